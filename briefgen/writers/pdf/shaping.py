"""Words as glyphs: what HarfBuzz makes of a word in one font.

In: a `theme.Face`. Out: a `Font` that gives the width of a word and its glyphs, ready to stand in a PDF text operator.
A variable font is shaped at its place on the axes; the instance of it is made only when a file embeds it (`fonts`).
A code is a glyph id. What a glyph says is read from the font's own character map and a fixed list of ligatures, never
learnt from text, so that a word's bytes do not depend on what was set before; a word that says something else carries
its own text with it (`ActualText`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

from briefgen.style.theme import Face
from briefgen.writers.pdf.metrics import Metrics, metrics
from briefgen.writers.pdf.outlines import PathPen

_LIGATURES = ("ff", "fi", "fl", "ffi", "ffl", "fb", "fh", "fj", "fk", "ft", "fft", "tt", "ti", "Th", "ct", "st", "sp")
_WORDS_KEPT = 50_000
# As a character, its code, its advance in units of the font, the width declared for it, what it says.
_Glyph = tuple[str, str, int, int, str]


class Word(NamedTuple):
    """A word in one font: its width, the inside of a TJ array, its glyph ids as characters.

    The width is in thousandths of an em, and a whole number: that of the widths which the file declares for the glyphs
    (/W, ISO 32000-1, 9.7.4.3) and of the kerns between them, so that a line ends where it was reckoned to.
    """

    width: int
    code: str
    glyphs: str


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
        self._buffer = hb.Buffer()
        self._advances: dict[int, int] = {}
        self._known: dict[int, _Glyph] = {}
        self._words: dict[tuple[str, str], Word] = {}
        self.characters = _characters(face.path)
        self.meaning = self._meanings(face.path)
        self.space = self.word(" ")

    def word(self, text: str, shown: str | None = None) -> Word:
        """Return the word; `shown` is drawn for it where the style changes its letters."""
        key = (text, text if shown is None else shown)
        return self._words.get(key) or self._keep(key)

    def words(self, texts: Sequence[str]) -> list[Word]:
        """Return words, drawn as they are written."""
        kept = self._words.get
        return [kept(key) or self._keep(key) for key in zip(texts, texts, strict=True)]

    def _keep(self, key: tuple[str, str]) -> Word:
        if len(self._words) > _WORDS_KEPT:
            self._words.clear()
        found = self._words[key] = self._shape(*key)
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

    def covers(self, text: str) -> bool:
        """Tell whether there is a glyph for every character that is seen."""
        return all(ord(c) in self.characters or _unseen(c) for c in text)

    def _meanings(self, path: Path) -> dict[int, str]:
        joined: dict[int, str] = {}
        for ligature in _LIGATURES:
            glyphs = self._run(ligature)[0]
            if len(glyphs) == 1:
                joined.setdefault(glyphs[0].codepoint, ligature)
        return {**_mapped(path), **joined}

    def _run(self, text: str) -> tuple[list[hb.GlyphInfo], list[hb.GlyphPosition]]:
        buffer = self._buffer
        buffer.reset()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "ltr"
        buffer.language = "en"
        hb.shape(self._font, buffer)
        return buffer.glyph_infos, buffer.glyph_positions

    def _shape(self, text: str, shown: str) -> Word:
        infos, positions = self._run(shown)
        known = self._known
        width, code, said, glyphs = 0, "", "", ""
        for info, position in zip(infos, positions, strict=True):
            glyph = info.codepoint
            character, digits, advance, declared, meaning = known.get(glyph) or self._look_up(glyph)
            width += declared
            code += digits
            said += meaning
            glyphs += character
            kern = advance - position.x_advance
            if kern and (kern := round(kern * self.scale)):
                width -= kern
                code += f">{kern}<"
        code = f"<{code}>" if code[-1:] != "<" else f"<{code[:-1]}"
        return Word(width, code if said == shown == text else _spoken(code, text), glyphs)

    def _look_up(self, glyph: int) -> _Glyph:
        found = (chr(glyph), f"{glyph:04X}", self.advance(glyph), self.width(glyph), self.meaning.get(glyph, ""))
        self._known[glyph] = found
        return found


@lru_cache(maxsize=64)
def _opened(path: Path) -> hb.Face:
    return hb.Face(hb.Blob.from_file_path(str(path)))


@lru_cache(maxsize=64)
def _characters(path: Path) -> frozenset[int]:
    return frozenset(_opened(path).unicodes)


@lru_cache(maxsize=64)
def _mapped(path: Path) -> dict[int, str]:
    """Return the first character of each glyph that the font maps characters to; the map is the same on all axes."""
    nominal = hb.Font(_opened(path)).get_nominal_glyph
    meaning: dict[int, str] = {}
    for code in sorted(_characters(path)):
        glyph = nominal(code)
        if glyph:
            meaning.setdefault(glyph, chr(code))
    return meaning


@lru_cache(maxsize=64)
def font(face: Face) -> Font:
    """Return the font of a face."""
    return Font(face)


def missing(text: str, fonts: tuple[Font, ...]) -> str:
    """Return the characters of the text that none of the fonts can show."""
    return "".join(c for c in text if not _unseen(c) and not any(ord(c) in f.characters for f in fonts))


def _unseen(character: str) -> bool:
    """Tell whether a character has no shape of its own: joiners, marks of direction, variation selectors."""
    code = ord(character)
    return code in (0xAD, 0x34F, 0x61C, 0xFEFF) or 0x200B <= code <= 0x200F or 0x202A <= code <= 0x202E or (
        0x2060 <= code <= 0x206F or 0xFE00 <= code <= 0xFE0F or 0xE0000 <= code <= 0xE0FFF)  # fmt: skip


def _spoken(code: str, text: str) -> str:
    """Wrap glyphs in the text that they stand for (ISO 32000-1, 14.9.4)."""
    return f"]TJ/Span<</ActualText<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>>>BDC[{code}]TJ EMC["


def _check_sum(source: hb.Face) -> int:
    """Return the check sum of a whole font file that stands in it (OpenType, `head`): a file may lie anywhere."""
    return int.from_bytes(source.reference_table("head").data[8:12], "big")


def _digest(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()[:6]


def _font_name(face: Face) -> str:
    axes = "".join(f"-{tag}{value:g}" for tag, value in face.axes)
    return face.family.replace(" ", "") + axes.replace(".", "_") + ("-Italic" if face.italic else "")
