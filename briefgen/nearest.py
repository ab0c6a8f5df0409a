"""The name that somebody may have meant. In: a word, and the names there are. Out: the nearest, alone or as a hint."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

MAX_CHOICES = 200  # looked at, and
MAX_LISTED = 30  # named in a hint
MANY_CHOICES = 12  # beyond these, the nearest one alone is named
CLOSE = 0.8  # how alike two names are of which one is the other mistyped


def likely(word: str, choices: Sequence[str]) -> Sequence[str]:
    """Return the choices worth comparing letter by letter: where there are very many, those that begin most alike."""
    if len(choices) <= MAX_CHOICES:
        return choices
    ordered = sorted(choices)
    first = max(0, bisect_left(ordered, word) - MAX_CHOICES // 2)
    return ordered[first : first + MAX_CHOICES]


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice most like a word, or None if none is like it."""
    from difflib import get_close_matches

    by_fold: dict[str, str] = {}
    for choice in likely(word, list(choices)):
        by_fold.setdefault(choice.casefold(), choice)
    found = get_close_matches(word.casefold()[:200], by_fold, 1, 0.6)
    return by_fold[found[0]] if found else None


def several_near(word: str, choices: Sequence[str], most: int) -> list[str]:
    """Return the choices that are spelt like a word, the nearest first."""
    from difflib import get_close_matches

    return get_close_matches(word[:100], likely(word, choices), most, 0.6)


def suggestion(word: str, choices: Iterable[str]) -> str:
    """Return a hint that names the nearest choice; empty if none is near."""
    close = nearest(word, choices)
    return f"did you mean `{close}`?" if close else ""


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """Return a hint that names the nearest choice, if one is near, and all of them where that helps."""
    listed = list(choices)
    meant = suggestion(word, listed)
    if meant and len(listed) > MANY_CHOICES:
        return meant
    others = f" and {len(listed) - MAX_LISTED:,} more" if len(listed) > MAX_LISTED else ""
    choose = f"choose from: {', '.join(listed[:MAX_LISTED])}{others}" if listed else ""
    return f"{meant} {choose}".strip()


def alike(one: str, other: str) -> bool:
    """Tell whether of two names one is the other mistyped."""
    from difflib import SequenceMatcher

    compared = SequenceMatcher(None, one.casefold(), other.casefold())
    return compared.real_quick_ratio() > CLOSE and compared.quick_ratio() > CLOSE and compared.ratio() > CLOSE
