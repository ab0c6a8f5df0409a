"""The ledger: what a brief shows, as a table. In: a document tree. Out: the bytes of a CSV file.

A row a sentence, in reading order: the words of the report and of the author, as `briefgen trace` finds them again in
the file. CSV as in RFC 4180: UTF-8, CRLF, a header row.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import StringIO
from typing import assert_never

from briefgen.charting.rows import words
from briefgen.document import walk
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
    Note,
    Reference,
    Section,
    Strong,
    Table,
    Text,
    Voice,
)
from briefgen.tracing.pieces import Gatherer, Piece
from briefgen.tracing.trace import Traced, sentences_of

COLUMNS = ("section", "words", "key", "place", "text")
NOTES = "Notes"

# What spreadsheets take for a formula where a cell begins; to some of them a semicolon begins one.
_FORMULA = re.compile("((?:^|;)[ \u00a0]*)('*[=+\\-@\t\r\uff0b\uff0d\uff1d\uff20])")


def ledger(document: Document) -> bytes:
    """Return the ledger of a document; equal documents give equal bytes."""
    out = StringIO(newline="")
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for section, piece in pieces(document):
        for sentence in sentences_of(piece, document.metadata.language):
            if sentence.words is not Voice.TOOL:
                rows.writerow(map(guarded, _row(section, sentence)))
    return out.getvalue().encode("utf-8-sig")  # the mark by which spreadsheets know the encoding


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet runs: an apostrophe stands before what would begin a formula.

    Where a cell has one, the words themselves may begin with apostrophes and have one less: nothing is lost.
    """
    return _FORMULA.sub(r"\1'\2", cell)


def pieces(document: Document) -> Iterator[tuple[str, Piece]]:
    """Yield neighbouring words of one source in one block, cell or note, with the section they stand in."""
    for section in document.sections:
        yield from _in_section(section)
    for note in walk.notes(document):
        yield from ((NOTES, piece) for piece in _pieces(note.content))


def _in_section(section: Section) -> Iterator[tuple[str, Piece]]:
    """Yield the pieces of a section under its heading, else the title of its box, else its name."""
    name = section.name
    for block in walk.inner_blocks(section.blocks):
        if isinstance(block, Heading) and block.level == 2:
            name = walk.plain(block.content)
        elif isinstance(block, Box) and block.title and name == section.name:
            name = walk.plain(block.title)
        for content in _contents(block):
            yield from ((name, piece) for piece in _pieces(content))


def _contents(block: Block) -> tuple[tuple[Inline, ...], ...]:
    if isinstance(block, Table):
        cells = (*block.header, *(cell for row in block.rows for cell in row))
        return (walk.caption(block), *(cell.content for cell in cells))
    if isinstance(block, Figure) and isinstance(block.picture, Chart):
        return walk.caption(block), (Text(" ".join(words(block.picture)), block.picture.provenance),)
    if isinstance(block, Figure):
        return (walk.caption(block),)
    if isinstance(block, KeyFigures | Definitions):
        return tuple(map(walk.entry, block.items))
    return (walk.own_inlines(block),)


def _pieces(content: tuple[Inline, ...]) -> tuple[Piece, ...]:
    gathered = Gatherer()
    for source, text in _texts(content):
        gathered.add(0, source, text)
    return gathered.pieces()


def _texts(content: tuple[Inline, ...]) -> Iterator[tuple[str, str]]:
    """Yield texts with their sources; what stands between them parts them as it does on the page."""
    for inline in content:
        match inline:
            case Text():
                yield inline.provenance.source, inline.text
            case Strong() | Emphasis() | Link():
                yield from _texts(inline.content)
            case Reference() | CrossReference():
                yield "", inline.text
            case Note():
                yield "", "."
            case LineBreak():
                yield "", " "
            case _:
                assert_never(inline)


def _row(section: str, sentence: Traced) -> tuple[str, ...]:
    keys = " ".join(origin.key for origin in sentence.places)
    places = ", ".join(str(origin.place) for origin in sentence.places)
    return section, str(sentence.words), keys, places, sentence.text
