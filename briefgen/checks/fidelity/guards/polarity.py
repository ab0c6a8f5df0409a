"""Polarity: what the source denies the claim denies, what it sets a "but" against is not left alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.checks.fidelity.comparison import Comparison
from briefgen.checks.fidelity.guards.marked import marked
from briefgen.checks.fidelity.model import Reason, hard, soft
from briefgen.checks.fidelity.tokens import Token

_OPPOSED = 0.3
_LEFT_OUT = 0.2


def check_polarity(comparison: Comparison) -> Iterator[Reason]:
    """Yield a negation that came or went, and contraries; where both did, they may make up for each other."""
    turned = list(_negations(comparison))
    contrary = list(_contraries(comparison))
    if turned and contrary:
        yield from (soft(reason.rule, *reason.words) for reason in (*turned, *contrary))
    else:
        yield from turned
        yield from contrary


def _negations(comparison: Comparison) -> Iterator[Reason]:
    there, here = marked(comparison.clauses, "negation"), marked(comparison.claim.tokens, "negation")
    implied_there = marked(comparison.clauses, "implicit_negation")
    implied_here = marked(comparison.claim.tokens, "implicit_negation")
    more_implied = len(implied_here) > len(implied_there)
    if there and not here:
        yield (soft if more_implied else hard)("negation-dropped", *there)
    elif here and not marked(comparison.sentences, "negation"):
        yield (soft if implied_there else hard)("negation-added", *here)
    elif len(there) != len(here) and comparison.share_new == 0:
        yield soft("negation-dropped" if len(there) > len(here) else "negation-added", *there, *here)
    elif implied_there and not implied_here and not here:
        alike = comparison.share_new == 0
        yield (hard if alike else soft)("negation-dropped", *implied_there)
    elif implied_here and not implied_there and not there:
        yield soft("negation-added", *implied_here)


def _contraries(comparison: Comparison) -> Iterator[Reason]:
    known = comparison.lexicon
    there = {form for token in comparison.sentences for form in (token.lower, token.stem)}
    for token in comparison.claim.tokens:
        if token.lower in there or (token.stem in there and not token.function):
            continue
        for other in sorted(_opposites(token, comparison)):
            if other in there and not _claimed(other, comparison):
                reason = "antonym", other, token.lower
                yield soft(*reason) if _turned(other, token, comparison) else hard(*reason)
                break
        else:
            continue
        break
    del known


def _opposites(token: Token, comparison: Comparison) -> set[str]:
    known = comparison.lexicon
    found = set(known.antonyms.get(token.lower, ())) | set(known.antonyms.get(token.stem, ()))
    for prefix in known.negative_prefixes:
        found.add(prefix + token.lower)
        if token.lower.startswith(prefix) and len(token.lower) - len(prefix) >= 4:
            found.add(token.lower[len(prefix) :])
    return found


def _claimed(word: str, comparison: Comparison) -> bool:
    return any(word in (token.lower, token.stem) for token in comparison.claim.tokens)


def _turned(there: str, here: Token, comparison: Comparison) -> bool:
    """Tell whether a comparison is told from its other side: "more on A than on B", "less on B than on A"."""
    comparing = {"than", "que"}
    if not any(token.lower in comparing for token in comparison.claim.tokens):
        return False
    order = _around(comparison.sentences, comparing)
    other = _around(comparison.claim.tokens, comparing)
    return bool(order[0] & other[1]) or bool(order[1] & other[0])


def _around(tokens: Iterable[Token], signs: set[str]) -> tuple[set[str], set[str]]:
    before: set[str] = set()
    after: set[str] = set()
    side = before
    for token in tokens:
        if token.lower in signs:
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
