"""A theme and the looks of a house in, that theme in the house's fonts, colours, sizes and page out.

What we add to a house's styles is made from this theme as any other. Text stands between the house's margins: no side
track, no columns, no band; what is light on dark there is dark on paper here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from briefgen.style.contrast import TEXT as READABLE
from briefgen.style.contrast import ratio
from briefgen.style.theme import TextStyle, Theme
from briefgen.writers.docx.house.colours import mixed
from briefgen.writers.docx.house.looks import PAPER, Looks
from briefgen.writers.docx.house.page import HousePage

PLAIN = "plain"  # a layout that is none of the shipped ones: one column from margin to margin, in the document's order
_HEADED = {"title": "Title", "section": "Heading1", "subsection": "Heading2"}  # our styles that the house has by name
_COLOURED = {  # whatever the theme has for them
    **dict.fromkeys(("title", "title_rest", "section", "subsection", "label", "numeral"), "ink"),
    "marking": "mark",
}
_PIECES = {  # bare on the house's paper: a rule, a band or a ground of ours would be none of its own
    "title": "bar", "panel": "barred", "callout": "tabbed", "quote": "barred", "pull_quote": "barred",
    "allegation": "barred", "table": "open",
}  # fmt: skip
_LEAST = 8.0  # points
_HEADINGS = ("title", "title_rest", "section", "subsection", "label", "table_head", "numeral")


def derived(theme: Theme, looks: Looks, page: HousePage | None) -> Theme:
    """Return the theme as the house would have it."""
    colours = _colours(looks)
    styles = {name: _style(theme, style, looks, colours) for name, style in theme.styles.items()}
    sized = _paged(theme, page) if page is not None else theme
    return replace(
        sized,
        layout=PLAIN,
        pieces=MappingProxyType({**theme.pieces, **_PIECES}),
        families=MappingProxyType({style.family.name: style.family for style in styles.values()}),
        colours=MappingProxyType({**theme.colours, **colours}),
        styles=MappingProxyType(styles),
        rules=MappingProxyType({**theme.rules, "panel": max(theme.rules["panel"], 2.0)}),
    )


def _paged(theme: Theme, page: HousePage) -> Theme:
    """Return the theme on the house's paper, whatever paper an audience asks for."""
    label = theme.furniture["label_size"]
    furniture = {  # what `dress.geometry` takes the places of header and footer from
        **theme.furniture,
        "label_header": page.header + 4,
        "footer_text": page.size.height - page.footer - 1.4 * label,
    }
    pages = dict.fromkeys(theme.pages, page.size)
    return replace(theme, pages=MappingProxyType(pages), furniture=MappingProxyType(furniture))


def _colours(looks: Looks) -> dict[str, str]:
    normal = looks.of("Normal")
    text = normal.colour if ratio(normal.colour, PAPER) >= READABLE else "#000000"
    tint = _tint(looks, text)

    def readable(colour: str, *grounds: str) -> str:
        return colour if colour and all(ratio(colour, ground) >= READABLE for ground in grounds) else text

    palette = looks.palette.colours
    ink = looks.of("Heading1").colour if "Heading1" in looks.styles.styles else palette.get("accent1", "")
    ink = readable(ink, PAPER, tint)
    return {
        "paper": PAPER,
        "text": text,
        "ink": ink,
        "series_1": ink,  # of charts; the others keep to the theme's, which colour-blind readers can tell apart
        "muted": readable(mixed(text, PAPER, 0.75), PAPER, tint),
        "mark": readable(palette.get("accent2", ""), PAPER),
        "tint": tint,
        "panel": tint,
        "on_panel": text,
        "rule": mixed(text, PAPER, 0.3),
    }


def _tint(looks: Looks, text: str) -> str:
    """Return a fill that text can be read on: the house's second background if it is light, else a breath of ink."""
    light = looks.palette.colours.get("background2", "")
    if light and ratio(light, PAPER) > 1.05 and ratio(text, light) >= 2 * READABLE:
        return light
    accent = looks.palette.colours.get("accent1", text)
    return mixed(accent, PAPER, 0.1)


def _style(theme: Theme, style: TextStyle, looks: Looks, colours: Mapping[str, str]) -> TextStyle:
    """Return a style of the theme in the house's font, colour and proportion."""
    headed = _HEADED.get(style.name, "")
    known = looks.of(headed) if headed in looks.styles.styles else None
    scale = looks.of("BodyText").size / theme.style("body").size
    points = known.size if known else _size(style, looks, scale)
    font = known.font if known else _heading_font(looks) if style.name in _HEADINGS else looks.of("BodyText").font
    return replace(
        style,
        family=replace(style.family, name=font, fallback=""),
        size=points,
        lead=points * max(style.lead / style.size, 1.15),
        weight=(700 if known.bold else 400) if known else style.weight,
        colour=_colour(theme, style, colours),
        steps=(),
    )


def _heading_font(looks: Looks) -> str:
    return looks.of("Heading1").font if "Heading1" in looks.styles.styles else looks.palette.major or looks.of("").font


def _size(style: TextStyle, looks: Looks, scale: float) -> float:
    """Return a size in proportion to the house's text; what stands beside the title goes by the title."""
    if style.name in ("title_rest", "subtitle") and "Title" in looks.styles.styles:
        return max(round(looks.of("Title").size * 1.2) / 2, looks.of("BodyText").size)
    if style.name in ("item", "lead", "quote", "quote_long", "note", "table_cell"):
        scale = min(scale * style.size, looks.of("BodyText").size * 1.1) / style.size
    return max(round(style.size * scale * 2) / 2, _LEAST)


def _colour(theme: Theme, style: TextStyle, colours: Mapping[str, str]) -> str:
    """Return the colour of a style: that of the same name; what is as light as paper stands on paper here."""
    name = next((key for key in ("text", "ink", "muted", "mark") if theme.colours[key] == style.colour), "text")
    return colours[_COLOURED.get(style.name, name)]
