"""Owners: what a drawn mark belongs to, so that the structure tree can say so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from briefgen.document.nodes import Block, Cell, Heading, ListItem, Metadata, Note


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of a list of contents, which leads to a heading."""

    heading: Heading

    @property
    def level(self) -> int:
        """Return the level of the heading."""
        return self.heading.level


Owner = Block | Cell | Note | ListItem | Metadata | ContentsLine


class Part(Enum):
    """Which part of its owner something is."""

    OWN = "own"  # its words, or its picture
    LABEL = "label"  # the number or bullet of an item, the number of a note, the label of the whole document
    CAPTION = "caption"
    REFERENCE = "reference"  # evidence that stands behind or beside the text, and is read after it
    HUNG = "hung"  # evidence that hangs before the text, and is read before it
    DRAFT = "draft"  # the word on a document that is one
