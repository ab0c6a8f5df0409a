"""Which font shows which part of a word: its own, or another that stands in.

In: a word, and the fonts that may show it, its own first. Out: the parts, each with its font. A letter and its marks
stay together. What no font has is shown as a box by the first font that has one (`Font.stand_in`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from briefgen.writers.pdf.shaping import BOXES, Font, unseen


def in_fonts(text: str, fonts: tuple[Font, ...]) -> Iterator[tuple[str, Font]]:
    """Yield the parts of a text, each in the first font that has its letters."""
    part, current = "", fonts[0]
    for letter in _letters(text):
        chosen = current if all(map(unseen, letter)) else _font_of(letter, fonts)
        if part and chosen is not current:
            yield part, current
            part = ""
        part, current = part + letter, chosen
    if part:
        yield part, current


def missing(text: str, fonts: tuple[Font, ...]) -> str:
    """Return the characters of the text that none of the fonts can show."""
    shown = [(letter, _font_of(letter, fonts)) for letter in _letters(text)]
    return "".join(c for letter, font in shown if not _shows(font, letter) for c in letter if not font.covers(c))


def _font_of(letter: str, fonts: tuple[Font, ...]) -> Font:
    whole = (f for f in fonts if _shows(f, letter))
    without_marks = (f for f in fonts if f.covers(letter[0]))
    boxed = (f for f in fonts if f.stand_in in BOXES)
    return next(whole, None) or next(without_marks, None) or next(boxed, fonts[0])


def _shows(font: Font, letter: str) -> bool:
    return font.covers(letter) or font.covers(unicodedata.normalize("NFC", letter))


def _letters(text: str) -> list[str]:
    """Return the letters of a text, each with the marks behind it and what is not seen."""
    letters: list[str] = []
    for character in text:
        if letters and (unseen(character) or unicodedata.category(character).startswith("M")):
            letters[-1] += character
        else:
            letters.append(character)
    return letters
