"""The language lint: it tells what readers may find hard in the author's text, and never asks for less certainty."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.audience.profile import Profile, Readability, Terms
from briefgen.brief import GLOSSARY, AuthorText
from briefgen.checks.language import Remark, check_language
from briefgen.diagnostics import Location, Severity
from briefgen.report.cues import find_cues
from briefgen.report.model import Kind, Passage, Place, Report
from briefgen.tailoring.tailor import tailor
from tests.making import make_brief, make_profile, make_report

SECTIONS = ("title", "summary", "headline", "findings", "asks", "recommendations", "glossary")
LONG = "The office at the quay " + "and the office at the port " * 4 + "wait."  # 30 words
HEDGES = ("reportedly", "may", "has been accused of", "apparently", "at least 40", "is said to", "according to")


def author_text(words: str, number: int = 1, term: str = "") -> AuthorText:
    section = GLOSSARY if term else "recommendations"
    passage = Passage(f"{section}.{number}", Kind.AUTHOR, words, Place(), cues=find_cues(words))
    return AuthorText(passage, section, term=term, location=Location("brief.yaml", number, 3))


def profile(name: str = "partners", **settings: object) -> Profile:
    return make_profile(*SECTIONS, name=name, **settings)


def lint(
    *texts: AuthorText, profiles: Sequence[Profile] = (), report: Report | None = None, language: str = "en"
) -> tuple[Remark, ...]:
    report = report or make_report(language=language)
    readers = profiles or (profile(),)
    brief = make_brief(report, readers[0], texts=texts)
    return check_language(brief, [tailor(report, reader, texts=texts) for reader in readers])


def messages(*texts: AuthorText, profiles: Sequence[Profile] = (), report: Report | None = None) -> list[str]:
    return [remark.diagnostic.message for remark in lint(*texts, profiles=profiles, report=report)]


def preferring(prefer: Mapping[str, str], name: str = "partners") -> Profile:
    return profile(name, terms=Terms(tuple(prefer.items())))


# Preferred terms


def test_a_term_is_named_as_written_with_the_one_to_say_its_place_and_its_readers() -> None:
    readers = [preferring({"quay": "berth"}, "press"), preferring({"Quay": "berth"}, "public"), profile("donor")]
    (remark,) = lint(author_text("Quays wait, and one quay waits longer.", 7), profiles=readers)
    assert remark.audiences == ("press", "public")
    found = remark.diagnostic
    assert found.severity is Severity.WARNING
    assert found.message == "“Quays”, “quay”: say “berth” for press, public"
    assert found.location == Location("brief.yaml", 7, 3)
    assert "briefgen changes nothing" in found.hint


@pytest.mark.parametrize("words", ["Quayside work goes on.", "Say berth.", "The sub-quayage fell."])
def test_parts_of_other_words_are_no_terms(words: str) -> None:
    assert messages(author_text(words), profiles=[preferring({"quay": "berth"})]) == []


def test_a_term_of_several_words_is_found_across_any_space() -> None:
    found = messages(author_text("Ask the harbour\n office."), profiles=[preferring({"Harbour office": "port office"})])
    assert found == ["“harbour\n office”: say “port office” for partners"]


def test_a_term_within_the_one_to_say_is_no_mistake() -> None:
    reader = preferring({"register": "harbour register"})
    assert messages(author_text("The harbour register waits."), profiles=[reader]) == []
    assert len(messages(author_text("The register waits."), profiles=[reader])) == 1


def test_different_terms_for_different_readers_are_told_apart() -> None:
    readers = [preferring({"quay": "berth"}, "press"), preferring({"quay": "pier"}, "public")]
    assert messages(author_text("A quay."), profiles=readers) == [
        "“quay”: say “berth” for press",
        "“quay”: say “pier” for public",
    ]


def test_the_report_s_words_and_texts_for_others_are_not_looked_at() -> None:
    reader = preferring({"fees": "dues", "quay": "berth"})
    text = author_text("A quay.")
    other = AuthorText(text.passage, text.section, "public", location=text.location)
    assert messages(other, profiles=[reader]) == []


# Readability


def limited(name: str, grade: int | None, sentence: int | None) -> Profile:
    return profile(name, readability=Readability(grade, sentence))


def test_a_long_sentence_is_told_once_with_its_words_and_every_limit_it_breaks() -> None:
    readers = [limited("minister", None, 25), limited("press", None, 20), limited("public", None, 20)]
    readers += [limited("parliament", None, 30), profile("donor")]
    (remark,) = lint(author_text(f"Fees fell. {LONG}"), profiles=readers)
    assert remark.diagnostic.message == (
        "sentence 2 of 2 in `recommendations.1` has 30 words, over 20 for press, public; over 25 for minister"
    )
    assert set(remark.audiences) == {"minister", "press", "public"}


def test_a_sentence_as_long_as_the_limit_is_not_too_long() -> None:
    assert messages(author_text(LONG), profiles=[limited("press", None, 30)]) == []
    assert messages(author_text(LONG), profiles=[limited("press", None, 29)]) == [
        "the sentence in `recommendations.1` has 30 words, over 29 for press"
    ]


def test_a_text_that_asks_for_more_school_than_its_readers_have_is_told_with_both_numbers() -> None:
    hard = "Accountability necessitates institutional transparency everywhere. Administrations underestimate papers."
    hard += " Organisational responsibility deteriorates."
    (remark,) = lint(author_text(hard), profiles=[limited("press", 10, None), limited("donor", 13, None)])
    told = re.fullmatch(
        r"`recommendations\.1` reads at school grade (\d+\.\d), over 10 for press; over 13 for donor",
        remark.diagnostic.message,
    )
    assert told
    assert float(told[1]) > 13
    assert "Flesch-Kincaid" in remark.diagnostic.hint


def test_plain_text_is_below_every_limit() -> None:
    plain = "The port has a law. The law is old and the port is new. Ask why."
    assert messages(author_text(plain), profiles=[limited("public", 9, 20)]) == []


# Acronyms


def test_an_acronym_that_nobody_explains_is_told_once_at_its_first_place_with_its_readers() -> None:
    texts = (
        author_text("Ask the port.", 3),
        author_text("Ask the QHO and the UN.", 4),
        author_text("The QHOs wait.", 5),
    )
    (remark,) = lint(*texts, profiles=[profile("press"), profile("public")])
    assert remark.diagnostic.message == "“QHO” is not explained for press, public"
    assert remark.diagnostic.location == Location("brief.yaml", 4, 3)
    assert remark.diagnostic.severity is Severity.WARNING
    assert remark.audiences == ("press", "public")


def test_the_glossary_the_author_or_the_report_that_is_shown_explains_an_acronym() -> None:
    text = author_text("Ask the QHO.", 1)
    assert messages(text, author_text("who watches the quays.", 2, term="QHO")) == []
    assert messages(text, author_text("The Quell Harbour Office (QHO) waits.", 2)) == []
    report = make_report({"Owners": ["The Quell Harbour Office (QHO) lists 212 vessels."]})
    assert messages(text, report=report) == []
    assert messages(text, profiles=[profile(never=("owners.1",))], report=report) == [
        "“QHO” is not explained for partners"
    ]


# The report's own words


def test_the_report_s_words_are_one_note_an_audience_that_asks_for_nothing() -> None:
    report = make_report(
        {"Fees": ["Fees fell.", f"{LONG} The FATF knows.", LONG.replace("wait", "do wait")], "Owners": ["One."]}
    )
    remarks = lint(profiles=[limited("press", 10, 20), limited("public", 9, 40)], report=report)
    assert [remark.diagnostic.message for remark in remarks] == [
        "for press, in the report’s words: 2 of 4 findings shown have sentences over 20 words (longest: F3, 31 words); "
        "acronyms not explained: FATF",
        "for public, in the report’s words: acronyms not explained: FATF",
    ]
    assert [remark.audiences for remark in remarks] == [("press",), ("public",)]
    for remark in remarks:
        assert remark.diagnostic.severity is Severity.NOTE
        assert remark.diagnostic.hint == ""


def test_only_what_an_audience_gets_is_told_of_the_report() -> None:
    report = make_report({"Fees": ["Fees fell.", f"{LONG} The FATF knows."]})
    assert messages(profiles=[profile(readability=Readability(10, 20), never=("fees.2",))], report=report) == []


def test_one_finding_is_told_in_the_singular() -> None:
    report = make_report({"Fees": [LONG, "Fees fell."]})
    (told,) = messages(profiles=[limited("press", None, 20)], report=report)
    assert told.endswith("1 of 2 findings shown has a sentence over 20 words (longest: F1, 30 words)")


# Certainty


@pytest.mark.parametrize("hedge", HEDGES)
def test_a_word_of_certainty_gets_no_warning_whatever_a_profile_prefers(hedge: str) -> None:
    prefer = {word: "in truth" for word in hedge.split() if word.isalpha()} | {hedge: "certainly", "office": "post"}
    reader = profile(readability=Readability(9, 20), terms=Terms(tuple(prefer.items())))
    assert messages(author_text(f"The office {hedge} wait."), profiles=[reader]) == [
        "“office”: say “post” for partners"
    ]


@given(
    st.lists(
        st.sampled_from((*HEDGES, "the quay", "an office", "of Quell", "waits.", "QHO", "documentation")), max_size=40
    )
)
def test_no_message_of_the_lint_ever_names_a_word_of_certainty(parts: list[str]) -> None:
    words = " ".join(parts)
    reader = profile(readability=Readability(1, 5), terms=Terms(tuple((h, "surely") for h in HEDGES)))
    report = make_report({"Fees": [f"The office {words}"]})
    for remark in lint(author_text(words or "none"), profiles=[reader], report=report):
        told = f"{remark.diagnostic.message} {remark.diagnostic.hint}"
        assert not any(hedge in told for hedge in HEDGES)
        assert not find_cues(told)
        assert "say" not in told


def test_advice_on_long_text_says_that_words_of_certainty_stay() -> None:
    hard = f"{LONG} Accountability necessitates institutional transparency."
    remarks = lint(author_text(hard), profiles=[limited("press", 1, 20)])
    assert len(remarks) == 2
    assert all("words of certainty stay" in remark.diagnostic.hint for remark in remarks)


# What is not known


def test_a_language_without_a_lexicon_is_told_once() -> None:
    remarks = lint(author_text("Um porto."), profiles=[profile("press"), profile("public")], language="pt")
    assert [r.diagnostic.severity for r in remarks] == [Severity.NOTE]
    assert remarks[0].diagnostic.message.startswith("no lexicon for the language `pt`")
    assert remarks[0].audiences == ()


def test_a_language_without_a_reading_grade_is_told_once_where_there_is_text_to_grade() -> None:
    readers = [profile("press"), profile("public")]
    told = [r.diagnostic.message for r in lint(author_text("Un port."), profiles=readers, language="fr")]
    assert told == ["no reading grade for the language `fr`: only English has one"]
    assert lint(profiles=readers, language="fr") == ()


def test_sentences_in_another_language_are_measured() -> None:
    remarks = lint(
        author_text("Le port " + "de Quell " * 12 + "est ouvert."), profiles=[limited("press", 1, 20)], language="fr"
    )
    assert "has 28 words, over 20 for press" in remarks[0].diagnostic.message
