"""Where lines end: total fit for ragged text.

In: the widths of pieces, the space and the cost of breaking after each, and the measure. Out: the end of each line, as
an index behind its last piece. The rag is even: the sum of the lines' badness is least, after Knuth and Plass (1981),
with no stretch in the spaces. No piece is wider than the measure; the caller has cut those that were.
"""

from __future__ import annotations

from dataclasses import dataclass

_LONELY = 200_000.0  # the demerits of a last line that is one short word
_SHORT, _SHORT_COST = 0.7, 45_000.0  # a last line with more than so much of it empty, and its demerits at worst
_NEVER = 1e300


@dataclass(frozen=True, slots=True)
class Measure:
    """How wide lines are: the first one, and all that follow; `rag` is the slack that counts as one unit of badness."""

    first: float
    rest: float
    rag: float


def break_lines(widths: list[float], spaces: list[float], costs: list[float], measure: Measure) -> list[int]:
    """Return the end of each line. `spaces[i]` is the room after piece i, 0 where it ends inside a word."""
    starts = [0.0]
    for width, space in zip(widths, spaces, strict=True):
        starts.append(starts[-1] + width + space)
    count = len(widths)
    if starts[count] - spaces[-1] <= measure.first:
        return [count]
    least, previous = [_NEVER] * (count + 1), [0] * (count + 1)
    least[0] = 0.0
    low = 0
    for end in range(1, count + 1):
        foot = starts[end] - spaces[end - 1]
        while low < end - 1 and foot - starts[low] > (measure.rest if low else measure.first):
            low += 1
        for start in range(low, end):
            if least[start] >= least[end]:
                continue
            slack = (measure.rest if start else measure.first) - foot + starts[start]
            total = least[start] + _demerits(slack, start, end, spaces, measure) + costs[end - 1]
            if total < least[end]:
                least[end], previous[end] = total, start
    return _ends(previous)


def _demerits(slack: float, start: int, end: int, spaces: list[float], measure: Measure) -> float:
    if slack < -1e-6:
        return 1e12 - slack  # a piece too wide, or a first line too narrow for any
    if end == len(spaces):
        lonely = start > 0 and not any(spaces[start : end - 1]) and slack > 0.5 * measure.rest
        short = max(0.0, slack / measure.rest - _SHORT) / (1 - _SHORT) if start > 0 else 0.0
        return (_LONELY if lonely else 100.0) + _SHORT_COST * short
    badness = 10 + 100 * (slack / measure.rag) ** 3
    return badness * badness


def _ends(previous: list[int]) -> list[int]:
    ends, end = [], len(previous) - 1
    while end:
        ends.append(end)
        end = previous[end]
    return ends[::-1]
