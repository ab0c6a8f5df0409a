"""Headings: beside their text where the column has a track for them, else above it, under a rule."""

from __future__ import annotations

from briefgen.document.nodes import Heading
from briefgen.document.walk import plain
from briefgen.style.theme import TextStyle
from briefgen.writers.pdf.columns import SIDE_HEADS
from briefgen.writers.pdf.composer import Composer, Head
from briefgen.writers.pdf.galley import OutlineMark

_TALL_HEAD = 10  # lines; a longer heading stands above its text


def add_heading(composer: Composer, heading: Heading) -> None:
    """Set a heading: beside the text where the column has a track for it, else above."""
    composer.leaning = composer.leaning and heading.level > 2
    if heading.level <= 2:
        _add_section_heading(composer, heading)
    else:
        _add_subsection_heading(composer, heading)


def _add_section_heading(composer: Composer, heading: Heading) -> None:
    theme, column = composer.theme, composer.column
    style = theme.style("section")
    if column.bare:
        place_heading(composer, heading, style, composer.colour("text") if column.colour else "")
        return
    first = _is_first(composer)
    composer.headed = composer.headed or first
    colour = composer.colour("ink" if first or style.colour == theme.colours["ink"] else "text")
    composer.settle()
    composer.space(style.before)
    if column.unruled:
        composer.snap()
        composer.opening = True
        place_heading(composer, heading, style, colour)
        return
    aligned = theme.layout == "columns"
    composer.snap(0.0 if aligned else -style.after)
    pad = style.after if column.side else style.pad
    x, width = (column.text, column.measure) if column.small else (0.0, column.width)
    composer.rule(theme.rules["section"], colour, pad, x, width)
    place_heading(composer, heading, style, colour)


def _is_first(composer: Composer) -> bool:
    """Tell whether a section heading is the one that has the colour, where not all of them have."""
    column = composer.column
    outside = not column.small and not column.colour and not (column.unruled and column.side)
    return not composer.headed and outside


def _add_subsection_heading(composer: Composer, heading: Heading) -> None:
    style = composer.theme.style("subsection")
    composer.settle()
    composer.space(style.before + (2 * composer.theme.unit if not composer.column.side else 0.0))
    if composer.column.side and composer.theme.layout in SIDE_HEADS:
        composer.snap()
    place_heading(composer, heading, style, "")


def place_heading(composer: Composer, heading: Heading, style: TextStyle, colour: str) -> None:
    """Set the words of a heading, and the place of its bookmark."""
    column = composer.column
    runs = composer.flat(heading.content, beside=False).runs
    outline = OutlineMark(heading.level, plain(heading.content))
    paragraph = composer.set(runs, style, column.side or column.measure, colour=colour)
    if column.side and len(paragraph.lines) <= _TALL_HEAD:
        composer.hang_head(Head(paragraph, outline, heading))
        return
    if column.side:
        paragraph = composer.set(runs, style, column.measure, colour=colour)
    rows = composer.put(paragraph, style, column.text, heading, whole=8, counted=False)
    rows[0].marks.insert(0, outline)
    composer.space(style.after)
    composer.glued = True
