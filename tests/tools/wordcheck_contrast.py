"""A package in, texts that are too pale for their ground out (WCAG 2.2, 1.4.3): 4.5 to 1, whatever their size.

Colours come from the run, its character style, its paragraph's style, the table's style and the defaults, in this
order; grounds from the run, the paragraph, the cell and the table's style. A colour may be one of the theme's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.tools.wordcheck_reading import (
    Element,
    Package,
    Rules,
    attribute,
    every,
    find,
    is_blank,
    short,
    tag,
    text_of,
)

LEAST = 4.5
_PAPER, _TEXT = "FFFFFF", "000000"
_SLOTS = {
    "dark1": "dk1", "light1": "lt1", "dark2": "dk2", "light2": "lt2", "text1": "dk1", "background1": "lt1",
    "text2": "dk2", "background2": "lt2", "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, of 6 hex digits each."""
    lighter, darker = sorted(map(_luminance, (one, other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _is_colour(value: str) -> bool:
    return len(value) == 6 and all(character in "0123456789abcdefABCDEF" for character in value)


def theme_colours(package: Package) -> dict[str, str]:
    """Return the colours of the theme by the names of its slots."""
    found = {}
    for scheme in every(package.root("theme"), "a:clrScheme"):
        for slot in scheme:
            found[short(slot.tag).removeprefix("a:")] = slot[0].get("val", "") if len(slot) else ""
    return found


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a package, and what stands where nothing has one."""

    package: Package
    theme: dict[str, str]
    _of_styles: dict[tuple[str, str], str] = field(default_factory=dict)

    def value(self, element: Element | None, name: str, scheme: str) -> str:
        """Return a colour that an element gives: the theme's, which Word prefers (17.18.97), or its own."""
        slot = attribute(element, scheme)
        themed = self.theme.get(_SLOTS.get(slot, slot), "")
        given = themed or attribute(element, name)
        return given if _is_colour(given) else ""

    def ink(self, element: Element | None) -> str:
        """Return the colour that `w:color` gives."""
        return self.value(element, "w:val", "w:themeColor")

    def fill(self, element: Element | None) -> str:
        """Return the colour that `w:shd` gives; a solid pattern shows its own (17.18.78)."""
        if attribute(element) == "solid":
            return self.value(element, "w:color", "w:themeColor")
        return self.value(element, "w:fill", "w:themeFill")

    def read(self, element: Element | None) -> str:
        """Return the colour that `w:color` or `w:shd` gives."""
        return "" if element is None else self.ink(element) if element.tag == tag("w:color") else self.fill(element)

    def styled(self, style: str, path: str) -> str:
        """Return the colour that a style gives, or one that it is based on."""
        if (style, path) not in self._of_styles:
            given = (self.read(find(each, path)) for each in self.package.chain(style))
            self._of_styles[style, path] = next(filter(None, given), "")
        return self._of_styles[style, path]

    def of_table(self, cell: Element | None, path: str) -> str:
        """Return the colour that the style of a cell's table gives, that of the first row where the cell is in it."""
        table = None if cell is None else next(cell.iterancestors(tag("w:tbl")), None)
        if cell is None or table is None:
            return ""
        style = attribute(find(table, "w:tblPr/w:tblStyle"))
        first = find(table, "w:tr") is cell.getparent()
        of_row = self.styled(style, f"w:tblStylePr[@w:type='firstRow']/{path}") if first else ""
        return of_row or self.styled(style, path)

    def ground(self, paragraph: Element, run: Element | None) -> str:
        """Return what a run stands on."""
        cell = next(paragraph.iterancestors(tag("w:tc")), None)
        named = "" if run is None else attribute(find(run, "w:rPr/w:rStyle"))
        return (
            (self.read(find(run, "w:rPr/w:shd")) if run is not None else "")
            or self.styled(named, "w:rPr/w:shd")
            or self.read(find(paragraph, "w:pPr/w:shd"))
            or self.styled(self.package.paragraph_style(paragraph), "w:pPr/w:shd")
            or (self.read(find(cell, "w:tcPr/w:shd")) if cell is not None else "")
            or self.of_table(cell, "w:tcPr/w:shd")
            or _PAPER
        )

    def colour(self, paragraph: Element, run: Element) -> str:
        """Return the colour of a run."""
        cell = next(paragraph.iterancestors(tag("w:tc")), None)
        return (
            self.read(find(run, "w:rPr/w:color"))
            or self.styled(attribute(find(run, "w:rPr/w:rStyle")), "w:rPr/w:color")
            or self.styled(self.package.paragraph_style(paragraph), "w:rPr/w:color")
            or self.of_table(cell, "w:rPr/w:color")
            or self.read(find(self.package.root("styles"), "w:docDefaults/w:rPrDefault/w:rPr/w:color"))
            or _TEXT
        )


def _texts(package: Package) -> Iterator[str]:
    palette = Palette(package, theme_colours(package))
    found: dict[tuple[str, str], str] = {}
    for paragraph in package.in_stories("w:p"):
        for run in every(paragraph, "w:r"):
            if not is_blank(text_of(run)):
                pair = palette.colour(paragraph, run), palette.ground(paragraph, run)
                found.setdefault(pair, f"{package.paragraph_style(paragraph)} {text_of(run)[:20]!r}")
    for (ink, ground), where in found.items():
        if contrast(ink, ground) < LEAST:
            yield f"{ink} on {ground} is {contrast(ink, ground):.2f} to 1: {where}"


def _marks(package: Package) -> Iterator[str]:
    """Yield numbers and bullets that are too pale: their colour is that of the list's level."""
    palette = Palette(package, theme_colours(package))
    root = package.root("numbering")
    instances = {attribute(each, "w:numId"): attribute(find(each, "w:abstractNumId")) for each in every(root, "w:num")}
    inks = {(attribute(definition, "w:abstractNumId"), attribute(level, "w:ilvl")): find(level, "w:rPr/w:color")
            for definition in every(root, "w:abstractNum") for level in every(definition, "w:lvl")}  # fmt: skip
    found = set()
    for paragraph in package.body("w:p"):
        listed = package.inherited(paragraph, "w:pPr/w:numPr")
        if listed is not None:
            level = attribute(find(listed, "w:ilvl"), default="0")
            ink = palette.read(inks.get((instances.get(attribute(find(listed, "w:numId")), ""), level)))
            if ink:
                found.add((ink, palette.ground(paragraph, None)))
    yield from (f"{ink} on {ground} is {contrast(ink, ground):.2f} to 1" for ink, ground in sorted(found)
                if contrast(ink, ground) < LEAST)  # fmt: skip


_EDGES = ("w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV")
_THEMED = (  # elements, their colour, and the slot of the theme that it repeats
    (("w:color",), "w:val", "w:themeColor"),
    (("w:shd",), "w:fill", "w:themeFill"),
    (_EDGES, "w:color", "w:themeColor"),
)


def _themed(package: Package) -> Iterator[str]:
    """Yield colours that are not those of the theme whose slot they name: programs that know no themes show them."""
    palette, said = Palette(package, theme_colours(package)), set()
    for root in (package.roots[part] for part in (*package.related("styles"), *package.stories)):
        for names, name, scheme in _THEMED:
            for element in every(root, *names):
                slot, given = attribute(element, scheme), attribute(element, name)
                if slot and given != (themed := palette.value(element, name, scheme)):
                    said.add(f"{slot} is {themed or 'not there'}, but repeated as {given}")
    yield from sorted(said)


RULES: Rules = {
    "access.contrast": _texts,
    "access.contrast-of-marks": _marks,
    "edit.theme-colours": _themed,
}
