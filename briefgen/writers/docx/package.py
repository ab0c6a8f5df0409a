"""Parts in, one ZIP package out (ECMA-376 Part 2): content types, relationships, and bytes without a clock.

A `Member` is a part already deflated, so that a static part is compressed once. Each part owns its `Relationships`.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from briefgen.writers.docx.xml import DECLARATION, OFFICE_RELATIONSHIPS, Xml, join, xml

_PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_OFFICE = "application/vnd.openxmlformats-officedocument."
_WORD = f"{_OFFICE}wordprocessingml."

CORE_PROPERTIES = f"{_PACKAGE_RELATIONSHIPS}/metadata/core-properties"

TYPES: dict[str, str] = {  # part -> content type, in the order in which parts are stored
    "word/document.xml": f"{_WORD}document.main+xml",
    "word/styles.xml": f"{_WORD}styles+xml",
    "word/numbering.xml": f"{_WORD}numbering+xml",
    "word/settings.xml": f"{_WORD}settings+xml",
    "word/fontTable.xml": f"{_WORD}fontTable+xml",
    "word/theme/theme1.xml": f"{_OFFICE}theme+xml",
    "word/footnotes.xml": f"{_WORD}footnotes+xml",
    "word/header1.xml": f"{_WORD}header+xml",
    "word/header2.xml": f"{_WORD}header+xml",
    "word/header3.xml": f"{_WORD}header+xml",
    "word/footer1.xml": f"{_WORD}footer+xml",
    "word/footer2.xml": f"{_WORD}footer+xml",
    "word/footer3.xml": f"{_WORD}footer+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": f"{_OFFICE}extended-properties+xml",
    "docProps/custom.xml": f"{_OFFICE}custom-properties+xml",
    "xl/workbook.xml": f"{_OFFICE}spreadsheetml.sheet.main+xml",  # of the workbook behind a chart
    "xl/worksheets/sheet1.xml": f"{_OFFICE}spreadsheetml.worksheet+xml",
    "xl/styles.xml": f"{_OFFICE}spreadsheetml.styles+xml",
}
_CHARTS, _CHART = "word/charts/chart", f"{_OFFICE}drawingml.chart+xml"

SUFFIXES: dict[str, str] = {  # of the parts that are no XML of ours
    "png": "image/png",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "svg": "image/svg+xml",
    "emf": "image/x-emf",
    "odttf": f"{_OFFICE}obfuscatedFont",
    "xlsx": f"{_OFFICE}spreadsheetml.sheet",
}


@dataclass(slots=True)
class Relationships:
    """The relationships of one part; equal ones share an id."""

    _ids: dict[tuple[str, str, bool], str] = field(default_factory=dict)

    def add(self, kind: str, target: str, external: bool = False) -> str:
        """Return the id of a relationship of this kind (`styles`, or a full URI) to a target."""
        key = (kind if "://" in kind else f"{OFFICE_RELATIONSHIPS}/{kind}", target, external)
        return self._ids.setdefault(key, f"rId{len(self._ids) + 1}")

    def __bool__(self) -> bool:
        return bool(self._ids)

    def part(self) -> bytes:
        """Return the relationships part (ECMA-376 Part 2, 9.3)."""
        entries = join(
            xml('<Relationship Id="%s" Type="%s" Target="%s"%s/>', identifier, kind, target,
                Xml(' TargetMode="External"') if external else Xml(""))
            for (kind, target, external), identifier in self._ids.items()
        )  # fmt: skip
        return f'{DECLARATION}<Relationships xmlns="{_PACKAGE_RELATIONSHIPS}">{entries}</Relationships>'.encode()


@dataclass(frozen=True, slots=True)
class Member:
    """A part as it is stored in the package: deflated or, for pictures and packages, as it is."""

    name: str
    crc: int
    size: int
    method: int  # 0 stored, 8 deflated
    stored: bytes


def member(name: str, data: bytes) -> Member:
    """Make a part ready to be stored; small ones are alike in many documents, and are deflated once."""
    if name.endswith((".png", ".xlsx")):
        return Member(name, zlib.crc32(data), len(data), 0, data)
    return _kept(name, data) if len(data) < _SMALL else _deflated(name, data)


_SMALL = 4096  # bytes


@lru_cache(maxsize=512)
def _kept(name: str, data: bytes) -> Member:
    return _deflated(name, data)


def _deflated(name: str, data: bytes) -> Member:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return Member(name, zlib.crc32(data), len(data), 8, packer.compress(data) + packer.flush())


def content_types(names: Iterable[str]) -> bytes:
    """Return the content types of the parts (ECMA-376 Part 2, 10.1.2)."""
    defaults: tuple[tuple[str, str], ...] = (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    )
    listed = tuple(names)
    suffixes = {name.rpartition(".")[2] for name in listed}
    defaults = (*defaults, *(kind for kind in SUFFIXES.items() if kind[0] in suffixes))
    entries = [xml('<Default Extension="%s" ContentType="%s"/>', *default) for default in defaults]
    known = ((name, _CHART if name.startswith(_CHARTS) else TYPES.get(name, "")) for name in listed)
    entries += [xml('<Override PartName="/%s" ContentType="%s"/>', *pair) for pair in known if pair[1]]
    return f'{DECLARATION}<Types xmlns="{_CONTENT_TYPES}">{join(entries)}</Types>'.encode()


_DATE = (1 << 5) | 1  # 1980-01-01, the earliest date of the format, at 00:00
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")


def pack(parts: Iterable[Member]) -> bytes:
    """Store the parts as a ZIP file, in their order, all of the same date."""
    listed = tuple(parts)
    chunks: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for entry in (member("[Content_Types].xml", content_types(each.name for each in listed)), *listed):
        name = entry.name.encode("ascii")
        sizes = (entry.crc, len(entry.stored), entry.size)
        header = _LOCAL.pack(b"PK\x03\x04", 20, 0, entry.method, 0, _DATE, *sizes, len(name), 0)
        record = (20, 20, 0, entry.method, 0, _DATE, *sizes, len(name), 0, 0, 0, 0, 0, offset)
        directory.append(_CENTRAL.pack(b"PK\x01\x02", *record) + name)
        chunks += (header, name, entry.stored)
        offset += len(header) + len(name) + len(entry.stored)
    index = b"".join(directory)
    end = _END.pack(b"PK\x05\x06", 0, 0, len(directory), len(directory), len(index), offset, 0)
    return b"".join((*chunks, index, end))
