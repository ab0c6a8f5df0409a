"""A text as tokens with what they do in it. In: a text and its language. Out: sentences of marked tokens, cached.

A token knows its clause: clauses end at semicolons and colons and before words of contrast. Inside a clause, `opens`
tells where a smaller part begins: after a comma, a dash or a bracket, or at a word that heads one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefgen.fidelity.lexicon import GuardLexicon, guard_lexicon, stem
from briefgen.fidelity.marking import Word, marks_of, titles_of
from briefgen.fidelity.normal import normalised
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


def _sentence(text: str, number: int, start: int, known: GuardLexicon) -> list[Token]:
    raw = _raw(text)
    lowers = [token.text.casefold() for token in raw]
    marks = marks_of(raw, lowers, known)
    titles = titles_of(raw, marks)
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


def _raw(text: str) -> list[Word]:
    found: list[Word] = []
    before = ""
    for match in _TOKEN.finditer(text):
        if match["sign"]:
            before += match["sign"]
            continue
        found.append(Word(match.group(), before, match["number"] is not None))
        before = ""
    return found


def _new_clause(index: int, raw: list[Word], lowers: list[str], marks: list[set[str]]) -> bool:
    token = raw[index]
    if any(sign in token.before for sign in _CLAUSE_SIGNS) and token.text[0] not in "$£€¥%":
        return True
    if "aside-head" in marks[index] or "joining-head" in marks[index]:
        return "," in token.before or "joining-head" in marks[index]
    return "coordinator" in marks[index] and "," in token.before and _clause_follows(index, raw)


def _clause_follows(index: int, raw: list[Word]) -> bool:
    """Tell a clause after ", and" from the last member of a list: it is longer, and no list goes before it."""
    rest = next((n for n, token in enumerate(raw[index + 1 :], 0) if n and "," in token.before), len(raw) - index - 1)
    listed = any("," in token.before for token in raw[max(0, index - 4) : index])
    return rest >= 4 and not listed
