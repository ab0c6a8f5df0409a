"""How wide a word is in the file: the sum of what the file declares, so that no line end drifts.

In: a shaped word and its font. Out: its width in thousandths of an em, a whole number: the file declares widths as
whole numbers (/W, ISO 32000-1, 9.7.4.3), and kerns between glyphs are whole numbers in its operators.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefgen.writers.pdf.shaping import Font, Word

_KERN = re.compile(r">(-?\d+)")


class Widths(dict[str, int]):
    """The declared widths of a font's glyphs, each looked up once."""

    def __init__(self, font: Font) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, glyph: str) -> int:
        found = self[glyph] = self._font.width(ord(glyph))
        return found

    def of(self, word: Word) -> int:
        """Return the width of a word."""
        width = sum(map(self.__getitem__, word.glyphs))
        if "<" in word.code[1:]:
            width -= sum(map(int, _KERN.findall(word.code)))
        return width


@lru_cache(maxsize=64)
def widths(font: Font) -> Widths:
    """Return the declared widths of a font's glyphs."""
    return Widths(font)
