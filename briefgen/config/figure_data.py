"""The data of one figure: which columns it shows, and that what it draws are numbers.

In: a table, from a CSV file or from the report, and what the figure asks for. Out: the columns chosen, with problems at
the cells that cause them, all in one run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import partial

from briefgen.config.bounded import bounded
from briefgen.config.figure_limits import too_much
from briefgen.config.figure_numbers import AS_TABLE, MISSING, NumberColumn
from briefgen.config.same_name import same_name, spelt_as
from briefgen.config.schema.figures import FigureEntry
from briefgen.diagnostics import Diagnostic, Location, error
from briefgen.document.nodes import ChartKind
from briefgen.nearest import did_you_mean
from briefgen.report.numbers import MOST_DIGITS, fits_a_chart, number_of
from briefgen.report.tables import DataTable, Row
from briefgen.yaml_source.document import KeyPath, YamlDocument

MOST_TIMES = 10  # how much larger than the data what they are compared with may be
LONGEST_CELL = 300  # characters


@dataclass(frozen=True, slots=True)
class Data:
    """What a figure shows: its columns, and which of them (from 0) hold numbers."""

    table: DataTable
    numeric: frozenset[int]


@dataclass(slots=True)
class DataChooser:
    """Choose the data of one figure. `where` tells the place of a cell by its row (0: the header) and column."""

    entry: FigureEntry
    table: DataTable
    where: Callable[[int, int], Location]
    document: YamlDocument
    path: KeyPath
    language: str
    problems: list[Diagnostic] = field(default_factory=list)

    @property
    def chart(self) -> ChartKind | None:
        """Return how the figure is drawn, None if it is a table."""
        return None if self.entry.kind == "table" else ChartKind(self.entry.kind)

    def choose(self) -> Data | None:
        """Return the data; None where something is wrong with them."""
        columns = tuple(self._columns())
        numeric = [n for n in columns if self._holds_numbers(n) or (self.chart and self.entry.columns)]
        self._check_size(columns)
        for n in numeric:
            cells = [row.cells[n] for row in self.table.rows]
            column = NumberColumn(self.table.header[n], cells, partial(self._place, n), self.language)
            self.problems += column.problems(drawn=self.chart is not None)
        self._check_categories()
        if self.problems:
            self.problems = bounded(self.problems)
            return None
        data = Data(self.table.picked(columns), frozenset(columns.index(n) + 1 for n in numeric))
        self._check_options(data)
        return None if self.problems else replace(data, table=self._ordered(data))

    def _place(self, column: int, row: int) -> Location:
        return self.where(row, column)

    # Columns

    def _columns(self) -> Iterator[int]:
        """Yield the numbers of the columns to show, the first one aside."""
        names = self.table.header
        if not self.entry.columns:
            found = [n for n in range(1, len(names)) if self.chart is None or self._holds_numbers(n)]
            if not found:
                self.problems.append(error("no column of numbers is here to be drawn", self.where(0, 0), AS_TABLE))
            yield from found
            return
        wanted = [spelt_as(name, names) for name in self.entry.columns]
        for n, name in enumerate(wanted):
            place = (*self.path, "columns", n)
            if name not in names:
                self.problems.append(
                    self.document.error(f"the data have no column `{name}`", place, did_you_mean(name, names[1:]))
                )
            elif names.index(name) == 0:
                hint = "it is always shown: name the columns beside it"
                self.problems.append(self.document.error(f"`{name}` names the categories", place, hint))
            elif name in wanted[:n]:
                hint = "name it once"
                self.problems.append(self.document.error(f"the column `{name}` is named twice", place, hint))
            else:
                yield names.index(name)

    def _holds_numbers(self, column: int) -> bool:
        """Tell whether most of the cells of a column that say something are numbers."""
        said = [row.cells[column] for row in self.table.rows if row.cells[column] not in MISSING]
        return 2 * sum(number_of(text, self.language) is not None for text in said) > len(said)

    def _check_size(self, columns: tuple[int, ...]) -> None:
        for found in too_much(self.chart, len(self.table.rows), len(columns)):
            at = (*self.path, "columns") if found.is_columns else self.path
            self.problems.append(self.document.error(found.message, at, found.hint, key=True))

    # Cells

    def _check_categories(self) -> None:
        seen: dict[str, str] = {}
        for n, row in enumerate(self.table.rows, 1):
            name = row.cells[0]
            if not name:
                self.problems.append(
                    error("the row does not say what it is about", self.where(n, 0), "fill its first cell")
                )
            elif self.chart and same_name(name) in seen:
                alike = "" if seen[same_name(name)] == name else "; their accents or spaces are only stored differently"
                said = f"two rows are called `{name[:60]}`{alike}"
                self.problems.append(error(said, self.where(n, 0), "give each its own name"))
            seen.setdefault(same_name(name), name)
            for column, text in enumerate(row.cells):
                if len(text) > LONGEST_CELL:
                    said = f"a cell holds at most {LONGEST_CELL} characters, and this one {len(text)}"
                    self.problems.append(error(said, self.where(n, column), "shorten it"))

    # What is asked of a chart

    def _check_options(self, data: Data) -> None:
        entry, names = self.entry, [row.cells[0] for row in data.table.rows]
        for n, name in enumerate(entry.highlight):
            if spelt_as(name, names) not in names:
                said = f"no category is called `{name}`"
                self._tell(said, "highlight", n, hint=did_you_mean(name, names))
        if self.chart is None:
            for key in ("alt", "highlight", "start", "reference", "order"):
                if getattr(entry, key) not in ("", [], None):
                    self._tell(f"a table takes no `{key}`", key, hint="delete the line")
            return
        values = [
            v for row in data.table.rows for text in row.cells[1:] if (v := number_of(text, self.language)) is not None
        ]
        largest = max(map(abs, values), default=Decimal())
        if entry.start is not None:
            self._check_number(decimal_of(entry.start), largest, "start")
        if entry.reference is not None:
            self._check_number(decimal_of(entry.reference.value), largest, "reference", "value")
        if entry.start is not None and self.chart is ChartKind.BAR:
            self._tell("bars begin at zero: their length is what is compared", "start", hint="delete it, or draw dots")
        elif entry.start is not None and values and decimal_of(entry.start) > min(values):
            hint = "begin at it or below, or at zero: delete the line"
            self._tell(f"the axis cannot begin above the smallest value, {min(values)}", "start", hint=hint)
        if self.chart is ChartKind.LINE and len(names) < 2:
            self._tell("a line needs two points at least", "kind", hint="draw a bar or a dot")

    def _check_number(self, value: Decimal, largest: Decimal, *keys: str) -> None:
        """Tell of a number that makes the data too small to be seen, or that no program draws."""
        name = ".".join(keys)
        if largest and abs(value) > MOST_TIMES * largest:
            said = f"`{name}` is more than {MOST_TIMES} times the largest number drawn, {largest.normalize():f}"
            self._tell(said, *keys, hint="write it in the unit of the data")
        elif not fits_a_chart(value):
            self._tell(f"`{name}` has more than {MOST_DIGITS} digits", *keys, hint="round it")

    def _tell(self, message: str, *keys: str | int, hint: str = "") -> None:
        self.problems.append(self.document.error(message, (*self.path, *keys), hint))

    def _ordered(self, data: Data) -> DataTable:
        """Return the rows in the order in which they are shown: of bars and dots the largest first, unless asked."""
        rows = data.table.rows
        years = all(number_of(row.cells[0], self.language) is not None for row in rows)
        as_it_is = self.chart in (None, ChartKind.LINE) or years
        if self.entry.order == "file" or (self.entry.order is None and as_it_is):
            return data.table
        return replace(data.table, rows=tuple(sorted(rows, key=self._weight, reverse=True)))

    def _weight(self, row: Row) -> tuple[bool, Decimal]:
        value = number_of(row.cells[1], self.language)
        return value is not None, value or Decimal()


def decimal_of(number: float) -> Decimal:
    """Return a number of YAML as it is written there."""
    return Decimal(int(number)) if number.is_integer() else Decimal(str(number))
