"""A figure's chart in, an inline drawing out, and three parts beside it: the chart, its relationships, its workbook."""

from __future__ import annotations

from briefgen.charting.rows import ordered
from briefgen.document.nodes import Chart, ChartKind, Figure
from briefgen.writers.docx.chart_dress import ChartDress
from briefgen.writers.docx.chart_part import CHART, chart_part
from briefgen.writers.docx.context import Context
from briefgen.writers.docx.measures import emu
from briefgen.writers.docx.package import Relationships
from briefgen.writers.docx.pictures import inline, spoken
from briefgen.writers.docx.workbook import workbook
from briefgen.writers.docx.xml import Xml, xml

_ROW, _SLIM, _AROUND = 23.0, 13.0, 30.0  # points: a bar with its gap, one of several, what stands above and below
_FLAT, _LEAST, _HIGHEST = 0.52, 165.0, 250.0  # lines and dots: height by width; points
_LINE, _BESIDE = 13.0, 300.0  # points: a line of a legend; the width from which its entries stand side by side
_TALLEST = 0.8  # of the page's text


def chart(context: Context, figure: Figure, shown: Chart, room: float) -> Xml:
    """Return a run with the chart, as wide as `room`, in points; its words stand in the bookmarks of their source."""
    shown = ordered(shown)
    place = _stored(context, shown, room)
    extent = (emu(room), emu(_height(context, shown, room)))
    number = context.identifiers.drawing()
    graphic = xml('<a:graphicData uri="%s"><c:chart xmlns:c="%s" r:id="%s"/></a:graphicData>', CHART, CHART, place)
    drawing = inline(number, f"Chart {number}", spoken(figure), graphic, extent)
    return context.identifiers.mark(xml("<w:r>%s</w:r>", drawing), shown.provenance)


def _stored(context: Context, shown: Chart, width: float) -> str:
    """Keep the parts of a chart, and return its relationship to the story."""
    number = len(context.charts) // 3 + 1
    name, book = f"charts/chart{number}.xml", f"embeddings/chart{number}.xlsx"
    relations = Relationships()
    inner = relations.add("package", f"../{book}")
    dress = ChartDress(context.theme, context.colour_slot)
    context.charts[f"word/{name}"] = chart_part(shown, dress, context.metadata.language, (inner, width))
    context.charts[f"word/charts/_rels/chart{number}.xml.rels"] = relations.part()
    context.charts[f"word/{book}"] = workbook(shown)
    return context.relationships.add("chart", name)


def _height(context: Context, shown: Chart, room: float) -> float:
    page = context.geometry.page
    if shown.kind is not ChartKind.BAR:
        legend = _LINE * len(shown.series) if len(shown.series) > 1 and room < _BESIDE else 0.0
        return min(max(_FLAT * room, _LEAST) + legend, _HIGHEST)
    count = len(shown.series)
    row = _ROW if count == 1 else 10.0 + count * _SLIM
    asked = len(shown.categories) * row + _AROUND * (1 if count == 1 and shown.reference is None else 1.6)
    return min(asked, _TALLEST * (page.height - page.top - page.bottom))
