"""Labels pushed apart where they would touch."""

from __future__ import annotations

from collections.abc import Sequence


def spread(middles: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """Return the middles of labels of these sizes so that none touches the next one, as near as can be to their own.

    They keep their order and stay between `low` and `high`, as far as all of them fit there. Neighbours that touch
    become one group around the middle of their wishes, until no two groups touch.
    """
    order = sorted(range(len(middles)), key=lambda n: (middles[n], n))
    groups: list[tuple[float, float, list[int]]] = []  # the upper edge, the size, the labels
    for label in order:
        groups.append((_within(middles[label] - sizes[label] / 2, sizes[label], low, high), sizes[label], [label]))
        while len(groups) > 1 and groups[-2][0] + groups[-2][1] > groups[-1][0]:
            (_, size, held), (_, more, others) = groups[-2], groups[-1]
            groups[-2:] = [_group([*held, *others], size + more, middles, sizes, (low, high))]
    found = [0.0] * len(middles)
    for edge, _, held in groups:
        for label in held:
            found[label] = edge + sizes[label] / 2
            edge += sizes[label]
    return found


def _group(
    held: list[int], size: float, middles: Sequence[float], sizes: Sequence[float], room: tuple[float, float]
) -> tuple[float, float, list[int]]:
    wishes, before = 0.0, 0.0
    for label in held:
        wishes += middles[label] - sizes[label] / 2 - before
        before += sizes[label]
    return _within(wishes / len(held), size, *room), size, held


def _within(edge: float, size: float, low: float, high: float) -> float:
    return max(min(edge, high - size), low)
