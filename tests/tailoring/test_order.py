"""Which finding comes first."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from briefgen.report.annotations import Annotation
from briefgen.report.taxonomy import guess_themes, shipped
from briefgen.tailoring.order import rank, theme_weight
from tests.making import annotated, make_profile, make_report

THEMES = ("registers", "fees", "borders")
PROFILE = make_profile(themes_first=THEMES)
FINDINGS = {"Fees and income": [f"Statement {n} on fees." for n in range(6)]}


def ids(annotations: dict[str, Annotation]) -> list[str]:
    return [p.id for p in rank(annotated(make_report(), annotations).findings, PROFILE)]


def test_without_annotations_the_report_s_own_order_holds() -> None:
    assert ids({}) == ["fees-income.1", "fees-income.2", "fees-income.3", "owners.1", "owners.2"]


def test_priority_comes_before_themes_and_three_is_what_no_priority_means() -> None:
    order = ids({
        "fees-income.1": Annotation(priority=4, themes=("registers",)),
        "fees-income.2": Annotation(priority=3),
        "owners.2": Annotation(priority=1),
    })  # fmt: skip
    assert order == ["owners.2", "fees-income.2", "fees-income.3", "owners.1", "fees-income.1"]


def test_themes_first_comes_before_the_order_of_the_report() -> None:
    order = ids({"owners.1": Annotation(themes=("fees",)), "owners.2": Annotation(themes=("other", "registers"))})
    assert order[:2] == ["owners.2", "owners.1"]


def test_the_weightiest_theme_counts_wherever_it_stands_in_the_entry() -> None:
    report = annotated(make_report(), {"owners.1": Annotation(themes=("other", "borders", "fees"))})
    by_id = {p.id: theme_weight(p, PROFILE) for p in report.findings}
    assert by_id["owners.1"] == 1
    assert by_id["owners.2"] == len(THEMES)


def test_a_report_without_annotations_is_ordered_by_guessed_themes() -> None:
    profile = make_profile(themes_first=("transparency", "revenue"))
    found = rank(guess_themes(make_report(), shipped("en")).findings, profile)
    assert [p.id for p in found] == ["owners.2", "fees-income.1", "fees-income.2", "fees-income.3", "owners.1"]


def test_an_annotation_overrides_a_guess() -> None:
    profile = make_profile(themes_first=("transparency", "revenue"))
    report = annotated(make_report(), {"owners.2": Annotation(themes=("other",)), "owners.1": Annotation(themes=())})
    by_id = {p.id: theme_weight(p, profile) for p in guess_themes(report, shipped("en")).findings}
    assert by_id["owners.2"] == by_id["owners.1"] == 2
    assert by_id["fees-income.1"] == 1


@given(
    annotations=st.dictionaries(
        st.sampled_from([f"fees-income.{n}" for n in range(1, 7)]),
        st.builds(
            Annotation,
            priority=st.none() | st.integers(1, 5),
            themes=st.lists(st.sampled_from([*THEMES, "other"]), max_size=2, unique=True).map(tuple),
        ),
    ),
    seed=st.integers(0, 1000),
)
def test_the_order_depends_on_nothing_but_the_findings(annotations: dict[str, Annotation], seed: int) -> None:
    findings = list(annotated(make_report(FINDINGS), annotations).findings)
    expected = rank(findings, PROFILE)
    random.Random(seed).shuffle(findings)
    assert rank(findings, PROFILE) == expected
    priorities = [3 if p.priority is None else p.priority for p in expected]
    assert priorities == sorted(priorities)
