"""Cues of themes, found in a text. In: cue lists and a text. Out: for each theme its matches, as places in the text.

Each word is looked up once, by itself and by its beginnings, so that time is linear however many cues there are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

SHORTEST = 2  # letters of a cue
ANY_ENDING = "*"

_HIDDEN = "\u00ad\u200b-\u200f\u2060\ufeff"
_MARKS = "\u0300-\u036f\u064b-\u065f"  # accents that stand as characters of their own
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_HIDDEN}{_MARKS}])*")
_DROPPED = re.compile(f"[{_HIDDEN}]")
_BETWEEN = re.compile(rf"[\s{_HIDDEN}'’ʼ‐‑-]+")  # words of a phrase


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, folded for comparison, and where it stands."""

    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word of a cue; `open` where any ending may follow."""

    folded: str
    open: bool

    def matches(self, folded: str) -> bool:
        """Tell whether a folded word of a text is the one meant."""
        return folded.startswith(self.folded) if self.open else folded == self.folded


@dataclass(frozen=True, slots=True)
class Match:
    """The characters `start` to `end` of a text, which are a cue of the theme of this number."""

    theme: int
    start: int
    end: int


def fold(text: str) -> str:
    """Return a text as it is compared: case, ligatures and the ways to write an accent make no difference."""
    return unicodedata.normalize("NFKC", _DROPPED.sub("", text).casefold())


def parse_cue(text: str) -> tuple[Pattern, ...]:
    """Return the words of a cue. Raises ValueError with what is wrong, as a message goes on after the cue's name."""
    found: list[Pattern] = []
    behind = 0
    for match in _WORD.finditer(text):
        gap = text[behind : match.start()]
        if gap if not found else not _BETWEEN.fullmatch(gap.removeprefix(ANY_ENDING)):
            raise ValueError(_wrong_sign(gap))
        behind = match.end()
        found.append(Pattern(fold(match.group()), text.startswith(ANY_ENDING, behind)))
    rest = text[behind:]
    if rest and not (found and rest == ANY_ENDING):
        raise ValueError(_wrong_sign(rest))
    if sum(character.isalpha() for character in text) < SHORTEST:
        raise ValueError(f"is too short: a cue has {SHORTEST} letters or more")
    return tuple(found)


def _wrong_sign(gap: str) -> str:
    if ANY_ENDING in gap:
        return f"has a `{ANY_ENDING}` that does not end a word"
    return "is no word and no phrase: a cue has letters, and spaces, hyphens or apostrophes between words"


@dataclass(slots=True)
class Index:
    """Cues by their first words: whole ones and beginnings."""

    whole: dict[str, list[tuple[int, tuple[Pattern, ...]]]] = field(default_factory=dict)
    beginnings: dict[str, list[tuple[int, tuple[Pattern, ...]]]] = field(default_factory=dict)

    def add(self, theme: int, cues: Iterable[str]) -> None:
        """Add the cues of the theme of this number."""
        for cue in cues:
            words = parse_cue(cue)
            first = words[0]
            known = self.beginnings if first.open else self.whole
            known.setdefault(first.folded, []).append((theme, words))

    def find(self, text: str) -> Iterator[Match]:
        """Yield the matches in a text, in its order; of those of one theme that overlap, the first and longest."""
        words = [Word(fold(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)]
        behind: dict[int, int] = {}
        for at, word in enumerate(words):
            ends: dict[int, int] = {}
            for theme, cue in self._beginning_with(word.folded):
                if word.start >= behind.get(theme, 0) and _stands_at(cue, words, at, text):
                    ends[theme] = max(ends.get(theme, 0), words[at + len(cue) - 1].end)
            for theme, end in ends.items():
                behind[theme] = end
                yield Match(theme, word.start, end)

    def _beginning_with(self, folded: str) -> Iterator[tuple[int, tuple[Pattern, ...]]]:
        yield from self.whole.get(folded, ())
        for length in range(1, len(folded) + 1):
            yield from self.beginnings.get(folded[:length], ())


def _stands_at(cue: tuple[Pattern, ...], words: list[Word], at: int, text: str) -> bool:
    """Tell whether the words of a cue stand at a word of the text, with nothing but spaces or hyphens between."""
    if at + len(cue) > len(words):
        return False
    return all(
        pattern.matches(words[at + n].folded)
        and (n == 0 or _BETWEEN.fullmatch(text, words[at + n - 1].end, words[at + n].start) is not None)
        for n, pattern in enumerate(cue)
    )
