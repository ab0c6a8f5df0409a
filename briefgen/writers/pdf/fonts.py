"""Fonts in the file: a subset of each, with what its glyphs mean.

In: a font, the glyph ids that a document shows, and the number of the first object. Out: the five objects of a Type 0
font (ISO 32000-1, 9.7) as bytes. The subset keeps the font's glyph ids, and its name begins with a hash of it, so that
equal documents have equal bytes.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

import uharfbuzz as hb

from briefgen.writers.pdf.file import stream
from briefgen.writers.pdf.glyph_sets import embedded
from briefgen.writers.pdf.meanings import UNTOLD
from briefgen.writers.pdf.metrics import Metrics
from briefgen.writers.pdf.shaping import Font
from briefgen.writers.pdf.strings import decimal
from briefgen.writers.pdf.subsets import subset

OBJECTS = 5  # of a font: itself, its descendant, its descriptor, its program, what its glyphs mean
_KEPT = 256
_LEVEL = 6  # of deflating; fonts are kept, and are most of a file

Numbered = tuple[int, bytes]  # an object's number, and what stands between `obj` and `endobj`


class FontObjects(NamedTuple):
    """The objects of a font; the first of `plain` is what a page's resources name. Streams hold no other object."""

    plain: tuple[Numbered, ...]
    streams: tuple[Numbered, ...]


class FontCache:
    """Keeps the objects of fonts; it can be emptied at any time, with equal bytes afterwards."""

    def __init__(self, size: int = _KEPT) -> None:
        self._size = size
        self._by_shown: dict[tuple[Font, frozenset[str], int], FontObjects] = {}
        self._by_embedded: dict[tuple[Font, str, int], FontObjects] = {}

    def objects(self, font: Font, shown: frozenset[str], first: int) -> FontObjects:
        """Return the objects of a font that shows these glyphs."""
        key = (font, shown, first)
        found = self._by_shown.get(key)
        if found is None:
            if len(self._by_shown) >= self._size:
                self.forget()
            found = self._by_shown[key] = self._made(font, embedded(font, shown), first)
        return found

    def _made(self, font: Font, glyphs: str, first: int) -> FontObjects:
        key = (font, glyphs, first)
        found = self._by_embedded.get(key)
        if found is None:
            found = self._by_embedded[key] = _objects(font, list(map(ord, glyphs)), first)
        return found

    def forget(self) -> None:
        """Drop what is kept."""
        self._by_shown.clear()
        self._by_embedded.clear()


CACHE = FontCache()


def font_objects(
    font: Font, glyphs: Iterable[int] | Iterable[str], first: int, cache: FontCache = CACHE
) -> FontObjects:
    """Return the `OBJECTS` objects of a font, numbered from `first`; `glyphs` are ids, or characters of these codes."""
    return cache.objects(font, frozenset(g if isinstance(g, str) else chr(g) for g in glyphs), first)


def _objects(font: Font, ids: list[int], first: int) -> FontObjects:
    data = subset(font, ids)
    kind = _POSTSCRIPT if data.startswith(b"OTTO") else _TRUETYPE
    digest = hashlib.md5(data, usedforsecurity=False).digest()
    name = b"%b+%b" % (bytes(65 + byte % 26 for byte in digest[:6]), font.name.encode())
    descendant, descriptor, program, meanings = range(first + 1, first + OBJECTS)
    held = kind.file % program
    return FontObjects(
        plain=(
            (first, _FONT % (name, descendant, meanings)),
            (descendant, _DESCENDANT % (kind.subtype, name, descriptor, _widths(font, ids), kind.codes)),
            (descriptor, _descriptor(font.metrics, name, _box(font, data), held)),
        ),
        streams=(
            (program, stream(kind.program % len(data), data, _LEVEL)),
            (meanings, stream(b"", to_unicode(font, ids), _LEVEL)),
        ),
    )


class _Kind(NamedTuple):
    """How a font program of one kind stands in a file (ISO 32000-1, tables 117 and 126)."""

    subtype: bytes
    codes: bytes
    file: bytes
    program: bytes


_TRUETYPE = _Kind(b"CIDFontType2", b"/CIDToGIDMap/Identity", b"/FontFile2 %d 0 R", b"/Length1 %d")
_POSTSCRIPT = _Kind(b"CIDFontType0", b"", b"/FontFile3 %d 0 R", b"/Subtype/OpenType/Length1 %d")

_FONT = b"<</Type/Font/Subtype/Type0/BaseFont/%b/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>"
_DESCENDANT = (
    b"<</Type/Font/Subtype/%b/BaseFont/%b/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    b"/FontDescriptor %d 0 R/DW 0/W[%b]%b>>"
)


def _descriptor(metrics: Metrics, name: bytes, box: str, program: bytes) -> bytes:
    entries = (
        f"/Flags {metrics.flags}/FontBBox[{box}]/ItalicAngle {decimal(metrics.italic_angle)}/Ascent {metrics.ascent}"
        f"/Descent {metrics.descent}/CapHeight {metrics.cap_height}/StemV {metrics.stem}"
    )
    return b"<</Type/FontDescriptor/FontName/%b%b%b>>" % (name, entries.encode(), program)


def _box(font: Font, data: bytes) -> str:
    """Return the box that all glyphs of a subset fit in, in thousandths of an em (OpenType, `head`)."""
    head = hb.Face(data).reference_table("head").data
    return " ".join(str(round(value * font.scale)) for value in struct.unpack(">4h", head[36:44]))


def to_unicode(font: Font, ids: list[int]) -> bytes:
    """Return the CMap that says what each glyph means (ISO 32000-1, 9.10.3)."""
    told = [(glyph, font.meaning.get(glyph, UNTOLD)) for glyph in ids]
    rows = [f"<{glyph:04X}><{text.encode('utf-16-be').hex().upper()}>" for glyph, text in told]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    for start in range(0, len(rows), 100):
        part = rows[start : start + 100]
        lines += [f"{len(part)} beginbfchar", *part, "endbfchar"]
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode()


def _widths(font: Font, ids: list[int]) -> bytes:
    """Return the inside of W: the widths of glyphs whose ids follow each other stand in one array."""
    runs = groupby(enumerate(ids), lambda at: at[1] - at[0])
    parts = [[glyph for _, glyph in run] for _, run in runs]
    return "".join(f"{part[0]}[{' '.join(str(font.width(glyph)) for glyph in part)}]" for part in parts).encode()
