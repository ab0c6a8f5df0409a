"""What gives a text away."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefgen.checks.leaks.fingerprints import GRAM, LONG, fingerprints, seen


def runs(text: str, language: str = "en") -> list[str]:
    return list(fingerprints(text, language).runs.values())


def test_runs_have_five_words_of_which_two_say_something() -> None:
    assert runs("No owner is on file for it at all.") == ["No owner is on file", "owner is on file for"]


def test_a_short_text_is_one_run_and_two_words_are_none() -> None:
    assert runs("Ice and boats") == ["Ice and boats"]
    assert runs("Night boats") == []


def test_numbers_at_the_ends_of_a_run_are_left_off_since_others_may_stand_before_them() -> None:
    assert runs("212 vessels pay no fees 37") == ["vessels pay no fees"]


def test_a_script_without_spaces_has_runs_of_ten_letters() -> None:
    assert runs("港口登记册没有列出船主", "zh") == ["港口登记册没有列出船", "口登记册没有列出船主"]
    assert runs("港口登记册", "zh") == []


def test_a_heading_has_no_names() -> None:
    assert fingerprints("Night Boats of Kav Dorn", "en", True).phrases == {}


def test_what_may_be_seen_holds_its_own_runs() -> None:
    text = "The official fish store of Quell holds ice for 37 boats."
    assert set(fingerprints(text, "en").runs) <= seen(text, "en").runs


@given(before=st.text("abc ", max_size=20), start=st.integers(0, GRAM))
def test_every_long_run_holds_a_piece_at_a_multiple_wherever_it_stands(before: str, start: int) -> None:
    kept = fingerprints("keeps crates of ice in the official fish store", "en")
    for run in kept.runs:
        assert len(run) >= LONG
        text = "x" * (len(before) + start) + run
        grams = {text[n : n + GRAM] for n in range(0, len(text), GRAM)}
        found = [gram for gram in grams & kept.grams if run in kept.runs_by_gram[gram]]
        assert len(found) >= (len(run) - GRAM + 1) // GRAM >= 1
