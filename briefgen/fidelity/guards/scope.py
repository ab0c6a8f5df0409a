"""Scope: how many, how often, and what a statement is limited to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefgen.fidelity.comparison import Comparison
from briefgen.fidelity.guards.marked import marked
from briefgen.fidelity.model import Reason, hard, soft
from briefgen.fidelity.tokens import Token

_LEVELS = {"few": 1, "partial": 2, "frequent": 3, "majority": 4, "universal": 5}


def check_quantifiers(comparison: Comparison) -> Iterator[Reason]:
    """Yield quantifiers that are wider than the source's, or that are missing."""
    there = _by_level(comparison.clauses, comparison)
    around = _by_level(comparison.sentences, comparison)
    here = _by_level(comparison.claim.tokens, comparison)
    widest = max((_LEVELS[kind] for kind in _LEVELS if around[kind]), default=0)
    for kind, level in _LEVELS.items():
        if here[kind] and not around[kind] and level > widest and (level >= 3 or widest):
            denied = there["few"] and marked(comparison.claim.tokens, "negation")
            yield (hard if (level >= 4 or widest) and not denied else soft)("scope-widened", *here[kind])
    if not (there["few"] and marked(comparison.claim.tokens, "negation")):
        yield from _raised(there, here)
    if any(here.values()):
        return
    for kind in ("few", "partial", "majority"):
        if there[kind] and not (kind == "few" and marked(comparison.claim.tokens, "implicit_negation")):
            dropped = "quantifier-dropped", *there[kind]
            yield soft(*dropped) if kind == "few" else comparison.weigh(*dropped)
    if there["frequent"]:
        yield soft("quantifier-dropped", *there["frequent"])


def _raised(there: Mapping[str, tuple[str, ...]], here: Mapping[str, tuple[str, ...]]) -> Iterator[Reason]:
    """Yield a quantifier that stands in place of a narrower one, though the source has it too elsewhere."""
    claimed = {word for words in here.values() for word in words}
    lost = min((_LEVELS[kind] for kind in _LEVELS if set(there[kind]) - claimed), default=None)
    for kind, level in _LEVELS.items():
        if lost is not None and level > max(lost, 3) and len(here[kind]) > len(there[kind]):
            yield hard("scope-widened", *here[kind])


def _by_level(tokens: tuple[Token, ...], comparison: Comparison) -> dict[str, tuple[str, ...]]:
    """Return the quantifiers of tokens by level; not "some 300", nor "each day"."""
    units = comparison.lexicon.numbers.units
    kept = [
        token
        for token, following in zip(tokens, (*tokens[1:], None), strict=True)
        if following is None
        or not ((following.number and "about" in token.marks) or following.lower in (*units, "other"))
    ]
    return {kind: marked(kept, kind) for kind in _LEVELS}


def check_restrictions(comparison: Comparison) -> Iterator[Reason]:
    """Yield conditions and the "only" of the clauses used that the claim does without."""
    conditions = marked(comparison.clauses, "if")
    if conditions and not marked(comparison.claim.tokens, "if", "condition", "hedge", "negation"):
        yield hard("condition-dropped", *conditions)
    limits = marked(comparison.clauses, "only")
    if limits and not marked(comparison.claim.tokens, "restrictor"):
        yield soft("restriction-dropped", *limits)
