"""The fidelity gate for what the machine sets: other words than a place holds stop the brief."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefgen.brief import Brief
from briefgen.build.variant import compose_variant
from briefgen.checks.faithful import check_faithful, pieces
from briefgen.document.nodes import Box, Document, List, ListItem, Paragraph, Provenance, Section, Text, Voice
from briefgen.errors import GateError
from briefgen.fidelity import is_listed_deletion
from briefgen.report.model import Report, Role
from briefgen.sections.compose import compose
from briefgen.tailoring.selection import Selection
from briefgen.tailoring.tailor import tailor
from tests.making import ALLEGATION, make_brief, make_profile, make_report

LONG = "The register is kept by hand, which takes two clerks a week."
REPORT = make_report({"Owners": (LONG, "Fees fell by a tenth.", ALLEGATION)})
PROFILE = make_profile("title", "findings", "source", "certainty", "evidence")


def changed(document: Document, change: Callable[[str], str]) -> Document:
    """Return the document with other words in the report's voice, keys as they were."""

    def text(inline: object) -> object:
        ours = isinstance(inline, Text) and inline.provenance.voice is Voice.REPORT
        return replace(inline, text=change(inline.text)) if ours and isinstance(inline, Text) else inline

    def block(found: object) -> object:
        match found:
            case Paragraph():
                return replace(found, content=tuple(map(text, found.content)))
            case Box():
                return replace(found, blocks=tuple(map(block, found.blocks)))
            case List():
                return replace(found, items=tuple(ListItem(tuple(map(block, i.blocks))) for i in found.items))
            case _:
                return found

    sections = tuple(Section(s.name, tuple(map(block, s.blocks)), s.area) for s in document.sections)  # type: ignore[arg-type]
    return replace(document, sections=sections)


def composed_from(selection: Selection, report: Report = REPORT) -> Document:
    return compose(selection, make_brief(report, selection.profile))


def selected(**settings: object) -> Selection:
    return tailor(REPORT, make_profile("title", "findings", "source", "certainty", "evidence", **settings))


def test_what_briefgen_composes_passes_and_is_looked_at() -> None:
    selection = selected()
    document = composed_from(selection)
    assert check_faithful(selection, document) == ()
    assert sum(LONG in piece.words for piece in pieces(document)) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tenth", "fifth"),
        ("reportedly ", ""),
        ("Fees fell", "Fees never fell"),
        (", which takes two clerks a week", ""),
        ("Fees fell by a tenth.", "Fees fell."),
    ],
)
def test_other_words_than_the_place_holds_are_an_error(old: str, new: str) -> None:
    selection = selected()
    (told,) = check_faithful(selection, changed(composed_from(selection), lambda words: words.replace(old, new)))
    assert "is not what `owners." in told.message
    assert told.location is not None
    assert told.location.line > 0


def test_a_listed_deletion_passes_only_where_the_audience_asks_for_it_and_never_in_an_allegation() -> None:
    selection = selected(shorten=True)
    document = composed_from(selection)
    assert "The register is kept by hand." in [piece.words for piece in pieces(document)]
    assert check_faithful(selection, document) == ()
    assert len(check_faithful(selected(), document)) == 1
    cut = changed(document, lambda words: words.replace(" at night", ""))
    assert len(check_faithful(selection, cut)) == 1


def test_words_of_a_place_that_is_not_shown_or_of_no_place_are_an_error() -> None:
    selection = tailor(REPORT, make_profile("title", "findings", never=("owners.2",)))
    document = composed_from(selection)
    other = Provenance(Voice.REPORT, (REPORT.key(REPORT.findings[1]),))
    for provenance in (other, Provenance(Voice.REPORT, ("00000000_L1",)), Provenance(Voice.REPORT)):
        added = Section("x", (Paragraph((Text("Fees fell by a tenth.", provenance),)),))
        (told,) = check_faithful(selection, replace(document, sections=(*document.sections, added)))
        assert "from a place that is not shown" in told.message


def on_one_line(report: Report) -> Report:
    """Return the report with all findings at the place of the first."""
    place = report.findings[0].place
    parts = tuple(
        replace(part, passages=tuple(replace(passage, place=place) for passage in part.passages))
        if part.role is Role.FINDINGS
        else part
        for part in report.parts
    )
    return replace(report, parts=parts)


def test_findings_on_one_line_of_the_report_are_each_compared_with_what_is_shown_of_it() -> None:
    report = on_one_line(make_report({"Owners": (LONG, "Fees fell by a tenth.")}))
    selection = tailor(report, make_profile("title", "findings"))
    document = composed_from(selection, report)
    assert check_faithful(selection, document) == ()
    assert len(check_faithful(selection, changed(document, lambda words: words.replace("tenth", "fifth")))) == 1
    fewer = tailor(report, make_profile("title", "findings", never=("owners.2",)))
    (told,) = check_faithful(fewer, document)
    assert told.message.startswith("“Fees fell by a tenth.” is not what")


def test_a_part_that_may_go_from_a_finding_may_not_go_from_an_allegation() -> None:
    whole = f"{ALLEGATION[:-1]}, which takes two clerks a week."
    assert is_listed_deletion(whole, ALLEGATION, "en")
    report = make_report({"Owners": (whole,)})
    selection = tailor(report, make_profile("findings", shorten=True))
    document = changed(compose(selection, make_brief(report, selection.profile)), lambda _: ALLEGATION)
    assert check_faithful(selection, document)


def test_words_of_two_places_must_stand_at_both() -> None:
    selection = selected()
    keys = tuple(REPORT.key(passage) for passage in REPORT.findings[:2])
    both = Section("x", (Paragraph((Text(LONG, Provenance(Voice.REPORT, keys)),)),))
    (told,) = check_faithful(selection, replace(composed_from(selection), sections=(both,)))
    assert f"is not what `{REPORT.findings[1].id}` says" in told.message


def test_a_brief_with_other_words_than_the_report_is_not_built(monkeypatch: pytest.MonkeyPatch) -> None:
    def composed(selection: Selection, brief: Brief) -> Document:
        return changed(compose(selection, brief), lambda words: words.replace("tenth", "fifth"))

    monkeypatch.setattr("briefgen.build.variant.compose", composed)
    with pytest.raises(GateError, match=r"is not what `owners\.2` says"):
        compose_variant(make_brief(REPORT, PROFILE), PROFILE)
