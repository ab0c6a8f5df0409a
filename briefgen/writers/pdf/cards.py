"""Cards: a numbered list in two columns that are read row by row, each card under a rule; and sections side by side.

In: blocks and the composer of a page without a sidebar. Out: rows in its galley. What stands side by side is set in
galleys of its own and laid into one row, so that it is read one after the other and never parted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefgen.document.nodes import Block, Box, Heading, List, ListItem, Section, Strip
from briefgen.writers.pdf import columns, lists
from briefgen.writers.pdf.boxes import Add
from briefgen.writers.pdf.column_ends import balanced
from briefgen.writers.pdf.columns import Column
from briefgen.writers.pdf.composer import Composer
from briefgen.writers.pdf.galley import FillMark, Galley, Mark, Slice, SliceMark

_SHORT = 0.25  # of a page; sections no higher stand side by side
_PARTED = 6  # lines; a section as high is set in two columns if it stands alone

Card = tuple[int, ListItem]


def add_section(composer: Composer, section: Section, add: Add) -> None:
    """Set a section; a numbered list in it becomes cards, and its headings stand above them."""
    blocks = section.blocks
    if not any(_is_cards(block) for block in blocks):
        for block in blocks:
            add(composer, block)
        return
    column = composer.column
    with composer.within(replace(column, text=0.0, side=0.0)):
        for number, block in enumerate(blocks):
            following = blocks[number + 1] if number + 1 < len(blocks) else None
            if isinstance(block, List) and _is_cards(block):
                _add_cards(composer, block, following if isinstance(following, Strip) else None, add)
            elif not (isinstance(block, Strip) and number and _is_cards(blocks[number - 1])):
                add(composer, block)


def _is_cards(block: Block) -> bool:
    return isinstance(block, List) and block.ordered


# ------------------------------------------------------------------------------------------------------------ cards


def _add_cards(composer: Composer, block: List, strip: Strip | None, add: Add) -> None:
    """Set a numbered list, and the strip after it: in the last card's neighbour if that is free."""
    column = columns.card(composer.theme, composer.column)
    hang = lists.hang_of(composer.apart(column), block)
    composer.space(2 * composer.theme.unit)
    for pair in _pairs(list(enumerate(block.items, block.start))):
        pieces = [_card(composer.apart(column), item, number, hang, add) for number, item in pair]
        if len(pair) == 1 and strip is not None:
            pieces.append(_strip(composer.apart(column), strip, hang, add))
            strip = None
        if max(piece.height for piece in pieces) > composer.column.page_height / 2:
            _add_long(composer, pair, hang, add)
        else:
            _add_row(composer, pieces, column)
    if strip is not None:
        add(composer, strip)


def _pairs(cards: list[Card]) -> Iterator[list[Card]]:
    for start in range(0, len(cards), 2):
        yield cards[start : start + 2]


def _card(composer: Composer, item: ListItem, number: int, hang: float, add: Add) -> Slice:
    lists.add_item(composer, item, str(number), hang, add)
    composer.settle()
    return composer.galley.cut(0)


def _strip(composer: Composer, strip: Strip, hang: float, add: Add) -> Slice:
    with composer.within(composer.column.inset(hang)):
        add(composer, strip)
    return composer.galley.cut(0)


def _add_row(composer: Composer, pieces: list[Slice], column: Column) -> None:
    """Lay cards side by side, each under its rule, their text on the grid."""
    theme, pad = composer.theme, 2 * composer.theme.unit
    step = composer.column.width - column.width
    marks: list[Mark] = []
    for number, piece in enumerate(pieces):
        marks.append(FillMark(number * step, 0.0, column.width, theme.rules["section"], composer.strong))
        marks.append(SliceMark(number * step, pad, piece))
    composer.snap(-pad)
    composer.row(pad + max(piece.height for piece in pieces), False, *marks)
    composer.space(pad)


def _add_long(composer: Composer, pair: list[Card], hang: float, add: Add) -> None:
    """Set cards that are too high for a row at the full width, where they may go on on the next page."""
    theme = composer.theme
    for number, item in pair:
        composer.space(2 * theme.unit)
        composer.rule(theme.rules["section"], composer.strong, 2 * theme.unit)
        with composer.within(replace(composer.column, items="body")):
            lists.add_item(composer, item, str(number), hang, add)
        composer.settle()
        composer.space(2 * theme.unit)


# ----------------------------------------------------------------------------------------------------- side by side


def add_last(composer: Composer, sections: tuple[Section, ...], add: Add) -> None:
    """Set the sections that end a page: two short ones side by side, a short one in two columns, others as any."""
    short = _SHORT * composer.column.page_height
    galleys = [_short(composer, section.blocks, short, add) for section in sections[-2:]]
    match galleys:
        case [Galley() as left, Galley() as right]:
            composer.settle()
            composer.space(composer.theme.style("section").before)
            composer.snap()
            composer.opening = True
            _add_beside(composer, (left.cut(0), right.cut(0)))
        case _:
            for section in sections[:-1]:
                add_section(composer, section, add)
            for section in sections[-1:]:
                _add_parted(composer, section, 2 * short, add)
    composer.settle()


def _short(composer: Composer, blocks: tuple[Block, ...], height: float, add: Add) -> Galley | None:
    """Return the galley of a section in one of two columns; None if it is higher, or more than text."""
    if not blocks or any(isinstance(block, Box) or _is_cards(block) for block in blocks):
        return None
    inner = composer.apart(columns.card(composer.theme, composer.column))
    for block in blocks:
        add(inner, block)
    inner.settle()
    return inner.galley if inner.galley.height() <= height else None


def _add_parted(composer: Composer, section: Section, height: float, add: Add) -> None:
    """Set a short section that has a heading in two columns below it, any other as it is."""
    head, rest = section.blocks[:1], section.blocks[1:]
    galley = _short(composer, rest, height, add) if head and isinstance(head[0], Heading) else None
    parted = galley is not None and galley.height() >= _PARTED * composer.theme.baseline
    halves = balanced(galley, 0, len(galley.rows)) if galley is not None and parted else None
    if halves is None:
        add_section(composer, section, add)
        return
    with composer.within(replace(composer.column, text=0.0, side=0.0)):
        add(composer, head[0])
        _add_beside(composer, halves)


def _add_beside(composer: Composer, pieces: tuple[Slice, Slice]) -> None:
    step = (composer.column.width + composer.theme.tracks["card_gutter"]) / 2
    marks = [SliceMark(number * step, 0.0, piece) for number, piece in enumerate(pieces)]
    composer.row(max(piece.height for piece in pieces), False, *marks)
