"""What a figure shows beside its words, as somebody reads and signs it.

In: a figure. Out: lines; the same data as a passage, which its words are judged by.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.brief import BriefFigure
from briefgen.report.model import Kind, Passage, Place


def drawn_lines(figure: BriefFigure) -> Iterator[str]:
    """Yield what a figure shows beside its words: source, highlight, axis, reference line; then columns and rows."""
    reference = f"{figure.reference[0]:f} {figure.reference[1]}".strip() if figure.reference else ""
    for name, said in (
        ("source", _source(figure)),
        ("highlight", _row(figure.highlight)),
        ("axis begins at", "" if figure.start is None else f"{figure.start:f}"),
        ("reference line", reference),
    ):
        if said:
            yield f"{name}: {said}"
    yield from map(_row, (figure.data.header, *(row.cells for row in figure.data.rows)))


def _row(cells: tuple[str, ...]) -> str:
    """Return cells in one line; a bar within a cell is marked, so that no other cells give the same line."""
    return " | ".join(cell.replace("|", "\\|") for cell in cells)


def data_passage(figure: BriefFigure) -> Passage:
    """Return the data of a figure as a passage: a line a row, each cell with the name of its column."""
    header = figure.data.header
    rows = (
        f"{row.cells[0]}: " + ", ".join(f"{name} {cell}" for name, cell in zip(header[1:], row.cells[1:], strict=True))
        for row in figure.data.rows
    )
    place = figure.drawn_from.place if figure.drawn_from else Place()
    return Passage(f"{figure.text.passage.id}.data", Kind.PARAGRAPH, "\n".join((*rows, _source(figure))), place)


def _source(figure: BriefFigure) -> str:
    return figure.drawn_from.source if figure.drawn_from else figure.source
