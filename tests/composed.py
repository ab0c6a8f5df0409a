"""Any document in, what a build would at least have made of it out, for the rules that a writer alone cannot keep.

`compose` gives each brief a section with a heading, each link words that are no address, each table two cells and each
column a name; it never sets two line breaks in a row, or texts of blanks alone. Whatever else is odd in a
tree stays as it is: the writers have to cope with it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import zip_longest

from briefgen.document.nodes import (
    Block,
    Box,
    Cell,
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
    ListItem,
    Note,
    Paragraph,
    Quote,
    Section,
    Strip,
    Strong,
    Table,
    Text,
)
from briefgen.document.walk import inner_blocks, plain, says_something

_ADDRESS = re.compile(r"\s*((https?://|mailto:)\S*|www\.\S*)\s*", re.IGNORECASE)
_NAME = Cell((Text("Column"),))


def as_composed(document: Document) -> Document:
    """Return the document with the least that a build guarantees."""
    sections = [replace(section, blocks=tuple(map(_block, section.blocks))) for section in document.sections]
    blocks = inner_blocks(tuple(block for section in sections for block in section.blocks))
    headed = (block for block in blocks if isinstance(block, Heading) and block.level > 1)
    if not any(says_something(heading.content) for heading in headed):
        sections.append(Section("source", (Heading(2, (Text("Source"),), "source"),)))
    return replace(document, sections=tuple(sections))


def _block(block: Block) -> Block:
    match block:
        case Heading() | Paragraph() | Strip():
            return replace(block, content=_inlines(block.content))
        case List():
            return replace(block, items=tuple(ListItem(tuple(map(_block, item.blocks))) for item in block.items))
        case Box():
            return replace(block, blocks=tuple(map(_block, block.blocks)), title=_inlines(block.title))
        case Quote():
            return replace(block, blocks=tuple(map(_block, block.blocks)))
        case Table():
            return _table(block)
        case Figure():
            return replace(block, caption=_inlines(block.caption))
        case KeyFigures():
            return replace(block, items=tuple(map(_key_figure, block.items)))
        case Definitions():
            return replace(block, items=tuple(map(_definition, block.items)))


def _key_figure(item: KeyFigure) -> KeyFigure:
    return replace(item, number=_inlines(item.number), content=_inlines(item.content))


def _definition(item: Definition) -> Definition:
    return replace(item, term=_inlines(item.term), meaning=_inlines(item.meaning))


def _table(table: Table) -> Table:
    """Return a table whose columns have names, and which has a row at least; one without columns is left out anyhow."""
    if not table.header:
        return table
    header = tuple(_cell(cell) if says_something(cell.content) else _NAME for cell in table.header)
    rows = tuple(tuple(map(_cell, row)) for row in table.rows)
    told = any(says_something(cell.content) for row in rows for cell in row[: len(header)])
    caption = _inlines(table.caption) if says_something(table.caption) else _NAME.content  # a second in a row has one
    return replace(table, header=header, rows=rows if told else (*rows, header), caption=caption)


def _cell(cell: Cell) -> Cell:
    return replace(cell, content=_inlines(cell.content))


def _inlines(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    kept = (inline for inline, next_one in zip_longest(content, content[1:]) if not _is_break(inline, next_one))
    return tuple(map(_inline, kept))


def _is_break(inline: Inline, following: Inline | None) -> bool:
    return isinstance(inline, LineBreak) and (following is None or isinstance(following, LineBreak))


def _inline(inline: Inline) -> Inline:
    match inline:
        case Text() if not inline.text.strip():
            return replace(inline, text="")
        case Link() if _ADDRESS.fullmatch(plain(inline.content)):
            return replace(inline, content=(Text("words of a link"),))
        case Link() | Strong() | Emphasis() | Note():
            return replace(inline, content=_inlines(inline.content))
        case _:
            return inline
