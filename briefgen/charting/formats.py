"""Number formats of spreadsheets: the form of printed numbers, as Office writes it and shows it again.

In: a datum. Out: a format code (ECMA-376 Part 1, 18.8.31) with which its value reads as the report prints it, and reads
on when somebody edits it; and the way back, for who reads a chart out of a Word file. A code has a comma and a point,
for which Office puts the signs of its reader's language. Only a text that is another number than its value, or none,
becomes a code that is nothing but the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from briefgen.charting.numerals import Form
from briefgen.document.nodes import Datum, Series

GENERAL = "General"
_MINUS = "\u2212\u2013-"
_SEPARATORS = ".,'\u2019 \u00a0\u2009\u202f"
_PRINTED = re.compile(
    f"(?P<before>[^0-9+{_MINUS}]*)(?P<sign>[+{_MINUS}]?)(?P<between>[^0-9]*)"
    f"(?P<digits>[0-9](?:[0-9{_SEPARATORS}]*[0-9])?)(?P<after>[^0-9]*)"
)
_PLACES = 30  # decimals that Excel shows at most
_WHOLE = 3  # digits: with no more of them nothing tells whether thousands part
_DECIMALS = re.compile("(.*)[.,]([0-9]+)")
_NUMBER = r"(?:#,##0|0+)(?:\.0+)?"
_TOKEN = re.compile(r'"([^"]*)"|(#,##0|0+)(\.0+)?')
_PART = f'(?:"[^"]*"|{_NUMBER})+'
_OURS = re.compile(f"{_PART}(?:;{_PART}){{0,2}}")
_SECTION = re.compile(r'((?:"[^"]*"|[^";])*)(?:;|$)')


@dataclass(frozen=True, slots=True)
class _Printed:
    """A number as it is printed: the code of its digits, and what stands around them."""

    number: str
    before: str
    sign: str
    between: str
    after: str

    def code(self, sign: str) -> str:
        """Return the code that prints the number with a sign; without one, the space behind it goes too."""
        between = self.between if sign else self.between.lstrip()
        return f"{_quoted(self.before + sign + between)}{self.number}{_quoted(self.after)}"


def codes(series: Series) -> tuple[str, ...]:
    """Return the code of each datum, alike for all where one code can print them; `General` where there is no value."""
    printed = [_printed(datum) for datum in series.data]
    signs = [each.sign for each in printed if each and each.sign]
    signed = bool(signs) or any(datum.value is not None and datum.value < 0 for datum in series.data)
    minus = next((sign for sign in signs if sign != "+"), _MINUS[0])
    plus = "+" if "+" in signs else ""
    return tuple(
        _code(datum, each, (plus, minus) if signed else None)
        for datum, each in zip(series.data, printed, strict=True)
    )  # fmt: skip


def axis_code(form: Form) -> str:
    """Return the code of numbers along an axis."""
    number = ("#,##0" if form.group else "0") + (f".{'0' * form.decimals}" if form.decimals else "")
    return f"{_quoted(form.prefix)}{number}{_quoted(form.suffix)}"


def _code(datum: Datum, printed: _Printed | None, signs: tuple[str, str] | None) -> str:
    if datum.value is None:
        return GENERAL
    if printed is None:
        return ";".join([_quoted(datum.text)] * 3)
    if signs is None:
        return printed.code("")
    plus, minus = signs
    own = printed.sign
    above, below, zero = (own if datum.value > 0 else plus, own if datum.value < 0 else minus, "")
    return ";".join(map(printed.code, (above, below, zero if datum.value else own)))


def _printed(datum: Datum) -> _Printed | None:
    """Return how a datum's number is printed; None where its text is no number, or another one than its value."""
    found = _PRINTED.fullmatch(datum.text)
    if datum.value is None or found is None:
        return None
    number = _number(found["digits"], datum.value.copy_abs())
    below = bool(found["sign"]) and found["sign"] != "+"
    if not number or (datum.value and below != (datum.value < 0)):
        return None
    return _Printed(number, found["before"], found["sign"], found["between"], found["after"])


def _number(digits: str, value: Decimal) -> str:
    """Return the code that prints a value as these digits do; nothing where they are another number."""
    parted = _DECIMALS.fullmatch(digits)
    for whole, decimals in ((parted[1], parted[2]) if parted else (digits, ""), (digits, "")):
        plain = re.sub(f"[{_SEPARATORS}]", "", whole)
        if Decimal(f"{plain}.{decimals}") == value:
            rest = f".{'0' * min(len(decimals), _PLACES)}" if decimals else ""
            if len(plain) > 1 and plain.startswith("0"):
                return "0" * len(plain) + rest
            return ("0" if plain == whole and len(plain) > _WHOLE else "#,##0") + rest
    return ""


def _quoted(text: str) -> str:
    return '"{}"'.format(text.replace('"', "\u201d")) if text else ""


def shown(value: Decimal, code: str, signs: tuple[str, str] = (",", ".")) -> str:
    """Return what a code of these shows of a value, with signs for thousands and decimals; others are `General`."""
    if code == GENERAL or not _OURS.fullmatch(code):
        return _localised(f"{value.normalize():f}", signs)
    sections = [found for found in _SECTION.findall(code) if found]
    negative = value < 0
    chosen = sections[1 if negative and len(sections) > 1 else 2 if value == 0 and len(sections) > 2 else 0]
    sign = "-" if negative and len(sections) < 2 else ""
    return sign + "".join(_told(value, signs, *found.groups()) for found in _TOKEN.finditer(chosen))


def _told(value: Decimal, signs: tuple[str, str], quoted: str | None, whole: str | None, decimals: str | None) -> str:
    if whole is None:
        return quoted or ""
    places = len(decimals or ".") - 1
    text = f"{value.copy_abs():,.{places}f}"
    if whole != "#,##0":
        text = text.replace(",", "").zfill(len(whole) + len(decimals or ""))
    return _localised(text, signs)


def _localised(text: str, signs: tuple[str, str]) -> str:
    return text.translate(str.maketrans(",.", "".join(signs)))
