"""Dots: a row a category, a marker a series on it. The axis may begin above zero, since nothing has a length here."""

from __future__ import annotations

from decimal import Decimal

from briefgen.charting import palette
from briefgen.charting.dress import Dress, Sheet
from briefgen.charting.numerals import MISSING, printed
from briefgen.charting.rowed import add_axis, add_guide, add_key, add_name, apart, rowed
from briefgen.charting.scale import scale
from briefgen.charting.shapes import Anchor, Drawing, Marker, Rect, Sign, Stroke, Words
from briefgen.charting.spread import spread
from briefgen.document.nodes import Chart, Datum

_PITCH = 1.75  # lines from row to row
_HIGHER = 0.6  # of a line more, where values stand above their markers
_DOT = 0.85  # of the size of type
_BESIDE = 0.9  # of the size of type: between the middle of a marker and its value
_LIGHT = 0.8
_NEAR = 0.7  # of a marker's size: markers closer than this hide one another
_CLEAR = 0.3  # of the size of type: between the highest marker and the values above


def dots(chart: Chart, dress: Dress, width: float) -> Drawing:
    """Draw dots."""
    sheet, count, axis = Sheet(), len(chart.series), scale(chart)
    above = count > 2
    place = rowed(chart, dress, width, (_PITCH + (_HIGHER if above else 0.0)) * dress.line)
    beside = max((dress.measure(printed(d), True) for s in chart.series for d in s.data), default=0.0)
    beside += _BESIDE * dress.size
    left, right = place.left + (beside if count > 1 else _DOT * dress.size), width - beside

    def at(value: Decimal) -> float:
        return left + axis.share(value) * max(right - left, 1.0)

    add_key(sheet, chart, dress, width)
    ticks = apart([(at(value), text) for value, text in axis.ticks], place, dress)
    for tick, _ in ticks:
        add_guide(sheet, tick, place)
    for number, row in enumerate(place.rows):
        add_name(sheet, row, place.left, dress)
        middle = row.middle + (_HIGHER * dress.line / 2 if above else 0.0)
        data = [series.data[number] for series in chart.series]
        places = [at(datum.value) if datum.value is not None else None for datum in data]
        known = [x for x in places if x is not None]
        if known:
            begin = place.left if count == 1 else min(known)
            sheet.under.append(Stroke(((begin, middle), (max(known), middle)), palette.FAINT, _LIGHT))
        shifts = _shifts(places, min(_DOT * dress.size, row.height / max(count, 1)))
        top = middle + min(shifts, default=0.0)
        _add_values(sheet, data, places, (middle, top), (place.left, width, dress))
        for position, x in enumerate(places):
            if x is not None:
                sign, colour = _marker(chart, number, position, count)
                sheet.data.append(Marker(x, middle + shifts[position], sign, _DOT * dress.size, colour))
    reference = (at(chart.reference[0]), chart.reference[1]) if chart.reference else None
    return sheet.drawing(width, add_axis(sheet, place, dress, ticks, reference), dress.grid)


def _shifts(places: list[float | None], size: float) -> list[float]:
    """Return how far each marker of a row stands below its middle: those that would hide one another half apart."""
    shifts, near = [0.0] * len(places), list[int]()
    order = sorted((x, position) for position, x in enumerate(places) if x is not None)
    for rank, (x, position) in enumerate(order):
        near.append(position)
        if rank + 1 == len(order) or order[rank + 1][0] - x >= _NEAR * size:
            for step, each in enumerate(sorted(near)):
                shifts[each] = (step - (len(near) - 1) / 2) * size / 2
            near = []
    return shifts


def _marker(chart: Chart, row: int, position: int, count: int) -> tuple[Sign, str]:
    """Return the marker of a series; a single one has filled dots, some of which may stand out."""
    if count > 1:
        return palette.sign(position), palette.colour(position)
    quiet = bool(chart.highlight) and chart.categories[row] not in chart.highlight
    return Sign.DOT, palette.QUIET if quiet else palette.HIGHLIGHT


def _add_values(
    sheet: Sheet,
    data: list[Datum],
    places: list[float | None],
    heights: tuple[float, float],
    room: tuple[float, float, Dress],
) -> None:
    """Write the values of a row: one or two beside their markers, more of them above, pushed apart.

    `heights` are those of the row's middle and of its highest marker.
    """
    middle, top = heights
    left, right, dress = room
    here = [(x, number) for number, x in enumerate(places) if x is not None]
    base, gap = dress.baseline(middle), _BESIDE * dress.size
    if not here:
        missing = printed(data[0]) if data else MISSING
        sheet.words.append(Words(left + gap, base, missing, colour=palette.FAINT, own=False))
        return
    widths = {number: dress.measure(data[number].text, True) for _, number in here}
    if len(data) > 2:
        middles = spread([x for x, _ in here], [widths[n] + 0.4 * dress.size for _, n in here], left, right)
        base = min(middle - 0.75 * dress.size, top - (_DOT / 2 + _CLEAR) * dress.size)
    else:
        last = max(here)[1]
        middles = [x + (gap + widths[n] / 2) * (1 if n == last else -1) for x, n in here]
    for (_, number), x in zip(here, middles, strict=True):
        half = widths[number] / 2 + 1
        sheet.data.append(Rect(x - half, base - 0.8 * dress.size, 2 * half, dress.size, palette.GROUND))
        sheet.words.append(Words(x, base, data[number].text, Anchor.MIDDLE, strong=True))
