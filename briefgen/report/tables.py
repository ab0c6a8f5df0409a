"""Tables of data: those that the report itself holds, and what a figure draws of them or of a file beside the brief.

In: what a reader found. Out: cells as they were written; numbers are made of them where one is drawn (`numbers`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefgen.labels import Label

if TYPE_CHECKING:
    from briefgen.report.model import Place


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells as written, and where it stands in the report (None for a row of another file)."""

    cells: tuple[str, ...]
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class DataTable:
    """A header and rows of as many cells each; the first column names what each row is about."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]

    def picked(self, columns: tuple[int, ...]) -> DataTable:
        """Return the table with the first column and those of these numbers (from 0), in the order given."""

        def cells(found: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(found[n] for n in (0, *columns))

        return DataTable(cells(self.header), tuple(replace(row, cells=cells(row.cells)) for row in self.rows))

    def texts(self) -> Iterator[str]:
        """Yield every cell that says something, the header's first."""
        for cells in (self.header, *(row.cells for row in self.rows)):
            yield from filter(None, cells)


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A table of the report: its id, its title, its data, and the source that the report names for it.

    `place` is where the title stands, `header_place` where the header does.
    """

    id: str
    title: str
    data: DataTable
    place: Place
    header_place: Place
    source: str = ""
    label: Label = Label.CLEAR

    def placed_texts(self) -> Iterator[tuple[Place, str]]:
        """Yield all that the table says, each with its place."""
        yield from ((self.place, text) for text in (self.title, self.source) if text)
        yield from ((self.header_place, text) for text in self.data.header if text)
        for row in self.data.rows:
            yield from ((row.place or self.place, text) for text in row.cells if text)
