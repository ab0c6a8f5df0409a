"""Words explained: each word in bold, and what it means after it, beside it or below it.

In: definitions and the composer of a galley. Out: rows in it. Where the column is wide, entries stand side by side,
each set in a galley of its own and laid into a row as a whole, so that they are read row by row.
"""

from __future__ import annotations

from dataclasses import replace

from briefgen.document.nodes import Definition, Definitions
from briefgen.document.walk import says_something
from briefgen.style.theme import BOLD, POINTS_PER_MM, TextStyle
from briefgen.writers.pdf.columns import References
from briefgen.writers.pdf.composer import Composer
from briefgen.writers.pdf.galley import LABEL, Row, SliceMark, TextMark
from briefgen.writers.pdf.lines import SetParagraph
from briefgen.writers.pdf.owners import Part

_GAP = 6.0 * POINTS_PER_MM  # between entries side by side
_BEHIND = 5.0  # points, between a word and its meaning in one line
_LONGEST = 0.5  # of the measure; a longer word stands above its meaning
_TRACK = 35.0 * POINTS_PER_MM  # of words beside their meanings
_LEAST_MEANING = 140.0  # points
_NARROWEST = 140.0  # points, of an entry among others side by side
_MOST = 3


def add_definitions(composer: Composer, block: Definitions) -> None:
    """Set words explained."""
    items = [item for item in block.items if says_something((*item.term, *item.meaning))]
    if not items:
        return
    between = composer.theme.style("note").between
    count = _per_row(composer, len(items))
    for start in range(0, len(items), count):
        if count == 1:
            _add_entry(composer, items[start])
        else:
            _add_row(composer, items[start : start + count], count)
        composer.space(between)


def _per_row(composer: Composer, number: int) -> int:
    """Return how many entries stand side by side: never beside words in a track of their own."""
    if composer.theme.pieces["definitions"] == "beside" and composer.column.measure >= _TRACK + _LEAST_MEANING:
        return 1
    counts = range(min(_MOST, number), 1, -1)
    wide = composer.column.wide
    return next((count for count in counts if (wide + _GAP) / count - _GAP >= _NARROWEST), 1)


def _add_row(composer: Composer, items: list[Definition], count: int) -> None:
    column = composer.column
    width = (column.wide + _GAP) / count - _GAP
    inner = replace(
        column, width=width, text=0.0, measure=width, wide=width, side=0.0, edge=width, references=References.BEHIND
    )
    entries = [composer.apart(inner) for _ in items]
    for entry, item in zip(entries, items, strict=True):
        _add_entry(entry, item)
    pieces = [entry.galley.cut(0) for entry in entries]
    marks = [SliceMark(column.text + n * (width + _GAP), 0.0, piece) for n, piece in enumerate(pieces)]
    row = composer.row(max(piece.height for piece in pieces), False, *marks)
    composer.attach(row, composer.baseline(composer.theme.style("note")))


def _term_style(composer: Composer) -> TextStyle:
    note = composer.theme.style("note")
    colour = composer.strong if composer.theme.pieces["definitions"] == "beside" else note.colour
    return replace(note, face=note.bold, weight=max(note.weight, BOLD), colour=colour, name=f"note+term {colour}")


def _add_entry(composer: Composer, item: Definition) -> None:
    """Set a word and its meaning: beside it where there is a track for words, else behind or below it."""
    column, style, dress = composer.column, _term_style(composer), composer.theme.pieces["definitions"]
    runs = composer.flat(item.term, beside=False).runs
    term = composer.set(runs, style, column.measure)
    if not says_something(item.meaning):
        composer.put(term, style, column.text, item, part=Part.LABEL)
    elif dress == "beside" and column.measure >= _TRACK + _LEAST_MEANING:
        _add_beside(composer, item, composer.set(runs, style, _TRACK - _BEHIND))
    elif dress == "below" or not _add_behind(composer, item, term):
        composer.put(term, style, column.text, item, part=Part.LABEL)
        composer.glued = True
        _add_meaning(composer, item, 0.0, 0.0)


def _add_meaning(composer: Composer, item: Definition, left: float, indent: float) -> list[Row]:
    column, note = composer.column, composer.theme.style("note")
    flat = composer.flat(item.meaning, beside=column.references is References.TRACK)
    rows = composer.put(
        composer.set(flat.runs, note, column.measure - left, indent), note, column.text + left, item, whole=4
    )
    composer.put_references(flat.references, rows[0], composer.baseline(note), item)
    return rows


def _add_beside(composer: Composer, item: Definition, term: SetParagraph) -> None:
    rows = _add_meaning(composer, item, _TRACK, 0.0)
    _mark_term(composer, item, term, rows)


def _add_behind(composer: Composer, item: Definition, term: SetParagraph) -> bool:
    """Set the meaning behind its word; return whether there was room for it."""
    column, note = composer.column, composer.theme.style("note")
    indent = (term.lines[0].width if term.lines else 0.0) + _BEHIND
    if len(term.lines) > 1 or indent > _LONGEST * column.measure:
        return False
    flat = composer.flat(item.meaning, beside=column.references is References.TRACK)
    first = composer.set(flat.runs, note, column.measure, indent).lines[0]
    if first.chunks and first.chunks[0].x < indent - 0.01:  # a word too long to stand behind the term
        return False
    _mark_term(composer, item, term, _add_meaning(composer, item, 0.0, indent))
    return True


def _mark_term(composer: Composer, item: Definition, term: SetParagraph, rows: list[Row]) -> None:
    """Set a word beside the rows of its meaning, which is read after it."""
    style = composer.theme.style("note")
    for number, line in enumerate(term.lines):
        if number == len(rows):
            row = composer.row(style.lead, True)
            row.group = rows[0].group
            rows.append(row)
        rows[number].marks.append(
            TextMark(composer.column.text, composer.baseline(style), line, item, LABEL, Part.LABEL)
        )
