"""Numbers that could only come from a passage: of three digits or more, or of any size with what they count.

In: a folded text. Out: numbers in one form (`1,250`, `1 250` and `1250` are the same), each as it stands there.
"""

from __future__ import annotations

import re

from briefgen.report.lexicons import lexicon

_NUMBER = re.compile(
    r"(?<![\w.,])(?P<currency>[$€£¥₹]|(?:USD|EUR|GBP|CHF) )?"
    r"(?P<digits>\d{1,3}(?:[,.'’ ]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
    r"(?:(?P<percent>\s?%|\s?per\s?cent\b|\s?‰)|[\s-]*(?P<unit>[^\W\d_]+[²³]?)|(?P<end>))"
)
_NOT_COUNTED = re.compile(r"(?:lines?|pages?|version|table|figure|section|chapter|article|F|p\.)\W{0,2}$", re.IGNORECASE)
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
_YEARS = range(1900, 2100)
_SHORT_UNITS = frozenset({"km", "kg", "m", "t", "ha", "mw", "gw", "kw", "gb", "mb", "bn", "mn", "km2", "m2", "m3"})
_LONG = 3  # digits


def numbers(text: str, language: str = "en") -> dict[str, str]:
    """Return the telling numbers of a folded text, by the form in which they are compared, as they stand there.

    A year alone tells nothing. A number is compared with the word behind it where that says what is counted.
    """
    known = lexicon(language) or lexicon("en")
    stop = known.stop_words if known else frozenset()
    found: dict[str, str] = {}
    for match in _NUMBER.finditer(text):
        value = _value(match["digits"])
        told = match.group().strip()
        unit = _unit(match, stop)
        bare = match["digits"]
        if sum(map(str.isdigit, bare)) >= _LONG and not (bare.isdigit() and int(bare) in _YEARS):
            found.setdefault(value, bare)
        if unit and not _NOT_COUNTED.search(text, max(0, match.start() - 12), match.start()):
            found.setdefault(f"{value} {unit}", told)
    return found


def _value(digits: str) -> str:
    """Return a number without its grouping, its decimals behind a point."""
    grouped = re.fullmatch(r"(\d{1,3}(?:[,.'’ ]\d{3})+)(?:[.,](\d+))?", digits)
    if grouped is None:
        return digits.replace(",", ".")
    whole = re.sub(r"\D", "", grouped[1])
    return f"{whole}.{grouped[2]}" if grouped[2] else whole


def _unit(match: re.Match[str], stop: frozenset[str]) -> str:
    """Return what the number counts or measures, "" where nothing says it."""
    if match["percent"]:
        return "‰" if "‰" in match["percent"] else "%"
    if match["currency"]:
        return match["currency"].strip().casefold()
    unit = (match["unit"] or "").casefold()
    if unit in _SHORT_UNITS or unit in _MONTHS:
        return unit
    return unit.removesuffix("s") if len(unit) > 3 and unit not in stop else ""
