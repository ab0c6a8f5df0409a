"""Small fonts of every kind, made for a test: their letters are boxes of their own widths."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fontTools.cffLib import FDArrayIndex, FDSelect, FontDict
from fontTools.designspaceLib import AxisDescriptor, DesignSpaceDocument, SourceDescriptor
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.varLib import build

LETTERS = " ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;-–’“”?()/"


def small_font(path: Path, kind: str = "glyf", *, permission: int = 0, widths: int = 400) -> Path:
    """Write a font with outlines of a kind: `glyf`, `CFF ` (by name) or `CID` (CFF by CID)."""
    _built(kind, permission, widths).save(path)
    return path


def variable_font(path: Path, kind: str = "glyf") -> Path:
    """Write a font with an axis of weight from 100 to 900, its outlines in `glyf` or `CFF2`."""
    space = DesignSpaceDocument()
    space.addAxis(AxisDescriptor(tag="wght", name="Weight", minimum=100, default=100, maximum=900))
    for weight, widths in ((100, 400), (900, 700)):
        space.addSource(SourceDescriptor(font=_built(kind, 0, widths).font, location={"Weight": weight}))
    build(space)[0].save(path)
    return path


def width_of(letter: str, widths: int = 400) -> int:
    """Return the width of a letter of a small font."""
    return widths + 3 * (1 + LETTERS.index(letter))


def without(path: Path, *tags: str) -> Path:
    """Take tables out of a font file."""
    font = TTFont(path)
    for tag in tags:
        del font[tag]
    font.save(path)
    return path


def _built(kind: str, permission: int, widths: int) -> FontBuilder:
    # A font by CID is one whose CIDs are other numbers than the glyphs' ids.
    names = [".notdef", *(f"cid{2 * n:05}" if kind == "CID" else f"u{ord(c):04X}" for n, c in enumerate(LETTERS, 1))]
    advances = {name: widths + 3 * number for number, name in enumerate(names)}
    shapes = {name: _box(number, advances[name], kind == "glyf") for number, name in enumerate(names)}
    builder = FontBuilder(1000, isTTF=kind == "glyf")
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(letter): name for letter, name in zip(LETTERS, names[1:], strict=True)})
    if kind == "glyf":
        builder.setupGlyf(shapes)
    elif kind == "CFF2":
        builder.setupCFF2(shapes)
    else:
        builder.setupCFF("Small", {"FullName": "Small"}, shapes, {})
    if kind == "CID":
        _key_by_cid(builder.font["CFF "].cff.topDictIndex[0], len(names))
    builder.setupHorizontalMetrics({name: (advance, 50) for name, advance in advances.items()})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Small", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200, fsType=permission)
    builder.setupPost()
    return builder


def _box(number: int, advance: int, truetype: bool) -> Any:
    pen: Any = TTGlyphPen(None) if truetype else T2CharStringPen(advance, None)
    if number != 1:
        pen.moveTo((50, 0))
        for point in ((50, 700), (advance - 50, 700), (advance - 50, 0)):
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph() if truetype else pen.getCharString()


def _key_by_cid(top: Any, count: int) -> None:
    part = FontDict()
    part.Private = top.Private
    top.FDArray, top.FDSelect = FDArrayIndex(), FDSelect(format=3)
    top.FDArray.append(part)
    top.FDSelect.gidArray = [0] * count
    for name in top.charset:
        top.CharStrings[name].fdSelectIndex = 0
    del top.Private
    top.ROS = ("Adobe", "Identity", 0)
    top.CIDCount = 2 * count
    top.rawDict.pop("Private", None)
