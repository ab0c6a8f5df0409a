"""Charts -> inline SVG: the drawing that a PDF has too, in two widths, with its words as text.

In: a figure with a chart. Out: its drawings as `Html`. To a screen reader a drawing is one image with the figure's
description; `data-source` says whose its words are. What is hidden from it is not the chart's: the numbers of an axis.
"""

from __future__ import annotations

from functools import lru_cache
from typing import assert_never

from briefgen.charting.draw import draw
from briefgen.charting.dress import Dress, Measure
from briefgen.charting.shapes import Anchor, Drawing, Marker, Rect, Shape, Sign, Stroke, Words, corners
from briefgen.document.direction import is_right_to_left
from briefgen.document.nodes import Chart, Figure
from briefgen.style.theme import Theme
from briefgen.writers.html.chart_styles import NARROW, SIZE, WIDE
from briefgen.writers.html.context import Context, source
from briefgen.writers.html.markup import Html, element, join

_LINE, _THICK = 20.0, 19.0  # units: the grid, and the thickness of a bar
_HOLLOW = 2.4


def chart(figure: Figure, shown: Chart, context: Context) -> Html:
    """Return the drawings of a chart, of which one is shown."""
    context.charts = True
    return join(_svg(figure, shown, name, width, context) for name, width in (("wide", WIDE), ("narrow", NARROW)))


def _svg(figure: Figure, shown: Chart, name: str, width: int, context: Context) -> Html:
    mirrored = is_right_to_left(context.language)
    dress = Dress(SIZE, _LINE, _THICK, _measure(context.theme), room=float("inf"), mirrored=mirrored)
    drawing = draw(shown, dress, width)
    for shape in drawing.shapes:
        if isinstance(shape, Words):
            context.show(shape.text, "axis", shape.strong)
    told = bool(figure.alternative.strip()) and not figure.decorative
    named = {"role": "img", "aria-label": figure.alternative} if told else {"aria-hidden": "true"}
    size = {"viewBox": f"0 0 {drawing.width:g} {drawing.height:g}", "focusable": "false"}
    kept = {"data-source": source(shown.provenance)}
    return element("svg", {"class": name, **named, **size, **kept}, join(_shapes(drawing)))


def _shapes(drawing: Drawing) -> list[Html]:
    return [_shape(shape) for shape in drawing.shapes]


def _shape(shape: Shape) -> Html:
    colour = shape.colour.replace("_", "-")
    match shape:
        case Rect():
            place = {"x": _n(shape.x), "y": _n(shape.y), "width": _n(shape.width), "height": _n(shape.height)}
            return element("rect", {**place, "class": f"f-{colour}"})
        case Stroke():
            points = " ".join(f"{_n(x)},{_n(y)}" for x, y in shape.points)
            dash = " ".join(map(_n, shape.dash)) or None
            line = {"points": points, "stroke-width": _n(shape.width), "stroke-dasharray": dash}
            return element("polyline", {**line, "class": f"s s-{colour}"})
        case Marker():
            return _marker(shape, colour)
        case Words():
            return _words(shape, colour)
        case _:
            assert_never(shape)


def _words(words: Words, colour: str) -> Html:
    classes = [f"f-{colour}" if words.shown else "unseen", *(["b"] if words.strong else [])]
    anchor = str(words.anchor) if words.anchor is not Anchor.START else None
    place = {"x": _n(words.x), "y": _n(words.y), "text-anchor": anchor, "class": " ".join(classes)}
    return element("text", {**place, "aria-hidden": None if words.own else "true"}, words.text)


def _marker(marker: Marker, colour: str) -> Html:
    """Return a marker; one that stands for a value says it to who points at it."""
    x, y, half = marker.x, marker.y, marker.size / 2
    told = element("title", {}, marker.told) if marker.told else Html()
    match marker.sign:
        case Sign.CIRCLE:
            circle = {"cx": _n(x), "cy": _n(y), "r": _n(half), "stroke-width": _n(_HOLLOW)}
            return element("circle", {**circle, "class": f"m f-paper s-{colour}"}, told)
        case Sign.DOT:
            return element("circle", {"cx": _n(x), "cy": _n(y), "r": _n(half), "class": f"m f-{colour}"}, told)
        case Sign.SQUARE | Sign.TRIANGLE | Sign.DIAMOND:
            points = " ".join(f"{_n(x)},{_n(y)}" for x, y in corners(marker))
        case _:
            assert_never(marker.sign)
    return element("polygon", {"points": points, "class": f"m f-{colour}"}, told)


@lru_cache(maxsize=16)
def _measure(theme: Theme) -> Measure:
    from briefgen.style.faces import text_width

    style = theme.style("axis")

    def measure(text: str, strong: bool) -> float:
        return text_width(style.bold if strong else style.face, text) * SIZE

    return measure


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
