"""The author's own texts: whose they are, what withholds them, which sections print them, what they explain."""

from __future__ import annotations

import pytest

from briefgen.audience.profile import Allegations, SectionPlan, Terms, To, builtin_names
from briefgen.brief import AuthorText
from briefgen.config.profiles import ProfileLoader
from briefgen.labels import Label
from briefgen.report.annotations import Annotation
from briefgen.report.model import Report
from briefgen.sections.environment import builtin_templates
from briefgen.tailoring.author import labelled, names_people, occurs, texts_for, unexplained, unwritten
from briefgen.tailoring.selection import Decision, Fate, Selection
from briefgen.tailoring.tailor import tailor
from tests.making import annotated, make_profile, make_report
from tests.tailoring.drafts import own_text, whole_report

SECTIONS = ("title", "findings", "note", "questions", "recommendations", "right-of-reply", "glossary")
REPORT = whole_report()
PERSON = "Minister R. Example has asked for the list."


def chosen(
    *texts: AuthorText, report: Report = REPORT, sections: tuple[str | SectionPlan, ...] = SECTIONS, **settings: object
) -> Selection:
    return tailor(report, make_profile(*sections, **settings), texts=texts)


def fate(selection: Selection, text: AuthorText) -> Decision:
    return selection.text_decisions[text.passage.id]


# ------------------------------------------------------------------------------------------------------- for whom


def test_a_text_for_all_is_for_each_audience_and_one_for_another_audience_is_not_mentioned() -> None:
    mine, all_ = own_text("Mine.", audience="partners"), own_text("All.", "questions")
    theirs = own_text("Theirs.", audience="press")
    selection = chosen(mine, all_, theirs)
    assert selection.texts_shown == (mine, all_)
    assert set(selection.text_decisions) == {mine.passage.id, all_.passage.id}


def test_what_is_written_for_an_audience_stands_in_place_of_what_is_for_all_in_that_section_alone() -> None:
    general, own, question = own_text("General."), own_text("Own.", audience="partners"), own_text("Why?", "questions")
    assert texts_for((general, own, question), make_profile()) == (own, question)
    assert texts_for((general, own, question), make_profile(name="press")) == (general, question)


def test_an_own_text_that_is_withheld_does_not_bring_the_general_one_back() -> None:
    general, own = own_text("General."), own_text("Own.", audience="partners", label=Label.RED)
    assert chosen(general, own).texts_shown == ()


@pytest.mark.parametrize("section", ["recommendations", "glossary"])
def test_recommendations_and_terms_for_all_stay_beside_own_ones(section: str) -> None:
    term = "quays" if section == "glossary" else ""
    general, own = own_text("General.", section, term=term), own_text("Own.", section, audience="partners", term=term)
    assert len(chosen(general, own).texts) == 2


def test_a_text_of_a_section_that_the_profile_does_not_have_is_left_out_and_not_withheld() -> None:
    text = own_text("Take care.", "handling")
    assert fate(chosen(text), text) == Decision(Fate.CUT, "this profile has no section handling")


# ----------------------------------------------------------------------------------------------------- what denies


def test_a_text_above_the_ceiling_is_withheld_and_the_rule_says_so() -> None:
    text = own_text("Ask.", label=Label.AMBER_STRICT)
    assert fate(chosen(text), text) == Decision(Fate.WITHHELD, "ceiling AMBER: labelled TLP:AMBER+STRICT")
    assert chosen(text, ceiling=Label.AMBER_STRICT).label is Label.AMBER_STRICT


@pytest.mark.parametrize("name", ["owners.1", "lead.1", "conclusion.1", "title", "method.1", "recommendations.2"])
def test_a_text_that_cites_what_is_withheld_is_withheld_whatever_it_cites(name: str) -> None:
    text = own_text("Ask.", cites=("fees-income.1", name))
    decision = fate(chosen(text, never=(name,)), text)
    assert decision == Decision(Fate.WITHHELD, f"cites {name}, which is withheld (never: {name})")


@pytest.mark.parametrize("never", [("owners",), ("registers",)])
def test_a_text_goes_with_a_finding_that_is_withheld_by_heading_or_theme(never: tuple[str, ...]) -> None:
    report = annotated(REPORT, {"owners.1": Annotation(themes=("registers",))})
    text = own_text("Ask.", cites=("owners.1",))
    assert chosen(text, report=report, never=never).texts_withheld == (text,)


def test_a_text_that_cites_a_finding_left_out_for_room_stays() -> None:
    text = own_text("Ask.", cites=("owners.2",))
    selection = chosen(text, sections=(SectionPlan("findings", max=1), "note"))
    assert selection.decisions["owners.2"].fate is Fate.CUT
    assert selection.texts_shown == (text,)


def test_a_text_has_the_strictest_label_of_what_it_cites_even_if_that_is_left_out_for_room() -> None:
    report = annotated(REPORT, {"owners.2": Annotation(label=Label.AMBER), "lead.1": Annotation(label=Label.GREEN)})
    text = own_text("Ask.", cites=("lead.1", "owners.2", "fees-income.1"))
    selection = chosen(text, report=report, sections=(SectionPlan("findings", max=1), "note"))
    assert labelled(text, report).passage.label is Label.AMBER
    assert selection.label is Label.AMBER
    assert chosen(text, report=report, ceiling=Label.GREEN).texts_shown == ()


def test_a_text_keeps_its_own_label_where_it_is_the_stricter() -> None:
    assert labelled(own_text("Ask.", cites=("lead.1",), label=Label.RED), REPORT).passage.label is Label.RED


def test_a_text_about_an_allegation_counts_as_one_unless_its_author_says_otherwise() -> None:
    assert labelled(own_text("Ask.", cites=("customs.1",)), REPORT).passage.is_allegation
    assert not labelled(own_text("Ask.", cites=("customs.1",), allegation=False), REPORT).passage.is_allegation
    assert not labelled(own_text("Ask.", cites=("customs.2",)), REPORT).passage.is_allegation


def test_an_authors_own_hearsay_is_withheld_where_hearsay_is() -> None:
    text = own_text("Clerks reportedly took gifts.")
    selection = chosen(text, allegations=Allegations.OMIT)
    assert fate(selection, text).rule == "allegations: omit (cue “reportedly”)"


def test_even_a_text_called_no_allegation_does_not_show_one_where_it_is_omitted() -> None:
    text = own_text("Ask.", cites=("customs.1",), allegation=False)
    assert chosen(text, allegations=Allegations.OMIT).texts_shown == ()


def test_in_a_language_without_cues_outsiders_get_only_texts_marked_as_no_allegation() -> None:
    open_, marked = own_text("Pedir.", language="pt"), own_text("Pedir já.", allegation=False, language="pt")
    report = whole_report("pt")
    assert [t.passage.id for t in chosen(open_, marked, report=report, outside=True).texts_shown] == [marked.passage.id]


# ------------------------------------------------------------------------------------------------------- headlines


@pytest.mark.parametrize(
    "text",
    [
        own_text("Clerks reportedly took gifts.", "headline"),
        own_text("Zedlander traders own the boats.", "headline"),
        own_text("What the customs post did.", "headline", cites=("customs.1",)),
        own_text("What the post did.", "headline", cites=("customs.1",), allegation=False),
    ],
)
def test_an_allegation_a_group_or_a_text_about_one_is_never_a_headline(text: AuthorText) -> None:
    decision = fate(chosen(text, sections=("headline", "findings")), text)
    assert decision.fate is Fate.WITHHELD
    assert "never in a title or heading (" in decision.rule


def test_of_two_headlines_the_first_that_may_be_shown_stands_and_the_other_raises_no_label() -> None:
    secret = own_text("Secret.", "headline", label=Label.RED)
    first, second = own_text("Fees fall.", "headline"), own_text("Owners.", "headline", label=Label.AMBER)
    selection = chosen(secret, first, second, sections=("headline", "findings"))
    assert selection.texts_shown == (first,)
    assert fate(selection, second) == Decision(Fate.CUT, "a brief has one headline, and it is another")
    assert selection.label is Label.CLEAR


# -------------------------------------------------------------------------------------------------- right of reply


def test_a_right_of_reply_is_shown_only_where_somebody_is_named() -> None:
    reply = own_text("He was heard.", "right-of-reply", label=Label.AMBER)
    assert fate(chosen(reply), reply) == Decision(Fate.CUT, "nobody is named in what is shown")
    assert chosen(reply).label is Label.CLEAR
    named = make_report({"Owners": [PERSON]})
    assert chosen(reply, report=named).texts_shown == (reply,)
    assert chosen(reply, report=named, never=("owners.1",)).texts_shown == ()


def test_a_person_whom_the_author_names_has_a_right_of_reply_too() -> None:
    reply, note = own_text("He was heard.", "right-of-reply"), own_text(PERSON)
    assert chosen(reply, note).texts_shown == (reply, note)
    hidden = own_text(PERSON, label=Label.RED)
    assert chosen(reply, hidden).texts_shown == ()


def test_a_right_of_reply_that_names_a_person_is_no_reason_for_itself() -> None:
    assert chosen(own_text(PERSON, "right-of-reply")).texts_shown == ()


def test_capitals_of_titles_and_headings_name_nobody() -> None:
    report = make_report({"Rosa Example": ["Fees fell."]}, title="Ports of Zedland")
    assert not names_people(report.passages(), "en")
    assert names_people(make_report({"Owners": [PERSON]}).passages(), "en")


# --------------------------------------------------------------------------------------------------------- to whom


def test_a_recommendation_to_others_is_left_out_where_a_section_wants_its_own() -> None:
    mine, theirs = (
        own_text("Do.", "recommendations", to=("partners",)),
        own_text("Go.", "recommendations", to=("press",)),
    )
    anyone = own_text("Be.", "recommendations")
    own = (SectionPlan("findings"), SectionPlan("recommendations", to=To.OWN))
    selection = chosen(mine, theirs, anyone, sections=own)
    assert selection.texts_shown == (mine, anyone)
    assert fate(selection, theirs) == Decision(Fate.CUT, "addressed to press")
    assert len(chosen(mine, theirs, anyone).texts_shown) == 3


def test_an_audience_answers_to_the_names_of_those_it_extends() -> None:
    text = own_text("Do.", "recommendations", to=("public",))
    own: tuple[str | SectionPlan, ...] = ("findings", SectionPlan("recommendations", to=To.OWN))
    assert chosen(text, sections=own, lineage=("partners", "friends", "public")).texts_shown == (text,)
    assert chosen(text, sections=own).texts_shown == ()


# -------------------------------------------------------------------------------------------------------- glossary


def glossary(term: str, **options: object) -> AuthorText:
    return own_text(f"What it means: {len(term)}.", "glossary", term=term, name=f"glossary.{term}", **options)  # type: ignore[arg-type]


def test_a_term_is_explained_where_it_stands_in_what_is_shown_and_nowhere_else() -> None:
    term, other = glossary("register"), glossary("lighthouse")
    selection = chosen(term, other)
    assert selection.texts_shown == (term,)
    assert fate(selection, other) == Decision(Fate.CUT, "the term is not in what is shown")


def test_a_term_that_stands_only_in_what_is_withheld_or_left_out_is_not_explained() -> None:
    term = glossary("vessels")
    assert chosen(term, sections=("findings", "glossary")).texts_shown == (term,)
    assert chosen(term, sections=("findings", "glossary"), never=("owners",)).texts_shown == ()
    assert chosen(term, sections=(SectionPlan("findings", max=2), "glossary")).texts_shown == ()


def test_a_term_in_a_text_is_explained_only_where_that_text_is_shown() -> None:
    term = glossary("lighthouse")
    assert term in chosen(term, own_text("Ask about the lighthouse.")).texts_shown
    assert chosen(term, own_text("Ask about the lighthouse.", label=Label.RED)).texts_shown == ()
    assert chosen(term, own_text("Ask about the lighthouse.", "right-of-reply")).texts_shown == ()
    assert (
        chosen(term, glossary("quays"), own_text("Ask about lighthouses.", "handling")).texts_shown[0].term == "quays"
    )


def test_a_profile_may_want_only_some_terms_explained() -> None:
    selection = chosen(glossary("register"), glossary("quays"), terms=Terms(explain=("Register",)))
    assert [t.term for t in selection.texts_shown] == ["register"]


def test_the_explanation_of_a_term_has_a_label_like_any_text() -> None:
    assert chosen(glossary("register", label=Label.RED)).texts_shown == ()
    assert chosen(glossary("register", cites=("owners.1",)), never=("owners.1",)).texts_shown == ()


@pytest.mark.parametrize(
    ("term", "text", "there"),
    [
        ("register", "The Registers are kept.", True),
        ("register", "The registered office.", False),
        ("quay", "A quayside.", False),
        ("harbour register", "the harbour\u00a0register", True),
        ("harbour  register", "the harbour\nregister of Quell", True),
        ("C++", "It is written in C++, they say.", True),
        ("C++", "It is written in C, they say.", False),
        ("C++", "It is written in CCC.", False),
        ("(x", "the sign (x stands for it", True),
        ("(x", "the sign x stands for it", False),
        (".*", "anything at all", False),
        (".*", "the sign .* means all", True),
        ("[a-z]", "b", False),
        ("a|b", "b", False),
        ("\\w+", "word", False),
        ("$", "it costs 5 $ a day", True),
        ("^", "any line", False),
        ("?", "any line", False),
    ],
)
def test_a_term_is_looked_for_letter_by_letter(term: str, text: str, there: bool) -> None:
    assert occurs(term, [text]) is there


# ---------------------------------------------------------------------------------------------------- not written


def test_what_only_an_author_can_write_and_has_not_is_named_in_the_order_of_the_profile() -> None:
    sections = ("headline", "findings", "talking-points", "questions", "note")
    assert unwritten(chosen(sections=sections)) == ("headline", "talking-points", "questions")
    assert unwritten(chosen(own_text("Why?", "questions"), sections=sections)) == ("headline", "talking-points")


def test_a_text_that_is_withheld_is_written_nevertheless() -> None:
    selection = chosen(own_text("Why?", "questions", label=Label.RED), sections=("findings", "questions"))
    assert unwritten(selection) == ()


def test_a_term_that_the_profile_wants_explained_and_that_is_shown_and_has_no_words_is_named() -> None:
    wanted = Terms(explain=("register", "lighthouse", "quays"))
    assert unexplained(chosen(glossary("quays"), terms=wanted)) == ("register",)


def test_every_shipped_profile_sets_each_section_once() -> None:

    loader = ProfileLoader(None, tuple(builtin_templates()))
    loaded = [loader.load(name) for name in builtin_names()]
    assert len(loaded) == 7
    for found in loaded:
        assert found is not None
        names = [plan.name for plan in found.sections]
        assert len(names) == len(set(names))
        assert names[0] in ("title", "headline")
        assert found.lineage == (found.name,)


# ------------------------------------------------------------------------------------------------ cites of a heading


@pytest.mark.parametrize(
    "settings",
    [{"never": ("owners.1",)}, {"only": ("fees-income", "owners.2")}],
)
def test_a_text_that_cites_a_heading_stands_on_all_that_is_below_it(settings: dict[str, object]) -> None:
    text = own_text("Owners are known.", cites=("owners",))
    decision = fate(chosen(text, **settings), text)
    assert decision.fate is Fate.WITHHELD
    assert decision.rule.startswith("cites owners, below which owners.1 is withheld (")
    assert fate(chosen(text), text).fate is Fate.SHOWN


def test_a_text_that_cites_a_heading_has_the_label_of_what_is_below_it_and_counts_as_an_allegation_with_it() -> None:
    report = annotated(REPORT, {"customs.2": Annotation(label=Label.AMBER)})
    text = labelled(own_text("Customs change.", cites=("customs",)), report)
    assert text.passage.label is Label.AMBER
    assert text.passage.is_allegation
    headline = own_text("Customs change.", "headline", cites=("customs",), allegation=False)
    selection = chosen(headline, sections=("headline", "findings"), allegations=Allegations.SHOW)
    assert fate(selection, headline).rule.startswith("cites customs.1: never in a title or heading")
