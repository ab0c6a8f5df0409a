"""The lines of a text, as an editor counts them. In: a text. Out: its lines with numbers, or where a character is.

A line ends at LF, CR LF or CR. A form feed, a vertical tab and Unicode's own line breaks divide a line too, but do not
count: both pieces have its number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.diagnostics import Location

# White space that may be taken from the ends of a line; control characters are not: they stay in the text.
SPACES = " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\ufeff"
TAB_WIDTH = 4

_BREAK = re.compile(r"\r\n|\r|\n")
_PIECE = re.compile("[\f\v\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its text without the white space around it, and what stood before it."""

    number: int
    text: str
    indent: int
    gap: bool  # a blank line, a break of the page or the file's beginning stands before it

    @property
    def width(self) -> int:
        """Return the column at which the line ends."""
        return self.indent + len(self.text)


def split_lines(text: str) -> list[Line]:
    """Return the lines of a text that are not blank."""
    found: list[Line] = []
    gap = True
    for number, raw in enumerate(_BREAK.split(text), 1):
        pieces = _PIECE.split(raw) if _PIECE.search(raw) else (raw,)
        for position, piece in enumerate(pieces):
            stripped = piece.strip(SPACES)
            if stripped:
                found.append(Line(number, stripped, _indent(piece, stripped), gap or position > 0))
                gap = False
            elif len(pieces) == 1:
                gap = True
    return found


def is_blank(text: str) -> bool:
    """Tell whether a text holds only white space, breaks included."""
    return not text.strip(SPACES + "\r\n\f\v\x85\u2028\u2029")


def locate(before: str, file: str) -> Location:
    """Return the place of the character that follows a text's beginning."""
    breaks = _BREAK.findall(before)
    start = max(before.rfind("\n"), before.rfind("\r")) + 1
    return Location(file, len(breaks) + 1, len(before) - start + 1)


def _indent(piece: str, stripped: str) -> int:
    lead = piece[: piece.index(stripped[0])] if stripped else ""
    return len(lead.replace("\ufeff", "").expandtabs(TAB_WIDTH))
