"""Pages being filled: slices of galleys, each at its place.

In: galleys, and where on a page their notes stand. Out: pages, each a list of placed slices.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from briefgen.writers.pdf.column_ends import balanced, fuller_last, in_one, whole_section
from briefgen.writers.pdf.footnotes import Foot, Footnotes, Reserve
from briefgen.writers.pdf.galley import Galley, Row, Slice

_LEAST_LINES = 7  # of room, for columns to begin on a page
_FILLED = 0.65  # of a page, which stays when sections move over to the last one


@dataclass(frozen=True, slots=True)
class Placed:
    """A slice on a page, its top left corner measured from that of the page's text."""

    slice: Slice
    x: float
    y: float
    is_note: bool = False


class FootPlace(NamedTuple):
    """Where the notes of a column begin, measured from the page's text, and how wide they are."""

    x: float
    width: float


class Pages:
    """Pages being filled from top to bottom; `y` is how far the last one is full.

    `feet` are the notes of the page, those of each column apart; `places` are where they stand on the next pages.
    """

    def __init__(self, height: float, baseline: float, notes: Footnotes, places: tuple[FootPlace, ...]) -> None:
        self.height, self.baseline, self.notes, self.places = height, baseline, notes, places
        self.pages: list[list[Placed]] = [[]]
        self.feet = [Foot(notes, *place) for place in places]
        self.y = 0.0

    @property
    def room(self) -> float:
        """Return the height that is left on the page above its notes."""
        return self.height - self.y - max(foot.height for foot in self.feet)

    def turn(self) -> None:
        """Begin a page; notes that the last one has no room for go on on it."""
        self._place_notes()
        self._begin()

    def _begin(self) -> None:
        self.pages.append([])
        self.feet = [Foot(self.notes, *place, old.queue) for place, old in zip(self.places, self.feet, strict=True)]
        self.y = 0.0

    def finish(self) -> list[list[Placed]]:
        """Place the notes that are left, and return all pages."""
        self.feet[0].take_numbers(self.notes.unplaced)
        self._place_notes()
        while any(foot.queue for foot in self.feet):
            self._begin()
            self._place_notes()
        return self.pages

    def _place_notes(self) -> None:
        """Place the notes of the page, in the order of their numbers, which is that in which they are read."""
        found = [(piece.number, foot.x, piece) for foot in self.feet for piece in foot.pieces(self.height - self.y)]
        for _, x, piece in sorted(found, key=itemgetter(0)):
            self.pages[-1].append(Placed(piece.slice, x, self.height - piece.above, True))

    def place(self, piece: Slice, x: float, y: float, column: int = 0) -> None:
        """Put a slice on the page, and its notes to those of a column."""
        if piece.rows:
            self.pages[-1].append(Placed(piece, x, y))
            self.take_notes(piece, column)

    def take_notes(self, piece: Slice, column: int = 0) -> None:
        """Keep room for the notes of a slice that is to be placed on the page."""
        self.feet[column].take(row for _, row in piece.rows)

    def noted_height(self, galley: Galley) -> float:
        """Return the height of a whole galley with its notes."""
        return galley.height() + self._foot_of(galley.rows)

    def noted_foot(self, piece: Slice) -> float:
        """Return the height that the page's notes have with those of a slice."""
        return self.feet[0].height + self._foot_of([row for _, row in piece.rows])

    def _foot_of(self, rows: list[Row]) -> float:
        """Return how much of a column the notes of rows take that are placed in it."""
        reserve, height = Reserve(self.feet[0]), 0.0
        for row in rows:
            height = reserve.with_row(row)
        return height

    def flow(self, galley: Galley, x: float = 0.0, start: int = 0) -> None:
        """Fill pages with a galley in one column."""
        index = start
        while index < len(galley.rows):
            piece = galley.cut(index, self.room, at_top=self.y == 0, notes=Reserve(self.feet[0]))
            end = whole_section(galley, index, piece.end)
            filled = galley.cut(index, _FILLED * self.height - self.y, at_top=self.y == 0).end
            end = fuller_last(galley, max(filled, index), end, self.height / 3, self.height)
            if end < piece.end:
                piece = galley.cut(index, stop=end)
            self.place(piece, x, self.y)
            self.y += piece.height
            index = piece.end
            if index < len(galley.rows):
                self.turn()

    def two_columns(self, galley: Galley, step: float) -> None:
        """Fill pages with a galley in two columns; the last ones are of one height."""
        index = 0
        while index < len(galley.rows):
            if self.y and self.room < _LEAST_LINES * self.baseline:
                self.turn()
            left = galley.cut(index, self.room, notes=Reserve(self.feet[0]))
            if self.y and left.end < len(galley.rows) and galley.rows[left.end].keep:
                self.turn()  # rather than part what belongs together
                continue
            beside = galley.rows[index : left.end]
            right = galley.cut(left.end, self.room, notes=Reserve(self.feet[1], beside))
            end = whole_section(galley, left.end, right.end)
            filled = galley.cut(index, 2 * _FILLED * self.room).end
            end = fuller_last(galley, max(filled, left.end), end, self.height / 2, 2 * self.height)
            done = end >= len(galley.rows)
            if done or end < right.end:
                room = self.room - self._foot_of(galley.rows[index:end])
                pair = in_one(galley, index, end, room) or balanced(galley, index, end, room)
                left, right = pair or (left, galley.cut(left.end, stop=end))
            self.place(left, 0.0, self.y)
            self.place(right, step, self.y, 1)
            self.y += max(left.height, right.height)
            index = right.end
            if not done:
                self.turn()

    def to_grid(self, lines: int = 0) -> None:
        """Go down to the next line of the baseline grid, and so many lines more."""
        if self.y:
            self.y += -self.y % self.baseline + lines * self.baseline
