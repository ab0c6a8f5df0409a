"""Points in, the units of WordprocessingML and DrawingML out, as whole numbers."""

from __future__ import annotations

EMU_PER_POINT = 12700


def twips(points: float) -> int:
    """Return twentieths of a point, the unit of indents, spacing and pages."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Return half points, the unit of type sizes."""
    return round(points * 2)


def eighths(points: float) -> int:
    """Return eighths of a point, the unit of border widths, between 2 and 96 (ECMA-376 Part 1, 17.3.4)."""
    return min(max(round(points * 8), 2), 96)


def emu(points: float) -> int:
    """Return English Metric Units, the unit of drawings; at least 1."""
    return max(round(points * EMU_PER_POINT), 1)


def hexadecimal(colour: str) -> str:
    """Return `#RRGGBB` as `RRGGBB`."""
    return colour.removeprefix("#").upper()
