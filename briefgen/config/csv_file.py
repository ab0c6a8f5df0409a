"""CSV files of the analyst (RFC 4180), each cell with its line and column. In: a text. Out: cells, or what is wrong.

A cell is text, whatever it begins with: a formula or markup in it is never run or parsed, and is printed as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.config.bounded import bounded
from briefgen.config.files import NONCHARACTER, place_after, read_text
from briefgen.config.same_name import same_name
from briefgen.diagnostics import Diagnostic, Location, error, note

LIMIT = 1_000_000  # bytes
SEPARATORS = {",": "a comma", ";": "a semicolon", "\t": "a tab"}
MOST_COLUMNS = 200  # of a file; a figure shows fewer still
A_ROW_EACH = "write a header row, then a row for each category: `Port,2025,2026`"
BINARY = "save the table as CSV, UTF-8"
_NO_TEXT = re.compile(f"\0|{NONCHARACTER.pattern}")
CLOSE = "close it behind the words of the cell"


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands between two separators, without quotation marks and the spaces around it."""

    text: str
    where: Location


@dataclass(slots=True)
class CsvFile:
    """A file as read: its rows, the header first, and what there is to say about it; without rows it is unusable."""

    path: Path
    rows: list[list[Cell]] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def read_csv(path: Path) -> CsvFile:
    """Read a file. Raises BriefError where it is no text file, or too large."""
    text = read_text(path, LIMIT)
    found = CsvFile(path)
    if odd := _NO_TEXT.search(text):
        where = place_after(text[: odd.start()].encode(), path)
        found.diagnostics.append(error("the file holds characters that are no text", where, BINARY))
        return found
    if not text.strip():
        found.diagnostics.append(error("the file is empty", Location(str(path), 1, 1), A_ROW_EACH))
        return found
    separator = _separator(text)
    problems: list[Diagnostic] = []
    rows = list(_Scanner(text, separator, path, problems).rows())
    found.rows = [row for row in rows if len(row) > 1 or row[0].text]
    if not problems:  # with a quotation mark too many or too few, no row is what it looks like
        problems = [*_shape_problems(found.rows)]
    found.diagnostics += bounded(problems)
    if separator != ",":
        said = f"the cells are parted by {SEPARATORS[separator]}"
        found.diagnostics.append(note(said, Location(str(path), 1)))
    return found


def _separator(text: str) -> str:
    """Return the sign that parts the cells of the header most often, quoted ones aside; a comma if none does."""
    header = next(line for line in text.splitlines() if line.strip())
    bare = "".join(part for n, part in enumerate(header.split('"')) if n % 2 == 0)
    return max(SEPARATORS, key=bare.count)


@dataclass(slots=True)
class _Scanner:
    """Go through a text once; `line` and `column` count from 1."""

    text: str
    separator: str
    path: Path
    problems: list[Diagnostic]
    at: int = 0
    line: int = 1
    column: int = 1

    def rows(self) -> Iterator[list[Cell]]:
        """Yield the rows, empty lines as rows of one empty cell."""
        while self.at < len(self.text):
            row = [self._cell()]
            while self._sign() == self.separator:
                self._step()
                row.append(self._cell())
            self._step()  # the end of the line
            yield row

    def _sign(self) -> str:
        return self.text[self.at : self.at + 1]

    def _step(self) -> str:
        sign = self._sign()
        self.at += 1
        if sign == "\r" and self._sign() == "\n":
            self.at += 1
        if sign in ("\r", "\n"):
            self.line, self.column = self.line + 1, 1
        else:
            self.column += 1
        return sign

    def _cell(self) -> Cell:
        while self._sign() == " ":
            self._step()
        where = Location(str(self.path), self.line, self.column)
        if self._sign() == '"':
            return Cell(self._quoted(where), where)
        start = self.at
        while self._sign() not in ("", "\r", "\n", self.separator):
            self._step()
        return Cell(self.text[start : self.at].strip(), where)

    def _quoted(self, where: Location) -> str:
        self._step()
        said: list[str] = []
        while self._sign():
            sign = self._step()
            if sign != '"':
                said.append(sign)
            elif self._sign() == '"':
                said.append(self._step())
            else:
                self._behind_quotation()
                return " ".join("".join(said).split())
        self.problems.append(error("a quotation mark opens here and is never closed", where, CLOSE))
        return ""

    def _behind_quotation(self) -> None:
        start = self.at
        where = Location(str(self.path), self.line, self.column)
        while self._sign() not in ("", "\r", "\n", self.separator):
            self._step()
        if self.text[start : self.at].strip():
            hint = 'write a quotation mark inside a cell twice: ""'
            self.problems.append(error("words stand behind a closed quotation mark", where, hint))


def _shape_problems(rows: list[list[Cell]]) -> Iterator[Diagnostic]:
    """Tell of a header that names no columns or two alike, and of rows that are longer or shorter than it."""
    if not rows:
        return
    header, *others = rows
    if len(header) < 2:
        yield error("the file has one column only", header[0].where, "part the cells by commas, semicolons or tabs")
        return
    if len(header) > MOST_COLUMNS:
        said = f"the file has {len(header):,} columns, and at most {MOST_COLUMNS} are read"
        yield error(said, header[MOST_COLUMNS].where, "is it the right file? keep the columns that are shown")
        return
    yield from _header_problems(header)
    if not others:
        yield error("the file has a header and no rows", header[0].where, A_ROW_EACH)
    for row in others:
        if len(row) != len(header):
            hint = "an empty cell has its separator, too; put quotes around a cell that holds a separator"
            said = f"the row has {len(row)} {'cell' if len(row) == 1 else 'cells'}, and the header {len(header)}"
            yield error(said, row[min(len(header), len(row) - 1)].where, hint)


def _header_problems(header: list[Cell]) -> Iterator[Diagnostic]:
    seen: dict[str, str] = {}
    for cell in header:
        name = same_name(cell.text)
        if not name:
            yield error("a column has no name", cell.where, "write it in the first row")
        elif name in seen:
            alike = "" if seen[name] == cell.text else "; their accents or spaces are only stored differently"
            yield error(f"two columns are called `{cell.text[:60]}`{alike}", cell.where, "give each its own name")
        seen.setdefault(name, cell.text)
