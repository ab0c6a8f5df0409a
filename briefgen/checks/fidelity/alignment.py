"""Where the words of a claim stand in its source, if they stand there in order. In: two texts. Out: places, or None.

Of several ways the one with the fewest cuts is taken. An "and" or "or" of the claim may stand for a comma of a list
that the source goes on with the same word.
"""

from __future__ import annotations

from briefgen.checks.fidelity.tokens import Text, Token

_CUT = 2
_INSIDE = 1  # a cut inside a part of a sentence costs more than one at its edge


def align(source: Text, claim: Text) -> tuple[int, ...] | None:
    """Return for each token of the claim its place in the source; -1 for a conjunction that replaces a comma."""
    words = list(claim.tokens)
    moved = [_moved(source, words, index) for index in range(len(words))]
    kept = [index for index in range(len(words)) if not moved[index]]
    for tried in (list(range(len(words))), kept) if len(kept) < len(words) else (kept,):
        places = _best(source, [words[index] for index in tried])
        if places is not None:
            by_word = dict(zip(tried, places, strict=True))
            return tuple(by_word.get(index, -1) for index in range(len(words)))
    return None


def _moved(source: Text, words: list[Token], index: int) -> bool:
    """Tell whether a conjunction of the claim can replace the comma of a longer list in the source."""
    word = words[index]
    if word.lower not in ("and", "or", "et", "ou", "y", "o", "e", "u") or not 0 < index < len(words) - 1:
        return False
    following = words[index + 1]
    return any(
        "," in token.before and token.lower == following.lower and _list_goes_on(source, at, word.lower)
        for at, token in enumerate(source.tokens)
    )


def _list_goes_on(source: Text, at: int, conjunction: str) -> bool:
    for later in range(at + 1, min(at + 12, len(source.tokens))):
        token = source.tokens[later]
        if token.clause != source.tokens[at].clause:
            return False
        if token.lower == conjunction:
            return True
    return False


def _best(source: Text, words: list[Token]) -> tuple[int, ...] | None:
    """Choose among the places of each word those that follow each other with the fewest cuts."""
    if not words:
        return None
    places = _places(source)
    routes: list[dict[int, tuple[int, int]]] = []
    for word in words:
        here: dict[int, tuple[int, int]] = {}
        for at in places.get(word.lower, ()):
            best = _step(source, routes[-1], at) if routes else (_cost(source, -1, at), -1)
            if best is not None:
                here[at] = best
        if not here:
            return None
        routes.append(here)
    at = min(routes[-1], key=lambda place: (routes[-1][place][0] + _end_cost(source, place), place))
    found = [at]
    for route in reversed(routes[1:]):
        found.append(route[found[-1]][1])
    return tuple(reversed(found))


def _places(source: Text) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for at, lower in enumerate(source.lowers):
        places.setdefault(lower, []).append(at)
    return places


def _step(source: Text, before: dict[int, tuple[int, int]], at: int) -> tuple[int, int] | None:
    options = [(cost + _cost(source, place, at), place) for place, (cost, _) in before.items() if place < at]
    return min(options) if options else None


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
