"""Words: names, accusations, strong words, causes and other content that the source does not have."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.fidelity.alignment import align
from briefgen.fidelity.comparison import Comparison
from briefgen.fidelity.guards.marked import marked
from briefgen.fidelity.model import Reason, hard, soft
from briefgen.fidelity.tokens import Text, Token

_MOSTLY_NEW = 0.6
_SEVERAL = 4
_FEW = 5
_NAME_BEGINNING = 5
_NEARLY_SAME = 0.6


def check_names(comparison: Comparison) -> Iterator[Reason]:
    """Yield names that the source does not have, and those of another clause."""
    stems = {token.stem for token in comparison.source.tokens}
    beginnings = {token.lower[:_NAME_BEGINNING] for token in comparison.source.tokens}
    for token in comparison.claim.tokens:
        if (
            token.name
            and not token.function
            and token.stem not in stems
            and token.lower[:_NAME_BEGINNING] not in beginnings
        ):
            yield hard("name-not-in-source", token.text)
    yield from _names_from_elsewhere(comparison)


def _names_from_elsewhere(comparison: Comparison) -> Iterator[Reason]:
    """Yield a name that the source puts in another clause, while the clause used has its own."""
    if comparison.share_new > _MOSTLY_NEW or len({t.clause for t in comparison.clauses}) > 1:
        return
    there = {token.stem for token in comparison.clauses}
    claimed = {token.stem for token in comparison.claim.tokens}
    own = [t.text for t in comparison.clauses if _named(t) and t.stem not in claimed]
    foreign = [t.text for t in comparison.claim.tokens if _named(t) and t.stem not in there and not t.function]
    known = {t.stem for t in comparison.source.tokens if _named(t)}
    foreign = [
        text for text, t in ((t.text, t) for t in comparison.claim.tokens if t.text in foreign) if t.stem in known
    ]
    if own and foreign:
        yield hard("name-from-elsewhere", *foreign)


def _named(token: Token) -> bool:
    return token.text[0].isupper() and not token.function


def check_stronger_words(comparison: Comparison) -> Iterator[Reason]:
    """Yield words of the claim that are stronger than all of the source, accuse or explain where it does not."""
    new = set(comparison.new)
    stems = {token.stem for token in comparison.source.tokens}
    for mark, rule in (("escalation", "overstated"), ("accusation", "accusation-added")):
        tokens = [t for t in comparison.claim.tokens if mark in t.marks and t.stem not in stems]
        words = tuple(t.text for t in tokens if t in new or t.function)
        if words:
            accused = rule == "accusation-added" and marked(comparison.sentences, "accusation")
            yield (soft if accused else hard)(rule, *words)
    causes = marked(comparison.claim.tokens, "cause")
    if causes and not marked(comparison.sentences, "cause"):
        yield comparison.weigh("cause-added", *causes)


def check_words(comparison: Comparison) -> Iterator[Reason]:
    """Yield content that is not the source's: hard where most is, or where it is set into the source's own words."""
    if not comparison.new:
        return
    shown = tuple(token.text for token in comparison.new)
    if comparison.share_new > _MOSTLY_NEW and len(comparison.new) >= _SEVERAL:
        yield hard("words-unlike-source", *shown)
    elif _is_insertion(comparison):
        yield hard("words-added", *shown)
    elif _is_replacement(comparison):
        yield hard("words-replaced", *shown)
    elif _example(comparison):
        yield hard("example-added", *shown)
    else:
        yield soft("words-added", *shown)


def _example(comparison: Comparison) -> bool:
    """Tell whether new words follow the head of an example that the source does not give."""
    if marked(comparison.source.tokens, "example"):
        return False
    tokens = comparison.claim.tokens
    heads = [i for i, t in enumerate(tokens) if "example-head" in t.marks]
    return any(token in comparison.new for at in heads for token in tokens[at + 1 : at + 5])


def _is_insertion(comparison: Comparison) -> bool:
    """Tell whether the claim without some run is in the source in its order, and nothing stood in its place."""
    return any(_is_pure(comparison.source, rest, start) for rest, start in _without_runs(comparison))


def _is_pure(source: Text, rest: Text, start: int) -> bool:
    """Tell whether what is left without a run follows each other in the source where the run was."""
    places = align(source, rest)
    if places is None:
        return False
    following = places[start] if start < len(places) else None
    if start == 0:
        return following is not None and (source.tokens[following].first or source.tokens[following].opens)
    after = places[start - 1] + 1
    if following is not None:
        return following == after
    return after >= len(source.tokens) or source.tokens[after].first or source.tokens[after].opens


def _without_runs(comparison: Comparison) -> Iterator[tuple[Text, int]]:
    """Yield the claim without the run of words around its new content, as far as function words may belong to it."""
    tokens = comparison.claim.tokens
    where = [index for index, token in enumerate(tokens) if token in comparison.new]
    first, last = where[0], where[-1]
    for start in _reaching(tokens, range(first, -1, -1)):
        for stop in _reaching(tokens, range(last + 1, len(tokens) + 1)):
            kept = tokens[:start] + tokens[stop:]
            if len(kept) >= 3 and len(kept) >= _NEARLY_SAME * (len(tokens) - (last - first)):
                yield _as_text(comparison.claim, kept), start


def _reaching(tokens: tuple[Token, ...], edges: range) -> Iterator[int]:
    """Yield the edges of a run that takes in function words, as far as there are."""
    back = edges.step < 0
    for count, edge in enumerate(edges):
        if count and (count > _FEW or tokens[edge if back else edge - 1].content):
            return
        yield edge


def _as_text(claim: Text, kept: tuple[Token, ...]) -> Text:
    return Text(kept, claim.sentences, claim.asks, claim.lexicon, tuple(token.lower for token in kept))


def _is_replacement(comparison: Comparison) -> bool:
    """Tell whether the claim is the source but for one run of new words in place of another."""
    source, claim = comparison.sentences, comparison.claim.tokens
    head = 0
    while head < min(len(source), len(claim)) and source[head].stem == claim[head].stem:
        head += 1
    tail = 0
    while tail < min(len(source), len(claim)) - head and source[-1 - tail].stem == claim[-1 - tail].stem:
        tail += 1
    if head + tail < _NEARLY_SAME * len(claim):
        return False
    put = claim[head : len(claim) - tail]
    away = source[head : len(source) - tail]
    new = [token for token in put if token in comparison.new]
    if head == 0 and new and new[0].first and away and _named(new[0]) and away[0].stem not in {t.stem for t in claim}:
        return True
    return len(new) >= 2 and len(new) >= sum(token.content for token in away) - 1
