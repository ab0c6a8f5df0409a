"""What the glyphs of a font say: its own character map, and a fixed list of ligatures.

In: an opened font. Out: a text for each glyph that has one. Nothing is learnt from the texts that are set, so that the
meaning of a glyph, and with it a file's bytes, does not depend on what was set before. A glyph without a meaning here
is told as U+FFFD, and words that hold one carry their own text (`ActualText`).
"""

from __future__ import annotations

from collections.abc import Iterable

import uharfbuzz as hb

UNTOLD = "\ufffd"
_LIGATURES = ("ff", "fi", "fl", "ffi", "ffl", "fb", "fh", "fj", "fk", "ft", "fft", "tt", "ti", "Th", "ct", "st", "sp")
_MODIFIERS = range(0x02B0, 0x0300)  # spacing modifier letters
_FORBIDDEN = frozenset((0, 0xFEFF, 0xFFFE))  # ISO 19005-2, 6.2.11.7.2


def meanings(font: hb.Font, characters: Iterable[int]) -> dict[int, str]:
    """Return what each glyph says; of the characters that share a glyph, the first is told, modifier letters last.

    An apostrophe (U+2019) is often drawn like U+02BC, and would else carry its own text at each place.
    """
    nominal = font.get_nominal_glyph
    meaning: dict[int, str] = {}
    for code in sorted(characters, key=lambda code: (code in _MODIFIERS, code)):
        glyph = nominal(code)
        if glyph and not _private(code) and code not in _FORBIDDEN:
            meaning.setdefault(glyph, chr(code))
    return {**meaning, **_ligatures(font)}


def _ligatures(font: hb.Font) -> dict[int, str]:
    joined: dict[int, str] = {}
    buffer = hb.Buffer()
    for ligature in _LIGATURES:
        buffer.reset()
        buffer.add_str(ligature)
        buffer.guess_segment_properties()
        hb.shape(font, buffer)
        if len(buffer.glyph_infos) == 1 and buffer.glyph_infos[0].codepoint:
            joined.setdefault(buffer.glyph_infos[0].codepoint, ligature)
    return joined


def _private(code: int) -> bool:
    """Tell whether a character means only what its font says it does (ISO 19005-2, 6.2.11.7.3)."""
    return 0xE000 <= code <= 0xF8FF or code >= 0xF0000
