"""Key figures and pull quotes: who gets them, how many, what keeps them out, and what is lifted out unasked."""

from __future__ import annotations

import pytest

from briefgen.audience.profile import SectionPlan
from briefgen.brief import AuthorText
from briefgen.labels import Label
from briefgen.report.annotations import Annotation
from briefgen.report.model import Report
from briefgen.tailoring.author import repeated, unwritten
from briefgen.tailoring.selection import Decision, Fate, Selection
from briefgen.tailoring.tailor import tailor
from tests.making import CONCLUSION, FEES, GROUP, OWNERS, annotated, make_profile
from tests.tailoring.drafts import METHOD, own_text, whole_report

REPORT = whole_report()
TAKE = SectionPlan("pull-quote", take_first=True)


def figure(words: str = "vessels in the register", *, cites: str = "owners.1", **more: object) -> AuthorText:
    return own_text(words, "key-figures", cites=(cites,), number="212", **more)  # type: ignore[arg-type]


def quote(words: str, *cites: str, **more: object) -> AuthorText:
    return own_text(words, "pull-quote", cites=cites, **more)  # type: ignore[arg-type]


def chosen(
    *texts: AuthorText,
    report: Report = REPORT,
    sections: tuple[str | SectionPlan, ...] = ("title", "key-figures", "pull-quote", "findings"),
    **settings: object,
) -> Selection:
    return tailor(report, make_profile(*sections, **settings), texts=texts)


def fate(selection: Selection, text: AuthorText) -> Decision:
    return selection.text_decisions[text.passage.id]


# ------------------------------------------------------------------------------------------------------ key figures


def test_a_figure_is_for_all_or_for_the_audiences_it_names_and_for_those_that_extend_them() -> None:
    for_all, theirs = figure(), figure("of them named", to=("donor", "press"))
    assert chosen(for_all, theirs).texts_shown == (for_all,)
    assert chosen(for_all, theirs, name="donor").texts_shown == (for_all, theirs)
    assert chosen(theirs, name="bank", lineage=("bank", "donor")).texts_shown == (theirs,)
    assert chosen(theirs, name="bank", lineage=("bank", "public")).texts == ()


@pytest.mark.parametrize(("most", "kept"), [(None, 4), (2, 2), (0, 0), (9, 6)])
def test_at_most_four_figures_are_shown_unless_the_profile_says_otherwise(most: int | None, kept: int) -> None:
    texts = tuple(figure(f"vessels of kind {n}") for n in range(6))
    selection = chosen(*texts, sections=("title", SectionPlan("key-figures", max=most), "findings"))
    assert selection.texts_shown == texts[:kept]
    for text in texts[kept:]:
        assert fate(selection, text) == Decision(Fate.CUT, f"section key-figures: max {4 if most is None else most}")


def test_a_figure_goes_where_its_finding_goes() -> None:
    text = figure()
    kept = chosen(text, never=("owners.1",))
    assert fate(kept, text) == Decision(Fate.WITHHELD, "cites owners.1, which is withheld (never: owners.1)")
    amber = annotated(REPORT, {"owners.1": Annotation(label=Label.AMBER)})
    assert chosen(text, report=amber).texts[0].passage.label is Label.AMBER
    assert chosen(text, report=amber).label is Label.AMBER
    assert fate(chosen(text, report=amber, ceiling=Label.GREEN), text).fate is Fate.WITHHELD


@pytest.mark.parametrize("make", [figure, quote])
@pytest.mark.parametrize(
    ("cited", "annotation"),
    [("customs.1", Annotation()), ("customs.2", Annotation()), ("owners.1", Annotation(allegation=True)),
     ("owners.1", Annotation(key_message=False)), ("customs.1", Annotation(key_message=True))],
)  # fmt: skip
def test_nothing_that_stands_on_an_allegation_is_set_large(make: object, cited: str, annotation: Annotation) -> None:
    text = figure(cites=cited) if make is figure else quote("Boats go out.", cited)
    found = fate(chosen(text, report=annotated(REPORT, {cited: annotation})), text)
    assert found.fate is Fate.WITHHELD
    assert f"cites {cited}: never in a " in found.rule


def test_words_that_accuse_are_not_set_large_whatever_their_author_says() -> None:
    for text in (figure("reportedly stolen"), quote(GROUP, "owners.1", allegation=False)):
        assert "never in a " in fate(chosen(text), text).rule


def test_nobody_is_told_that_a_figure_or_a_quote_is_not_written() -> None:
    assert unwritten(chosen()) == ()


# ------------------------------------------------------------------------------------------------------ pull quotes


@pytest.mark.parametrize("words", [FEES[0], FEES[0].removesuffix("."), FEES[0].replace(" ", "\u00a0")])
def test_a_quote_word_for_word_is_the_reports(words: str) -> None:
    text = quote(words, "fees-income.2", "fees-income.1")
    found = repeated(text, REPORT)
    assert found is not None
    assert found.id == "fees-income.1"


@pytest.mark.parametrize("words", [FEES[0][:-6], "Fees fell.", FEES[2], "Fees and income"])
def test_other_words_and_those_of_what_it_does_not_cite_are_the_authors(words: str) -> None:
    assert repeated(quote(words, "fees-income.1"), REPORT) is None


def test_a_text_of_another_section_is_the_authors_even_word_for_word() -> None:
    assert repeated(own_text(FEES[0], cites=("fees-income.1",)), REPORT) is None


def test_a_quote_of_a_heading_cited_is_found_below_it() -> None:
    found = repeated(quote(OWNERS[1], "owners"), REPORT)
    assert found is not None
    assert found.id == "owners.2"


def test_a_finding_that_is_not_shown_is_not_quoted_and_the_count_stays_true() -> None:
    sections = ("title", "pull-quote", SectionPlan("findings", max=1))
    shown, hidden = quote(FEES[0], "fees-income.1"), quote(FEES[1], "fees-income.2")
    assert fate(chosen(shown, sections=sections), shown).is_shown
    cut = chosen(hidden, sections=sections)
    assert fate(cut, hidden) == Decision(Fate.CUT, "quotes fees-income.2, which is not shown")
    assert len(cut.findings_shown) == 1


@pytest.mark.parametrize(("words", "cited"), [(CONCLUSION, "conclusion.1"), (METHOD[0], "method.1")])
def test_what_is_no_finding_may_be_quoted_where_no_section_shows_it(words: str, cited: str) -> None:
    text = quote(words, cited)
    selection = chosen(text)
    assert selection.decisions[cited].fate is Fate.CUT
    assert fate(selection, text).is_shown
    assert not fate(chosen(text, never=(cited,)), text).is_shown


def test_of_two_quotes_one_is_shown() -> None:
    one, two = quote("Boats go out.", "owners.1"), quote("Boats come in.", "owners.1")
    selection = chosen(one, two)
    assert selection.texts_shown == (one,)
    assert fate(selection, two) == Decision(Fate.CUT, "a brief has one pull quote, and it is another")


# ---------------------------------------------------------------------------------------------------------- unasked


def taken(selection: Selection) -> str:
    return selection.pulled.id if selection.pulled else ""


def test_a_finding_is_lifted_out_only_where_the_profile_asks_for_it() -> None:
    assert taken(chosen()) == ""
    assert taken(chosen(sections=("title", "findings"))) == ""
    assert taken(chosen(sections=("title", TAKE, "findings"))) == "fees-income.1"


def test_it_is_the_weightiest_that_is_shown_and_can_stand_alone() -> None:
    sections = ("title", TAKE, "findings")
    heavy = annotated(REPORT, {"customs.1": Annotation(priority=1), "owners.2": Annotation(priority=2)})
    assert taken(chosen(report=heavy, sections=sections)) == "owners.2"
    assert taken(chosen(report=heavy, sections=sections, never=("owners.2",))) == "fees-income.1"
    assert taken(chosen(report=heavy, sections=("title", TAKE, SectionPlan("findings", max=0)))) == ""
    assert taken(chosen(report=whole_report("km"), sections=sections)) == ""


def test_nothing_is_lifted_out_beside_or_in_place_of_what_the_author_wrote() -> None:
    sections = ("title", TAKE, "findings")
    assert taken(chosen(quote("Boats go out.", "owners.1"), sections=sections)) == ""
    assert taken(chosen(quote("Boats go out.", "owners.1"), sections=sections, never=("owners.1",))) == ""
