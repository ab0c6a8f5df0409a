"""Bars: horizontal, from zero, each with its value inside its end, or behind it where it is too short for that."""

from __future__ import annotations

from decimal import Decimal

from briefgen.charting import palette
from briefgen.charting.dress import Dress, Sheet
from briefgen.charting.numerals import printed
from briefgen.charting.rowed import Row, Rowed, add_axis, add_key, add_name, rowed
from briefgen.charting.scale import Scale, scale
from briefgen.charting.shapes import Anchor, Drawing, Rect, Stroke, Words
from briefgen.document.nodes import Chart, Datum

_PITCH = 1.75  # lines from bar to bar
_SLIM = 0.85  # of a bar's thickness, where a row has several
_PAD, _BEHIND = 0.5, 0.4  # of the size of type: between a value and the end of its bar


class _Bars:
    """The bars of one drawing: where zero is, and how long one unit is."""

    def __init__(self, chart: Chart, dress: Dress, place: Rowed) -> None:
        self.chart, self.dress, self.place = chart, dress, place
        self.axis: Scale = scale(chart)
        self.unit, self.zero = self._fitted()

    def _fitted(self) -> tuple[float, float]:
        """Return the length of one unit and the place of zero with which all values stand inside the drawing.

        A value that does not fit into its bar needs room behind it, on either side of zero.
        """
        room = self.place.width - self.place.left
        unit = room / float(self.axis.high - self.axis.low)
        for _ in range(4):  # shorter bars may push more of the values out
            (left, behind_left), (right, behind_right) = (
                self._reach(unit, negative=True),
                self._reach(unit, negative=False),
            )
            if left + behind_left + right + behind_right <= room + 0.01:
                break
            unit *= max(room - behind_left - behind_right, 0.05 * room) / (left + right)
        return unit, self.place.left + sum(self._reach(unit, negative=True))

    def _reach(self, unit: float, negative: bool) -> tuple[float, float]:
        """Return how far bars reach on one side of zero: the length of the longest, and what stands behind it."""
        end = -self.axis.low if negative else self.axis.high
        found = [(float(end) * unit, 0.0)]
        for datum in (datum for series in self.chart.series for datum in series.data):
            if (datum.value is not None and datum.value < 0) == negative:
                length = abs(float(datum.value or 0)) * unit
                behind = 0.0 if self._fits(datum, length) else self._width(datum) + _BEHIND * self.dress.size
                found.append((length, behind))
        return max(found, key=sum)

    def _width(self, datum: Datum) -> float:
        return self.dress.measure(printed(datum), True)

    def _fits(self, datum: Datum, length: float) -> bool:
        """Tell whether a value stands inside its bar; on the colours of several series it could not be read."""
        room = self._width(datum) + 2 * _PAD * self.dress.size
        return datum.value is not None and len(self.chart.series) == 1 and length >= room

    def at(self, value: Decimal) -> float:
        """Return where a value ends."""
        return self.zero + float(value) * self.unit

    def add(self, sheet: Sheet, datum: Datum, middle: float, thick: float, colour: str) -> None:
        """Draw a bar and write its value."""
        size, base = self.dress.size, self.dress.baseline(middle)
        if datum.value is None:
            sheet.words.append(Words(self.zero + _BEHIND * size, base, printed(datum), colour=palette.FAINT, own=False))
            return
        end, sign = self.at(datum.value), -1 if datum.value < 0 else 1
        length = abs(end - self.zero)
        sheet.data.append(Rect(min(self.zero, end), middle - thick / 2, length, thick, colour))
        inside = self._fits(datum, length)
        anchor = Anchor.END if inside == (sign > 0) else Anchor.START
        x = end - sign * _PAD * size if inside else end + sign * _BEHIND * size
        if not inside:
            wide = self._width(datum)
            left = x if anchor is Anchor.START else x - wide
            self._clear(sheet, left, wide, middle, thick)
        colour = palette.GROUND if inside else palette.TEXT
        sheet.words.append(Words(x, base, datum.text, anchor, colour, strong=True))

    def _clear(self, sheet: Sheet, left: float, wide: float, middle: float, thick: float) -> None:
        """Keep the reference line out of a value that stands behind its bar."""
        if self.chart.reference is not None and left - 1 < self.at(self.chart.reference[0]) < left + wide + 1:
            sheet.data.append(Rect(left - 1, middle - thick / 2, wide + 2, thick, palette.GROUND))


def bars(chart: Chart, dress: Dress, width: float) -> Drawing:
    """Draw bars."""
    count, sheet = len(chart.series), Sheet()
    thick = dress.thick * (_SLIM if count > 1 else 1.0)
    place = rowed(chart, dress, width, count * thick + (_PITCH * dress.line - dress.thick))
    drawn = _Bars(chart, dress, place)
    add_key(sheet, chart, dress, width)
    for number, row in enumerate(place.rows):
        add_name(sheet, row, place.left, dress)
        for position, series in enumerate(chart.series):
            colour = palette.colour(position) if count > 1 else _colour(chart, number)
            middle, slim = _middle(row, position, count, thick)
            drawn.add(sheet, series.data[number], middle, slim, colour)
    ticks = [(drawn.at(value), text) for value, text in drawn.axis.ticks]
    reference = (drawn.at(chart.reference[0]), chart.reference[1]) if chart.reference else None
    end = add_axis(sheet, place, dress, ticks, reference)
    if drawn.axis.low < 0:
        top = place.rows[0].top if place.rows else 0.0
        sheet.data.append(Stroke(((drawn.zero, top), (drawn.zero, place.foot)), palette.TEXT, 1.0))
    return sheet.drawing(width, end, dress.grid)


def _middle(row: Row, position: int, count: int, thick: float) -> tuple[float, float]:
    """Return the middle and thickness of a bar in its row; a row that had to be lower has thinner ones."""
    slim = min(thick, 0.8 * row.height / max(count, 1))
    return row.middle + (position - (count - 1) / 2) * slim, slim * (0.94 if count > 1 else 1.0)


def _colour(chart: Chart, number: int) -> str:
    """Return the colour of the bars of a single series: some may stand out."""
    if not chart.highlight or chart.categories[number] in chart.highlight:
        return palette.HIGHLIGHT
    return palette.QUIET
