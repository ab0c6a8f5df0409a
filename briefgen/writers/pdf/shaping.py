"""Words as glyphs: what HarfBuzz makes of a word in one font.

In: a `theme.Face`. Out: a `Font` that gives the width of a word and its glyphs, ready to stand in a text operator. A
variable font is shaped at its place on the axes; a file embeds a subset taken there (`subsets`). A code is a glyph id.
Widths are whole thousandths of an em, those that the file declares and the kerns between them: a line is drawn as wide
as it was computed. A word whose glyphs do not say what it says carries its own text with it (`ActualText`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from operator import sub
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

from briefgen.style.theme import Face
from briefgen.writers.pdf.meanings import UNTOLD, meanings
from briefgen.writers.pdf.metrics import Metrics, metrics
from briefgen.writers.pdf.outlines import PathPen

BOXES = "\ufffd□▯☐"
_STAND_INS = BOXES + "■?"
_WORDS_KEPT = 20_000
_SERIALIZED = hb.BufferSerializeFlags.NO_CLUSTERS | hb.BufferSerializeFlags.NO_GLYPH_NAMES
_PIECE = re.compile(r"(\d+)(?:@(-?\d+),(-?\d+))?\+(-?\d+)")
# Words of one script, that no neighbour behind a `.notdef` can change: `prepare` gives what `word` alone would.
_LATIN = re.compile(r"[!-\u024f]*[A-Za-z][!-\u024f]*")
_NOTDEF, _SELECTORS = re.compile(r"(?:^|\|)0[@+]"), re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_NO_CHARACTER, _PARTED = "\uffff", "/"  # between words that are shaped together, and between their codes
_RISE = re.compile(r"~(-?\d+)~")


Plain = tuple[int, str, str]


class Word(NamedTuple):
    """A word in one font: width in thousandths of an em, the inside of a TJ array, its glyph ids as characters."""

    width: int
    code: str
    glyphs: str

    def at(self, size: float) -> str:
        """Return the code for a size of type: marks that stand higher or lower than their font has them are raised."""
        if "~" not in self.code:
            return self.code
        return _RISE.sub(lambda rise: f"]TJ {int(rise[1]) * size / 1000:.2f} Ts[", self.code)


class _Glyph(NamedTuple):
    """A glyph with the advance and place that HarfBuzz gave it; `code` stands between < and >."""

    code: str
    meaning: str
    width: int
    glyph: str


class Font:
    """One font: its metrics, and the words that were shaped with it."""

    def __init__(self, face: Face) -> None:
        self.source, self.axes = _opened(face.path), face.axes
        self.scale: float = 1000 / self.source.upem
        self.name = _font_name(face)
        self.resource = "F" + _digest(repr((_check_sum(self.source), face.axes)))
        self._font = hb.Font(self.source)
        if face.axes:
            self._font.set_variations(dict(face.axes))
        self.characters = _characters(face.path)
        self._letters = frozenset(map(chr, self.characters))
        self.meaning = _meanings(face.path)
        self.stand_in = next((c for c in _STAND_INS if ord(c) in self.characters), chr(max(self.characters)))
        self._buffer = hb.Buffer()
        self._buffer.not_found_glyph = self._font.get_nominal_glyph(ord(self.stand_in))
        self._apart = hb.Buffer()  # what the font has no character for stays `.notdef` here, and parts words
        self._advances: dict[int, int] = {}
        self._pieces = _Pieces(self)
        self._pieces[f"0+{self._font.get_glyph_h_advance(0)}"] = _Glyph(_PARTED, _NO_CHARACTER, 0, "\0")
        # By text, or by text and what is shown for it; plain tuples, which the collector of garbage leaves alone.
        self._words: dict[str | tuple[str, str], Plain] = {}
        self.space = self.word(" ")

    def word(self, text: str, shown: str | None = None) -> Word:
        """Return the word; `shown` is drawn for it where the style changes its letters."""
        return Word(*self._plain(text, text if shown is None else shown))

    def words(self, texts: Sequence[str]) -> list[Plain]:
        """Return words as they are written, of which the font has every character; each is what a `Word` is made of."""
        kept, plain = self._words, self._plain
        new = [t for t in dict.fromkeys(texts) if t not in kept and ((t.isalpha() and t.isascii()) or _is_latin(t))]
        self._shape_together(new)
        return [kept.get(text) or plain(text, text) for text in texts]

    def _plain(self, text: str, shown: str) -> Plain:
        key = text if shown == text else (text, shown)
        found = self._words.get(key)
        if found is None:
            if len(self._words) >= _WORDS_KEPT:
                self._words.clear()
            found = self._words[key] = self._shape(text, shown)
        return found

    def advance(self, glyph: int) -> int:
        """Return the advance of a glyph in units of the font."""
        found = self._advances.get(glyph)
        if found is None:
            found = int(self._font.get_glyph_h_advance(glyph))
            self._advances[glyph] = found
        return found

    def width(self, glyph: int) -> int:
        """Return the advance of a glyph in thousandths of an em, as the PDF declares it."""
        return round(self.advance(glyph) * self.scale)

    @cached_property
    def metrics(self) -> Metrics:
        """Return what a font descriptor says of the font."""
        return metrics(self._font, dict(self.axes))

    def outline(self, character: str) -> str:
        """Return the shape of a character as path operators, one unit to the em; empty if there is none."""
        glyph = self._font.get_nominal_glyph(ord(character))
        pen = PathPen(1 / self.source.upem)
        if glyph:
            self._font.draw_glyph_with_pen(glyph, pen)
        return " ".join(pen.operators)

    def has(self, text: str) -> bool:
        """Tell whether there is a glyph for every character, seen or not."""
        return self._letters.issuperset(text)

    def covers(self, text: str) -> bool:
        """Tell whether there is a glyph for every character that is seen."""
        letters = self._letters
        return letters.issuperset(text) or all(c in letters or unseen(c) for c in text)

    def prepare(self, texts: Iterable[str]) -> None:
        """Shape the words that are not known yet, all in one call: `word` finds them afterwards."""
        kept = self._words
        new = [t for t in dict.fromkeys(texts) if t not in kept and _is_latin(t) and self.has(t)]
        self._shape_together(new)

    def _shape_together(self, texts: list[str]) -> None:
        if len(texts) < 2 or len(self._words) + len(texts) > _WORDS_KEPT:
            return
        joined = _NO_CHARACTER.join(texts)
        glyphs = self._glyphs_of(self._said(self._apart, joined))
        if "".join([glyph.meaning for glyph in glyphs]) != joined:
            return  # a word that needs its own text beside it: each is shaped alone
        characters = "".join([glyph.glyph for glyph in glyphs]).split("\0")
        codes = "".join([glyph.code for glyph in glyphs]).split(_PARTED)
        reached = list(accumulate([glyph.width for glyph in glyphs], initial=0))
        ends = accumulate([len(shown) + 1 for shown in characters])
        sums = [reached[end - 1] for end in ends]  # those between words have no width
        widths = map(sub, sums, [0, *sums])
        self._words.update(zip(texts, zip(widths, map(_array, codes), characters, strict=True), strict=True))

    def _shape(self, text: str, shown: str) -> Plain:
        said = self._said(self._buffer, shown)
        if _NOTDEF.search(said):  # HarfBuzz draws it for a character with a selector, whatever stands in for others
            said = self._said(self._buffer, _SELECTORS.sub("", shown))
        return self._assembled(text, said) if said else (0, "<>", "")

    def _said(self, buffer: hb.Buffer, text: str) -> str:
        """Return what HarfBuzz says of all glyphs: an object a glyph through the binding takes five times as long."""
        buffer.clear_contents()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "ltr"
        buffer.language = "en"
        hb.shape(self._font, buffer)
        return str(buffer.serialize(self._font, flags=_SERIALIZED))[1:-1]

    def _assembled(self, text: str, said: str) -> Plain:
        codes, meanings, widths, glyphs = zip(*self._glyphs_of(said), strict=True)
        code = _array("".join(codes))
        if "".join(meanings) != text:
            code = _spoken(code, text)
        return sum(widths), code, "".join(glyphs)

    def _glyphs_of(self, said: str) -> list[_Glyph]:
        pieces = self._pieces
        return [pieces[piece] for piece in said.split("|")]


class _Pieces(dict[str, _Glyph]):
    """Glyphs by what HarfBuzz says of each: id, place if it is not the usual one, and advance."""

    def __init__(self, font: Font) -> None:
        self._font = font

    def __missing__(self, piece: str) -> _Glyph:
        match = _PIECE.fullmatch(piece)
        if match is None:  # pragma: no cover - HarfBuzz says nothing else of a line from left to right
            raise ValueError(piece)
        font = self._font
        glyph, x, y, advance = (int(part or 0) for part in match.groups())
        right, up = round(x * font.scale), round(y * font.scale)
        kern = round((font.advance(glyph) - advance) * font.scale)
        code = f"{glyph:04X}"
        if up:
            code = f">~{up}~<{code}>~0~<"
        code = (f">{-right}<" if right else "") + code + (f">{kern + right}<" if kern + right else "")
        made = self[piece] = _Glyph(code, font.meaning.get(glyph, UNTOLD), font.width(glyph) - kern, chr(glyph))
        return made


@lru_cache(maxsize=64)
def _opened(path: Path) -> hb.Face:
    return hb.Face(hb.Blob.from_file_path(str(path)))


@lru_cache(maxsize=64)
def _characters(path: Path) -> frozenset[int]:
    return frozenset(_opened(path).unicodes)


@lru_cache(maxsize=64)
def _meanings(path: Path) -> dict[int, str]:
    # The character map is the same on all axes.
    return meanings(hb.Font(_opened(path)), _characters(path))


@lru_cache(maxsize=64)
def font(face: Face) -> Font:
    """Return the font of a face."""
    return Font(face)


def unseen(character: str) -> bool:
    """Tell whether a character has no shape of its own: joiners, marks of direction, variation selectors."""
    code = ord(character)
    return code in (0xAD, 0x34F, 0x61C, 0xFEFF) or 0x200B <= code <= 0x200F or 0x202A <= code <= 0x202E or (
        0x2060 <= code <= 0x206F or 0xFE00 <= code <= 0xFE0F or 0xE0000 <= code <= 0xE0FFF)  # fmt: skip


def _is_latin(text: str) -> bool:
    return _LATIN.fullmatch(text) is not None


def _array(code: str) -> str:
    """Return the inside of a TJ array."""
    return f"<{code}>".replace("<>", " ")  # two numbers stay two


def _spoken(code: str, text: str) -> str:
    """Wrap glyphs in the text that they stand for (ISO 32000-1, 14.9.4)."""
    return f"]TJ/Span<</ActualText<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>>>BDC[{code}]TJ EMC["


def _check_sum(source: hb.Face) -> int:
    """Return the check sum of a whole font file that stands in it (OpenType, `head`): a file may lie anywhere."""
    return int.from_bytes(source.reference_table("head").data[8:12], "big")


def _digest(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()[:6]


def _font_name(face: Face) -> str:
    """Return a name of letters that need no escaping: a theme may call a family what it likes."""
    axes = "".join(f"-{tag}{value:g}" for tag, value in face.axes)
    name = re.sub("[^A-Za-z0-9-]", "", face.family)[:60] or "Font"
    return name + axes.replace(".", "_") + ("-Italic" if face.italic else "")
