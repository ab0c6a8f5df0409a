"""The ledger: a row for each sentence of the report and the author that a brief shows, and nothing else."""

from __future__ import annotations

import csv
import re
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.document.nodes import (
    AUTHOR,
    Align,
    Box,
    BoxKind,
    Cell,
    Document,
    Heading,
    LineBreak,
    Note,
    Paragraph,
    Provenance,
    Reference,
    Section,
    Strong,
    Table,
    Text,
    Voice,
)
from briefgen.tracing.ledger import guarded, ledger
from tests.samples import metadata, report, sample
from tests.tracing.expected import read_back

FORMULA = re.compile("(?:^|;)[ \u00a0]*[=+\\-@\t\r＝＋－＠]")
RESTORED = re.compile("((?:^|;)[ \u00a0]*)'('*[=+\\-@\t\r＝＋－＠])")


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def document(*blocks: object, name: str = "findings") -> Document:
    title = Section("title", (Heading(1, (report("Quays of Zedland", 1),), "title"),))
    return Document(metadata(), (title, Section(name, tuple(blocks))))  # type: ignore[arg-type]


def restored(cell: str) -> str:
    """Return the words of a cell as any reader can have them: one apostrophe less before what begins a formula."""
    return RESTORED.sub(r"\1\2", cell)


def test_a_row_says_section_whose_words_key_place_and_words() -> None:
    heading = Heading(2, (Text("What was found"),), "findings")
    sentence = Paragraph((report("The quay of Marrow is open.", 13), Reference("F1", "line 13")))
    own = Paragraph((Text("Ask the clerk of Quell.", AUTHOR),))
    found = rows(ledger(document(heading, sentence, own, Paragraph((Text("Two findings in all."),)))))
    assert list(found[0]) == ["section", "words", "key", "place", "text"]
    assert [tuple(row.values()) for row in found] == [
        ("title", "report", "00c0ffee_L1", "line 1", "Quays of Zedland"),
        ("What was found", "report", "00c0ffee_L13", "line 13", "The quay of Marrow is open."),
        ("What was found", "author", "", "", "Ask the clerk of Quell."),
    ]


def test_the_rows_are_the_sentences_that_a_trace_of_the_file_finds() -> None:
    told = [(row["words"], row["key"], restored(row["text"])) for row in rows(ledger(sample()))]
    traced = [
        (str(s.words), " ".join(origin.key for origin in s.places), s.text) for s in read_back(sample(), "html").said
    ]
    assert len(told) > 20
    assert sorted(told) == sorted(traced)


def test_a_passage_of_several_sentences_has_a_row_for_each() -> None:
    found = rows(ledger(document(Paragraph((report("The quay is open. Nobody pays.", 9),)))))
    assert [(row["place"], row["text"]) for row in found[1:]] == [
        ("line 9", "The quay is open."),
        ("line 9", "Nobody pays."),
    ]


def test_words_of_two_places_name_both_as_they_are_printed() -> None:
    both = Text("Two clerks say so.", Provenance(Voice.REPORT, ("00c0ffee_L4", "00c0ffee_P3B12")))
    (row,) = rows(ledger(document(Paragraph((both,)))))[1:]
    assert (row["key"], row["place"]) == ("00c0ffee_L4 00c0ffee_P3B12", "line 4, page 3")


def test_cells_of_tables_and_notes_are_rows_of_their_own_and_notes_stand_last() -> None:
    table = Table(
        (Cell((Text("Finding"),)), Cell((Text("Heading"),))),
        ((Cell((Text("F1"),)), Cell((report("Fees", 3),))), (Cell((Text("F2"),)), Cell((report("Boats", 4),)))),
        (Align.START, Align.START),
        (Text("Where it stands"),),
    )
    noted = Paragraph((report("The quay is open", 9), Note((report("Register of Marrow", 7),)), report(" at night", 9)))
    found = rows(ledger(document(noted, table)))
    assert [(row["section"], row["text"]) for row in found[1:]] == [
        ("findings", "The quay is open"),
        ("findings", "at night"),
        ("findings", "Fees"),
        ("findings", "Boats"),
        ("Notes", "Register of Marrow"),
    ]


def test_a_section_without_a_heading_is_named_by_its_box_and_a_line_break_parts_words() -> None:
    words = Paragraph(
        (Strong((Text("Ask", AUTHOR),)), Text(" the clerk", AUTHOR), LineBreak(), Text("of Quell", AUTHOR))
    )
    found = rows(ledger(document(Box(BoxKind.CALLOUT, (words,), (Text("Whom to ask"),)), name="contact")))
    assert [(row["section"], row["text"]) for row in found[1:]] == [("Whom to ask", "Ask the clerk of Quell")]


def test_the_file_is_utf_8_with_lines_that_end_in_crlf() -> None:
    data = ledger(document(Paragraph((report("“Œuvre”, 15 % – ნავი", 9),))))
    assert data.endswith('“Œuvre”, 15 % – ნავი"\r\n'.encode())
    assert data.count(b"\n") == data.count(b"\r\n") == 3
    assert data.startswith(b"\xef\xbb\xbf")  # else Excel takes it for the code page of the country


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_no_cell_begins_a_formula_and_every_word_can_be_had_back(sign: str) -> None:
    for words in (f"{sign}1+1", f" {sign}SUM(A1)", f"quay; {sign}1+1", f"'{sign}1", f"''{sign}1"):
        cell = guarded(words)
        assert not FORMULA.search(cell)
        assert cell.count("'") == words.count("'") + 1
        assert restored(cell) == words


@pytest.mark.parametrize("words", ["", "Fees fell - by 15%.", "'Tis said", "a=b; c", "O’Quell", "5 + 5 = 10"])
def test_what_begins_no_formula_stays_as_it_is(words: str) -> None:
    assert guarded(words) == words


@given(st.text(alphabet="=+-@\t\r'; aé＝"))
def test_guarding_a_cell_loses_nothing(words: str) -> None:
    assert not FORMULA.search(guarded(words))
    assert restored(guarded(words)) == words


def test_a_hostile_report_and_a_hostile_heading_are_guarded_in_the_file() -> None:
    heading = Heading(2, (Text("=HYPERLINK(1)", AUTHOR),), "findings")
    data = ledger(document(heading, Paragraph((report('-2+3+cmd|" /C calc"!A0', 9),))))
    (_, own, said) = rows(data)
    assert (own["section"], own["text"]) == ("'=HYPERLINK(1)", "'=HYPERLINK(1)")
    assert said["text"] == '\'-2+3+cmd|" /C calc"!A0'
