"""Fonts in the file: a subset of each, with what its glyphs mean.

In: a font and the glyph ids that a document shows. Out: the five objects of a Type 0 font (ISO 32000-1, 9.7). The
subset keeps the font's glyph ids, and its name begins with a hash of it, so that equal documents have equal bytes.
"""

from __future__ import annotations

import hashlib
import struct
from typing import Any

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString, PDFZCompress

from briefgen.writers.pdf.shaping import Font

_UNUSED_TABLES = tuple(
    int.from_bytes(tag.encode(), "big")
    for tag in ("GSUB", "GPOS", "GDEF", "BASE", "name", "OS/2", "cmap", "post", "STAT", "DSIG", "gasp", "kern")
)
_KEPT = 256

_subsets: dict[tuple[str, str], bytes] = {}


def embed(file: Any, font: Font, glyphs: set[str]) -> None:
    """Put a font into the file's resources."""
    ids = sorted(ord(g) for g in glyphs)
    data = subset(font, "".join(map(chr, ids)))
    digest = hashlib.md5(data, usedforsecurity=False).digest()
    name = PDFName("".join(chr(65 + byte % 26) for byte in digest[:6]) + "+" + font.name)
    program = PDFStream(PDFDictionary({"Length1": len(data)}), data, filters=[PDFZCompress])
    descriptor = file.Reference(_descriptor(font, name, file.Reference(program), _box(font, data)))
    descendant = file.Reference(_descendant(font, name, ids, descriptor))
    meanings = PDFStream(PDFDictionary({}), to_unicode(font, ids), filters=[PDFZCompress])
    entries = {
        "Type": PDFName("Font"),
        "Subtype": PDFName("Type0"),
        "BaseFont": name,
        "Encoding": PDFName("Identity-H"),
        "DescendantFonts": PDFArray([descendant]),
        "ToUnicode": file.Reference(meanings),
    }
    file.idToObject["BasicFonts"].dict[font.resource] = file.Reference(PDFDictionary(entries))


def _box(font: Font, data: bytes) -> list[int]:
    """Return the box that all glyphs of a subset fit in, in thousandths of an em (OpenType, `head`)."""
    head = hb.Face(data).reference_table("head").data
    return [round(value * font.scale) for value in struct.unpack(">4h", head[36:44])]


def _descriptor(font: Font, name: Any, program: Any, box: list[int]) -> Any:
    entries = {
        "Type": PDFName("FontDescriptor"),
        "FontName": name,
        "Flags": 68 if font.italic_angle else 4,
        "FontBBox": PDFArray(box),
        "ItalicAngle": round(font.italic_angle, 2),
        "Ascent": font.ascent,
        "Descent": font.descent,
        "CapHeight": round(font.ascent * 0.7),
        "StemV": 80,
        "FontFile2": program,
    }
    return PDFDictionary(entries)


def _descendant(font: Font, name: Any, ids: list[int], descriptor: Any) -> Any:
    system = {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
    entries = {
        "Type": PDFName("Font"),
        "Subtype": PDFName("CIDFontType2"),
        "BaseFont": name,
        "CIDSystemInfo": PDFDictionary(system),
        "FontDescriptor": descriptor,
        "W": _widths(font, ids),
        "DW": 0,
        "CIDToGIDMap": PDFName("Identity"),
    }
    return PDFDictionary(entries)


def subset(font: Font, glyphs: str) -> bytes:
    """Return a TrueType font of these glyphs, at their old ids and at the font's place on its axes."""
    key = (font.resource, glyphs)
    found = _subsets.get(key)
    if found is None:
        plan = hb.SubsetInput()
        plan.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.RETAIN_GIDS
        plan.glyph_set.update(map(ord, glyphs))
        plan.drop_table_tag_set.update(_UNUSED_TABLES)
        for tag, value in font.axes:
            plan.pin_axis_location(font.source, tag, value)
        if len(_subsets) > _KEPT:
            _subsets.clear()
        found = _subsets[key] = bytes(hb.subset(font.source, plan).blob.data)
    return found


def to_unicode(font: Font, ids: list[int]) -> str:
    """Return the CMap that says what each glyph means (ISO 32000-1, 9.10.3)."""
    known = [(glyph, font.meaning[glyph]) for glyph in ids if glyph in font.meaning]
    rows = [f"<{glyph:04X}><{text.encode('utf-16-be').hex().upper()}>" for glyph, text in known]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    for start in range(0, len(rows), 100):
        part = rows[start : start + 100]
        lines += [f"{len(part)} beginbfchar", *part, "endbfchar"]
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines)


def _widths(font: Font, ids: list[int]) -> str:
    parts: list[str] = []
    previous = -2
    for glyph in ids:
        if glyph != previous + 1:
            parts.append(f"{']' if parts else ''}{glyph}[")
        parts.append(f"{font.width(glyph)} ")
        previous = glyph
    return "[" + "".join(parts) + ("]" if parts else "") + "]"
