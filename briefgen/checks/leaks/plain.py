"""Bytes of no known form, pictures among them. In: bytes. Out: whatever in them may be text, in three encodings."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

from briefgen.checks.leaks.pieces import Piece, Use

_PNG = b"\x89PNG\r\n\x1a\n"
_READABLE = re.compile(rb"[\t\n\r\x20-\x7e]{12,}")
_WIDE = re.compile(rb"(?:[\x20-\x7e]\x00){8,}|(?:\x00[\x20-\x7e]){8,}")
_MOST = 64_000_000  # bytes that a packed text may unpack to


def plain_pieces(data: bytes) -> Iterator[Piece]:
    """Yield the texts in bytes of any kind."""
    if data.startswith(_PNG):
        yield from _png(data)
    try:
        yield Piece("text", data.decode("utf-8"))
        if b"\x00" not in data:
            return
    except UnicodeDecodeError:
        yield from readable(data)
        if not data.count(b"\x00"):
            yield Piece("text", data.decode("latin-1"))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield Piece("text", data.decode("utf-16", "replace"))
    for match in _WIDE.finditer(data):
        yield Piece("text", match.group().replace(b"\x00", b"").decode("ascii"))


def readable(data: bytes) -> Iterator[Piece]:
    """Yield the longer runs of readable characters in bytes: what stands there unpacked, outside every structure."""
    for run in _READABLE.findall(data):
        yield Piece("bytes of the file", run.decode("ascii"), Use.TECHNICAL)


def _png(data: bytes) -> Iterator[Piece]:
    """Yield the texts that a PNG picture carries (PNG 3, 11.3.3: tEXt, zTXt, iTXt; eXIf)."""
    at = len(_PNG)
    while at + 8 <= len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        chunk = data[at + 8 : at + 8 + length]
        at += 12 + length
        if kind == b"tEXt":
            yield Piece("text of the picture", chunk.replace(b"\x00", b"\n").decode("latin-1"))
        elif kind in (b"zTXt", b"iTXt"):
            name, _, rest = chunk.partition(b"\x00")
            yield Piece("text of the picture", name.decode("latin-1"))
            yield Piece("text of the picture", _unpacked(kind, rest).replace(b"\x00", b"\n").decode("utf-8", "replace"))


def _unpacked(kind: bytes, rest: bytes) -> bytes:
    packed = kind == b"zTXt" or rest[:1] == b"\x01"
    if kind == b"iTXt":
        head, rest = b"\n".join(rest[2:].split(b"\x00", 2)[:2]), rest[2:].split(b"\x00", 2)[-1]
    else:
        head, rest = b"", rest[1:]
    try:
        words = zlib.decompressobj().decompress(rest, _MOST) if packed else rest
    except zlib.error:
        words = rest
    return head + b"\n" + words
