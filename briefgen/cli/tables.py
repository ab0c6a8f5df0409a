"""Tables on a terminal: each column keeps its width, is wrapped, or is cut, as the room allows.

In: rows of text and what may become of each column. Out: lines on standard output, none wider than the terminal as long
as the columns that are kept whole leave room for the others.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

import click

from briefgen.cli import console

GAP = 2  # spaces between columns
NARROWEST = 16  # characters: a cut column with less room is left out rather than printed as a thread
WRAPPED = 24  # characters that a wrapped column is given before cut ones get more than the narrowest
LONGEST = 32  # characters: longer words of a wrapped column are broken
ELLIPSIS = " …"


class Fit(Enum):
    """What becomes of a column that is wider than its room."""

    WHOLE = auto()  # nothing: it keeps its width
    WRAP = auto()  # it goes on below
    CUT = auto()  # it ends in an ellipsis, or is left out


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what stands above it, and what becomes of it where room is short."""

    header: str = ""
    fit: Fit = Fit.WHOLE


def print_table(rows: Sequence[Sequence[str]], columns: Sequence[Column]) -> None:
    """Print rows below the headers of their columns, if any column has one."""
    for n, line in enumerate(table_lines(rows, columns, console.terminal_width())):
        is_head = n == 0 and any(column.header for column in columns)
        console.echo(click.style(line, bold=True) if is_head else line)


def table_lines(rows: Sequence[Sequence[str]], columns: Sequence[Column], room: int) -> list[str]:
    """Return the lines of a table that is at most `room` wide where its whole columns allow that."""
    if not rows:
        return []
    head = [[column.header for column in columns]] if any(column.header for column in columns) else []
    cells = [*head, *map(list, rows)]
    natural = [max(width(row[n]) for row in cells) for n in range(len(columns))]
    words = [max((width(word) for row in cells for word in row[n].split()), default=0) for n in range(len(columns))]
    least = [_least(column.fit, *found) for column, *found in zip(columns, natural, words, strict=True)]
    widths = _widths(natural, least, [column.fit for column in columns], room)
    return [line for row in cells for line in _row_lines(row, columns, widths)]


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes: signs above letters take none, wide letters two."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cut(text: str, room: int) -> str:
    """Return a text in one line of at most `room`, ended by an ellipsis between two words where it is longer."""
    if width(text) <= room:
        return text
    kept, left = 0, room - width(ELLIPSIS)
    for character in text:
        left -= _columns(character)
        if left < 0:
            break
        kept += 1
    begun = text[: kept + 1]
    return (begun.rsplit(" ", 1)[0] if " " in begun.strip() else text[:kept]).rstrip() + ELLIPSIS


def _least(fit: Fit, natural: int, longest_word: int) -> int:
    """Return the width that a column is given before any gets more; no word of it is broken for another column."""
    least = {Fit.WHOLE: natural, Fit.WRAP: min(max(WRAPPED, longest_word), LONGEST), Fit.CUT: NARROWEST}
    return min(natural, least[fit])


def _widths(natural: list[int], least: list[int], fits: list[Fit], room: int) -> list[int]:
    """Return the width of each column; 0 for one that is left out."""
    widths = list(least)
    if _total(widths) > room and any(n for n, fit in zip(widths, fits, strict=True) if fit is Fit.CUT):
        without = [0 if fit is Fit.CUT else n for n, fit in zip(natural, fits, strict=True)]
        return _widths(without, [min(pair) for pair in zip(without, least, strict=True)], fits, room)
    for wanted in (Fit.WRAP, Fit.CUT):
        for n, fit in enumerate(fits):
            if fit is wanted:
                spare = room - _total(widths)
                widths[n] = min(natural[n], max(widths[n] + spare, NARROWEST))
    return widths


def _total(widths: list[int]) -> int:
    shown = [n for n in widths if n]
    return sum(shown) + GAP * (len(shown) - 1)


def _row_lines(row: Sequence[str], columns: Sequence[Column], widths: Sequence[int]) -> list[str]:
    cells = [_fitted(cell, n, column.fit) for cell, column, n in zip(row, columns, widths, strict=True) if n]
    height = max(len(cell) for cell in cells)
    shown = [n for n in widths if n]
    lines = []
    for n in range(height):
        parts = (_padded(cell[n] if n < len(cell) else "", room) for cell, room in zip(cells, shown, strict=True))
        lines.append((" " * GAP).join(parts).rstrip())
    return lines


def _fitted(text: str, room: int, fit: Fit) -> list[str]:
    if fit is Fit.CUT:
        return [cut(text, room)]
    if fit is Fit.WRAP and width(text) > room:
        return textwrap.wrap(text, room, break_on_hyphens=False) or [""]
    return [text]


def _padded(text: str, room: int) -> str:
    return text + " " * (room - width(text))
