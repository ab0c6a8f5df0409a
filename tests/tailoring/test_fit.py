"""What is left out for length, with a measure that counts words and does not know how anything looks."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.audience.profile import Profile, SectionPlan
from briefgen.errors import CannotFitError
from briefgen.report.annotations import Annotation
from briefgen.report.model import Report
from briefgen.tailoring.fit import drop_order, fit
from briefgen.tailoring.selection import Fate, Selection
from briefgen.tailoring.tailor import tailor
from tests.making import annotated, make_profile, make_report

WORDS_A_PAGE = 40
SECTIONS = ("title", "summary", SectionPlan("key-messages", max=2), "findings", "asks")
REPORT = make_report(
    {"Fees and income": [f"Statement {n} says five words." for n in range(1, 8)]},
    lead=["The first paragraph opens it.", "The second paragraph goes on."],
    conclusion=["The conclusion says this first.", "It says this afterwards, too.", "It ends upon this sentence."],
)
WHOLE = 5 * 12  # words: 7 findings, 2 paragraphs of lead, 3 of the conclusion


@dataclass(frozen=True)
class Taken:
    pages: int
    words: int


class Measure:
    """Count five words a passage, and how often it was asked."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, selection: Selection) -> Taken:
        self.calls += 1
        passages = [p for held in (selection.allotted, selection.prose) for found in held.values() for p in found]
        words = sum(len(p.text.split()) for p in passages)
        return Taken(-(-words // WORDS_A_PAGE), words)


def fitted(words: int | None = None, pages: int | None = None, report: Report = REPORT) -> Selection:
    return fit(report, make_profile(*SECTIONS, words=words, pages=pages), Measure())


def cut(selection: Selection) -> list[str]:
    return [name for name, d in selection.decisions.items() if d.fate is Fate.CUT and d.rule.startswith("length")]


def test_without_a_budget_nothing_is_measured() -> None:
    measure = Measure()
    profile = make_profile(*SECTIONS)
    assert fit(REPORT, profile, measure) == tailor(REPORT, profile)
    assert measure.calls == 0


def test_what_fits_is_left_whole() -> None:
    assert fitted(words=WHOLE) == tailor(REPORT, make_profile(*SECTIONS, words=WHOLE))


def test_findings_go_first_the_least_weighty_before_the_others() -> None:
    assert cut(fitted(words=WHOLE - 1)) == ["fees-income.7"]
    assert cut(fitted(words=WHOLE - 11)) == ["fees-income.5", "fees-income.6", "fees-income.7"]


def test_priority_decides_what_is_least_weighty() -> None:
    weighed = annotated(REPORT, {"fees-income.7": Annotation(priority=1), "fees-income.2": Annotation(priority=5)})
    assert cut(fitted(words=WHOLE - 1, report=weighed)) == ["fees-income.2"]


def test_the_conclusion_and_the_lead_give_up_their_later_paragraphs_before_the_last_findings() -> None:
    order = [p.id for p in drop_order(tailor(REPORT, make_profile(*SECTIONS)))]
    assert order == [
        "fees-income.7", "fees-income.6", "fees-income.5", "fees-income.4",
        "conclusion.3", "conclusion.2", "lead.2",
        "fees-income.3", "fees-income.2",
    ]  # fmt: skip


def test_the_tightest_brief_keeps_one_finding_one_paragraph_of_lead_and_one_of_the_conclusion() -> None:
    selection = fitted(words=15)
    assert [p.id for p in selection.findings_shown] == ["fees-income.1"]
    assert [p.id for found in selection.prose.values() for p in found] == ["lead.1", "conclusion.1"]


def test_what_cannot_be_met_is_an_error_that_names_the_budget_and_what_it_takes() -> None:
    with pytest.raises(CannotFitError) as caught:
        fitted(words=14, pages=3)
    assert caught.value.exit_code == 3
    (problem,) = caught.value.diagnostics
    assert "audience `partners` cannot keep its length: words 14" in problem.message
    assert "take 1 page and 15 words" in problem.message
    assert problem.hint == "allow it more (`words: 15`) or give it fewer sections"


def test_the_rule_names_every_budget_that_was_exceeded() -> None:
    selection = fitted(words=WHOLE - 1, pages=1)
    assert {selection.decisions[name].rule for name in cut(selection)} == {"length: pages 1, words 59"}


def test_fitting_asks_for_few_measures() -> None:
    measure = Measure()
    report = make_report({"Fees and income": [f"Statement {n} says five words." for n in range(1, 500)]})
    fit(report, make_profile(*SECTIONS, words=300), measure)
    assert measure.calls <= 12


BUDGETS = st.integers(15, WHOLE + 5)
PRIORITIES = st.lists(st.integers(1, 5), min_size=7, max_size=7)


def weighed(priorities: list[int]) -> Report:
    return annotated(REPORT, {f"fees-income.{n}": Annotation(priority=p) for n, p in enumerate(priorities, 1)})


@given(words=BUDGETS, priorities=PRIORITIES)
def test_the_budget_is_kept_and_as_little_is_left_out_as_can_be(words: int, priorities: list[int]) -> None:
    report = weighed(priorities)
    selection = fitted(words=words, report=report)
    assert Measure()(selection).words <= words
    left_out = cut(selection)
    assert len(left_out) == max(0, -(-(WHOLE - words) // 5))
    order = [p.id for p in drop_order(tailor(report, profile_of(selection)))]
    assert sorted(left_out) == sorted(order[: len(left_out)])


def profile_of(selection: Selection) -> Profile:
    return replace(selection.profile, words=None)


@given(words=st.tuples(BUDGETS, BUDGETS), priorities=PRIORITIES)
def test_more_room_never_shows_less(words: tuple[int, int], priorities: list[int]) -> None:
    report = weighed(priorities)
    tight, roomy = (fitted(words=budget, report=report) for budget in sorted(words))
    assert {p.id for p in tight.shown} <= {p.id for p in roomy.shown}


def test_fitting_shows_nothing_that_was_withheld() -> None:
    profile = make_profile(*SECTIONS, never=("fees-income.1", "lead.1"), words=20)
    selection = fit(REPORT, profile, Measure())
    assert {p.id for p in selection.withheld} == {"fees-income.1", "lead.1"}
    assert not {"fees-income.1", "lead.1"} & {p.id for p in selection.shown}
