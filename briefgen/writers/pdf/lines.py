"""Lines of glyphs that only wait for a place.

In: pieces of words, each shaped in one font. Out: a `SetLine`, and the `SetParagraph` that lines make.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from briefgen.style.theme import Face
from briefgen.writers.pdf.shaping import Font, Word


@dataclass(frozen=True, slots=True)
class Segment:
    """Glyphs of one look that follow each other, `x` from the line's start.

    Each of its parts is whose words it holds (`Provenance.source`) and the inside of a TJ array.
    """

    font: Font
    size: float
    colour: str
    rise: float
    tracking: float
    x: float
    parts: tuple[tuple[str, str], ...]


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
    """One line, its baseline at 0. `inside` is where its last word goes on in the next line, without a space."""

    width: float
    segments: tuple[Segment, ...]
    links: tuple[LinkSpan, ...] = ()
    inside: bool = False


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
    url: str
    width: float
    source: str


class Piece(NamedTuple):
    """What lines are made of: fragments that stay together, the space behind them, the cost of a break there."""

    fragments: tuple[Fragment, ...]
    width: float
    space: float
    cost: float
    inside: bool  # a word goes on behind it


def line_of(pieces: list[Piece], x: float) -> SetLine:
    """Join pieces to a line that ends in a space, so that words do not run together when the text is taken out."""
    segments: list[_OpenSegment] = []
    links: list[LinkSpan] = []
    begin = x
    for number, piece in enumerate(pieces, 1):
        for fragment in piece.fragments:
            _append(segments, fragment, x)
            if fragment.url:
                _append_link(links, fragment, x)
            x += fragment.width
        if not piece.inside or number == len(pieces):
            segments[-1].parts[-1][1].append(segments[-1].font.space.code)
            x += piece.space if number < len(pieces) else 0.0
    if x <= begin:
        return SetLine(0.0, ())
    return SetLine(x, tuple(map(_segment, segments)), tuple(links), pieces[-1].inside)


@dataclass(slots=True)
class _OpenSegment:
    """A segment that still grows."""

    font: Font
    look: Look
    x: float
    parts: list[tuple[str, list[str]]]


def _append(segments: list[_OpenSegment], fragment: Fragment, x: float) -> None:
    if not (segments and segments[-1].font is fragment.font and segments[-1].look == fragment.look):
        segments.append(_OpenSegment(fragment.font, fragment.look, x, []))
    parts = segments[-1].parts
    if not (parts and parts[-1][0] == fragment.source):
        parts.append((fragment.source, []))
    parts[-1][1].append(fragment.word.at(fragment.look.size))


def _append_link(links: list[LinkSpan], fragment: Fragment, x: float) -> None:
    if links and links[-1].url == fragment.url:
        last = links[-1]
        spaced = " " if x - last.x - last.width > 0.01 else ""
        links[-1] = replace(last, width=x + fragment.width - last.x, text=last.text + spaced + fragment.text)
    else:
        links.append(LinkSpan(x, fragment.width, fragment.url, fragment.text, fragment.look.colour, fragment.look.size))


def _segment(segment: _OpenSegment) -> Segment:
    look = segment.look
    parts = tuple((source, "".join(codes).replace("><", "")) for source, codes in segment.parts)
    return Segment(segment.font, look.size, look.colour, look.rise, look.tracking, segment.x, parts)
