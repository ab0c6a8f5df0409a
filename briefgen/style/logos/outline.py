"""The outline of a shape of an SVG: paths, rectangles, circles, lines -> segments in the logo's own units.

In: an element's name and attributes, and the matrix that places it. Out: segments; arcs and quadratic curves become
the cubic curves that PDF has. Paths are read by fontTools.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from briefgen.style.logos.logo import LogoError, Mistake, Segment
from briefgen.style.logos.paint import number

Matrix = tuple[float, float, float, float, float, float]  # a b c d e f of SVG: x' = a x + c y + e, y' = b x + d y + f
Point = tuple[float, float]

UNMOVED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_TRANSFORM = re.compile(r"\s*(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)\s*,?\s*")
_MOST_TRANSFORMS = 50
_EVEN = 1e-4  # how far a matrix may be from one that keeps angles


def times(outer: Matrix, inner: Matrix) -> Matrix:
    """Return the matrix that does `inner` first, then `outer`."""
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    return (a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f)


def growth(matrix: Matrix) -> float | None:
    """Return by how much a matrix makes lines thicker; None where it does so unevenly."""
    a, b, c, d = matrix[:4]
    across, down = math.hypot(a, b), math.hypot(c, d)
    if abs(across - down) > _EVEN * max(across, down) or abs(a * c + b * d) > _EVEN * across * down:
        return None
    return across


def transform(value: str) -> Matrix:
    """Return the matrix of a `transform` attribute. Raises LogoError for one that is not understood."""
    matrix, at = UNMOVED, 0
    for _ in range(_MOST_TRANSFORMS):
        if at == len(value):
            return matrix
        found = _TRANSFORM.match(value, at)
        if found is None:
            break
        numbers = [number(part, "transform") for part in re.split(r"[\s,]+", found[2].strip()) if part]
        step = _step(found[1], numbers)
        if step is None:
            break
        matrix, at = times(matrix, step), found.end()
    if not value.strip():
        return UNMOVED
    raise LogoError(
        Mistake(f"has a `transform` that is not understood: `{value[:60]}`", "such as translate(10 20) scale(2)")
    )


def _step(name: str, numbers: Sequence[float]) -> Matrix | None:
    match name, numbers:
        case "matrix", (a, b, c, d, e, f):
            return (a, b, c, d, e, f)
        case "translate", (x,):
            return (1, 0, 0, 1, x, 0)
        case "translate", (x, y):
            return (1, 0, 0, 1, x, y)
        case "scale", (x,):
            return (x, 0, 0, x, 0, 0)
        case "scale", (x, y):
            return (x, 0, 0, y, 0, 0)
        case "rotate", (angle,):
            return _rotation(angle)
        case "rotate", (angle, x, y):
            return times(times((1, 0, 0, 1, x, y), _rotation(angle)), (1, 0, 0, 1, -x, -y))
        case "skewX", (angle,):
            return (1, 0, math.tan(math.radians(angle)), 1, 0, 0)
        case "skewY", (angle,):
            return (1, math.tan(math.radians(angle)), 0, 1, 0, 0)
        case _:
            return None


def _rotation(angle: float) -> Matrix:
    sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    return (cosine, sine, -sine, cosine, 0, 0)


def outline(name: str, attributes: Mapping[str, str], matrix: Matrix) -> tuple[Segment, ...]:
    """Return the segments of a shape; a shape without extent has none. Raises LogoError for one that is broken."""
    path = attributes.get("d", "") if name == "path" else _SHAPES[name](attributes)
    if path.strip() in ("", "none"):
        return ()
    from fontTools.svgLib.path.parser import parse_path

    pen = _Pen(matrix)
    try:
        parse_path(re.sub(r"[\r\n\f]", " ", path), pen)
    except (ValueError, IndexError, ArithmeticError, AssertionError, TypeError) as problem:
        said = str(problem).partition(":")[0][:80]
        raise LogoError(Mistake(f"has an outline that is broken: {said}", "save the logo again")) from problem
    return tuple(pen.segments)


@dataclass(slots=True)
class _Pen:
    """Take down what fontTools reads in a path, placed by a matrix; all that it calls are methods of these names."""

    matrix: Matrix
    segments: list[Segment] = field(default_factory=list)
    at: Point = (0.0, 0.0)

    def moveTo(self, point: Point) -> None:
        """Begin a path."""
        self._add("M", point)

    def lineTo(self, point: Point) -> None:
        """Draw a line."""
        self._add("L", point)

    def curveTo(self, first: Point, second: Point, point: Point) -> None:
        """Draw a cubic curve."""
        self._add("C", first, second, point)

    def qCurveTo(self, handle: Point, point: Point) -> None:
        """Draw a quadratic curve, as the cubic one that is equal to it."""
        (x, y), (hx, hy), (px, py) = self.at, handle, point
        first = (x + (hx - x) * 2 / 3, y + (hy - y) * 2 / 3)
        second = (px + (hx - px) * 2 / 3, py + (hy - py) * 2 / 3)
        self._add("C", first, second, point)

    def closePath(self) -> None:
        """Go back to where the path began."""
        self.segments.append(Segment("Z", ()))

    def endPath(self) -> None:
        """Leave a path open."""

    def _add(self, kind: str, *points: Point) -> None:
        a, b, c, d, e, f = self.matrix
        placed = [value for x, y in points for value in (a * x + c * y + e, b * x + d * y + f)]
        if not all(math.isfinite(value) and abs(value) < _FARTHEST for value in placed):
            raise ValueError("a point of it is too far away")
        self.segments.append(Segment(kind, tuple(round(value, 3) + 0.0 for value in placed)))
        self.at = points[-1]


_FARTHEST = 1e6


def _get(attributes: Mapping[str, str], name: str) -> float:
    return number(attributes[name], name) if attributes.get(name, "auto") != "auto" else 0.0


def _rectangle(attributes: Mapping[str, str]) -> str:
    x, y, width, height = (_get(attributes, name) for name in ("x", "y", "width", "height"))
    if width <= 0 or height <= 0:
        return ""
    given = {name: _get(attributes, name) for name in ("rx", "ry") if attributes.get(name, "auto") != "auto"}
    across = min(given.get("rx", given.get("ry", 0.0)), width / 2)
    down = min(given.get("ry", given.get("rx", 0.0)), height / 2)
    if across <= 0 or down <= 0:
        return f"M{x} {y}h{width}v{height}h{-width}z"
    corner = f"a{across} {down} 0 0 1"
    wide, high = width - 2 * across, height - 2 * down
    return (
        f"M{x + across} {y}h{wide}{corner} {across} {down}v{high}{corner} {-across} {down}"
        f"h{-wide}{corner} {-across} {-down}v{-high}{corner} {across} {-down}z"
    )


def _circle(attributes: Mapping[str, str]) -> str:
    radius = _get(attributes, "r")
    return _round(attributes, radius, radius)


def _ellipse(attributes: Mapping[str, str]) -> str:
    return _round(attributes, _get(attributes, "rx"), _get(attributes, "ry"))


def _round(attributes: Mapping[str, str], across: float, down: float) -> str:
    if across <= 0 or down <= 0:
        return ""
    x, y = _get(attributes, "cx"), _get(attributes, "cy")
    half = f"a{across} {down} 0 0 1"
    return f"M{x - across} {y}{half} {2 * across} 0{half} {-2 * across} 0z"


def _line(attributes: Mapping[str, str]) -> str:
    x, y, to_x, to_y = (_get(attributes, name) for name in ("x1", "y1", "x2", "y2"))
    return f"M{x} {y}L{to_x} {to_y}"


def _polyline(attributes: Mapping[str, str]) -> str:
    points = attributes.get("points", "").strip()
    return f"M{points}" if points else ""


def _polygon(attributes: Mapping[str, str]) -> str:
    points = _polyline(attributes)
    return f"{points}z" if points else ""


_SHAPES: dict[str, Callable[[Mapping[str, str]], str]] = {
    "rect": _rectangle,
    "circle": _circle,
    "ellipse": _ellipse,
    "line": _line,
    "polyline": _polyline,
    "polygon": _polygon,
}
SHAPES = ("path", *_SHAPES)
