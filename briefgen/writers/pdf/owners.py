"""Owners: what a drawn mark belongs to, and which part of it; the structure tree has an element for each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from briefgen.document.nodes import (
    Block,
    Cell,
    Definition,
    Figure,
    Heading,
    Inline,
    KeyFigure,
    ListItem,
    Metadata,
    Note,
    Table,
)


class Part(IntEnum):
    """Which part of its owner something is."""

    OWN = 0  # its words, or its picture
    LABEL = 1  # number or bullet of an item, number of a note, a key figure or a word explained, the document's label
    CAPTION = 2
    REFERENCE = 3  # evidence that stands behind or beside the text, and is read after it
    HUNG = 4  # evidence that hangs before the text, and is read before it
    DRAFT = 5  # the word on a document that is one
    EMBARGO = 6  # the embargo, where the text does not say it


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of a list of contents, which leads to a heading, or to the caption of a table or figure."""

    target: Heading | Table | Figure

    @property
    def level(self) -> int:
        """Return the level of the heading; tables and figures are listed on one level."""
        return self.target.level if isinstance(self.target, Heading) else 2

    @property
    def content(self) -> tuple[Inline, ...]:
        """Return the words of the heading, or of the caption without its label."""
        return self.target.content if isinstance(self.target, Heading) else self.target.caption

    @property
    def label(self) -> str:
        """Return the label of the table or figure."""
        return "" if isinstance(self.target, Heading) else self.target.label

    @property
    def part(self) -> Part:
        """Return the part of the target that the line leads to."""
        return Part.CAPTION if isinstance(self.target, Figure) else Part.OWN


Owner = Block | Cell | Note | ListItem | KeyFigure | Definition | Metadata | ContentsLine
