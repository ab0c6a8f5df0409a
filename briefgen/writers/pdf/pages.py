"""Pages being filled: slices of galleys, each at its place.

In: galleys. Out: pages, each a list of placed slices.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.writers.pdf.column_ends import balanced, fuller_last, in_one, whole_section
from briefgen.writers.pdf.galley import Galley, Slice

_LEAST_LINES = 7  # of room, for columns to begin on a page
_FILLED = 0.65  # of a page, which stays when sections move over to the last one


@dataclass(frozen=True, slots=True)
class Placed:
    """A slice on a page, its top left corner measured from that of the page's text."""

    slice: Slice
    x: float
    y: float


class Pages:
    """Pages being filled from top to bottom; `y` is how far the last one is full."""

    def __init__(self, height: float, baseline: float) -> None:
        self.height, self.baseline = height, baseline
        self.pages: list[list[Placed]] = [[]]
        self.y = 0.0

    @property
    def room(self) -> float:
        """Return the height that is left on the page."""
        return self.height - self.y

    def turn(self) -> None:
        """Begin a page."""
        self.pages.append([])
        self.y = 0.0

    def place(self, piece: Slice, x: float, y: float) -> None:
        """Put a slice on the page."""
        if piece.rows:
            self.pages[-1].append(Placed(piece, x, y))

    def flow(self, galley: Galley, x: float = 0.0, start: int = 0) -> None:
        """Fill pages with a galley in one column."""
        index = start
        while index < len(galley.rows):
            piece = galley.cut(index, self.room, at_top=self.y == 0)
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
            left = galley.cut(index, self.room)
            if self.y and left.end < len(galley.rows) and galley.rows[left.end].keep:
                self.turn()  # rather than part what belongs together
                continue
            right = galley.cut(left.end, self.room)
            end = whole_section(galley, left.end, right.end)
            filled = galley.cut(index, 2 * _FILLED * self.room).end
            end = fuller_last(galley, max(filled, left.end), end, self.height / 2, 2 * self.height)
            done = end >= len(galley.rows)
            if done or end < right.end:
                pair = in_one(galley, index, end, self.room) or balanced(galley, index, end, self.room)
                left, right = pair or (left, galley.cut(left.end, stop=end))
            self.place(left, 0.0, self.y)
            self.place(right, step, self.y)
            self.y += max(left.height, right.height)
            index = right.end
            if not done:
                self.turn()

    def to_grid(self, lines: int = 0) -> None:
        """Go down to the next line of the baseline grid, and so many lines more."""
        if self.y:
            self.y += -self.y % self.baseline + lines * self.baseline
