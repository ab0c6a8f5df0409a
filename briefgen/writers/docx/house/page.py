"""The house's last `w:sectPr` in, the page as our theme knows it out, and the properties of our section."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from briefgen.style.theme import PageSize
from briefgen.writers.docx.house.reading import Unusable
from briefgen.writers.docx.house.tree import NAMESPACES, Element, is_on, keep_word_only, q, remove
from briefgen.writers.docx.xml import NOTHING, Xml, join

_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "pi": 12.0}
_LENGTH = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)(pt|in|cm|mm|pc|pi)?")
_DIRECT = {"w": 12240, "h": 15840}  # Word's paper where the file has none
_MARGINS = {"top": 1440, "right": 1440, "bottom": 1440, "left": 1440, "header": 720, "footer": 720, "gutter": 0}
_LEAST_PAGE, _MOST_PAGE = 50 / 25.4 * 72, 22 * 72  # points; 22 inches are the most that Word takes
_LEAST_TEXT = 60 / 25.4 * 72
_SET_UP = "mend it in Word under Layout, Page Setup"
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
    """Return the page that section properties describe. Raises Unusable for one that has no room for a brief."""
    section = deepcopy(properties)
    keep_word_only(section)
    paper, margins = _measured(section, "pgSz", _DIRECT), _measured(section, "pgMar", _MARGINS)
    width, height = (paper[name] / 20 for name in _DIRECT)
    side = {name: abs(length) / 20 if name in ("top", "bottom") else length / 20 for name, length in margins.items()}
    left = side["left"] + side["gutter"]
    size = PageSize("house", width, height, left, side["right"], side["top"], side["bottom"], 0)
    _check_room(size, side)
    return HousePage(
        size,
        side["header"],
        side["footer"],
        _markup(section, _BEFORE),
        _markup(section, _AFTER[:1]),
        _markup(section, _AFTER[1:]),
        is_on(section.find(q("titlePg"))),
    )


def _measured(section: Element, name: str, usual: Mapping[str, int]) -> dict[str, int]:
    """Return the measures of a child in twentieths of a point, and let it have these numbers alone.

    A length is such a number, or one with its unit (22.9.2.14).
    """
    node = section.find(q(name))
    found: dict[str, int] = {}
    for key, length in usual.items():
        text = node.get(q(key), str(length)) if node is not None else str(length)
        match = _LENGTH.fullmatch(text.strip())
        if match is None:
            raise Unusable(f"has a page set-up that is no number: {key} “{text[:20]}”", _SET_UP)
        found[key] = round(float(match[1]) * (_POINTS[match[2]] * 20 if match[2] else 1))
    if node is not None:
        across = node.get(q("orient")) == "landscape"
        node.attrib.clear()
        for key, number in found.items():
            node.set(q(key), str(number))
        if across:
            node.set(q("orient"), "landscape")
    return found


def _check_room(size: PageSize, side: Mapping[str, float]) -> None:
    """Raise Unusable for a page that is no page, or that headers or margins leave no room on."""
    if not all(_LEAST_PAGE <= length <= _MOST_PAGE for length in (size.width, size.height)):
        raise Unusable(f"has pages of {_mm(size.width)} × {_mm(size.height)} mm: Word has 50 to 558 mm", _SET_UP)
    measure = (size.width - size.left - size.right, size.height - size.top - size.bottom)
    below = next((place for place, length in side.items() if length < 0), "")
    if below:
        raise Unusable(f"has a {below} margin of {_mm(side[below])} mm", _SET_UP)
    if min(measure) < _LEAST_TEXT:
        said = " × ".join(str(_mm(length)) for length in measure)
        raise Unusable(f"has margins that leave {said} mm for text: a brief needs 60 × 60 mm", _SET_UP)
    for place in ("header", "footer"):
        if side[place] > size.height / 3:
            raise Unusable(f"has its {place} {_mm(side[place])} mm into the page, beyond a third of it", _SET_UP)


def _mm(points: float) -> int:
    return round(points / 72 * 25.4)


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
