"""A chart in, `word/charts/chart<n>.xml` out: a native chart, whose data Word edits in its workbook.

ECMA-376 Part 1, 21.2. Rows are in the order in which a PDF draws them. Lines are named at their right end, for which
the plot leaves room, if they end well apart; other series have Word's legend. Word has no dots on rows: dots are a line
chart without lines. The words of a reference line across bars or dots are the title of their axis of values: Word
cannot draw that line.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from itertools import pairwise

from briefgen.charting import palette
from briefgen.charting.formats import axis_code
from briefgen.charting.numerals import axis_form
from briefgen.charting.scale import ZERO, scale
from briefgen.document.nodes import Chart, ChartKind
from briefgen.writers.docx.chart_dress import NO_LINE, PLAIN, ChartDress
from briefgen.writers.docx.chart_series import bar_series, dot_series, line_series
from briefgen.writers.docx.xml import NOTHING, OFFICE_RELATIONSHIPS, Xml, join, part, xml

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_NAMESPACES = f'xmlns:c="{CHART}" xmlns:a="{_DRAWING}" xmlns:r="{OFFICE_RELATIONSHIPS}"'
_CATEGORIES, _VALUES = 111111111, 222222222  # ids of the axes
_AXES = Xml(f'<c:axId val="{_CATEGORIES}"/><c:axId val="{_VALUES}"/>')
_NAMED_FROM, _APART = 300.0, 0.09  # points; of the axis
_TICKLESS = Xml('<c:majorTickMark val="none"/><c:minorTickMark val="none"/>')


def chart_part(chart: Chart, dress: ChartDress, language: str, place: tuple[str, float]) -> bytes:
    """Return the part of a chart; `place` is the relationship of its workbook, and the chart's width in points."""
    workbook, width = place
    named = chart.kind is ChartKind.LINE and _named_at_ends(chart, width)
    plot = join(
        (_layout(chart, named), _plot(chart, dress, named), _category_axis(chart, dress), _value_axis(chart, dress))
    )
    legend = NOTHING
    if len(chart.series) > 1 and not named:
        legend = xml('<c:legend><c:legendPos val="t"/><c:overlay val="0"/>%s</c:legend>', dress.text(palette.TEXT))
    content = xml(
        '<c:date1904 val="0"/><c:lang val="%s"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        '<c:plotArea>%s%s</c:plotArea>%s<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>%s%s'
        '<c:externalData r:id="%s"><c:autoUpdate val="0"/></c:externalData>',
        language, plot, PLAIN, legend, PLAIN, dress.text(palette.TEXT), workbook,
    )  # fmt: skip
    return part("c:chartSpace", _NAMESPACES, content)


def _named_at_ends(chart: Chart, width: float) -> bool:
    """Tell whether lines are named at their ends: Word does not push names apart, and breaks those without room."""
    if len(chart.series) == 1 or width < _NAMED_FROM:
        return False
    ends = [next((d.value for d in reversed(s.data) if d.value is not None), None) for s in chart.series]
    heights = sorted([e for e in ends if e is not None] + ([chart.reference[0]] if chart.reference else []))
    axis = scale(chart)
    return all(float((b - a) / (axis.high - axis.low)) >= _APART for a, b in pairwise(heights))


def _layout(chart: Chart, named: bool) -> Xml:
    """Return the place of the plot: Word's own, but for lines, whose names need room at the right."""
    if not named:
        return Xml("<c:layout/>")
    longest = max(
        len(name) for name in (*(s.name for s in chart.series), chart.reference[1] if chart.reference else "")
    )
    room = min(0.16 + 0.008 * longest, 0.36)
    places = (("x", "0.07"), ("y", "0.06"), ("w", f"{0.93 - room:.3f}"), ("h", "0.78"))
    modes = Xml('<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>')
    inner = join(xml(f'<c:{name} val="%s"/>', value) for name, value in places)
    return xml("<c:layout><c:manualLayout>%s%s</c:manualLayout></c:layout>", modes, inner)


def _plot(chart: Chart, dress: ChartDress, named: bool) -> Xml:
    if chart.kind is ChartKind.BAR:
        gap = 82 if len(chart.series) == 1 else 60
        return xml(
            '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>%s'
            '<c:gapWidth val="%s"/>%s</c:barChart>',
            join(bar_series(chart, dress)), gap, _AXES,
        )  # fmt: skip
    series = line_series(chart, dress, named) if chart.kind is ChartKind.LINE else dot_series(chart, dress)
    return xml(
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>%s<c:marker val="1"/>%s</c:lineChart>',
        join(series), _AXES,
    )  # fmt: skip


def _category_axis(chart: Chart, dress: ChartDress) -> Xml:
    """Return the axis of categories; that of bars runs downwards, as one reads."""
    rows = chart.kind is ChartKind.BAR
    scaling = xml('<c:scaling><c:orientation val="%s"/></c:scaling>', "maxMin" if rows else "minMax")
    return xml(
        '<c:catAx><c:axId val="%s"/>%s<c:delete val="0"/><c:axPos val="%s"/><c:numFmt formatCode="General" '
        'sourceLinked="0"/>%s<c:tickLblPos val="low"/><c:spPr>%s</c:spPr>%s<c:crossAx val="%s"/>'
        '<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>',
        _CATEGORIES, scaling, "l" if rows else "b", _TICKLESS, dress.line(palette.TEXT, 0.75),
        dress.text(palette.TEXT), _VALUES,
    )  # fmt: skip


def _value_axis(chart: Chart, dress: ChartDress) -> Xml:
    """Return the axis of values: without numbers where each bar has its own, else with round ones on light lines."""
    axis, rows = scale(chart), chart.kind is ChartKind.BAR
    ticks = [value for value, _ in axis.ticks]
    step = max((b - a for a, b in pairwise(ticks)), default=Decimal(1))
    least = axis.low if chart.start is not None or axis.low < ZERO else ZERO
    most = (axis.high / step).to_integral_value(ROUND_CEILING) * step
    limits = NOTHING if rows else xml('<c:max val="%s"/><c:min val="%s"/>', f"{most:f}", f"{least:f}")
    grid = NOTHING if rows else xml("<c:majorGridlines><c:spPr>%s</c:spPr></c:majorGridlines>",
                                    dress.line(palette.GRID, 0.5))  # fmt: skip
    code = axis_code(axis_form(chart, step))
    unit = NOTHING if rows else xml('<c:majorUnit val="%s"/>', f"{step:f}")
    title = _title(chart.reference[1], dress) if chart.reference and chart.kind is not ChartKind.LINE else NOTHING
    return xml(
        '<c:valAx><c:axId val="%s"/><c:scaling><c:orientation val="minMax"/>%s</c:scaling><c:delete val="0"/>'
        '<c:axPos val="%s"/>%s%s<c:numFmt formatCode="%s" sourceLinked="0"/>%s<c:tickLblPos val="%s"/>'
        '<c:spPr>%s</c:spPr>%s<c:crossAx val="%s"/><c:crosses val="%s"/><c:crossBetween val="between"/>%s</c:valAx>',
        _VALUES, limits, "b" if rows else "l", grid, title, code, _TICKLESS, "none" if rows else "nextTo",
        NO_LINE, dress.text(palette.TEXT), _CATEGORIES, "max" if rows else "autoZero", unit,
    )  # fmt: skip


def _title(words: str, dress: ChartDress) -> Xml:
    """Return the title of the axis of values: what its reference line would say."""
    return xml(
        '<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr>%s</a:pPr><a:r><a:rPr b="0"/><a:t>%s</a:t>'
        '</a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>',
        dress.run(palette.FAINT), words,
    )  # fmt: skip
