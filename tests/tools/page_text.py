"""A page of a PDF in, what is shown on it out: each text with its place and the marked content around it.

Glyphs become text by the ToUnicode map of their font (ISO 32000-1, 9.10.3) or by the ActualText around them (14.9.4).
Written against the standard, not against our writer, and shared by what checks the structure and what reads it aloud.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pikepdf

UNKNOWN = "\ufffd"  # a glyph of which the file does not say what it means
_PAINTING = {"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "INLINE IMAGE"}
_HEX = rb"<([0-9A-Fa-f]+)>\s*"
_PAIR, _RANGE = re.compile(_HEX * 2), re.compile(_HEX * 2 + rb"(?:" + _HEX + rb"|\[([^\]]*)\])")
_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
Matrix = tuple[float, float, float, float, float, float]
_UNIT: Matrix = (1, 0, 0, 1, 0, 0)


class Shown(NamedTuple):
    """A text at a place: of the marked content `mcid`, of an artifact, or of nothing."""

    mcid: int | None
    artifact: bool
    text: str
    x: float
    y: float
    size: float


class _Mark(NamedTuple):
    """Marked content that is open; `spoken` says that its text has been said already, by ActualText."""

    mcid: int | None = None
    artifact: bool = False
    spoken: bool = False


@dataclass(slots=True)
class PageText:
    """What is shown on a page in the order drawn, its marked content in that order, and what of it is not empty."""

    shown: list[Shown] = field(default_factory=list)
    order: list[int] = field(default_factory=list)
    filled: set[int] = field(default_factory=set)

    def of(self, mcid: int) -> list[Shown]:
        """Return the texts of one marked content."""
        return [shown for shown in self.shown if shown.mcid == mcid]


def read_page(page: pikepdf.Page) -> PageText:
    """Return what is shown on a page."""
    reader = _Reader(page)
    for instruction in pikepdf.parse_content_stream(page):
        reader.take(str(instruction.operator), list(instruction.operands))
    return reader.result


class _Reader:
    """A page while it is read."""

    def __init__(self, page: pikepdf.Page) -> None:
        self.result = PageText()
        self._fonts: Any = page.obj.get("/Resources", pikepdf.Dictionary()).get("/Font", pikepdf.Dictionary())
        self._maps: dict[str, dict[int, str]] = {}
        self._marks: list[_Mark] = []
        self._kept: list[Matrix] = []
        self._page, self._text, self._line = _UNIT, _UNIT, _UNIT
        self._size, self._lead = 0.0, 0.0
        self._font: dict[int, str] = {}

    def take(self, operator: str, operands: list[Any]) -> None:
        match operator:
            case "BDC" | "BMC":
                self._begin(str(operands[0]), operands[1] if len(operands) > 1 else None)
            case "EMC" if self._marks:
                self._marks.pop()
            case "q":
                self._kept.append(self._page)
            case "Q" if self._kept:
                self._page = self._kept.pop()
            case "cm":
                self._page = _product(_matrix(operands), self._page)
            case "BT":
                self._text = self._line = _UNIT
            case "Tf":
                self._font, self._size = self._meanings(str(operands[0])), float(operands[1])
            case "Tm":
                self._text = self._line = _matrix(operands)
            case "Td" | "TD":
                self._move(float(operands[0]), float(operands[1]))
                self._lead = -float(operands[1]) if operator == "TD" else self._lead
            case "TL":
                self._lead = float(operands[0])
            case "T*":
                self._move(0.0, -self._lead)
            case "Tj" | "'" | '"':
                self._move(0.0, -self._lead) if operator != "Tj" else None
                self._show(bytes(operands[-1]))
            case "TJ":
                self._show(b"".join(bytes(o) for o in operands[0] if isinstance(o, pikepdf.String)))
            case _ if operator in _PAINTING:
                self._fill()

    def _begin(self, tag: str, properties: Any) -> None:
        outer = self._marks[-1] if self._marks else _Mark()
        entries: Any = properties if isinstance(properties, pikepdf.Dictionary) else {}
        mcid = int(entries["/MCID"]) if "/MCID" in entries else outer.mcid
        mark = _Mark(mcid, outer.artifact or tag == "/Artifact", outer.spoken or "/ActualText" in entries)
        self._marks.append(mark)
        if "/MCID" in entries:
            self.result.order.append(int(entries["/MCID"]))
        if "/ActualText" in entries and not outer.spoken:
            self._say(str(entries["/ActualText"]))

    def _show(self, codes: bytes) -> None:
        self._fill()
        if not (self._marks and self._marks[-1].spoken):
            pairs = zip(codes[::2], codes[1::2], strict=False)
            self._say("".join(self._font.get(high << 8 | low, UNKNOWN) for high, low in pairs))

    def _say(self, text: str) -> None:
        mark = self._marks[-1] if self._marks else _Mark()
        place = _product(self._text, self._page)
        self.result.shown.append(Shown(mark.mcid, mark.artifact, text, place[4], place[5], self._size * place[3]))

    def _fill(self) -> None:
        if self._marks and self._marks[-1].mcid is not None:
            self.result.filled.add(self._marks[-1].mcid)

    def _move(self, x: float, y: float) -> None:
        self._text = self._line = _product((1, 0, 0, 1, x, y), self._line)

    def _meanings(self, name: str) -> dict[int, str]:
        if name not in self._maps:
            font = self._fonts.get(name, pikepdf.Dictionary())
            self._maps[name] = to_unicode(font["/ToUnicode"].read_bytes()) if "/ToUnicode" in font else {}
        return self._maps[name]


def to_unicode(cmap: bytes) -> dict[int, str]:
    """Return what the codes of a ToUnicode map mean."""
    meanings: dict[int, str] = {}
    for kind, body in _SECTION.findall(cmap):
        if kind == b"bfchar":
            meanings |= {int(code, 16): _utf16(text) for code, text in _PAIR.findall(body)}
            continue
        for first, second, third, listed in _RANGE.findall(body):
            values = re.findall(rb"<([0-9A-Fa-f]+)>", listed)
            for step in range(int(second, 16) - int(first, 16) + 1):
                text = _utf16(values[step] if values else third)
                meanings[int(first, 16) + step] = text if values else text[:-1] + chr(ord(text[-1]) + step)
    return meanings


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be")


def _matrix(operands: list[Any]) -> Matrix:
    a, b, c, d, e, f = map(float, operands)
    return a, b, c, d, e, f


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m
