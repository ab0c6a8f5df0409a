"""Owners: what a drawn mark belongs to, so that the structure tree can say so."""

from __future__ import annotations

from enum import IntEnum

from briefgen.document.nodes import Block, Cell, ListItem, Metadata, Note

Owner = Block | Cell | Note | ListItem | Metadata


class Part(IntEnum):
    """Which part of its owner something is."""

    OWN = 0  # its words, or its picture
    LABEL = 1  # the number or bullet of an item, the number of a note, the label of the whole document
    CAPTION = 2
    REFERENCE = 3  # evidence that stands behind or beside the text, and is read after it
    HUNG = 4  # evidence that hangs before the text, and is read before it
    DRAFT = 5  # the word on a document that is one
