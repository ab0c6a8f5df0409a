"""A claim beside what it draws on. In: two texts. Out: the sentences and clauses used, and the words that are new."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.fidelity.lexicon import GuardLexicon
from briefgen.fidelity.model import Reason
from briefgen.fidelity.tokens import Text, Token

_ENOUGH = 0.34
_OTHERWISE_WORDED = 0.34
_SENTENCE_SHARE = 0.5
_SAME_BEGINNING = 5


@dataclass(frozen=True, slots=True)
class Comparison:
    """A claim, its source, and the tokens of the source in the sentences and in the clauses that the claim draws on."""

    source: Text
    claim: Text
    sentences: tuple[Token, ...]
    clauses: tuple[Token, ...]
    new: tuple[Token, ...]
    content: int

    @property
    def lexicon(self) -> GuardLexicon:
        """Return the lexicon of the language."""
        return self.source.lexicon

    @property
    def shares(self) -> bool:
        """Tell whether the claim has any word of its own weight from the source."""
        known = {token.stem for token in self.source.tokens}
        words = self.lexicon.function_words
        own = [token for token in self.claim.tokens if token.lower not in words]
        return len(self.new) < self.content or any(token.stem in known for token in own)

    def weigh(self, rule: str, *words: str) -> Reason:
        """Return a reason that is hard, unless so much is worded anew that another word may say the same."""
        return Reason(rule, words, self.share_new < _OTHERWISE_WORDED)

    @property
    def share_new(self) -> float:
        """Return which part of the claim's content is not in its source."""
        return len(self.new) / self.content if self.content else 0.0


def compare(source: Text, claim: Text) -> Comparison:
    """Return a claim beside what it draws on."""
    content = [token for token in claim.tokens if token.content]
    sentences = _used_sentences(source, claim)
    clauses = _used_clauses(source, sentences, claim)
    known = _Known(source.tokens, source.lexicon)
    new = tuple(token for token in content if not known.has(token))
    return Comparison(source, claim, sentences, clauses, new, len(content))


class _Known:
    def __init__(self, tokens: Iterable[Token], lexicon: GuardLexicon) -> None:
        self.lexicon = lexicon
        self.stems = {token.stem for token in tokens}
        self.parts = {part for token in tokens for part in token.lower.split("-")}
        self.beginnings = {stem[:_SAME_BEGINNING] for stem in self.stems if len(stem) >= _SAME_BEGINNING}
        self.groups = {group for stem in self.stems for group in lexicon.synonyms.get(stem, ())}

    def has(self, token: Token) -> bool:
        """Tell whether a word or one of its kin is there."""
        if token.stem in self.stems or token.lower in self.parts:
            return True
        if len(token.stem) >= _SAME_BEGINNING and token.stem[:_SAME_BEGINNING] in self.beginnings:
            return True
        if not self.groups.isdisjoint(self.lexicon.synonyms.get(token.stem, ())):
            return True
        return "-" in token.lower and all(part in self.parts for part in token.lower.split("-"))


def _weights(tokens: Iterable[Token]) -> set[str]:
    return {token.stem for token in tokens if token.content or token.number}


def _used_sentences(source: Text, claim: Text) -> tuple[Token, ...]:
    """Return the sentences that share most with the claim; one that shares less than half of that is not meant."""
    wanted = _weights(claim.tokens)
    by_sentence: dict[int, list[Token]] = {}
    for token in source.tokens:
        by_sentence.setdefault(token.sentence, []).append(token)
    if len(by_sentence) < 2:
        return source.tokens
    shared = {number: len(_weights(tokens) & wanted) for number, tokens in by_sentence.items()}
    most = max(shared.values())
    covered: set[str] = set()
    used: list[int] = []
    for number in sorted(by_sentence, key=lambda number: (-shared[number], number)):
        added = (_weights(by_sentence[number]) & wanted) - covered
        if not used or len(added) >= max(2, _SENTENCE_SHARE * most):
            used.append(number)
            covered |= added
    return tuple(token for number in sorted(used) for token in by_sentence[number])


def _used_clauses(source: Text, sentences: tuple[Token, ...], claim: Text) -> tuple[Token, ...]:
    """Return the clauses of which the claim holds a third of the content, or the best of them."""
    known = _Known(claim.tokens, source.lexicon)
    by_clause: dict[int, list[Token]] = {}
    for token in sentences:
        by_clause.setdefault(token.clause, []).append(token)
    share: dict[int, float] = {}
    for clause, tokens in by_clause.items():
        content = [token for token in tokens if token.content]
        share[clause] = sum(map(known.has, content)) / len(content) if content else 0.0
    best = max(share, key=lambda clause: (share[clause], -clause), default=0)
    return tuple(token for token in sentences if share[token.clause] >= _ENOUGH or token.clause == best)
