"""Ways through the tree, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import assert_never

from briefgen.document.nodes import (
    Block,
    Box,
    CrossReference,
    Definition,
    Definitions,
    Document,
    Emphasis,
    Figure,
    Heading,
    Inline,
    KeyFigure,
    KeyFigures,
    LineBreak,
    Link,
    List,
    Note,
    Paragraph,
    Quote,
    Reference,
    Strip,
    Strong,
    Table,
    Text,
)

NO_BREAK_SPACE = "\u00a0"


def blocks(document: Document) -> Iterator[Block]:
    """Yield every block of the document, parents before their children."""
    for section in document.sections:
        yield from inner_blocks(section.blocks)


def inner_blocks(outer: tuple[Block, ...]) -> Iterator[Block]:
    """Yield the blocks and all that stand inside them, parents before their children."""
    for block in outer:
        yield block
        match block:
            case List():
                for item in block.items:
                    yield from inner_blocks(item.blocks)
            case Box() | Quote():
                yield from inner_blocks(block.blocks)
            case Heading() | Paragraph() | Table() | Strip() | Figure() | KeyFigures() | Definitions():
                pass
            case _:
                assert_never(block)


def own_inlines(block: Block) -> tuple[Inline, ...]:
    """Return the inlines that stand in the block itself, not in blocks inside it."""
    match block:
        case Heading() | Paragraph() | Strip():
            return block.content
        case Table():
            cells = (*block.header, *(cell for row in block.rows for cell in row))
            return (*block.caption, *(inline for cell in cells for inline in cell.content))
        case Box():
            return block.title
        case Figure():
            return block.caption
        case KeyFigures():
            return tuple(inline for item in block.items for inline in (*item.number, *item.content))
        case Definitions():
            return tuple(inline for item in block.items for inline in (*item.term, *item.meaning))
        case List() | Quote():
            return ()
        case _:
            assert_never(block)


def entry(item: KeyFigure | Definition) -> tuple[Inline, ...]:
    """Return number and words, or word and meaning, as they read one behind the other."""
    head, rest = (item.number, item.content) if isinstance(item, KeyFigure) else (item.term, item.meaning)
    return (*head, Text(" ", item.provenance), *rest)


def inner_inlines(outer: tuple[Inline, ...]) -> Iterator[Inline]:
    """Yield the inlines and all that stand inside them, parents before their children."""
    for inline in outer:
        yield inline
        match inline:
            case Strong() | Emphasis() | Link() | Note():
                yield from inner_inlines(inline.content)
            case Text() | LineBreak() | Reference() | CrossReference():
                pass
            case _:
                assert_never(inline)


def plain(outer: tuple[Inline, ...]) -> str:
    """Return the text of the inlines as a reader hears it; notes and references are left out."""
    parts: list[str] = []
    for inline in outer:
        match inline:
            case Text() | CrossReference():
                parts.append(inline.text)
            case Strong() | Emphasis() | Link():
                parts.append(plain(inline.content))
            case LineBreak():
                parts.append(" ")
            case Reference() | Note():
                pass
            case _:
                assert_never(inline)
    return "".join(parts)


# What shows: no space, and none of the characters that only tell how others are joined, parted or directed.
_INK = re.compile("[^\\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


def says_something(outer: tuple[Inline, ...]) -> bool:
    """Tell whether there is anything to read in the inlines: words, a reference, the call of a note."""
    return any(
        isinstance(inline, Note)
        or (isinstance(inline, Text | Reference | CrossReference) and _INK.search(inline.text) is not None)
        for inline in inner_inlines(outer)
    )


def notes(document: Document) -> tuple[Note, ...]:
    """Return the notes in the order of their calls; the first one is number 1."""
    return tuple(
        inline for block in blocks(document) for inline in inner_inlines(own_inlines(block)) if isinstance(inline, Note)
    )


def caption(block: Table | Figure) -> tuple[Inline, ...]:
    """Return the caption as it is printed, its label before it: `Table 1. What the quays are`."""
    return (Text(f"{unbroken(block.label)}. "), *block.caption) if has_label(block) else block.caption


def has_label(block: Table | Figure) -> bool:
    """Tell whether a label is printed before the caption: there is none without a caption."""
    return bool(block.label) and says_something(block.caption)


def unbroken(words: str) -> str:
    """Return the words with spaces that do not break: a label and its number stay on one line."""
    return words.replace(" ", NO_BREAK_SPACE)


def labelled(document: Document) -> tuple[Table | Figure, ...]:
    """Return what cross-references can lead to, in document order; of two with one identifier the first."""
    found: dict[str, Table | Figure] = {}
    for block in blocks(document):
        if isinstance(block, Table | Figure) and block.identifier and has_label(block):
            found.setdefault(block.identifier, block)
    return tuple(found.values())


def word_count(document: Document) -> int:
    """Count the words a reader reads: headings, text, tables and notes, without evidence references.

    Labels of captions do not count, as the numbers of lists do not.
    """
    count = 0
    for block in blocks(document):
        for inline in inner_inlines(own_inlines(block)):
            if isinstance(inline, Text | CrossReference):
                count += len(inline.text.split())
    return count
