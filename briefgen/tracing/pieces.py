"""What every reader of a format gives back: pieces of text, each with what the file says of its words.

In: texts in reading order, each with the block it stands in and its source. Out: `Pieces`. A source is what the writers
put into the file: keys of places with spaces between, `author`, or nothing for the tool's own words.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import dataclass, field, replace

_SPACE = re.compile("[ \t\n\r\f\v\u2002]+")  # in Word an en space parts a word explained from its meaning


class Unreadable(Exception):
    """A file that cannot be read; the text says what is wrong, `hint` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Piece:
    """A text without a change of source in it, its white space folded.

    `by_paragraph`: the words themselves carry no mark, their paragraph does; somebody has replaced them.
    """

    text: str
    source: str
    by_paragraph: bool = False


@dataclass(frozen=True, slots=True)
class Pieces:
    """What a file says: its language (BCP 47, may be empty) and its pieces."""

    language: str
    pieces: tuple[Piece, ...]


@dataclass(slots=True)
class Gatherer:
    """Texts as they are met; those of one block are one, wherever lines, columns and pages part them."""

    _blocks: dict[Hashable, list[Piece]] = field(default_factory=dict)

    def add(self, block: Hashable, source: str, text: str, by_paragraph: bool = False) -> None:
        """Add a text to a block; what is nothing but space has the source of the text before it."""
        found = self._blocks.setdefault(block, [])
        if found and (found[-1].source == source or not text.strip()):
            found[-1] = replace(found[-1], text=found[-1].text + text)
        elif text.strip():
            found.append(Piece(text, source, by_paragraph))

    def pieces(self) -> tuple[Piece, ...]:
        """Return the pieces in the order of their blocks; numbers and signs that nobody said are left out."""
        folded = (
            replace(p, text=_SPACE.sub(" ", p.text).strip(" \u00a0")) for found in self._blocks.values() for p in found
        )
        return tuple(p for p in folded if p.source or any(map(str.isalpha, p.text)))
