"""Columns: the tracks that a galley is set in.

In: a theme and a page. Out: a `Column` for each kind of galley that the theme's layout has.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from briefgen.style.theme import PageSize, Theme

SIDE_HEADS = ("side-heads", "report")  # layouts with headings beside the text


class References(Enum):
    """Where evidence references stand."""

    TRACK = "track"  # right-aligned in a track of their own
    HANG = "hang"  # in the hang of the item: the finding over its line
    BEHIND = "behind"  # behind the text


@dataclass(frozen=True, slots=True)
class Column:
    """The tracks of a galley, measured from its left edge."""

    width: float
    text: float  # where text begins
    measure: float  # of text
    wide: float  # of leads, tables and figures
    side: float = 0.0  # of the heading track; 0: headings stand above
    side_x: float = 0.0
    references: References = References.HANG
    page_height: float = 700.0  # of a whole column, to judge what may stay in one piece
    small: bool = False  # a sidebar: everything in the note style
    colour: str = ""  # of all text, on a dark ground
    edge: float = 0.0  # the right edge of references
    quoted: str = ""  # in a block quotation: the style of the report's words
    flag: bool = False  # in an allegation box: a finding stands as it would in a list
    margin: tuple[float, float] = (0.0, 0.0)  # of the paper beside it
    bare: bool = False  # in a box: section headings have no rule
    unruled: bool = False  # a whole page without rules above its sections
    items: str = "item"  # the style of list items

    def inset(self, left: float, right: float = 0.0) -> Column:
        """Return the column with its text moved in on both sides."""
        return replace(self, text=self.text + left, measure=self.measure - left - right, wide=self.wide - left - right)


def side_heads(theme: Theme, page: PageSize) -> Column:
    """Return the column with headings beside the text and references in a track at the right."""
    tracks = theme.tracks
    width = page.width - page.left - page.right
    text = tracks["side"] + tracks["gap_a"]
    spare = width - tracks["full"]
    return Column(
        width=width, text=text, measure=tracks["main"] + spare, wide=tracks["wide"] + spare, side=tracks["side"],
        references=References.TRACK, page_height=_height(theme, page), edge=width,
    )  # fmt: skip


def full(theme: Theme, page: PageSize) -> Column:
    """Return the column as wide as the page's text, for title blocks and what stands above two columns."""
    width = page.width - page.left - page.right
    return Column(
        width=width, text=0.0, measure=width, wide=width, page_height=_height(theme, page), edge=width,
        margin=(page.left, page.right),
    )  # fmt: skip


def narrow(theme: Theme, page: PageSize) -> Column:
    """Return one of two columns."""
    width = (page.width - page.left - page.right - theme.tracks["gutter"]) / 2
    return Column(width=width, text=0.0, measure=width, wide=width, page_height=_height(theme, page), edge=width)


def main(theme: Theme, page: PageSize) -> Column:
    """Return the column beside a sidebar."""
    width = page.width - page.left - page.right - theme.tracks["gap"] - theme.tracks["sidebar"]
    return Column(width=width, text=0.0, measure=width, wide=width, page_height=_height(theme, page), edge=width)


def headed(theme: Theme, page: PageSize) -> Column:
    """Return the column of what a sidebar's page has no room for: headings take the sidebar's room, at the left."""
    width = page.width - page.left - page.right
    text = theme.tracks["sidebar"] + theme.tracks["gap"]
    return Column(
        width=width, text=text, measure=width - text, wide=width - text, side=theme.tracks["sidebar"],
        page_height=_height(theme, page), edge=width,
    )  # fmt: skip


def labelled(theme: Theme, page: PageSize) -> Column:
    """Return the column of a headline page without a sidebar: headings in a narrow track of labels."""
    width = page.width - page.left - page.right
    label = theme.tracks["label"]
    text = label + theme.tracks["label_gap"]
    return Column(
        width=width, text=text, measure=width - text, wide=width - text, side=label, page_height=_height(theme, page),
        edge=width, unruled=True,
    )  # fmt: skip


def card(theme: Theme, column: Column) -> Column:
    """Return one of two columns that cards, or short sections, stand in side by side."""
    width = (column.width - theme.tracks["card_gutter"]) / 2
    return Column(
        width=width, text=0.0, measure=width, wide=width, page_height=column.page_height, edge=width, unruled=True,
        items="body",
    )  # fmt: skip


def sidebar(theme: Theme, page: PageSize) -> Column:
    """Return the sidebar."""
    width, pad = theme.tracks["sidebar"], 9.0
    measure = width - 2 * pad
    return Column(
        width=width, text=pad, measure=measure, wide=measure, references=References.BEHIND,
        page_height=_height(theme, page), small=True, edge=width - pad,
    )  # fmt: skip


def _height(theme: Theme, page: PageSize) -> float:
    return page.lines * theme.baseline
