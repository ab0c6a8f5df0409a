"""Where lines end: total fit, for ragged and for justified text.

In: the places where lines may end, and the measure. Out: the places where they do. The demerits of all lines together
are least, after Knuth and Plass (1981). Ragged text has no stretch in its spaces: the rag is even. No piece is wider
than the measure; the caller has cut those that were. Only places less than a line back are looked at, and those only
as long as one of them can be the best.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from operator import add

_FUZZ = 1e-6
_NEVER = 1e300
_TOO_WIDE = 1e15  # a piece too wide, or a first line too narrow for any
_LOOSE, _LOOSEST = 2e7, 1e10  # demerits of a line: from the first on they grow less steeply, to the second at most
_LOOSE_RATIO = 3.5  # units of badness at which demerits reach `_LOOSE`
# What is forbidden where there is another way, in the order in which it gives way.
NEVER_IF_AVOIDABLE = 1e13  # a break that changes what readers take the text for
_FORBIDDEN_END = 1e11  # a last line of one short word
_LONELY = 200_000.0  # a last line of one longer word
_SHORT, _SHORT_COST = 0.7, 45_000.0  # a last line with more than so much of it empty, and its demerits at worst
_LEAST_END = 0.2  # of the measure; so long may a last line of one word be
_HYPHEN, _SECOND_HYPHEN, _LAST_HYPHEN = 4_000.0, 60_000.0, 200_000.0
_LAST_LINE = 100.0
_QUICK = 2.5  # units of badness up to which lines are looked at first


@dataclass(frozen=True, slots=True)
class Measure:
    """How wide lines are: the first one, and all that follow; `rag` is the slack that counts as one unit of badness.

    Justified text has the parts of a space by which it may grow or shrink for one unit; ragged text has none.
    """

    first: float
    rest: float
    rag: float
    stretch: float = 0.0
    shrink: float = 0.0
    two_words: bool = False  # the last line has two words at least, however long one of them is
    behind: int = 0  # pieces at the end that are no words of the text: what is set behind it


@dataclass(slots=True)
class Places:
    """Where lines may end, lists in step; the first entry is where the paragraph begins.

    A line from place a to place b is `feet[b] - starts[a]` wide, and `inner[b] - outer[a]` of that are spaces. `runs`
    counts hyphens that follow each other down to this place: 0 at a place without one; a place with one is listed
    twice, for the first and for the second in a row, and as there is no third, no ladder is longer. `pieces` says which
    piece the place stands behind, or in; `parts` which of its divisions it is.
    """

    feet: list[float] = field(default_factory=lambda: [0.0])
    starts: list[float] = field(default_factory=lambda: [0.0])
    inner: list[float] = field(default_factory=lambda: [0.0])
    outer: list[float] = field(default_factory=lambda: [0.0])
    costs: list[float] = field(default_factory=lambda: [0.0])
    runs: list[int] = field(default_factory=lambda: [0])
    pieces: list[int] = field(default_factory=lambda: [-1])
    parts: list[int] = field(default_factory=lambda: [-1])
    divided: bool = False  # there are places inside words


Division = tuple[float, float]  # the widths of a word's first part with its hyphen, and of the rest of it


def places_of(
    widths: Sequence[float], spaces: Sequence[float], costs: Sequence[float],
    divisions: Mapping[int, Sequence[Division]] | None = None,
) -> Places:  # fmt: skip
    """Return the places behind pieces, and inside those that may be divided.

    `spaces[i]` is the room after piece i, 0 where it ends inside a word; `costs[i]` what a line's end there costs.
    """
    if not divisions:
        return _undivided(widths, spaces, costs)
    places = Places(divided=True)
    x = room = 0.0
    for piece, (width, space, cost) in enumerate(zip(widths, spaces, costs, strict=True)):
        end = x + width
        for part, (head, tail) in enumerate(divisions.get(piece, ())):
            for run in (1, 2):
                hyphen = _HYPHEN if run == 1 else _HYPHEN + _SECOND_HYPHEN
                _add(places, (x + head, end - tail, room, room, hyphen), (run, piece, part))
        x, foot, before = end + space, end, room
        room += space
        _add(places, (foot, x, before, room, cost), (0, piece, -1))
    return places


def _undivided(widths: Sequence[float], spaces: Sequence[float], costs: Sequence[float]) -> Places:
    count = len(widths)
    starts = list(accumulate(map(add, widths, spaces), initial=0.0))
    outer = list(accumulate(spaces, initial=0.0))
    feet, none = [0.0, *map(add, starts, widths)], [0] * (count + 1)
    return Places(
        feet, starts, [0.0, *outer[:-1]], outer, [0.0, *costs], none, list(range(-1, count)), [-1] * (count + 1)
    )


def _add(places: Places, numbers: tuple[float, float, float, float, float], marks: tuple[int, int, int]) -> None:
    foot, start, inner, outer, cost = numbers
    places.feet.append(foot)
    places.starts.append(start)
    places.inner.append(inner)
    places.outer.append(outer)
    places.costs.append(cost)
    places.runs.append(marks[0])
    places.pieces.append(marks[1])
    places.parts.append(marks[2])


def break_lines(places: Places, measure: Measure) -> list[int]:
    """Return the places where lines end, the last of all included."""
    feet, starts, count = places.feet, places.starts, len(places.feet) - 1
    if feet[count] <= measure.first + _FUZZ:
        return [count]
    if not (measure.stretch or measure.shrink) and not places.divided:
        quick = _quick(places, measure)
        if quick is not None:
            return quick
    least, previous = [_NEVER] * (count + 1), [0] * (count + 1)
    least[0] = 0.0
    low, shrink = 0, measure.shrink
    for end in range(1, count + 1):
        foot, inner = feet[end], places.inner[end]
        while low < end - 1 and (
            foot - starts[low] - shrink * (inner - places.outer[low]) > (measure.rest if low else measure.first) + _FUZZ
        ):
            low += 1
        find = _best_last if end == count else _best
        least[end], previous[end] = find(places, measure, least, low, end)
    return _ends(previous)


def _quick(places: Places, measure: Measure) -> list[int] | None:
    """Return the ends of ragged lines none of which is very loose; None where they are not proved to be the best.

    Nearly all paragraphs have such lines, and most places can then be passed over. The proof: another way has a line
    that is looser still, and so more demerits than all of these lines together.
    """
    feet, costs, rest, rag = places.feet, places.costs, measure.rest, measure.rag
    begins = places.starts.copy()
    begins[0] -= rest - measure.first  # as if all lines were of one measure
    bound = (10 + 100 * _QUICK**3) ** 2
    count = len(feet) - 1
    least, previous = [_NEVER] * (count + 1), [0] * (count + 1)
    least[0] = 0.0
    low = 0
    for end in range(1, count):
        fullest = feet[end] - rest  # where a line must begin that ends here and is full
        while low < end - 1 and begins[low] < fullest - _FUZZ:
            low += 1
        best, chosen, loosest = _NEVER, low, fullest + _QUICK * rag
        for start in range(low, end):
            begin = begins[start]
            if begin > loosest:
                break
            before = least[start]
            if before < best and begin >= fullest - _FUZZ:
                ratio = (begin - fullest) / rag
                badness = 10 + 100 * ratio * ratio * ratio
                total = before + badness * badness
                if total < best:
                    best, chosen = total, start
        if best < _NEVER:
            least[end], previous[end] = best + costs[end], chosen
    least[count], previous[count] = _best_last(places, measure, least, low, count)
    return _ends(previous) if least[count] <= bound else None


def _best(places: Places, measure: Measure, least: list[float], low: int, end: int) -> tuple[float, int]:
    """Return the least demerits down to a place, and where its line then begins."""
    starts, outer = places.starts, places.outer
    foot, inner, run = places.feet[end], places.inner[end], places.runs[end]
    best, chosen = _NEVER, low
    floor = min(least[low:end])
    for start in range(low, end):
        before = least[start]
        if before >= best:
            continue
        slack = (measure.rest if start else measure.first) - foot + starts[start]
        demerits = _demerits(slack, inner - outer[start], measure)
        if slack > 0 and floor + demerits >= best:
            break  # lines that begin further on are emptier still
        if before + demerits < best and (not run or _may_follow(places, start, end)):
            best, chosen = before + demerits, start
    return best + places.costs[end], chosen


def _best_last(places: Places, measure: Measure, least: list[float], low: int, end: int) -> tuple[float, int]:
    best, chosen = _NEVER, low
    for start in range(low, end):
        total = least[start] + _last_demerits(places, measure, start, end)
        if total < best:
            best, chosen = total, start
    return best, chosen


def _may_follow(places: Places, start: int, end: int) -> bool:
    """Tell whether a line may end in the hyphen at `end` if the line before it ended at `start`."""
    if places.runs[start] != places.runs[end] - 1:
        return False
    return not places.runs[start] or places.pieces[start] != places.pieces[end]


def _demerits(slack: float, room: float, measure: Measure) -> float:
    """Return the demerits of a line with so much to spare, and so much of it spaces."""
    if not measure.stretch:
        if slack < -_FUZZ:
            return _TOO_WIDE - slack
        ratio = slack / measure.rag
    elif slack < -measure.shrink * room - _FUZZ:
        return _TOO_WIDE - slack
    elif slack < 0:
        ratio = -slack / (measure.shrink * room) if room else 0.0
    else:
        ratio = slack / (measure.stretch * room) if room else slack / _FUZZ
    badness = 10 + 100 * ratio * ratio * ratio
    squared = badness * badness
    return squared if squared < _LOOSE else min(_LOOSE * (ratio / _LOOSE_RATIO) ** 2, _LOOSEST)


def _last_demerits(places: Places, measure: Measure, start: int, end: int) -> float:
    slack = (measure.rest if start else measure.first) - places.feet[end] + places.starts[start]
    room = places.inner[end] - places.outer[start]
    if slack < -measure.shrink * room - _FUZZ:
        return _TOO_WIDE - slack
    demerits = _LAST_LINE if slack >= 0 else _demerits(slack, room, measure)
    if not start:
        return demerits
    if places.inner[end - measure.behind] - places.outer[start] <= _FUZZ:
        demerits += _one_word(slack, measure)
    if places.runs[start]:
        demerits += _LAST_HYPHEN
    return demerits + _SHORT_COST * max(0.0, slack / measure.rest - _SHORT) / (1 - _SHORT)


def _one_word(slack: float, measure: Measure) -> float:
    if measure.two_words or measure.rest - slack < _LEAST_END * measure.rest:
        return _FORBIDDEN_END
    return _LONELY if slack > 0.5 * measure.rest else 0.0


def _ends(previous: list[int]) -> list[int]:
    ends, end = [], len(previous) - 1
    while end:
        ends.append(end)
        end = previous[end]
    return ends[::-1]


# ------------------------------------------------------------------------------------------- is hyphenation needed?


def is_good(places: Places, ends: Sequence[int], measure: Measure) -> bool:
    """Tell whether no line is looser than one unit of badness, and the last one is no single short word."""
    start = 0
    for end in ends[:-1]:
        slack = (measure.rest if start else measure.first) - places.feet[end] + places.starts[start]
        if _demerits(slack, places.inner[end] - places.outer[start], measure) > 110 * 110:
            return False
        start = end
    return _last_demerits(places, measure, start, ends[-1]) < _LONELY


def straddling(places: Places, measure: Measure) -> list[int]:
    """Return the pieces that may lie across the end of a line, in order: only these are worth dividing.

    `places` are those without divisions. A line may begin wherever another may end without being empty, and inside a
    word that lies across its end: then all words count that one of its letters leads to.
    """
    feet, starts, count = places.feet, places.starts, len(places.feet) - 1
    reached, inside = [True] + [False] * count, [False] * (count + 1)
    found: set[int] = set()
    for start in range(count):
        if not (reached[start] or inside[start]):
            continue
        width = (measure.rest if start else measure.first) + _FUZZ
        first = bisect_right(feet, starts[start - 1 if inside[start] else start] + width)
        across = bisect_right(feet, starts[start] + width)
        for end in range(first, min(across, count) + 1):
            inside[end] = True
            found.add(places.pieces[end])
        for end in range(first - 1, start, -1):
            if starts[start] + width - feet[end] > measure.rag:
                break
            reached[end] = True
    return sorted(found)
