"""What each part of a report is for. In: the headings in order, and what brief.yaml sets. Out: each one's role and why.

A heading's words decide by a lexicon per language. Where headings have no levels, a role holds for the headings that
follow until one with another role; where they have, it holds for the headings below. Nothing else is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from briefgen.report.lexicons import LANGUAGES, lexicon, primary
from briefgen.report.model import Place, Role

# Where a heading says two things ("Conclusions and recommendations"), the earlier row of this table wins.
ORDER = (Role.SUMMARY, Role.FINDINGS, Role.RECOMMENDATIONS, Role.CONCLUSION, Role.IGNORE, Role.CONTEXT)

_NUMBER = re.compile(
    r"(?:#+\s*)?(?:\(?\d{1,3}(?:\.\d{1,3})*[.):](?!\d)\s*|\(?(?:[ivxlc]{1,6}|[a-z])[.)]\s+|\d{1,3}(?:\.\d{1,3})+\s+)|#+\s+"
)
_QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\u00ad": None}
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What deciding on a role needs to know of a part; `set` is the role given to it, `given` by what."""

    text: str | None
    place: Place
    level: int
    set: Role | None = None
    given: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """The role of a part, why it has it, and whether nobody set it."""

    role: Role
    reason: str
    guessed: bool


def normalise(heading: str) -> str:
    """Return a heading as it is compared: case, signs, spaces, number and final colon do not count."""
    plain = " ".join(heading.translate(_QUOTES).casefold().split()).rstrip(" :")
    number = _NUMBER.match(plain)
    return plain[number.end() :] or plain if number else plain


def guess(heading: str, language: str) -> tuple[Role, str] | None:
    """Return the role that a heading's words say, and these words; None where they say none."""
    return _guess(normalise(heading[:300]), primary(language))


@lru_cache(1024)
def _guess(plain: str, language: str) -> tuple[Role, str] | None:
    for name in _languages(language):
        for role, pattern in _patterns(name):
            found = pattern.search(plain)
            if found:
                return role, found.group().strip()
    return None


def decide(headings: Sequence[Heading], language: str) -> tuple[Decision, ...]:
    """Return the role of each part."""
    levelled = len({h.level for h in headings if h.text is not None}) > 1
    found: list[Decision] = []
    holding: list[tuple[int, Role, Place]] = []
    for heading in headings:
        decision, own = _decide_one(heading, holding, language, levelled)
        found.append(decision)
        if own and heading.text is not None:
            holding = [h for h in holding if h[0] < heading.level] if levelled else []
            holding.append((heading.level, decision.role, heading.place))
    return tuple(found)


def _decide_one(
    heading: Heading, holding: list[tuple[int, Role, Place]], language: str, levelled: bool
) -> tuple[Decision, bool]:
    if heading.set is not None:
        return Decision(heading.set, heading.given, False), True
    if heading.text is None:
        return Decision(Role.CONTEXT, "stands under no heading", True), False
    said = guess(heading.text, language)
    if said:
        return Decision(said[0], f'heading says "{said[1]}"', True), True
    above = [h for h in holding if not levelled or h[0] < heading.level]
    if above:
        _, role, place = above[-1]
        return Decision(role, f"carried from {place}", True), False
    return Decision(Role.CONTEXT, "no heading says what this is", True), False


def _languages(language: str) -> Iterable[str]:
    own = primary(language)
    if own in LANGUAGES:
        return (own,) if own == "en" else (own, "en")
    return LANGUAGES


@cache
def _patterns(language: str) -> tuple[tuple[Role, re.Pattern[str]], ...]:
    known = lexicon(language)
    if known is None:
        return ()
    return tuple(
        (role, re.compile("|".join(rf"(?:{_border(p)})" for p in known.roles[role])))
        for role in ORDER
        if known.roles.get(role)
    )


def _border(pattern: str) -> str:
    return rf"(?<!\w)(?:{pattern})(?![^\W_])"
