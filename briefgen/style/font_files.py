"""Font files that a theme names: may a brief carry them, and can it?

In: a path. Out: the axes of the font, or a `FontError` that says why it is not used. What its makers allow stands in
`fsType` (OpenType, OS/2). Files are read, never changed.
"""

from __future__ import annotations

import stat
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uharfbuzz import Face

Axes = Mapping[str, tuple[float, float]]

STYLED_AXES = ("opsz", "wdth", "wght")  # those that a role of a theme sets; others stay as the font has them
_LIMIT = 30_000_000  # bytes
_NEEDED = ("cmap", "head", "hhea", "hmtx", "maxp", "OS/2", "post")
_OUTLINES = ("glyf", "CFF ", "CFF2")
_BITMAPS = ("EBDT", "CBDT", "sbix", "bdat")
_LEAST_UNITS, _MOST_UNITS = 16, 16_384  # per em (OpenType, head)
_RESTRICTED, _PRINTING, _EDITING, _WHOLE, _BITMAPS_ONLY = 0x2, 0x4, 0x8, 0x100, 0x200

_KINDS = {
    b"\x00\x01\x00\x00": "",
    b"OTTO": "",
    b"true": "",
    b"ttcf": "it is a collection of several fonts (.ttc)",
    b"wOFF": "it is a web font (WOFF)",
    b"wOF2": "it is a web font (WOFF 2)",
    b"%!PS": "it is a PostScript Type 1 font",
    b"\x80\x01": "it is a PostScript Type 1 font",
    b"typ1": "it is a PostScript Type 1 font",
}
_HINT = "name a font of its own, a file that ends in .ttf or .otf"


class FontError(Exception):
    """A font that is not used, and what to do; the message goes on from "the font x.ttf is not used: "."""

    def __init__(self, message: str, hint: str = _HINT) -> None:
        super().__init__(message)
        self.hint = hint


def check_font(path: Path) -> Axes:
    """Return the axes that the font in a file can be set on, each with its least and greatest value.

    Raises FontError if the file is no such font, or may not be carried by a brief.
    """
    _check_kind(_beginning(path))
    import uharfbuzz as hb

    face = hb.Face(hb.Blob.from_file_path(str(path)))
    _check_tables(frozenset(face.table_tags), face.glyph_count, frozenset(face.unicodes))
    os2 = face.reference_table("OS/2").data
    if len(os2) < 68 or len(face.reference_table("head").data) < 54 or len(face.reference_table("post").data) < 32:
        raise FontError("it is broken: a table of it is cut off")
    _check_permission(int.from_bytes(os2[8:10], "big"))
    _check_measures(face)
    axes = {a.tag: (a.min_value, a.max_value) for a in face.axis_infos if a.tag in STYLED_AXES}
    _check_glyphs(face, axes)
    return MappingProxyType(axes)


def _beginning(path: Path) -> bytes:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise FontError("it is not a regular file")
        if found.st_size > _LIMIT:
            raise FontError(f"it is larger than {_LIMIT // 1_000_000} MB")
        with path.open("rb") as file:
            return file.read(4)
    except FileNotFoundError as problem:
        raise FontError("there is no such file", "paths begin at the folder of the file that names it") from problem
    except (OSError, ValueError) as problem:
        said = problem.strerror if isinstance(problem, OSError) and problem.strerror else str(problem)
        raise FontError(f"it cannot be read: {said}") from problem


def _check_kind(beginning: bytes) -> None:
    kind = _KINDS.get(beginning, _KINDS.get(beginning[:2], "it is no font file"))
    if kind:
        raise FontError(kind)


def _check_tables(tags: frozenset[str], glyphs: int, characters: frozenset[int]) -> None:
    if not tags & {*_OUTLINES} and tags & {*_BITMAPS}:
        raise FontError("it has bitmaps alone, and no outlines")
    lost = [tag for tag in _NEEDED if tag not in tags]
    if lost or not tags & {*_OUTLINES}:
        what = f"has no table `{lost[0]}`" if lost else "has no outlines"
        raise FontError(f"it is broken: it {what}")
    if glyphs < 2 or len(characters) < 2:
        raise FontError("it is broken: it shows no character")
    if 0x20 not in characters:
        raise FontError("it has no space between words (U+0020)")


def _check_permission(permission: int) -> None:
    """Refuse what the font's makers do not allow; of several permissions the widest holds."""
    if permission & _RESTRICTED and not permission & (_PRINTING | _EDITING):
        hint = "its licence forbids it (fsType 2): ask its makers, or take a free font such as one under the OFL"
        raise FontError("its makers do not allow it to be put into a file", hint)
    if permission & _WHOLE:
        hint = "a brief carries only the letters it shows, which its makers do not allow (fsType, bit 8)"
        raise FontError("its makers allow it only as a whole", hint)
    if permission & _BITMAPS_ONLY:
        raise FontError("its makers allow only bitmaps of it to be put into a file", "take another (fsType, bit 9)")


def _check_measures(face: Face) -> None:
    """Refuse a font whose units or widths readers of a PDF would take for others than HarfBuzz does."""
    units = int.from_bytes(face.reference_table("head").data[18:20], "big")
    if not _LEAST_UNITS <= units <= _MOST_UNITS:
        raise FontError(f"it is broken: it has {units} units per em, not {_LEAST_UNITS} to {_MOST_UNITS}")
    if int.from_bytes(face.reference_table("hhea").data[34:36], "big") == 0:
        raise FontError("it is broken: its letters have no widths")
    import uharfbuzz as hb

    font = hb.Font(face)
    if not any(font.get_glyph_h_advance(glyph) for glyph in range(face.glyph_count)):
        raise FontError("it is broken: its letters have no widths")


def _check_glyphs(face: object, axes: Axes) -> None:
    """Refuse a font that HarfBuzz cannot take a letter out of."""
    import uharfbuzz as hb

    plan = hb.SubsetInput()
    plan.unicode_set.add(0x20)
    plan.pin_all_axes_to_default(face)
    try:
        hb.subset(face, plan)
    except (RuntimeError, ValueError) as problem:
        raise FontError("it is broken: no letter can be taken out of it") from problem
