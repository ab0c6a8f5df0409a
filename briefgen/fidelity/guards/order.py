"""Order: who does what to whom. Words of the source that stand in another order have to be looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefgen.fidelity.comparison import Comparison
from briefgen.fidelity.guards.marked import marked
from briefgen.fidelity.model import Reason, hard, soft
from briefgen.fidelity.tokens import Token

_NEAR = 2


def check_order(comparison: Comparison) -> Iterator[Reason]:
    """Yield parts that changed places: sides of a comparison, names, or nouns around the same verb."""
    swapped = _swapped_sides(comparison)
    if swapped:
        yield hard("sides-swapped", *swapped)
    pairs = _inverted(comparison)
    if not pairs or swapped:
        return
    shown = tuple(dict.fromkeys(token.text for pair in pairs for token in pair))[:6]
    if _voice(comparison) or _fronted(comparison):
        yield soft("order-changed", *shown)
    elif _only_moved(comparison):
        yield hard("roles-swapped", *shown)
    else:
        yield soft("order-changed", *shown)


def _swapped_sides(comparison: Comparison) -> tuple[str, ...]:
    """Return the words that changed sides of a "than", where the comparison itself is the same."""
    there, here = _sides(comparison.sentences), _sides(comparison.claim.tokens)
    if not there or not here:
        return ()
    crossed = sorted(here[0] & there[1] - there[0] | here[1] & there[0] - there[1])
    flipped = _comparatives(comparison.sentences) != _comparatives(comparison.claim.tokens)
    return tuple(crossed) if crossed and not flipped else ()


def _comparatives(tokens: Sequence[Token]) -> set[str]:
    return {t.lower for t in tokens if "comparative" in t.marks or t.lower.endswith("er")}


def _sides(tokens: Sequence[Token]) -> tuple[set[str], set[str]] | None:
    at = next((i for i, token in enumerate(tokens) if "than" in token.marks), None)
    if at is None:
        return None
    before = {t.stem for t in tokens[:at] if t.content}
    return before, {t.stem for t in tokens[at:] if t.content}


def _inverted(comparison: Comparison) -> list[tuple[Token, Token]]:
    """Return neighbours of the claim's shared content that stand the other way round in the source, each there once."""
    places: dict[str, list[int]] = {}
    for index, token in enumerate(comparison.sentences):
        if token.content or token.name:
            places.setdefault(token.stem, []).append(index)
    shared = [t for t in comparison.claim.tokens if (t.content or t.name) and t.stem in places]
    found = []
    for one, other in pairwise(shared):
        inverted = one.stem != other.stem and min(places[one.stem]) > max(places[other.stem])
        if inverted and not any(_is_adjunct(token, places, comparison) for token in (one, other)):
            found.append((one, other))
    return found


def _is_adjunct(token: Token, places: dict[str, list[int]], comparison: Comparison) -> bool:
    """Tell whether a word stands after the same "in" or "since" in both texts: wherever that stands, roles stay."""
    there = {_adjunct_head(comparison.sentences, place) for place in places[token.stem]}
    here = _adjunct_head(comparison.claim.tokens, comparison.claim.tokens.index(token))
    return bool(here) and here in there


def _adjunct_head(tokens: Sequence[Token], at: int) -> str:
    return next((t.lower for t in reversed(tokens[max(0, at - _NEAR) : at]) if "adjunct" in t.marks), "")


def _only_moved(comparison: Comparison) -> bool:
    """Tell whether the claim has no other words than the source: then only the order makes it another statement."""
    there = {token.stem for token in comparison.sentences}
    small = comparison.lexicon.articles | comparison.lexicon.be
    return all(token.stem in there or token.lower in small for token in comparison.claim.tokens)


def _voice(comparison: Comparison) -> bool:
    """Tell whether one of the two is in the passive, so that the order has to differ."""
    there, here = marked(comparison.clauses, "passive"), marked(comparison.claim.tokens, "passive")
    return bool(there) != bool(here)


def _fronted(comparison: Comparison) -> bool:
    """Tell whether a part set off by a comma was moved to the other end of the sentence."""
    tokens = comparison.claim.tokens
    comma = [index for index, token in enumerate(tokens) if "," in token.before]
    return any(_rotation(tokens, at, comparison) for at in comma)


def _rotation(tokens: Sequence[Token], at: int, comparison: Comparison) -> bool:
    places = {t.stem: i for i, t in reversed(list(enumerate(comparison.sentences)))}
    halves = [
        [places[t.stem] for t in half if t.stem in places and (t.content or t.number)]
        for half in (tokens[:at], tokens[at:])
    ]
    return all(half == sorted(half) for half in halves)
