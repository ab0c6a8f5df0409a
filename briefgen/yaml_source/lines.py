"""The lines of a text. In: the text of a file, and the index of a character. Out: its line and column, or an error.

Lines end where editors end them, not at every break that YAML 1.1 knows.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from briefgen.diagnostics import Diagnostic, Location, error
from briefgen.phrasing import shortened

Point = tuple[int, int]  # line and column, from 1

MAX_MESSAGE = 400
EXCERPT_WIDTH = 160

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # a terminal acts upon them
_BREAK = re.compile(r"\r\n|\r|\n")


def as_message(text: str) -> str:
    """Return a message or hint, cut where a file's own words make it too long to read, without signs for machines."""
    return shortened(_CONTROL.sub(lambda found: f"\\x{ord(found.group()):02x}", text), MAX_MESSAGE)


def as_excerpt(line: str) -> str:
    """Return a line of a file, cut to what fits a message."""
    return shortened(line.rstrip(), EXCERPT_WIDTH)


class Source:
    """A text with its lines."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        breaks = list(_BREAK.finditer(text))
        self.starts = [0, *(b.end() for b in breaks)]
        ends = [*(b.start() for b in breaks), len(text)]
        self.lines = tuple(text[a:b] for a, b in zip(self.starts, ends, strict=True))

    def point(self, index: int) -> Point:
        """Return line and column of a character."""
        line = bisect_right(self.starts, max(0, min(index, len(self.text))))
        return line, index - self.starts[line - 1] + 1

    def lines_at(self, index: int) -> tuple[str, str]:
        """Return the line of a character, and the one above."""
        number = self.point(index)[0]
        return self.lines[number - 1], self.lines[number - 2] if number > 1 else ""

    def error(self, message: str, index: int, hint: str = "") -> Diagnostic:
        """Make an error about a character."""
        line, column = self.point(index)
        return error(
            as_message(message), Location(self.file, line, column), as_message(hint), as_excerpt(self.lines[line - 1])
        )
