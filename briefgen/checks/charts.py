"""What is drawn is what is written: each chart of the tree against the data that the brief was given.

In: a selection and the document composed from it. Out: an error for each chart whose categories, columns or numbers are
not those of its figure's data.
"""

from __future__ import annotations

from briefgen.brief import BriefFigure
from briefgen.diagnostics import Diagnostic, error
from briefgen.document import walk
from briefgen.document.nodes import Chart, Document, Figure
from briefgen.document.text import printable
from briefgen.report.numbers import number_of
from briefgen.tailoring.selection import Selection

_HINT = "this is a mistake in briefgen, not in the brief: please report it"


def check_charts(selection: Selection, document: Document) -> tuple[Diagnostic, ...]:
    """Return an error for each chart that does not draw what its figure holds."""
    given = {figure.id: figure for figure in selection.figures_shown}
    charts = (
        (block.identifier, block.picture)
        for block in walk.blocks(document)
        if isinstance(block, Figure) and isinstance(block.picture, Chart)
    )
    return tuple(
        error(f"the chart `{name}` does not draw its data", hint=_HINT)
        for name, chart in charts
        if name not in given or not _draws(chart, given[name])
    )


def _draws(chart: Chart, figure: BriefFigure) -> bool:
    """Tell whether a chart has the figure's categories and columns, and at each place the number written there."""
    rows = figure.data.rows
    if chart.categories != tuple(printable(row.cells[0]) for row in rows):
        return False
    if tuple(series.name for series in chart.series) != tuple(map(printable, figure.data.header[1:])):
        return False
    return all(
        datum.value == number_of(row.cells[n], figure.language) and datum.text in (printable(row.cells[n]), "–")
        for n, series in enumerate(chart.series, 1)
        for row, datum in zip(rows, series.data, strict=True)
    )
