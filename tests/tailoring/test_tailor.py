"""The decisions on everything that is not a finding, and what a selection says of itself."""

from __future__ import annotations

import pytest

from briefgen.audience.profile import GroupBy, SectionPlan
from briefgen.labels import Label
from briefgen.report.annotations import Annotation
from briefgen.report.model import Passage
from briefgen.tailoring.selection import Fate, Selection
from briefgen.tailoring.tailor import tailor
from tests.making import annotated, make_profile, make_report

ASKS = ["Publish the register.", "Number all receipts by machine."]


def section_of(selection: Selection, name: str) -> str:
    return selection.decisions[name].section


def test_the_report_s_recommendations_are_asked_for_where_it_makes_any() -> None:
    selection = tailor(make_report(recommendations=ASKS), make_profile())
    assert [p.text for p in selection.prose["asks"]] == ASKS
    assert selection.decisions["conclusion.1"].fate is Fate.CUT


def test_its_conclusion_stands_in_where_it_makes_none() -> None:
    selection = tailor(make_report(), make_profile())
    assert [p.id for p in selection.prose["asks"]] == ["conclusion.1"]


def test_recommendations_that_are_withheld_are_not_replaced_by_the_conclusion() -> None:
    selection = tailor(make_report(recommendations=ASKS), make_profile(never=("recommendations",)))
    assert selection.prose["asks"] == ()


def test_what_no_section_prints_is_cut_and_not_shown() -> None:
    selection = tailor(make_report(), make_profile("title", "findings"))
    for name in ("lead.1", "conclusion.1", "conclusion"):
        assert selection.decisions[name].fate is Fate.CUT
        assert selection.decisions[name].rule == "no section of this profile shows it"


def test_a_heading_is_shown_where_a_section_prints_it() -> None:
    by_part = tailor(make_report(), make_profile("findings", never=("owners.1", "owners.2")))
    assert (section_of(by_part, "fees-income"), section_of(by_part, "owners")) == ("findings", "")
    by_theme = tailor(make_report(), make_profile(SectionPlan("findings", by=GroupBy.THEME)))
    assert section_of(by_theme, "owners") == ""
    evidence = tailor(make_report(), make_profile(SectionPlan("findings", by=GroupBy.THEME), "evidence"))
    assert section_of(evidence, "owners") == "evidence"


def test_the_label_is_the_strictest_of_what_is_shown_and_not_of_what_is_left_out() -> None:
    report = annotated(
        make_report(), {"owners.1": Annotation(label=Label.AMBER), "lead.1": Annotation(label=Label.GREEN)}
    )
    assert tailor(report, make_profile()).label is Label.AMBER
    assert tailor(report, make_profile(never=("owners.1",))).label is Label.GREEN
    assert tailor(report, make_profile("title", "findings", never=("owners.1",))).label is Label.CLEAR


def test_what_fitting_leaves_out_is_cut_by_the_budget_and_withheld_stays_withheld() -> None:
    selection = tailor(make_report(), make_profile(never=("owners.1",)), {"owners.1": "length", "owners.2": "length"})
    assert selection.decisions["owners.1"].fate is Fate.WITHHELD
    assert selection.decisions["owners.2"].fate is Fate.CUT
    assert [p.id for p in selection.findings_shown] == ["fees-income.1", "fees-income.2", "fees-income.3"]


def test_passages_are_told_apart_by_their_ids_since_to_compare_thousands_whole_takes_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    report, sections = make_report(recommendations=ASKS), ("key-messages", "findings", "asks", "conclusion")
    before = tailor(report, make_profile(*sections)).decisions

    def compared(one: Passage, other: object) -> bool:
        raise AssertionError("two passages are compared whole")

    monkeypatch.setattr(Passage, "__eq__", compared)
    assert tailor(report, make_profile(*sections)).decisions == before
