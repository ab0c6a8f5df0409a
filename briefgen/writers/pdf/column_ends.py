"""Where columns end: two of about one height, and no short section parted at a page's foot.

In: a galley, and the rows of it that are to be placed. Out: slices, or the row to end before.
"""

from __future__ import annotations

from briefgen.writers.pdf.galley import ENDLESS, FUZZ, Galley, Slice

_MOVED = 10  # lines; so short a section moves to the next page as a whole
_TOGETHER = 6  # lines; so short a section is not parted: its last line alone would stand beside its heading
_UNEVEN = 4  # lines; so much longer may a column be that ends with a section


def balanced(galley: Galley, start: int, end: int, room: float = ENDLESS) -> tuple[Slice, Slice] | None:
    """Return the rows from `start` to `end` as two columns of about one height; None if the room is too small.

    Where it costs few lines, the second column begins with a section.
    """
    half = -(-galley.cut(start, stop=end).height / 2 // galley.baseline) * galley.baseline
    openings = (n for n in range(start + 1, end) if galley.rows[n].opens)
    pairs = ((galley.cut(start, stop=n), galley.cut(n, stop=end)) for n in openings)
    pair = min(pairs, key=_higher, default=None)
    if pair is not None and _higher(pair) <= min(half + _UNEVEN * galley.baseline, room + FUZZ):
        return pair
    return _even(galley, start, end, half, room)


def in_one(galley: Galley, start: int, end: int, room: float) -> tuple[Slice, Slice] | None:
    """Return a section that is too short for two columns in the first of them; None if there is more to set."""
    whole = galley.cut(start, stop=end)
    opens_again = any(galley.rows[n].opens for n in range(start + 1, end))
    short = not opens_again and whole.height <= min(_TOGETHER * galley.baseline, room + FUZZ)
    return (whole, galley.cut(end, stop=end)) if short else None


def whole_section(galley: Galley, start: int, end: int) -> int:
    """Return where rows from `start` to `end` should end at a page's foot: before a short section they would part.

    Its first lines alone would be lost at the foot; what is short enough moves over as a whole.
    """
    if end >= len(galley.rows):
        return end
    opening = next((n for n in range(end, start, -1) if galley.rows[n].opens), start)
    if not start < opening < end:
        return end
    following = next((n for n in range(end, len(galley.rows)) if galley.rows[n].opens), len(galley.rows))
    height = sum(row.before + row.height for row in galley.rows[opening:following])
    return opening if height <= _MOVED * galley.baseline else end


def fuller_last(galley: Galley, start: int, end: int, least: float, page: float) -> int:
    """Return where rows from `start` to `end` should end so that a last page after them is no scrap.

    Where less than `least` is left for it, sections that begin behind `start` move over.
    """
    if end >= len(galley.rows) or galley.cut(end, page).end < len(galley.rows) or _left(galley, end) >= least:
        return end
    for opening in (n for n in range(end - 1, start, -1) if galley.rows[n].opens):
        end = opening
        if _left(galley, end) >= least:
            break
    return end


def _left(galley: Galley, end: int) -> float:
    return galley.cut(end).height


def _even(galley: Galley, start: int, end: int, height: float, room: float) -> tuple[Slice, Slice] | None:
    while height < room:
        first = galley.cut(start, height, whole=True, stop=end)
        second = galley.cut(first.end, min(height + galley.baseline, room), whole=True, stop=end)
        if second.end >= end and max(first.height, second.height) <= height + galley.baseline:
            return first, second
        height += galley.baseline
    return None


def _higher(pair: tuple[Slice, Slice]) -> float:
    return max(piece.height for piece in pair)
