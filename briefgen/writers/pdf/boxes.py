"""Boxes and block quotations: groups of blocks on a ground of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from briefgen.document import walk
from briefgen.document.nodes import Block, Box, BoxKind, Quote
from briefgen.style.theme import TextStyle
from briefgen.writers.pdf.columns import Column, References
from briefgen.writers.pdf.composer import Composer
from briefgen.writers.pdf.galley import FillMark, Ground, PathMark, Row
from briefgen.writers.pdf.shaping import font

Add = Callable[[Composer, Block], None]

_OUT = 8.0  # a tint hangs out so that the text on it stays on the page's edge
_PAD = 11.0
_LABEL_PAD = 9.5
_CALLOUT = 1.0  # points; the outline of a callout
_QUOTATION_MARK = 40.0  # points
_MARK_RISE = 0.69  # of the size: the height of the mark's top


def add_box(composer: Composer, box: Box, add: Add) -> None:
    """Set a box."""
    if not box.blocks and not box.title:
        return
    composer.settle()
    match box.kind:
        case BoxKind.PANEL:
            _add_panel(composer, box, add)
        case BoxKind.CALLOUT:
            _add_callout(composer, box, add)
        case BoxKind.ALLEGATION:
            _add_allegation(composer, box, add)
        case _:
            assert_never(box.kind)


# ----------------------------------------------------------------------------------------------------------- panel


def _add_panel(composer: Composer, box: Box, add: Add) -> None:
    theme, unit = composer.theme, composer.theme.unit
    on_panel = theme.colours["on_panel"]
    ground, inner, pads = panel(composer)
    composer.space(5 * unit if theme.layout == "side-heads" else theme.baseline)
    composer.snap()
    colour = on_panel if on_panel != theme.colours["text"] else ""
    with composer.within(replace(inner, colour=colour, bare=True)), composer.grounded(ground, *pads):
        _fill(composer, box, "section", add)
    composer.space(theme.baseline if theme.layout != "side-heads" else 4 * unit)


def panel(composer: Composer) -> tuple[Ground, Column, tuple[float, float]]:
    """Return the ground of the one strong box of a page, the column inside it, and the room above and below."""
    theme, column, unit = composer.theme, composer.column, composer.theme.unit
    fill, ink, edge = theme.colours["panel"], theme.colours["ink"], theme.rules["panel"]
    match theme.layout:
        case "side-heads":
            ground = Ground(0, 0, -_OUT, column.width + 2 * _OUT, fill, top=edge, colour=ink)
            return ground, column, (4 * unit, 4 * unit)
        case "columns":
            ground = Ground(0, 0, 0.0, column.width, fill, bar=edge, colour=ink)
            return ground, labelled(composer), (2 * unit, 2 * unit)
        case _:
            ground = Ground(0, 0, 0.0, column.width, fill)
            if column.unruled:
                inner = replace(column.inset(0.0, _PAD), references=References.BEHIND, items="body")
                return ground, replace(inner, side_x=_PAD, side=column.side - _PAD), (2 * unit, 3 * unit)
            # The measure is the same beside a sidebar and without one: a page may go on where the other ended.
            inner = column.inset(0.0, 2 * _PAD) if column.side else column.inset(_PAD, _PAD)
            return ground, replace(inner, side_x=_PAD, side=column.side and column.side - _PAD), (2 * unit, 3 * unit)


def labelled(composer: Composer) -> Column:
    """Return the column inside a full-width box: its heading in a label track, references at the right edge."""
    theme, column = composer.theme, composer.column
    start = theme.rules["panel"] + _LABEL_PAD
    if column.width <= theme.tracks["column"] + 1:
        return column.inset(start, _LABEL_PAD)
    label, edge = theme.tracks["label"], column.width - _LABEL_PAD
    text = start + label + _PAD
    room = composer.line("F100 · line 1000", theme.style("reference")).width
    return replace(
        column, text=text, measure=edge - text - room - _LABEL_PAD, wide=edge - text, side=label, side_x=start,
        references=References.TRACK, edge=edge,
    )  # fmt: skip


def _fill(composer: Composer, box: Box, title_style: str, add: Add) -> None:
    if box.title:
        style = composer.theme.style(title_style)
        paragraph = composer.set(composer.flat(box.title, beside=False).runs, style, composer.column.measure)
        composer.put(paragraph, style, composer.column.text, box)
        composer.glued = True
    for block in box.blocks:
        add(composer, block)


# ------------------------------------------------------------------------------------------------ callout, allegation


def _add_callout(composer: Composer, box: Box, add: Add) -> None:
    theme, column, unit = composer.theme, composer.column, composer.theme.unit
    rules, colours, x, width = theme.rules, theme.colours, composer.column.text, composer.column.measure
    composer.space(4 * unit)
    match theme.layout:
        case "side-heads":
            ground = Ground(0, 0, x, width, top=rules["section"], foot=rules["section"], colour=colours["ink"])
            inner = column
        case "columns":
            ground = Ground(0, 0, x, width, line=_CALLOUT, line_colour=colours["ink"])
            inner = column.inset(_LABEL_PAD, _LABEL_PAD)
        case _:
            ground = Ground(0, 0, x, width, colours["tint"], top=rules["section"], colour=colours["text"])
            inner = column.inset(_PAD, _PAD)
    tab = theme.layout == "columns" and bool(box.title)
    with composer.within(replace(inner, bare=True)), composer.grounded(ground, 0.0 if tab else 1.5 * unit, 2 * unit):
        if tab:
            _add_tab(composer, box, (colours["ink"], colours["paper"]), _CALLOUT)
            box = replace(box, title=())
        _fill(composer, box, "subsection", add)
    composer.space(5 * unit)


def _add_allegation(composer: Composer, box: Box, add: Add) -> None:
    """Set an allegation: at body size in a neutral outline, so that it is flagged and not the loudest thing."""
    theme, column, unit = composer.theme, composer.column, composer.theme.unit
    colours, rules, x, width = theme.colours, theme.rules, composer.column.text, composer.column.measure
    composer.space(2 * unit)
    columns = theme.layout == "columns"
    edge = colours["ink" if theme.layout == "side-heads" else "text"]
    line = colours["text" if columns else "muted"]
    bar = 0.0 if columns else rules["flag_left"]
    ground = Ground(0, 0, x, width, bar=bar, colour=edge, line=rules["flag"], line_colour=line)
    inner = column.inset(_LABEL_PAD if columns else _PAD, _LABEL_PAD if columns else _PAD)
    tab = columns and bool(box.title)

    with composer.within(replace(inner, flag=True)), composer.grounded(ground, 0.0 if tab else unit, 2 * unit):
        if tab:
            _add_tab(composer, box, (colours["tint"], colours["text"]), rules["flag"])
            box = replace(box, title=())
        _fill(composer, box, "label", add)
    composer.space(3 * unit)


def _add_tab(composer: Composer, box: Box, colours: tuple[str, str], line: float) -> None:
    """Set a box's title on a strip of colour along its top; `colours` are of the strip and of the title."""
    theme, column = composer.theme, composer.column
    style = theme.style("label")
    paragraph = composer.set(composer.flat(box.title, beside=False).runs, style, column.measure, colour=colours[1])
    rows = composer.put(paragraph, style, column.text, box)
    left, width = column.text - _LABEL_PAD, column.measure + 2 * _LABEL_PAD
    edge = colours[0] if colours[1] == theme.colours["paper"] else colours[1]
    for row in rows:
        row.marks.insert(0, FillMark(left + line, line, width - 2 * line, row.height - line, colours[0]))
    rows[-1].marks.append(FillMark(left, rows[-1].height, width, line, edge))
    composer.space(theme.unit)
    composer.glued = True


# ----------------------------------------------------------------------------------------------------------- quote


def add_quote(composer: Composer, quote: Quote, add: Add) -> None:
    """Set passages of the report as a block: behind a bar, or in a headline layout after a large quotation mark."""
    theme, column = composer.theme, composer.column
    style = _quote_style(composer, quote)
    composer.space(style.between)
    plain = column.unruled and bool(column.colour)
    marked = theme.layout == "headline" and not column.small and not plain
    hang = 0.0 if plain else style.hang if not column.small else theme.style("body").hang
    bar = 0.0 if marked or plain else theme.rules["quote"]
    ground = Ground(0, 0, column.text, 0.0, bar=bar, colour=composer.colour("ink"))
    first = len(composer.galley.rows)
    with composer.within(replace(column.inset(hang), quoted=style.name)), composer.grounded(ground, 0.0, 0.0):
        for block in quote.blocks:
            add(composer, block)
    if marked:
        add_quotation_mark(composer, composer.galley.rows[first], style)
    composer.space(style.between)


def _quote_style(composer: Composer, quote: Quote) -> TextStyle:
    """Return the style of a quotation by its length; a long one in the panel of a full page is body text."""
    theme, column = composer.theme, composer.column
    words = sum(len(walk.plain(walk.own_inlines(block)).split()) for block in walk.inner_blocks(quote.blocks))
    name = theme.quote_style(words)
    return theme.style("body" if column.unruled and column.colour and name != "quote" else name)


def add_quotation_mark(composer: Composer, row: Row, style: TextStyle) -> None:
    """Draw the mark as a shape: it is no word of the report."""
    theme = composer.theme
    numeral = theme.style("numeral")
    drop = _MARK_RISE * _QUOTATION_MARK - _MARK_RISE * style.size
    place = composer.baseline(style) + drop
    colour = composer.colour("ink")
    row.marks.append(PathMark(composer.column.text, place, font(numeral.face).outline("“"), _QUOTATION_MARK, colour))
