"""The series of a native chart: their data as Word keeps them beside the workbook, their looks, their labels.

In: a chart whose rows are in order, and its dress. Out: `c:ser` elements (ECMA-376 Part 1, 21.2.2.170 and its like),
each with its children in the order of the schema.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from briefgen.charting import palette
from briefgen.charting.formats import GENERAL, codes
from briefgen.charting.rows import REFERENCE
from briefgen.charting.scale import scale
from briefgen.document.nodes import Chart, Datum, Series
from briefgen.writers.docx.chart_dress import NO_LINE, NO_MARKER, ChartDress
from briefgen.writers.docx.chart_labels import Label, label_at, labels
from briefgen.writers.docx.workbook import SHEET, column
from briefgen.writers.docx.xml import NOTHING, Xml, join, xml

_INSIDE = 0.14  # of the axis: a bar as long as this has its value inside its end
_POINT = '<c:dPt><c:idx val="%s"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>%s%s</c:spPr></c:dPt>'


def bar_series(chart: Chart, dress: ChartDress) -> Iterator[Xml]:
    """Yield the series of bars; some bars of a single one may stand out."""
    single = len(chart.series) == 1
    for number, series in enumerate(chart.series):
        quiet = single and bool(chart.highlight)
        colour = palette.QUIET if quiet else palette.colour(number)
        stand_out = [n for n, name in enumerate(chart.categories) if quiet and name in chart.highlight]
        points = join(xml(_POINT, row, dress.fill(palette.HIGHLIGHT), NO_LINE) for row in stand_out)
        looks = xml('<c:spPr>%s%s</c:spPr><c:invertIfNegative val="0"/>', dress.fill(colour), NO_LINE)
        inside, behind = Label(dress.text(palette.GROUND, strong=True), "inEnd"), _strong(dress, "outEnd")
        shown = {row: inside if single and _is_long(chart, datum) else behind for row, datum in enumerate(series.data)}
        yield _series(chart, number, series, (looks, points, labels(series, shown)), NOTHING)


def _is_long(chart: Chart, datum: Datum) -> bool:
    """Tell whether a bar is long enough for its value."""
    axis = scale(chart)
    return datum.value is not None and float(abs(datum.value) / (axis.high - axis.low)) >= _INSIDE


def line_series(chart: Chart, dress: ChartDress, named: bool) -> Iterator[Xml]:
    """Yield the series of lines, then the reference line.

    A single one has all its values; several have their names and last values at their ends where they are `named`.
    """
    single = len(chart.series) == 1
    for number, series in enumerate(chart.series):
        colour = palette.colour(number)
        looks = xml("<c:spPr>%s</c:spPr>%s", dress.line(colour, 2.0, number), dress.marker(number))
        known = [row for row, datum in enumerate(series.data) if datum.value is not None]
        end = Label(dress.text(palette.words_of(colour), strong=True), "r", named=True)
        above = _strong(dress, "t")
        shown = dict.fromkeys(known, above) if single else dict.fromkeys(known[-1:], end) if named else {}
        yield _series(chart, number, series, (looks, labels(series, shown)), Xml('<c:smooth val="0"/>'))
    if chart.reference is not None:
        yield _reference(chart, chart.reference, dress, single or named)


def dot_series(chart: Chart, dress: ChartDress) -> Iterator[Xml]:
    """Yield the series of dots: lines that are not drawn, with markers; values on either side in turn."""
    for number, series in enumerate(chart.series):
        line = Xml('<a:ln w="19050"><a:noFill/></a:ln>')
        looks = xml("<c:spPr>%s</c:spPr>%s", line, dress.marker(number, filled=True))
        label = _strong(dress, "t" if len(chart.series) == 1 else "lr"[number % 2])
        shown = dict.fromkeys(range(len(series.data)), label)
        yield _series(chart, number, series, (looks, labels(series, shown)), Xml('<c:smooth val="0"/>'))


def _strong(dress: ChartDress, place: str) -> Label:
    return Label(dress.text(palette.TEXT, strong=True), place)


def _reference(chart: Chart, reference: tuple[Decimal, str], dress: ChartDress, named: bool) -> Xml:
    """Return the reference line: one value for every category; its words stand at its end or in the legend."""
    number, rows = len(chart.series), len(chart.categories)
    looks = xml("<c:spPr>%s</c:spPr>%s", dress.line(palette.FAINT, 1.25, 1), NO_MARKER)
    end = label_at(rows - 1, Label(dress.text(palette.FAINT), "r", valued=False, named=True)) if named else NOTHING
    points = (_point(row, reference[0]) for row in range(rows))
    values = _values(number, rows, GENERAL, points)
    name = _name(number, reference[1])
    return xml(
        '<c:ser><c:idx val="%s"/><c:order val="%s"/>%s%s%s%s%s<c:smooth val="0"/></c:ser>',
        REFERENCE, number, name, looks, end, _categories(chart), values,
    )  # fmt: skip


def _series(chart: Chart, number: int, series: Series, looks: tuple[Xml, ...], end: Xml) -> Xml:
    coded = codes(series)
    known = [code for code, datum in zip(coded, series.data, strict=True) if datum.value is not None]
    common = known[0] if len(set(known)) == 1 else GENERAL
    points = (
        _point(row, datum.value, code if code != common else "")
        for row, (datum, code) in enumerate(zip(series.data, coded, strict=True))
        if datum.value is not None
    )
    values = _values(number, len(chart.categories), common, points)
    name = _name(number, series.name) if series.name.strip() else NOTHING
    return xml(
        '<c:ser><c:idx val="%s"/><c:order val="%s"/>%s%s%s%s%s</c:ser>',
        number, number, name, join(looks), _categories(chart), values, end,
    )  # fmt: skip


def _name(number: int, text: str) -> Xml:
    return xml(
        '<c:tx><c:strRef><c:f>%s</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>%s</c:v></c:pt></c:strCache>'
        "</c:strRef></c:tx>",
        f"{SHEET}!${column(number + 1)}$1", text,
    )  # fmt: skip


def _categories(chart: Chart) -> Xml:
    rows = len(chart.categories)
    points = join(
        xml('<c:pt idx="%s"><c:v>%s</c:v></c:pt>', row, category) for row, category in enumerate(chart.categories)
    )
    return xml(
        '<c:cat><c:strRef><c:f>%s</c:f><c:strCache><c:ptCount val="%s"/>%s</c:strCache></c:strRef></c:cat>',
        _range(0, rows), rows, points,
    )  # fmt: skip


def _values(number: int, rows: int, code: str, points: Iterable[Xml]) -> Xml:
    return xml(
        '<c:val><c:numRef><c:f>%s</c:f><c:numCache><c:formatCode>%s</c:formatCode><c:ptCount val="%s"/>%s</c:numCache>'
        "</c:numRef></c:val>",
        _range(number + 1, rows), code, rows, join(points),
    )  # fmt: skip


def _point(row: int, value: Decimal, code: str = "") -> Xml:
    own = xml(' formatCode="%s"', code) if code else NOTHING
    return xml('<c:pt idx="%s"%s><c:v>%s</c:v></c:pt>', row, own, f"{value:f}")


def _range(number: int, rows: int) -> str:
    letter = column(number)
    return f"{SHEET}!${letter}$2:${letter}${rows + 1}"
