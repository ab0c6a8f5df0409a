"""Tables -> markup.

In: a table. Out: a `table` that stays one for screen readers when narrow screens stack its rows; the roles are said
because a changed `display` takes them away. See https://www.w3.org/TR/html-aria/#el-table.
"""

from __future__ import annotations

from itertools import zip_longest

from briefgen.document.nodes import Align, Cell, Table
from briefgen.document.walk import caption, plain
from briefgen.writers.html.context import Context, source
from briefgen.writers.html.inlines import Setting, inlines
from briefgen.writers.html.markup import Html, element, join

UNBROKEN = 14  # characters of a number or a reference that stays on one line
WIDE = 6  # columns; from here on a table scrolls in a box of its own


def table(block: Table, context: Context) -> Html:
    """Return a table, its caption first."""
    anchor = context.caption_anchor(block) if block.caption else None
    # The caption is written first: notes are numbered in reading order.
    caption = _caption(block, anchor, context)
    head = element("thead", {"role": "rowgroup"}, _header(block, context))
    names = tuple(plain(cell.content) for cell in block.header)
    body = element("tbody", {"role": "rowgroup"}, join(_row(row, names, block, context) for row in block.rows))
    whole = element("table", {"role": "table"}, caption, head, body)
    if len(block.header) < WIDE:
        return element("div", {"class": "table"}, whole)
    return element("div", {"class": "table wide", "role": "group", "tabindex": "0", "aria-labelledby": anchor}, whole)


def _caption(block: Table, anchor: str | None, context: Context) -> Html:
    if anchor is None:
        return Html()
    # Its cross-references are words: axe-core takes a link in a caption for a child of the table that may not be there.
    words = inlines(caption(block), Setting("caption", linked=True), context)
    return element("caption", {"class": "t-caption", "id": anchor}, words)


def _header(block: Table, context: Context) -> Html:
    cells = (_column_head(cell, align, context) for cell, align in _aligned(block.header, block))
    return element("tr", {"role": "row"}, join(cells))


def _column_head(cell: Cell, align: Align, context: Context) -> Html:
    words = inlines(cell.content, Setting("table_head"), context)
    attributes = {"class": _classes("table_head", cell, align), "data-source": source(cell.provenance)}
    if not plain(cell.content).strip():
        return element("td", {"role": "cell", **attributes}, words)
    return element("th", {"scope": "col", "role": "columnheader", **attributes}, words)


def _row(row: tuple[Cell, ...], names: tuple[str, ...], block: Table, context: Context) -> Html:
    cells = (
        _cell(cell, align, name or None, number == 0, context)
        for number, ((cell, align), name) in enumerate(zip(_aligned(row, block), _padded(names, len(row)), strict=True))
    )
    return element("tr", {"role": "row"}, join(cells))


def _cell(cell: Cell, align: Align, name: str | None, first: bool, context: Context) -> Html:
    style = "table_row" if first else "table_cell"
    words = inlines(cell.content, Setting(style), context)
    attributes = {"class": _classes(style, cell, align), "data-source": source(cell.provenance)}
    if first and plain(cell.content).strip():
        return element("th", {"scope": "row", "role": "rowheader", **attributes}, words)
    if name:
        context.show(name, "table_head")
    return element("td", {"role": "cell", "data-label": name, **attributes}, words)


def _classes(style: str, cell: Cell, align: Align) -> str:
    if align is Align.START:
        return f"t-{style}"
    unbroken = " unbroken" if len(plain(cell.content)) <= UNBROKEN else ""
    return f"t-{style} {align.value}{unbroken}"


def _aligned(cells: tuple[Cell, ...], block: Table) -> list[tuple[Cell, Align]]:
    pairs = zip_longest(cells, block.alignments[: len(cells)], fillvalue=None)
    return [(cell, align or Align.START) for cell, align in pairs if cell is not None]


def _padded(names: tuple[str, ...], count: int) -> tuple[str, ...]:
    return (*names, *[""] * count)[:count]
