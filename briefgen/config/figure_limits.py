"""How much one figure shows, so that it can be read. In: its kind, its rows and columns. Out: what is too many.

Bars and dots need a line each for their labels, the points of a line a width; a page has so many of either.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefgen.document.nodes import ChartKind

MOST_ROWS, MOST_COLUMNS = 200, 12  # of a table
MOST_SERIES = 4
MOST_CATEGORIES, MOST_MARKS, MOST_POINTS = 30, 60, 60  # of bars or dots, of them in all series, of a line
_FEWER = "keep the rows that matter, draw two figures, or show them by `kind: table`"
_NAME = "name those that matter: `columns: […]`; draw the others in a figure of their own"


class TooMuch(NamedTuple):
    """What is too many, what to do, and whether it is the columns."""

    message: str
    hint: str
    is_columns: bool = False


def too_much(chart: ChartKind | None, rows: int, columns: int) -> Iterator[TooMuch]:
    """Yield what a figure has too many of; `columns` are those beside the first. A table's `chart` is None."""
    kind = f"a {chart} chart" if chart else "a table"
    most_rows = MOST_ROWS if chart is None else MOST_POINTS if chart is ChartKind.LINE else MOST_CATEGORIES
    most_columns = MOST_SERIES if chart else MOST_COLUMNS
    if rows > most_rows:
        hint = _FEWER if chart else "divide it"
        yield TooMuch(f"{kind} shows at most {most_rows} rows, and the data have {rows}", hint)
    if columns > most_columns:
        yield TooMuch(f"{kind} shows at most {most_columns} columns, and here are {columns}", _NAME, is_columns=True)
    elif chart and chart is not ChartKind.LINE and most_rows >= rows and rows * columns > MOST_MARKS:
        said = f"{kind} shows at most {MOST_MARKS} numbers, and here are {rows} rows of {columns}"
        yield TooMuch(said, f"name fewer `columns: […]`, or {_FEWER}")
