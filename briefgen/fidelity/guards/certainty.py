"""Certainty: hedges, whose word it is, and duty or possibility stay as they are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefgen.fidelity.comparison import Comparison
from briefgen.fidelity.guards.marked import marked
from briefgen.fidelity.model import Reason, hard, soft
from briefgen.fidelity.tokens import Token

_OTHERWISE_WORDED = 0.2
_MODALITIES = ("obligation", "advice", "permission", "intention")


def check_hedges(comparison: Comparison) -> Iterator[Reason]:
    """Yield hedges of the source that the claim does without, or that it adds."""
    there = marked(comparison.clauses, "hedge")
    here = marked(comparison.claim.tokens, "hedge")
    saying = marked(comparison.claim.tokens, "report")
    if there and not here and not (saying and _said_of_a_kind(comparison)):
        yield (soft if _may_be_kept(comparison) else hard)("hedge-dropped", *there)
    elif len(there) > len(here) and comparison.share_new == 0:
        yield soft("hedge-dropped", *(word for word in there if word not in here))
    elif here and not there and not marked(comparison.sentences, "hedge", "permission"):
        yield soft("hedge-added", *here)


def _may_be_kept(comparison: Comparison) -> bool:
    """Tell whether another word of the claim may hold the hedge: of risk, of somebody's view, or of what is allowed."""
    claim = comparison.claim.tokens
    if marked(claim, "weakening"):
        return True
    hedges = [token for token in comparison.clauses if "hedge" in token.marks]
    if all("permission" in token.marks for token in hedges):
        forbidden = marked(comparison.clauses, "negation") and _is_denied(claim, "obligation")
        return bool(forbidden or marked(claim, "permission", "implicit_negation"))
    return any("stance" in token.marks for token in hedges) and bool(marked(claim, "voice", "report"))


def _said_of_a_kind(comparison: Comparison) -> bool:
    """Tell whether the source's hedge is itself a way of saying, as in "claims that"."""
    return bool(marked([t for t in comparison.clauses if "hedge" in t.marks], "report", "report_that"))


def check_attribution(comparison: Comparison) -> Iterator[Reason]:
    """Yield words of saying that the claim does without, or that it adds."""
    there = marked(comparison.clauses, "report")
    here = marked(comparison.claim.tokens, "report", "report_that", "hedge")
    if there and not here:
        yield (soft if marked(comparison.claim.tokens, "voice") else hard)("attribution-dropped", *there)
    said = marked(comparison.claim.tokens, "report")
    if said and not marked(comparison.source.tokens, "report", "report_that", "hedge"):
        yield soft("attribution-added", *said)


def check_modality(comparison: Comparison) -> Iterator[Reason]:
    """Yield changes between must, should, may and will."""
    source, claim = comparison.clauses, comparison.claim.tokens
    there = {kind: marked(source, kind) for kind in _MODALITIES}
    here = {kind: marked(claim, kind) for kind in _MODALITIES}
    everywhere = {kind: marked(comparison.sentences, kind) for kind in _MODALITIES}
    hedged = bool(marked(claim, "hedge"))
    for kind in ("obligation", "advice", "intention"):
        if there[kind] and not here[kind]:
            if kind == "intention" and (hedged or marked(claim, "permission", "weakening")):
                continue
            if marked(source, "negation") and marked(claim, "negation", "implicit_negation", "permission"):
                yield soft("modality-dropped", *there[kind])
                continue
            yield comparison.weigh("modality-dropped", *there[kind])
    if there["permission"] and not here["permission"] and not hedged and not marked(source, "negation"):
        yield (soft if marked(claim, "weakening") else hard)("modality-dropped", *there["permission"])
    for kind in ("obligation", "advice"):
        if here[kind] and not everywhere[kind]:
            denied = _is_denied(claim, kind) and marked(source, "implicit_negation", "negation")
            yield soft("modality-changed", *here[kind]) if denied else comparison.weigh("modality-changed", *here[kind])
    if here["intention"] and not everywhere["intention"]:
        plain = not any(there.values()) and not marked(source, "hedge", "catenative")
        yield soft("modality-changed", *here["intention"]) if plain else hard("modality-changed", *here["intention"])
    if here["permission"] and not everywhere["permission"] and not marked(source, "hedge"):
        yield soft("modality-changed", *here["permission"])
    tried = marked(source, "catenative-head")
    if tried and not marked(
        claim, "catenative", "hedge", "advice", "obligation", "intention", "negation", "implicit_negation"
    ):
        yield from _not_come_about(comparison)


def _is_denied(tokens: tuple[Token, ...], kind: str) -> bool:
    """Tell whether "not" follows a word of duty: "must not" is what "may not" and "forbids" say."""
    pairs = pairwise(tokens)
    return any(kind in token.marks and "negation" in following.marks for token, following in pairs)


def _not_come_about(comparison: Comparison) -> Iterator[Reason]:
    """Yield what the source only says to have been tried or meant: its verb, before "to"."""
    tokens = comparison.clauses
    claimed = {token.stem for token in comparison.claim.tokens}
    for token, following in pairwise(tokens):
        if "catenative-head" in token.marks and following.lower == "to" and token.stem not in claimed:
            yield (hard if comparison.share_new < _OTHERWISE_WORDED else soft)("modality-dropped", token.text)
