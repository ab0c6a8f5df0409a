"""What a drawing is made of: plain shapes with places, y downwards from the upper left corner.

Colours are names of the theme's, `series_1` or `text`; a writer knows what these are on paper, and on a dark screen.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import assert_never


class Anchor(StrEnum):
    """Which point of a text stands at its place."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Sign(StrEnum):
    """The marker of a series: each series has its own, since colour alone tells nothing."""

    CIRCLE = "circle"  # hollow
    DOT = "dot"  # filled: of a single series
    SQUARE = "square"
    TRIANGLE = "triangle"
    DIAMOND = "diamond"


@dataclass(frozen=True, slots=True)
class Rect:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points; `dash` are lengths of strokes and gaps, empty for a solid line."""

    points: tuple[tuple[float, float], ...]
    colour: str
    width: float
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker around its middle; `told` is what it stands for, where a reader may ask for it."""

    x: float
    y: float
    sign: Sign
    size: float
    colour: str
    told: str = ""


_CORNERS = {
    Sign.SQUARE: ((-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)),
    Sign.TRIANGLE: ((-1.15, 1.0), (1.15, 1.0), (0.0, -1.1)),
    Sign.DIAMOND: ((-1.25, 0.0), (0.0, -1.25), (1.25, 0.0), (0.0, 1.25)),
}


def corners(marker: Marker) -> tuple[tuple[float, float], ...]:
    """Return the corners of a marker, none of a round one."""
    half = marker.size / 2
    return tuple((marker.x + x * half, marker.y + y * half) for x, y in _CORNERS.get(marker.sign, ()))


@dataclass(frozen=True, slots=True)
class Words:
    """A text on one line, its baseline at `y`.

    `own`: it is the chart's, not the tool's. A text that is not `shown` can be read out, found and copied, and is not
    seen: a value that a marker stands for.
    """

    x: float
    y: float
    text: str
    anchor: Anchor = Anchor.START
    colour: str = "text"
    strong: bool = False
    own: bool = True
    shown: bool = True


Shape = Rect | Stroke | Marker | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart as it is drawn: its size, and its shapes in the order in which they are drawn and read."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


_TURNED = {Anchor.START: Anchor.END, Anchor.MIDDLE: Anchor.MIDDLE, Anchor.END: Anchor.START}


def mirrored(drawing: Drawing) -> Drawing:
    """Return the drawing for scripts that run from right to left."""
    return replace(drawing, shapes=tuple(_mirrored(shape, drawing.width) for shape in drawing.shapes))


def _mirrored(shape: Shape, width: float) -> Shape:
    match shape:
        case Rect():
            return replace(shape, x=width - shape.x - shape.width)
        case Stroke():
            return replace(shape, points=tuple((width - x, y) for x, y in shape.points))
        case Marker():
            return replace(shape, x=width - shape.x)
        case Words():
            return replace(shape, x=width - shape.x, anchor=_TURNED[shape.anchor])
        case _:
            assert_never(shape)
