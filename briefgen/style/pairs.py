"""Which colour stands on which in a theme, by day and on a dark screen, and how far apart the two must be.

In: the data of a theme. Out: `Pair`s of names of colours, and what stands behind a name. The writers' rules are said
here once more, on purpose: contrast is checked by what a theme says, before a page is written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from briefgen.style.choices import LAYOUTS
from briefgen.style.contrast import GRAPHICS, TEXT, Against, least_for, ratio
from briefgen.style.theme import styles_in

BAND = "band"  # the colour itself as a ground, by day and by night
ON_BAND = "on_band"  # what is set on it
DAY, NIGHT = "colours", "dark"
_TITLE = ("series", "date", "title", "title_rest", "subtitle")
_COVER = ("cover_title", "cover_rest")
_ON_PAPER = (*_TITLE, "marking", "footer", "organisation", "axis", "contents_title")  # stand in no box
_LIGHT = ("paper", ON_BAND)
_SERIES = ("series_1", "series_2", "series_3", "series_4", "bar_muted")


class Pair(NamedTuple):
    """A colour on another, by name: the text style that asks for it, if one does; `what` says what is set."""

    colour: str
    ground: str
    least: float
    what: str
    style: str = ""
    modes: tuple[str, ...] = (DAY, NIGHT)


class Token(NamedTuple):
    """A colour where a theme says it: under `colours`, or under `dark`."""

    mode: str
    name: str


class Failure(NamedTuple):
    """A pair that is too close in a mode, and its ratio."""

    pair: Pair
    mode: str
    ratio: float


def token(data: Mapping[str, Any], name: str, mode: str) -> Token:
    """Return where the colour that a name stands for in a mode is said; what `dark` leaves out is as by day."""
    if name == BAND:
        return Token(DAY, "ink")
    if name == ON_BAND and ON_BAND not in data[DAY]:
        return Token(DAY, "paper")
    return Token(mode if name in data[mode] else DAY, name)


def value(data: Mapping[str, Any], at: Token) -> str:
    """Return the colour that a theme says there."""
    found: str = data[at.mode][at.name]
    return found


def sides(data: Mapping[str, Any], pair: Pair, mode: str) -> tuple[Token, Token]:
    """Return where the two colours of a pair are said."""
    return token(data, pair.colour, mode), token(data, pair.ground, mode)


def failures(data: Mapping[str, Any]) -> tuple[Failure, ...]:
    """Return the pairs of a theme that are too close."""
    found = []
    for pair in pairs(data):
        for mode in pair.modes:
            one, other = sides(data, pair, mode)
            if (apart := ratio(value(data, one), value(data, other))) < pair.least:
                found.append(Failure(pair, mode, apart))
    return tuple(found)


def rules(data: Mapping[str, Any], at: Token, but: Collection[Token] = ()) -> tuple[Against, ...]:
    """Return all that the colour at a place must be told from, with the others as they are, `but` for some."""
    found: dict[str, float] = {}
    for pair in pairs(data):
        for mode in pair.modes:
            both = sides(data, pair, mode)
            other = both[both[0] == at]
            if at in both and other not in but:
                found[value(data, other)] = max(pair.least, found.get(value(data, other), 0.0))
    return tuple(Against(*rule) for rule in found.items())


def pairs(data: Mapping[str, Any]) -> tuple[Pair, ...]:
    """Return every pair that a theme uses, in whichever layout."""
    return tuple(dict.fromkeys((*_of_styles(data), *_of_pieces(data), *_of_charts())))


def _of_styles(data: Mapping[str, Any]) -> Iterator[Pair]:
    pieces = data["pieces"]
    elsewhere = {*_COVER}
    elsewhere |= {*_TITLE} if pieces["title"] == "band" else set()
    elsewhere |= {"table_head"} if pieces["table"] == "filled" else set()
    arranged = [styles_in(data, layout) for layout in LAYOUTS]
    for name in data["styles"]:
        said = [styles[name] for styles in arranged]
        if name not in elsewhere:
            for colour in dict.fromkeys(style["colour"] for style in said):
                least = max(_least(style) for style in said if style["colour"] == colour)
                shown = colour if colour not in _LIGHT else "mark" if name == "marking" else "ink"
                for ground in _grounds(name, data):
                    yield Pair(shown, ground, least, f"`{name}`", name if shown == colour else "")


def _grounds(name: str, data: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what a style stands on; on a reversed panel all has the one colour of text there."""
    if name in _ON_PAPER:
        return ("paper",)
    reversed_panel = data["pieces"]["panel"] == "reversed" or data[DAY]["on_panel"] != data[DAY]["text"]
    return ("paper", "tint") if reversed_panel else ("paper", "tint", "panel")


def _least(style: Mapping[str, Any]) -> float:
    smallest = min([style["size"], *(size for size, _ in style.get("steps", ()))])
    return least_for(smallest, style.get("weight", 400))


def _of_pieces(data: Mapping[str, Any]) -> Iterator[Pair]:
    pieces = data["pieces"]
    grounds = _grounds("body", data)
    for colour in ("text", "ink", "muted"):
        for ground in grounds:
            yield Pair(colour, ground, TEXT, "links, labels and places" if colour != "text" else "text")
    yield Pair("on_panel", "panel", TEXT, "text on panels")
    yield Pair("mark", "paper", TEXT, "draft and embargo")
    yield Pair("accent", "paper", TEXT, "what is worse, in tables")
    if pieces["title"] == "bar":
        yield Pair("paper", "mark", TEXT, "the bar of the embargo")
    uses = (("title", "band", "the title"), ("table", "filled", "heads of tables"), ("callout", "tabbed", "tabs"))
    for piece, dress, what in uses:
        if pieces[piece] == dress:
            yield Pair(ON_BAND, BAND, TEXT, what)
    for colour in ("paper", ON_BAND) if pieces["cover"] == "inked" or pieces["callout"] == "tabbed" else ():
        yield Pair(colour, BAND, TEXT, "the cover, and tabs", modes=(DAY,))
    if pieces["cover"] == "reversed":
        yield Pair("paper", "text", TEXT, "the cover", modes=(DAY,))


def _of_charts() -> Iterator[Pair]:
    for name in _SERIES:
        yield Pair(name, "paper", GRAPHICS, "charts")
    for name in ("series_1", "bar_muted"):
        yield Pair("paper", name, TEXT, "numbers in bars")
