"""What is wrong with a tagged file, beside its tree, that veraPDF lets pass; see `structcheck`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pikepdf
from lxml import etree

from tests.tools.structcheck_tree import destination
from tests.tools.structure import Structure, inside, name_tree

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC, _XMP, _PDF = (
    "{http://purl.org/dc/elements/1.1/}",
    "{http://ns.adobe.com/xap/1.0/}",
    "{http://ns.adobe.com/pdf/1.3/}",
)
_SAME = {  # ISO 19005-1, 6.7.3: what Info and XMP both may say
    "/Title": f"{_DC}title",
    "/Author": f"{_DC}creator",
    "/Subject": f"{_DC}description",
    "/Keywords": f"{_PDF}Keywords",
    "/Creator": f"{_XMP}CreatorTool",
    "/Producer": f"{_PDF}Producer",
    "/CreationDate": f"{_XMP}CreateDate",
    "/ModDate": f"{_XMP}ModifyDate",
}
_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-])(\d\d)'?(\d\d)?'?)?")
_HEADING = re.compile(r"H[1-6]?")


def findings(structure: Structure) -> Iterator[str]:
    """Yield what is wrong with a file."""
    yield from _identifiers(structure)
    yield from _metadata(structure.pdf)
    yield from _bookmarks(structure)
    yield from _fonts(structure.pdf)
    if not str(structure.pdf.Root.get("/Lang", "")):
        yield "the file has no language"


def _identifiers(structure: Structure) -> Iterator[str]:
    named = name_tree(inside(structure.pdf.Root, "/StructTreeRoot", "/IDTree"))
    if list(named) != sorted(named):
        yield "the IDTree is not sorted"
    owned = {str(e.dictionary.ID): e for e in structure.elements() if "/ID" in e.dictionary}
    for identifier, element in owned.items():
        if identifier not in named or named[identifier].objgen != element.dictionary.objgen:
            yield f"{element.path}: ID {identifier} is not in the IDTree"
    for identifier in named.keys() - owned.keys():
        yield f"the IDTree names {identifier}, which no element has"


def _metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    if "/Metadata" not in pdf.Root:
        yield "the file has no XMP"
        return
    said = _properties(pdf.Root.Metadata.read_bytes())
    information = {str(key): str(value) for key, value in pdf.docinfo.items()}
    for key, name in _SAME.items():
        ours, theirs = information.get(key), said.get(name)
        if key.endswith("Date"):
            ours, theirs = ours and _instant(ours), theirs and _instant(theirs)
        if ours != theirs:
            yield f"Info and XMP differ in {key[1:]}: {ours!r} and {theirs!r}"
    for key in ("/Title", "/Producer"):
        if not information.get(key):
            yield f"Info has no {key[1:]}"
    language = said.get(f"{_DC}language")
    if language is not None and language != str(pdf.Root.get("/Lang", "")):
        yield f"XMP says the language is {language}"


def _properties(xmp: bytes) -> dict[str, str]:
    """Return the properties that an XMP packet states of the file, simple or as lists."""
    said: dict[str, str] = {}
    for description in etree.fromstring(xmp).iter(f"{_RDF}Description"):
        said |= {str(name): str(value) for name, value in description.attrib.items()}
        for element in description:
            values = [item.text or "" for item in element.iter(f"{_RDF}li")]
            said[str(element.tag)] = "; ".join(values) if values else element.text or ""
    return said


def _instant(text: str) -> str:
    """Return a date of Info or XMP as a moment, so that both ways of writing it are one."""
    match = _DATE.fullmatch(text)
    if match is None:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()
    numbers = [int(part) if part else least for part, least in zip(match.groups()[:6], (0, 1, 1, 0, 0, 0), strict=True)]
    sign, hours, minutes = match.groups()[6:]
    zone = f"{sign}{hours}:{minutes or '00'}" if sign else "+00:00"
    return datetime.fromisoformat("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}".format(*numbers) + zone).isoformat()


def _bookmarks(structure: Structure) -> Iterator[str]:
    headings = [e for e in structure.elements() if _HEADING.fullmatch(e.kind) and structure.text(e).strip()]
    first = inside(structure.pdf.Root, "/Outlines").get("/First")
    if headings and first is None:
        yield "there are headings but no bookmarks"
    found = list(_outline(first))
    for item in found:
        if destination(structure.pdf, item) is None:
            yield f"the bookmark {str(item.Title)!r} leads nowhere"
    if first is not None and len(found) != len(headings):
        yield f"there are {len(headings)} headings but {len(found)} bookmarks"


def _outline(item: Any) -> Iterator[Any]:
    while item is not None:
        yield item
        yield from _outline(item.get("/First"))
        item = item.get("/Next")


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    for found in pdf.objects:
        if isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/Font" and found.Subtype != "/Type0":
            descriptor = inside(found, "/FontDescriptor")
            if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                yield f"the font {found.get('/BaseFont')} is not embedded"
