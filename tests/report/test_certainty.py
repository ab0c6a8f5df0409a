"""Words of certainty are never replaced: which words they are, and where they stand."""

from __future__ import annotations

import pytest

from briefgen.report.cues import find_cues
from briefgen.report.model import Kind, Passage, Place
from briefgen.report.wording import certainty_spans, certainty_words, is_certainty


def passage(text: str) -> Passage:
    return Passage("p", Kind.BULLET, text, Place(1), cues=find_cues(text))


@pytest.mark.parametrize(
    "words",
    [
        "reportedly", "Allegedly", "may", "might be", "has been accused of", "accused", "said to", "believed to",
        "at least", "approximately", "about", "according to", "claims", "suspected", "likely", "no evidence",
        "selon", "peut-être", "según", "presuntamente", "sources say", "it may be that the quay",
    ],
)  # fmt: skip
def test_words_of_certainty_are_known_alone_and_within_other_words(words: str) -> None:
    assert is_certainty(words)


@pytest.mark.parametrize("words", ["utilise", "quay", "in order to", "stakeholders", "harbour office", "maybug", "sum"])
def test_other_words_are_none(words: str) -> None:
    assert not is_certainty(words)


def test_every_place_of_a_word_of_certainty_is_found() -> None:
    text = "R. Example reportedly owns a quay and reportedly may own two."
    found = {text[start:end].strip() for start, end in certainty_spans(passage(text), "en")}
    assert found == {"reportedly", "may"}
    assert len({start for start, _ in certainty_spans(passage(text), "en")}) == 3


def test_words_of_certainty_are_listed_once_and_none_inside_another() -> None:
    text = "The post has been accused of delay, and fees may rise; they may also fall."
    assert certainty_words(passage(text), "en") == ("has been accused of", "may")


def test_words_that_only_count_before_a_number_are_found_there_alone() -> None:
    assert certainty_words(passage("Fees rose by about a tenth to at least 40 crowns."), "en") == ("about", "at least")
    assert certainty_words(passage("Talks about fees were held at some quays."), "en") == ()
