"""Outlines of glyphs as PDF paths, for marks that are drawn and are no words.

In: what HarfBuzz draws. Out: path operators, one unit to the em.
"""

from __future__ import annotations

from briefgen.writers.pdf.strings import decimal

_Point = tuple[float, float]


class PathPen:
    """Takes an outline as HarfBuzz draws it and turns it into PDF path operators."""

    def __init__(self, scale: float) -> None:
        self.operators: list[str] = []
        self._scale = scale
        self._at = (0.0, 0.0)

    def moveTo(self, point: _Point) -> None:  # the names are the pen protocol's
        """Begin a contour."""
        self._add("m", point)

    def lineTo(self, point: _Point) -> None:
        """Add a straight line."""
        self._add("l", point)

    def curveTo(self, first: _Point, second: _Point, end: _Point) -> None:
        """Add a cubic curve."""
        self._add("c", first, second, end)

    def qCurveTo(self, control: _Point, end: _Point) -> None:
        """Raise a quadratic curve to the cubic one that PDF has."""
        start = self._at
        first = tuple(s + (c - s) * 2 / 3 for s, c in zip(start, control, strict=True))
        second = tuple(e + (c - e) * 2 / 3 for e, c in zip(end, control, strict=True))
        self._add("c", (first[0], first[1]), (second[0], second[1]), end)

    def closePath(self) -> None:
        """Close the contour."""
        self.operators.append("h")

    def _add(self, operator: str, *points: _Point) -> None:
        self._at = points[-1]
        numbers = [decimal(value * self._scale, 5) for point in points for value in point]
        self.operators.append(" ".join((*numbers, operator)))
