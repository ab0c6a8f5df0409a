"""Sentences of a file against the report: word for word, with other signs, shortened, or not there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.diagnostics import Severity
from briefgen.document.nodes import Voice
from briefgen.report.model import Place
from briefgen.report.tables import DataTable, ReportTable, Row
from briefgen.tracing.standing import Standing, check_standing, standing
from briefgen.tracing.trace import Origin, Trace, Traced
from tests.making import FEES, TITLE, make_report, with_passage

TEXT = "The register lists 212 vessels, but 37 of them (or 17%) have no owner on file."


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (TEXT, Standing.WHOLE),
        ("37 of them (or 17%)", Standing.WHOLE),
        ("The register  lists\u00a0212 vessels", Standing.WHOLE),
        (TEXT.replace("17%", "17"), Standing.SIGNS),
        (TEXT.replace(",", " –"), Standing.SIGNS),
        ("The register lists 212 vessels.", Standing.SIGNS),
        ("The register lists 37 of them.", Standing.SHORTENED),
        ("The register lists 213 vessels.", Standing.OTHER),
        ("212 vessels lists the register.", Standing.OTHER),
        ("The registers lists 212 vessels.", Standing.OTHER),
        ("!", Standing.OTHER),
    ],
)
def test_a_sentence_stands_whole_with_other_signs_shortened_or_not(sentence: str, expected: Standing) -> None:
    assert standing(sentence, ["Another text.", TEXT]) is expected


def test_nothing_stands_where_there_is_nothing() -> None:
    assert standing(TEXT, []) is Standing.OTHER


def traced(*sentences: tuple[str, int], report: str = "00c0ffee") -> Trace:
    found = (Traced(text, Voice.REPORT, (Origin(f"{report}_L{n}", report, Place(n)),)) for text, n in sentences)
    return Trace(Path("brief.pdf"), (*found, Traced("My own words.", Voice.AUTHOR), Traced("Findings", Voice.TOOL)))


def test_sentences_that_stand_at_their_lines_are_not_told_of() -> None:
    assert check_standing(traced((TITLE, 1), (FEES[0], 5), (FEES[1], 6)), make_report()) == ()


@pytest.mark.parametrize(
    ("text", "line", "severity", "words"),
    [
        (FEES[0], 6, Severity.ERROR, "does not stand at line 6"),
        (FEES[0], 99, Severity.ERROR, "does not stand at line 99"),
        ("Fees rose by a tenth within a year.", 5, Severity.ERROR, "there the report says “Fees fell by"),
        ("Fees fell within a year.", 5, Severity.WARNING, "stands at line 5 with more words"),
        ("Fees fell – by a tenth – within a year.", 5, Severity.WARNING, "with other signs"),
    ],
)
def test_a_sentence_that_does_not_is_told_with_its_place(text: str, line: int, severity: Severity, words: str) -> None:
    (told,) = check_standing(traced((text, line)), make_report())
    assert told.severity is severity
    assert words in told.message
    assert told.hint
    assert told.location is not None
    assert told.location.file == "brief.pdf"


def test_words_of_the_report_without_a_place_are_an_error() -> None:
    trace = Trace(Path("brief.pdf"), (Traced(FEES[0], Voice.REPORT),))
    (told,) = check_standing(trace, make_report())
    assert told.severity is Severity.ERROR


def test_another_or_a_changed_report_is_one_error_whatever_the_sentences() -> None:
    (told,) = check_standing(traced((FEES[0], 5), ("Nobody said so.", 6), report="12345678"), make_report())
    assert "another report, or from another state of it" in told.message
    assert "12345678" in told.message
    assert "00c0ffee" in told.message


def test_the_source_that_the_report_names_stands_where_its_finding_does() -> None:
    report = with_passage(make_report(), "fees-income.1", source="Accounts of Marrow, 2025")
    assert check_standing(traced(("Accounts of Marrow, 2025", 5)), report) == ()
    assert check_standing(traced(("Accounts of Marrow, 2025", 6)), report) != ()


def test_several_findings_on_one_line_are_all_looked_at() -> None:
    report = make_report()
    (part, *rest) = report.parts
    crowded = replace(
        report, parts=(replace(part, passages=tuple(replace(p, place=Place(5)) for p in part.passages)), *rest)
    )
    assert check_standing(traced(*((text, 5) for text in FEES)), crowded) == ()


TABLE = ReportTable(
    "quays",
    "Vessels by quay",
    DataTable(("Quay", "Vessels"), (Row(("North", "12"), Place(21)), Row(("South", "9"), Place(22)))),
    Place(19),
    Place(20),
)


@pytest.mark.parametrize(
    ("words", "errors"),
    [
        ("Vessels North 12 South 9", 0),
        ("Vessels South 9 North 12", 0),
        ("Vessels North 13 South 9", 1),
        ("Vessels North 12 12 South 9", 1),
        ("Vessels North 12 South 9 and more", 1),
    ],
)
def test_the_words_of_a_chart_are_cells_of_its_table(words: str, errors: int) -> None:
    first, *others = make_report().parts
    report = replace(make_report(), parts=(replace(first, tables=(TABLE,)), *others))
    origins = tuple(Origin(report.key_of(Place(line)), "00c0ffee", Place(line)) for line in (20, 21, 22))
    found = Trace(Path("brief.pdf"), (Traced(words, Voice.REPORT, origins),))
    assert len(check_standing(found, report)) == errors
