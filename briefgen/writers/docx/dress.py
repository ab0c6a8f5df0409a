"""Theme in, decisions out: where a page's text stands, and how each kind of box is framed.

Where text stands goes by the layout (`theme.layout`): hanging heads beside indented text, two columns, one readable
column, a cover before all. How a piece is framed goes by its dress (`theme.pieces`), whatever the layout. All of that
is decided here; `styles` only writes it down.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from briefgen.document.nodes import BoxKind, TextRole
from briefgen.style.theme import PageSize, TextStyle, Theme
from briefgen.writers.docx.theme_part import strong_colour


class Frame(Enum):
    """What paragraphs stand in: the flow of text, or a run of paragraphs with one border, one shade, one indent."""

    FLOW = ""
    PANEL = "Panel"
    CALLOUT = "Callout"
    ALLEGATION = "Allegation"
    QUOTE = "Quote"
    PULL_QUOTE = "Pull Quote"


FRAMES: dict[BoxKind, Frame] = {
    BoxKind.PANEL: Frame.PANEL,
    BoxKind.CALLOUT: Frame.CALLOUT,
    BoxKind.ALLEGATION: Frame.ALLEGATION,
}


class Ground(Enum):
    """What text stands on, where references and links need a colour for it; the value ends their styles' names."""

    PAPER = ""
    PANEL = " on Panel"
    DARK = " Reversed"


@dataclass(frozen=True, slots=True, order=True)
class Variant:
    """How the paragraphs of one box are set, all alike, since Word draws a box around equal neighbours only.

    `hung`: the box holds a list, so all of it has a hanging indent. `apart`: it follows a box of the same kind.
    """

    frame: str
    hung: bool = False
    apart: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Mixture:
    """A character style, by its name, in bold or italic or both."""

    base: str
    strong: bool
    emphasis: bool

    @property
    def name(self) -> str:
        """Return the name of the style as Word shows it."""
        return f"{self.base}{' Strong' * self.strong}{' Emphasis' * self.emphasis}"


@dataclass(frozen=True, slots=True)
class Demand:
    """What one document asks of the style sheet beside the styles that all have.

    `title_step` is the size of its title among those of the theme; `title_parted`: its rest stands on a line below.
    """

    title_step: int = 0
    title_parted: bool = True
    variants: frozenset[Variant] = frozenset()
    mixtures: frozenset[Mixture] = frozenset()


@dataclass(frozen=True, slots=True)
class Edge:
    """One side of a border, in points."""

    width: float
    colour: str
    space: float = 0.0


@dataclass(frozen=True, slots=True)
class Look:
    """How a frame looks: its sides (None: no line), its fill, and the indents of its text, in points."""

    top: Edge | None = None
    left: Edge | None = None
    bottom: Edge | None = None
    right: Edge | None = None
    fill: str = ""
    text: str = ""  # colour of all text in it; empty: as everywhere
    indent_left: float = 0.0
    indent_right: float = 0.0
    before: float = 0.0


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where text stands on the page, in points from the left and right margin."""

    page: PageSize
    measure: float  # between the margins
    text_left: float
    text_right: float
    column: float  # width of one of two columns, 0 where the theme has none
    gutter: float
    header: float  # from the paper's top edge
    footer: float  # from the paper's bottom edge


@lru_cache(maxsize=32)
def geometry(theme: Theme, page_size: str) -> Geometry:
    """Return where the theme sets text on paper of this size."""
    page = theme.pages[page_size]
    measure = page.width - page.left - page.right
    left = theme.tracks["side"] + theme.tracks["gap_a"] if hangs_heads(theme) else 0.0
    right = measure - theme.tracks["main"] - theme.tracks["gap"] if theme.layout == "headline" else 0.0
    gutter = theme.tracks["gutter"] if theme.layout == "columns" else 0.0
    column = (measure - gutter) / 2 if theme.layout == "columns" else 0.0
    below = theme.pages["a4"].height - theme.furniture["footer_text"] - 1.4 * theme.furniture["label_size"]
    return Geometry(page, measure, left, max(right, 0.0), column, gutter, theme.furniture["label_header"] - 4, below)


def hangs_heads(theme: Theme) -> bool:
    """Tell whether headings stand at the margin and text is indented beside them."""
    return theme.layout in ("side-heads", "report")


def has_cover(theme: Theme) -> bool:
    """Tell whether the title stands on a page of its own."""
    return theme.layout == "report"


def reversed_panel(theme: Theme) -> bool:
    """Tell whether a panel's text has a colour of its own, so that references and links need one as well."""
    return theme.colours["on_panel"] != theme.colours["text"]


def frame_ground(theme: Theme, frame: Frame) -> Ground:
    """Return what the text in a frame stands on."""
    return Ground.PANEL if frame is Frame.PANEL and reversed_panel(theme) else Ground.PAPER


def role_ground(theme: Theme, role: TextRole) -> Ground:
    """Return what a paragraph of the flow stands on: a band or a bar, where the theme has them."""
    if role in (TextRole.SERIES, TextRole.DATE, TextRole.TITLE_REST, TextRole.SUBTITLE):
        return Ground.DARK if band(theme).fill else Ground.PAPER
    return Ground.DARK if role is TextRole.MARKING and marking(theme).fill else Ground.PAPER


@lru_cache(maxsize=32)
def band(theme: Theme) -> Look:
    """Return the look of the title paragraphs: on a cover, on a filled band, or bare.

    The band has a border of its own colour without space: a thin border with space leaves white notches in LibreOffice.
    """
    if has_cover(theme):
        colour = theme.colours["ink" if theme.pieces["cover"] == "inked" else "text"]
        edge, level = Edge(12, colour), Edge(12, colour, 28)
        return Look(level, edge, level, edge, colour)
    if theme.pieces["title"] != "band":
        return Look()
    edge = Edge(8, theme.colours["ink"])
    return Look(edge, edge, edge, edge, theme.colours["ink"])


@lru_cache(maxsize=32)
def series(theme: Theme) -> Look:
    """Return the look of the series line: in the band, or under the rule that opens the title block."""
    if theme.pieces["title"] == "ruled" and not has_cover(theme):
        return Look(top=Edge(theme.rules["title"], theme.colours["ink"], 8))
    return band(theme)


@lru_cache(maxsize=32)
def marking(theme: Theme) -> Look:
    """Return the look of draft and embargo lines: a bar, or bare."""
    if theme.pieces["title"] != "bar" or theme.style("marking").colour != theme.colours["paper"]:
        return Look()
    edge = Edge(6, theme.colours["mark"])
    return Look(edge, edge, edge, edge, theme.colours["mark"], indent_left=6, indent_right=6)


_ON_BAND = ("series", "date", "title", "title_rest", "subtitle", "cover_title", "cover_rest")


def shown(theme: Theme, style: TextStyle) -> TextStyle:
    """Return a style of the title block or of a table's head in a colour that shows on the ground it has here."""
    light = (theme.colours["paper"], theme.colours.get("on_band", ""))
    grounds = {"marking": bool(marking(theme).fill), "table_head": theme.pieces["table"] == "filled"}
    dark = grounds.get(style.name, style.name in _ON_BAND and bool(band(theme).fill))
    if dark:
        return style if style.colour in light else replace(style, colour=theme.colours["paper"])
    instead = theme.colours["mark" if style.name == "marking" else "text"]
    return replace(style, colour=instead) if style.colour in light else style


@lru_cache(maxsize=32)
def look(theme: Theme, page_size: str, frame: Frame) -> Look:
    """Return the look of a frame in the theme."""
    page = geometry(theme, page_size)
    match frame:
        case Frame.FLOW:
            return Look(indent_left=page.text_left, indent_right=page.text_right)
        case Frame.PANEL:
            return _panel(theme, page)
        case Frame.CALLOUT:
            return _callout(theme, page)
        case Frame.ALLEGATION:
            return _allegation(theme, page)
        case Frame.QUOTE:
            edge = Edge(theme.rules["quote"], strong_colour(theme), 8)
            return Look(left=edge, indent_left=page.text_left + 8 + edge.width, indent_right=page.text_right)
        case Frame.PULL_QUOTE:
            return _pull_quote(theme, page)


def _pull_quote(theme: Theme, page: Geometry) -> Look:
    """Return the look of a pull quote: between two rules, or behind a bar."""
    ink = strong_colour(theme)
    if theme.pieces["pull_quote"] == "ruled":
        top, bottom = Edge(3, ink, 6), Edge(1, ink, 6)
        return Look(top, None, bottom, None, "", "", page.text_left, page.text_right, 2 * theme.unit)
    bar = Edge(theme.rules["quote"], ink, 11)
    left = page.text_left + bar.width + bar.space
    return Look(left=bar, indent_left=left, indent_right=page.text_right, before=2 * theme.unit)


def _panel(theme: Theme, page: Geometry) -> Look:
    """Return the look of a panel. Beside hanging heads its ground hangs out, so that the text stays on its edge."""
    fill, ink, rule = theme.colours["panel"], theme.colours["ink"], theme.rules["panel"]
    text = theme.colours["on_panel"] if reversed_panel(theme) else ""
    side, level = Edge(0.5, fill, 8), Edge(0.5, fill, 7)
    tinted, barred = (theme.pieces["panel"] == dress for dress in ("tinted", "barred"))
    top = Edge(rule, ink, 7) if tinted else level
    left = Edge(rule, ink, 10) if barred else side
    if hangs_heads(theme):
        return Look(top, left, level, side, fill, text, page.text_left, 0.0, 3 * theme.unit)
    indent = left.width + left.space
    return Look(top, left, level, side, fill, text, indent, page.text_right + 8.5, 2 * theme.unit)


def _callout(theme: Theme, page: Geometry) -> Look:
    ink, unit = theme.colours["ink"], theme.unit
    match theme.pieces["callout"]:
        case "ruled":
            edge = Edge(theme.rules["section"], ink, 5)
            return Look(edge, None, edge, None, "", "", page.text_left, page.text_right, 2 * unit)
        case "tinted":
            side, fill = Edge(0.5, theme.colours["tint"], 8), theme.colours["tint"]
            top = Edge(theme.rules["section"], theme.colours["text"], 6)
            pad = side.width + side.space
            return Look(top, side, side, side, fill, "", page.text_left + pad, page.text_right + pad, 2 * unit)
        case _:
            edge = Edge(1, ink, 7)
            pad = edge.width + edge.space
            return Look(edge, edge, edge, edge, "", "", page.text_left + pad, page.text_right + pad, 2 * unit)


def _allegation(theme: Theme, page: Geometry) -> Look:
    tabbed = theme.pieces["allegation"] == "tabbed"
    edge = Edge(theme.rules["flag"], theme.colours["text" if tabbed else "muted"], 7)
    level = replace(edge, space=4) if page.column else edge  # LibreOffice repeats it between paragraphs of columns
    left = edge if tabbed else replace(edge, width=theme.rules["flag_left"])
    indents = (page.text_left + left.width + left.space, page.text_right + edge.width + edge.space)
    return Look(level, left, level, edge, "", "", *indents, theme.unit)
