"""Bytes of a part in, its elements out: the names that the house's parts are read and written by, and their parser.

The house's file is foreign: no entity is resolved, nothing is fetched, comments and instructions are left behind.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lxml import etree

from briefgen.writers.docx.xml import DECLARATION, OFFICE_RELATIONSHIPS

Element = Any

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
VML = "urn:schemas-microsoft-com:vml"
NAMESPACES: dict[str, str] = {  # what may stand in a part that we write, by the prefix that everybody uses
    "w": WORD,
    "r": OFFICE_RELATIONSHIPS,
    "mc": COMPATIBILITY,
    "a": DRAWING,
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wp14": "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "a14": "http://schemas.microsoft.com/office/drawing/2010/main",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "v": VML,
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
}
PREFIXES = {uri: prefix for prefix, uri in NAMESPACES.items()}
IGNORABLE = "w14 wp14"


def q(name: str) -> str:
    """Return the full name of `w:style`, or of `style`, which is a name of WordprocessingML."""
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix or 'w']}}}{local}"


VAL = q("val")
_OFF = ("0", "false", "off", "none")


def is_on(element: Element | None) -> bool:
    """Tell whether a property that is on or off is there and on (17.17.4)."""
    return element is not None and element.get(VAL, "1").strip().casefold() not in _OFF


def parse(data: bytes) -> Element:
    """Return the root of a part. Raises etree.XMLSyntaxError, or ValueError for a document type."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("a document type")
    return root


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def value(parent: Element | None, name: str, default: str = "") -> str:
    """Return `w:val` of a child."""
    child = parent.find(q(name)) if parent is not None else None
    return str(child.get(VAL, default)) if child is not None else default


def remove(element: Element) -> None:
    """Take an element out of its parent."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: Element) -> None:
    """Put the children of an element in its place."""
    parent = element.getparent()
    place = parent.index(element)
    for child in list(element):
        parent.insert(place, child)
        place += 1
    parent.remove(element)


def keep_word_only(element: Element) -> None:
    """Leave nothing in an element but WordprocessingML; of alternatives, what is for readers that know no more."""
    for child in list(element):
        if child.tag == q("mc:AlternateContent"):
            fallback = child.find(q("mc:Fallback"))
            if fallback is None:
                remove(child)
            else:
                inner = list(fallback)
                place = element.index(child)
                element[place : place + 1] = inner
    for child in list(element):
        if not str(child.tag).startswith(f"{{{WORD}}}"):
            element.remove(child)
        else:
            keep_word_only(child)
    for name in list(element.attrib):
        if not name.startswith(f"{{{WORD}}}") or "rsid" in name:
            del element.attrib[name]
    element.text = element.tail = None


def rooted(name: str, children: Iterable[Element], prefixes: Iterable[str] = ("w",)) -> Element:
    """Return a new root that declares the prefixes and holds the children."""
    root = etree.Element(q(name), nsmap={prefix: NAMESPACES[prefix] for prefix in prefixes})
    root.extend(list(children))
    etree.cleanup_namespaces(root, keep_ns_prefixes=list(prefixes))
    return root


def serialised(root: Element) -> bytes:
    """Return the bytes of a part."""
    return DECLARATION.encode() + bytes(etree.tostring(root, encoding="utf-8"))
