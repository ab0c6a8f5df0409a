"""A Word file in, its parts and texts out: how these tests read what the writer wrote, by other means than its own."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import docx
from docx.table import Table as WordTable
from lxml import etree

from briefgen.document.nodes import (
    Area,
    Block,
    Box,
    Cell,
    CrossReference,
    Definitions,
    Document,
    Figure,
    Heading,
    Inline,
    KeyFigures,
    LineBreak,
    List,
    Note,
    Paragraph,
    Quote,
    Reference,
    Section,
    Strip,
    Table,
    Text,
    TextRole,
)
from briefgen.document.titles import split_title
from briefgen.document.walk import says_something
from briefgen.style.theme import Theme, load_theme
from briefgen.writers import WriteOptions
from briefgen.writers.docx import write
from tests.samples import metadata

THEMES = ("briefing", "institutional", "press")
PAGES = ("a4", "letter")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
NS = {
    "w": W[1:-1],
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}


def written(document: Document, theme: str = "institutional", page_size: str = "a4", layout: str = "") -> bytes:
    """Write a document with a theme that ships with briefgen, in its own layout or another."""
    return write(document, load_theme(theme, layout), WriteOptions(page_size)).data


def brief(*blocks: Block, **changes: object) -> Document:
    """Return a brief of one section with these blocks; `changes` are made to its metadata."""
    return Document(replace(metadata(), **changes), (Section("any", blocks),))  # type: ignore[arg-type]


def paragraph(*content: Inline | str) -> Paragraph:
    """Return a body paragraph."""
    return Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in content))


def members(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    """Return one part, parsed."""
    return etree.fromstring(members(data)[name])


def target(source: str, relationship: etree._Element) -> str:
    """Return the part that an internal relationship of `source` points to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), relationship.get("Target", "")))


def word_texts(data: bytes) -> list[str]:
    """Return the texts of a file's paragraphs and cells in reading order, as python-docx reads them."""
    found: list[str] = []
    for item in docx.Document(BytesIO(data)).iter_inner_content():
        if isinstance(item, WordTable):
            found.extend(cell.text for row in item.rows for cell in row.cells)
        elif item.style.name != "Section End":  # carries the properties of a section that ends with a table
            found.append(item.text)
    return found


# ------------------------------------------------------------------------------- what a document's texts are in Word


def tree_texts(document: Document, theme: Theme) -> list[str]:
    """Return the same texts as the tree has them."""
    sections = list(document.sections)
    if theme.layout == "headline":
        sections.sort(key=lambda section: section.area is Area.SIDE)
    texts = [text for section in sections for block in section.blocks for text in _texts(block)]
    return _joined_dates(texts)


_DATE = "\0date"


def _joined_dates(texts: list[str]) -> list[str]:
    found: list[str] = []
    for text in texts:
        if text.startswith(_DATE):
            found[-1] += "\t" + text.removeprefix(_DATE)
        else:
            found.append(text)
    return found


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            text = _text(block.content)
            yield "\n".join(filter(None, split_title(text))) if block.level == 1 else text
        case Paragraph():
            yield (_DATE if block.role is TextRole.DATE else "") + _text(block.content)
        case Strip():
            yield _text(block.content)
        case List():
            for item in block.items:
                for inner in item.blocks:
                    yield from _texts(inner)
        case Box():
            yield from [_text(block.title)] if block.title else []
            for inner in block.blocks:
                yield from _texts(inner)
        case Quote():
            for inner in block.blocks:
                yield from _texts(inner)
        case Table():
            yield from _caption(block)
            cells: tuple[tuple[Cell, ...], ...] = (block.header, *block.rows)
            yield from (_text(cell.content) for row in cells for cell in row)
        case Figure():
            yield from _caption(block)
            yield ""
        case KeyFigures():
            yield from ("\t".join((_text(item.number), _text(item.content))) for item in block.items)
        case Definitions():
            yield from ("\u2002".join((_text(item.term), _text(item.meaning))) for item in block.items)


def _caption(block: Table | Figure) -> Iterator[str]:
    label = block.label.replace(" ", "\u00a0")
    if says_something(block.caption):
        yield (f"{label}. " if label else "") + _text(block.caption)


def _text(content: tuple[Inline, ...]) -> str:
    parts: list[str] = []
    for inline in content:
        match inline:
            case Text():
                parts.append(inline.text)
            case LineBreak():
                parts.append("\n")
            case Reference():
                parts.append((" " if parts else "") + inline.text.replace(" ", "\u00a0"))
            case Note():
                pass
            case CrossReference():
                parts.append(inline.text.replace(" ", "\u00a0"))
            case _:
                parts.append(_text(inline.content))
    return "".join(parts)
