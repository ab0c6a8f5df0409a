"""What a reader finds in a file. In: nothing. Out: the shape that readers share, a text with where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple


class Use(Enum):
    """What a piece is for, which says what may be looked for in it."""

    PROSE = "prose"  # somebody may read it, or hear it
    TECHNICAL = "technical"  # for programs: sizes, colours, fonts; numbers and single words mean nothing here
    NAME = "name"  # of a file, folder or part: words joined by hyphens, in any case


class Piece(NamedTuple):
    """A text in a file: `where` it stands, in words for the analyst, and its use."""

    where: str
    text: str
    use: Use = Use.PROSE


class Unreadable(Exception):
    """A container that cannot be opened: nobody can say what is in it."""


def inside(where: str, pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Yield the pieces of a file that stands inside another one."""
    for piece in pieces:
        yield Piece(f"{where}: {piece.where}", piece.text, piece.use)


def is_prose(text: str) -> bool:
    """Tell whether a value without a name that says so can be a statement: two words or more, with letters."""
    return " " in text and any(word.isalpha() and len(word) > 2 for word in text.replace(",", " ").split())
