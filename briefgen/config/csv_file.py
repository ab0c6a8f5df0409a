"""CSV files of the analyst (RFC 4180), each cell with its line and column. In: a text. Out: cells, or what is wrong.

A cell is text, whatever it begins with: a formula or markup in it is never run or parsed, and is printed as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.config.files import NONCHARACTER, read_text
from briefgen.diagnostics import Diagnostic, Location, error, note

LIMIT = 1_000_000  # bytes
SEPARATORS = {",": "a comma", ";": "a semicolon", "\t": "a tab"}
MOST_PROBLEMS = 50
A_ROW_EACH = "write a header row, then a row for each category: `Port,2025,2026`"
BINARY = "save the table as CSV, UTF-8"
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
    odd = NONCHARACTER.search(text) or ("\0" in text and "\0")
    if odd:
        found.diagnostics.append(error("the file holds characters that are no text", Location(str(path)), BINARY))
        return found
    if not text.strip():
        found.diagnostics.append(error("the file is empty", Location(str(path)), A_ROW_EACH))
        return found
    separator = _separator(text)
    rows = list(_Scanner(text, separator, found).rows())
    found.rows = [row for row in rows if len(row) > 1 or row[0].text]
    if separator != ",":
        said = f"the cells are parted by {SEPARATORS[separator]}"
        found.diagnostics.append(note(said, Location(str(path), 1)))
    _check_shape(found)
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
    found: CsvFile
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
        where = Location(str(self.found.path), self.line, self.column)
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
        self.found.diagnostics.append(error("a quotation mark opens here and is never closed", where, CLOSE))
        return ""

    def _behind_quotation(self) -> None:
        start = self.at
        where = Location(str(self.found.path), self.line, self.column)
        while self._sign() not in ("", "\r", "\n", self.separator):
            self._step()
        if self.text[start : self.at].strip():
            hint = 'write a quotation mark inside a cell twice: ""'
            self.found.diagnostics.append(error("words stand behind a closed quotation mark", where, hint))


def _check_shape(found: CsvFile) -> None:
    """Tell of a header that names no columns or two alike, and of rows that are longer or shorter than it."""
    problems = found.diagnostics
    if not found.rows:
        return
    header, *rows = found.rows
    if len(header) < 2:
        hint = "part the cells by commas, semicolons or tabs"
        problems.append(error("the file has one column only", header[0].where, hint))
    seen: set[str] = set()
    for cell in header:
        if not cell.text:
            problems.append(error("a column has no name", cell.where, "write it in the first row"))
        elif cell.text in seen:
            problems.append(error(f"two columns are called `{cell.text}`", cell.where, "give each its own name"))
        seen.add(cell.text)
    if not rows:
        problems.append(error("the file has a header and no rows", Location(str(found.path), 1), A_ROW_EACH))
    ragged = [row for row in rows if len(row) != len(header)]
    for row in ragged[:MOST_PROBLEMS]:
        hint = "an empty cell has its separator, too; put quotes around a cell that holds a separator"
        said = f"the row has {len(row)} cells, and the header {len(header)}"
        problems.append(error(said, Location(str(found.path), row[0].where.line), hint))
    if len(ragged) > MOST_PROBLEMS:
        hint = "is it the right file?"
        problems.append(error(f"and {len(ragged) - MOST_PROBLEMS} more rows", Location(str(found.path)), hint))
