"""Statements about a person: where somebody is named, a much weaker word makes hearsay or an accusation of a sentence.

In: the plain text of a passage. Out: the places of weighty words ("owns", "is seen as", "according to") in sentences
that name somebody. "The office may close" is harmless; "General Kav may have known" is not. A person is a title
before a name, or two capitalised words that are no institution, place or date. On the safe side, as `cues` is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefgen.report.lexicons import Lexicon, lexicon

_CAPITALISED = r"[A-Z\u00c0-\u00de\u0370-\u03ff\u0400-\u042f][^\W\d_]*(?:['-][^\W\d_]+)*"
_RUN = re.compile(rf"(?<![\w'-]){_CAPITALISED}(?:[ \u00a0]+{_CAPITALISED})+(?![\w-])")
_SENTENCE = re.compile(r"(?:[^.!?]|[.!?](?=\S)|(?<=\b[A-Z])\.|(?<=\b(?:Mr|Ms|Dr|St))\.|(?<=\b(?:Mrs|Gen|Col))\.)+")


def find_weighty_words(text: str, language: str, *, titles_only: bool) -> Iterator[tuple[int, int]]:
    """Yield where a sentence that names a person first has a weighty word.

    With `titles_only`, for headings set in capitals, only a title makes a name: "Minister Zek", not "Missing Owners".
    Beside a name without a title the commonest of the words do not count.
    """
    known = lexicon(language)
    if known is None or not known.persons:
        return
    for sentence in _SENTENCE.finditer(text):
        if _titled(known.language).search(sentence.group()):
            pattern = _weighty(known.language)
        elif not titles_only and any(_is_name(run, sentence.group(), known) for run in _RUN.finditer(sentence.group())):
            pattern = _weighty(known.language, strong=True)
        else:
            continue
        found = pattern.search(text, sentence.start(), sentence.end())
        if found:
            yield found.span()


def names_somebody(text: str, language: str) -> bool:
    """Tell whether a text names a person; False where nothing is known about names in its language."""
    known = lexicon(language)
    if known is None or not known.persons:
        return False
    return any(
        _titled(known.language).search(sentence.group())
        or any(_is_name(run, sentence.group(), known) for run in _RUN.finditer(sentence.group()))
        for sentence in _SENTENCE.finditer(text)
    )


def _is_name(run: re.Match[str], sentence: str, known: Lexicon) -> bool:
    """Tell whether capitalised words are a person's name: no institution with its letters, no place behind "in"."""
    before = re.search(r"([^\W\d_]+)\W*$", sentence[: run.start()])
    if before and before.group(1).casefold() in known.persons["before_places"]:
        return False
    words = run.group().split()
    if words[0].casefold() in known.stop_words:
        words = words[1:]
    if not 2 <= len(words) <= 4 or words[0].endswith("'s") or re.match(r"\s*\([A-Z]{2,}", sentence[run.end() :]):
        return False
    return not any(
        (word.isupper() and len(word) > 1) or word.removesuffix("'s").casefold() in known.persons["not_names"]
        for word in words
    )


@cache
def _titled(language: str) -> re.Pattern[str]:
    """Return the pattern of a title before a name. The title in any case, the name with a capital, no common noun."""
    known = lexicon(language)
    assert known is not None
    titles = "|".join(sorted(known.persons["titles"], key=len, reverse=True))
    common = "|".join(sorted(known.persons["not_names"]))
    return re.compile(rf"(?<!\w)(?i:{titles})\.?[ \u00a0]+(?!(?i:{common})\b)(?:[A-Z]\.[ \u00a0]+)?{_CAPITALISED}")


@cache
def _weighty(language: str, strong: bool = False) -> re.Pattern[str]:
    """Return the pattern of the words that count beside a title, or of the strong ones that count beside any name."""
    known = lexicon(language)
    assert known is not None
    words = "|".join((*sorted(known.persons["weighty"]), *known.crimes)).replace("_", r"\s+")
    weak = "|".join(sorted(known.persons["weak"])).replace("_", r"\s+")
    excluded = rf"(?!(?i:{weak})(?!\w))" if strong else ""
    return re.compile(rf"(?<!\w){excluded}(?i:{words})(?!\w)")
