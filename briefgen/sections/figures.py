"""Figures of a brief -> blocks: a chart or table with its caption, its source below it, and the data behind a chart.

In: a figure that the audience gets, and what may be told of what it cites. Out: blocks. All is placed whole; what is
drawn is made of the same cells as what the table prints.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from briefgen.brief import BriefFigure
from briefgen.document.nodes import (
    AUTHOR,
    Align,
    Block,
    Cell,
    Chart,
    CrossReference,
    Datum,
    Figure,
    Inline,
    Paragraph,
    Provenance,
    Reference,
    Series,
    Table,
    Text,
    TextRole,
    Voice,
)
from briefgen.document.text import printable
from briefgen.report.model import Place, Report
from briefgen.report.numbers import number_of
from briefgen.sections.shapes import DataView, FigureView
from briefgen.sections.tokens import Token
from briefgen.tailoring.selection import Selection

DATA = "data"  # the section that has the data of all charts, and what ends the name of their tables
NO_NUMBER = "–"


def figure_views(selection: Selection) -> tuple[FigureView, ...]:
    """Return the views of all figures that the audience gets, in the order of the brief."""
    with_data = selection.profile.section(DATA) is None
    return tuple(_view(_Maker(figure, selection), with_data=with_data) for figure in selection.figures_shown)


def _view(maker: _Maker, *, with_data: bool) -> FigureView:
    figure = maker.figure
    data = maker.data() if figure.chart else ()
    return FigureView(
        Token((), figure.text.passage, blocks=(*maker.shown(), *(data if with_data else ()))),
        name=figure.id,
        is_chart=figure.chart is not None,
        by_author=not figure.titled or figure.drawn_from is None,
        data=DataView(Token((), figure.text.passage, blocks=data)) if data else None,
    )


def figure_finder(views: Iterable[FigureView], names: Iterable[str]) -> Callable[[object], object]:
    """Return the function `figure(name)` of templates: the figure, nothing where this audience does not get it."""
    by_name = {view.name: view for view in views}
    known = tuple(names)

    def figure(name: object) -> object:
        if name not in known:
            raise NoSuchFigure(str(name), known)
        return by_name.get(str(name), "")

    return figure


class NoSuchFigure(LookupError):
    """A name that no figure of the brief has."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"brief.yaml has no figure `{name}`")
        self.name, self.known = name, known


@dataclass(frozen=True, slots=True)
class _Maker:
    """Make the blocks of one figure."""

    figure: BriefFigure
    selection: Selection

    @property
    def report(self) -> Report:
        """Return the report."""
        return self.selection.report

    def shown(self) -> tuple[Block, ...]:
        """Return the chart or table, and its source."""
        drawn = self._chart() if self.figure.chart else self._table(self.figure.id, self._caption())
        return drawn, self._source()

    def data(self) -> tuple[Block, ...]:
        """Return the table of the data behind a chart; far from the chart, it says what is measured."""
        measure = self.figure.measure if self.selection.profile.section(DATA) else ""
        told: tuple[Inline, ...] = (Text("Data of "), CrossReference("", self.figure.id))
        if measure:
            told = (*told, Text(": "), Text(printable(measure), AUTHOR))
        return (self._table(self._data_name(), told),)

    def _data_name(self) -> str:
        return f"{self.figure.id}-{DATA}"

    def _provenance(self, *places: Place | None) -> Provenance:
        """Return whose words stand at these places: the report's with their keys, else the author's."""
        if self.figure.drawn_from is None:
            return AUTHOR
        return Provenance(Voice.REPORT, tuple(dict.fromkeys(self.report.key_of(place) for place in places if place)))

    def _caption(self) -> tuple[Inline, ...]:
        figure, table = self.figure, self.figure.drawn_from
        if table is None or not figure.titled:
            return (Text(printable(figure.caption), AUTHOR),)
        title = Text(printable(table.title), self._provenance(table.place))
        if not figure.measure:
            return (title,)
        between = figure.caption.removeprefix(table.title).removesuffix(figure.measure)
        return (title, Text(between), Text(printable(figure.measure), AUTHOR))

    def _chart(self) -> Figure:
        figure = self.figure
        assert figure.chart is not None
        rows, header = figure.data.rows, figure.data.header
        place = figure.drawn_from.header_place if figure.drawn_from else None
        reference = figure.reference
        chart = Chart(
            kind=figure.chart,
            categories=tuple(printable(row.cells[0]) for row in rows),
            series=tuple(
                Series(printable(header[n]), tuple(self._datum(row.cells[n]) for row in rows))
                for n in range(1, len(header))
            ),
            highlight=tuple(map(printable, figure.highlight)),
            start=figure.start,
            reference=(reference[0], _reference_words(*reference)) if reference else None,
            provenance=self._provenance(place, *(row.place for row in rows)),
        )
        return Figure(chart, printable(figure.alternative), self._caption(), identifier=figure.id)

    def _datum(self, cell: str) -> Datum:
        return Datum(number_of(cell, self.figure.language), _printed(cell))

    def _table(self, name: str, caption: tuple[Inline, ...]) -> Table:
        figure = self.figure
        place = figure.drawn_from.header_place if figure.drawn_from else None
        aligned = (Align.END if n in figure.numeric else Align.START for n in range(len(figure.data.header)))
        return Table(
            self._cells(figure.data.header, place),
            tuple(self._cells(row.cells, row.place) for row in figure.data.rows),
            tuple(aligned),
            caption,
            identifier=name,
        )

    def _cells(self, cells: tuple[str, ...], place: Place | None) -> tuple[Cell, ...]:
        whose = self._provenance(place)
        return tuple(
            Cell((Text(_printed(cell), whose),), whose) if cell else Cell((Text(NO_NUMBER),)) for cell in cells
        )

    def _source(self) -> Paragraph:
        """Return the line below: source, where the data stand, where an axis begins, the findings cited."""
        figure, table = self.figure, self.figure.drawn_from
        whose = self._provenance(table.place) if table else AUTHOR
        named = (table.source if table else figure.source).rstrip(".")
        said: list[Inline] = [Text("Source: "), Text(printable(named), whose) if named else Text("the report")]
        said.append(Text(f"{self._cited()}."))
        if figure.chart:
            said += [Text(" Data in "), CrossReference("", self._data_name()), Text(".")]
        if figure.start:
            said.append(Text(f" The axis begins at {figure.start}."))
        place = (Reference("", str(table.place)),) if table else ()
        return Paragraph((*said, *place), TextRole.SMALL, whose)

    def _cited(self) -> str:
        """Return the numbers of the findings that the figure cites, as far as the audience may know of them."""
        cites = self.figure.text.cites if self.selection.profile.show_count else ()
        numbers = [f"F{p.number}" for p in self.selection.findings_shown if p.number and p.id in cites]
        return f" ({', '.join(numbers)})" if numbers else ""


def _reference_words(value: Decimal, label: str) -> str:
    """Return what a reference line says: its value as it is written in brief.yaml, and what it means."""
    said = f"{value:f}"
    return f"{said} = {printable(label)}" if label else said


def _printed(cell: str) -> str:
    return printable(cell) or NO_NUMBER
