"""A chart -> its drawing: the one way into this package for what draws."""

from __future__ import annotations

from typing import assert_never

from briefgen.charting.bars import bars
from briefgen.charting.dots import dots
from briefgen.charting.dress import Dress
from briefgen.charting.lines import lines
from briefgen.charting.rows import ordered
from briefgen.charting.shapes import Drawing, mirrored
from briefgen.document.nodes import Chart, ChartKind


def draw(chart: Chart, dress: Dress, width: float) -> Drawing:
    """Return the drawing of a chart at a width; the same arguments give the same drawing."""
    drawing = _drawn(ordered(chart), dress, width)
    return mirrored(drawing) if dress.mirrored else drawing


def _drawn(chart: Chart, dress: Dress, width: float) -> Drawing:
    match chart.kind:
        case ChartKind.BAR:
            return bars(chart, dress, width)
        case ChartKind.DOT:
            return dots(chart, dress, width)
        case ChartKind.LINE:
            return lines(chart, dress, width)
        case _:
            assert_never(chart.kind)
