"""Which glyphs of a font a file carries: those it shows, and in running text whole classes of which it shows some.

In: a font and the glyphs that a document shows. Out: the glyphs to embed. Variants of a brief differ in a letter here
and there; with whole classes they have equal fonts, which are then made once. The set is a function of what is shown:
never of what was written before (bytes would depend on it), nor of a text left out (its letters would be told).
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from briefgen.writers.pdf.shaping import Font

# Measured on the example briefs: from 16 on, 60 to 90 of 100 changed briefs find their fonts made, for 4 to 20 kB of
# two pages; headings and labels, which show fewer, carry what they show.
_RUNNING_TEXT = 16  # different letters

_LETTERS = (
    "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "αβγδεζηθικλμνξοπρςστυφχψωάέήίόύώ", "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ",
    "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ", "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ",
)  # fmt: skip
_SIGNS = ("0123456789", ".,:;-’–()\u00a0", "?!/%&'\"“”‘—·•")
_ACCENTS, _ACCENTS_LEAST = "àáâãäåæçèéêëìíîïñòóôõöøùúûüýßœ«»¿¡", 3


class _Class(NamedTuple):
    """The glyphs of a class of characters, and how many a text shows that is given all of them."""

    glyphs: frozenset[str]
    least: int


class _Classes(NamedTuple):
    letters: frozenset[str]
    classes: tuple[_Class, ...]


def embedded(font: Font, shown: frozenset[str]) -> str:
    """Return the glyphs to embed for those shown, as characters of these codes, sorted."""
    letters, classes = _classes(font)
    if len(letters & shown) >= _RUNNING_TEXT:
        shown = shown.union(*(c.glyphs for c in classes if len(c.glyphs & shown) >= c.least))
    return "".join(sorted(shown))


@lru_cache(maxsize=64)
def _classes(font: Font) -> _Classes:
    letters = [_glyphs(font, characters) for characters in _LETTERS]
    ligatures = {chr(glyph) for glyph, text in font.meaning.items() if len(text) > 1}
    whole = [letters[0] | ligatures, *letters[1:], *(_glyphs(font, signs) for signs in _SIGNS)]
    classes = (*(_Class(glyphs, 1) for glyphs in whole), _Class(_glyphs(font, _ACCENTS), _ACCENTS_LEAST))
    return _Classes(frozenset().union(*letters), classes)


def _glyphs(font: Font, characters: str) -> frozenset[str]:
    return frozenset(glyph for c in characters if ord(c) in font.characters for glyph in font.word(c).glyphs)
