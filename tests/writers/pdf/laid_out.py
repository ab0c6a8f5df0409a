"""What the pages of a document look like before they are drawn: rules of make-up, checked on the slices themselves.

In: a document, a theme, a page size. Out: sentences that say what is wrong, where; none if all is well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from briefgen.document.nodes import Document, Heading
from briefgen.style.theme import Theme
from briefgen.writers.pdf.bench import bench
from briefgen.writers.pdf.galley import HEAD, TEXT, Row, Slice, SliceMark, TextMark
from briefgen.writers.pdf.layouts import lay_out
from briefgen.writers.pdf.linebreak import NEVER_IF_AVOIDABLE, Measure
from briefgen.writers.pdf.lines import Piece
from briefgen.writers.pdf.pages import Placed
from briefgen.writers.pdf.paragraph import Typesetter
from briefgen.writers.pdf.runs import Dress
from briefgen.writers.pdf.setting import Setting

FUZZ = 0.05  # points
PLAIN = 2  # lines that follow a heading, and that a part of a long paragraph has
LONG = 4  # lines of a paragraph that may be parted


@dataclass(frozen=True)
class Broken:
    """A paragraph's pieces, and the lines that they were gathered into."""

    pieces: list[Piece]
    lines: list[list[Piece]]
    measure: Measure
    justified: bool


@contextmanager
def recorded() -> Iterator[list[Broken]]:
    """Keep what every paragraph set meanwhile was made of."""
    kept: list[Broken] = []
    original = Setting.parted

    def parted(self: Setting, pieces: list[Piece], measure: Measure) -> list[list[Piece]]:
        lines = original(self, pieces, measure)
        kept.append(Broken(pieces, lines, measure, self.style.justified))
        return lines

    Setting.parted = parted  # type: ignore[method-assign]
    try:
        yield kept
    finally:
        Setting.parted = original  # type: ignore[method-assign]


def complaints(document: Document, theme: Theme, page_size: str) -> list[str]:
    """Return what is wrong with the pages of a document."""
    page = theme.pages[page_size]
    with recorded() as broken:
        pages = lay_out(document, bench(document, Typesetter(theme), page))
    found = [f"line end: {text}" for each in broken for text in line_ends(each)]
    found += [f"page make-up: {text}" for text in make_up(pages, theme)]
    return found


# ------------------------------------------------------------------------------------------------------------- lines


def words_of(pieces: list[Piece]) -> str:
    """Return the words of a line."""
    return "".join(
        "".join(f.text for f in piece.fragments) + ("" if piece.inside else " ") for piece in pieces
    ).rstrip()


def line_ends(broken: Broken) -> Iterator[str]:
    """Yield what is wrong with the lines of one paragraph."""
    measure, lines = broken.measure, broken.lines
    for number, line in enumerate(lines):
        width = measure.rest if number else measure.first
        spaces = sum(piece.space for piece in line[:-1])
        least = sum(piece.width for piece in line) + spaces * (1 - measure.shrink)
        if least > width + FUZZ:
            yield f"wider than its measure by {least - width:.2f}: {words_of(line)}"
    for three in zip(lines, lines[1:], lines[2:], strict=False):
        if all(line[-1].hyphened and len(line) > 1 for line in three):
            yield f"three hyphens in a row: {words_of(three[0])}"
    said = [piece for piece in lines[-1] if piece.fragments[0].run.dress is not Dress.REFERENCE]
    if len(lines) > 1 and len(words_of(said).split()) < 2 and _is_avoidable(broken):
        width = sum(piece.width for piece in lines[-1])
        if measure.two_words or width < 0.2 * measure.rest:
            yield f"a last line of one word: {words_of(lines[-2])} / {words_of(lines[-1])}"


def _is_avoidable(broken: Broken) -> bool:
    """Tell whether two words or more would fit a last line, with a place before them where a line may end."""
    pieces, room = broken.pieces, broken.measure.rest
    for first in range(len(pieces) - 2, 0, -1):
        room_needed = sum(p.width + p.space for p in pieces[first:]) - pieces[-1].space
        if room_needed > room:
            return False
        several = any(not piece.inside for piece in pieces[first : -1 - broken.measure.behind])
        if several and pieces[first - 1].cost < NEVER_IF_AVOIDABLE:
            return True
    return False


# ------------------------------------------------------------------------------------------------------------- pages


def make_up(pages: list[list[Placed]], theme: Theme) -> Iterator[str]:
    """Yield what is wrong with the make-up of pages."""
    slices = [(number, placed) for number, page in enumerate(pages, 1) for placed in page]
    totals = Counter(key for _, placed in slices for row in _fresh(placed.slice) if (key := _paragraph(row)))
    for position, (number, placed) in enumerate(slices):
        rows = _fresh(placed.slice)
        following = _fresh(slices[position + 1][1].slice) if position + 1 < len(slices) else []
        where = f"page {number}"
        if following and not (_begins(following[0]) or following[0].opens):
            yield from (f"{where}: {text}" for text in _headings(rows))
        yield from (f"{where}: {text}" for text in _parts(rows, totals))
        yield from (f"{where}: {text}" for text in _grid(placed, theme))
        if rows and any(mark.line.hyphened for mark in _texts(rows[-1])):
            yield f"{where}: a hyphen at the foot"


def _paragraph(row: Row) -> tuple[int, int] | None:
    """Return what a row's paragraph is known by; groups are counted anew in every galley."""
    owners = (id(mark.owner) for mark in _texts(row) if mark.lane == TEXT and mark.owner is not None)
    owner = next(owners, None) if row.group else None
    return None if owner is None else (row.group, owner)


def _fresh(piece: Slice) -> list[Row]:
    """Return the rows of a slice without headers that are set again."""
    return [row for _, row in piece.rows[piece.repeated :]]


def _texts(row: Row) -> list[TextMark]:
    return [mark for mark in row.marks if isinstance(mark, TextMark)]


def _is_heading(row: Row) -> bool:
    """Tell whether a row holds a heading of a section that stands above its text."""
    marks = _texts(row)
    return bool(marks) and all(isinstance(m.owner, Heading) and m.owner.level > 1 and m.lane != HEAD for m in marks)


def _begins(row: Row) -> bool:
    """Tell whether a row holds a heading of a section, above its text or beside it."""
    beside = any(isinstance(m.owner, Heading) and m.owner.level > 1 and m.lane == HEAD for m in _texts(row))
    return beside or _is_heading(row)


def _has_text(row: Row) -> bool:
    return any(isinstance(mark, SliceMark) for mark in row.marks) or any(
        not isinstance(mark.owner, Heading) for mark in _texts(row)
    )


def _headings(rows: list[Row]) -> Iterator[str]:
    """Yield headings that have fewer than two lines of text after them, where their text goes on elsewhere."""
    for number, row in enumerate(rows):
        if _begins(row):
            text = rows[number + _is_heading(row) :]
            ends = any(_begins(r) or r.opens for r in text[1:])
            whole = any(isinstance(mark, SliceMark) for r in text for mark in r.marks)
            if not ends and not whole and sum(map(_has_text, text)) < PLAIN:
                yield f"a heading with fewer than {PLAIN} lines after it: {_title(row)}"


def _title(row: Row) -> str:
    return next((str(mark.owner) for mark in _texts(row) if isinstance(mark.owner, Heading)), "")[:120]


def _parts(rows: list[Row], totals: Counter[tuple[int, int]]) -> Iterator[str]:
    """Yield paragraphs of which a single line stands at the head or at the foot of a column."""
    here = Counter(key for row in rows if (key := _paragraph(row)))
    for key, count in here.items():
        if totals[key] >= LONG and count < PLAIN:
            yield f"one line alone of a paragraph of {totals[key]}"


def _grid(placed: Placed, theme: Theme) -> Iterator[str]:
    for number, (y, row) in enumerate(placed.slice.rows):
        if row.snap is None or not number:
            continue
        over = (y + placed.y - row.snap) % theme.baseline
        if FUZZ < over < theme.baseline - FUZZ:
            yield f"off the grid by {over:.2f}: {_title(row)}"
