"""Attached files as objects of the PDF (ISO 32000-1, 7.11; ISO 19005-3, 6.8).

In: attachments, and the file that takes their objects. Out: what the catalog says of them. Each is an associated file
of the whole document.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from briefgen.writers import Attachment
from briefgen.writers.pdf.file import File, stream
from briefgen.writers.pdf.metadata import date_string
from briefgen.writers.pdf.strings import name, text_string


def put_attachments(file: File, attachments: Sequence[Attachment], iso_date: str) -> bytes:
    """Put the objects of all attachments, and return the entries of the catalog; none without attachments."""
    if not attachments:
        return b""
    named = [
        (text_string(each.name), file.add(_specification(each, file.add(_embedded(each, iso_date)))))
        for each in attachments
    ]
    associated = b" ".join([b"%d 0 R" % number for _, number in named])
    names = b"".join([b"%b %d 0 R" % pair for pair in sorted(named)])
    return b"/AF[%b]/Names<</EmbeddedFiles<</Names[%b]>>>>" % (associated, names)


def _embedded(attachment: Attachment, iso_date: str) -> bytes:
    """Return the file itself; a brief without a date does not say when it was changed."""
    date = date_string(iso_date)
    changed = b"/ModDate" + date if date else b""
    digest = hashlib.md5(attachment.data, usedforsecurity=False).hexdigest().encode()
    entries = b"/Type/EmbeddedFile/Subtype%b/Params<</Size %d/CheckSum<%b>%b>>"
    size = len(attachment.data)
    return stream(entries % (name(attachment.media_type), size, digest, changed), attachment.data)


def _specification(attachment: Attachment, number: int) -> bytes:
    """Return what says of the file its name, what it is, and how it relates to the document."""
    called = text_string(attachment.name)
    return b"<</Type/Filespec/F%b/UF%b/Desc%b/AFRelationship%b/EF<</F %d 0 R/UF %d 0 R>>>>" % (
        called, called, text_string(attachment.description), name(attachment.relationship), number, number,
    )  # fmt: skip
