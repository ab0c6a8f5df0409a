"""Boxes and block quotations: groups of blocks on a ground of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple, assert_never

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
    dress = panel(composer)
    composer.space(5 * unit if theme.pieces["panel"] == "tinted" else theme.baseline)
    composer.snap()
    with composer.within(replace(dress.inner, bare=True)), composer.grounded(dress.ground, *dress.pads):
        _fill(composer, box, "section", add)
    composer.space(theme.baseline)


class Dress(NamedTuple):
    """How a panel is set: what lies under it, the column inside, the room above and below the text."""

    ground: Ground
    inner: Column
    pads: tuple[float, float]


def panel(composer: Composer) -> Dress:
    """Return the dress of the one strong box of a page."""
    theme, column, unit = composer.theme, composer.column, composer.theme.unit
    ground = Ground(0, 0, 0.0, column.width, theme.colours["panel"], colour=theme.colours["ink"])
    edge = theme.rules["panel"]
    match theme.pieces["panel"]:
        case "tinted":
            out = _OUT if _is_free(column) else 0.0
            ground = replace(ground, x=-out, width=column.width + 2 * out, top=edge)
            pad = 0.0 if out or column.small else _OUT
            return Dress(ground, _coloured(composer, _inside(composer, pad, pad)), (4 * unit, 4 * unit))
        case "barred":
            inner = _inside(composer, edge + _LABEL_PAD, _LABEL_PAD)
            return Dress(replace(ground, bar=edge), _coloured(composer, inner), (2 * unit, 2 * unit))
        case _:
            # The measure is the same beside a sidebar and without one: a page may go on where the other ended.
            right = 2 * _PAD if column.side and not column.unruled and column.references is References.HANG else _PAD
            return Dress(ground, _coloured(composer, _inside(composer, _PAD, right)), (2 * unit, 3 * unit))


def _is_free(column: Column) -> bool:
    """Tell whether a ground may reach over the edges of a column: there is margin, or a wide gap, beside it."""
    return column.margin != (0.0, 0.0) or bool(column.side)


def _inside(composer: Composer, left: float, right: float) -> Column:
    """Return the column inside a panel; one as wide as the page has the panel's heading in a track of labels."""
    theme, column = composer.theme, composer.column
    if column.side:
        inner = replace(column.inset(0.0, right), side_x=left, side=column.side - left, edge=column.edge - right)
    elif column.margin != (0.0, 0.0) and "label" in theme.tracks:
        inner = _labelled(composer, left, right)
    else:
        inner = column.inset(left, right)
    return replace(inner, references=References.BEHIND, items="body") if column.unruled else inner


def _labelled(composer: Composer, left: float, right: float) -> Column:
    theme, column = composer.theme, composer.column
    label, edge = theme.tracks["label"], column.width - right
    text = left + label + _PAD
    room = composer.line("F100 · line 1000", theme.style("reference")).width
    return replace(
        column, text=text, measure=edge - text - room - _LABEL_PAD, wide=edge - text, side=label, side_x=left,
        references=References.TRACK, edge=edge,
    )  # fmt: skip


def _coloured(composer: Composer, inner: Column) -> Column:
    """Return the column with the colour of all its text, where the panel's ground asks for another."""
    colours = composer.theme.colours
    return replace(inner, colour=colours["on_panel"] if colours["on_panel"] != colours["text"] else "")


def _fill(composer: Composer, box: Box, title_style: str, add: Add) -> None:
    if box.title:
        style = composer.theme.style(title_style)
        paragraph = composer.set(composer.flat(box.title, beside=False).runs, style, composer.column.measure)
        composer.put(paragraph, style, composer.column.text, box)
        composer.glued = True
    for block in box.blocks:
        add(composer, block)


# ------------------------------------------------------------------------------------------------ callout, allegation


def _boxed(inner: Column, bare: bool = False, flag: bool = False) -> Column:
    """Return the column inside an outline, which nothing may cross: tables and the like are no wider than text."""
    return replace(inner, bare=bare or inner.bare, flag=flag or inner.flag, wide=inner.measure)


def _add_callout(composer: Composer, box: Box, add: Add) -> None:
    theme, column, unit = composer.theme, composer.column, composer.theme.unit
    rules, colours, x, width = theme.rules, theme.colours, composer.column.text, composer.column.measure
    composer.space(4 * unit)
    match theme.pieces["callout"]:
        case "ruled":
            ground = Ground(0, 0, x, width, top=rules["section"], foot=rules["section"], colour=composer.strong)
            inner = column
        case "tabbed":
            ground = Ground(0, 0, x, width, line=_CALLOUT, line_colour=colours["ink"])
            inner = column.inset(_LABEL_PAD, _LABEL_PAD)
        case _:
            ground = Ground(0, 0, x, width, colours["tint"], top=rules["section"], colour=composer.strong)
            inner = column.inset(_PAD, _PAD)
    tab = theme.pieces["callout"] == "tabbed" and bool(box.title)
    with (
        composer.within(_boxed(inner, bare=True)),
        composer.grounded(ground, 0.0 if tab else 1.5 * unit, 2 * unit),
    ):
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
    tabbed = theme.pieces["allegation"] == "tabbed"
    line = colours["text" if tabbed else "muted"]
    bar = 0.0 if tabbed else rules["flag_left"]
    ground = Ground(0, 0, x, width, bar=bar, colour=composer.strong, line=rules["flag"], line_colour=line)
    pad = _LABEL_PAD if tabbed else _PAD
    inner = column.inset(pad, pad)
    tab = tabbed and bool(box.title)

    with (
        composer.within(_boxed(inner, flag=True)),
        composer.grounded(ground, 0.0 if tab else unit, 2 * unit),
    ):
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
    """Set passages of the report as a block: behind a bar, or after a large quotation mark."""
    theme, column = composer.theme, composer.column
    style = _quote_style(composer, quote)
    composer.space(style.between)
    plain = column.unruled and bool(column.colour)
    marked = theme.pieces["quote"] == "marked" and not column.small and not plain
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
