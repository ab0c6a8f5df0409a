"""A document as the structure tree needs it: each block an object of its own, each row of a table as long as the next.

Owners are told apart by identity. Equal texts may have become one object where composing keeps what it made; the second
one is copied here, and so is a table whose rows differ in length (ISO 14289-1, 7.2 asks for regular tables).
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import assert_never

from briefgen.document.nodes import (
    Block,
    Box,
    Cell,
    Definitions,
    Document,
    Figure,
    Heading,
    KeyFigures,
    List,
    Note,
    Paragraph,
    Quote,
    Strip,
    Table,
)
from briefgen.document.walk import inner_blocks, inner_inlines, own_inlines


def prepared(document: Document) -> Document:
    """Return the document, the same object where nothing is to be done."""
    seen: set[int] = set()
    sections = tuple(
        section if (blocks := _blocks(section.blocks, seen)) is section.blocks else replace(section, blocks=blocks)
        for section in document.sections
    )
    same = all(new is old for new, old in zip(sections, document.sections, strict=True))
    return document if same else replace(document, sections=sections)


def _blocks(blocks: tuple[Block, ...], seen: set[int]) -> tuple[Block, ...]:
    made = tuple([_block(block, seen) for block in blocks])
    return blocks if all(new is old for new, old in zip(made, blocks, strict=True)) else made


def _block(block: Block, seen: set[int]) -> Block:
    if id(block) in seen:
        return _block(deepcopy(block, _notes_in(block)), seen)
    seen.add(id(block))
    match block:
        case List():
            items = tuple(
                item if (inner := _blocks(item.blocks, seen)) is item.blocks and _first(item, seen)
                else replace(item, blocks=inner)
                for item in block.items
            )  # fmt: skip
            same = all(new is old for new, old in zip(items, block.items, strict=True))
            return block if same else replace(block, items=items)
        case Box() | Quote():
            inner = _blocks(block.blocks, seen)
            return block if inner is block.blocks else replace(block, blocks=inner)
        case Table():
            return _regular(block, seen)
        case KeyFigures():
            firsts = [_first(item, seen) for item in block.items]
            return block if all(firsts) else replace(block, items=tuple(replace(item) for item in block.items))
        case Definitions():
            firsts = [_first(item, seen) for item in block.items]
            return block if all(firsts) else replace(block, items=tuple(replace(item) for item in block.items))
        case Heading() | Paragraph() | Strip() | Figure():
            return block
        case _:
            assert_never(block)


def _notes_in(block: Block) -> dict[int, object]:
    """Return the notes of a block by identity: one that is called twice stays one."""
    inlines = (i for inner in inner_blocks((block,)) for i in inner_inlines(own_inlines(inner)))
    return {id(inline): inline for inline in inlines if isinstance(inline, Note)}


def _first(node: object, seen: set[int]) -> bool:
    """Tell whether a node is met for the first time."""
    if id(node) in seen:
        return False
    seen.add(id(node))
    return True


def _regular(table: Table, seen: set[int]) -> Table:
    count = max((len(row) for row in (table.header, *table.rows)), default=0)
    cells = [cell for row in (table.header, *table.rows) for cell in row]
    regular = all(len(row) == count for row in (table.header, *table.rows))
    firsts = [_first(cell, seen) for cell in cells]
    if regular and all(firsts):
        return table
    header, *rows = (_filled(row, count) for row in (table.header, *table.rows))
    return replace(table, header=header, rows=tuple(rows))


def _filled(row: tuple[Cell, ...], count: int) -> tuple[Cell, ...]:
    return tuple(replace(cell) for cell in row) + tuple(Cell(()) for _ in range(count - len(row)))
