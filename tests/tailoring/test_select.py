"""What an audience may not see, rule by rule; and that deny wins, whatever stands beside or before it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.audience.profile import Allegations, Profile
from briefgen.labels import LABELS, Label
from briefgen.report.annotations import Annotation
from briefgen.report.model import Report
from briefgen.report.taxonomy import Taxonomy, guess_themes, shipped
from briefgen.tailoring import select
from briefgen.tailoring.select import is_denied, withheld_by
from briefgen.tailoring.selection import Fate
from briefgen.tailoring.tailor import tailor
from tests.making import ALLEGATION, FEES, GROUP, annotated, make_profile, make_report

HEARSAY = make_report({"Fees and income": FEES, "Customs": [ALLEGATION, GROUP]})


def withheld(report: Report, profile: Profile) -> set[str]:
    return {name for name, rule in withheld_by(report, profile).items() if rule is not None}


def test_nothing_is_withheld_where_no_rule_speaks() -> None:
    assert withheld(make_report(), make_profile()) == set()


def test_a_finding_above_the_ceiling_is_withheld_and_the_rule_names_both_labels() -> None:
    report = annotated(make_report(), {"owners.1": Annotation(label=Label.AMBER)})
    rules = withheld_by(report, make_profile(ceiling=Label.GREEN))
    assert rules["owners.1"] == "ceiling GREEN: labelled TLP:AMBER"
    assert {name for name, rule in rules.items() if rule} == {"owners.1"}


@pytest.mark.parametrize("ceiling", [label for label in Label if label is not Label.RED])
@pytest.mark.parametrize("label", list(Label))
def test_a_label_is_seen_up_to_the_ceiling_and_red_never(ceiling: Label, label: Label) -> None:
    report = annotated(make_report(), {"owners.1": Annotation(label=label)})
    seen = "owners.1" not in withheld(report, make_profile(ceiling=ceiling))
    assert seen == (label is not Label.RED and label.strictness <= ceiling.strictness)


def test_red_is_not_seen_even_under_a_ceiling_of_red() -> None:
    report = make_report(label=Label.RED)
    assert not tailor(report, make_profile(ceiling=Label.RED)).shown


def test_the_reports_label_holds_for_title_lead_headings_and_conclusion_too() -> None:
    report = make_report(label=Label.AMBER)
    assert withheld(report, make_profile(ceiling=Label.GREEN)) == {p.id for p in report.passages()}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("owners.2", {"owners.2"}),
        ("registers", {"owners.1", "fees-income.2"}),
        ("owners", {"owners", "owners.1", "owners.2"}),
        ("lead", {"lead.1"}),
        ("conclusion", {"conclusion", "conclusion.1"}),
        ("title", {"title"}),
        ("nothing-of-the-kind", set()),
    ],
)
def test_never_withholds_an_id_a_theme_or_all_that_stands_under_a_heading(name: str, expected: set[str]) -> None:
    themed = Annotation(themes=("registers",))
    report = annotated(make_report(), {"owners.1": themed, "fees-income.2": themed})
    rules = withheld_by(report, make_profile(never=(name,)))
    assert {found for found, rule in rules.items() if rule == f"never: {name}"} == expected
    assert {found for found, rule in rules.items() if rule} == expected


def test_an_allegation_is_withheld_whole_where_allegations_are_omitted_and_the_rule_names_the_cue() -> None:
    rules = withheld_by(HEARSAY, make_profile(allegations=Allegations.OMIT))
    assert rules["customs.1"] == "allegations: omit (cue “reportedly”)"
    assert {name for name, rule in rules.items() if rule} == {"customs.1"}


def test_an_annotation_makes_an_allegation_and_takes_the_guess_back() -> None:
    report = annotated(
        HEARSAY, {"customs.1": Annotation(allegation=False), "fees-income.1": Annotation(allegation=True)}
    )
    rules = withheld_by(report, make_profile(allegations=Allegations.OMIT))
    assert rules["customs.1"] is None
    assert rules["fees-income.1"] == "allegations: omit (annotated allegation: true)"


@pytest.mark.parametrize("place", ["title", "subtitle", "lead", "conclusion", "recommendations"])
def test_an_allegation_is_withheld_wherever_it_stands_in_the_report(place: str) -> None:
    text = ALLEGATION if place in ("title", "subtitle") else [ALLEGATION]
    report = make_report(**{place: text})  # type: ignore[arg-type]
    found = withheld(report, make_profile(allegations=Allegations.OMIT))
    assert found == {p.id for p in report.passages() if p.text == ALLEGATION}
    assert found


def test_an_allegation_in_a_heading_is_withheld_with_what_stands_under_it() -> None:
    report = make_report({ALLEGATION: FEES})
    heading = report.parts[0].heading
    assert heading is not None
    under = {passage.id for passage in report.parts[0].passages}
    assert withheld(report, make_profile(allegations=Allegations.OMIT)) == {heading.id, *under}


@pytest.mark.parametrize("text", [ALLEGATION, GROUP])
@pytest.mark.parametrize("place", ["title", "subtitle", "heading"])
def test_no_audience_gets_an_allegation_or_a_group_statement_as_a_title_or_heading(place: str, text: str) -> None:
    report = make_report({text: FEES}) if place == "heading" else make_report(**{place: text})  # type: ignore[arg-type]
    found = [rule for rule in withheld_by(report, make_profile()).values() if rule]
    assert len(found) == 1
    assert found[0].startswith("never in a title or heading (cue “")


@pytest.mark.parametrize("text", [ALLEGATION, GROUP])
def test_in_lead_and_conclusion_it_may_stand_for_an_audience_that_gets_allegations(text: str) -> None:
    assert withheld(make_report(lead=[text], conclusion=[text]), make_profile()) == set()


def test_key_message_true_gives_an_allegation_no_leave_to_be_the_title() -> None:
    report = annotated(make_report(title=ALLEGATION), {"title": Annotation(key_message=True)})
    assert withheld(report, make_profile()) == {"title"}


def test_key_message_true_takes_a_mistaken_group_cue_off_a_title() -> None:
    report = annotated(make_report(title=GROUP), {"title": Annotation(key_message=True)})
    assert withheld(report, make_profile()) == set()


def test_key_message_false_keeps_words_out_of_a_heading() -> None:
    report = annotated(make_report(), {"owners": Annotation(key_message=False)})
    assert withheld_by(report, make_profile())["owners"] == "never in a title or heading (annotated key_message: false)"


@pytest.mark.parametrize("settings", [{"outside": True}, {"allegations": Allegations.OMIT}])
def test_without_a_lexicon_only_what_is_marked_as_no_allegation_is_shown_to_those_who_rely_on_cues(
    settings: dict[str, object],
) -> None:
    report = annotated(make_report(language="tlh"), {"owners.1": Annotation(allegation=False)})
    rules = withheld_by(report, make_profile(**settings))
    assert {name for name, rule in rules.items() if rule is None} == {"owners.1"}
    assert "`allegation: false`" in str(rules["owners.2"])


def test_without_a_lexicon_the_house_still_reads_all_of_it() -> None:
    assert withheld(make_report(language="tlh"), make_profile()) == set()


def test_only_narrows_the_findings_to_themes_and_ids_and_leaves_the_rest_of_the_report_alone() -> None:
    report = annotated(make_report(), {"owners.1": Annotation(themes=("registers",))})
    rules = withheld_by(report, make_profile(only=("registers", "fees-income.3")))
    assert {name for name, rule in rules.items() if rule} == {"fees-income.1", "fees-income.2", "owners.2"}
    assert rules["owners.2"] == "only: registers, fees-income.3"


def test_only_may_name_a_heading_for_all_that_stands_under_it() -> None:
    assert withheld(make_report(), make_profile(only=("owners",))) == {f"fees-income.{n}" for n in (1, 2, 3)}


def test_an_ignored_part_is_withheld_with_its_heading() -> None:
    report = make_report(ignored=["Printed on paper."])
    assert withheld(report, make_profile()) == {"annex", "annex.1"}


def test_denied_is_what_must_not_be_repeated_and_not_what_is_only_left_out() -> None:
    report = make_report(title=ALLEGATION, ignored=["Printed on paper."])
    by_id = {p.id: p for p in report.passages()}
    profile = make_profile(only=("registers",), never=("owners.1",))
    assert is_denied(by_id["owners.1"], profile, report)
    for name in ("title", "annex.1", "owners.2"):
        assert withheld_by(report, profile)[name] is not None
        assert not is_denied(by_id[name], profile, report)


# -------------------------------------------------------------------------------------------------- guessed themes


def test_never_withholds_by_a_guessed_theme_too_and_the_rule_says_that_it_is_one() -> None:
    report = guess_themes(make_report(), shipped("en"))
    profile = make_profile(never=("borders", "revenue"))
    rules = withheld_by(report, profile)
    assert {name: rule for name, rule in rules.items() if rule} == {"fees-income.1": "never: revenue (guessed theme)"}
    assert is_denied(report.findings[0], profile, report)


def test_what_somebody_said_is_the_reason_before_a_guess() -> None:
    report = guess_themes(make_report(), shipped("en"))
    assert withheld_by(report, make_profile(never=("revenue", "fees-income.1")))["fees-income.1"] == (
        "never: fees-income.1"
    )


@pytest.mark.parametrize("themes", [(), ("registers",)])
def test_an_annotation_that_gives_other_themes_or_none_lets_a_finding_pass_a_never(themes: tuple[str, ...]) -> None:
    report = annotated(make_report(), {"fees-income.1": Annotation(themes=themes)})
    assert withheld(guess_themes(report, shipped("en")), make_profile(never=("revenue",))) == set()


def test_a_guess_is_no_leave_where_only_some_themes_are_shown() -> None:
    report = annotated(make_report(), {"owners.1": Annotation(themes=("revenue",))})
    found = withheld(guess_themes(report, shipped("en")), make_profile(only=("revenue",)))
    assert found == {"fees-income.1", "fees-income.2", "fees-income.3", "owners.2"}


# ------------------------------------------------------------------------------------------------ deny wins, always

IDS = [p.id for p in HEARSAY.passages()]
THEMES = ["registers", "fees", "borders"]
LABELLED = st.sampled_from([None, *Label])
ANNOTATIONS = st.dictionaries(
    st.sampled_from(IDS),
    st.builds(
        Annotation,
        themes=st.none() | st.lists(st.sampled_from(THEMES), unique=True).map(tuple),
        priority=st.none() | st.integers(1, 5),
        label=LABELLED,
        allegation=st.none() | st.booleans(),
        key_message=st.none() | st.booleans(),
    ),
)
NAMES = st.lists(st.sampled_from([*THEMES, *IDS]), max_size=3, unique=True).map(tuple)
PROFILES = st.builds(
    make_profile,
    ceiling=st.sampled_from([label for word, label in LABELS.items() if word != "RED"]),
    allegations=st.sampled_from(list(Allegations)),
    outside=st.booleans(),
    never=NAMES,
    only=NAMES,
)
REPORTS = st.builds(lambda found, language: annotated(replace(HEARSAY, language=language), found), ANNOTATIONS,
                    st.sampled_from(["en", "tlh"]))  # fmt: skip


@given(report=REPORTS, profile=PROFILES, rules=st.permutations(select.RULES))
def test_the_order_of_rules_never_changes_what_is_withheld(
    report: Report, profile: Profile, rules: list[select.Rule]
) -> None:
    expected = withheld(report, profile)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(select, "RULES", tuple(rules))
        assert withheld(report, profile) == expected


@given(report=REPORTS, profile=PROFILES, name=st.sampled_from([*THEMES, *IDS]))
def test_one_more_never_shows_nothing_more(report: Report, profile: Profile, name: str) -> None:
    assert withheld(report, profile) <= withheld(report, replace(profile, never=(*profile.never, name)))


CUES = ["fees", "by hand", "officers", "boats", "register*", "of"]
TAXONOMIES = st.builds(
    lambda found: Taxonomy(tuple((name, tuple(cues)) for name, cues in found.items())),
    st.dictionaries(st.sampled_from(THEMES), st.lists(st.sampled_from(CUES), min_size=1, unique=True)),
)


@given(report=REPORTS, profile=PROFILES, taxonomy=TAXONOMIES)
def test_guesses_show_nothing_that_was_withheld(report: Report, profile: Profile, taxonomy: Taxonomy) -> None:
    guessed = guess_themes(report, taxonomy)
    assert withheld(report, profile) <= withheld(guessed, profile)
    assert not {p.id for p in tailor(guessed, profile).shown} & withheld(report, profile)


@given(report=REPORTS, profile=PROFILES, ceiling=st.sampled_from(list(Label)))
def test_a_lower_ceiling_shows_nothing_more(report: Report, profile: Profile, ceiling: Label) -> None:
    lower = min(ceiling, profile.ceiling, key=lambda label: label.strictness)
    assert withheld(report, profile) <= withheld(report, replace(profile, ceiling=lower))


@given(report=REPORTS, profile=PROFILES)
def test_omitting_allegations_shows_nothing_more(report: Report, profile: Profile) -> None:
    assert withheld(report, profile) <= withheld(report, replace(profile, allegations=Allegations.OMIT))


@given(report=REPORTS, profile=PROFILES)
def test_readers_outside_the_house_get_nothing_more(report: Report, profile: Profile) -> None:
    assert withheld(report, replace(profile, outside=False)) <= withheld(report, replace(profile, outside=True))


@given(report=REPORTS, profile=PROFILES)
def test_every_passage_has_one_decision_and_what_a_rule_withholds_is_shown_nowhere(
    report: Report, profile: Profile
) -> None:
    selection = tailor(report, profile)
    assert set(selection.decisions) == {p.id for p in report.passages()}
    hidden = withheld(report, profile)
    assert {p.id for p in selection.withheld} == hidden
    assert all(selection.decisions[name].rule == withheld_by(report, profile)[name] for name in hidden)
    used = [p.id for found in (*selection.allotted.values(), *selection.prose.values()) for p in found]
    assert not hidden & set(used)
    assert len(used) == len(set(used))
    assert all(selection.decisions[name].fate is Fate.SHOWN for name in used)
    assert profile.ceiling.allows(selection.label)
