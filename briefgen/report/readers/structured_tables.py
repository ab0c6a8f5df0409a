"""Tables of data in a report that is written as YAML. In: the value of `tables:` below a part. Out: draft tables.

A cell keeps the signs it is written with: `1.90` stays `1.90`, whatever number YAML makes of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Protocol

from briefgen.labels import Label
from briefgen.report.assemble import DraftTable
from briefgen.report.model import Place
from briefgen.report.tables import DataTable, ReportTable, Row
from briefgen.yaml_source.document import KeyPath, YamlDocument

KEYS = ("id", "title", "header", "rows", "source", "tlp")
MOST_ROWS, MOST_COLUMNS = 200, 12
_WRITTEN = re.compile(r"[^\s,\]}#]+")  # a number, as it stands in the file


class Reader(Protocol):
    """What takes the report apart."""

    document: YamlDocument

    def mapping(self, value: object, path: KeyPath, keys: tuple[str, ...], what: str) -> dict[str, object] | None:
        """Return the value if it is a mapping."""

    def text(self, value: object, path: KeyPath, *, dated: bool = False, hint: str = "") -> str | None:
        """Return the value if it is a text."""

    def place(self, path: KeyPath) -> Place:
        """Return the place of what stands at a path."""

    def label(self, value: object, path: KeyPath) -> Label | None:
        """Return the label of a word."""

    def id(self, value: object, path: KeyPath) -> str:
        """Return the id if it is a free one."""

    def problem(self, message: str, path: KeyPath, hint: str = "", *, key: bool = False) -> None:
        """Add an error about what stands at a path."""

    def wrong(self, value: object, path: KeyPath, wanted: str, hint: str = "") -> None:
        """Add the error that a value is of another kind."""


def tables_of(value: object, path: KeyPath, reader: Reader) -> tuple[DraftTable, ...]:
    """Return the tables below a part; what is wrong with them is told by the reader."""
    if not isinstance(value, list):
        reader.wrong(value, path, "a list of tables", "write each as `- {id: …, title: …, header: […], rows: [[…]]}`")
        return ()
    found = (_table(table, (*path, n), reader) for n, table in enumerate(value))
    return tuple(table for table in found if table)


def _table(value: object, path: KeyPath, reader: Reader) -> DraftTable | None:
    data = reader.mapping(value, path, KEYS, "a table")
    if data is None:
        return None
    missing = [key for key in ("id", "title", "header", "rows") if key not in data]
    if missing:
        reader.problem(f"a table needs {', '.join(f'`{key}`' for key in missing)}", path)
        return None
    header = _cells(data["header"], (*path, "header"), reader)
    rows = tuple(_rows(data["rows"], (*path, "rows"), len(header), reader))
    _check(header, path, reader)
    table = ReportTable(
        id=reader.id(data["id"], (*path, "id")),
        title=reader.text(data["title"], (*path, "title")) or "",
        data=DataTable(header, rows),
        place=reader.place((*path, "title")),
        header_place=reader.place((*path, "header")),
        source=(reader.text(data["source"], (*path, "source")) or "") if "source" in data else "",
    )
    return DraftTable(table, reader.label(data["tlp"], (*path, "tlp")) if "tlp" in data else None)


def _check(header: tuple[str, ...], path: KeyPath, reader: Reader) -> None:
    """Tell of a header that names no columns, too many, or two alike."""
    where = (*path, "header")
    if len(header) < 2:
        reader.problem("a table has two columns at least: what each row is about, and what is said of it", where)
    if len(header) > MOST_COLUMNS:
        reader.problem(f"a table has at most {MOST_COLUMNS} columns, and this one {len(header)}", where, "divide it")
    for n, name in enumerate(header):
        if not name:
            reader.problem("a column has no name", (*where, n))
    for name, count in Counter(filter(None, header)).items():
        if count > 1:
            reader.problem(f"two columns are called `{name}`", (*where, header.index(name)))


def _rows(value: object, path: KeyPath, width: int, reader: Reader) -> Iterator[Row]:
    if not isinstance(value, list) or not value:
        reader.wrong(value, path, "a list of rows", "write each row as `- [Quell, 1.9]`")
        return
    if len(value) > MOST_ROWS:
        reader.problem(f"a table has at most {MOST_ROWS} rows, and this one {len(value)}", path, "divide it")
        return
    for n, row in enumerate(value):
        cells = _cells(row, (*path, n), reader)
        if cells and len(cells) != width:
            said = f"the row has {len(cells)} cells, and the header {width}"
            reader.problem(said, (*path, n), 'an empty cell is written ""')
        elif cells:
            yield Row(cells, reader.place((*path, n)))


def _cells(value: object, path: KeyPath, reader: Reader) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        reader.wrong(value, path, "a list of cells")
        return ()
    return tuple(_cell(cell, (*path, n), reader) for n, cell in enumerate(value))


def _cell(value: object, path: KeyPath, reader: Reader) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        where = reader.document.location(path)
        written = _WRITTEN.match(reader.document.lines[where.line - 1], where.column - 1)
        return written.group() if written else str(value)
    return reader.text(value, path) or ""
