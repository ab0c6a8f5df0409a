"""What a house's styles lack in, our styles for it out: in the house's fonts and colours, by their names in its theme.

A style of ours that is based on one of the house's sets back what boxes cannot bear: numbers of headings, new pages.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

from briefgen.labels import Label
from briefgen.style.theme import Theme
from briefgen.writers.docx import dress
from briefgen.writers.docx.dress import Demand
from briefgen.writers.docx.house.furniture import our_lines
from briefgen.writers.docx.house.looks import Looks
from briefgen.writers.docx.house.numbering import set_number
from briefgen.writers.docx.house.page import undeclared
from briefgen.writers.docx.house.styles import HouseStyles, is_mark, missing, our_styles
from briefgen.writers.docx.house.tree import VAL, Element, is_on, q, remove, value
from briefgen.writers.docx.styles import styles_part
from briefgen.writers.docx.xml import W, Xml, join, part

_STYLE = re.compile("<w:style .*?</w:style>", re.DOTALL)
_THEMED = {"color": ("val", "themeColor"), "shd": ("fill", "themeFill")}
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_OF_THEME = ("themeColor", "themeTint", "themeShade", "themeFill", "themeFillTint", "themeFillShade")


def added_styles(looks: Looks, theme: Theme, page_size: str, language: str, label: Label, demand: Demand) -> Xml:
    """Return the styles that the house does not have."""
    ours = styles_part(theme, page_size, language, label, demand).decode()
    lines = our_lines(theme, dress.geometry(theme, page_size).measure)
    return join(_added(looks, theme, markup) for markup in _STYLE.findall(ours + lines))


@lru_cache(maxsize=4096)
def _added(looks: Looks, theme: Theme, markup: str) -> Xml:
    """Return a style for the house, or nothing if it has it; most styles are the same in all briefs of a theme."""
    found = missing(looks.styles, our_styles(part("w:styles", W, Xml(markup))))
    for style in found:
        recoloured(style, looks, theme)
        if is_mark(value(style, "name")):  # what the house says of all its text does not reach it
            remove(style.find(q("basedOn")))
        _set_back(style, looks.styles)
    return join(undeclared(style) for style in found)


def recoloured(root: Element, looks: Looks, theme: Theme) -> None:
    """Let fonts and colours go by their names in the house's theme, and be told by value where they have none there."""
    fonts = {"major": theme.style("title").family.name, "minor": theme.style("body").family.name}
    there = {"major": looks.palette.major, "minor": looks.palette.minor}
    if not looks.palette.part:
        return
    for node in list(root.iter(q("rFonts"))):
        kind = node.get(q("asciiTheme"), "")[:5]
        if kind and there.get(kind) != fonts[kind]:
            node.attrib.clear()
            for script in ("ascii", "hAnsi", "cs"):
                node.set(q(script), fonts[kind])
    for node in list(root.iter(*map(q, (*_THEMED, *_SIDES)))):
        name, themed = _THEMED.get(etree.QName(node).localname, ("color", "themeColor"))
        if q(name) not in node.attrib:
            continue
        for attribute in _OF_THEME:
            node.attrib.pop(q(attribute), None)
        slot = looks.palette.slot(f"#{node.get(q(name))}")
        if slot:
            node.set(q(themed), slot)


def _set_back(style: Element, house: HouseStyles) -> None:
    """Undo what a style would inherit of the house and that does not suit what it is for."""
    if style.get(q("type")) != "paragraph" or style.find(f"{q('pPr')}/{q('numPr')}") is not None:
        return
    base = value(style, "basedOn")
    chain = house.chain(base)
    numbers = [number for each in chain if (number := each.find(f"{q('pPr')}/{q('numPr')}")) is not None]
    listed = base.startswith("List")  # a list style for words that are not the report's has its bullet or number
    if numbers and not listed and value(numbers[0], "numId", "1") != "0":
        set_number(style, 0)
    properties = style.find(q("pPr"))
    breaking = (each.find(f"{q('pPr')}/{q('pageBreakBefore')}") for each in chain)
    if any(map(is_on, breaking)) and properties is not None:
        node = etree.Element(q("pageBreakBefore"))
        node.set(VAL, "0")
        place = sum(properties.find(q(name)) is not None for name in ("keepNext", "keepLines"))
        properties.insert(place, node)
