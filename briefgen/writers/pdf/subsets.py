"""Subsets: the few glyphs of a font that a file carries.

In: a font and glyph ids. Out: the bytes of a font program that keeps these ids, at the font's place on its axes: with
TrueType outlines (`glyf`), or with PostScript ones (`CFF`, to which a variable CFF2 is brought down). Font files are
read, never changed: the OFL's reserved names hold for what is shipped, and a subset exists in a brief alone.
"""

from __future__ import annotations

from collections.abc import Iterable

import uharfbuzz as hb

from briefgen.writers.pdf.shaping import Font

_UNUSED_TABLES = tuple(
    int.from_bytes(tag.encode(), "big")
    for tag in ("GSUB", "GPOS", "GDEF", "BASE", "name", "OS/2", "cmap", "post", "STAT", "DSIG", "gasp", "kern")
)


_FLAGS = (
    hb.SubsetFlags.NO_HINTING
    | hb.SubsetFlags.NOTDEF_OUTLINE
    | hb.SubsetFlags.RETAIN_GIDS
    | hb.SubsetFlags.DOWNGRADE_CFF2
    | hb.SubsetFlags.CFF_IDENTITY_CHARSET  # a code is a glyph id in fonts that are keyed by CID, too
)


def subset(font: Font, glyphs: Iterable[int]) -> bytes:
    """Return a font of these glyphs, at their old ids and at the font's place on its axes."""
    plan = hb.SubsetInput()
    plan.flags = _FLAGS
    plan.glyph_set.update(glyphs)
    plan.drop_table_tag_set.update(_UNUSED_TABLES)
    plan.pin_all_axes_to_default(font.source)
    for tag, value in font.axes:
        plan.pin_axis_location(font.source, tag, value)
    return bytes(hb.subset(font.source, plan).blob.data)
