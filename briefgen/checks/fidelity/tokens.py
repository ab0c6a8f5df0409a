"""A text as tokens with what they do in it. In: a text and its language. Out: sentences of marked tokens, cached.

A token knows its clause: clauses end at semicolons and colons and before words of contrast. Inside a clause, `opens`
tells where a smaller part begins: after a comma, a dash or a bracket, or at a word that heads one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefgen.checks.fidelity.lexicon import GuardLexicon, Phrase, guard_lexicon, stem
from briefgen.checks.fidelity.normal import normalised
from briefgen.report.sentences import split_sentences

_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,:/]\d+)*)|(?P<word>[^\W\d_]\w*(?:[-'.&/](?=\w)\w+)*)|(?P<money>[$£€¥%])|(?P<sign>[,;:()\[\]–?!\"])"
)
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d])")
_ENGLISH = (
    (re.compile(r"\b([Cc])annot\b"), r"\1an not"),
    (re.compile(r"\b([Cc])an't\b"), r"\1an not"),
    (re.compile(r"\b([Ww])on't\b"), r"\1ill not"),
    (re.compile(r"n't\b"), " not"),
    (re.compile(r"(?<=[\w)])'s\b|(?<=s)'(?=\s)"), ""),
    (re.compile(r"\bper cent\b", re.IGNORECASE), "percent"),
)
_ELIDED = re.compile(r"\b(?:[ldnsmtcjLDNSMTCJ]|qu|Qu|jusqu|lorsqu|puisqu)'(?=\w)")
_CLAUSE_SIGNS = ";:"


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign of money, with its place, the signs before it and its classes."""

    text: str
    lower: str
    stem: str
    sentence: int
    clause: int
    first: bool
    before: str
    number: bool
    marks: frozenset[str]
    function: bool
    title: int
    place: int

    @property
    def name(self) -> bool:
        """Tell whether the token looks like a name: a capital that no sentence begins with, or several."""
        capitals = sum(1 for character in self.text if character.isupper())
        return self.text[0].isupper() and (not self.first or capitals > 1)

    @property
    def content(self) -> bool:
        """Tell whether the token says something of its own."""
        return not self.function and not self.number

    @property
    def opens(self) -> bool:
        """Tell whether a part of a sentence may begin here."""
        return bool(self.before.strip('"')) or not _HEADS.isdisjoint(self.marks)


_HEADS = frozenset(("coordinator", "contrast", "aside", "relative", "tail"))


@dataclass(frozen=True, slots=True)
class Text:
    """The tokens of a text, and whether it asks."""

    tokens: tuple[Token, ...]
    sentences: int
    asks: bool
    lexicon: GuardLexicon
    lowers: tuple[str, ...]


@lru_cache(maxsize=4096)
def read_text(text: str, language: str) -> Text:
    """Return the tokens of a text."""
    known = guard_lexicon(language)
    plain = normalised(text)
    parts = [sentence.text for sentence in split_sentences(plain, language)]
    tokens: list[Token] = []
    for number, part in enumerate(parts):
        tokens.extend(_sentence(_spelt(part, known.language), number, len(tokens), known))
    return Text(tuple(tokens), len(parts), plain.endswith("?"), known, tuple(token.lower for token in tokens))


def _spelt(text: str, language: str) -> str:
    if language == "en":
        for pattern, instead in _ENGLISH:
            text = pattern.sub(instead, text)
        return text
    text = _ELIDED.sub("", text) if language == "fr" else text
    text = text.replace("por ciento", "%").replace("pour cent", "%")
    return _GROUPED.sub(lambda found: found.group().replace(" ", ""), text)


@dataclass(frozen=True, slots=True)
class _Raw:
    text: str
    before: str
    number: bool


def _sentence(text: str, number: int, start: int, known: GuardLexicon) -> list[Token]:
    raw = _raw(text)
    lowers = [token.text.casefold() for token in raw]
    marks = _marks(raw, lowers, known)
    titles = _titles(raw, known)
    tokens: list[Token] = []
    clause = 0
    for index, token in enumerate(raw):
        if index and _new_clause(index, raw, lowers, marks):
            clause += 1
        lower = lowers[index]
        tokens.append(
            Token(
                token.text,
                lower,
                lower if token.number else stem(lower, known.suffixes),
                number,
                number * 1000 + clause,
                index == 0,
                token.before,
                token.number,
                frozenset(marks[index]),
                lower in known.function_words or lower in known.numbers.all_words or bool(marks[index] & _CLOSED),
                titles[index] and number * 1000 + titles[index],
                start + index,
            )
        )
    return tokens


def _titles(raw: list[_Raw], known: GuardLexicon) -> list[int]:
    """Number the names that hold an "of", as "Ministry of Ports and Fisheries" does; 0 for all that is in none."""
    titles = [0] * len(raw)
    at = 0
    while at < len(raw):
        end = at
        while end < len(raw) and _in_title(raw, end, at):
            end += 1
        while end > at and not raw[end - 1].text[0].isupper():
            end -= 1
        inside = [token.text for token in raw[at:end]]
        if len(inside) > 2 and any(word in _OF for word in inside):
            titles[at:end] = [at + 1] * (end - at)
        at = max(end, at + 1)
    return titles


_OF = ("of", "for", "de", "du", "des", "del")


def _in_title(raw: list[_Raw], at: int, start: int) -> bool:
    token = raw[at]
    if at > start and any(sign in token.before for sign in ",;:()"):
        return False
    capital = token.text[0].isupper()
    of_before = any(raw[i].text in _OF for i in range(start, at))
    return capital or (
        at > start
        and (token.text in _OF or (of_before and token.text in ("and", "the", "et", "y", "la", "los", "las")))
    )


_CLOSED = frozenset(
    {
        "hedge",
        "report",
        "negation",
        "obligation",
        "advice",
        "permission",
        "universal",
        "majority",
        "partial",
        "few",
        "restrictor",
        "coordinator",
        "relative",
        "lead",
        "frequent",
        "light",
    }
)


def _raw(text: str) -> list[_Raw]:
    found: list[_Raw] = []
    before = ""
    for match in _TOKEN.finditer(text):
        if match["sign"]:
            before += match["sign"]
            continue
        found.append(_Raw(match.group(), before, match["number"] is not None))
        before = ""
    return found


def _marks(raw: list[_Raw], lowers: list[str], known: GuardLexicon) -> list[set[str]]:
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
        if "report_that" in found and _before_that(lowers, index):
            found.add("report")
        elif "report" in found and lowers[index] in ("maintains", "maintained") and not _before_that(lowers, index):
            found.discard("report")
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


def _is_month(phrase: Phrase, raw: list[_Raw], index: int) -> bool:
    """Tell "May" the month from "may": no sentence begins with it, or a number stands beside it."""
    return raw[index].text == "May" and (index > 0 or (len(raw) > 1 and raw[1].number))


_THAT = ("that", "que", "qu")


def _before_that(lowers: list[str], index: int) -> bool:
    return any(word in _THAT for word in lowers[index + 1 : index + 5])


def _new_clause(index: int, raw: list[_Raw], lowers: list[str], marks: list[set[str]]) -> bool:
    token = raw[index]
    if any(sign in token.before for sign in _CLAUSE_SIGNS) and token.text[0] not in "$£€¥%":
        return True
    if "aside-head" in marks[index] or "joining-head" in marks[index]:
        return "," in token.before or "joining-head" in marks[index]
    return "coordinator" in marks[index] and "," in token.before and _clause_follows(index, raw)


def _clause_follows(index: int, raw: list[_Raw]) -> bool:
    """Tell a clause after ", and" from the last member of a list: it is longer, and no list goes before it."""
    rest = next((n for n, token in enumerate(raw[index + 1 :], 0) if n and "," in token.before), len(raw) - index - 1)
    listed = any("," in token.before for token in raw[max(0, index - 4) : index])
    return rest >= 4 and not listed
