"""Charts: the caption, below it the drawing, all in one piece with the source line that follows.

In: a figure with a chart, and the composer of its galley. Out: rows; the drawing is one of them.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from briefgen.charting import palette
from briefgen.charting.draw import draw
from briefgen.charting.dress import Dress
from briefgen.charting.shapes import Drawing, Words
from briefgen.document.direction import is_right_to_left
from briefgen.document.nodes import Chart, Figure
from briefgen.document.walk import caption
from briefgen.style.theme import BOLD, TextStyle
from briefgen.writers.pdf.composer import Composer
from briefgen.writers.pdf.galley import ChartMark
from briefgen.writers.pdf.lines import SetLine
from briefgen.writers.pdf.owners import Part
from briefgen.writers.pdf.runs import Run

THICK = 12.5  # points
_ENDLESS = 1e6
_ROOM = 0.85  # of a column's height, at most: the caption stands above


def add_chart(composer: Composer, figure: Figure, chart: Chart) -> None:
    """Set a figure that is a chart."""
    theme, column = composer.theme, composer.column
    composer.space(4 * theme.unit)
    if figure.caption:
        style = theme.style("caption")
        runs = composer.flat(caption(figure), beside=False).runs
        composer.put(composer.set(runs, style, column.wide), style, column.text, figure, whole=8, part=Part.CAPTION)
        composer.space(style.after / 2)
        composer.glued = True
    drawing = draw(chart, _dress(composer), column.wide)
    source = chart.provenance.source
    lines = tuple(_line(composer, shape, source) for shape in drawing.shapes if isinstance(shape, Words))
    row = composer.row(
        drawing.height, False, ChartMark(column.text, drawing, lines, _colours(composer, drawing), figure)
    )
    composer.attach(row, theme.baseline - theme.foot)
    composer.space(4 * theme.unit)
    composer.end_figure()


def _dress(composer: Composer) -> Dress:
    theme = composer.theme
    style = theme.style("axis")

    def measure(text: str, strong: bool) -> float:
        chosen = _strong(style) if strong else style
        return composer.typesetter.set((Run(text),), chosen, _ENDLESS).lines[0].width

    mirrored = is_right_to_left(composer.language)
    room = _ROOM * composer.column.page_height
    return Dress(style.size, theme.baseline, THICK, measure, room, theme.baseline, mirrored)


@lru_cache(maxsize=16)
def _strong(style: TextStyle) -> TextStyle:
    """Return the style of words that weigh more; what they weigh means nothing, so they are no element of their own."""
    return replace(style, face=style.bold, weight=BOLD, name=style.name + "+strong")


def _line(composer: Composer, words: Words, source: str) -> SetLine:
    """Return the words set in one line, and note that this document shows them."""
    style = composer.theme.style("axis")
    run = Run(words.text, source=source if words.own else "")
    colour = palette.value(composer.theme.colours, words.colour)
    chosen = _strong(style) if words.strong else style
    paragraph = composer.typesetter.set((run,), chosen, _ENDLESS, colour, 0.0, composer.language)
    composer.used.append(paragraph)
    return paragraph.lines[0]


def _colours(composer: Composer, drawing: Drawing) -> tuple[tuple[str, str], ...]:
    names = sorted({shape.colour for shape in drawing.shapes} | {palette.GROUND})
    return tuple((name, palette.value(composer.theme.colours, name)) for name in names)
