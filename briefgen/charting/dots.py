"""Dots: a row a category, a marker a series on it. The axis may begin above zero, since nothing has a length here."""

from __future__ import annotations

from decimal import Decimal

from briefgen.charting import palette
from briefgen.charting.dress import Dress, Sheet
from briefgen.charting.numerals import printed
from briefgen.charting.rowed import add_axis, add_guide, add_key, add_name, rowed
from briefgen.charting.scale import scale
from briefgen.charting.shapes import Anchor, Drawing, Marker, Sign, Stroke, Words
from briefgen.charting.spread import spread
from briefgen.document.nodes import Chart, Datum

_PITCH = 1.75  # lines from row to row
_HIGHER = 0.6  # of a line more, where values stand above their markers
_DOT = 0.85  # of the size of type
_BESIDE = 0.9  # of the size of type: between the middle of a marker and its value
_LIGHT = 0.6


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
    for value, _ in axis.ticks:
        add_guide(sheet, at(value), place)
    for number, row in enumerate(place.rows):
        add_name(sheet, row, place.left, dress)
        middle = row.middle + (_HIGHER * dress.line / 2 if above else 0.0)
        sheet.under.append(Stroke(((place.left, middle), (width, middle)), palette.GRID, _LIGHT))
        data = [series.data[number] for series in chart.series]
        signs = [_marker(chart, number, position, count) for position in range(count)]
        for datum, (sign, colour) in zip(data, signs, strict=True):
            if datum.value is not None:
                sheet.data.append(Marker(at(datum.value), middle, sign, _DOT * dress.size, colour))
        places = [at(datum.value) if datum.value is not None else None for datum in data]
        _add_values(sheet, data, places, middle, (place.left, width, dress))
    ticks = [(at(value), text) for value, text in axis.ticks]
    reference = (at(chart.reference[0]), chart.reference[1]) if chart.reference else None
    return sheet.drawing(width, add_axis(sheet, place, dress, ticks, reference), dress.line)


def _marker(chart: Chart, row: int, position: int, count: int) -> tuple[Sign, str]:
    """Return the marker of a series; a single one has filled dots, some of which may stand out."""
    if count > 1:
        return palette.sign(position), palette.colour(position)
    quiet = bool(chart.highlight) and chart.categories[row] not in chart.highlight
    return Sign.DOT, palette.QUIET if quiet else palette.HIGHLIGHT


def _add_values(
    sheet: Sheet, data: list[Datum], places: list[float | None], middle: float, room: tuple[float, float, Dress]
) -> None:
    """Write the values of a row: one or two beside their markers, more of them above, pushed apart."""
    left, right, dress = room
    here = [(x, number) for number, x in enumerate(places) if x is not None]
    if not here:
        gap = left + _DOT * dress.size
        sheet.words.append(
            Words(gap, dress.baseline(middle), printed(data[0]), colour=palette.FAINT, own=False)
        ) if data else None
        return
    found: dict[int, Words] = {}
    if len(data) > 2:
        widths = [dress.measure(data[number].text, True) for _, number in here]
        middles = spread([x for x, _ in here], [w + 0.4 * dress.size for w in widths], left, right)
        for (_, number), x in zip(here, middles, strict=True):
            found[number] = Words(x, middle - 0.75 * dress.size, data[number].text, Anchor.MIDDLE, strong=True)
    else:
        gap, base = _BESIDE * dress.size, dress.baseline(middle)
        last = max(here)[1]
        for x, number in here:
            if number == last:
                found[number] = Words(x + gap, base, data[number].text, strong=True)
            else:
                found[number] = Words(x - gap, base, data[number].text, Anchor.END, strong=True)
    sheet.words.extend(found[number] for number in sorted(found))
