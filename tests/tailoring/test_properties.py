"""What holds for any report, profile and texts: deny wins, and no rule that is added shows what was withheld.

A rule that withholds a finding may make room for another that was left out for room (`max`, key messages), and a term
may be explained that was not in what was shown. So the strongest that is true of "never shows more" is: nothing that
was withheld becomes shown, nothing that the new rule denies is shown, and what is new was left out for room alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.audience.profile import Allegations, GroupBy, Profile, SectionPlan, To
from briefgen.brief import AuthorText
from briefgen.labels import Label
from briefgen.report.annotations import Annotation
from briefgen.report.model import CueKind, Part, Passage, Report, Role
from briefgen.tailoring import select
from briefgen.tailoring.author import texts_for
from briefgen.tailoring.select import is_denied, withheld_by
from briefgen.tailoring.selection import Decision, Fate, Selection
from briefgen.tailoring.tailor import tailor
from tests.making import annotated, make_profile
from tests.tailoring.drafts import own_text, whole_report

REPORTS = {language: whole_report(language) for language in ("en", "pt")}
IDS = [p.id for p in REPORTS["en"].passages()]
HEADINGS = [part.id for part in REPORTS["en"].parts]
THEMES = ["revenue", "corruption", "registers"]
BUILT = [label for label in Label if label is not Label.RED]
CITED = [None, "fees-income.1", "owners.2", "customs.1", "customs.2", "lead.1", "conclusion.1", "title", "owners"]

annotations = st.dictionaries(
    st.sampled_from(IDS),
    st.builds(
        Annotation,
        themes=st.lists(st.sampled_from(THEMES), max_size=2, unique=True).map(tuple),
        priority=st.sampled_from([None, 1, 5]),
        label=st.sampled_from([None, *Label]),
        allegation=st.sampled_from([None, None, True, False]),
        key_message=st.sampled_from([None, None, True, False]),
    ),
    max_size=6,
)
reports = st.builds(annotated, st.sampled_from(list(REPORTS.values())), annotations)

maxima = st.sampled_from([None, None, 0, 1, 2])
plans = st.tuples(
    st.sampled_from(["title", "headline"]).map(SectionPlan),
    st.builds(SectionPlan, st.just("summary")),
    st.builds(SectionPlan, st.just("findings"), by=st.sampled_from(GroupBy), max=maxima),
    st.builds(SectionPlan, st.sampled_from(["key-messages", "contrast", "contrary-points"]), max=maxima),
    st.builds(SectionPlan, st.just("asks"), to=st.sampled_from(To), max=maxima),
    st.builds(SectionPlan, st.just("recommendations"), to=st.sampled_from(To)),
    st.builds(SectionPlan, st.just("context"), max=maxima),
    st.sampled_from(["conclusion", "evidence", "certainty", "source"]).map(SectionPlan),
    *(st.just(SectionPlan(name)) for name in ("note", "right-of-reply", "glossary")),
).flatmap(lambda all_: st.sets(st.sampled_from(all_), min_size=3).map(lambda kept: [p for p in all_ if p in kept]))
names = st.lists(st.sampled_from([*IDS, *HEADINGS, *THEMES, "lead"]), max_size=3, unique=True).map(tuple)
profiles = st.builds(
    lambda sections, **chosen: make_profile(*sections, **chosen),
    plans,
    ceiling=st.sampled_from(BUILT),
    allegations=st.sampled_from(Allegations),
    outside=st.booleans(),
    never=names,
    only=st.one_of(st.just(()), names),
    themes_first=st.lists(st.sampled_from(THEMES), max_size=2, unique=True).map(tuple),
)
WORDS = ["Ask for the list.", "Clerks reportedly took gifts.", "Zedlander traders ask for more.", "R. Example asked."]
texts = st.lists(
    st.tuples(
        st.sampled_from(WORDS),
        st.sampled_from(["note", "headline", "right-of-reply", "recommendations", "glossary", "questions"]),
        st.lists(st.sampled_from([c for c in CITED if c]), max_size=2, unique=True).map(tuple),
        st.sampled_from(["", "", "partners", "others"]),
        st.sampled_from(Label),
        st.sampled_from([None, None, True, False]),
    ),
    max_size=4,
).map(
    lambda found: tuple(
        own_text(
            words,
            section,
            cites=cites,
            audience="" if section in ("recommendations", "glossary") else audience,
            label=label,
            allegation=allegation,
            term="register" if section == "glossary" else "",
            to=("partners",) if section == "recommendations" and n % 2 else (),
            name=f"text.{n}.{section}",
        )
        for n, (words, section, cites, audience, label, allegation) in enumerate(found)
    )
)


def decisions(selection: Selection) -> dict[str, Decision]:
    """Return all decisions, on passages and texts."""
    own = {f"own {name}": decision for name, decision in selection.text_decisions.items()}
    return {**selection.decisions, **own}


def with_fate(selection: Selection, fate: Fate) -> set[str]:
    return {name for name, decision in decisions(selection).items() if decision.fate is fate}


# ------------------------------------------------------------------------------------------------------- deny wins


@given(report=reports, profile=profiles, texts=texts)
def test_in_whatever_order_the_rules_stand_the_same_passages_and_texts_are_withheld(
    report: Report, profile: Profile, texts: tuple[AuthorText, ...]
) -> None:
    expected = with_fate(tailor(report, profile, texts=texts), Fate.WITHHELD)
    denied = [is_denied(p, profile, report) for p in report.passages()]
    for denials in permutations(select.DENIALS):
        rules = tuple(reversed((*denials, *select.RULES[len(denials) :])))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(select, "RULES", rules)
            patch.setattr(select, "DENIALS", denials)
            assert with_fate(tailor(report, profile, texts=texts), Fate.WITHHELD) == expected
            assert [is_denied(p, profile, report) for p in report.passages()] == denied


@given(report=reports, profile=profiles, texts=texts)
def test_one_rule_that_speaks_is_enough_and_whatever_withholds_a_text_withholds_it_for_good(
    report: Report, profile: Profile, texts: tuple[AuthorText, ...]
) -> None:
    selection = tailor(report, profile, texts=texts)
    ignored = report.passages_of(Role.IGNORE)
    for passage in report.passages():
        speaking = [rule for rule in select.RULES if rule(passage, profile, report) is not None]
        assert (selection.decisions[passage.id].fate is Fate.WITHHELD) == bool(speaking or passage in ignored)
    for text in selection.texts_shown:
        assert not [rule for rule in select.DENIALS if rule(text.passage, profile, report) is not None]


# ------------------------------------------------------------------------------------------------- one decision each


@given(report=reports, profile=profiles, texts=texts)
def test_every_passage_has_one_decision_and_so_has_every_text_meant_for_the_audience(
    report: Report, profile: Profile, texts: tuple[AuthorText, ...]
) -> None:
    selection = tailor(report, profile, texts=texts)
    assert list(selection.decisions) == [p.id for p in report.passages()]
    assert set(selection.text_decisions) == {t.passage.id for t in texts_for(texts, profile)}
    assert len(selection.texts) == len(selection.text_decisions)
    assert all(decision.rule for decision in decisions(selection).values())
    placed = [p.id for found in (*selection.allotted.values(), *selection.prose.values()) for p in found]
    assert len(placed) == len(set(placed))
    assert set(placed) <= {p.id for p in selection.shown}
    assert all(text.audience in ("", profile.name) for text in selection.texts)


@given(report=reports, profile=profiles, texts=texts)
def test_a_text_whose_cited_passage_is_withheld_is_never_shown(
    report: Report, profile: Profile, texts: tuple[AuthorText, ...]
) -> None:
    selection = tailor(report, profile, texts=texts)
    withheld = {p.id for p in selection.withheld}
    assert not [t for t in selection.texts_shown if withheld & set(t.cites)]
    for text in selection.texts:
        if withheld & set(text.cites):
            assert selection.text_decisions[text.passage.id].fate is Fate.WITHHELD


@given(report=reports, profile=profiles, texts=texts)
def test_the_printed_label_is_at_least_every_label_shown_and_never_above_the_ceiling(
    report: Report, profile: Profile, texts: tuple[AuthorText, ...]
) -> None:
    selection = tailor(report, profile, texts=texts)
    labels = {p.id: p.label for p in report.passages()}
    shown = [p.label for p in selection.shown] + [t.passage.label for t in selection.texts_shown]
    shown += [labels[name] for text in selection.texts_shown for name in text.cites]
    assert all(label.strictness <= selection.label.strictness for label in shown)
    assert selection.label.strictness <= profile.ceiling.strictness


@given(report=reports, profile=profiles, texts=texts)
def test_no_allegation_and_no_text_about_one_is_a_headline_or_is_shown_where_they_are_omitted(
    report: Report, profile: Profile, texts: tuple[AuthorText, ...]
) -> None:
    selection = tailor(report, profile, texts=texts)
    headlines = [t for t in selection.texts_shown if t.section == "headline"]
    assert len(headlines) <= 1
    assert not [t for t in headlines if t.passage.is_allegation]
    if profile.allegations is Allegations.OMIT:
        assert not [p for p in selection.shown if p.is_allegation]
        assert not [t for t in selection.texts_shown if t.passage.is_allegation]
        told = {p.id for p in report.passages() if p.is_allegation}
        assert not [t for t in selection.texts_shown if told & set(t.cites)]


# ------------------------------------------------------------------------------------------------- more is not shown

Case = tuple[Report, Profile, tuple[AuthorText, ...]]
Change = Callable[[Case, str], Case]


def changed(report: Report, identifier: str, change: Callable[[Passage], Passage]) -> Report:
    """Return the report with one passage changed, whatever it is."""

    def one(passage: Passage) -> Passage:
        return change(passage) if passage.id == identifier else passage

    def part(found: Part) -> Part:
        heading = one(found.heading) if found.heading else None
        return replace(found, heading=heading, passages=tuple(map(one, found.passages)))

    return replace(
        report,
        title=one(report.title),
        subtitle=one(report.subtitle) if report.subtitle else None,
        lead=tuple(map(one, report.lead)),
        parts=tuple(map(part, report.parts)),
    )


def stricter(label: Label) -> Label:
    return next((other for other in Label if other.strictness == label.strictness + 1), label)


def next_lower(label: Label) -> Label:
    return next((other for other in BUILT if other.strictness == label.strictness - 1), label)


def never_this(case: Case, name: str) -> Case:
    report, profile, texts = case
    return report, replace(profile, never=(*profile.never, name)), texts


def never_its_heading(case: Case, name: str) -> Case:
    report, profile, texts = case
    return report, replace(profile, never=(*profile.never, name.partition(".")[0])), texts


def never_its_theme(case: Case, name: str) -> Case:
    report, profile, texts = case
    found = next(p for p in report.passages() if p.id == name)
    return report, replace(profile, never=(*profile.never, *found.themes)), texts


def lower_ceiling(case: Case, name: str) -> Case:
    report, profile, texts = case
    return report, replace(profile, ceiling=next_lower(profile.ceiling)), texts


def omit_allegations(case: Case, name: str) -> Case:
    report, profile, texts = case
    return report, replace(profile, allegations=Allegations.OMIT), texts


def call_outside(case: Case, name: str) -> Case:
    report, profile, texts = case
    return report, replace(profile, outside=True), texts


def raise_label(case: Case, name: str) -> Case:
    report, profile, texts = case
    return changed(report, name, lambda p: replace(p, label=stricter(p.label))), profile, texts


def mark_allegation(case: Case, name: str) -> Case:
    report, profile, texts = case
    return changed(report, name, lambda p: replace(p, allegation=True)), profile, texts


def raise_labels_of_texts(case: Case, name: str) -> Case:
    report, profile, texts = case
    return report, profile, tuple(replace(t, passage=replace(t.passage, label=Label.AMBER)) for t in texts)


def cite_this_too(case: Case, name: str) -> Case:
    report, profile, texts = case
    return report, profile, tuple(replace(t, cites=(*t.cites, name)) for t in texts)


CHANGES = [never_this, never_its_heading, never_its_theme, lower_ceiling, omit_allegations, call_outside, raise_label,
           mark_allegation, cite_this_too]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
@settings(max_examples=60)
@given(report=reports, profile=profiles, texts=texts, name=st.sampled_from(IDS))
def test_a_rule_more_shows_nothing_that_was_withheld_and_nothing_new_but_what_it_makes_room_for(
    change: Change, report: Report, profile: Profile, texts: tuple[AuthorText, ...], name: str
) -> None:
    before = tailor(report, profile, texts=texts)
    stricter_report, stricter_profile, stricter_texts = change((report, profile, texts), name)
    after = tailor(stricter_report, stricter_profile, texts=stricter_texts)
    assert with_fate(after, Fate.SHOWN) & with_fate(before, Fate.WITHHELD) == set()
    assert with_fate(before, Fate.WITHHELD) <= with_fate(after, Fate.WITHHELD)
    new = with_fate(after, Fate.SHOWN) - with_fate(before, Fate.SHOWN)
    assert new <= with_fate(before, Fate.CUT)
    if not room_is_short(before):
        assert new == set()
    denied = {n for n, rule in withheld_by(stricter_report, stricter_profile).items() if rule}
    assert not denied & {p.id for p in after.shown}
    assert not [t for t in after.texts_shown if denied & set(t.cites)]


def room_is_short(selection: Selection) -> bool:
    """Tell whether something was left out that a rule more can make room for, or a headline that another stood in."""
    cut = [decision.rule for decision in decisions(selection).values() if decision.fate is Fate.CUT]
    return any(plan.max is not None for plan in selection.profile.sections) or any(
        rule.startswith(("section ", "no section", "a brief has one headline", "the term")) for rule in cut
    )


@settings(max_examples=60)
@given(report=reports, profile=profiles, texts=texts, name=st.sampled_from(IDS))
def test_a_label_raised_on_a_text_withholds_it_or_prints_the_label(
    report: Report, profile: Profile, texts: tuple[AuthorText, ...], name: str
) -> None:
    _, _, raised = raise_labels_of_texts((report, profile, texts), name)
    after = tailor(report, profile, texts=raised)
    assert profile.ceiling.allows(Label.AMBER) or not after.texts_shown
    assert not after.texts_shown or after.label.strictness >= Label.AMBER.strictness


@given(report=reports, profile=profiles, texts=texts, cut=st.sets(st.sampled_from(IDS), max_size=4))
def test_what_is_left_out_for_length_brings_nothing_back(
    report: Report, profile: Profile, texts: tuple[AuthorText, ...], cut: set[str]
) -> None:
    before = tailor(report, profile, texts=texts)
    after = tailor(report, profile, dict.fromkeys(cut, "length"), texts)
    assert {p.id for p in after.shown} <= {p.id for p in before.shown}
    assert {p.id for p in after.withheld} == {p.id for p in before.withheld}
    assert after.texts == before.texts
    kept = {t.passage.id for t in after.texts_shown}
    assert kept <= {t.passage.id for t in before.texts_shown}


def test_the_report_that_all_this_is_tried_on_holds_what_rules_are_about() -> None:
    passages = list(REPORTS["en"].passages())
    assert any(p.is_allegation for p in passages)
    assert any(cue.kind is CueKind.GROUP for p in passages for cue in p.cues)
    assert {part.role for part in REPORTS["en"].parts} >= set(Role) - {Role.SUMMARY, Role.IGNORE}
