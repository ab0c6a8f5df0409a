"""Lines of glyphs that only wait for a place.

In: pieces of words, each shaped in one font. Out: a `SetLine`, and the `SetParagraph` that lines make.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from briefgen.style.theme import Face
from briefgen.writers.pdf.runs import Run
from briefgen.writers.pdf.shaping import Font, Word
from briefgen.writers.pdf.spans import SpanKind, Spans
from briefgen.writers.pdf.strings import decimal


class Chunk(NamedTuple):
    """Glyphs of one look and one span that follow each other, `x` from the line's start and `rise` above its baseline.

    `look` sets font, colour and tracking in a text object, `shown` shows the glyphs there; they depend on nothing else.
    """

    span: int
    x: float
    rise: float
    look: str
    shown: str


class LinkSpan(NamedTuple):
    """A part of a line that leads somewhere."""

    span: int
    x: float
    width: float
    colour: str
    size: float


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line, its baseline at 0. `spans` are the paragraph's, the same object in all its lines."""

    width: float
    chunks: tuple[Chunk, ...]
    spans: Spans
    links: tuple[LinkSpan, ...] = ()
    hyphened: bool = False  # it ends in a hyphen that is none of the text's


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


class Look(NamedTuple):
    """How a run is drawn."""

    face: Face
    size: float
    colour: str
    rise: float
    tracking: float
    capitals: bool


class Fragment(NamedTuple):
    """A part of a word in one font."""

    text: str
    word: Word
    font: Font
    look: Look
    run: Run
    width: float


class Piece(NamedTuple):
    """What lines are made of: fragments that stay together, the space behind them, the cost of a break there."""

    fragments: tuple[Fragment, ...]
    width: float
    space: float
    cost: float
    inside: bool  # a word goes on behind it
    hyphened: bool = False  # it ends in a hyphen that is none of the text's


def line_of(pieces: list[Piece], x: float, spans: Spans, growth: float = 0.0) -> SetLine:
    """Join pieces to a line that ends in a space, so that words do not run together when the text is taken out.

    A line that ends inside a word ends in nothing: the word goes on in the next one. Spaces grow by a part of
    themselves, in whole numbers of the file's; what one is short of, the next one gets, the last one to a hundredth.
    """
    chunks: list[_OpenChunk] = []
    links: list[LinkSpan] = []
    begin, owed, last, several = x, 0.0, len(pieces), len(spans) > 1
    run: Run | None = None
    for number, piece in enumerate(pieces, 1):
        for fragment in piece.fragments:
            if fragment.run is run and fragment.font is chunks[-1].font:
                chunks[-1].codes.append(fragment.word.at(fragment.look.size))
            else:
                _append(chunks, fragment, x)
                run = fragment.run
            if several and link_of(spans, fragment.run.span):
                _append_link(links, fragment, x)
            x += fragment.width
        if not piece.inside:
            chunks[-1].codes.append(chunks[-1].font.space.code)
            x += piece.space if number < last else 0.0
            if growth and number < last:
                size = chunks[-1].look.size / 1000
                owed += growth * piece.space
                grown = round(owed / size, 0 if number < last - 1 else 2)
                owed -= grown * size
                x += grown * size
                chunks[-1].codes.append(decimal(-grown))
    if x <= begin:
        return SetLine(0.0, (), spans)
    return SetLine(x, tuple(map(_chunk, chunks)), spans, tuple(links), pieces[-1].hyphened)


@dataclass(slots=True)
class _OpenChunk:
    """A chunk that still grows."""

    span: int
    font: Font
    look: Look
    x: float
    codes: list[str]


def _append(chunks: list[_OpenChunk], fragment: Fragment, x: float) -> None:
    code, last = fragment.word.at(fragment.look.size), chunks[-1] if chunks else None
    if last and last.font is fragment.font and last.look == fragment.look and last.span == fragment.run.span:
        last.codes.append(code)
    else:
        chunks.append(_OpenChunk(fragment.run.span, fragment.font, fragment.look, x, [code]))


def link_of(spans: Spans, index: int) -> int:
    """Return the index of the link that a span is, or stands in; 0 if there is none."""
    while index > 0 and spans[index].kind is not SpanKind.LINK:
        index = spans[index].parent
    return max(index, 0)


def _append_link(links: list[LinkSpan], fragment: Fragment, x: float) -> None:
    link = LinkSpan(fragment.run.span, x, fragment.width, fragment.look.colour, fragment.look.size)
    if links and links[-1].span == link.span:
        links[-1] = links[-1]._replace(width=x + link.width - links[-1].x)
    else:
        links.append(link)


def _chunk(chunk: _OpenChunk) -> Chunk:
    glyphs = "".join(chunk.codes).replace("><", "")
    return Chunk(chunk.span, chunk.x, chunk.look.rise, look_of(chunk.font, chunk.look), f"[{glyphs}]TJ")


def look_of(font: Font, look: Look) -> str:
    """Return the operators that begin a text object of a look."""
    tracked = f" {decimal(look.tracking)} Tc" if look.tracking else ""
    return f"BT/{font.resource} {decimal(look.size)} Tf {rgb(look.colour)} rg{tracked}"


@lru_cache(maxsize=256)
def rgb(colour: str) -> str:
    """Return the operands that set a colour, given as `#RRGGBB`."""
    return " ".join(f"{int(colour[i : i + 2], 16) / 255:.3g}" for i in (1, 3, 5))
