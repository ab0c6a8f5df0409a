"""What each block looks like: the one `match` over all kinds of blocks, and the simple ones.

In: a block and the composer of the galley it goes to. Out: rows in that galley. Boxes, lists and tables have modules
of their own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from briefgen.document.nodes import (
    Block,
    Box,
    Chart,
    Definitions,
    Figure,
    Heading,
    KeyFigures,
    List,
    Paragraph,
    Quote,
    Reference,
    Strip,
    Table,
    TextRole,
)
from briefgen.document.walk import caption, unbroken
from briefgen.style.theme import TextStyle
from briefgen.writers.pdf import boxes, lists, tables
from briefgen.writers.pdf.charts import add_chart
from briefgen.writers.pdf.columns import References
from briefgen.writers.pdf.composer import Composer
from briefgen.writers.pdf.definitions import add_definitions
from briefgen.writers.pdf.galley import FillMark, FrameMark, ImageMark, Mark, Row
from briefgen.writers.pdf.grounds import on_paper
from briefgen.writers.pdf.headings import add_heading
from briefgen.writers.pdf.key_figures import add_key_figures
from briefgen.writers.pdf.owners import Part
from briefgen.writers.pdf.pull_quotes import add_pull_quote
from briefgen.writers.pdf.runs import Run

_SQUARE, _STEP, _STROKE = 6.0, 8.8, 0.75  # of a strip
_STRIP_GAP = 6.0  # between squares and the words beside them
_PIXEL = 0.75  # points, at 96 to the inch
_BOUND = 6  # lines; a note this short stays with its heading and with what follows it


def add(composer: Composer, block: Block) -> None:
    """Set a block."""
    match block:
        case Heading():
            add_heading(composer, block)
        case Paragraph():
            add_paragraph(composer, block)
        case List():
            lists.add_list(composer, block, add)
        case Table():
            tables.add_table(composer, block)
        case Box():
            boxes.add_box(composer, block, add)
        case Quote(pull=True):
            add_pull_quote(composer, block, add)
        case Quote():
            boxes.add_quote(composer, block, add)
        case Strip():
            _add_strip(composer, block)
        case Figure():
            _add_figure(composer, block)
        case KeyFigures():
            add_key_figures(composer, block)
        case Definitions():
            add_definitions(composer, block)
        case _:
            assert_never(block)


# ------------------------------------------------------------------------------------------------------------ text


def add_paragraph(composer: Composer, paragraph: Paragraph) -> None:
    """Set a paragraph."""
    column = composer.column
    if column.flag and column.references is References.HANG and lists.is_finding(composer, paragraph):
        lists.add_finding(composer, paragraph)
        return
    after_heading = composer.glued or composer.waiting
    source_line = paragraph.role is TextRole.SMALL and composer.join_figure()
    rows = _add_lines(composer, paragraph, style_of(composer, paragraph.role))
    if source_line:
        composer.leaning = False
        composer.space(4 * composer.theme.unit)
    if paragraph.role is TextRole.NOTE and after_heading and len(rows) <= _BOUND:
        for row in rows[1:]:
            row.keep = True
        composer.leaning = True


def _add_lines(composer: Composer, paragraph: Paragraph, style: TextStyle) -> list[Row]:
    """Set a paragraph's words; a lead takes the references' room and has them behind it."""
    column = composer.column
    lead = paragraph.role is TextRole.LEAD
    behind = column.references is References.BEHIND
    apart = not behind and (bool(column.quoted) or (column.references is References.TRACK and not lead))
    flat = composer.flat(paragraph.content, beside=apart)
    set_paragraph = composer.set(flat.runs, style, column.wide if lead else column.measure)
    rows = composer.put(set_paragraph, style, column.text, paragraph)
    if column.quoted and column.references is References.HANG:
        _add_source(composer, flat.references, paragraph)
    else:
        composer.put_references(flat.references, rows[0], composer.baseline(style), paragraph)
    composer.space(style.between)
    return rows


def _add_source(composer: Composer, references: tuple[Reference, ...], owner: Paragraph) -> None:
    """Set the references of a quoted passage on a line of their own below it."""
    style = composer.theme.style("reference")
    for reference in references:
        composer.glued = True
        runs = (Run(unbroken(reference.text)),)
        paragraph = composer.set(runs, style, composer.column.measure)
        composer.put(paragraph, style, composer.column.text, owner, part=Part.REFERENCE)


_STYLES = {
    TextRole.SERIES: "series",
    TextRole.DATE: "date",
    TextRole.MARKING: "marking",
    TextRole.TITLE_REST: "title_rest",
    TextRole.SUBTITLE: "subtitle",
    TextRole.LEAD: "lead",
    TextRole.BODY: "body",
    TextRole.NOTE: "note",
    TextRole.SMALL: "small",
}


def style_of(composer: Composer, role: TextRole) -> TextStyle:
    """Return the style of a role in the composer's column; on the page a light colour would not show."""
    theme = composer.theme
    if composer.column.small and role is not TextRole.SMALL:
        return theme.style("note")
    if composer.column.quoted and role is TextRole.BODY:
        quoted = theme.style(composer.column.quoted)
        return _upright(quoted) if composer.column.colour else quoted
    style = theme.style(_STYLES[role])
    return style if composer.column.colour else on_paper(theme, style)


def _upright(style: TextStyle) -> TextStyle:
    """Return a quotation's style for a dark ground, where thin slanted strokes fill in."""
    if not style.italic:
        return style
    return replace(style, face=style.emphasis, emphasis=style.face, italic=False, name=style.name + "+upright")


# ------------------------------------------------------------------------------------------------- strip and figure


def _add_strip(composer: Composer, strip: Strip) -> None:
    theme, column = composer.theme, composer.column
    style = theme.style("note")
    after_heading = composer.glued or composer.waiting
    composer.leaning = composer.leaning or bool(composer.galley.rows)
    total, shown = max(strip.total, 0), min(max(strip.shown, 0), max(strip.total, 0))
    runs = composer.flat(strip.content, beside=False).runs
    room = total * _STEP
    measure = column.wide if column.references is References.TRACK else column.measure
    natural = composer.typesetter.set(runs, style, 1e6).lines[0].width
    beside = room + _STRIP_GAP + natural <= measure
    if not beside and room <= measure:
        row = composer.row(theme.baseline, False, *_squares(composer, shown, total, theme.baseline))
        composer.attach(row, composer.baseline(style))
        composer.glued = True
    paragraph = composer.set(runs, style, measure, indent=room + _STRIP_GAP if beside and total else 0.0)
    rows = composer.put(paragraph, style, column.text, strip, whole=_BOUND)
    if beside:
        rows[0].marks.extend(_squares(composer, shown, total, style.lead))
    composer.space(2 * theme.unit + style.between)
    composer.leaning = after_heading


def _squares(composer: Composer, shown: int, total: int, lead: float) -> list[Mark]:
    colour, x = composer.strong, composer.column.text
    top = lead - composer.theme.foot - _SQUARE - 0.4
    half = _STROKE / 2
    marks: list[Mark] = []
    for number in range(total):
        left = x + number * _STEP
        if number < shown:
            marks.append(FillMark(left, top, _SQUARE, _SQUARE, colour))
        else:
            marks.append(FrameMark(left + half, top + half, _SQUARE - _STROKE, _SQUARE - _STROKE, colour, _STROKE))
    return marks


def _add_figure(composer: Composer, figure: Figure) -> None:
    theme, column = composer.theme, composer.column
    picture = figure.picture
    if isinstance(picture, Chart):
        add_chart(composer, figure, picture)
        return
    width, height = max(picture.width, 1) * _PIXEL, max(picture.height, 1) * _PIXEL
    scale = min(1.0, column.measure / width, 0.4 * column.page_height / height)
    composer.space(4 * theme.unit)
    row = composer.row(height * scale, False, ImageMark(column.text, width * scale, height * scale, picture, figure))
    composer.attach(row, theme.baseline - theme.foot)
    if figure.caption:
        style = theme.style("caption")
        composer.space(theme.unit)
        composer.glued = True
        runs = composer.flat(caption(figure), beside=False).runs
        paragraph = composer.set(runs, style, column.measure)
        composer.put(paragraph, style, column.text, figure, part=Part.CAPTION)
    composer.space(4 * theme.unit)
    composer.end_figure()
