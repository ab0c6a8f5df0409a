"""Where a word may be divided with a hyphen, in the languages that a theme asks it for.

In: a word as it stands between two spaces, and its language. Out: positions in it. The dictionaries are pyphen's own
(those of LibreOffice, each under its licence); a language without one, as Finnish, keeps its words whole.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyphen import Pyphen

SOFT_HYPHEN = "\u00ad"
LEAST, BEFORE, AFTER = 8, 3, 4  # letters: of a word that is divided, before and after the hyphen
_WORD = re.compile(rf"[^\w-]*([^\W\d_]{{{LEAST},}})[^\w-]*")  # names with digits and compounds with a hyphen stay whole


@lru_cache(maxsize=20_000)
def divisions(word: str, language: str) -> tuple[int, ...]:
    """Return the positions at which a word may be divided, in order; none in capitals, names with digits, short words.

    Divisions that change a letter are left out: the text that is read back must be the report's.
    """
    found = _WORD.fullmatch(word)
    if found is None or not (found[1][1:].islower()):
        return ()
    dictionary = _dictionary(language)
    if dictionary is None:
        return ()
    start, letters = found.start(1), found[1]
    return tuple(
        start + int(place)
        for place in dictionary.positions(letters)
        if place.data is None and BEFORE <= place <= len(letters) - AFTER
    )


@lru_cache(maxsize=16)
def _dictionary(language: str) -> Pyphen | None:
    import pyphen  # reads a dictionary of its own; only where a theme asks for it

    name = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=name) if name else None
