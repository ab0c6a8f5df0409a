"""Pull quotes: one sentence lifted out of the text, large, with its evidence on a line of its own.

In: a quotation and the composer of a galley. Out: rows in it: behind a bar, between rules, or after a large quotation
mark, by the theme's pieces.
"""

from __future__ import annotations

from dataclasses import replace

from briefgen.document.nodes import Quote
from briefgen.writers.pdf.boxes import Add, add_quotation_mark
from briefgen.writers.pdf.columns import References
from briefgen.writers.pdf.composer import Composer
from briefgen.writers.pdf.galley import Ground

_BAR = 8.5  # points between a bar and the words
_TOP, _FOOT = 3.0, 1.0  # points; rules


def add_pull_quote(composer: Composer, quote: Quote, add: Add) -> None:
    """Set a pull quote."""
    theme, column, unit = composer.theme, composer.column, composer.theme.unit
    style, dress = theme.style("pull_quote"), theme.pieces["pull_quote"]
    if dress == "marked" and (column.small or column.colour):  # no room for the mark, or no colour
        dress = "barred"
    hang, pad, ground = 0.0, 0.0, Ground(0, 0, column.text, column.measure, colour=composer.colour("ink"))
    match dress:
        case "ruled":
            pad, ground = 2 * unit, replace(ground, top=_TOP, foot=_FOOT)
        case "marked":
            hang = style.hang
        case _:
            hang, ground = theme.rules["quote"] + _BAR, replace(ground, bar=theme.rules["quote"])
    headed = composer.waiting or composer.glued
    composer.space(4 * unit if not headed else 2 * unit if dress == "ruled" else 0.0)
    first = len(composer.galley.rows)
    inner = replace(column.inset(hang), quoted=style.name, references=References.HANG)
    with composer.within(inner), composer.grounded(ground, pad, pad):
        for block in quote.blocks:
            add(composer, block)
    if dress == "marked":
        add_quotation_mark(composer, composer.galley.rows[first], style)
    composer.space(4 * unit)
