"""Theme in, decisions out: where a page's text stands, and how each kind of box is framed.

The themes differ in kind, not in tint (`theme.layout`): hanging heads beside indented text, a band over two columns, a
headline over one readable column. All that depends on the kind is decided here; `styles` only writes it down.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from briefgen.document.nodes import BoxKind, TextRole
from briefgen.style.theme import PageSize, Theme
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
    left = theme.tracks["side"] + theme.tracks["gap_a"] if theme.layout == "side-heads" else 0.0
    right = measure - theme.tracks["main"] - theme.tracks["gap"] if theme.layout == "headline" else 0.0
    gutter = theme.tracks["gutter"] if theme.layout == "columns" else 0.0
    column = (measure - gutter) / 2 if theme.layout == "columns" else 0.0
    below = theme.pages["a4"].height - theme.furniture["footer_text"] - 1.4 * theme.furniture["label_size"]
    return Geometry(page, measure, left, max(right, 0.0), column, gutter, theme.furniture["label_header"] - 4, below)


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
    """Return the look of the title paragraphs: a filled band in the theme with columns, bare in the others.

    The band has a border of its own colour without space: a thin border with space leaves white notches in LibreOffice.
    """
    if theme.layout != "columns":
        return Look()
    edge = Edge(8, theme.colours["ink"])
    return Look(edge, edge, edge, edge, theme.colours["ink"])


@lru_cache(maxsize=32)
def series(theme: Theme) -> Look:
    """Return the look of the series line: in the band, or under the rule that opens the title block."""
    if theme.layout == "side-heads":
        return Look(top=Edge(theme.rules["title"], theme.colours["ink"], 8))
    return band(theme)


@lru_cache(maxsize=32)
def marking(theme: Theme) -> Look:
    """Return the look of draft and embargo lines: a bar where their text has the paper's colour."""
    if theme.style("marking").colour != theme.colours["paper"]:
        return Look()
    edge = Edge(6, theme.colours["mark"])
    return Look(edge, edge, edge, edge, theme.colours["mark"], indent_left=6, indent_right=6)


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
    fill, ink, rule = theme.colours["panel"], theme.colours["ink"], theme.rules["panel"]
    text = theme.colours["on_panel"] if reversed_panel(theme) else ""
    side = Edge(0.5, fill, 8)
    if theme.layout == "side-heads":  # the tint hangs out, the text in it stays on the text's edge
        top, bottom = Edge(rule, ink, 7), Edge(0.5, fill, 7)
        return Look(top, side, bottom, side, fill, text, page.text_left, 0.0, 3 * theme.unit)
    left = Edge(rule, ink, 10) if rule else side
    indent = left.width + left.space
    edge = Edge(0.5, fill, 6)
    return Look(edge, left, edge, side, fill, text, indent, page.text_right + 8.5, 2 * theme.unit)


def _callout(theme: Theme, page: Geometry) -> Look:
    if theme.layout == "headline":
        edge = Edge(0.5, theme.colours["tint"], 8)
        fill = theme.colours["tint"]
    else:
        edge = Edge(1 if theme.layout == "columns" else theme.rules["hairline"], theme.colours["ink"], 7)
        fill = ""
    pad = edge.width + edge.space
    return Look(edge, edge, edge, edge, fill, "", page.text_left + pad, page.text_right + pad, 2 * theme.unit)


def _allegation(theme: Theme, page: Geometry) -> Look:
    edge = Edge(theme.rules["flag"], theme.colours["muted"], 7)
    level = replace(edge, space=4) if theme.layout == "columns" else edge  # LibreOffice repeats it between paragraphs
    left = Edge(theme.rules["flag_left"], theme.colours["muted"], 7)
    indents = (page.text_left + left.width + left.space, page.text_right + edge.width + edge.space)
    return Look(level, left, level, edge, "", "", *indents, theme.unit)
