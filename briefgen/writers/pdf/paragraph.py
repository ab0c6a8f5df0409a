"""Set paragraphs: lines of glyphs that only wait for a place.

In: runs, a text style and a measure. Out: a `SetParagraph`, immutable and a function of these alone, kept so that
texts which many briefs share are set once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from briefgen.style.theme import Face, TextStyle, Theme
from briefgen.writers.pdf.linebreak import Measure, break_lines
from briefgen.writers.pdf.runs import Dress, Run
from briefgen.writers.pdf.shaping import Font, Word, font, missing

_PARAGRAPHS_KEPT = 20_000
_BREAKABLE = re.compile(r"[ \t\r\f\v]+|\n")
_INSIDE = re.compile(r"(?<=[\w.)])[-–—/]+(?=\w)")
_COMPOUND = 8  # letters; shorter words do not break behind their hyphen
_INSIDE_COST = 2_500.0


@dataclass(frozen=True, slots=True)
class Segment:
    """Glyphs of one font and colour that follow each other in a line; `x` from the line's start, `code` without `[]TJ`."""

    font: Font
    size: float
    colour: str
    rise: float
    tracking: float
    x: float
    code: str


@dataclass(frozen=True, slots=True)
class LinkSpan:
    """A part of a line that leads somewhere."""

    x: float
    width: float
    url: str
    text: str
    colour: str
    size: float


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line, its baseline at 0."""

    width: float
    segments: tuple[Segment, ...]
    links: tuple[LinkSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class SetParagraph:
    """The lines of a paragraph, the glyphs they need by font, and the characters that no font has."""

    lines: tuple[SetLine, ...]
    lead: float
    glyphs: tuple[tuple[Font, str], ...]
    missing: str

    @property
    def height(self) -> float:
        """Return the height of all lines."""
        return len(self.lines) * self.lead


class _Look(NamedTuple):
    """How a run is drawn."""

    face: Face
    size: float
    colour: str
    rise: float
    tracking: float
    capitals: bool


class _Fragment(NamedTuple):
    """A part of a word in one font."""

    text: str
    word: Word
    font: Font
    look: _Look
    url: str
    width: float


class _Piece(NamedTuple):
    """What lines are made of: fragments that stay together, the space behind them, the cost of a break there."""

    fragments: tuple[_Fragment, ...]
    width: float
    space: float
    cost: float


class Typesetter:
    """Sets the paragraphs of one theme, and keeps them."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._kept: dict[tuple[object, ...], SetParagraph] = {}
        self._spare = tuple(dict.fromkeys(_spare_faces(theme)))

    def set(
        self, runs: tuple[Run, ...], style: TextStyle, width: float, colour: str = "", indent: float = 0.0
    ) -> SetParagraph:
        """Return the paragraph of the runs; `colour` replaces the style's, `indent` narrows the first line."""
        key = (runs, style.name, style.size, style.weight, round(width, 3), colour, round(indent, 3))
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) > _PARAGRAPHS_KEPT:
                self._kept.clear()
            found = self._kept[key] = _Setting(self, style, max(width, 1.0), colour).paragraph(runs, indent)
        return found

    def line(self, text: str, style: TextStyle, colour: str = "", strong: bool = False) -> SetLine:
        """Return a text set in one line, however long."""
        return self.set((Run(text.replace("\n", " "), strong=strong),), style, 1e6, colour).lines[0]

    def forget(self) -> None:
        """Drop the set paragraphs; what is set afterwards is the same."""
        self._kept.clear()

    def fonts_for(self, face: Face) -> Iterator[Font]:
        """Yield the font of a face, then the fonts that may stand in for it."""
        yield font(face)
        for spare in self._spare:
            if spare != face:
                yield font(spare)


def _spare_faces(theme: Theme) -> Iterator[Face]:
    for family in theme.families.values():
        styles = [s for s in theme.styles.values() if s.family is family and not s.italic]
        if styles:
            yield min(styles, key=lambda s: (abs(s.weight - 400), s.name)).face


class _Setting:
    """One paragraph while it is set."""

    def __init__(self, typesetter: Typesetter, style: TextStyle, width: float, colour: str) -> None:
        self.typesetter, self.style, self.width, self.colour = typesetter, style, width, colour
        self.missing: set[str] = set()
        self.glyphs: dict[Font, set[str]] = {}

    def paragraph(self, runs: tuple[Run, ...], indent: float) -> SetParagraph:
        lines: list[SetLine] = []
        for part in _forced_lines(runs):
            pieces = self._pieces(part)
            lines.extend(self._lines(pieces, 0.0 if lines else indent))
        glyphs = tuple((f, "".join(sorted(g))) for f, g in self.glyphs.items())
        return SetParagraph(tuple(lines), self.style.lead, glyphs, "".join(sorted(self.missing)))

    # ------------------------------------------------------------------------------------------------- pieces

    def _pieces(self, runs: list[Run]) -> list[_Piece]:
        pieces: list[_Piece] = []
        open_word: list[_Fragment] = []
        for run in runs:
            look = self._look(run)
            space = font(look.face).space.width * look.size / 1000 + look.tracking
            parts = re.split(r"[ \t\r\f\v\n]+", run.text)
            for number, part in enumerate(parts):
                if number and open_word:
                    self._close(open_word, space, pieces)
                if part:
                    open_word.extend(self._fragments(part, look, run.url))
        self._close(open_word, 0.0, pieces)
        return pieces

    def _close(self, word: list[_Fragment], space: float, pieces: list[_Piece]) -> None:
        if not word:
            return
        groups = self._groups(tuple(word))
        for number, group in enumerate(groups, 1):
            last = number == len(groups)
            width = sum(f.width for f in group)
            pieces.append(_Piece(group, width, space if last else 0.0, 0.0 if last else _INSIDE_COST))
        word.clear()

    def _groups(self, word: tuple[_Fragment, ...]) -> list[tuple[_Fragment, ...]]:
        """Return the parts of a word that stay together: all of it, unless it is long or has a dash inside."""
        text = "".join(f.text for f in word)
        groups = [word]
        if len(word) == 1 and len(text) > _COMPOUND and (cuts := [m.end() for m in _INSIDE.finditer(text)]):
            parts = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
            groups = [tuple(self._fragments(part, word[0].look, word[0].url)) for part in parts]
        if any(sum(f.width for f in group) > self.width for group in groups):
            return [(f,) for group in groups for whole in group for f in self._chopped(whole)]
        return groups

    def _chopped(self, fragment: _Fragment) -> Iterator[_Fragment]:
        """Yield parts of a word that is wider than the measure."""
        if fragment.width <= self.width or len(fragment.text) < 2:
            yield fragment
            return
        count = max(1, min(int(len(fragment.text) * self.width / fragment.width * 0.92), len(fragment.text) - 1))
        for start in range(0, len(fragment.text), count):
            for part in self._fragments(fragment.text[start : start + count], fragment.look, fragment.url):
                yield from self._chopped(part)

    def _fragments(self, text: str, look: _Look, url: str) -> Iterator[_Fragment]:
        for part, chosen in self._by_font(text, look.face):
            shown = part.upper() if look.capitals else part
            word = chosen.word(part, shown)
            self.glyphs.setdefault(chosen, set(chosen.space.glyphs)).update(word.glyphs)
            width = word.width * look.size / 1000 + look.tracking * len(word.glyphs)
            yield _Fragment(part, word, chosen, look, url, width)

    def _by_font(self, text: str, face: Face) -> Iterator[tuple[str, Font]]:
        own = font(face)
        if own.covers(text):
            yield text, own
            return
        fonts = tuple(self.typesetter.fonts_for(face))
        self.missing.update(missing(text, fonts))
        start, current = 0, None
        for position, character in enumerate(text):
            chosen = next((f for f in fonts if f.covers(character)), own)
            if current is not None and chosen is not current:
                yield text[start:position], current
                start = position
            current = chosen
        if current is not None:
            yield text[start:], current

    def _look(self, run: Run) -> _Look:
        style, colours = self.style, self.typesetter.theme.colours
        colour = self.colour or style.colour
        match run.dress:
            case Dress.CALL:
                return _Look(style.bold, style.size * 0.66, colour, style.size * 0.34, 0.0, False)
            case Dress.REFERENCE:
                reference = self.typesetter.theme.style("reference")
                return _Look(reference.face, reference.size, self.colour or reference.colour, 0.0, 0.0, False)
            case Dress.WORDS | Dress.LABEL:
                if run.url and not self.colour and colours["ink"] != colours["mark"]:
                    colour = colours["ink"]
                face = style.bold if run.strong else style.emphasis if run.emphasis else style.face
                return _Look(face, style.size, colour, 0.0, style.tracking, style.capitals)

    # -------------------------------------------------------------------------------------------------- lines

    def _lines(self, pieces: list[_Piece], indent: float) -> Iterator[SetLine]:
        if not pieces:
            yield SetLine(0.0, ())
            return
        if indent and pieces[0].width > self.width - indent:
            indent = min(indent, max(self.width - pieces[0].width, 0.0))
        rag = min(self.style.size * 5, self.width * 0.3)
        ends = break_lines(
            [p.width for p in pieces], [p.space for p in pieces], [p.cost for p in pieces],
            Measure(self.width - indent, self.width, rag),
        )  # fmt: skip
        start = 0
        for end in ends:
            yield _line(pieces[start:end], indent if not start else 0.0)
            start = end


def _forced_lines(runs: tuple[Run, ...]) -> Iterator[list[Run]]:
    part: list[Run] = []
    for run in runs:
        if run.text == "\n":
            yield part
            part = []
        else:
            part.append(run)
    yield part


def _line(pieces: list[_Piece], x: float) -> SetLine:
    """Join pieces to a line that ends in a space, so that words do not run together when the text is taken out."""
    segments: list[Segment] = []
    links: list[LinkSpan] = []
    begin = x
    for number, piece in enumerate(pieces, 1):
        for fragment in piece.fragments:
            _append(segments, fragment, x)
            if fragment.url:
                _append_link(links, fragment, x)
            x += fragment.width
        if piece.space or number == len(pieces):
            last = segments[-1]
            segments[-1] = replace(last, code=last.code + last.font.space.code)
            x += piece.space if number < len(pieces) else 0.0
    return SetLine(x, tuple(_tidy(s) for s in segments), tuple(links)) if x > begin else SetLine(0.0, ())


def _append(segments: list[Segment], fragment: _Fragment, x: float) -> None:
    look = fragment.look
    like = (fragment.font, look.size, look.colour, look.rise, look.tracking)
    if segments:
        last = segments[-1]
        if (last.font, last.size, last.colour, last.rise, last.tracking) == like:
            segments[-1] = replace(last, code=last.code + fragment.word.code)
            return
    segments.append(Segment(*like, x, fragment.word.code))


def _append_link(links: list[LinkSpan], fragment: _Fragment, x: float) -> None:
    if links and links[-1].url == fragment.url:
        last = links[-1]
        spaced = " " if x - last.x - last.width > 0.01 else ""
        links[-1] = replace(last, width=x + fragment.width - last.x, text=last.text + spaced + fragment.text)
    else:
        links.append(LinkSpan(x, fragment.width, fragment.url, fragment.text, fragment.look.colour, fragment.look.size))


def _tidy(segment: Segment) -> Segment:
    return replace(segment, code=segment.code.replace("><", ""))
