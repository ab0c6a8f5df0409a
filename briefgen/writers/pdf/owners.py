"""Owners: what a drawn mark belongs to, and which part of it; the structure tree has an element for each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from briefgen.document.nodes import Block, Cell, Definition, Heading, KeyFigure, ListItem, Metadata, Note


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of a list of contents, which leads to a heading."""

    heading: Heading

    @property
    def level(self) -> int:
        """Return the level of the heading."""
        return self.heading.level


Owner = Block | Cell | Note | ListItem | KeyFigure | Definition | Metadata | ContentsLine


class Part(IntEnum):
    """Which part of its owner something is."""

    OWN = 0  # its words, or its picture
    LABEL = 1  # number or bullet of an item, number of a note, a key figure or a word explained, the document's label
    CAPTION = 2
    REFERENCE = 3  # evidence that stands behind or beside the text, and is read after it
    HUNG = 4  # evidence that hangs before the text, and is read before it
    DRAFT = 5  # the word on a document that is one
    EMBARGO = 6  # the embargo, where the text does not say it
