"""Scope: how many, how often, and what a statement is limited to."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.checks.fidelity.comparison import Comparison
from briefgen.checks.fidelity.guards.marked import marked
from briefgen.checks.fidelity.model import Reason, hard, soft

_LEVELS = {"few": 1, "partial": 2, "frequent": 3, "majority": 4, "universal": 5}


def check_quantifiers(comparison: Comparison) -> Iterator[Reason]:
    """Yield quantifiers that are wider than the source's, or that are missing."""
    there = {kind: marked(comparison.clauses, kind) for kind in _LEVELS}
    around = {kind: marked(comparison.sentences, kind) for kind in _LEVELS}
    here = {kind: marked(comparison.claim.tokens, kind) for kind in _LEVELS}
    widest = max((_LEVELS[kind] for kind in _LEVELS if around[kind]), default=0)
    for kind, level in _LEVELS.items():
        if here[kind] and not around[kind] and level > widest and (level >= 3 or widest):
            yield (hard if level >= 4 or widest else soft)("scope-widened", *here[kind])
    if any(here.values()):
        return
    for kind in ("few", "partial", "majority"):
        if there[kind] and not (kind == "few" and marked(comparison.claim.tokens, "implicit_negation")):
            yield (soft if kind == "few" else hard)("quantifier-dropped", *there[kind])
    if there["frequent"]:
        yield soft("quantifier-dropped", *there["frequent"])


def check_restrictions(comparison: Comparison) -> Iterator[Reason]:
    """Yield conditions and the "only" of the clauses used that the claim does without."""
    conditions = marked(comparison.clauses, "if")
    if conditions and not marked(comparison.claim.tokens, "if", "condition", "hedge"):
        yield hard("condition-dropped", *conditions)
    limits = [word for word in marked(comparison.clauses, "restrictor") if word in _ONLY]
    if limits and not marked(comparison.claim.tokens, "restrictor"):
        yield soft("restriction-dropped", *limits)


_ONLY = (
    "only",
    "solely",
    "merely",
    "exclusively",
    "seulement",
    "uniquement",
    "solo",
    "sólo",
    "solamente",
    "únicamente",
)
