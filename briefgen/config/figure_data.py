"""The data of one figure: which columns it shows, and that what it draws are numbers.

In: a table, from a CSV file or from the report, and what the figure asks for. Out: the columns chosen, with problems at
the cells that cause them, all in one run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from briefgen.config.schema.figures import FigureEntry
from briefgen.diagnostics import Diagnostic, Location, error
from briefgen.document.nodes import ChartKind
from briefgen.nearest import did_you_mean
from briefgen.report.numbers import number_of
from briefgen.report.tables import DataTable, Row
from briefgen.yaml_source.document import KeyPath, YamlDocument

MOST_CATEGORIES, MOST_ROWS, MOST_SERIES, MOST_COLUMNS = 40, 200, 4, 12
LONGEST_CELL = 300  # characters
MISSING = ("", "-", "–", "—")  # what stands where there is no number
MOST_PROBLEMS = 50
AS_TABLE = "a chart draws numbers: name other columns, or show the data by `kind: table`"


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
            self._check_numbers(n)
        self._check_categories()
        if self.problems:
            return None
        data = Data(self.table.picked(columns), frozenset(columns.index(n) + 1 for n in numeric))
        self._check_options(data)
        return None if self.problems else replace(data, table=self._ordered(data))

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
        for n, name in enumerate(self.entry.columns):
            place = (*self.path, "columns", n)
            if name not in names:
                self.problems.append(
                    self.document.error(f"the data have no column `{name}`", place, did_you_mean(name, names[1:]))
                )
            elif names.index(name) == 0:
                hint = "it is always shown: name the columns beside it"
                self.problems.append(self.document.error(f"`{name}` names the categories", place, hint))
            elif name in self.entry.columns[:n]:
                hint = "name it once"
                self.problems.append(self.document.error(f"the column `{name}` is named twice", place, hint))
            else:
                yield names.index(name)

    def _holds_numbers(self, column: int) -> bool:
        """Tell whether most of the cells of a column that say something are numbers."""
        said = [row.cells[column] for row in self.table.rows if row.cells[column] not in MISSING]
        return 2 * sum(number_of(text, self.language) is not None for text in said) > len(said)

    def _check_size(self, columns: tuple[int, ...]) -> None:
        most_rows, most_columns = (MOST_CATEGORIES, MOST_SERIES) if self.chart else (MOST_ROWS, MOST_COLUMNS)
        kind = f"a {self.chart} chart" if self.chart else "a table"
        if len(self.table.rows) > most_rows:
            hint = "leave some out, or show them in a table" if self.chart else "divide it"
            said = f"{kind} shows at most {most_rows} rows, and the data have {len(self.table.rows)}"
            self.problems.append(self.document.error(said, self.path, hint, key=True))
        if len(columns) > most_columns:
            hint = "name those that matter: `columns: […]`; draw the others in a figure of their own"
            said = f"{kind} shows at most {most_columns} columns, and here are {len(columns)}"
            self.problems.append(self.document.error(said, (*self.path, "columns"), hint, key=True))

    # Cells

    def _check_numbers(self, column: int) -> None:
        cells = [(n, row.cells[column]) for n, row in enumerate(self.table.rows, 1)]
        wrong = [(n, text) for n, text in cells if text not in MISSING and number_of(text, self.language) is None]
        name = self.table.header[column]
        for n, text in wrong[:MOST_PROBLEMS]:
            hint = "write digits alone, 1,250 or 1250.5, with % if it is one; leave a missing number empty"
            if text[:1].isdigit() and "," in text and "." not in text:
                hint = "in this language a point begins the decimals: write 1.9"
            said = f"`{text[:40]}` in the column `{name}` is no number"
            self.problems.append(error(said, self.where(n, column), hint))
        if len(wrong) > MOST_PROBLEMS:
            said = f"and {len(wrong) - MOST_PROBLEMS} more in the column `{name}`"
            self.problems.append(error(said, self.where(wrong[MOST_PROBLEMS][0], column), AS_TABLE))
        if self.chart and not wrong and all(text in MISSING for _, text in cells):
            self.problems.append(error(f"the column `{name}` holds no number", self.where(0, column), AS_TABLE))

    def _check_categories(self) -> None:
        seen: set[str] = set()
        for n, row in enumerate(self.table.rows, 1):
            name = row.cells[0]
            if not name:
                self.problems.append(
                    error("the row does not say what it is about", self.where(n, 0), "fill its first cell")
                )
            elif name in seen and self.chart:
                self.problems.append(error(f"two rows are called `{name}`", self.where(n, 0), "give each its own name"))
            seen.add(name)
            for column, text in enumerate(row.cells):
                if len(text) > LONGEST_CELL:
                    said = f"a cell holds at most {LONGEST_CELL} characters, and this one {len(text)}"
                    self.problems.append(error(said, self.where(n, column), "shorten it"))
            if len(self.problems) > MOST_PROBLEMS:
                return

    # What is asked of a chart

    def _check_options(self, data: Data) -> None:
        entry, names = self.entry, [row.cells[0] for row in data.table.rows]
        for n, name in enumerate(entry.highlight):
            if name not in names:
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
        if entry.start is not None and self.chart is ChartKind.BAR:
            self._tell("bars begin at zero: their length is what is compared", "start", hint="delete it, or draw dots")
        elif entry.start is not None and values and decimal_of(entry.start) > min(values):
            hint = "begin at it or below, or at zero: delete the line"
            self._tell(f"the axis cannot begin above the smallest value, {min(values)}", "start", hint=hint)
        if self.chart is ChartKind.LINE and len(names) < 2:
            self._tell("a line needs two points at least", "kind", hint="draw a bar or a dot")

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
