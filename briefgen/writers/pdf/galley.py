"""A galley: one long column of rows, and how slices are cut off it.

In: rows with what is drawn in them, the space above each, and which rows must not part. Out: `Slice`s that fit a given
height. A row is never divided; a paragraph is a row a line, so that all rules of page make-up (widows, orphans, a
heading that stays with its text, boxes in one piece) are one flag, and the work is linear in the rows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from briefgen.charting.shapes import Drawing
from briefgen.document.nodes import Figure, Picture
from briefgen.style.logos.logo import Picture as Sign
from briefgen.writers.pdf.lines import SetLine
from briefgen.writers.pdf.owners import Owner, Part

FUZZ = 0.01  # points, by which rows may be higher than the room for them
ENDLESS = 1e9
HEAD, LABEL, TEXT, REFERENCE = 0, 1, 2, 1000  # lanes; the cells of a table have those between


class TextMark(NamedTuple):
    """A line of text; `baseline` is measured down from the row's top. `owner` and `part` are what the words belong to.

    `lane` orders the texts of rows that belong together: all of one lane is read before the next one begins.
    """

    x: float
    baseline: float
    line: SetLine
    owner: Owner | None = None
    lane: int = TEXT
    part: Part = Part.OWN


class FillMark(NamedTuple):
    """A filled rectangle, its top `y` below the row's. Only the bullet of an item belongs to anything."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    owner: Owner | None = None


@dataclass(frozen=True, slots=True)
class FrameMark:
    """An outlined rectangle."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    thickness: float


@dataclass(frozen=True, slots=True)
class ImageMark:
    """A picture, its top at the row's."""

    x: float
    width: float
    height: float
    picture: Picture
    owner: Figure


@dataclass(frozen=True, slots=True)
class ChartMark:
    """A drawing of a chart, its top at the row's, with its words set, in their order, and its colours by name."""

    x: float
    drawing: Drawing
    lines: tuple[SetLine, ...]
    colours: tuple[tuple[str, str], ...]
    owner: Figure


@dataclass(frozen=True, slots=True)
class PathMark:
    """A shape drawn from a path of one unit to the em, its origin `baseline` below the row's top."""

    x: float
    baseline: float
    path: str
    size: float
    colour: str


@dataclass(frozen=True, slots=True)
class LogoMark:
    """The sign of a house, its top `y` below the row's."""

    x: float
    y: float
    width: float
    height: float
    picture: Sign


@dataclass(frozen=True, slots=True)
class OutlineMark:
    """A place that a bookmark leads to."""

    level: int
    title: str


@dataclass(frozen=True, slots=True)
class SliceMark:
    """A slice of another galley that stands in a row as a whole, its top `y` below the row's; it is read as a whole."""

    x: float
    y: float
    slice: Slice


Mark = TextMark | FillMark | FrameMark | PathMark | ImageMark | ChartMark | LogoMark | OutlineMark | SliceMark


def is_head(mark: Mark) -> bool:
    """Tell whether a mark belongs to a heading that stands beside the row."""
    return isinstance(mark, OutlineMark) or (isinstance(mark, TextMark) and mark.lane == HEAD)


@dataclass(slots=True)
class Row:
    """A strip of a galley. `before` is the space above it, dropped at the top of a column; `keep` ties it to the row
    above; `snap` is where its top must lie on the baseline grid; `header` is set again when a column begins here.

    Rows of one `group` are one paragraph, or one row of a table. `ordinal` counts the rows that are no headings.
    """

    height: float
    before: float = 0.0
    keep: bool = False
    snap: float | None = None
    marks: list[Mark] = field(default_factory=list)
    header: tuple[Row, ...] = ()
    ordinal: int = 0
    group: int = 0
    opens: bool = False  # a section


@dataclass(frozen=True, slots=True)
class Ground:
    """What lies under the rows `first` to `end`: a fill, a bar at the left, a rule on top, an outline."""

    first: int
    end: int
    x: float
    width: float
    fill: str = ""
    bar: float = 0.0
    top: float = 0.0
    foot: float = 0.0
    line: float = 0.0
    colour: str = ""  # of bar, rules and outline
    line_colour: str = ""
    grid: float = 0.0  # the height is rounded up to whole lines of it


@dataclass(frozen=True, slots=True)
class GroundPart:
    """The part of a ground that falls on one slice; an open edge is one where the ground goes on elsewhere."""

    ground: Ground
    top: float
    foot: float
    open_top: bool
    open_foot: bool


@dataclass(frozen=True, slots=True)
class Slice:
    """Rows that fit a column: each with the distance of its top from the column's. `repeated` of them stood before."""

    rows: tuple[tuple[float, Row], ...]
    grounds: tuple[GroundPart, ...]
    height: float
    end: int  # the first row that is not in it
    repeated: int = 0


class Room(Protocol):
    """What rows take beside their own height: that of their notes at the foot of the column."""

    def with_row(self, row: Row) -> float:
        """Return what all rows up to this one take."""


@dataclass(slots=True)
class Galley:
    """Rows and the grounds under them, as they are set."""

    baseline: float
    rows: list[Row] = field(default_factory=list)
    grounds: list[Ground] = field(default_factory=list)

    def cut(
        self, start: int, height: float = ENDLESS, at_top: bool = True, whole: bool = False, stop: int | None = None,
        notes: Room | None = None,
    ) -> Slice:  # fmt: skip
        """Return the rows from `start` on that fit the height; at least one unless the column is not at its top.

        With `whole`, rows that belong together are never parted, even if then there are none. `stop` is a place where
        rows may part, and at which the slice ends at the latest. `notes` need a part of the height.
        """
        last = len(self.rows) if stop is None else stop
        placed: list[tuple[float, Row]] = []
        y = 0.0
        for header in self.rows[start].header if start < len(self.rows) else ():
            placed.append((y, header))
            y += header.height
        repeated = len(placed)
        index = start
        while index < last:
            row = self.rows[index]
            top = self._top(row, y, fresh=index == start and at_top)
            below = notes.with_row(row) if notes else 0.0
            if top + row.height + below > height + FUZZ and not (index == start and at_top):
                break
            placed.append((top, row))
            y = top + row.height
            index += 1
        end = index if index == stop else self._last_break(start, index, at_top and not whole)
        kept = placed[: repeated + end - start] if end > start else []
        foot = kept[-1][0] + kept[-1][1].height if kept else 0.0
        return Slice(
            tuple(kept), self._ground_parts(start, end, kept[repeated:], foot), foot, end, min(repeated, len(kept))
        )

    def height(self) -> float:
        """Return the height of the whole galley in one column."""
        return self.cut(0).height

    def _top(self, row: Row, y: float, fresh: bool) -> float:
        if fresh:
            return y
        y += row.before
        if row.snap is not None:
            over = (y - row.snap) % self.baseline
            if FUZZ < over < self.baseline - FUZZ:
                y += self.baseline - over
        return y

    def _last_break(self, start: int, end: int, forced: bool) -> int:
        """Return the last place at or before `end` where rows may part; where there is none, `end` itself if forced."""
        if end >= len(self.rows):
            return end
        place = end
        while place > start and self.rows[place].keep:
            place -= 1
        if place > start:
            return place
        return end if forced else start

    def _ground_parts(
        self, start: int, end: int, placed: list[tuple[float, Row]], foot: float
    ) -> tuple[GroundPart, ...]:
        parts: list[GroundPart] = []
        for ground in self.grounds:
            first, last = max(ground.first, start), min(ground.end, end)
            if first < last:
                top = placed[first - start][0]
                bottom = placed[last - 1 - start]
                end_y = bottom[0] + bottom[1].height
                parts.append(GroundPart(ground, top, end_y, first > ground.first, last < ground.end))
        return tuple(parts)
