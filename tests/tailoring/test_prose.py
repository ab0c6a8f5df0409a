"""Opening, recommendations, conclusion, context: which section takes which, up to how many, and to whom."""

from __future__ import annotations

import pytest

from briefgen.audience.profile import SectionPlan, To
from briefgen.labels import Label
from briefgen.report.annotations import Annotation
from briefgen.report.model import Kind, Report, Role
from briefgen.tailoring.address import addressed
from briefgen.tailoring.selection import Decision, Fate, Selection
from briefgen.tailoring.tailor import tailor
from tests.making import LEAD, annotated, make_profile, make_report
from tests.tailoring.drafts import ASKS, METHOD, PARTS, addressed_to, whole_report

REPORT = whole_report()
SILENT = whole_report(parts=tuple(p for p in PARTS if p[1] is not Role.RECOMMENDATIONS))


def ids(selection: Selection, section: str) -> list[str]:
    return [p.id for p in selection.prose.get(section, ())]


def chosen(*sections: str | SectionPlan, report: Report = REPORT, **settings: object) -> Selection:
    return tailor(report, make_profile(*sections, **settings))


def test_each_section_takes_the_passages_of_its_role() -> None:
    selection = chosen("summary", "findings", "asks", "conclusion", "context")
    assert ids(selection, "summary") == ["lead.1"]
    assert ids(selection, "asks") == ["recommendations.1", "recommendations.2", "recommendations.3"]
    assert ids(selection, "conclusion") == ["conclusion.1"]
    assert ids(selection, "context") == ["method.1", "method.2"]
    assert [p.text for p in selection.prose["context"]] == list(METHOD)


def test_what_no_section_takes_is_left_out_and_not_withheld() -> None:
    selection = chosen("findings")
    assert selection.prose == {}
    for name in ("lead.1", "method.1", "conclusion.1", "recommendations.1"):
        assert selection.decisions[name] == Decision(Fate.CUT, "no section of this profile shows it")


def test_a_part_called_summary_is_the_opening_of_a_report_that_has_no_other() -> None:
    parts = (("Summary", Role.SUMMARY, Kind.PARAGRAPH, (LEAD,)), *PARTS)
    assert ids(chosen("summary", report=whole_report(parts=parts)), "summary") == ["lead.1"]
    without = make_report(lead=())
    assert ids(chosen("summary", report=without), "summary") == []


def test_the_conclusion_speaks_for_a_report_without_recommendations_where_no_section_is_for_it() -> None:
    assert ids(chosen("findings", "asks", report=SILENT), "asks") == ["conclusion.1"]
    both = chosen("findings", "asks", "conclusion", report=SILENT)
    assert (ids(both, "asks"), ids(both, "conclusion")) == ([], ["conclusion.1"])
    assert ids(chosen("findings", "asks"), "asks")[0] == "recommendations.1"


def test_recommendations_that_are_all_withheld_do_not_let_the_conclusion_speak_in_their_place() -> None:
    selection = chosen("findings", "asks", never=("recommendations",))
    assert ids(selection, "asks") == []
    assert selection.decisions["conclusion.1"].fate is Fate.CUT


@pytest.mark.parametrize(("section", "most"), [("asks", 1), ("asks", 0), ("context", 1), ("conclusion", 0)])
def test_a_maximum_keeps_the_first_and_says_so_of_the_others(section: str, most: int) -> None:
    selection = chosen(SectionPlan(section, max=most))
    all_ = ids(chosen(section), section)
    assert ids(selection, section) == all_[:most]
    for name in all_[most:]:
        assert selection.decisions[name] == Decision(Fate.CUT, f"section {section}: max {most}")


def test_what_is_withheld_takes_no_room() -> None:
    selection = chosen(SectionPlan("asks", max=1), never=("recommendations.1",))
    assert ids(selection, "asks") == ["recommendations.2"]
    assert selection.decisions["recommendations.1"].fate is Fate.WITHHELD


def test_recommendations_to_others_are_left_out_where_a_section_wants_its_own() -> None:
    report = addressed_to(addressed_to(REPORT, "recommendations.1", "press"), "recommendations.2", "partners", "press")
    selection = chosen(SectionPlan("asks", to=To.OWN), report=report)
    assert ids(selection, "asks") == ["recommendations.2", "recommendations.3"]
    assert selection.decisions["recommendations.1"] == Decision(Fate.CUT, "addressed to press")
    assert len(ids(chosen("asks", report=report), "asks")) == len(ASKS)


def test_an_audience_answers_to_its_own_name_and_to_those_it_extends() -> None:
    profile = make_profile(lineage=("partners", "friends", "public"))
    for name in profile.lineage:
        assert addressed((name,), To.OWN, profile)
    assert not addressed(("press",), To.OWN, profile)
    assert addressed(("press",), To.ALL, profile)
    assert addressed((), To.OWN, profile)
    assert addressed(("partners",), To.OWN, make_profile())


def test_a_label_above_the_ceiling_withholds_prose_like_findings() -> None:
    stricter = {name: Annotation(label=Label.AMBER) for name in ("lead.1", "method", "conclusion.1")}
    selection = chosen("summary", "context", "conclusion", report=annotated(REPORT, stricter), ceiling=Label.GREEN)
    assert selection.prose == {"summary": (), "context": (), "conclusion": ()}
    assert selection.label is Label.CLEAR


def test_the_heading_of_the_context_is_shown_with_it_and_only_with_it() -> None:
    assert chosen("findings", "context").decisions["method"] == Decision(Fate.SHOWN, "section context", "context")
    assert chosen("findings", SectionPlan("context", max=0)).decisions["method"].fate is Fate.CUT
    assert chosen("findings").decisions["method"].fate is Fate.CUT
