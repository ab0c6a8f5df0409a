"""What a font descriptor says of a font beside its glyphs.

In: an opened font, at its place on the axes of a variable one. Out: `Metrics`, in thousandths of an em (ISO 32000-1,
9.8.1). A viewer needs them only to stand in for a font that it cannot read.
"""

from __future__ import annotations

import struct
from typing import NamedTuple

import uharfbuzz as hb

_FIXED_PITCH, _SERIF, _SYMBOLIC, _ITALIC = 1, 2, 4, 64  # ISO 32000-1, table 123
_LATIN_TEXT = 2  # PANOSE's first digit; its second tells the serifs, from 11 on there are none
_SERIF_CLASSES = (1, 2, 3, 4, 5, 7)  # of the font class in OS/2


class Metrics(NamedTuple):
    """Lengths in thousandths of an em, the angle in degrees, and the flags of the descriptor."""

    ascent: int
    descent: int
    cap_height: int
    stem: int
    italic_angle: float
    flags: int


def metrics(font: hb.Font, axes: dict[str, float]) -> Metrics:
    """Return the metrics of a font at its place on the axes."""
    face, scale = font.face, 1000 / font.face.upem
    extents = font.get_font_extents("ltr")
    post, os2 = face.reference_table("post").data, face.reference_table("OS/2").data
    angle = axes.get("slnt", struct.unpack(">i", post[4:8])[0] / 65536)
    weight = axes.get("wght", struct.unpack(">H", os2[4:6])[0])
    serif = (os2[32] == _LATIN_TEXT and 2 <= os2[33] <= 10) or os2[30] in _SERIF_CLASSES
    flags = _SYMBOLIC | _ITALIC * bool(angle) | _FIXED_PITCH * any(post[12:16]) | _SERIF * serif
    return Metrics(
        ascent=round(extents.ascender * scale),
        descent=round(extents.descender * scale),
        cap_height=round((_height_of(font, "H") or extents.ascender) * scale),
        stem=round(50 + (weight / 65) ** 2),  # no table tells it; this holds well enough for text faces
        italic_angle=round(angle, 2),
        flags=flags,
    )


def _height_of(font: hb.Font, letter: str) -> int:
    glyph = font.get_nominal_glyph(ord(letter))
    extents = font.get_glyph_extents(glyph) if glyph else None
    return int(extents.y_bearing) if extents else 0
