"""Numbers as people write them -> decimals. In: a text and its language. Out: its exact value; or None for no number.

Thousands may stand apart by a space, an apostrophe or the language's sign; a percent sign may follow. Which of comma
and point groups, and which begins the decimals, is for the language; what no rule reads is no number, and no guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from briefgen.report.lexicons import primary

DECIMAL_COMMA = frozenset(
    "bg ca cs da de el es et eu fi fr gl hr hu id is it lt lv nb nl nn no pl pt ro ru sk sl sr sv tr uk vi".split()  # noqa: SIM905
)
_SPACES = " \u00a0\u2009\u202f'’"
_LONGEST = 40  # characters of a number
MOST_DIGITS = 15  # that a binary number of 64 bits keeps, and so every program that draws (IEC 60559)
_IN_PROSE = re.compile(
    rf"(?<![\w.,])(?:\d{{1,3}}(?:[,.{_SPACES}]\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?)(?![^\W\d_]*\d)"
)


def number_of(text: str, language: str) -> Decimal | None:
    """Return the value of a text that is a number and nothing else, None for any other text."""
    said = text.strip().removesuffix("%").rstrip(_SPACES)
    negative = said[:1] in ("-", "−")
    said = said[1:].lstrip(_SPACES) if said[:1] in ("-", "−", "+") else said
    point, group = (",", ".") if primary(language) in DECIMAL_COMMA else (".", ",")
    if len(said) > _LONGEST or (not said.isascii() and not re.fullmatch(rf"[0-9.,{_SPACES}]+", said)):
        return None
    whole = rf"(?:[0-9]{{1,3}}(?:[{_SPACES}{group}][0-9]{{3}})+|[0-9]+)"
    found = re.fullmatch(rf"({whole})(?:{re.escape(point)}([0-9]+))?", said)
    if found is None and point == ",":  # 1.9 among French words: no thousands stand so
        found = re.fullmatch(r"([0-9]+)\.([0-9]{1,2}|[0-9]{4,})", said)
    if found is None:
        return None
    digits = re.sub(r"\D", "", found[1])
    return Decimal(f"{'-' if negative else ''}{digits}" + (f".{found[2]}" if found[2] else ""))


def fits_a_chart(value: Decimal) -> bool:
    """Tell whether a number is kept as it is by programs that calculate in 64 bits, and can be read: 15 digits."""
    digits = "".join(map(str, value.as_tuple().digits)).strip("0")
    return not digits or (len(digits) <= MOST_DIGITS and -MOST_DIGITS <= value.adjusted() < MOST_DIGITS)


def values_in(text: str, language: str) -> Iterator[tuple[str, Decimal]]:
    """Yield every number in figures that stands in a text, as written and without its sign; no part of a word."""
    for match in _IN_PROSE.finditer(text):
        value = number_of(match.group(), language)
        if value is not None:
            yield match.group(), value
