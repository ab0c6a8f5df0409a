"""The order of a chart's rows, and its words in the order in which every format says them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from briefgen.document.nodes import Chart, ChartKind, Series

REFERENCE = 99  # the number of the series that is a reference line, in a native chart
_ORDERED = re.compile(r"\d")


def ordered(chart: Chart) -> Chart:
    """Return the chart with its rows as they are drawn: those of one series of bars or dots by value, largest first.

    The order that was given stays where there are several series, and where every category has a digit in it: years,
    ages and quarters have an order of their own. What has no value comes last.
    """
    if chart.kind is ChartKind.LINE or len(chart.series) != 1 or all(map(_ORDERED.search, chart.categories)):
        return chart
    (series,) = chart.series
    rows = sorted(range(len(chart.categories)), key=lambda row: _rank(series, row))
    data = tuple(series.data[row] for row in rows)
    return replace(chart, categories=tuple(chart.categories[row] for row in rows), series=(replace(series, data=data),))


def _rank(series: Series, row: int) -> tuple[bool, Decimal]:
    value = series.data[row].value
    return value is None, -value if value is not None else Decimal(0)


def words(chart: Chart) -> Iterator[str]:
    """Yield the words of a chart in reading order: names of several series, each category with its values, the rest.

    The rest are the words of the reference line. Numbers along the axis are no words of the chart's, nor is the sign
    for a missing value.
    """
    chart = ordered(chart)
    if len(chart.series) > 1:
        yield from (series.name for series in chart.series)
    for row, category in enumerate(chart.categories):
        yield category
        yield from (series.data[row].text for series in chart.series if series.data[row].value is not None)
    if chart.reference is not None:
        yield chart.reference[1]


def chart_texts(chart: Chart) -> Iterator[str]:
    """Yield every text of a chart, also those that a format may leave out: the name of a single series, say."""
    yield from chart.categories
    for series in chart.series:
        yield series.name
        yield from (datum.text for datum in series.data)
    if chart.reference is not None:
        yield chart.reference[1]
