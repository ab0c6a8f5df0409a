"""What the check says of a claim. In: rule names and words. Out: reasons with messages, and judgements."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

_MESSAGES = {
    "claim-empty": "the claim says nothing",
    "nothing-from-source": "nothing in the claim is taken from the source",
    "hedge-dropped": "what says how sure the source is, is missing: {words}",
    "hedge-added": "the source does not hedge with {words}",
    "attribution-dropped": "whose word it is, is missing: {words}",
    "attribution-added": "the source does not say whose word it is: {words}",
    "approximator-dropped": "what stands before the number is missing: {words}",
    "approximator-changed": "what stands before the number has changed: {words}",
    "approximator-added": "the number is not qualified in the source: {words}",
    "number-not-in-source": "the number {words} is not in the source",
    "number-from-elsewhere": "the number {words} belongs to another statement of the source",
    "numbers-reordered": "the numbers {words} stand in another order than in the source",
    "negation-dropped": "the negation {words} is missing",
    "negation-added": "the negation {words} is not in the source",
    "antonym": "{words}: one is the contrary of the other",
    "modality-dropped": "what says that it must, should or may be is missing: {words}",
    "modality-changed": "{words} is not what the source says of duty or possibility",
    "quantifier-dropped": "what says how many or how often is missing: {words}",
    "scope-widened": "{words} is wider than the source",
    "restriction-dropped": "what the statement is limited to is missing: {words}",
    "condition-dropped": "a condition or exception is missing: {words}",
    "contrast-dropped": "what the source sets against it is missing: {words}",
    "protected-word-dropped": "what the statement hangs on is missing: {words}",
    "modifier-dropped": "left out: {words}",
    "clauses-joined": "the beginning of one statement is joined to the end of another across {words}",
    "name-cut": "a part of a name is missing: {words}",
    "name-not-in-source": "the name {words} is not in the source",
    "name-from-elsewhere": "the name {words} belongs to another statement of the source",
    "roles-swapped": "who does what to whom has changed: {words}",
    "order-changed": "the words stand in another order: {words}",
    "sides-swapped": "the two sides of a comparison are swapped: {words}",
    "cause-added": "the source does not say that one thing caused the other: {words}",
    "overstated": "{words} is stronger than the source",
    "accusation-added": "the source does not accuse of it: {words}",
    "example-added": "the example is not in the source: {words}",
    "words-added": "added to the source: {words}",
    "words-replaced": "words of the source are replaced: {words}",
    "words-unlike-source": "most words are not in the source: {words}",
    "question-changed": "a question is not a statement: {words}",
    "language-unknown": "no lexicon for the language {words}: only verbatim sentences can be vouched for",
    "allegation-not-whole": "it is part of an allegation, which is set verbatim and whole, or not at all",
    "data-of-author": "its data are the author’s",
    "sentences-joined": "sentences are joined across {words}",
}


class Mode(StrEnum):
    """How a claim is made from its source."""

    VERBATIM = "verbatim"
    SHORTENED = "shortened"
    CONDENSED = "condensed"
    PARAPHRASE = "paraphrase"


class Verdict(StrEnum):
    """What may be done with a claim: trust it, have somebody read it, or keep it back."""

    PASS = "pass"
    REVIEW = "review"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that stands against a claim; a hard one alone makes it fail."""

    rule: str
    words: tuple[str, ...]
    hard: bool

    @property
    def message(self) -> str:
        """Return what is wrong in words for a reader."""
        quoted = ", ".join(f'"{word}"' for word in self.words)
        return _MESSAGES[self.rule].format(words=quoted)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The mode of a claim, the verdict on it and the reasons for that."""

    mode: Mode
    verdict: Verdict
    reasons: tuple[Reason, ...]


def hard(rule: str, *words: str) -> Reason:
    """Return a reason to keep a claim back."""
    return Reason(rule, words, True)


def soft(rule: str, *words: str) -> Reason:
    """Return a reason to have a claim read."""
    return Reason(rule, words, False)
