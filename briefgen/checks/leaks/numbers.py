"""Numbers that could only come from a passage: of three digits or more, or of any size with what they count.

In: a folded text. Out: numbers in one form (`1,250`, `1 250` and `1250` are the same), each as it stands there.
"""

from __future__ import annotations

import re

from briefgen.report.lexicons import lexicon

_NUMBER = re.compile(
    r"(?P<digits>\d{1,3}(?:[,.'’ ]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
    r"(?:(?P<percent>\s?%|\s?per\s?cent\b|\s?‰)|[\s-]*(?P<unit>[^\W\d_]+[²³]?)|(?P<end>))"
)
_CURRENCY = re.compile(r"(?:[$€£¥₹]|\b(?:USD|EUR|GBP|CHF))[ \u00a0]?$")
_NOT_COUNTED = re.compile(r"(?:lines?|pages?|version|table|figure|section|chapter|article|F|p\.)\W{0,2}$", re.I)
_MONTHS = frozenset(
    """
    january february march april may june july august september october november december
    """.split()  # noqa: SIM905  as in `html`
)
_YEARS = range(1900, 2100)
_SHORT_UNITS = frozenset({"km", "kg", "m", "t", "ha", "mw", "gw", "kw", "gb", "mb", "bn", "mn", "km2", "m2", "m3"})
_LONG = 3  # digits
_NEAR = 12  # characters before a number that say what it is
_GROUPED = re.compile(r"(\d{1,3}(?:[,.'’ ]\d{3})+)(?:[.,](\d+))?")


def numbers(text: str, language: str = "en") -> dict[str, str]:
    """Return the telling numbers of a folded text, by the form in which they are compared, as they stand there.

    A year alone tells nothing. A number is compared with the word behind it where that says what is counted.
    """
    known = lexicon(language) or lexicon("en")
    stop = known.stop_words if known else frozenset()
    found: dict[str, str] = {}
    for match in _NUMBER.finditer(text):
        before = text[max(0, match.start() - _NEAR) : match.start()]
        if before[-1:].isalnum() or before[-1:] == "_":
            continue  # "F4", "L19": a part of a word
        bare = match["digits"]
        value, unit, told = _value(bare), _unit(match, before, stop), match.group().strip()
        if sum(map(str.isdigit, bare)) >= _LONG and not (bare.isdigit() and int(bare) in _YEARS):
            found.setdefault(value, bare)
        if unit and not _NOT_COUNTED.search(before):
            found.setdefault(f"{value} {unit}", told)
    return found


def is_telling(number: str) -> bool:
    """Tell whether a number, in the form in which it is compared, has no unit and tells something without: 4417, 250.

    One that rounding made (100, 5000) and a small one (0.47) do not.
    """
    digits = number.replace(".", "").lstrip("0")
    return digits.isdigit() and len(digits) >= _LONG and len(digits.rstrip("0")) > 1


def _value(digits: str) -> str:
    """Return a number without its grouping, its decimals behind a point."""
    grouped = _GROUPED.fullmatch(digits)
    if grouped is None:
        return digits.replace(",", ".")
    whole = re.sub(r"\D", "", grouped[1])
    return f"{whole}.{grouped[2]}" if grouped[2] else whole


def _unit(match: re.Match[str], before: str, stop: frozenset[str]) -> str:
    """Return what the number counts or measures, "" where nothing says it."""
    if match["percent"]:
        return "‰" if "‰" in match["percent"] else "%"
    if currency := _CURRENCY.search(before):
        return currency.group().strip().casefold()
    unit = (match["unit"] or "").casefold()
    if unit in _SHORT_UNITS or unit in _MONTHS:
        return unit
    return unit.removesuffix("s") if len(unit) > 3 and unit not in stop else ""
