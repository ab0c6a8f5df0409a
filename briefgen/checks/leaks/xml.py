"""XML of any vocabulary. In: bytes. Out: its text, its attributes, its comments and processing instructions.

Text is joined over the runs of a paragraph, however often a word changes its dress, and over nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from briefgen.checks.leaks.pieces import Piece, Unreadable, Use, is_prose

# In a paragraph of Word or of a drawing only these end a word; in any other vocabulary every element does.
_OFFICE = (
    "{http://schemas.openxmlformats.org/wordprocessingml/",
    "{http://schemas.openxmlformats.org/drawingml/2006/main",
)
_BREAKS = frozenset({"p", "br", "cr", "tab", "tc", "tr", "footnoteRef"})
# Attributes that are read out or shown, even if they hold one word.
_SPOKEN = frozenset({"descr", "title", "alt", "author", "initials", "label", "content", "summary", "aria-label"})
_IDENTIFIERS = frozenset({"name", "id", "for", "href", "anchor", "data-source"})
# What programs go by: styles and fonts have names that nobody reads.
_DRAWN = frozenset({"style", "class", "d", "viewBox", "points", "transform", "sizes"})
_DRAWN_BY = frozenset({"<name>", "<rFonts>", "<font>", "<latin>", "<ea>", "<cs>", "<altName>", "<compatSetting>"})
_SHORT = 2  # letters: no name, no number worth looking for
_MEASURES = frozenset({"posOffset", "pctWidth", "pctHeight", "Pages", "Words", "Characters", "TotalTime"})


@lru_cache(maxsize=128)  # most parts of a DOCX are the same in all files of a theme
def xml_pieces(data: bytes) -> tuple[Piece, ...]:
    """Return the pieces of an XML text. Raises Unreadable."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise Unreadable(f"no XML: {problem}") from problem
    return tuple(_pieces(root))


def _pieces(root: Any) -> Iterator[Piece]:
    values: dict[str, str] = {}
    for node in root.iter():
        if not isinstance(node.tag, str):
            yield Piece("comment", node.text or "")
            node.text = None
            continue
        name = node.tag.rpartition("}")[2]
        for key, value in node.items() if not values.keys() >= set(node.values()) else ():
            values.setdefault(value, f"{key.rpartition('}')[2]} of <{name}>")
        if name in _BREAKS or not node.tag.startswith(_OFFICE):
            node.tail = f"\n{node.tail or ''}"
            if name in _MEASURES:
                node.text = None
    for node in root.itersiblings(preceding=True):
        yield Piece("comment", node.text or "")
    for node in root.itersiblings():
        yield Piece("comment", node.text or "")
    if doctype := root.getroottree().docinfo.internalDTD:
        yield Piece("document type", str(doctype) + "".join(str(e.content) for e in doctype.iterentities()))
    if text := "".join(root.itertext()).strip():
        yield Piece("text", text)
    yield from attribute_pieces(values)


def attribute_pieces(values: dict[str, str]) -> Iterator[Piece]:
    """Yield the values of attributes, each with the first place it stands at; those for programs in one piece."""
    technical: list[str] = []
    for value, where in values.items():
        if len(value) <= _SHORT:
            continue
        name, _, element = where.partition(" of ")
        if name in _DRAWN or element in _DRAWN_BY:
            technical.append(value)
        elif name in _SPOKEN or is_prose(value):
            yield Piece(f"attribute {where}", value)
        elif name in _IDENTIFIERS:
            yield Piece(f"attribute {where}", value, Use.NAME)
        else:
            technical.append(value)
    yield Piece("attributes", "\n".join(technical), Use.TECHNICAL)
