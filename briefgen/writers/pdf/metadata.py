"""What the file says about itself, and how its objects are written.

In: the document's metadata and ReportLab's objects. Out: the bytes of the file, a function of the content alone: dates
come from the brief, the identifier is a hash of the body.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from itertools import count
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFStream, PDFString, PDFZCompress

from briefgen.document.nodes import Metadata

_PRODUCER = "briefgen"


class BriefFile(PDFDocument):  # type: ignore[misc]  # ReportLab has no types
    """ReportLab's document with our information dictionary and our file layout."""

    def __init__(self, metadata: Metadata) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=(1, 7), lang=metadata.language)
        self.info = information(metadata)
        self.Catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})

    def addPage(self, page: Any) -> None:  # ReportLab's name
        """Add a page, its content deflated whatever ReportLab's settings say."""
        content = "\n".join(page.stream) if isinstance(page.stream, list) else page.stream
        page.Contents = PDFStream(PDFDictionary({}), content, filters=[PDFZCompress])
        super().addPage(page)

    def GetPDFData(self, canvas: Any) -> bytes:  # ReportLab's name
        """Return the file: as the parent does, without its signature of the clock."""
        self.Reference(self.Catalog)
        self.Reference(self.info)
        self.Outlines.prepare(self, canvas)
        if self.Outlines.ready < 0:
            self.Catalog.Outlines = None
        return self.format()

    def format(self) -> bytes:
        """Write streams as they are, all other objects into one object stream (ISO 32000-1, 7.5.7)."""
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        entries: list[tuple[int, int, int]] = [(0, 0, 65535)]
        small: list[tuple[int, bytes]] = []
        for number in count(1):
            if number not in self.numberToId:
                break
            body = pdfdoc.format(self.idToObject[self.numberToId[number]], self, toplevel=1)
            if body.endswith(b"endstream\n"):
                entries.append((1, len(out), 0))
                out += b"%d 0 obj\n%sendobj\n" % (number, _with_line_end(body))
            else:
                entries.append((2, -1, len(small)))
                small.append((number, body))
        entries.append((1, len(out), 0))
        out += _object_stream(len(entries) - 1, small)
        return bytes(out) + self._cross_references(entries, out)

    def _cross_references(self, entries: list[tuple[int, int, int]], body: bytearray) -> bytes:
        holder, number, start = len(entries) - 1, len(entries), len(body)
        entries.append((1, start, 0))
        rows = b"".join(struct.pack(">BIH", kind, holder if at < 0 else at, rest) for kind, at, rest in entries)
        data = zlib.compress(rows)
        identifier = hashlib.md5(body, usedforsecurity=False).hexdigest()
        root, info = (pdfdoc.format(self.Reference(it), self).decode() for it in (self.Catalog, self.info))
        head = (
            f"{number} 0 obj\n<</Type/XRef/Size {number + 1}/W[1 4 2]/Root {root}/Info {info}"
            f"/ID[<{identifier}><{identifier}>]/Filter/FlateDecode/Length {len(data)}>>\nstream\n"
        )
        return head.encode() + data + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start


def information(metadata: Metadata) -> PDFDictionary:
    """Return the information dictionary; a date stands in it only where the brief has one."""
    entries: dict[str, Any] = {"Title": metadata.title, "Author": metadata.author, "Subject": metadata.audience}
    entries = {key: PDFString(value) for key, value in entries.items() if value}
    entries |= {"Creator": PDFString(_PRODUCER), "Producer": PDFString(_PRODUCER)}
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", metadata.iso_date):
        date = PDFString(f"D:{''.join(match.groups())}000000Z")
        entries |= {"CreationDate": date, "ModDate": date}
    information = PDFDictionary(entries)
    information.__RefOnly__ = 1
    return information


def _with_line_end(body: bytes) -> bytes:
    """End a stream's data with a line end, as PDF/A asks (ISO 19005-2, 6.1.7.1)."""
    return body if body.endswith(b"\nendstream\n") else body[:-10] + b"\nendstream\n"


def _object_stream(number: int, small: list[tuple[int, bytes]]) -> bytes:
    places: list[str] = []
    at = 0
    for inner, body in small:
        places.append(f"{inner} {at}")
        at += len(body) + 1
    head = " ".join(places).encode() + b"\n"
    data = zlib.compress(head + b"\n".join(body for _, body in small))
    return (
        b"%d 0 obj\n<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>\nstream\n"
        % (number, len(small), len(head), len(data))
        + data
        + b"\nendstream\nendobj\n"
    )
