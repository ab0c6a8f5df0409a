"""Which section shows which finding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.audience.profile import GroupBy, Profile, SectionPlan
from briefgen.report.annotations import Annotation
from briefgen.report.model import Report
from briefgen.report.taxonomy import guess_themes, shipped
from briefgen.tailoring.allot import (
    FINDINGS,
    KEY_MESSAGES,
    KEY_MESSAGES_IF_NO_MAX,
    Allotment,
    allot,
    arrange,
    main_theme,
)
from briefgen.tailoring.order import rank
from briefgen.tailoring.together import runs
from tests.making import ALLEGATION, FEES, GROUP, annotated, make_profile, make_report

MIXED = make_report({"Customs": [ALLEGATION, GROUP], "Fees and income": FEES})


def allotted(report: Report, profile: Profile) -> Allotment:
    return allot(runs(rank(report.findings, profile), {}), profile, report.language)


def names(allotment: Allotment, section: str) -> list[str]:
    return [p.id for p in allotment.sections[section]]


def test_key_messages_take_the_weightiest_that_may_stand_out_and_findings_the_rest() -> None:
    found = allotted(MIXED, make_profile(SectionPlan("key-messages", max=2), "findings"))
    assert names(found, KEY_MESSAGES) == ["fees-income.1", "fees-income.2"]
    assert names(found, FINDINGS) == ["customs.1", "customs.2", "fees-income.3"]
    assert not found.cut


@pytest.mark.parametrize("name", ["customs.1", "customs.2"])
def test_only_an_annotation_makes_an_allegation_or_a_group_statement_a_key_message(name: str) -> None:
    report = annotated(MIXED, {name: Annotation(key_message=True)})
    assert names(allotted(report, make_profile("key-messages")), KEY_MESSAGES)[0] == name


def test_an_annotation_keeps_a_finding_out_of_the_key_messages() -> None:
    report = annotated(MIXED, {"fees-income.1": Annotation(key_message=False)})
    assert "fees-income.1" not in names(allotted(report, make_profile("key-messages")), KEY_MESSAGES)


def test_key_messages_have_a_bound_of_their_own_where_the_profile_sets_none() -> None:
    report = make_report({"Fees and income": [f"Statement {n} on fees." for n in range(9)]})
    assert len(names(allotted(report, make_profile("key-messages")), KEY_MESSAGES)) == KEY_MESSAGES_IF_NO_MAX


def test_a_bound_of_nought_is_a_bound() -> None:
    found = allotted(MIXED, make_profile(SectionPlan("key-messages", max=0), SectionPlan("findings", max=0)))
    assert names(found, KEY_MESSAGES) == names(found, FINDINGS) == []
    assert set(found.cut) == {p.id for p in MIXED.findings}


def test_what_has_no_room_is_cut_by_the_rule_that_says_so() -> None:
    found = allotted(make_report(), make_profile(SectionPlan("findings", max=3)))
    assert found.cut == dict.fromkeys(("owners.1", "owners.2"), "section findings: max 3")


def test_without_a_findings_section_the_rest_is_cut() -> None:
    found = allotted(make_report(), make_profile(SectionPlan("key-messages", max=4)))
    assert found.cut == {"owners.2": "no section of this profile shows it"}


THEMED = annotated(
    make_report(),
    {
        "fees-income.1": Annotation(themes=("cash",)),
        "fees-income.3": Annotation(themes=("registers", "cash")),
        "owners.1": Annotation(themes=("law",)),
        "owners.2": Annotation(themes=("cash", "registers"), priority=1),
    },
)


def test_by_part_findings_stand_in_the_report_s_order_and_by_weight_in_that_of_weight() -> None:
    profile = make_profile(themes_first=("registers",))
    ranked = rank(THEMED.findings, profile)
    assert ranked[0].id == "owners.2"
    by_part = arrange(ranked, SectionPlan("findings", by=GroupBy.PART), profile)
    assert by_part == THEMED.findings
    assert arrange(ranked, SectionPlan("findings", by=GroupBy.WEIGHT), profile) == ranked


def test_by_theme_the_first_themes_come_first_and_findings_without_a_theme_last() -> None:
    profile = make_profile(themes_first=("registers",))
    found = arrange(rank(THEMED.findings, profile), SectionPlan("findings", by=GroupBy.THEME), profile)
    grouped = [(main_theme(p, profile), p.id) for p in found]
    assert grouped == [
        ("registers", "owners.2"),
        ("registers", "fees-income.3"),
        ("cash", "fees-income.1"),
        ("law", "owners.1"),
        ("", "fees-income.2"),
    ]


def test_findings_are_grouped_under_guessed_themes_where_nobody_gave_any() -> None:
    profile = make_profile(themes_first=("transparency",))
    report = guess_themes(annotated(make_report(), {"owners.1": Annotation(themes=("law",))}), shipped("en"))
    found = arrange(rank(report.findings, profile), SectionPlan("findings", by=GroupBy.THEME), profile)
    assert [(main_theme(p, profile), p.id) for p in found] == [
        ("transparency", "owners.2"),
        ("revenue", "fees-income.1"),
        ("law", "owners.1"),
        ("", "fees-income.2"),
        ("", "fees-income.3"),
    ]


@given(
    key=st.none() | st.integers(0, 6),
    most=st.none() | st.integers(0, 6),
    by=st.sampled_from(list(GroupBy)),
    themes=st.lists(st.sampled_from(["registers", "cash", "law"]), unique=True).map(tuple),
)
def test_each_finding_is_in_one_section_or_cut_and_each_theme_stands_together(
    key: int | None, most: int | None, by: GroupBy, themes: tuple[str, ...]
) -> None:
    profile = make_profile(
        SectionPlan("key-messages", max=key), SectionPlan("findings", by=by, max=most), themes_first=themes
    )
    found = allotted(THEMED, profile)
    used = [*names(found, KEY_MESSAGES), *names(found, FINDINGS), *found.cut]
    assert sorted(used) == sorted(p.id for p in THEMED.findings)
    if by is GroupBy.THEME:
        order = [main_theme(p, profile) for p in found.sections[FINDINGS]]
        assert len(set(order)) == sum(a != b for a, b in zip(["none", *order], order, strict=False))


def test_in_a_short_list_by_weight_what_may_not_stand_out_comes_last() -> None:
    found = allotted(MIXED, make_profile(SectionPlan("findings", by=GroupBy.WEIGHT, max=4)))
    assert names(found, FINDINGS) == ["fees-income.1", "fees-income.2", "fees-income.3", "customs.1"]
    assert found.cut == {"customs.2": "section findings: max 4"}


def test_a_section_with_themes_takes_the_findings_on_them_and_no_other_section_repeats_them() -> None:
    about = {"fees-income.2": Annotation(themes=("revenue",)), "fees-income.3": Annotation(themes=("borders",))}
    report = annotated(make_report({"Fees and income": FEES}), about)
    found = allotted(report, make_profile(SectionPlan("at-the-quay", themes=("revenue",)), "findings"))
    assert names(found, "at-the-quay") == ["fees-income.2"]
    assert names(found, FINDINGS) == ["fees-income.1", "fees-income.3"]


def test_a_findings_section_with_themes_leaves_out_the_others_and_says_why() -> None:
    report = annotated(make_report({"Fees and income": FEES}), {"fees-income.2": Annotation(themes=("revenue",))})
    found = allotted(report, make_profile(SectionPlan("findings", themes=("revenue",))))
    assert names(found, FINDINGS) == ["fees-income.2"]
    rule = "section findings: themes revenue"
    assert found.cut == {"fees-income.1": rule, "fees-income.3": rule}
