"""What bars and dots share: a row a category, its name at the left, the axis at the foot, several series named above.

In: a chart whose rows are in order, and the dress. Out: a `Rowed`, which says where rows lie, and the shapes around
the data.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from briefgen.charting import palette
from briefgen.charting.dress import Dress, Sheet
from briefgen.charting.shapes import Anchor, Marker, Rect, Stroke, Words
from briefgen.document.nodes import Chart, ChartKind

_NAMES = 0.4  # of the width, at most, for the names of categories
_WORD = 0.55  # the same, where one word needs more
_GAP = 0.8  # of the size of type: between a name and its row
_APART = 1.6  # of the size of type: between the names of series
_MARK = 0.55  # of the size of type: a swatch or marker beside a name
_REFERENCE = (3.5, 2.5)
_HAIR, _AXIS = 0.6, 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """One category: its names' lines, its upper edge and its height."""

    lines: tuple[str, ...]
    top: float
    height: float

    @property
    def middle(self) -> float:
        """Return the height of its middle."""
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class Rowed:
    """Where the rows of a drawing lie: the data between `left` and the drawing's `width`."""

    width: float
    left: float
    rows: tuple[Row, ...]

    @property
    def foot(self) -> float:
        """Return the height of the axis."""
        return self.rows[-1].top + self.rows[-1].height if self.rows else 0.0


def rowed(chart: Chart, dress: Dress, width: float, pitch: float) -> Rowed:
    """Lay out the rows, each `pitch` high or as high as its name; closer together where the room is too small."""
    most = _column(chart, dress, width)
    top = key_height(chart, dress, width)
    names = [dress.balanced(category, most) for category in chart.categories]
    column = max((dress.measure(line, False) for lines in names for line in lines), default=0.0)
    heights = [max(pitch, (len(lines) + 0.5) * dress.lead if len(lines) > 1 else 0.0) for lines in names]
    room = dress.room - top - 3 * dress.line
    share = min(1.0, room / sum(heights)) if heights else 1.0
    rows: list[Row] = []
    for lines, height in zip(names, heights, strict=True):
        rows.append(Row(lines, top, height * share))
        top += height * share
    return Rowed(width, column + _GAP * dress.size if chart.categories else 0.0, tuple(rows))


def _column(chart: Chart, dress: Dress, width: float) -> float:
    """Return the width of the column of names: what they need, at most a part of all."""
    wanted = max((dress.measure(category, False) for category in chart.categories), default=0.0)
    word = max((dress.measure(w, False) for category in chart.categories for w in category.split()), default=0.0)
    return min(wanted, max(_NAMES * width, min(word, _WORD * width))) + 0.1


def key_height(chart: Chart, dress: Dress, width: float) -> float:
    """Return the room that the names of several series take above the rows."""
    return len(_key(chart, dress, width)) * dress.line if len(chart.series) > 1 else 0.0


def _key(chart: Chart, dress: Dress, width: float) -> list[list[tuple[int, float]]]:
    """Return lines of series, each with the place where it begins."""
    lines: list[list[tuple[int, float]]] = [[]]
    x = 0.0
    for number, series in enumerate(chart.series):
        need = 2 * _MARK * dress.size + dress.measure(series.name, True)
        if lines[-1] and x + need > width:
            lines.append([])
            x = 0.0
        lines[-1].append((number, x))
        x += need + _APART * dress.size
    return lines


def add_key(sheet: Sheet, chart: Chart, dress: Dress, width: float) -> None:
    """Name the series above the rows, each behind its swatch or marker."""
    if len(chart.series) < 2:
        return
    mark = _MARK * dress.size
    for line, named in enumerate(_key(chart, dress, width)):
        middle = (line + 0.4) * dress.line
        for number, x in named:
            colour = palette.colour(number)
            if chart.kind is ChartKind.BAR:
                sheet.data.append(Rect(x, middle - mark / 2, mark, mark, colour))
            else:
                sheet.data.append(Marker(x + mark / 2, middle, palette.sign(number), mark, colour))
            place = x + 2 * mark
            sheet.words.append(Words(place, dress.baseline(middle), chart.series[number].name, strong=True))


def add_name(sheet: Sheet, row: Row, left: float, dress: Dress) -> None:
    """Write the name of a category before its row."""
    first = dress.baseline(row.middle - (len(row.lines) - 1) * dress.lead / 2)
    sheet.say(row.lines, Words(left - _GAP * dress.size, first, "", Anchor.END), dress.lead)


def add_axis(
    sheet: Sheet, place: Rowed, dress: Dress, ticks: list[tuple[float, str]], reference: tuple[float, str] | None
) -> float:
    """Draw the axis with its numbers and the reference line, and return where the drawing ends.

    A number that the words of the reference line would touch is left out; the words go below each other at need.
    """
    foot, first = place.foot, place.foot + 0.3 * dress.size + dress.size
    sheet.under.append(Stroke(((place.left, foot), (place.width, foot)), palette.TEXT, _AXIS))
    begin, lines = place.width, 1
    if reference is not None:
        x, text = reference
        broken = dress.broken(text, place.width)
        wide = max(dress.measure(line, False) for line in broken)
        begin, lines = min(max(x - wide / 2, 0.0), place.width - wide), len(broken)
        top = place.rows[0].top if place.rows else 0.0
        sheet.under.append(Stroke(((x, top), (x, foot)), palette.FAINT, 1.2 * _AXIS, _REFERENCE))
        sheet.say(broken, Words(begin + wide / 2, first, "", Anchor.MIDDLE), dress.lead)
    for x, text in ticks:
        left, right = _span(x, text, place, dress)
        if reference is None or right + _GAP * dress.size < begin or left > begin + wide + dress.size:
            sheet.under.append(Words((left + right) / 2, first, text, Anchor.MIDDLE, own=False))
    return first + (lines - 1) * dress.lead + 0.5 * dress.size


def apart(ticks: list[tuple[float, str]], place: Rowed, dress: Dress) -> list[tuple[float, str]]:
    """Return the numbers along the axis, only every second, third, ... of them where they would touch."""
    for every in range(1, len(ticks)):
        for first in range(every):
            kept = ticks[first::every]
            spans = [_span(x, text, place, dress) for x, text in kept]
            if all(right + _GAP * dress.size <= left for (_, right), (left, _) in pairwise(spans)):
                return kept
    return ticks[:1]


def _span(x: float, text: str, place: Rowed, dress: Dress) -> tuple[float, float]:
    """Return where a number along the axis begins and ends: below its place, inside the drawing."""
    half = dress.measure(text, False) / 2
    middle = max(min(x, place.width - half), half)
    return middle - half, middle + half


def add_guide(sheet: Sheet, x: float, place: Rowed) -> None:
    """Draw a light line through all rows."""
    top = place.rows[0].top if place.rows else 0.0
    sheet.under.append(Stroke(((x, top), (x, place.foot)), palette.GRID, _HAIR))
