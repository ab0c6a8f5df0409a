"""A table of the tree in, `w:tbl` out (ECMA-376 Part 1, 17.4): one header row, an exact grid, no merged cells."""

from __future__ import annotations

from itertools import accumulate, pairwise

from briefgen.document.direction import is_right_to_left
from briefgen.document.nodes import Align, Cell, Table
from briefgen.document.walk import plain, says_something
from briefgen.writers.docx.context import Context
from briefgen.writers.docx.dress import Ground
from briefgen.writers.docx.formatting import shade
from briefgen.writers.docx.inlines import Manner, inlines
from briefgen.writers.docx.measures import twips
from briefgen.writers.docx.paragraphs import paragraph
from briefgen.writers.docx.table_styles import head_fill
from briefgen.writers.docx.xml import NOTHING, Xml, join, xml

_LOOK = Xml(  # the bits and the attributes say the same: Word reads one or the other by its age
    '<w:tblLook w:val="06A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" '
    'w:noVBand="1"/>'
)
_HEADER = Xml("<w:cantSplit/><w:tblHeader/>")
_ROW = Xml("<w:cantSplit/>")
_STYLES = {  # (kind, alignment) -> style
    ("head", Align.START): "TableHead",
    ("head", Align.CENTRE): "TableHeadCentre",
    ("head", Align.END): "TableHeadNumber",
    ("row", Align.START): "TableRow",
    ("row", Align.CENTRE): "TableRowCentre",
    ("row", Align.END): "TableRowNumber",
    ("cell", Align.START): "TableText",
    ("cell", Align.CENTRE): "TableTextCentre",
    ("cell", Align.END): "TableNumber",
}


def table(context: Context, node: Table) -> Xml:
    """Return the table; its caption and the names of its columns are its alternative text (17.4)."""
    widths = column_widths(context, node)
    indent = 0.0 if context.columns > 1 else context.geometry.text_left
    title = plain(node.caption).strip()
    columns = "; ".join(filter(None, (plain(cell.content).strip() for cell in node.header)))
    rows = (
        _row(context, node, node.header, widths, header=True),
        *(_row(context, node, row, widths) for row in _told(node)),
    )
    return xml(
        '<w:tbl><w:tblPr><w:tblStyle w:val="BriefTable"/>%s<w:tblW w:w="%s" w:type="dxa"/>'
        '<w:tblInd w:w="%s" w:type="dxa"/><w:tblLayout w:type="fixed"/>%s%s</w:tblPr>'
        "<w:tblGrid>%s</w:tblGrid>%s</w:tbl>",
        Xml("<w:bidiVisual/>") if is_right_to_left(context.metadata.language) else NOTHING,
        sum(widths), twips(indent), _LOOK, _alternative(title or columns, columns or title),
        join(xml('<w:gridCol w:w="%s"/>', width) for width in widths), join(rows),
    )  # fmt: skip


def _alternative(title: str, description: str) -> Xml:
    """Return what a screen reader says of the table (17.4.63, 17.4.62), if there is anything to say."""
    if not title:
        return NOTHING
    return xml('<w:tblCaption w:val="%s"/><w:tblDescription w:val="%s"/>', title, description)


def _told(node: Table) -> list[tuple[Cell, ...]]:
    """Return the rows with anything in them, as long as the header: an empty one is a hole to a screen reader."""
    fitted = (_fitted(row, len(node.header)) for row in node.rows)
    return [row for row in fitted if any(says_something(cell.content) for cell in row)]


def _fitted(row: tuple[Cell, ...], columns: int) -> tuple[Cell, ...]:
    return (*row, *[Cell(())] * (columns - len(row)))[:columns]


def _row(context: Context, node: Table, cells: tuple[Cell, ...], widths: list[int], header: bool = False) -> Xml:
    inner = join(
        _cell(context, cell, width, _style(node, column, header), header, heavy=header or not column)
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return xml("<w:tr><w:trPr>%s</w:trPr>%s</w:tr>", _HEADER if header else _ROW, inner)


def _style(node: Table, column: int, header: bool) -> str:
    align = node.alignments[column] if column < len(node.alignments) else Align.START
    return _STYLES["head" if header else "row" if not column else "cell", align]


def _cell(context: Context, cell: Cell, width: int, style: str, header: bool, heavy: bool) -> Xml:
    """Return a cell; it repeats a header's fill, lest light text be left on paper where table styles are ignored."""
    fill = head_fill(context.theme) if header else ""
    runs = inlines(context, cell.content, Manner(Ground.DARK if fill else Ground.PAPER, heavy=heavy))
    content = paragraph(context, style, runs, cell.provenance).markup()
    shading = shade(context.theme, fill) if fill else NOTHING
    return xml('<w:tc><w:tcPr><w:tcW w:w="%s" w:type="dxa"/>%s</w:tcPr>%s</w:tc>', width, shading, content)


def column_widths(context: Context, node: Table) -> list[int]:
    """Share the measure among the columns, in twips: room for the longest word, the rest by length of text."""
    total = twips(context.table_measure)
    letter = context.theme.style("table_cell").size * 0.56
    texts = [[plain(cell.content) for cell in column] for column in _columns(node)]
    least = [letter * min(max(map(_longest_word, column)), 24) + 10 for column in texts]
    whole = [min(letter * max(map(len, column)) + 10, 400) for column in texts]
    wanted = [max(full - low, 1) for full, low in zip(whole, least, strict=True)]
    spare = max(total / 20 - sum(least), 0)
    shares = [low + spare * want / sum(wanted) for low, want in zip(least, wanted, strict=True)]
    edges = [round(total * part / sum(shares)) for part in accumulate(shares, initial=0.0)]
    return [right - left for left, right in pairwise(edges)]


def _columns(node: Table) -> list[list[Cell]]:
    rows = [node.header, *(_fitted(row, len(node.header)) for row in node.rows)]
    return [[row[column] for row in rows] for column in range(len(node.header))]


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=1)
