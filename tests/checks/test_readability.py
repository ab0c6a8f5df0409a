"""How hard a text is: the estimate follows the published formula, and says nothing where it can know nothing."""

from __future__ import annotations

import pytest

from briefgen.checks.readability import count_syllables, count_words, grade, sentence_lengths

SYLLABLES = {
    1: "fee law made named role names rule asked raised year the be use used queue crime port which through",
    2: "harbour vessels owner traffic without people wanted table places changes being social special nation "
    "statement likely measure police quiet going little circle money able houses language region union",
    3: "register inspection calendar parliament minister government corruption media annual various laundering usual",
    4: "institution transparency available situation material reportedly authority operation",
    5: "individual evaluation administration",
    6: "accountability responsibility",
}


def test_syllables_are_estimated_within_one_and_nine_in_ten_exactly() -> None:
    known = {word: number for number, words in SYLLABLES.items() for word in words.split()}
    errors = [count_syllables(word) - number for word, number in known.items()]
    assert all(abs(error) <= 1 for error in errors)
    assert sum(error == 0 for error in errors) >= 0.9 * len(errors)


def test_parts_of_a_compound_are_counted_each_and_a_number_as_one() -> None:
    assert count_syllables("port-owner") == 3
    assert count_syllables("owner’s") == 2
    assert count_syllables("2026") == 1


def test_the_grade_is_that_of_flesch_and_kincaid() -> None:
    text = "The port has a law. The law is old and the port is new."  # 14 words, each of one syllable, 2 sentences
    assert grade(text, "en") == round(0.39 * 7 + 11.8 - 15.59, 1)
    assert grade(text, "en-GB") == grade(text, "en")


def test_longer_words_and_longer_sentences_raise_the_grade() -> None:
    plain = grade("The port has a law. The law is old and the port is new.", "en")
    words = grade("The port has administration. Accountability is old and the institution is new.", "en")
    sentences = grade(
        "The port has a law and the law is old and the port is new. The quay is as old as the law is.", "en"
    )
    assert plain is not None
    assert words is not None
    assert sentences is not None
    assert plain < sentences < words


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The harbour office has one law and one register of all vessels in the port of Quell.", "en"),
        ("Fees fell. Permits wait. Nobody asks.", "en"),
        ("", "en"),
        ("Le port de Quell a un registre. Le registre contient tous les navires de la côte.", "fr"),
        ("Le port de Quell a un registre. Le registre contient tous les navires de la côte.", "und"),
    ],
    ids=["one sentence", "nine words or fewer", "nothing", "French", "unknown language"],
)
def test_there_is_no_grade_for_little_text_or_another_language(text: str, language: str) -> None:
    assert grade(text, language) is None


def test_sentences_are_measured_in_any_language() -> None:
    assert sentence_lengths("Fees fell by 15% in 2026 – a lot. Dr. Example asked why.", "en") == (8, 4)
    assert sentence_lengths("Le port de M. Example est ouvert. Il est tard.", "fr") == (7, 3)
    assert sentence_lengths("", "en") == ()


def test_where_no_spaces_part_the_words_two_letters_count_as_one() -> None:
    assert count_words("港口税费下降") == 3
    assert count_words("in Quell 港口税费") == 4
