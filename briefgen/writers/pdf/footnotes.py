"""Notes at the foot of the page, or of the column, that calls them, under a short rule.

In: the rows that are placed on a page. Out: how much of its height their notes take, and slices of these. A note that
its page has no room for goes on on the next one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from briefgen.document.nodes import Note
from briefgen.style.theme import POINTS_PER_MM, Theme
from briefgen.writers.pdf.columns import Column, References
from briefgen.writers.pdf.composer import Composer
from briefgen.writers.pdf.galley import LABEL, FillMark, Galley, Row, Slice, SliceMark, TextMark
from briefgen.writers.pdf.lines import link_of
from briefgen.writers.pdf.owners import Part
from briefgen.writers.pdf.runs import Run

_RULE = 20.0 * POINTS_PER_MM  # length
_ABOVE, _BELOW, _BETWEEN = 2.0, 1.5, 0.5  # units: above the rule, below it, between notes
_GAP = 5.0  # points, between a note's number and its words


class Rest(NamedTuple):
    """What is left of a note: its number, its galley, and the first row of that which is to be placed."""

    number: int
    galley: Galley
    start: int = 0


class Piece(NamedTuple):
    """What stands at a foot, so far above the foot's end: a part of a note; the rule has the number 0."""

    number: int
    slice: Slice
    above: float


@dataclass(slots=True)
class Foot:
    """The foot of one column: the notes that stand there, those that go on from the page before first.

    `x` is where the notes begin, measured from the page's text.
    """

    notes: Footnotes
    x: float
    width: float
    queue: list[Rest] = field(default_factory=list)
    fresh: list[int] = field(default_factory=list)  # numbers of the notes that begin here

    @property
    def height(self) -> float:
        """Return the height that is kept free for the notes."""
        return self.height_with(())

    def height_with(self, more: Iterable[int]) -> float:
        """Return what that would be with more notes: whole lines of the baseline grid, and not more than the most."""
        baseline = self.notes.theme.baseline
        return min(-(-self._exact(more) // baseline), self.notes.most) * baseline

    def _exact(self, more: Iterable[int] = ()) -> float:
        unit = self.notes.theme.unit
        heights = [part.galley.cut(part.start).height for part in (*self.queue, *self._parts((*self.fresh, *more)))]
        return (_ABOVE + _BELOW + _BETWEEN * (len(heights) - 1)) * unit + sum(heights) if heights else 0.0

    def _parts(self, numbers: Iterable[int]) -> list[Rest]:
        return [Rest(number, self.notes.galley(number, self.width)) for number in numbers]

    def take(self, rows: Iterable[Row]) -> None:
        """Take the notes that rows call, but those that have a place."""
        self.take_numbers(self.notes.called(rows, self.width))

    def take_numbers(self, numbers: Iterable[int]) -> None:
        """Take notes by their numbers, but those that have a place."""
        found = [number for number in numbers if number not in self.notes.placed]
        self.notes.placed.update(found)
        self.fresh += found

    def pieces(self, room: float) -> list[Piece]:
        """Return what fits the room at a page's foot; keep the rest."""
        height, unit = min(self._exact(), room), self.notes.theme.unit
        waiting = [*self.queue, *self._parts(sorted(self.fresh))]
        self.fresh, self.queue = [], []
        found: list[Piece] = []
        y = (_ABOVE + _BELOW) * unit
        for part in waiting:
            piece = part.galley.cut(part.start, 0.0 if self.queue else height - y, at_top=False)
            if piece.end > part.start:
                found.append(Piece(part.number, piece, height - y))
                y += piece.height + _BETWEEN * unit
            if piece.end < len(part.galley.rows):
                self.queue.append(part._replace(start=piece.end))
        return [Piece(0, self._rule(), height - _ABOVE * unit), *found] if found else []

    def _rule(self) -> Slice:
        theme = self.notes.theme
        mark = FillMark(0.0, 0.0, min(_RULE, self.width), theme.rules["hairline"], theme.colours["muted"])
        return Slice(((0.0, Row(1.0, marks=[mark])),), (), 1.0, 1)


@dataclass(slots=True)
class Reserve:
    """What the foot of a column would take while rows are tried; `beside` are rows whose notes have a place already."""

    foot: Foot
    beside: Iterable[Row] = ()
    _numbers: list[int] = field(default_factory=list)
    _known: set[int] | None = None

    def with_row(self, row: Row) -> float:
        """Return how much more than now the foot would take with the notes of this row, too."""
        notes = self.foot.notes
        if self._known is None:
            self._known = notes.placed | set(notes.called(self.beside, self.foot.width))
        for number in notes.called((row,), self.foot.width):
            if number not in self._known:
                self._known.add(number)
                self._numbers.append(number)
        return self.foot.height_with(self._numbers) - self.foot.height if self._numbers else 0.0


@dataclass(slots=True)
class Footnotes:
    """The notes of a document while its pages are filled; `placed` are the numbers of those that have a page."""

    theme: Theme
    notes: tuple[Note, ...]
    most: int  # lines of a page that notes may take
    composer: Callable[[Column], Composer]
    placed: set[int] = field(default_factory=set)
    _set: dict[tuple[int, float], Galley] = field(default_factory=dict)

    @property
    def unplaced(self) -> list[int]:
        """Return the numbers of the notes that have no page yet."""
        return [number for number in range(1, len(self.notes) + 1) if number not in self.placed]

    def called(self, rows: Iterable[Row], width: float) -> list[int]:
        """Return the numbers of the notes that rows call, and of those that these notes call."""
        found: dict[int, None] = {}
        waiting = list(_calls(rows)) if self.notes else []
        while waiting:
            number = waiting.pop(0)
            if number not in found:
                found[number] = None
                waiting += _calls(self.galley(number, width).rows)
        return list(found)

    def galley(self, number: int, width: float) -> Galley:
        """Return a note set in a width."""
        key = number, round(width, 3)
        if key not in self._set:
            self._set[key] = self._galley(number, width)
        return self._set[key]

    def _galley(self, number: int, width: float) -> Galley:
        note, style = self.notes[number - 1], self.theme.style("small")
        column = Column(width, 0.0, width, width, references=References.BEHIND, edge=width)
        composer = self.composer(column)
        call = composer.set((Run(str(number)),), style, width).lines[0]
        hang = max(call.width + _GAP, self.theme.style("body").hang)
        paragraph = composer.set(composer.flat(note.content, beside=False).runs, style, width - hang)
        rows = composer.put(paragraph, style, hang, note)
        rows[0].marks.append(TextMark(0.0, composer.baseline(style), call, note, LABEL, Part.LABEL))
        return composer.galley


def _calls(rows: Iterable[Row]) -> Iterator[int]:
    """Yield the numbers of the notes that rows call."""
    for row in rows:
        for mark in row.marks:
            if isinstance(mark, SliceMark):
                yield from _calls(inner for _, inner in mark.slice.rows)
            elif isinstance(mark, TextMark):
                spans = mark.line.spans
                yield from (n for link in mark.line.links if (n := spans[link_of(spans, link.span)].note))
