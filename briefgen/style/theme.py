"""A theme: the tokens that all writers dress a document with.

In: `themes/<name>.yaml`, in mm for the page, pt for type and `u` (a quarter of the baseline) for space. Out: a frozen
`Theme` in points throughout. A role's line is a cell `lead` high whose baseline lies `foot` above the cell's foot, so
that roles of different size share baselines; see "the setting model" in CONTRIBUTING.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any

from briefgen.style.logos.logo import Logo

POINTS_PER_MM = 72 / 25.4
LONG_QUOTE = 30  # words
BOLD = 600  # the least weight that a family without an axis of weight shows by its bold font


@dataclass(frozen=True, slots=True)
class Face:
    """One font of a family as a style uses it: the file, and the axes of a variable font pinned for it.

    Equal faces are one font, whichever styles name them.
    """

    family: str
    path: Path
    axes: tuple[tuple[str, float], ...] = ()
    italic: bool = False


@dataclass(frozen=True, eq=False, slots=True)
class Family:
    """A font family: its files, the axes a style may set, and the name of a common font to fall back on.

    `bold` and `bold_italic` are of a family whose fonts have no axis of weight.
    """

    name: str
    roman: Path
    italic: Path | None
    axes: Mapping[str, tuple[float, float]]
    fallback: str
    generic: str  # CSS generic family: serif, sans-serif, monospace
    bold: Path | None = None
    bold_italic: Path | None = None


@dataclass(frozen=True, eq=False, slots=True)
class TextStyle:
    """How one role is set. Lengths in points; `colour` is `#RRGGBB`; `hang` is the room for a bullet or number."""

    name: str
    family: Family
    face: Face
    bold: Face
    emphasis: Face
    size: float
    lead: float
    weight: int
    italic: bool
    colour: str
    before: float = 0.0
    after: float = 0.0
    between: float = 0.0
    pad: float = 0.0  # between the rule over a section's heading and the heading; as `after` where nothing is said
    hang: float = 0.0
    tracking: float = 0.0
    capitals: bool = False
    steps: tuple[tuple[float, float], ...] = ()  # (size, lead) to choose a title's size from, largest first
    justified: bool = False  # the spaces of all lines but the last grow or shrink until both edges are even
    hyphenate: bool = True  # words may be divided, in the languages for which the theme asks it
    last_words: int = 1  # the least that the last line of several holds


@dataclass(frozen=True, eq=False, slots=True)
class PageSize:
    """Paper and margins in points; `lines` baselines fit between top and bottom margin."""

    name: str
    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    lines: int


@dataclass(frozen=True, eq=False, slots=True)
class Theme:
    """All tokens of one theme in one of its layouts (`choices.LAYOUTS`), which has its own `tracks`.

    `pieces` says how each piece is dressed (`choices.PIECES`), whatever the layout.
    """

    name: str
    description: str
    layout: str
    pages: Mapping[str, PageSize]
    baseline: float
    unit: float
    foot: float
    tracks: Mapping[str, float]  # widths in points, by the names that the theme's file explains
    families: Mapping[str, Family]
    colours: Mapping[str, str]  # paper, text, ink, muted, mark, tint, rule, panel, on_panel, …
    dark: Mapping[str, str]  # the same names, for dark screens
    styles: Mapping[str, TextStyle]
    rules: Mapping[str, float]
    furniture: Mapping[str, float]  # y positions in points from the top edge of the paper, height of a logo, label size
    pieces: Mapping[str, str]
    hyphenate: frozenset[str] = frozenset()  # languages whose long words may be divided at a line's end
    logo: Logo | None = None  # of the house that a brand names; no theme has one of its own

    def style(self, name: str) -> TextStyle:
        """Return the style of a role; every theme defines every role of `STYLE_NAMES`."""
        return self.styles[name]

    def quote_style(self, words: int) -> str:
        """Return the name of the style that a quotation of so many words is set in: long ones are set smaller."""
        return "quote_long" if words > LONG_QUOTE else "quote"


STYLE_NAMES = (
    "series", "date", "marking", "title", "title_rest", "subtitle", "lead", "section", "subsection", "body", "item",
    "note", "small", "reference", "label", "numeral", "quote", "quote_long", "caption",
    "table_head", "table_row", "table_cell", "footer", "organisation",
    "pull_quote", "key_figure", "axis", "finding_id", "cover_title", "cover_rest", "contents_title",
)  # fmt: skip


def theme_names() -> tuple[str, ...]:
    """Return the names of the themes that ship with briefgen, sorted."""
    folder = resources.files("briefgen.style") / "themes"
    return tuple(sorted(f.name.removesuffix(".yaml") for f in folder.iterdir() if f.name.endswith(".yaml")))


@lru_cache(maxsize=32)
def load_theme(name: str, layout: str = "") -> Theme:
    """Read a theme that ships with briefgen, in one of its layouts, or its own. Raises KeyError if there is none."""
    data = theme_data(name)
    if not layout:
        return load_theme(name, data["layout"])
    return theme_of(data, {key: shipped_family(value) for key, value in data["fonts"].items()}, layout)


def theme_data(name: str) -> dict[str, Any]:
    """Return what the file of a shipped theme says. Raises KeyError if there is none of that name."""
    import yaml

    if name not in theme_names():
        raise KeyError(name)
    text = (resources.files("briefgen.style") / "themes" / f"{name}.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return data


def theme_of(data: Mapping[str, Any], families: Mapping[str, Family], layout: str = "") -> Theme:
    """Return the theme that the data of its file describes, in these families and one of its layouts.

    Raises KeyError if there is no such layout.
    """
    layout = layout or data["layout"]
    arranged = data["layouts"][layout]
    described = styles_in(data, layout)
    grid = data["grid"]
    unit = float(grid["unit_pt"])
    colours = {key: str(value) for key, value in data["colours"].items()}
    styles = {name: _style(name, described[name], families, colours, unit) for name in STYLE_NAMES}
    return Theme(
        name=data["theme"],
        description=data["description"],
        layout=layout,
        pages=MappingProxyType({key: _page(key, value) for key, value in data["page"].items()}),
        baseline=float(grid["baseline_pt"]),
        unit=unit,
        foot=float(grid["foot_pt"]),
        tracks=MappingProxyType({key: value * POINTS_PER_MM for key, value in arranged["tracks_mm"].items()}),
        families=MappingProxyType(families),
        colours=MappingProxyType(colours),
        dark=MappingProxyType({key: str(value) for key, value in data["dark"].items()}),
        styles=MappingProxyType(styles),
        rules=MappingProxyType({key: float(value) for key, value in data["rules_pt"].items()}),
        furniture=MappingProxyType(_furniture(data["furniture"])),
        pieces=MappingProxyType(dict(data["pieces"])),
        hyphenate=frozenset(data.get("hyphenate", ())),
    )


def styles_in(data: Mapping[str, Any], layout: str) -> dict[str, dict[str, Any]]:
    """Return what the data of a theme say of its text styles in a layout."""
    over = data["layouts"][layout].get("styles", {})
    return {name: {**style, **over.get(name, {})} for name, style in data["styles"].items()}


def _page(name: str, data: Mapping[str, Any]) -> PageSize:
    width, height = (value * POINTS_PER_MM for value in data["size_mm"])
    margin = {side: value * POINTS_PER_MM for side, value in data["margin_mm"].items()}
    left, right, top, bottom = (margin[side] for side in ("left", "right", "top", "bottom"))
    return PageSize(name, width, height, left, right, top, bottom, data["lines"])


def shipped_family(data: Mapping[str, Any]) -> Family:
    """Return a family of the fonts that ship with briefgen."""
    folder = Path(str(resources.files("briefgen.style") / "fonts" / data["folder"]))
    italic = folder / data["italic"] if data.get("italic") else None
    axes = {tag: (float(low), float(high)) for tag, (low, high) in data.get("axes", {}).items()}
    return Family(
        data["family"], folder / data["roman"], italic, MappingProxyType(axes), data["fallback"], data["generic"]
    )


def _face(family: Family, weight: float, optical_size: float, width: float, italic: bool) -> Face:
    wanted = {"wght": weight, "opsz": optical_size, "wdth": width}
    axes = tuple((tag, min(max(wanted[tag], low), high)) for tag, (low, high) in sorted(family.axes.items()))
    slanted = (family.bold_italic or family.italic) if weight >= BOLD else family.italic
    upright = (family.bold or family.roman) if weight >= BOLD else family.roman
    path = slanted if italic and slanted else upright
    return Face(family.name, path, axes, italic and slanted is not None)


def _style(
    name: str, data: Mapping[str, Any], families: Mapping[str, Family], colours: Mapping[str, str], unit: float
) -> TextStyle:
    family = families[data["font"]]
    size, weight, italic = float(data["size"]), int(data.get("weight", 400)), bool(data.get("italic", False))
    optical, width = float(data.get("optical_size", size)), float(data.get("width", 100))
    return TextStyle(
        name=name,
        family=family,
        face=_face(family, weight, optical, width, italic),
        bold=_face(family, max(weight, BOLD), optical, width, italic),
        emphasis=_face(family, weight, optical, width, not italic),
        size=size,
        lead=float(data["lead"]),
        weight=weight,
        italic=italic,
        colour=colours[data["colour"]],
        before=float(data.get("before", 0)) * unit,
        after=float(data.get("after", 0)) * unit,
        between=float(data.get("between", 0)) * unit,
        pad=float(data.get("pad", data.get("after", 0))) * unit,
        hang=float(data.get("hang", 0)),
        tracking=round(float(data.get("tracking", 0)), 3),
        capitals=bool(data.get("capitals", False)),
        steps=tuple((float(a), float(b)) for a, b in data.get("steps", ())),
        justified=data.get("align", "ragged") == "justified",
        hyphenate=bool(data.get("hyphenate", True)),
        last_words=int(data.get("last_words", 1)),
    )


def _furniture(data: Mapping[str, Any]) -> dict[str, float]:
    lengths = {key: value * POINTS_PER_MM for key, value in data["y_mm"].items()}
    return {
        **lengths,
        "logo": float(data["logo_pt"]),
        "label_size": float(data["label_size"]),
        "label_pad_x": 5.0,
        "label_pad_y": 3.4,
    }
