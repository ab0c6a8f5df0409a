"""Ids of parts and passages: short, stable, made of the report's own words.

In: headings in their order. Out: ids such as `economic-financial` for a part; its passages are `economic-financial.1`,
`economic-financial.2`, … The same headings always give the same ids.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from briefgen.nearest import several_near
from briefgen.report.lexicons import lexicon, primary

MAX_LENGTH = 20
NO_HEADING = "text"
RESERVED = ("title", "subtitle", "lead")

_POSSESSIVE = re.compile(r"(?:['’ʼ]s|(?<=s)['’ʼ])(?![^\W_])", re.IGNORECASE)
_ELISION = re.compile(r"\b(?:[cdjlmnst]|qu)['’ʼ](?=[^\W\d_])", re.IGNORECASE)
_WORD = re.compile(r"[a-z0-9]+")
_UNFOLDED = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i"}
)


class UnresolvedId(LookupError):
    """A prefix that names no id, or several (`ambiguous`); `candidates` holds those it may mean."""

    def __init__(self, prefix: str, candidates: tuple[str, ...], ambiguous: bool) -> None:
        self.prefix = prefix
        self.candidates = candidates
        self.ambiguous = ambiguous
        meant = ", ".join(f"`{c}`" for c in candidates)
        said = f"`{prefix}` may mean {meant}" if ambiguous else f"no id begins with `{prefix}`"
        super().__init__(said if ambiguous or not candidates else f"{said}; did you mean {meant}?")


def resolve_id(prefix: str, ids: Iterable[str]) -> str:
    """Return the id that is, or alone begins with, a prefix; raise `UnresolvedId` with the candidates otherwise."""
    known = sorted(set(ids))
    if prefix in known:
        return prefix
    found = tuple(i for i in known if prefix and i.startswith(prefix))
    if len(found) == 1:
        return found[0]
    if found:
        raise UnresolvedId(prefix, found[:20], True)
    raise UnresolvedId(prefix, tuple(several_near(prefix, known, 3)), False)


@lru_cache(1024)
def slug(heading: str, language: str = "en") -> str:
    """Return the first two content words of a heading, joined by "-"; "" where it has no Latin letters."""
    plain = _POSSESSIVE.sub("", heading[:1000])
    if primary(language) == "fr":
        plain = _ELISION.sub("", plain)
    words = _WORD.findall(_fold(plain))
    if not any(c.isalpha() for word in words for c in word):
        return ""
    stop = _stop_words(primary(language))
    content = [word for word in words if word not in stop] or words
    both = "-".join(content[:2])
    return both if len(both) <= MAX_LENGTH else content[0][:MAX_LENGTH]


@cache
def _stop_words(language: str) -> frozenset[str]:
    known = lexicon(language)
    if not (known and known.stop_words):
        known = lexicon("en")
    return frozenset(_fold(word) for word in known.stop_words) if known else frozenset()


def _fold(text: str) -> str:
    """Return a text in lower-case ASCII letters as far as it has them."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_UNFOLDED))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


class Namer:
    """Give each part of one report its id; the ids in `taken` are not given."""

    def __init__(self, language: str, taken: Iterable[str] = ()) -> None:
        self._language = language
        self._taken = {*RESERVED, *taken}
        self._count: dict[str, int] = {}
        self._parts = 0

    def part(self, heading: str | None) -> str:
        """Return the id of the next part; None means that it has no heading."""
        self._parts += 1
        if heading is None:
            return self._unique(NO_HEADING)
        return self._unique(slug(heading, self._language) or f"s{self._parts}")

    def passage(self, part: str, number: int) -> str:
        """Return the id of a passage of a part, counted from 1."""
        return self._unique(f"{part}.{number}")

    def _unique(self, base: str) -> str:
        name = base
        while name in self._taken:
            self._count[base] = self._count.get(base, 1) + 1
            name = f"{base}-{self._count[base]}"
        self._taken.add(name)
        return name
