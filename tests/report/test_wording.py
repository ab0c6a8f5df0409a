"""Words of certainty and of contrast: found as they stand, and nothing claimed that does not stand there."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.report.cues import find_cues
from briefgen.report.lexicons import LANGUAGES, lexicon, phrases
from briefgen.report.model import Kind, Passage, Place
from briefgen.report.sentences import split_sentences
from briefgen.report.wording import certainty_words, has_contrast, has_figures, has_progress_and_contrast


def passage(text: str, language: str = "en") -> Passage:
    return Passage(
        "fees.1",
        Kind.BULLET,
        text,
        Place(1),
        sentences=split_sentences(text, language),
        cues=find_cues(text, language),
    )


def words(text: str, language: str = "en") -> tuple[str, ...]:
    return certainty_words(passage(text, language), language)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fees fell by a tenth.", ()),
        ("Clerks reportedly took gifts.", ("reportedly",)),
        ("The office has been accused of warning them.", ("has been accused of",)),
        ("Traders wait about nine days.", ("about",)),
        ("At least 40 ships and up to 5% of fees.", ("At least", "up to")),
        ("They wrote about fees.", ()),
        ("Some boats stay.", ()),
        ("The letter of 12 May 2026 is on file.", ()),
        ("In May the office closed.", ()),
        ("The office may close, and might not be open again.", ("may", "might not be")),
        ("According to the office, fees are very likely to fall.", ("According to", "very likely")),
        ("It is unlikely.", ("unlikely",)),
        ("No owner is likeable.", ()),
        ("There is little evidence of it.", ("little evidence",)),
        ("Fees are believed to fall, and are believed to rise.", ("are believed to",)),
        ("A state-reported figure.", ()),
        ("Traders said\u00a0that fees\nfell.", ("said\u00a0that",)),
        ("More often than not it is usually open.", ("often", "usually")),
    ],
)
def test_words_of_certainty_are_listed_as_they_stand(text: str, found: tuple[str, ...]) -> None:
    assert words(text) == found


def test_the_words_of_an_accusation_are_among_them_once() -> None:
    accused = passage("Clerks of the post were charged with bribery.")
    assert accused.is_allegation
    assert certainty_words(accused, "en") == tuple(cue.text for cue in accused.cues)


@pytest.mark.parametrize("language", ["pt", "km", "xx"])
def test_where_a_language_has_no_list_nothing_is_claimed(language: str) -> None:
    found = Passage("fees.1", Kind.BULLET, "Fees have reportedly improved, but fell.", Place(1))
    assert certainty_words(found, language) == ()
    assert not has_contrast(found, language)
    assert not has_progress_and_contrast(found, language)


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Según la oficina, las tasas bajaron.", "es", ("Según",)),
        ("Selon le bureau, les taxes ont baissé.", "fr", ("Selon",)),
    ],
)
def test_other_languages_have_words_of_their_own(text: str, language: str, found: tuple[str, ...]) -> None:
    assert words(text, language) == found


@given(st.lists(st.sampled_from(
    ["fees", "may", "not", "be", "reportedly", "about", "nine", "said", "that", "12", "May", "to", "but", ".", "quay"]
), max_size=14))  # fmt: skip
def test_every_word_listed_stands_in_the_text_and_is_listed_once(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for word in words(text):
        assert word == word.strip() != ""
        assert word in text
    assert len(set(words(text))) == len(words(text))


@pytest.mark.parametrize(
    ("text", "contrast", "progress"),
    [
        ("Training has begun in Tidewell, but no other port has set a date.", True, True),
        ("Fees fell, but traffic grew.", True, False),
        ("Training has begun. But fees fell.", True, False),
        ("Training has begun. Fees fell.", False, False),
        ("Although the register was improved, owners are missing.", True, True),
        ("Crime has declined, yet nobody trusts the office.", True, True),
        ("Corruption fell in Quell; however, fees did not.", True, True),
        ("Reduced violent crime is welcome, but dear.", True, True),
        ("The law has not yet been put to parliament.", False, False),
        ("The port has yet to open.", False, False),
        ("No date as yet.", False, False),
        ("The butter and the rebuttal.", False, False),
        ("A thorough office.", False, False),
    ],
)
def test_contrast_and_progress_are_told_sentence_by_sentence(text: str, contrast: bool, progress: bool) -> None:
    assert has_contrast(passage(text), "en") is contrast
    assert has_progress_and_contrast(passage(text), "en") is progress


@pytest.mark.parametrize(
    ("text", "there"),
    [("Fees fell by 15%.", True), ("Fees fell by a tenth.", False), ("Seven in ten.", False), ("٣ ports", True)],
)
def test_a_number_counts_as_one_where_it_is_in_digits(text: str, there: bool) -> None:
    assert has_figures(passage(text)) is there


@pytest.mark.parametrize("kind", ["certainty", "contrast", "progress"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_of_every_list_can_be_found(language: str, kind: str) -> None:
    """A phrase that ends in white space, or looks ahead behind it, could never match."""
    known = lexicon(language)
    assert known is not None
    pattern = phrases(language, kind)
    for phrase in getattr(known, kind):
        assert pattern is not None
        assert not re.search(r" \(\?=|\s$", phrase), phrase
        re.compile(phrase.replace(" ", r"\s+"), re.IGNORECASE)
