"""Acronyms, and which of them a reader can know.

In: texts and their language. Out: acronyms in the order in which they stand, and those among them that nobody explains:
not written out beside brackets, "Zedland Policy Institute (ZPI)", and not on the lexicon's list of what all know.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefgen.brief import AuthorText
from briefgen.report.lexicons import lexicon
from briefgen.report.model import Kind, Passage

LONGEST = 6

_TOKEN = re.compile(r"(?<![\w:+.@/])[^\W_]{2,7}(?!\w|\.\w|@)")  # no part of an address, nor the label behind "TLP:"
_ROMAN = re.compile(r"[IVX]+")
_DATELINE = re.compile(r"(?:[^a-z–—-]|-(?=\w)){2,40}(?:,\s[^–—-]{2,40})?\s+[–—-]+\s")  # QUELL, Zedland – …
_BRACKETS = re.compile(r"(?P<before>[^()]{2,200})\((?P<inside>[^()]{2,200})\)")
_FEW = 3  # words that may stand beside the acronym in its brackets: (the “ZPI”)


def acronyms(text: str) -> tuple[str, ...]:
    """Return the acronyms of a text without their plural s, each once; a text all in capitals shows none."""
    return () if text.upper() == text else _acronyms_in(text)


def _acronyms_in(text: str) -> tuple[str, ...]:
    found = (match.group() for match in _TOKEN.finditer(text))
    return tuple(dict.fromkeys(bare for token in found if (bare := _bare(token))))


def _bare(token: str) -> str:
    """Return a token without plural s where it is an acronym, else "". Digits may stand inside, numbers are none."""
    bare = token.removesuffix("s")
    if not 2 <= len(bare) <= LONGEST or not (bare[0].isupper() and bare[-1].isupper()):
        return ""
    return bare if all(c.isupper() or c.isdigit() for c in bare) and not _ROMAN.fullmatch(bare) else ""


def acronyms_of(passage: Passage) -> tuple[str, ...]:
    """Return the acronyms of a passage; the place in capitals before the opening of a news report is none."""
    dateline = _DATELINE.match(passage.text) if passage.kind is Kind.LEAD else None
    return acronyms(passage.text[dateline.end() :] if dateline else passage.text)


def unexplained_acronyms(found: Iterable[str], texts: Iterable[str], language: str) -> tuple[str, ...]:
    """Return those that all need not know and that none of the texts writes out."""
    wanted = [name for name in dict.fromkeys(found) if name not in _known_to_all(language)]
    explained = {name for text in texts for name in _written_out(text)} if wanted else set()
    return tuple(name for name in wanted if name not in explained)


def terms_of(texts: Iterable[AuthorText]) -> frozenset[str]:
    """Return the acronyms that the glossary explains: its terms, and acronyms within them."""
    return frozenset(name for text in texts for name in _acronyms_in(text.term))


def _known_to_all(language: str) -> frozenset[str]:
    """Return what needs no explanation in a language; where nobody has listed it, what needs none in English."""
    for name in (language, "en"):
        known = lexicon(name)
        if known and known.acronyms:
            return known.acronyms
    return frozenset()


def _written_out(text: str) -> set[str]:
    """Return the acronyms that stand in brackets after their words, or before brackets that hold these."""
    found: set[str] = set()
    for match in _BRACKETS.finditer(text):
        before, inside = match["before"].split(), match["inside"]
        if len(inside.split()) <= _FEW:
            found.update(name for name in _acronyms_in(inside) if _spells(before[-2 * len(name) :], name))
        name = _bare(before[-1].strip("“”\"'’")) if before and len(before[-1]) > 1 else ""
        if name and _spells(inside.split(), name):
            found.add(name)
    return found


def _spells(words: list[str], name: str) -> bool:
    """Tell whether words hold the letters of an acronym in their order, the first one at the start of a word."""
    letters = re.sub(r"\d", "", name).casefold()
    others = [word.casefold() for word in words if _bare(word.strip("()“”\"'’,;")) != name]
    starts = [n for n, word in enumerate(others) if word.lstrip("(“\"'‘").startswith(letters[0])]
    return any(_in_order(letters, "".join(others[n:])) for n in starts)


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)
