"""The file: numbered objects -> bytes (ISO 32000-1, 7.5).

In: the bodies of objects. Out: a file whose small objects stand deflated in object streams, with a cross-reference
stream; its identifier is a hash of all that comes before it, so that equal objects give equal bytes.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterable
from itertools import accumulate

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_STREAM_OBJECTS = 200  # of one object stream: readers unpack a whole one to get at an object
_LEVEL = 1  # of deflating: 6 takes three times as long and saves a fifth of what is small beside the fonts
_row = struct.Struct(">BIH").pack


def stream(entries: bytes, data: bytes, level: int = _LEVEL) -> bytes:
    """Return the body of a stream object, deflated; a line end stands before `endstream` (ISO 19005-2, 6.1.7.1)."""
    packed = zlib.compress(data, level)
    return b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (entries, len(packed), packed)


class File:
    """The objects of a file. Numbers are taken in advance or given by `add`; each must be put once."""

    def __init__(self, reserved: int) -> None:
        self._streams: list[tuple[int, bytes]] = []
        self._plain: list[tuple[int, bytes]] = []
        self._last = reserved

    def take(self, count: int = 1) -> int:
        """Take so many numbers that follow each other, and return the first."""
        first = self._last + 1
        self._last += count
        return first

    def put(self, number: int, body: bytes) -> None:
        """Put the body of an object."""
        (self._streams if body.endswith(b"endstream") else self._plain).append((number, body))

    def put_all(self, first: int, bodies: Iterable[bytes]) -> None:
        """Put the bodies of objects that are no streams, at numbers that follow each other."""
        self._plain.extend(enumerate(bodies, first))

    def add(self, body: bytes) -> int:
        """Put the body of an object at the next number, and return that."""
        number = self.take()
        self.put(number, body)
        return number

    def finish(self, root: int, info: int) -> bytes:
        """Return the file. `root` and `info` are the numbers of the catalog and of the document information."""
        parts, at = [_HEAD], len(_HEAD)
        groups = [self._plain[n : n + _STREAM_OBJECTS] for n in range(0, len(self._plain), _STREAM_OBJECTS)]
        first = self._last + 1
        size = first + len(groups) + 1
        rows = [b""] * size
        rows[0] = _row(0, 0, 65535)
        packed = [(first + n, _object_stream(group)) for n, group in enumerate(groups)]
        for number, body in (*self._streams, *packed):
            whole = b"%d 0 obj\n%b\nendobj\n" % (number, body)
            parts.append(whole)
            rows[number] = _row(1, at, 0)
            at += len(whole)
        for (holder, _), group in zip(packed, groups, strict=True):
            for position, (number, _) in enumerate(group):
                rows[number] = _row(2, holder, position)
        rows[-1] = _row(1, at, 0)
        body = b"".join(parts)
        return body + _cross_references(body, b"".join(rows), size, root, info)


def _object_stream(group: list[tuple[int, bytes]]) -> bytes:
    starts = accumulate([len(body) + 1 for _, body in group], initial=0)
    head = b" ".join([b"%d %d" % (number, at) for (number, _), at in zip(group, starts, strict=False)]) + b"\n"
    entries = b"/Type/ObjStm/N %d/First %d" % (len(group), len(head))
    return stream(entries, head + b"\n".join([body for _, body in group]))


def _cross_references(body: bytes, rows: bytes, size: int, root: int, info: int) -> bytes:
    identifier = hashlib.sha256(body).hexdigest()[:32].encode()
    entries = b"/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]" % (
        size, root, info, identifier, identifier,
    )  # fmt: skip
    return b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (
        size - 1, stream(entries, rows), len(body),
    )  # fmt: skip
