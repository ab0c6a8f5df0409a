"""What a document says, piece by piece, out of its tree: what the readers of finished files must find again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefgen.charting.rows import words
from briefgen.document.nodes import (
    Chart,
    CrossReference,
    Definitions,
    Document,
    Emphasis,
    Figure,
    Inline,
    KeyFigures,
    Link,
    Note,
    Reference,
    Strong,
    Table,
    Text,
)
from briefgen.document.walk import blocks, entry, notes, own_inlines, says_something
from briefgen.style.theme import load_theme
from briefgen.tracing.pieces import Gatherer, Piece
from briefgen.tracing.trace import Trace, traced
from briefgen.writers import WriteOptions, writer

FORMATS = ("pdf", "docx", "html")


def read_back(document: Document, format_: str, theme: str = "institutional", page_size: str = "a4") -> Trace:
    """Write a document, and return what its reader finds in the file."""
    data = writer(format_)(document, load_theme(theme), WriteOptions(page_size)).data
    return traced(Path(f"brief.{format_}"), data)


def said(document: Document) -> list[Piece]:
    """Return the pieces of the tree that are the report's or the author's, sorted: layouts differ in their order."""
    return sorted((p for p in pieces(document) if p.source), key=lambda p: (p.source, p.text))


def pieces(document: Document) -> tuple[Piece, ...]:
    """Return the pieces of the tree: neighbouring words of one source in one block, cell or note."""
    gathered = Gatherer()
    for number, content in enumerate((*_contents(document), *(note.content for note in notes(document)))):
        for source, text in _texts(content):
            gathered.add(number, source, text)
    return gathered.pieces()


def found(trace: Trace) -> list[Piece]:
    """Return the sentences of a file in the form of `said`."""
    sentences = (Piece(s.text, " ".join(o.key for o in s.places) or str(s.words)) for s in trace.said)
    return sorted(sentences, key=lambda p: (p.source, p.text))


def own_words(document: Document) -> str:
    """Return all that briefgen itself says in a document: what no file may hold beyond the report and the author."""
    parts = [f"{document.metadata.label} DRAFT Contents Figures and tables "]  # said once, as text of page one
    for content in _contents(document):
        parts += [text if not source else " ¶ " for source, text in _texts(content)]
        parts.append(" ")
    for inline in (i for block in blocks(document) for i in _flat(own_inlines(block))):
        parts += [f" {inline.finding} {inline.place} {inline.text} "] if isinstance(inline, Reference) else []
    return "".join(parts)


def _contents(document: Document) -> Iterator[tuple[Inline, ...]]:
    for block in blocks(document):
        match block:
            case Table():
                yield from _cells(block)
            case Figure():
                yield _caption(block)
                if isinstance(block.picture, Chart):
                    yield (Text(" ".join(words(block.picture)), block.picture.provenance),)
            case KeyFigures() | Definitions():
                yield from map(entry, block.items)
            case _:
                yield own_inlines(block)


def _caption(block: Table | Figure) -> tuple[Inline, ...]:
    label = block.label if says_something(block.caption) else ""
    return (Text(f"{label}. "), *block.caption) if label else block.caption


def _cells(table: Table) -> Iterator[tuple[Inline, ...]]:
    yield _caption(table)
    yield from (cell.content for row in (table.header, *table.rows) for cell in row)


def _flat(content: tuple[Inline, ...]) -> Iterator[Inline]:
    for inline in content:
        yield inline
        if isinstance(inline, Strong | Emphasis | Link):
            yield from _flat(inline.content)


def _texts(content: tuple[Inline, ...]) -> Iterator[tuple[str, str]]:
    for inline in _flat(content):
        match inline:
            case Text():
                yield inline.provenance.source, inline.text
            case Reference():
                yield "", f" {inline.text} "
            case CrossReference():
                yield "", inline.text
            case Note():
                yield "", "."
            case _:
                yield "", " "
