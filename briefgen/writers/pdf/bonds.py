"""Bonds: what it costs to end a line between two words that belong together.

In: two words that follow each other. Out: demerits, 0 for most pairs. The text stays as it is: a no-break space in it
would be another character than the report has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

DATE, UNIT, TITLE, COUNT = 60_000.0, 60_000.0, 30_000.0, 8_000.0
DASH = 60_000.0  # before a dash; behind it a line may end
_DASHES = frozenset("–—-")
_DIGITS = frozenset("0123456789")
_OPENING = "([„“«‘"

_NUMBER = re.compile(r"[(\[€$£~≈±+−-]*\d[\d.,'’\u00a0\u202f]*")
_DAY = re.compile(r"[(\[]?\d{1,2}\.?")
_YEAR = re.compile(r"[12]\d{3}(?!\d)")
_UNIT = re.compile(
    r"(?:[%‰°]C?|[kcmdµ]?m[²³]?|[kmµ]?g|[kMGT]?[WB]h?|ha|t|l|s|h|min|Hz|[€$£¥]|EUR|USD|GBP|CHF|"
    r"(?:m|b|tr)illi(?:on|ard)e?[sn]?|[Mm]io\.?|[Mm]rd\.?|bn|[Tt]sd\.?|thousand|hundred|percent|per|pro[cz]ent|"
    r"τοις|εκατ\.?|δισ\.?|χλμ\.?|млн\.?|млрд\.?|тыс\.?|км|кг|г\.|руб\.?)(?!\w)"
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BEFORE_NUMBERS = _words(
    "p. pp. page pages line lines art. arts. article articles no. nos. nr. nº n° № § §§ fig. figs. figure "
    "figures tab. table tables sec. section sections ch. chapter para. paras. paragraph paragraphs vol. "
    "item items annex s. seite abs. ziff. artikel blz. σελ. αρ. άρθρο с. стр. ст. гл. рис. табл. п."
)
_MULTIPLES = _words("million millions billion billions thousand mio. mrd. млн млрд тыс. εκατ. δισ.")
_BEFORE_NAMES = _words("Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Prof. Mme Mme. M. St St. Hr. Fr. Herr Frau κ. г-н г-жа")


_SIGNS = frozenset("0123456789%‰°–—-")
_BINDING = _MULTIPLES | _BEFORE_NAMES


def may_bind(words: Sequence[str]) -> bool:
    """Tell whether any two of these words may belong together; quick, and true too often."""
    if not _BINDING.isdisjoint(words):
        return True
    text = " ".join(words)
    return ". " in text or not _SIGNS.isdisjoint(text)


def bond(before: str, after: str) -> float:
    """Return what it costs to end a line between two words; 0 where nothing binds them."""
    last, first = before[-1:], after[:1]
    if first in _DASHES and (len(after) == 1 or after[1:2] in _DASHES):
        return DASH
    if last in _DIGITS or last == "." or first in _DIGITS or before in _MULTIPLES:
        return _number_bond(before, after) or _name_bond(before, first)
    return _MARK.get(first, 0.0) or (TITLE if before in _BEFORE_NAMES and first.isupper() else 0.0)


_MARK = {"%": UNIT, "‰": UNIT, "°": UNIT}


def _number_bond(before: str, after: str) -> float:
    """Return the bond of a number with its unit, its month, or the word that says what it counts."""
    if _NUMBER.fullmatch(before):
        if _UNIT.match(after):
            return UNIT
        if _DAY.fullmatch(before):
            return DATE if after[0].isupper() else COUNT
        return COUNT
    if after[0] in _DIGITS:
        if before.lstrip(_OPENING).lower() in _BEFORE_NUMBERS:
            return UNIT
        return TITLE if before[0].isupper() and before.isalpha() and _YEAR.match(after) else 0.0
    return COUNT if before in _MULTIPLES else _MARK.get(after[0], 0.0)


def _name_bond(before: str, first: str) -> float:
    """Return the bond of an initial, or of a form of address, with the name that follows."""
    if not first.isupper():
        return 0.0
    initial = len(before) == 2 and before[1] == "." and before[0].isupper()
    return TITLE if initial or before in _BEFORE_NAMES else 0.0
