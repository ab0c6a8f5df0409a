"""A number set apart from its sentence: does it stand there as it is written? In: a number and a text. Out: yes or no.

A number that goes on in the text is another number: "15" is not in "15%", nor "3.1" in "3.1 million".
"""

from __future__ import annotations

import re

from briefgen.fidelity.lexicon import guard_lexicon
from briefgen.fidelity.normal import normalised
from briefgen.fidelity.quantities import quantities
from briefgen.fidelity.tokens import read_text

_MONEY = "$£€¥₹₽₩₱฿៛"
_BEFORE = rf"(?<![\w{_MONEY}%‰°+–-])(?<!\d[.,:/'])"
_AFTER = rf"(?!\w|[.,:/']\d|\s?[%‰°{_MONEY}]|[–-]\d)"
_APART = re.compile(r"\s+(?=[%‰°])")  # 15 % is 15%
_BETWEEN = r"\W+(?:\w+\W+){0,2}?"  # what a number may leave out: "14 of 61" of "14 of the 61"


def stands_in(number: str, text: str, language: str) -> bool:
    """Tell whether a number stands in a text word for word, and as a whole; spaces and typography do not count."""
    multiples = "|".join(map(re.escape, sorted(guard_lexicon(language).numbers.multiples)))
    after = rf"{_AFTER}(?!\s(?:{multiples})(?!\w))" if multiples else _AFTER
    return re.search(f"{_BEFORE}{re.escape(_spelt(number))}{after}", _spelt(text)) is not None


def has_number(words: str, language: str) -> bool:
    """Tell whether words hold a number, in figures or in words; where nobody knows the language, they may."""
    known = guard_lexicon(language)
    if not known.known or any(character.isnumeric() for character in words):
        return True
    return bool(quantities(read_text(words, language).tokens, known.numbers))


def numbers_in(text: str, language: str) -> tuple[str, ...]:
    """Return the numbers of a text, in figures and in the words known, as they stand in it."""
    tokens = read_text(text, language).tokens
    return tuple(_spelt(number.shown) for number in quantities(tokens, guard_lexicon(language).numbers))


def nearest_number(number: str, text: str) -> str:
    """Return what a text has in place of a number: the same words with others between, or the whole of it; else ""."""
    words = [re.escape(word) for word in re.findall(r"\w+(?:[.,]\d+)*", _spelt(number))]
    found = re.search(rf"\S*(?<!\w){_BETWEEN.join(words)}(?!\w)\S*", _spelt(text), re.IGNORECASE) if words else None
    return found.group().strip('.,;:!?()"') if found else ""


def _spelt(text: str) -> str:
    return _APART.sub("", normalised(text))
