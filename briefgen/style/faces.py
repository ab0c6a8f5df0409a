"""Fonts for a web page: a few characters of one instance of a variable font.

In: a `theme.Face`. Out: the bytes of a font that is set on the face's axes and holds these characters. Font files are
read, never changed: the OFL's reserved names hold for what is shipped, and instances exist in memory alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import uharfbuzz as hb

from briefgen.style.theme import Face


@lru_cache(maxsize=64)
def instance(face: Face) -> hb.Face:
    """Open the font of a face; a variable font becomes the one instance that the face's axes name."""
    opened = hb.Face(hb.Blob.from_file_path(str(face.path)))
    if not opened.axis_infos:
        return opened
    plan = hb.SubsetInput()
    plan.keep_everything()
    plan.pin_all_axes_to_default(opened)  # no style sets the slant of a font, or the axes of its own
    for tag, value in face.axes:
        plan.pin_axis_location(opened, tag, value)
    return hb.subset(opened, plan)


def web_font(face: Face, characters: Iterable[str]) -> bytes:
    """Return a TrueType font that holds the glyphs of `characters` and what the font joins them to."""
    plan = hb.SubsetInput()
    plan.flags = hb.SubsetFlags.NO_HINTING
    for character in sorted(set(characters)):
        plan.unicode_set.add(ord(character))
    return bytes(hb.subset(instance(face), plan).blob.data)


@lru_cache(maxsize=4096)
def text_width(face: Face, text: str) -> float:
    """Return how wide a text is on one line, in ems; of a character that the font has not, its sign for one."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(_font(face), buffer)
    advances: int = sum(place.x_advance for place in buffer.glyph_positions or ())
    units: int = instance(face).upem
    return advances / units


@lru_cache(maxsize=64)
def _font(face: Face) -> hb.Font:
    return hb.Font(instance(face))
