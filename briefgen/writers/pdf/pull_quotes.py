"""Pull quotes: one sentence lifted out of the text, large, with its evidence on a line of its own.

In: a quotation and the composer of a galley. Out: rows in it: behind a bar, between rules, or after a large quotation
mark, by the theme's layout.
"""

from __future__ import annotations

from dataclasses import replace

from briefgen.document.nodes import Quote
from briefgen.writers.pdf.boxes import Add, add_quotation_mark
from briefgen.writers.pdf.columns import References
from briefgen.writers.pdf.composer import Composer
from briefgen.writers.pdf.galley import Ground

_HANG = 30.0  # points, of the text behind a quotation mark
_PAD = 11.0  # behind a bar
_TOP, _FOOT = 3.0, 1.0  # rules


def add_pull_quote(composer: Composer, quote: Quote, add: Add) -> None:
    """Set a pull quote."""
    theme, column, unit = composer.theme, composer.column, composer.theme.unit
    style, ink = theme.style("title_rest"), composer.colour("ink")
    marked = theme.layout == "headline" and not column.small and not column.colour
    hang, pad, ground = 0.0, 0.0, Ground(0, 0, column.text, 0.0)
    match theme.layout:
        case "columns":
            pad, ground = 2 * unit, Ground(0, 0, column.text, column.measure, top=_TOP, foot=_FOOT, colour=ink)
        case "headline" if marked:
            hang = _HANG
        case _:
            hang = _PAD
            ground = replace(ground, bar=theme.rules["quote"], colour=ink)
    composer.space(4 * unit)
    first = len(composer.galley.rows)
    inner = replace(column.inset(hang), quoted=style.name, references=References.HANG)
    with composer.within(inner), composer.grounded(ground, pad, pad):
        for block in quote.blocks:
            add(composer, block)
    if marked:
        add_quotation_mark(composer, composer.galley.rows[first], style)
    composer.space(4 * unit)
