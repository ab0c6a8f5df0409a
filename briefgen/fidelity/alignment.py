"""Where the words of a claim stand in its source, if they stand there in order. In: two texts. Out: places, or None.

Of several ways the one with the fewest cuts is taken. An "and" or "or" of the claim may stand for a comma of a list
that the source goes on with the same word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefgen.fidelity.tokens import Text, Token

_CUT = 2
_LIST = 13  # words within which a list goes on
_INSIDE = 1  # a cut inside a part of a sentence costs more than one at its edge


def align(source: Text, claim: Text) -> tuple[int, ...] | None:
    """Return for each token of the claim its place in the source; -1 for a conjunction that replaces a comma."""
    places = _places(source)
    words = claim.tokens
    found = _best(source, places, words)
    if found is not None:
        return found
    listed = _listed(source)
    kept = [index for index in range(len(words)) if not _replaces_comma(words, index, listed)]
    found = _best(source, places, [words[index] for index in kept]) if len(kept) < len(words) else None
    if found is None:
        return None
    by_word = dict(zip(kept, found, strict=True))
    return tuple(by_word.get(index, -1) for index in range(len(words)))


def _listed(source: Text) -> dict[str, set[str]]:
    """Return by conjunction the words that stand after a comma in a list that it ends."""
    found: dict[str, set[str]] = {}
    for at, token in enumerate(source.tokens):
        if "," not in token.before:
            continue
        for later in source.tokens[at + 1 : at + _LIST]:
            if "coordinator" in later.marks and later.clause == token.clause:
                found.setdefault(later.lower, set()).add(token.lower)
                break
    return found


def _replaces_comma(words: Sequence[Token], index: int, listed: Mapping[str, set[str]]) -> bool:
    return 0 < index < len(words) - 1 and words[index + 1].lower in listed.get(words[index].lower, ())


def _best(source: Text, places: Mapping[str, list[int]], words: Sequence[Token]) -> tuple[int, ...] | None:
    """Choose among the places of each word those that follow each other with the fewest cuts."""
    routes: list[dict[int, tuple[int, int]]] = []
    for word in words:
        here = places.get(word.lower, [])
        route = _onward(source, routes[-1], here) if routes else {at: (_cost(source, -1, at), -1) for at in here}
        if not route:
            return None
        routes.append(route)
    if not routes:
        return None
    at = min(routes[-1], key=lambda place: (routes[-1][place][0] + _end_cost(source, place), place))
    found = [at]
    for route in reversed(routes[1:]):
        found.append(route[found[-1]][1])
    return tuple(reversed(found))


def _onward(source: Text, before: Mapping[int, tuple[int, int]], places: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Return for each place of a word the least cost and the place before; one walk over both, since both rise."""
    found: dict[int, tuple[int, int]] = {}
    known = list(before)
    best: tuple[int, int] | None = None
    best_here: tuple[int, int] | None = None
    behind = 0
    for at in places:
        while behind < len(known) and known[behind] < at:
            option = before[known[behind]][0], known[behind]
            best = option if best is None else min(best, option)
            same = best_here is not None and source.tokens[best_here[1]].sentence == source.tokens[option[1]].sentence
            best_here = min(best_here, option) if same and best_here is not None else option
            behind += 1
        options = [option for option in (best, best_here) if option is not None]
        if at - 1 in before:
            options.append((before[at - 1][0], at - 1))
        if options:
            found[at] = min((cost + _cost(source, place, at), place) for cost, place in options)
    return found


def _places(source: Text) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for at, lower in enumerate(source.lowers):
        places.setdefault(lower, []).append(at)
    return places


def _cost(source: Text, before: int, at: int) -> int:
    if at == before + 1:
        return 0
    token = source.tokens[at]
    cost = _CUT if before >= 0 else 0
    if token.first or token.opens:
        return cost + (_CUT if before >= 0 and token.sentence != source.tokens[before].sentence else 0)
    return cost + _INSIDE


def _end_cost(source: Text, at: int) -> int:
    following = source.tokens[at + 1] if at + 1 < len(source.tokens) else None
    return 0 if following is None or following.first or following.opens else _INSIDE
