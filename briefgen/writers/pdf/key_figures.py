"""Key figures: tiles side by side, each a large number, what it counts below it, and its evidence at the tile's foot.

In: key figures and the composer of a galley. Out: a row of it for each row of tiles. A tile is set in a galley of its
own and laid into that row as a whole, so that it is read as a whole and never parted.
"""

from __future__ import annotations

from dataclasses import replace

from briefgen.document.nodes import KeyFigure, KeyFigures, Reference
from briefgen.document.walk import says_something, unbroken
from briefgen.style.theme import POINTS_PER_MM, TextStyle
from briefgen.writers.pdf.columns import References
from briefgen.writers.pdf.composer import Composer
from briefgen.writers.pdf.galley import FillMark, Mark, SliceMark
from briefgen.writers.pdf.owners import Part
from briefgen.writers.pdf.runs import Run

_GAP = 4.0 * POINTS_PER_MM  # between tiles
_NARROWEST = 84.0  # points; the words of a narrower tile would break too often
_MOST = 4  # tiles in a row
_PAD, _THICK = 9.0, 3.0  # points: beside the text of a tinted tile, and its rule


def add_key_figures(composer: Composer, block: KeyFigures) -> None:
    """Set tiles in rows of equal height, none of them parted from the next one by a page's end."""
    items = [item for item in block.items if says_something((*item.number, *item.content))]
    if not items:
        return
    composer.space(0.0 if composer.waiting and not _tinted(composer) else 2 * composer.theme.unit)
    count = _per_row(composer, items)
    for start in range(0, len(items), count):
        composer.glued = composer.glued or start > 0
        _add_row(composer, items[start : start + count], count)
        composer.space(_GAP)
    composer.space(4 * composer.theme.unit)


def _style(composer: Composer) -> TextStyle:
    return composer.theme.style("key_figure")


def _words_style(composer: Composer) -> TextStyle:
    """Return the style of what a number counts: the smaller one of those that have room below a large number."""
    small = composer.theme.style("small")
    return small if small.lead >= composer.theme.baseline else composer.theme.style("note")


def _tinted(composer: Composer) -> bool:
    """Tell whether tiles have a ground: not on a ground that is there already."""
    column = composer.column
    return composer.theme.pieces["key_figures"] == "tiled" and not (column.colour or column.bare or column.flag)


def _per_row(composer: Composer, items: list[KeyFigure]) -> int:
    """Return how many tiles stand side by side: as many as show their numbers in one line, in rows of like lengths."""
    style = _style(composer)
    numbers = (composer.flat(item.number, beside=False).runs for item in items)
    widest = max(composer.set(runs, style, 1e6).lines[0].width for runs in numbers)
    for count in range(min(_MOST, len(items)), 1, -1):
        if _measure(composer, count) >= max(widest, _NARROWEST):
            rows = -(-len(items) // count)
            return -(-len(items) // rows)
    return 1


def _width(composer: Composer, count: int) -> float:
    return (composer.column.wide - _GAP * (count - 1)) / count


def _measure(composer: Composer, count: int) -> float:
    return _width(composer, count) - (2 * _PAD if _tinted(composer) else 0.0)


def _add_row(composer: Composer, items: list[KeyFigure], count: int) -> None:
    theme, column, width = composer.theme, composer.column, _width(composer, count)
    tinted, measure = _tinted(composer), _measure(composer, count)
    inner = replace(
        column, width=measure, text=0.0, measure=measure, wide=measure, side=0.0, edge=measure,
        references=References.BEHIND,
    )  # fmt: skip
    tiles = [composer.apart(inner) for _ in items]
    references = [_add_words(tile, item) for tile, item in zip(tiles, items, strict=True)]
    height = max(tile.galley.height() for tile in tiles)
    for tile, item, evidence in zip(tiles, items, references, strict=True):
        _add_evidence(tile, item, evidence, height)
    pieces = [tile.galley.cut(0) for tile in tiles]
    below_rule = composer.waiting and not column.unruled and not tinted  # the section's, so that tiles need none
    pad, rule = 0.0 if below_rule else 2 * theme.unit, _THICK if tinted else theme.rules["section"]
    total = pad + max(piece.height for piece in pieces) + (pad if tinted else 0.0)
    marks: list[Mark] = []
    for number, piece in enumerate(pieces):
        x = column.text + number * (width + _GAP)
        if tinted:
            marks.append(FillMark(x, 0.0, width, total, theme.colours["tint"]))
        if not below_rule:
            marks.append(FillMark(x, 0.0, width, rule, composer.strong))
        marks.append(SliceMark(x + (_PAD if tinted else 0.0), pad, piece))
    row = composer.row(total, False, *marks)
    composer.attach(row, pad + composer.baseline(_style(composer)))


def _add_words(tile: Composer, item: KeyFigure) -> tuple[Reference, ...]:
    """Set a number and what it counts, and return the evidence behind them."""
    style, small = _style(tile), _words_style(tile)
    number, words = tile.flat(item.number, beside=False), tile.flat(item.content, beside=True)
    if says_something(item.number):
        tile.put(tile.set(number.runs, style, tile.column.measure), style, 0.0, item, part=Part.LABEL)
    if words.runs:
        tile.put(tile.set(words.runs, small, tile.column.measure), small, 0.0, item)
    return words.references


def _add_evidence(tile: Composer, item: KeyFigure, references: tuple[Reference, ...], height: float) -> None:
    """Set the evidence of a tile at its foot, below the words of the longest one."""
    style = tile.theme.style("reference")
    tile.gap = height - tile.galley.height()
    for reference in references:
        paragraph = tile.set((Run(unbroken(reference.text)),), style, tile.column.measure)
        tile.put(paragraph, style, 0.0, item, part=Part.REFERENCE)
