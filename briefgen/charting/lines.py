"""Lines: categories along the foot, a line a series, each named at its right end; nothing has to be looked up.

A value is printed where there is room for it, else it is a text that is not seen, on the marker that stands for it: who
reads the drawing aloud, looks for a number or copies it, has all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from briefgen.charting import palette
from briefgen.charting.dress import Dress, Sheet
from briefgen.charting.scale import Scale, scale
from briefgen.charting.shapes import Anchor, Drawing, Marker, Stroke, Words
from briefgen.charting.spread import spread
from briefgen.document.nodes import Chart

_HEIGHT, _LOW = 9.0, 0.55  # lines of the plot; the same, of a narrow drawing's width, at most
_ENDS = 0.38  # of the width, at most, for the names at the right
_NUMBERS = 0.38  # the same, for the numbers at the left; a wider one is left out
_THICK, _MARK = 2.0, 0.85  # of a line, in hundredths of the type's size x 8.5; of the size of type
_GAP = 1.0  # of the size of type: between a line and its name
_ABOVE, _BELOW = 0.85, 1.85  # of the size of type: a value above its marker, and below it
_STANDING = 0.3  # of the size of type: a label reaches so far below the axis when its letters stand on it
_HAIR, _AXIS = 0.6, 1.0
_REFERENCE = (3.5, 2.5)
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where the data lie, and the words around them."""

    left: float
    right: float
    top: float
    foot: float
    axis: Scale
    count: int

    def x(self, number: int) -> float:
        """Return the place of a category."""
        share = number / (self.count - 1) if self.count > 1 else 0.5
        return self.left + share * (self.right - self.left)

    def y(self, value: Decimal) -> float:
        """Return the height of a value."""
        return self.foot - self.axis.share(value) * (self.foot - self.top)

    @property
    def pitch(self) -> float:
        """Return the distance of two categories."""
        return (self.right - self.left) / max(self.count - 1, 1)


@dataclass(frozen=True, slots=True)
class _End:
    """What stands at the right end of a line: the lines of its name, with its last value behind the last of them."""

    lines: tuple[str, ...]
    value: str
    colour: str
    y: float
    number: int = -1  # of the series; the reference line has none


def lines(chart: Chart, dress: Dress, width: float) -> Drawing:
    """Draw lines."""
    sheet, axis = Sheet(), scale(chart).having(lambda text: dress.measure(text, False) <= _NUMBERS * width)
    ends, plot = _fitted(chart, dress, width, axis)
    _add_grid(sheet, plot, dress)
    if chart.reference is not None:
        y = plot.y(chart.reference[0])
        sheet.under.append(Stroke(((plot.left, y), (plot.right, y)), palette.FAINT, 1.2, _REFERENCE))
    for number, series in enumerate(chart.series):
        points = [None if d.value is None else (plot.x(n), plot.y(d.value)) for n, d in enumerate(series.data)]
        _add_line(sheet, points, number, dress, [datum.text for datum in series.data])
    low = _add_words(sheet, chart, plot, dress, ends)
    return sheet.drawing(width, low, dress.grid)


def _fitted(chart: Chart, dress: Dress, width: float, axis: Scale) -> tuple[list[_End], _Plot]:
    """Return the words at the right end, and the plot that they, and the numbers at the left, leave room for."""
    count, size = len(chart.categories), dress.size
    left = max((dress.measure(text, False) for _, text in axis.ticks), default=0.0) + 0.8 * size
    half = max((dress.measure(c, False) for c in (*chart.categories[:1], *chart.categories[-1:])), default=0.0) / 2
    left = max(left, min(half, 0.15 * width))
    height = min(_HEIGHT * dress.line, _LOW * width, dress.room - 4 * dress.line)
    top = (1.1 if len(chart.series) > 1 else 1.7) * size
    seen = _Plot(left, width - min(half, 0.15 * width), top, top + height, axis, count)
    if chart.reference is None and _all_seen(chart, dress, seen):
        return [], seen
    ends = list(_ends(chart, dress, seen, _ENDS * width))
    wide = max((_wide(end, dress) for end in ends), default=0.0)
    right = width - max(wide + _GAP * size if wide else 0.0, min(half, 0.15 * width))
    return ends, _Plot(left, max(right, left + 1.0), top, top + height, axis, count)


def _all_seen(chart: Chart, dress: Dress, plot: _Plot) -> bool:
    """Tell whether each value of a single line is printed above its marker."""
    if len(chart.series) != 1:
        return False
    widest = max((dress.measure(datum.text, True) for datum in chart.series[0].data), default=0.0)
    return widest + 0.5 * dress.size <= plot.pitch


def _ends(chart: Chart, dress: Dress, plot: _Plot, most: float) -> Iterator[_End]:
    """Yield what stands at the right: a series has its name where there are several, and its last value."""
    for number, series in enumerate(chart.series):
        last = next((d for d in reversed(series.data) if d.value is not None), None)
        name = series.name if len(chart.series) > 1 else ""
        value = last.text if last is not None and last is series.data[-1] else ""
        y = plot.y(last.value) if last is not None and last.value is not None else plot.foot
        broken = dress.broken(name, most, strong=True) if name else ("",)
        if value and broken[-1] and dress.measure(f"{broken[-1]} {value}", True) > most:
            broken = (*broken, "")
        yield _End(broken, value, palette.words_of(palette.colour(number)), y, number)
    if chart.reference is not None:
        yield _End(dress.broken(chart.reference[1], most), "", palette.FAINT, plot.y(chart.reference[0]))


def _wide(end: _End, dress: Dress) -> float:
    strong = end.number >= 0
    *first, last = end.lines
    return max(dress.measure(line, strong) for line in (*first, f"{last} {end.value}".strip()))


# ------------------------------------------------------------------------------------------------------------- shapes


def _add_grid(sheet: Sheet, plot: _Plot, dress: Dress) -> None:
    for value, text in plot.axis.ticks:
        y = plot.y(value)
        if y < plot.foot - 0.5:
            sheet.under.append(Stroke(((plot.left, y), (plot.right, y)), palette.GRID, _HAIR))
        place = plot.left - 0.6 * dress.size
        sheet.under.append(Words(place, dress.baseline(y), text, Anchor.END, own=False))
    sheet.under.append(Stroke(((plot.left, plot.foot), (plot.right, plot.foot)), palette.TEXT, _AXIS))


def _add_line(
    sheet: Sheet, points: list[tuple[float, float] | None], number: int, dress: Dress, texts: list[str]
) -> None:
    """Draw the parts of a line between its gaps, and its markers."""
    colour, thick = palette.colour(number), _THICK * dress.thick / 12.5
    part: list[tuple[float, float]] = []
    for point in (*points, None):
        if point is not None:
            part.append(point)
            continue
        if len(part) > 1:
            sheet.data.append(Stroke(tuple(part), colour, thick, palette.dash(number)))
        part = []
    for point, text in zip(points, texts, strict=True):
        if point is not None:
            sheet.data.append(Marker(*point, palette.sign(number), _MARK * dress.size, colour, text))


def _add_words(sheet: Sheet, chart: Chart, plot: _Plot, dress: Dress, ends: list[_End]) -> float:
    """Add the words in their reading order, and return where the drawing ends."""
    heights = [len(end.lines) * dress.lead for end in ends]
    middles = spread([end.y for end in ends], heights, 0.0, plot.foot + _STANDING * dress.size)
    placed = list(zip(ends, middles, strict=True))
    x = plot.right + _GAP * dress.size
    for end, middle in placed:
        if end.number >= 0 and len(chart.series) > 1:
            top = Words(x, _first(end, middle, dress), "", colour=end.colour, strong=True)
            sheet.say(tuple(filter(None, end.lines)), top, dress.lead)
    values = {end.number: _value(end, middle, x, dress) for end, middle in placed if end.value and end.number >= 0}
    low = _add_rows(sheet, chart, plot, dress, values)
    for end, middle in placed:
        if end.number < 0:
            sheet.say(end.lines, Words(x, _first(end, middle, dress), "", colour=end.colour), dress.lead)
    return max(low, *(middle + height / 2 for middle, height in zip(middles, heights, strict=True)), 0.0)


def _first(end: _End, middle: float, dress: Dress) -> float:
    return dress.baseline(middle - (len(end.lines) - 1) * dress.lead / 2)


def _value(end: _End, middle: float, x: float, dress: Dress) -> Words:
    """Return the last value of a line, behind its name."""
    name = end.lines[-1]
    behind = dress.measure(f"{name} {end.value}", True) - dress.measure(end.value, True) if name else 0.0
    base = _first(end, middle, dress) + (len(end.lines) - 1) * dress.lead
    return Words(x + behind, base, end.value, colour=end.colour, strong=True)


def _add_rows(sheet: Sheet, chart: Chart, plot: _Plot, dress: Dress, values: dict[int, Words]) -> float:
    """Add each category with its values: those at the right end, else above their markers, seen or not."""
    named, seen = _named(chart, plot, dress), len(chart.series) == 1 and not values
    first = plot.foot + 1.4 * dress.size
    for row, category in enumerate(chart.categories):
        broken = named.get(row)
        place = Words(plot.x(row), first, "", Anchor.MIDDLE, shown=broken is not None)
        sheet.say(broken or (category,), place, dress.lead)
        for number, y in _heights(chart, plot, row, dress):
            if row == plot.count - 1 and number in values:
                sheet.words.append(values[number])
                continue
            text = chart.series[number].data[row].text
            sheet.words.append(Words(plot.x(row), y, text, Anchor.MIDDLE, strong=True, shown=seen))
    deepest = max((len(each) for each in named.values()), default=1)
    return first + (deepest - 1) * dress.lead + 0.7 * dress.size


def _heights(chart: Chart, plot: _Plot, row: int, dress: Dress) -> list[tuple[int, float]]:
    """Return the series with a value in a row, and where that is written: beside its marker, on no other value.

    Readers of a PDF lose letters that lie on each other, also those that are not seen.
    """
    known = [(n, value) for n, series in enumerate(chart.series) if (value := series.data[row].value) is not None]
    heights = [y + _beside(chart, row, n, plot.foot - y, dress.size) for n, value in known for y in (plot.y(value),)]
    if len(known) > 1:
        heights = spread(heights, [dress.lead] * len(known), 0.0, plot.foot)
    return [(number, y) for (number, _), y in zip(known, heights, strict=True)]


def _beside(chart: Chart, row: int, number: int, room: float, size: float) -> float:
    """Return how far from its marker a value stands: below where its line comes down to it and room is."""
    data = chart.series[number].data
    here = data[row].value
    near = [data[n].value for n in (row - 1, row + 1) if 0 <= n < len(data)]
    lowest = here is not None and bool(near) and all(value is not None and value > here for value in near)
    return size * (_BELOW if lowest and _BELOW * size < room else -_ABOVE)


def _named(chart: Chart, plot: _Plot, dress: Dress) -> dict[int, tuple[str, ...]]:
    """Return the lines of the categories that are written, the last one among them: as many as have room.

    Years stand on one line, names on several, no word of which is parted.
    """
    count, gap = plot.count, 0.5 * dress.size
    years = all(map(_DIGIT.search, chart.categories))
    texts = chart.categories if years else [word for category in chart.categories for word in category.split()]
    widest, every = max((dress.measure(text, False) for text in texts), default=0.0), 1
    while every < count and every * plot.pitch < widest + (2 if years else 1) * gap:
        every += 1
    room = every * plot.pitch - gap if count > 1 else plot.right - plot.left
    shown = (row for row in range(count) if (count - 1 - row) % every == 0)
    return {
        row: (chart.categories[row],) if years else dress.balanced(chart.categories[row], max(room, widest))
        for row in shown
    }
