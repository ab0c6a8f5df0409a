"""The first report of all, read as a whole. Its allegations are named by their ids only."""

from __future__ import annotations

from briefgen.report.model import CueKind, Kind, Role
from briefgen.report.readers import read_report, require_findings
from tests.report.reading import SEED, roles_of

REPORT = read_report(SEED)


def test_the_title_with_its_colon_is_one_title_and_the_second_line_the_subtitle() -> None:
    assert REPORT.title.place.line == 1
    assert ": " in REPORT.title.text
    assert REPORT.subtitle is not None
    assert REPORT.subtitle.text == "A Hub for Illicit Activities in Southeast Asia"


def test_the_dateline_begins_a_lead_of_two_sentences() -> None:
    assert [p.id for p in REPORT.lead] == ["lead.1"]
    assert REPORT.lead[0].text.startswith("PHNOM PENH - Cambodia")
    assert len(REPORT.lead[0].sentences) == 2


def test_six_headings_hold_sixteen_findings_of_eighteen_sentences() -> None:
    parts = REPORT.parts_of(Role.FINDINGS)
    assert len(parts) == 6
    assert all(part.heading for part in parts)
    assert len(REPORT.findings) == 16
    assert sum(len(p.sentences) for p in REPORT.findings) == 18
    assert {p.kind for p in REPORT.findings} == {Kind.BULLET}


def test_findings_are_numbered_from_one_and_nothing_else_is() -> None:
    assert [p.number for p in REPORT.findings] == list(range(1, 17))
    assert sum(p.number for p in REPORT.passages()) == sum(range(1, 17))


def test_the_conclusion_is_one_paragraph_of_two_sentences() -> None:
    (conclusion,) = REPORT.passages_of(Role.CONCLUSION)
    assert (conclusion.id, conclusion.place.line, len(conclusion.sentences)) == ("conclusion.1", 27, 2)


def test_parts_have_the_ids_that_the_design_names() -> None:
    assert list(roles_of(REPORT)) == [
        "report-findings",
        "state-embedded",
        "corruption-lack",
        "criminal-justice",
        "economic-financial",
        "civil-society",
        "conclusion",
    ]


def test_each_role_says_why() -> None:
    reasons = {part.id: part.reason for part in REPORT.parts}
    assert reasons["report-findings"] == 'heading says "findings"'
    assert reasons["civil-society"] == "carried from line 4"
    assert reasons["conclusion"] == 'heading says "conclusion"'
    assert all(part.guessed for part in REPORT.parts)


def test_exactly_two_findings_are_allegations() -> None:
    found = {
        p.id: [c.text for c in p.cues if c.kind is CueKind.ALLEGATION] for p in REPORT.passages() if p.is_allegation
    }
    assert found == {"state-embedded.2": ["reportedly"], "state-embedded.3": ["has been accused of"]}


def test_exactly_one_finding_is_about_groups() -> None:
    found = {p.id: [c.text for c in p.cues] for p in REPORT.passages() if any(c.kind is CueKind.GROUP for c in p.cues)}
    assert found == {"report-findings.2": ["Chinese groups", "Taiwanese groups"]}


def test_every_passage_stands_on_its_line_word_for_word() -> None:
    lines = SEED.read_text(encoding="utf-8").split("\n")
    for passage in REPORT.passages():
        assert lines[passage.place.line - 1].removeprefix("- ") == passage.text


def test_the_report_has_findings_a_language_and_nothing_to_complain_of() -> None:
    require_findings(REPORT)
    assert REPORT.file.endswith("report.txt")
    assert (REPORT.language, REPORT.sha256[:8]) == ("en", "5797b976")
    assert REPORT.diagnostics == ()
    assert (REPORT.author, REPORT.date) == ("", "")
