"""Text in the form in which it is compared."""

from __future__ import annotations

import pytest

from briefgen.checks.leaks.folding import folded, spaced, squashed


@pytest.mark.parametrize(
    "text",
    [
        "the official fish store",
        "THE OFFICIAL FISH STORE",
        "the o\ufb03cial \ufb01sh store",
        "the of\u00adfi\u00adcial fish\u200b store",
        "the offi-\ncial fish store",
        "the offi\u2010 \r\n cial fish store",
        "the offi\x02cial fish store",
        "the\u202eofficial\u00a0fish   store",
        "“the” official; fish (store)",
        "ｔｈｅ official fish store",
        "t h e o f f i c i a l f i s h s t o r e",
    ],
)
def test_no_form_of_a_text_hides_its_letters(text: str) -> None:
    assert squashed(text) == "theofficialfishstore"


def test_a_word_broken_at_a_line_end_is_one_word_and_a_dash_between_numbers_is_kept() -> None:
    assert folded("ware-\nhouses of 2019-\n2020") == "warehouses of 2019-\n2020"


def test_words_in_one_case_have_one_space_between_them() -> None:
    assert spaced("No owner: “on file”,\nfor 37!") == "no owner on file for 37"


@pytest.mark.parametrize("text", ["Straße", "İzmir", "ΐδιος", "e\u0301tude", "កម្ពុជា", "\u0627\u0644\u0645"])
def test_a_text_is_found_in_itself_with_other_words_around_it(text: str) -> None:
    assert squashed(text) in squashed(f"see {text} there")
