"""A DOCX, or any other ZIP package, opened by `zipfile` and lxml. In: its bytes. Out: the pieces of every part.

Whatever the part is called and whether or not anything refers to it; names, comments and loose bytes as well.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator

from briefgen.checks.leaks.pieces import Piece, Unreadable, Use, inside
from briefgen.checks.leaks.plain import readable
from briefgen.checks.leaks.xml import xml_pieces

_MOST = 256_000_000  # bytes that a package may unpack to
_XML = (b"<?xml", b"\xef\xbb\xbf<?xml", b"<")


def zip_pieces(data: bytes, inner: Callable[[str, bytes], Iterator[Piece]]) -> Iterator[Piece]:
    """Yield the pieces of a package; `inner` reads the parts that are no XML. Raises Unreadable."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        with package:
            entries = package.infolist()
            if sum(entry.file_size for entry in entries) > _MOST:
                raise Unreadable(f"it unpacks to more than {_MOST:,} bytes")
            yield Piece("comment of the package", package.comment.decode("utf-8", "replace"))
            for entry in entries:
                yield Piece("names of the parts", entry.filename, Use.NAME)
                yield Piece(f"{entry.filename}, comment", entry.comment.decode("utf-8", "replace"))
                yield from inside(entry.filename, _part(entry.filename, package.read(entry), inner))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as problem:
        raise Unreadable(f"no ZIP package: {problem}") from problem
    yield from readable(data)


def _part(name: str, data: bytes, inner: Callable[[str, bytes], Iterator[Piece]]) -> Iterator[Piece]:
    if data.lstrip()[:5].lstrip(b"\xef\xbb\xbf").startswith(_XML):
        try:
            yield from xml_pieces(data)
            return
        except Unreadable:
            if name.endswith((".xml", ".rels")):
                raise
    yield from inner(name, data)
