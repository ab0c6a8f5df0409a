"""A brand: the logo, the one colour and the fonts of a house, laid over whichever theme a brief is set in.

In: what `config` read of a brand's file, and the data of a theme. Out: the data with the brand's in their place. Only
the theme's `ink` is replaced: text stays black, and the mark of a draft or an embargo is a warning, which looks the
same whoever publishes. What has the ink's hue in a theme (tint, panel, rules, the first series of charts) goes with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefgen.style.contrast import nearest
from briefgen.style.logos.logo import Logo
from briefgen.style.oklch import to_hex, to_oklch
from briefgen.style.own_family import own_family
from briefgen.style.pairs import DAY, NIGHT, Token, rules
from briefgen.style.theme import Family

INK = Token(DAY, "ink")
DARK_INK = Token(NIGHT, "ink")
FONTS = ("text", "headings", "notes")
_HEADINGS = (
    "title", "title_rest", "section", "subsection", "numeral", "key_figure", "cover_title", "cover_rest",
    "contents_title",
)  # fmt: skip
_TEXT = ("lead", "body", "item", "quote", "quote_long", "pull_quote", "table_cell", "subtitle")
_HOMES = {"text": "body", "headings": "title", "notes": "note"}  # the style whose font in a theme a brand's stands for
_KEPT = ("paper", "text", "muted", "mark", "on_panel", "on_band")
_FOLLOWING = ("tint", "panel", "rule")
_SAME_HUE = 40.0  # degrees
_GREY = 0.03  # chroma: less has no hue to speak of
_NIGHT_CHROMA = 0.12


@dataclass(frozen=True, slots=True)
class Brand:
    """What a house puts in place of a theme's own; empty where it leaves the theme's. Equal keys, equal brands.

    `fonts` are the entries of its file by role (`FONTS`), their files in `folder`.
    """

    key: str
    organisation: str = field(default="", compare=False)
    ink: str = field(default="", compare=False)
    dark: str = field(default="", compare=False)
    fonts: Mapping[str, Mapping[str, Any]] = field(default_factory=dict, compare=False)
    folder: Path = field(default=Path(), compare=False)
    logo: Logo | None = field(default=None, compare=False)


def laid_over(
    data: Mapping[str, Any], families: Mapping[str, Family], brand: Brand
) -> tuple[dict[str, Any], dict[str, Family]]:
    """Return a theme's data and families with the brand's in their place."""
    coloured = _coloured(data, brand.ink, brand.dark) if brand.ink else dict(data)
    return _set_in(coloured, families, brand)


# ------------------------------------------------------------------------------------------------------------ colours


def _coloured(data: Mapping[str, Any], ink: str, dark: str) -> dict[str, Any]:
    old, same = data[DAY]["ink"], same_as_ink(data)
    day = {name: ink if name in same else value for name, value in data[DAY].items()}
    day |= {name: _turned(day[name], old, ink) for name in _FOLLOWING}
    by_day = {**data, DAY: day}
    by_night = dark or _by_night(by_day, ink)
    return {**by_day, NIGHT: {**data[NIGHT], **dict.fromkeys(same_by_night(data), by_night)}}


def same_as_ink(data: Mapping[str, Any]) -> frozenset[str]:
    """Return the names of the colours that are a theme's ink, and so a brand's: panels, series, those of its own."""
    return frozenset(name for name, value in data[DAY].items() if value == data[DAY]["ink"] and name not in _KEPT)


def same_by_night(data: Mapping[str, Any]) -> frozenset[str]:
    """Return those that are the ink on dark screens, too."""
    return frozenset(name for name in same_as_ink(data) if data[NIGHT].get(name) == data[NIGHT]["ink"])


def _turned(colour: str, old: str, ink: str) -> str:
    """Return a pale colour turned to the hue of a new ink, as strong and as light, if it has the hue of the old one."""
    lightness, chroma, hue = to_oklch(colour)
    was, now = to_oklch(old), to_oklch(ink)
    if was[1] < _GREY or abs((hue - was[2] + 180) % 360 - 180) > _SAME_HUE:
        return colour
    return to_hex((lightness, 0.0 if now[1] < _GREY else chroma, now[2]))


def _by_night(data: Mapping[str, Any], ink: str) -> str:
    """Return an ink for dark screens: of the brand's hue, as light as the theme's own is there, and readable."""
    _, chroma, hue = to_oklch(ink)
    wanted = to_hex((to_oklch(data[NIGHT]["ink"])[0], min(chroma, _NIGHT_CHROMA), hue))
    return nearest(wanted, rules(data, DARK_INK)) or wanted


# -------------------------------------------------------------------------------------------------------------- fonts


def _set_in(
    data: dict[str, Any], families: Mapping[str, Family], brand: Brand
) -> tuple[dict[str, Any], dict[str, Family]]:
    """Return the theme set in the brand's fonts."""
    homes = {role: data["styles"][style]["font"] for role, style in _HOMES.items()}
    own: dict[str, Family] = {}
    for role, entry in brand.fonts.items():
        family, _ = own_family(entry, brand.folder, families[homes[role]])
        if family is not None:
            own[role] = family
    if not own:
        return data, dict(families)

    def font(style: str, theirs: str) -> str:
        role = next((role for role in _roles(style, theirs, homes) if role in own), "")
        return f"brand {role}" if role else theirs

    styles = {name: {**said, "font": font(name, said["font"])} for name, said in data["styles"].items()}
    layouts = {name: {**said, "styles": _without_fonts(said)} for name, said in data["layouts"].items()}
    added = {f"brand {role}": family for role, family in own.items()}
    return {**data, "styles": styles, "layouts": layouts}, {**families, **added}


def _without_fonts(arranged: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    styles = arranged.get("styles", {})
    return {name: {key: value for key, value in said.items() if key != "font"} for name, said in styles.items()}


def _roles(style: str, theirs: str, homes: Mapping[str, str]) -> Iterable[str]:
    """Return the fonts of a brand that a text style may take, the nearest first.

    A style keeps a font that is none of the theme's three (figures in a mono). Where a theme has one font for several
    roles, a brand's `text` stands for those that the brand does not name.
    """
    role = "headings" if style in _HEADINGS else "text" if style in _TEXT else "notes"
    if role == "notes" and homes["notes"] != homes["text"]:
        order: tuple[str, ...] = ("notes", "headings", "text")
    else:
        order = (role, "text")
    return (each for each in order if homes[each] == theirs)
