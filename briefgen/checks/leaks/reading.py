"""A file as somebody sees it who looks for what is hidden: read again, by other code than wrote it.

In: the name and the bytes of a file. Out: its pieces. What is inside another file is read as well, one level down.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.checks.leaks.docx import zip_pieces
from briefgen.checks.leaks.html import html_pieces
from briefgen.checks.leaks.pdf import pdf_pieces
from briefgen.checks.leaks.pieces import Piece, Unreadable, inside
from briefgen.checks.leaks.plain import plain_pieces
from briefgen.checks.leaks.xml import xml_pieces

LEVELS = 1  # of files within files
# Cells of a table that say where words stand, `line 213`: what they number counts nothing that a passage could tell.
_PLACES = re.compile(rb'(?<=,)(?:"(?:(?:line|page) \d+(?:, )?)+"|(?:line|page) \d+)(?=,)')


def read_pdf(data: bytes) -> tuple[Piece, ...]:
    """Return everything that a PDF says anywhere. Raises Unreadable."""
    return tuple(pdf_pieces(data, lambda where, found: _inner(where, found, LEVELS)))


def read_docx(data: bytes) -> tuple[Piece, ...]:
    """Return everything that a DOCX says anywhere. Raises Unreadable."""
    return tuple(zip_pieces(data, lambda where, found: _inner(where, found, LEVELS)))


def read_html(data: bytes) -> tuple[Piece, ...]:
    """Return everything that an HTML page says anywhere. Raises Unreadable."""
    return tuple(html_pieces(data, lambda where, found: _inner(where, found, LEVELS)))


READERS = {"pdf": read_pdf, "docx": read_docx, "html": read_html}


def _inner(where: str, data: bytes, levels: int) -> Iterator[Piece]:
    """Yield the pieces of a file inside another; one that cannot be opened is looked through as bytes."""
    try:
        yield from inside(where, iter(tuple(_known(data, levels))))
    except Unreadable:
        yield from inside(where, plain_pieces(data))


def _known(data: bytes, levels: int) -> Iterator[Piece]:
    """Yield the pieces of a file whose form its first bytes tell."""

    def deeper(where: str, found: bytes) -> Iterator[Piece]:
        return _inner(where, found, levels - 1)

    start = data[:512].lstrip().lower()
    if levels > 0 and data.startswith(b"%PDF-"):
        yield from pdf_pieces(data, deeper)
    elif levels > 0 and data.startswith(b"PK\x03\x04"):
        yield from zip_pieces(data, deeper)
    elif start.startswith((b"<!doctype html", b"<html")):
        yield from html_pieces(data, deeper)
    elif start.startswith((b"<?xml", b"<svg")):
        yield from xml_pieces(data)
    else:
        yield from plain_pieces(_PLACES.sub(b"", data))
