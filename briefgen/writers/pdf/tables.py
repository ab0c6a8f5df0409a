"""Tables: a caption, a header row that is set again after a break, rows on hairlines.

A row of a table is as many galley rows as its longest cell has lines, so that even a cell longer than a page is set.
"""

from __future__ import annotations

from dataclasses import replace

from briefgen.document.nodes import Align, Cell, Table
from briefgen.document.walk import caption
from briefgen.style.theme import TextStyle, Theme
from briefgen.writers.pdf.composer import Composer
from briefgen.writers.pdf.galley import TEXT, FillMark, Mark, Row, TextMark, is_head
from briefgen.writers.pdf.grounds import on_ink, on_paper
from briefgen.writers.pdf.lines import SetParagraph
from briefgen.writers.pdf.runs import Run

_GAP, _GAPS = 11.0, 0.25  # between columns, and the most of the width that all of these take
_SMALL = 0.5  # of a column's height; a table this high stays in one piece
_WORDS = 4  # of a cell, the longest by letters; the widest is among them
_WHOLE = 14  # lines; a row this high stays in one piece


def add_table(composer: Composer, table: Table) -> None:
    """Set a table."""
    theme, column = composer.theme, composer.column
    if table.caption:
        _add_caption(composer, table)
    else:
        composer.space(2 * theme.unit)
    count = max((len(row) for row in (table.header, *table.rows)), default=0)
    if not count:
        return
    filled = theme.pieces["table"] == "filled"
    pad = 5.0 if filled else 0.0
    widths = _widths(composer, table, count, column.wide - 2 * pad)
    first = len(composer.galley.rows)
    _add_header(composer, table, widths, pad, filled)
    header = tuple(map(_again, composer.galley.rows[first:]))
    for number, cells in enumerate(table.rows):
        rows = _add_cells(composer, table, cells, widths, pad)
        for position, row in enumerate(rows):
            row.header = header if number or position else ()
    _bind(composer, composer.galley.rows[first:])
    composer.space(4 * theme.unit)
    composer.end_figure(theme.unit)


def _again(row: Row) -> Row:
    """Return a row of the header as it is set again: without the heading beside it."""
    cells: list[Mark] = [mark for mark in row.marks if not is_head(mark)]
    return replace(row, before=0.0, keep=False, snap=None, marks=cells)


def _bind(composer: Composer, rows: list[Row]) -> None:
    """Keep a small table in one piece; of a larger one at least two rows at either end."""
    if sum(row.height for row in rows) <= _SMALL * composer.column.page_height:
        for row in rows[1:]:
            row.keep = True
        return
    starts = [n for n, row in enumerate(rows) if n and row.group != rows[n - 1].group]
    for start in (*starts[:2], *starts[-1:]):
        rows[start].keep = True


def _add_caption(composer: Composer, table: Table) -> None:
    style, column = composer.theme.style("caption"), composer.column
    paragraph = composer.set(composer.flat(caption(table), beside=False).runs, style, column.measure)
    if not (composer.waiting or composer.glued):
        composer.space(4 * composer.theme.unit)  # what stands above is not its own
    composer.put(paragraph, style, column.text, table, whole=8)
    composer.space(style.after / 2)
    composer.glued = True


def _add_header(composer: Composer, table: Table, widths: list[float], pad: float, filled: bool) -> None:
    theme, column = composer.theme, composer.column
    style = _head_style(theme, filled)
    set_cells = [_set(composer, cell, style, width) for cell, width in zip(table.header, widths, strict=False)]
    rows = _lay(composer, table, list(zip(table.header, set_cells, strict=False)), widths, (style, style), pad)
    if filled:
        for row in rows:
            row.marks.insert(0, FillMark(column.text, 0.0, column.wide, row.height, theme.colours["ink"]))
    else:
        last = rows[-1]
        last.height += theme.unit
        thick = theme.rules["table_head"]
        last.marks.append(FillMark(column.text, last.height - thick, column.wide, thick, style.colour))
    composer.glued = True


def _head_style(theme: Theme, filled: bool) -> TextStyle:
    """Return the style of a header, in a colour that shows on its ground."""
    style = theme.style("table_head")
    if not filled:
        return on_paper(theme, style, "ink")
    return replace(style, colour=on_ink(theme), name=f"{style.name}+filled")


def _add_cells(composer: Composer, table: Table, cells: tuple[Cell, ...], widths: list[float], pad: float) -> list[Row]:
    theme, column = composer.theme, composer.column
    head, style = theme.style("table_row"), theme.style("table_cell")
    set_cells = [
        _set(composer, cell, style if number else head, width)
        for number, (cell, width) in enumerate(zip(cells, widths, strict=False))
    ]
    rows = _lay(composer, table, list(zip(cells, set_cells, strict=False)), widths, (head, style), pad)
    last, thick = rows[-1], theme.rules["hairline"]
    last.height += theme.unit
    last.marks.append(FillMark(column.text, last.height - thick, column.wide, thick, theme.colours["rule"]))
    return rows


def _lay(
    composer: Composer, table: Table, cells: list[tuple[Cell, SetParagraph]], widths: list[float],
    styles: tuple[TextStyle, TextStyle], pad: float,
) -> list[Row]:  # fmt: skip
    """Append the galley rows of one row of cells."""
    unit, lead = composer.theme.unit, styles[1].lead
    count = max((len(paragraph.lines) for _, paragraph in cells), default=1)
    rows: list[Row] = []
    group = composer.group()
    for number in range(count):
        top = unit if not number else 0.0
        keep = number > 0 and (count <= _WHOLE or number in (1, count - 1))
        row = composer.row(lead + top, keep)
        row.group = group
        baseline = top + composer.baseline(styles[1])
        if not number:
            composer.attach(row, baseline)
        row.marks.extend(_marks(composer, table, cells, number, widths, (pad, baseline)))
        rows.append(row)
    return rows


def _marks(
    composer: Composer, table: Table, cells: list[tuple[Cell, SetParagraph]], number: int, widths: list[float],
    place: tuple[float, float],
) -> list[TextMark]:  # fmt: skip
    marks: list[TextMark] = []
    x, gap = composer.column.text + place[0], _gap(len(widths), composer.column.wide - 2 * place[0])
    for position, ((cell, paragraph), width) in enumerate(zip(cells, widths, strict=False)):
        if number < len(paragraph.lines):
            line = paragraph.lines[number]
            align = table.alignments[position] if position < len(table.alignments) else Align.START
            spare = width - line.width
            shift = {Align.START: 0.0, Align.CENTRE: spare / 2, Align.END: spare}[align]
            marks.append(TextMark(x + shift, place[1], line, cell, TEXT + position))
        x += width + gap
    return marks


def _set(composer: Composer, cell: Cell, style: TextStyle, width: float) -> SetParagraph:
    return composer.set(composer.flat(cell.content, beside=False).runs, style, width)


def _gap(count: int, room: float) -> float:
    """Return the space between columns; many of them stand closer, so that the table stays on the page."""
    return min(_GAP, _GAPS * room / max(count - 1, 1))


def _widths(composer: Composer, table: Table, count: int, room: float) -> list[float]:
    """Return the widths of the columns: all on one line if they fit, else shared by what each would need."""
    least, most = [12.0] * count, [12.0] * count
    theme = composer.theme
    for number, cells in enumerate((table.header, *table.rows)):
        for position, cell in enumerate(cells):
            name = "table_head" if not number else "table_cell" if position else "table_row"
            narrow, wide = _extent(composer, cell, theme.style(name))
            least[position] = max(least[position], narrow)
            most[position] = max(most[position], wide)
    room -= _gap(count, room) * (count - 1)
    if sum(most) <= room:
        spare = room - sum(most)
        return [width + spare / count for width in most] if count > 2 else [*most[:-1], most[-1] + spare]
    least = [min(width, room / count) for width in least]
    spare = max(room - sum(least), 0.0)
    wanted = [max(b - a, 0.0) for a, b in zip(least, most, strict=True)]
    total = sum(wanted) or 1.0
    return [a + spare * w / total for a, w in zip(least, wanted, strict=True)]


def _extent(composer: Composer, cell: Cell, style: TextStyle) -> tuple[float, float]:
    """Return the width of the widest word, and of all words on one line."""
    runs = composer.flat(cell.content, beside=False).runs
    words = sorted((run._replace(text=word) for run in runs for word in run.text.split()), key=lambda r: -len(r.text))
    narrow = max((_width(composer, (word,), style) for word in words[:_WORDS]), default=0.0)
    return narrow + 0.5, _width(composer, runs, style) + 0.5


def _width(composer: Composer, runs: tuple[Run, ...], style: TextStyle) -> float:
    return max(line.width for line in composer.typesetter.set(runs, style, 1e6).lines)
