"""Numbers: each of the claim's stands in the source, with the same unit and the same "about" before it."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.fidelity.comparison import Comparison
from briefgen.fidelity.model import Reason, hard, soft
from briefgen.fidelity.quantities import Quantity, quantities


def check_numbers(comparison: Comparison) -> Iterator[Reason]:
    """Yield the numbers that the source does not have, has elsewhere, or has with another qualifier."""
    words = comparison.lexicon.numbers
    known = quantities(comparison.source.tokens, words)
    claimed = quantities(comparison.claim.tokens, words)
    used = {token.sentence for token in comparison.sentences}
    places: list[int] = []
    for quantity in claimed:
        if "majority" in comparison.claim.tokens[quantity.start].marks:  # "more than half"
            continue
        same = [q for q in known if q.key == quantity.key]
        here = [q for q in same if q.sentence in used]
        if not same:
            yield hard("number-not-in-source", quantity.shown)
        elif not here:
            yield hard("number-from-elsewhere", quantity.shown)
        else:
            places.append(here[0].start)
            yield from _qualifiers(quantity, here)
    if places != sorted(places):
        near = comparison.share_new == 0
        shown = tuple(quantity.shown for quantity in claimed)
        yield (
            hard("numbers-reordered", *shown) if near and not _moved(comparison) else soft("numbers-reordered", *shown)
        )


def _moved(comparison: Comparison) -> bool:
    """Tell whether the claim begins with something else than the source, as when a phrase has been put first."""
    return comparison.claim.lowers[-1:] != comparison.source.lowers[-1:]


def _qualifiers(quantity: Quantity, here: list[Quantity]) -> Iterator[Reason]:
    if any(q.qualifier == quantity.qualifier for q in here):
        return
    there = here[0]
    if not quantity.qualifier:
        yield hard("approximator-dropped", " ".join(there.qualifier_words))
    elif not there.qualifier:
        yield soft("approximator-added", " ".join(quantity.qualifier_words))
    else:
        alike = "at_least" not in (there.qualifier, quantity.qualifier) and "below" in (
            there.qualifier,
            quantity.qualifier,
        )
        words = " ".join(there.qualifier_words), " ".join(quantity.qualifier_words)
        yield (soft if alike else hard)("approximator-changed", *words)
