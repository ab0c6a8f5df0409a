"""The matrix as text: audiences by name where they fit; else by number, close together, or in tables one below another.

In: groups of rows and the names of the audiences. Out: lines no wider than the room.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.cli.matrix_rows import Group, Row
from briefgen.cli.tables import GAP, NARROWEST, Column, Fit, table_lines, width
from briefgen.tailoring.selection import Fate

MARKS = {Fate.SHOWN: "yes", Fate.SHORTENED: "short", Fate.CUT: "cut", Fate.WITHHELD: "-"}
LEGEND = ("yes: shown", "cut: left out for length or room", "-: withheld")
SHORT = "short: shown in fewer words"
BETWEEN = "   "  # entries of a legend


@dataclass(frozen=True, slots=True)
class _Grid:
    """The marks of some audiences below their heads, `gap` apart."""

    heads: tuple[str, ...]
    marks: tuple[tuple[str, ...], ...]
    gap: int

    def lines(self) -> list[str]:
        """Return a line for the heads and one for each row of marks."""
        table = (self.heads, *self.marks)
        widths = [max(map(width, column)) for column in zip(*table, strict=True)]
        between = " " * self.gap
        return [between.join(c.ljust(n) for c, n in zip(row, widths, strict=True)).rstrip() for row in table]

    def part(self, start: int, count: int) -> _Grid:
        """Return the grid of `count` audiences."""
        cut = slice(start, start + count)
        return _Grid(self.heads[cut], tuple(row[cut] for row in self.marks), self.gap)


def matrix_lines(rows: Sequence[Group], names: Sequence[str], room: int, *, words: bool = False) -> list[str]:
    """Return the table and its legends; with `words` how each finding begins stands at the end of its line."""
    findings = [row for group in rows if group.findings for row in group.rows]
    figures = [row for group in rows if not group.findings for row in group.rows]
    shown = [str(sum(r.decisions[n].is_shown for r in findings)) for n in range(len(names))]
    marks = (*map(_marks, findings), tuple(shown), *map(_marks, figures))
    stub = [*map(_stub, findings), (f"shown, of {len(findings)}", ""), *map(_stub, figures)]
    last = [*(row.words for row in findings), "", *(row.words for row in figures)] if words else None
    taken = sum(max(map(width, column)) + GAP for column in zip(*stub, strict=True)) + (NARROWEST + GAP) * words
    lines: list[str] = []
    grids = list(_grids(tuple(names), marks, room - taken))
    for grid in grids:
        lines += [*_table(stub, grid.lines(), last, room), ""]
    if grids[0].heads != tuple(names)[: len(grids[0].heads)]:
        lines += [*packed([f"{n}: {name}" for n, name in enumerate(names, 1)], room), ""]
    is_short = any(d.fate is Fate.SHORTENED for row in findings for d in row.decisions)
    return lines + packed((LEGEND[0], SHORT, *LEGEND[1:]) if is_short else LEGEND, room)


def _marks(row: Row) -> tuple[str, ...]:
    return tuple(MARKS[decision.fate] for decision in row.decisions)


def _stub(row: Row) -> tuple[str, str]:
    return row.id, row.number


def _grids(names: tuple[str, ...], marks: tuple[tuple[str, ...], ...], room: int) -> Iterator[_Grid]:
    """Yield one grid with all audiences if there is a way to fit it; else several that fit."""
    numbers = tuple(str(n) for n in range(1, len(names) + 1))
    tried = [_Grid(names, marks, GAP), _Grid(numbers, marks, GAP), _Grid(numbers, marks, 1)]
    for grid in tried:
        if max(map(len, grid.lines())) <= room:
            yield grid
            return
    closest = tried[-1]
    start = 0
    while start < len(names):
        count = len(names) - start
        while count > 1 and max(map(len, closest.part(start, count).lines())) > room:
            count -= 1
        yield closest.part(start, count)
        start += count


def _table(stub: list[tuple[str, str]], grid: list[str], words: list[str] | None, room: int) -> list[str]:
    columns = [Column("finding"), Column(), Column(grid[0])]
    if words is None:
        return table_lines([(*begin, line) for begin, line in zip(stub, grid[1:], strict=True)], columns, room)
    rows = [(*begin, line, said) for begin, line, said in zip(stub, grid[1:], words, strict=True)]
    return table_lines(rows, [*columns, Column("words", Fit.CUT)], room)


def packed(entries: Sequence[str], room: int) -> list[str]:
    """Return entries of a legend in as few lines as hold them, none broken."""
    lines: list[str] = []
    for entry in entries:
        if lines and len(lines[-1]) + len(BETWEEN) + len(entry) <= room:
            lines[-1] += BETWEEN + entry
        else:
            lines.append(entry)
    return lines
