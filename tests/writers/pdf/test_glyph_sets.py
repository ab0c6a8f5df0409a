"""The glyphs that a file carries: what it shows, and in running text whole classes."""

from __future__ import annotations

import pytest

from briefgen.style.theme import load_theme
from briefgen.writers.pdf.glyph_sets import embedded
from briefgen.writers.pdf.shaping import Font, font

RUNNING = "the quick brown fox jumps"


def _font(theme: str = "institutional") -> Font:
    return font(load_theme(theme).style("body").face)


def _shown(text: str, used: Font) -> frozenset[str]:
    return frozenset(glyph for word in text.split() for glyph in used.word(word).glyphs)


def _says(glyphs: str, used: Font) -> set[str]:
    return {used.meaning[ord(glyph)] for glyph in glyphs}


@pytest.mark.parametrize("text", ["Heading", "abcdefghijklmno", "1, 2, 3"])
def test_few_letters_are_carried_alone(text: str) -> None:
    shown = _shown(text, _font())
    assert embedded(_font(), shown) == "".join(sorted(shown))


def test_running_text_carries_the_whole_alphabet_of_small_letters() -> None:
    says = _says(embedded(_font(), _shown(RUNNING, _font())), _font())
    assert set("abcdefghijklmnopqrstuvwxyz") <= says
    assert "fi" in says


def test_a_class_of_which_nothing_is_shown_is_left_out() -> None:
    says = _says(embedded(_font(), _shown(RUNNING, _font())), _font())
    assert not says & set("QUELL0123456789,αжé")


@pytest.mark.parametrize(("added", "whole"), [("Q", "ABCXYZ"), ("7", "0123456789"), ("x, y", ".:;"), ("“x", "”?")])
def test_a_class_of_which_one_is_shown_is_carried_whole(added: str, whole: str) -> None:
    used = _font()
    assert set(whole) <= _says(embedded(used, _shown(f"{RUNNING} {added}", used)), used)


def test_one_accent_is_carried_alone_and_several_bring_the_others() -> None:
    used = _font()
    assert "ô" not in _says(embedded(used, _shown(f"{RUNNING} é", used)), used)
    assert "ô" in _says(embedded(used, _shown(f"{RUNNING} é à ç", used)), used)


@pytest.mark.parametrize(
    ("text", "whole"),
    [("Ο γρήγορος σκύλος πηδά πάνω από το τείχος", "αβγδεζηθψωάέ"), ("Быстрая лиса прыгнула через", "абвгджзчшщъыэюя")],
)
def test_greek_and_cyrillic_have_classes_of_their_own(text: str, whole: str) -> None:
    used = font(load_theme("institutional").style("note").face)
    says = _says(embedded(used, _shown(text, used)), used)
    assert set(whole) <= says
    assert not says & set("abcxyz")


def test_texts_of_the_same_classes_have_equal_fonts() -> None:
    used = _font()
    first, second = (_shown(text, used) for text in (RUNNING + " one", "jumps over lazy dogs now with fun"))
    assert first != second
    assert embedded(used, first) == embedded(used, second)


def test_what_is_shown_is_always_carried() -> None:
    used = _font()
    shown = _shown("Straße œuvre € £ ¶ ≤ Ω 漢 the quick brown fox jumps", used)
    assert shown <= set(embedded(used, shown))
