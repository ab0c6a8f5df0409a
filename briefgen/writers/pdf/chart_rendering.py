"""Charts on the canvas: a drawing becomes one of ReportLab's, and a renderer of ours draws that.

In: a `ChartMark` and its place on the page. Out: operators in the content of the figure's element. Words are the lines
that the typesetter made, in fonts that are embedded; ReportLab knows none of these. Numbers along an axis are
no content of the figure but artifacts: what the chart says is in its words (ISO 32000-1, 14.8.2.2).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any, assert_never

from reportlab.graphics import shapes as graphics
from reportlab.graphics.renderbase import Renderer
from reportlab.lib.colors import Color, HexColor

from briefgen.charting.shapes import Anchor, Drawing, Marker, Rect, Sign, Stroke, Words, corners
from briefgen.writers.pdf.canvas import BriefCanvas
from briefgen.writers.pdf.galley import ChartMark
from briefgen.writers.pdf.lines import SetLine, rgb
from briefgen.writers.pdf.marking import UNSEEN
from briefgen.writers.pdf.strings import decimal
from briefgen.writers.pdf.structure import is_decoration

_HOLLOW = 1.8  # points: the outline of a hollow marker
_ROUND = 0.5523  # of the radius: where the handles of a quarter of a circle lie
_SHARES = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}


def draw_chart(canvas: BriefCanvas, mark: ChartMark, x: float, top: float) -> None:
    """Draw a chart with its upper left corner at x, top."""
    drawing = mark.drawing
    element = canvas.figure(mark.owner, (x, top - drawing.height, x + drawing.width, top))
    renderer = ChartRenderer(canvas, mark, element, x, top)
    with canvas.artifact() if is_decoration(mark.owner) else nullcontext():
        renderer.drawNode(graphic(drawing, dict(mark.colours)))


def graphic(drawing: Drawing, colours: dict[str, str]) -> graphics.Drawing:
    """Return the drawing as ReportLab's, its y upwards; strings name the place of their words among all words."""
    made = graphics.Drawing(drawing.width, drawing.height)
    number = 0
    for shape in drawing.shapes:
        for each in _shapes(shape, colours, drawing.height, number):
            made.add(each)
        number += isinstance(shape, Words)
    return made


def _shapes(
    shape: Rect | Stroke | Marker | Words, colours: dict[str, str], height: float, number: int
) -> Iterator[graphics.Shape]:
    colour = HexColor(colours[shape.colour])
    match shape:
        case Rect():
            y = height - shape.y - shape.height
            yield graphics.Rect(shape.x, y, shape.width, shape.height, fillColor=colour, strokeColor=None)
        case Stroke():
            points = [value for x, y in shape.points for value in (x, height - y)]
            yield graphics.PolyLine(
                points, strokeColor=colour, strokeWidth=shape.width, strokeDashArray=list(shape.dash) or None
            )
        case Marker():
            yield _marker(shape, colour, HexColor(colours["paper"]), height)
        case Words():
            yield graphics.String(shape.x, height - shape.y, str(number), textAnchor=str(shape.anchor))
        case _:
            assert_never(shape)


def _marker(marker: Marker, colour: Color, ground: Color, height: float) -> graphics.Shape:
    x, y, half = marker.x, height - marker.y, marker.size / 2
    match marker.sign:
        case Sign.CIRCLE:
            return graphics.Circle(x, y, half, fillColor=ground, strokeColor=colour, strokeWidth=_HOLLOW)
        case Sign.DOT:
            return graphics.Circle(x, y, half, fillColor=colour, strokeColor=None)
        case Sign.SQUARE | Sign.TRIANGLE | Sign.DIAMOND:
            points = [value for a, b in corners(marker) for value in (a, height - b)]
            return graphics.Polygon(points, fillColor=colour, strokeColor=None)
        case _:
            assert_never(marker.sign)


class ChartRenderer(Renderer):  # type: ignore[misc]  # ReportLab has no types
    """Draws one chart on our canvas."""

    def __init__(self, canvas: BriefCanvas, mark: ChartMark, element: Any, x: float, top: float) -> None:
        self.canvas, self.element, self.owner = canvas, element, mark.owner
        self.x, self.y = x, top - mark.drawing.height
        words = (shape for shape in mark.drawing.shapes if isinstance(shape, Words))
        self.lines: list[tuple[Words, SetLine]] = list(zip(words, mark.lines, strict=True))

    def drawNode(self, node: graphics.Shape) -> None:  # ReportLab's name
        """Draw a shape, or all of a group."""
        self.drawNodeDispatcher(node)

    def drawRect(self, rect: graphics.Rect) -> None:
        """Fill a rectangle."""
        place = self._at(rect.x, rect.y)
        self._paint(rect, f"{place} {rect.width:.2f} {rect.height:.2f} re")

    def drawPolyLine(self, line: graphics.PolyLine) -> None:
        """Draw a line through points."""
        self._paint(line, self._path(line.points), filled=False)

    def drawPolygon(self, shape: graphics.Polygon) -> None:
        """Fill a polygon."""
        self._paint(shape, self._path(shape.points) + " h")

    def drawCircle(self, circle: graphics.Circle) -> None:
        """Draw a circle of four curves."""
        x, y, r, k = circle.cx, circle.cy, circle.r, circle.r * _ROUND
        at = self._at
        curves = (
            f"{at(x + r, y + k)} {at(x + k, y + r)} {at(x, y + r)} c",
            f"{at(x - k, y + r)} {at(x - r, y + k)} {at(x - r, y)} c",
            f"{at(x - r, y - k)} {at(x - k, y - r)} {at(x, y - r)} c",
            f"{at(x + k, y - r)} {at(x + r, y - k)} {at(x + r, y)} c h",
        )
        self._paint(circle, f"{at(x + r, y)} m {' '.join(curves)}")

    def drawString(self, string: graphics.String) -> None:
        """Draw the words of a string, by their anchor."""
        words, line = self.lines[int(string.text)]
        x = self.x + string.x - _SHARES[words.anchor] * line.width
        if not words.shown:
            chunks = tuple(chunk._replace(look=chunk.look + UNSEEN) for chunk in line.chunks)
            line = SetLine(line.width, chunks, line.spans)
        owner = self.owner if words.own and self.element is not None else None
        self.canvas.text(line, x, self.y + string.y, owner)

    def _at(self, x: float, y: float) -> str:
        return f"{self.x + x:.2f} {self.y + y:.2f}"

    def _path(self, points: list[float]) -> str:
        pairs = list(zip(points[::2], points[1::2], strict=True))
        first, *rest = (self._at(x, y) for x, y in pairs)
        return " ".join((f"{first} m", *(f"{each} l" for each in rest)))

    def _paint(self, shape: graphics.Shape, path: str, filled: bool = True) -> None:
        """Fill and outline a path, as the shape's colours are."""
        fill = _rgb(shape.fillColor) if filled else ""
        stroke = _rgb(shape.strokeColor)
        code = [f"{fill} rg"] if fill else []
        if stroke:
            dash = " ".join(map(decimal, shape.strokeDashArray or ()))
            code += [f"q {stroke} RG {decimal(shape.strokeWidth)} w 1 j [{dash}] 0 d"]
        code += [path, "B" if fill and stroke else "f" if fill else "S"]
        self.canvas.draw(" ".join(code) + (" Q" if stroke else ""), self.element)


def _rgb(colour: Color | None) -> str:
    return rgb("#" + colour.hexval()[2:]) if colour is not None else ""
