"""Attached files as objects of the PDF (ISO 32000-1, 7.11; ISO 19005-3, 6.8).

In: attachments, the day of the brief, the first free object number. Out: the bodies of the objects with their numbers,
and what the catalog says of them. Each file is an associated file of the whole document.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.writers import Attachment

_REGULAR = re.compile(rb"[A-Za-z0-9+_.-]")  # what stands in a name as it is (7.3.5)


@dataclass(frozen=True, slots=True)
class AttachedFiles:
    """The objects of all attached files, `(number, body)` in order, and the entries of the catalog by their keys."""

    objects: tuple[tuple[int, bytes], ...] = ()
    catalog: tuple[tuple[str, bytes], ...] = ()


def attached_files(attachments: Sequence[Attachment], iso_date: str, first: int) -> AttachedFiles:
    """Return the files as objects numbered from `first`; nothing where there are none. `iso_date` may be empty."""
    if not attachments:
        return AttachedFiles()
    objects: list[tuple[int, bytes]] = []
    names: list[tuple[bytes, int]] = []
    for number, attachment in zip(range(first, first + 2 * len(attachments), 2), attachments, strict=True):
        objects.append((number, _stream(attachment, iso_date)))
        objects.append((number + 1, _specification(attachment, number)))
        names.append((_string(attachment.name), number + 1))
    sorted_names = b"".join(b"%s %d 0 R" % pair for pair in sorted(names))
    associated = b" ".join(b"%d 0 R" % number for _, number in names)
    return AttachedFiles(
        tuple(objects),
        (("AF", b"[%s]" % associated), ("Names", b"<</EmbeddedFiles<</Names[%s]>>>>" % sorted_names)),
    )


def _stream(attachment: Attachment, iso_date: str) -> bytes:
    """Return the file itself; the day of the brief is when it was last changed."""
    data = zlib.compress(attachment.data, 9)
    day = re.sub(r"\D", "", iso_date)
    changed = b"/ModDate(D:%s000000Z)" % day.encode() if len(day) == 8 else b""
    digest = hashlib.md5(attachment.data, usedforsecurity=False).hexdigest().encode()
    return (
        b"<</Type/EmbeddedFile/Subtype%s/Params<</Size %d%s/CheckSum<%s>>>/Filter/FlateDecode/Length %d>>\nstream\n"
        % (_name(attachment.media_type), len(attachment.data), changed, digest, len(data))
        + data
        + b"\nendstream\n"
    )


def _specification(attachment: Attachment, number: int) -> bytes:
    """Return what says of the file its name, what it is, and how it relates to the document."""
    name = _string(attachment.name)
    return b"<</Type/Filespec/F%s/UF%s/Desc%s/AFRelationship%s/EF<</F %d 0 R/UF %d 0 R>>>>" % (
        name, name, _string(attachment.description), _name(attachment.relationship), number, number,
    )  # fmt: skip


def _name(text: str) -> bytes:
    """Return a name; what may not stand in one is written as its number (7.3.5)."""
    data = text.encode("utf-8")
    return b"/" + b"".join(bytes([c]) if _REGULAR.fullmatch(bytes([c])) else b"#%02X" % c for c in data)


def _string(text: str) -> bytes:
    """Return a text string, in UTF-16 unless it is ASCII (7.9.2.2)."""
    if text.isascii() and text.isprintable():
        return b"(%s)" % re.sub(r"([()\\])", r"\\\1", text).encode("ascii")
    return b"<%s>" % ("\ufeff" + text).encode("utf-16-be").hex().upper().encode()
