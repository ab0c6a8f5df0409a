"""An SVG of the house in, the same out if it refers to nothing outside itself and does nothing.

An editor's own notes (layers, the path that it was exported to, a title, metadata) are left behind.
"""

from __future__ import annotations

import re

from lxml import etree

from briefgen.writers.docx.house.tree import Element, local, parse, remove

_START = re.compile(rb"(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<svg[\s>]", re.DOTALL)
_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_REFUSED = frozenset(
    ("script", "foreignObject", "image", "feImage", "a", "animate", "animateMotion", "animateTransform", "set",
     "handler", "listener", "iframe", "audio", "video", "cursor", "font-face-uri", "tref")
)  # fmt: skip
_NOTES = frozenset(("metadata", "title", "desc"))
_OUTSIDE = re.compile(
    r"url\s*\(\s*(?!['\"]?#)|@import|image-set|src\s*\(|javascript:|expression\s*\(|\\|//", re.IGNORECASE
)
_COMMENT = re.compile(r"/\*.*?(\*/|\Z)", re.DOTALL)
_TOP = 4000  # bytes in which the root of an SVG begins


def is_svg(data: bytes) -> bool:
    """Tell whether bytes begin as an SVG does."""
    return bool(_START.match(data[:_TOP]))


def cleaned_svg(data: bytes) -> bytes:
    """Return the drawing. Raises ValueError if it is none, or refers to anything outside itself."""
    try:
        root = parse(data)
    except etree.XMLSyntaxError as failed:
        raise ValueError("no drawing") from failed
    for node in list(root.iter()):
        if node is not root and (etree.QName(node).namespace not in (_SVG, None) or local(node) in _NOTES):
            remove(node)
    for node in root.iter():
        if local(node) in _REFUSED or _OUTSIDE.search(node.text or ""):
            raise ValueError("a reference")
        if local(node) == "style":
            node.text = _COMMENT.sub("", node.text or "")
        _settle_attributes(node)
        if local(node) not in ("text", "tspan", "textPath", "style"):
            node.text = None
            for child in node:
                child.tail = None
    etree.cleanup_namespaces(root, keep_ns_prefixes=["xlink"])
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))


def _settle_attributes(node: Element) -> None:
    for name, value in list(node.attrib.items()):
        uri, short = name.rpartition("}")[0].removeprefix("{"), name.rpartition("}")[2]
        if short in ("href", "src", "base") and not value.strip().startswith("#"):
            raise ValueError("a reference")
        if short.casefold().startswith("on") or _OUTSIDE.search(value):
            raise ValueError("a reference")
        if (uri and uri != _XLINK) or short == "title" or short.startswith(("data-", "aria-")):
            del node.attrib[name]
