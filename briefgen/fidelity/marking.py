"""Which classes the words of a sentence are of. In: words as they stand and a lexicon. Out: the classes of each.

A phrase marks all its words, and the first also as its head. Some words are of a class only by what stands around them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.fidelity.lexicon import GuardLexicon, Phrase


@dataclass(frozen=True, slots=True)
class Word:
    """A word or number as it stands, with the signs before it."""

    text: str
    before: str
    number: bool


def marks_of(raw: Sequence[Word], lowers: list[str], known: GuardLexicon) -> list[set[str]]:
    """Return the classes of each word."""
    marks: list[set[str]] = [set() for _ in lowers]
    for index, lower in enumerate(lowers):
        for phrase in _candidates(lower, known):
            if _stands(phrase, lowers, index) and not _is_month(phrase, raw, index):
                for at in range(index, index + len(phrase.words)):
                    marks[at].add(phrase.mark)
                marks[index].add(phrase.mark + "-head")
    for index, found in enumerate(marks):
        if not found.isdisjoint(("at_least", "at_most", "below")):
            found.discard("negation")  # "no more than"
        if "report_that" in found and any("that" in marks[at] for at in range(index + 1, min(index + 5, len(marks)))):
            found.add("report")
    return marks


def _candidates(lower: str, known: GuardLexicon) -> tuple[Phrase, ...]:
    found = known.phrases.get(lower, ())
    for length in range(known.shortest, len(lower) + 1):
        found += known.beginnings.get(lower[:length], ())
    return found


def _stands(phrase: Phrase, lowers: list[str], index: int) -> bool:
    words = phrase.words
    if index + len(words) > len(lowers):
        return False
    return all(_fits(word, lowers[index + offset]) for offset, word in enumerate(words))


def _fits(word: str, lower: str) -> bool:
    if "*" not in word:
        return word == lower
    beginning, _, end = word.partition("*")
    return lower.startswith(beginning) and lower.endswith(end)


def _is_month(phrase: Phrase, raw: Sequence[Word], index: int) -> bool:
    """Tell "May" the month from "may": no sentence begins with it, or a number stands beside it."""
    return raw[index].text == "May" and (index > 0 or (len(raw) > 1 and raw[1].number))


def titles_of(raw: Sequence[Word], marks: Sequence[set[str]]) -> list[int]:
    """Number the names that hold an "of", as "Ministry of Ports and Fisheries" does; 0 for all that is in none."""
    titles = [0] * len(raw)
    at = 0
    while at < len(raw):
        end = at
        while end < len(raw) and _in_title(raw, marks, end, at):
            end += 1
        while end > at and not raw[end - 1].text[0].isupper():
            end -= 1
        if end - at > 2 and any("of" in found for found in marks[at:end]):
            titles[at:end] = [at + 1] * (end - at)
        at = max(end, at + 1)
    return titles


def _in_title(raw: Sequence[Word], marks: Sequence[set[str]], at: int, start: int) -> bool:
    word = raw[at]
    if at > start and any(sign in word.before for sign in ",;:()"):
        return False
    if word.text[0].isupper():
        return True
    of_before = any("of" in found for found in marks[start:at])
    return at > start and ("of" in marks[at] or (of_before and not marks[at].isdisjoint(("coordinator", "article"))))
