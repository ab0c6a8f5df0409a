"""The house's last `w:sectPr` in, the page as our theme knows it out, and the properties of our section."""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from briefgen.style.theme import PageSize
from briefgen.writers.docx.house.tree import NAMESPACES, Element, keep_word_only, q, remove
from briefgen.writers.docx.xml import NOTHING, Xml, join

_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "pi": 12.0}
_LENGTH = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)(pt|in|cm|mm|pc|pi)?")
_DIRECT = {"w": 12240, "h": 15840}  # Word's paper where the file has none
_MARGINS = {"top": 1440, "right": 1440, "bottom": 1440, "left": 1440, "header": 720, "footer": 720, "gutter": 0}
_BEFORE = ("pgSz", "pgMar", "pgBorders")
_AFTER = ("vAlign", "docGrid")  # in the order of the schema, around the columns and what is ours (17.6.17)


@dataclass(frozen=True, eq=False, slots=True)
class HousePage:
    """A page of the house: its measures in points, and the markup of its section."""

    size: PageSize
    header: float
    footer: float
    before: Xml  # what stands before the columns
    vertical: Xml
    grid: Xml
    title_page: bool

    def section(self, references: Xml, bidi: Xml) -> Xml:
        """Return the properties of a section in one column."""
        title = Xml("<w:titlePg/>") if self.title_page else NOTHING
        parts = (
            Xml("<w:sectPr>"), references, self.before, Xml("<w:cols/>"), self.vertical, title, bidi, self.grid,
            Xml("</w:sectPr>"),
        )  # fmt: skip
        return join(parts)


def house_page(properties: Element) -> HousePage:
    """Return the page that section properties describe."""
    section = deepcopy(properties)
    keep_word_only(section)
    paper, margins = section.find(q("pgSz")), section.find(q("pgMar"))
    for element in section.iter(q("pgSz"), q("pgMar")):
        _in_twips(element)
    width, height = (_points(paper, name, _DIRECT[name]) for name in ("w", "h"))
    side = {name: _points(margins, name, usual) for name, usual in _MARGINS.items()}
    left, right = side["left"] + side["gutter"], side["right"]
    if width - left - right < 72:
        left = right = 72.0
    title = section.find(q("titlePg"))
    return HousePage(
        PageSize("house", width, height, left, right, abs(side["top"]), abs(side["bottom"]), 0),
        side["header"],
        side["footer"],
        _markup(section, _BEFORE),
        _markup(section, _AFTER[:1]),
        _markup(section, _AFTER[1:]),
        title is not None and title.get(q("val"), "1") not in ("0", "false", "off"),
    )


def _in_twips(element: Element) -> None:
    """Write the lengths of an element as numbers, which all readers understand."""
    for name in element.attrib:
        match = _LENGTH.fullmatch(element.get(name))
        if match is not None and match[2]:
            element.set(name, str(round(float(match[1]) * _POINTS[match[2]] * 20)))


def _points(element: Element | None, name: str, usual: int) -> float:
    """Return a length: twentieths of a point, or a number with its unit (22.9.2.14)."""
    match = _LENGTH.fullmatch(element.get(q(name), "") if element is not None else "")
    if match is None:
        return usual / 20
    return float(match[1]) * (_POINTS[match[2]] if match[2] else 0.05)


def _markup(section: Element, names: Iterable[str]) -> Xml:
    """Return children as markup without names of namespaces, which the root of the story declares."""
    found: list[Xml] = []
    for name in names:
        node = section.find(q(name))
        if node is None:
            continue
        if name == "pgMar":  # a negative margin would let our line in the header run into the text (17.6.11)
            for side in ("top", "bottom"):
                if q(side) in node.attrib:
                    node.set(q(side), node.get(q(side)).lstrip("-"))
        remove(node)
        found.append(undeclared(node))
    return join(found)


def undeclared(node: Element) -> Xml:
    """Return an element of WordprocessingML as markup for a part of ours."""
    root = etree.Element(q("section"), nsmap={"w": NAMESPACES["w"]})
    root.append(node)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w"])
    text = etree.tostring(root, encoding="unicode")
    return Xml(text[text.index(">") + 1 : text.rindex("</")])
