"""The tree as readable text, one node a line, for tests and for eyes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from briefgen.document.nodes import (
    Block,
    Box,
    CrossReference,
    Document,
    Emphasis,
    Figure,
    Heading,
    Inline,
    LineBreak,
    Link,
    List,
    Note,
    Paragraph,
    Provenance,
    Quote,
    Reference,
    Strip,
    Strong,
    Table,
    Text,
)


def dump(document: Document) -> str:
    """Return the document as indented text; equal trees give equal text."""
    meta = document.metadata
    lines = [f"document {meta.language} {meta.label} “{meta.title}” {meta.audience}"]
    for section in document.sections:
        lines.append(f"section {section.name} {section.area}")
        lines.extend(_blocks(section.blocks, 1))
    return "\n".join(lines) + "\n"


def _blocks(blocks: tuple[Block, ...], depth: int) -> Iterator[str]:
    for block in blocks:
        yield from (("  " * depth if n == 0 else "") + line for n, line in enumerate(_block(block, depth)))


def _block(block: Block, depth: int) -> Iterator[str]:
    match block:
        case Heading():
            yield f"h{block.level} #{block.identifier} {_inlines(block.content)}{_keys(block.provenance)}"
        case Paragraph():
            yield f"{block.role} {_inlines(block.content)}{_keys(block.provenance)}"
        case List():
            yield f"list from {block.start}" if block.ordered else "list"
            for item in block.items:
                yield "  " * (depth + 1) + "item"
                yield from _blocks(item.blocks, depth + 2)
        case Table():
            yield f"table {' '.join(block.alignments)}{_label(block)} “{_inlines(block.caption)}”"
            for row in (block.header, *block.rows):
                cells = " | ".join(_inlines(cell.content) + _keys(cell.provenance) for cell in row)
                yield "  " * (depth + 1) + f"row {cells}"
        case Box():
            yield f"box {block.kind} “{_inlines(block.title)}”"
            yield from _blocks(block.blocks, depth + 1)
        case Quote():
            yield "quote"
            yield from _blocks(block.blocks, depth + 1)
        case Strip():
            yield f"strip {block.shown}/{block.total} {_inlines(block.content)}"
        case Figure():
            kind = "decorative" if block.decorative else f"“{block.alternative}”"
            yield f"figure {block.picture.width}×{block.picture.height} {kind}{_label(block)} {_inlines(block.caption)}"
        case _:
            assert_never(block)


def _label(block: Table | Figure) -> str:
    return f" #{block.identifier} {block.label}." if block.label else ""


def _inlines(inlines: tuple[Inline, ...]) -> str:
    return "".join(_inline(inline) for inline in inlines)


def _inline(inline: Inline) -> str:
    match inline:
        case Text():
            return inline.text
        case Strong():
            return f"*{_inlines(inline.content)}*"
        case Emphasis():
            return f"_{_inlines(inline.content)}_"
        case Link():
            return f"[{_inlines(inline.content)}]({inline.url})"
        case LineBreak():
            return " / "
        case Reference():
            return f" ‹{inline.text}›"
        case Note():
            return f" (note: {_inlines(inline.content)})"
        case CrossReference():
            return f"[{inline.text}](#{inline.identifier})"
        case _:
            assert_never(inline)


def _keys(provenance: Provenance) -> str:
    return f" @{provenance.voice}" + "".join(f" {key}" for key in provenance.keys)
