"""Polarity: what the source denies the claim denies, what it sets a "but" against is not left alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.fidelity.comparison import Comparison
from briefgen.fidelity.guards.marked import marked
from briefgen.fidelity.model import Reason, hard, soft
from briefgen.fidelity.tokens import Token

_OPPOSED = 0.3
_LEFT_OUT = 0.2
_SHORTLY = 3
_BEGINNING = 4


def check_polarity(comparison: Comparison) -> Iterator[Reason]:
    """Yield a negation that came or went, and contraries; where both did at one place, they make up for each other."""
    contrary = _contrary(comparison)
    if contrary is None:
        yield from _negations(comparison, ())
        return
    there, here = contrary
    made_up = _denied(there, comparison.clauses) != _denied(here, comparison.claim.tokens)
    turned = _turned(comparison)
    yield (soft if made_up or turned else hard)("antonym", there.lower, here.lower)
    if not made_up:
        yield from _negations(comparison, (there.lower, here.lower))


def _denied(word: Token, tokens: Iterable[Token]) -> bool:
    """Tell whether a negation stands shortly before a word."""
    around = list(tokens)
    if word not in around:
        return False
    at = around.index(word)
    behind = 2 * _SHORTLY if not word.marks.isdisjoint(("few", "majority", "universal")) else 0
    return any("negation" in token.marks for token in around[max(0, at - _SHORTLY) : at + behind])


def _has_prefix(one: Iterable[Token], other: Iterable[Token], comparison: Comparison) -> bool:
    """Tell whether one says with a prefix what the other may say with "not": "unmarked", "no marking"."""
    beginnings = {token.lower[:_BEGINNING] for token in other if len(token.lower) >= _BEGINNING}
    prefixes = comparison.lexicon.negative_prefixes
    rests = (token.lower[len(p) :] for token in one for p in prefixes if token.lower.startswith(p))
    return any(rest[:_BEGINNING] in beginnings for rest in rests)


def _negations(comparison: Comparison, contraries: tuple[str, ...]) -> Iterator[Reason]:
    there, here = marked(comparison.clauses, "negation"), marked(comparison.claim.tokens, "negation")
    implied_there = _others(marked(comparison.clauses, "implicit_negation"), contraries)
    implied_here = _others(marked(comparison.claim.tokens, "implicit_negation"), contraries)
    if there and not here:
        dropped = "negation-dropped", *there
        instead = _others(implied_here, implied_there) or _has_prefix(
            comparison.claim.tokens, comparison.clauses, comparison
        )
        yield soft(*dropped) if instead else comparison.weigh(*dropped)
    elif here and not marked(comparison.sentences, "negation"):
        added = "negation-added", *here
        yield (
            soft(*added)
            if _others(implied_there, implied_here)
            or marked(comparison.clauses, "only")
            or _has_prefix(comparison.clauses, comparison.claim.tokens, comparison)
            else comparison.weigh(*added)
        )
    elif len(there) != len(here) and comparison.share_new == 0:
        yield hard("negation-dropped" if len(there) > len(here) else "negation-added", *there, *here)
    elif implied_there and not implied_here and not here:
        yield (hard if comparison.share_new == 0 else soft)("negation-dropped", *implied_there)
    elif implied_here and not implied_there and not there:
        yield soft("negation-added", *implied_here)


def _others(words: tuple[str, ...], without: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in without)


def _contrary(comparison: Comparison) -> tuple[Token, Token] | None:
    """Return a word of the source and its contrary in the claim, where the claim does not have both."""
    there = {form: token for token in comparison.sentences for form in (token.stem, token.lower)}
    claimed = {form for token in comparison.claim.tokens for form in (token.lower, token.stem)}
    for token in comparison.claim.tokens:
        if token.lower in there or (token.stem in there and not token.function):
            continue
        for other in sorted(_opposites(token, comparison)):
            if other in there and other not in claimed and there[other].stem not in claimed:
                return there[other], token
    return None


def _opposites(token: Token, comparison: Comparison) -> set[str]:
    known = comparison.lexicon
    found = set(known.antonyms.get(token.lower, ())) | set(known.antonyms.get(token.stem, ()))
    for prefix in known.negative_prefixes:
        found.add(prefix + token.lower)
        if token.lower.startswith(prefix) and len(token.lower) - len(prefix) >= 4:
            found.add(token.lower[len(prefix) :])
    return found


def _turned(comparison: Comparison) -> bool:
    """Tell whether a comparison is told from its other side: "more on A than on B", "less on B than on A"."""
    if not marked(comparison.claim.tokens, "than", "that"):
        return False
    order, other = _around(comparison.sentences), _around(comparison.claim.tokens)
    return bool(order[0] & other[1]) or bool(order[1] & other[0])


def _around(tokens: Iterable[Token]) -> tuple[set[str], set[str]]:
    before: set[str] = set()
    after: set[str] = set()
    side = before
    for token in tokens:
        if not token.marks.isdisjoint(("than", "that")):
            side = after
        elif token.content or token.number:
            side.add(token.stem)
    return before, after


def check_contrast(comparison: Comparison) -> Iterator[Reason]:
    """Yield a "but" of which the claim takes the half before it alone."""
    claimed = {token.stem for token in comparison.claim.tokens if token.content}
    tokens = comparison.sentences
    for index, token in enumerate(tokens):
        if "joining-head" not in token.marks or token.first:
            continue
        before = [t for t in tokens[:index] if t.sentence == token.sentence and t.content]
        after = [t for t in tokens[index:] if t.sentence == token.sentence and t.content and t is not token]
        if _share(before, claimed) > _OPPOSED and _share(after, claimed) < _LEFT_OUT:
            yield hard("contrast-dropped", token.text)


def _share(tokens: list[Token], stems: set[str]) -> float:
    return sum(token.stem in stems for token in tokens) / len(tokens) if tokens else 1.0
