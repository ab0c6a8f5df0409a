"""Subsets: the few glyphs of a font that a file carries.

In: a font and glyph ids. Out: the bytes of a font program that keeps these ids, at the font's place on its axes. Font
files are read, never changed: the OFL's reserved names hold for what is shipped, and a subset exists in a brief alone.
"""

from __future__ import annotations

from collections.abc import Iterable

import uharfbuzz as hb

from briefgen.writers.pdf.shaping import Font

_UNUSED_TABLES = tuple(
    int.from_bytes(tag.encode(), "big")
    for tag in ("GSUB", "GPOS", "GDEF", "BASE", "name", "OS/2", "cmap", "post", "STAT", "DSIG", "gasp", "kern")
)


def subset(font: Font, glyphs: Iterable[int]) -> bytes:
    """Return a TrueType font of these glyphs, at their old ids and at the font's place on its axes."""
    plan = hb.SubsetInput()
    plan.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.RETAIN_GIDS
    plan.glyph_set.update(glyphs)
    plan.drop_table_tag_set.update(_UNUSED_TABLES)
    for tag, value in font.axes:
        plan.pin_axis_location(font.source, tag, value)
    return bytes(hb.subset(font.source, plan).blob.data)
