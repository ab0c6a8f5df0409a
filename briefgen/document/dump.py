"""The tree as readable text, one node a line, for tests and for eyes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from briefgen.document.nodes import (
    Block,
    Box,
    Chart,
    CrossReference,
    Definitions,
    Document,
    Emphasis,
    Figure,
    Heading,
    Inline,
    KeyFigures,
    LineBreak,
    Link,
    List,
    Note,
    Paragraph,
    Picture,
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
            yield "pull quote" if block.pull else "quote"
            yield from _blocks(block.blocks, depth + 1)
        case Strip():
            yield f"strip {block.shown}/{block.total} {_inlines(block.content)}"
        case Figure():
            kind = "decorative" if block.decorative else f"“{block.alternative}”"
            yield f"figure {_picture(block.picture)} {kind}{_label(block)} {_inlines(block.caption)}"
            if isinstance(block.picture, Chart):
                yield from ("  " * (depth + 1) + line for line in _chart(block.picture))
        case KeyFigures():
            yield "key figures"
            for figure in block.items:
                said = f"{_inlines(figure.number)} | {_inlines(figure.content)}{_keys(figure.provenance)}"
                yield "  " * (depth + 1) + said
        case Definitions():
            yield "definitions"
            for entry in block.items:
                said = f"{_inlines(entry.term)} | {_inlines(entry.meaning)}{_keys(entry.provenance)}"
                yield "  " * (depth + 1) + said
        case _:
            assert_never(block)


def _picture(picture: Picture | Chart) -> str:
    return f"{picture.width}×{picture.height}" if isinstance(picture, Picture) else f"{picture.kind} chart"


def _chart(chart: Chart) -> Iterator[str]:
    told = [f"from {chart.start}"] if chart.start is not None else []
    told += [f"highlight {', '.join(chart.highlight)}"] if chart.highlight else []
    told += ["reference {} {}".format(*chart.reference)] if chart.reference else []
    yield f"categories {' | '.join(chart.categories)}{''.join(f'; {each}' for each in told)}{_keys(chart.provenance)}"
    for series in chart.series:
        yield f"series {series.name}: {' | '.join(f'{datum.text} ({datum.value})' for datum in series.data)}"


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
