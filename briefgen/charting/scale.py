"""The axis of values: where it begins and ends, and the round numbers along it.

In: a chart. Out: a `Scale`. All of it is decimal arithmetic, so that 0.1 and 0.3 stand where they are written, and the
same chart has the same axis however wide it is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from briefgen.charting.numerals import axis_form
from briefgen.document.nodes import Chart, ChartKind

_PARTS = 4  # an axis has so many parts, or a few less
_ROUND = (1, 2, 5, 10)
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Scale:
    """The values at both ends of an axis, and those that it names, each with its text."""

    low: Decimal
    high: Decimal
    ticks: tuple[tuple[Decimal, str], ...]

    def share(self, value: Decimal) -> float:
        """Return where a value lies between the ends: 0 at the low one, 1 at the high one."""
        return float((value - self.low) / (self.high - self.low))

    def having(self, fits: Callable[[str], bool]) -> Scale:
        """Return the axis with those numbers alone whose texts fit."""
        return replace(self, ticks=tuple(tick for tick in self.ticks if fits(tick[1])))


def scale(chart: Chart) -> Scale:
    """Return the axis of a chart: from zero, unless a line or a dot chart says where it begins."""
    values = [*given(chart)] or [ZERO]
    if chart.reference is not None:
        values.append(chart.reference[0])
    least, high = min(values), max(values)
    start = ZERO if chart.kind is ChartKind.BAR or chart.start is None else chart.start
    low, high = min(least, start), max(high, start)
    if low == high:
        high = low + 1
    step = _step(high - low)
    if chart.kind is ChartKind.BAR:  # each bar says its value
        return Scale(low, high, ((ZERO, axis_form(chart, Decimal(1)).shown(ZERO)),))
    if least < start:
        low = (low / step).to_integral_value(ROUND_FLOOR) * step
    return Scale(low, high, tuple(_ticks(chart, low, high, step)))


def given(chart: Chart) -> tuple[Decimal, ...]:
    """Return the values of a chart, without what is missing."""
    return tuple(datum.value for series in chart.series for datum in series.data if datum.value is not None)


def tick_texts(chart: Chart) -> tuple[str, ...]:
    """Return the words of the tool's own in a chart: the numbers along its axis."""
    return tuple(text for _, text in scale(chart).ticks)


def _step(span: Decimal) -> Decimal:
    """Return the least of 1, 2, 5 times a power of ten that parts a span in at most so many parts."""
    raw = span / _PARTS
    power = Decimal(1).scaleb(raw.adjusted())
    return next(factor * power for factor in _ROUND if factor * power >= raw)


def _ticks(chart: Chart, low: Decimal, high: Decimal, step: Decimal) -> Iterator[tuple[Decimal, str]]:
    """Yield where the axis begins, and the round numbers above that."""
    form, first = axis_form(chart, step), (low / step).to_integral_value(ROUND_CEILING) * step
    if low != first:
        yield low, axis_form(chart, low).shown(low)
    for number in range(_PARTS + 2):
        value = first + number * step
        if value <= high and not low < value < low + step / 3:
            yield value, form.shown(value)
