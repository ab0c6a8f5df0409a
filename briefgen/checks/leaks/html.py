"""An HTML page, opened by lxml. In: its bytes. Out: text, attributes, comments, styles and scripts, embedded files."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote_to_bytes

from briefgen.checks.leaks.pieces import Piece, Unreadable, Use
from briefgen.checks.leaks.xml import attribute_pieces

_INLINE = frozenset(
    """
    a abbr b bdi bdo cite code data dfn em font i kbd mark q s samp small span strong sub sup time u var wbr
    """.split()  # noqa: SIM905  ninety quotation marks would hide the words
)
_DECLARATION = re.compile(rb"<(?:!(?!--)|\?)[^>]*>")
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")  # read from a page, but refused by lxml
_DATA = "data:"
_FONTS = ("font/", "application/font", "application/x-font", "application/vnd.ms-font")

Inner = Callable[[str, bytes], Iterator[Piece]]


def html_pieces(data: bytes, inner: Inner) -> Iterator[Piece]:
    """Yield the pieces of a page; `inner` reads what it embeds. Raises Unreadable."""
    from lxml import etree

    try:
        root = etree.fromstring(data, etree.HTMLParser(encoding="utf-8", huge_tree=True))
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise Unreadable(f"no HTML page: {problem}") from problem
    if root is None:
        raise Unreadable("no HTML page: it is empty")
    for said in _DECLARATION.findall(data):  # lxml drops those that it does not know
        yield Piece("declaration", said.decode("utf-8", "replace"))
    yield from _nodes(root, inner)


def _nodes(root: Any, inner: Inner) -> Iterator[Piece]:
    values: dict[str, str] = {}
    for node in [*root.itersiblings(preceding=True), *root.itersiblings(), *root.iter()]:
        name = node.tag
        if not isinstance(name, str):
            yield Piece("comment", node.text or "")
            node.text = None
            continue
        for key, value in node.items():
            if value not in values:
                values[value] = f"{key} of <{name}>"
        if name in ("style", "script"):
            yield from embedded(f"<{name}>", node.text or "", inner)
            node.text = None
        if name not in _INLINE:
            node.text = _on_a_new_line(node.text)
            node.tail = _on_a_new_line(node.tail)
    yield Piece("text", "".join(root.itertext()))
    for value in [value for value in values if _DATA in value]:
        yield from embedded(f"attribute {values.pop(value)}", value, inner)
    yield from attribute_pieces(values)


def _on_a_new_line(text: str | None) -> str:
    return f"\n{_UNFIT.sub('', text)}" if text else "\n"


def embedded(where: str, text: str, inner: Inner) -> Iterator[Piece]:
    """Yield a style or script without the files it embeds, and what these hold; fonts hold nothing to read."""
    left = []
    first, *rest = text.split(_DATA)
    for part in rest:
        head, comma, body = part.partition(",")
        if not comma:
            left.append(part)
            continue
        end = min((at for sign in ")\"'" if (at := body.find(sign)) >= 0), default=len(body))
        if "base64" not in head:
            end = len(body)
        left.append(body[end:])
        if not head.casefold().startswith(_FONTS):
            yield from inner(f"{where}, embedded {head.partition(';')[0]}", _decoded(head, body[:end]))
    yield Piece(where, "\n".join((first, *left)), Use.TECHNICAL)


def _decoded(head: str, value: str) -> bytes:
    raw = unquote_to_bytes(value)
    if "base64" not in head:
        return raw
    try:
        return base64.b64decode(raw + b"==")
    except binascii.Error:
        return raw
