"""A PDF, opened by pypdfium2 (what is on its pages) and pikepdf (all else). In: its bytes. Out: pieces.

pypdfium2 gives what is drawn, also white, hidden or off the page. pikepdf gives every string of every object, in object
streams too: properties, bookmarks, the structure tree's alternate texts, notes, scripts, names of attached files; and
each stream that is neither font nor picture: metadata, attached files, the properties of marked content.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

from briefgen.checks.leaks.pieces import Piece, Unreadable, Use, is_prose
from briefgen.checks.leaks.plain import plain_pieces, readable
from briefgen.checks.leaks.xml import xml_pieces

Inner = Callable[[str, bytes], Iterator[Piece]]

_END = re.compile(rb"%%EOF[ \t\r\n]*")
_STRING = re.compile(rb"(?:/(\w+)\s*)?(?:\(((?:[^()\\]|\\.)*)\)|<((?:[0-9A-Fa-f]\s*)*)>(?!>))", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_WHERE = {
    b"Alt": "alternate text",
    b"ActualText": "replacement text (ActualText)",
    b"E": "expansion text",
    b"Contents": "annotation",
    b"UF": "name of an attached file",
    b"F": "name of an attached file",
    b"Desc": "description of an attached file",
    b"JS": "script",
    b"URI": "link",
    b"T": "title of an annotation or element",
    b"TU": "form field",
    b"V": "form field",
    b"Dest": "destination",
    b"Title": "outline or document properties (Info)",
    **dict.fromkeys((b"Author", b"Subject", b"Keywords", b"Creator", b"Producer"), "document properties (Info)"),
}
_CONTENT = re.compile(rb"\b(?:BT|BDC|BMC|re|cm|Do|Tf)\b")
_PROPERTY = re.compile(rb"/(ActualText|Alt|E|Contents|T)\s*(\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>(?!>))", re.DOTALL)
_LITERAL = re.compile(rb"\(((?:[^()\\]|\\.)*)\)", re.DOTALL)
_SOURCE = re.compile(rb"/N\s*\(source\)\s*/V\s*\(((?:[^()\\]|\\.)*)\)")  # of an element's user properties
_PDF_DOC = "pdfdoc"


def pdf_pieces(data: bytes, inner: Inner) -> Iterator[Piece]:
    """Yield the pieces of a PDF; `inner` reads attached files. Raises Unreadable."""
    yield from _pages(data)
    yield from _objects(data, inner)
    for part in data.split(b"endstream"):  # what stands between objects, in comments or behind the end
        yield from readable(part.partition(b"stream")[0])
    *earlier, _ = [match.end() for match in _END.finditer(data)] or [0]
    for end in earlier[-3:]:  # what an update replaced is still in the file
        try:
            yield from _objects(data[:end], inner)
        except Unreadable:
            continue


def _pages(data: bytes) -> Iterator[Piece]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        raise Unreadable(f"no PDF: {problem}") from problem
    try:
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            yield Piece(f"page {number + 1}", text.get_text_range())
            text.close()
            page.close()
    except pypdfium2.PdfiumError as problem:
        raise Unreadable(f"page {number + 1} cannot be read: {problem}") from problem
    finally:
        document.close()


def _objects(data: bytes, inner: Inner) -> Iterator[Piece]:
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            heads = [document.trailer.unparse(resolved=True)]
            for item in document.objects:
                if isinstance(item, pikepdf.Stream):
                    heads.append(item.stream_dict.unparse(resolved=True))
                    yield from _stream(item, inner)
                else:
                    heads.append(item.unparse(resolved=True))
            yield from _strings(b"\n".join(heads))
    except (pikepdf.PdfError, RuntimeError) as problem:
        raise Unreadable(f"no PDF: {problem}") from problem


def _strings(source: bytes) -> Iterator[Piece]:
    """Yield the strings of objects as pikepdf writes them, each with the key it stands behind."""
    keys = b"\n".join(
        _SOURCE.findall(source)
    )  # one by one: the end of a key and the beginning of the next are no place
    if keys:
        yield Piece("structure element", keys.decode("latin-1"), Use.TECHNICAL)
        source = _SOURCE.sub(b"", source)
    for match in _STRING.finditer(source):
        key, literal, hexadecimal = match.groups()
        text = _decoded(_unescaped(literal) if literal is not None else _unhexed(hexadecimal))
        if len(text) > 2:
            spoken = key in _WHERE or is_prose(text)
            use = Use.NAME if key == b"Dest" else Use.PROSE if spoken else Use.TECHNICAL
            yield Piece(_WHERE.get(key or b"", "a string of an object"), text, use)


def _stream(item: Any, inner: Inner) -> Iterator[Piece]:
    """Yield what a stream and its dictionary hold."""
    import pikepdf

    kind, subtype = str(item.get("/Type", "")), str(item.get("/Subtype", ""))
    if kind in ("/ObjStm", "/XRef") or subtype in ("/CIDFontType0C", "/Type1C", "/OpenType"):
        return
    if subtype == "/Image":
        yield from readable(item.read_raw_bytes())
        return
    if "/Length1" in item:
        return
    try:
        data = item.read_bytes()
    except pikepdf.PdfError as problem:
        raise Unreadable(f"a stream cannot be unpacked: {problem}") from problem
    if kind == "/EmbeddedFile":
        yield from inner("attached file", data)
    elif subtype == "/XML":
        yield from _metadata(data)
    elif data.startswith(b"/CIDInit"):
        return
    elif _CONTENT.search(data, 0, 4000):
        yield from _content(data)
    else:
        yield from plain_pieces(data)


def _metadata(data: bytes) -> Iterator[Piece]:
    try:
        for piece in xml_pieces(data):
            yield Piece(f"XMP metadata, {piece.where}", piece.text, piece.use)
    except Unreadable:
        yield Piece("XMP metadata", data.decode("utf-8", "replace"))


def _content(data: bytes) -> Iterator[Piece]:
    """Yield the texts that marked content names, and what is written in plain letters and perhaps never drawn."""
    for match in _PROPERTY.finditer(data):
        value = match[2]
        raw = _unescaped(value[1:-1]) if value.startswith(b"(") else _unhexed(value[1:-1])
        yield Piece(_WHERE[match[1]], _decoded(raw))
    if b"(" in data:
        letters = b"".join(map(_unescaped, _LITERAL.findall(data)))
        yield Piece("content stream", letters.decode("latin-1"), Use.TECHNICAL)
    if b"%" in data:
        comments = b"\n".join(line.partition(b"%")[2] for line in data.splitlines())
        yield Piece("content stream, comment", comments.decode("utf-8", "replace"), Use.TECHNICAL)


def _unescaped(literal: bytes) -> bytes:
    """Return the bytes of a literal string (ISO 32000-1, 7.3.4.2)."""
    if b"\\" not in literal:
        return literal
    return _ESCAPE.sub(
        lambda m: bytes([int(m[1], 8) & 255]) if m[1][:1] in b"01234567" else _ESCAPES.get(m[1], m[1]), literal
    )


def _unhexed(digits: bytes) -> bytes:
    plain = b"".join(digits.split())
    return bytes.fromhex((plain + b"0" if len(plain) % 2 else plain).decode("ascii"))


def _decoded(value: bytes) -> str:
    """Return a text string (ISO 32000-1, 7.9.2.2)."""
    if value.startswith((b"\xfe\xff", b"\xff\xfe")):
        return value.decode("utf-16", "replace")
    if value.startswith(b"\xef\xbb\xbf"):
        return value[3:].decode("utf-8", "replace")
    try:
        return value.decode("ascii")
    except UnicodeDecodeError:
        pass
    import pikepdf  # noqa: F401  registers the codec

    return value.decode(_PDF_DOC, "replace")
