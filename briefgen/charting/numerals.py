"""Numbers as a report writes them: the form of a printed number, so that an axis speaks as its data do.

In: a value and its printed text. Out: a `Form`, which prints other values alike; or none where the text is another
number than the value (`1.2 million` of 1,200,000), so that no form can be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from briefgen.document.nodes import Chart, Datum

_NUMERAL = re.compile("([^0-9]*?)([-\u2212\u2013+]?)([0-9](?:[0-9.,'\u2019 \u00a0\u202f]*[0-9])?)([^0-9]*)")
_SPACES = ("\u202f", "\u00a0", " ")
_HABITS = (  # what parts thousands, and what stands before decimals
    (",", "."), (".", ","), *((space, mark) for space in _SPACES for mark in ",."), ("'", "."), ("\u2019", "."),
    ("", "."), ("", ","),
)  # fmt: skip
_SHORT = 2  # characters of a unit that each number of an axis repeats: %, €, kg
MISSING = "–"


@dataclass(frozen=True, slots=True)
class Form:
    """How a number is printed. `minus` stands before numbers below zero, `plus` before those above."""

    group: str = ","
    mark: str = "."
    decimals: int = 0
    prefix: str = ""
    suffix: str = ""
    minus: str = "\u2212"
    plus: str = ""

    def shown(self, value: Decimal) -> str:
        """Return a value as it is printed in this form."""
        whole, _, rest = f"{abs(value):.{self.decimals}f}".partition(".")
        grouped = f"{int(whole):,}".replace(",", self.group)
        sign = self.minus if value < 0 else self.plus if value > 0 else ""
        return f"{self.prefix}{sign}{grouped}{self.mark if rest else ''}{rest}{self.suffix}"


def form_of(datum: Datum) -> Form | None:
    """Return the form that prints exactly this datum; None where there is no value, or the text says it in words."""
    found = _NUMERAL.fullmatch(datum.text)
    if datum.value is None or found is None:
        return None
    prefix, sign, digits, suffix = found.groups()
    minus = sign if sign and sign != "+" else "\u2212"
    for group, mark in _HABITS:
        decimals = len(digits.rpartition(mark)[2]) if mark in digits else 0
        form = Form(group, mark, decimals, prefix, suffix, minus, "+" if sign == "+" else "")
        if Decimal(datum.value) == _read(digits, group, mark, sign) and form.shown(datum.value) == datum.text:
            return form
    return None


def _read(digits: str, group: str, mark: str, sign: str) -> Decimal | None:
    plain = digits.replace(group, "").replace(mark, ".") if group else digits.replace(mark, ".")
    if not re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", plain):
        return None
    return Decimal(plain) if sign in ("", "+") else -Decimal(plain)


def axis_form(chart: Chart, step: Decimal) -> Form:
    """Return the form of the numbers along an axis with marks so far apart: as the data have it, with short units."""
    forms = [form for series in chart.series for datum in series.data if (form := form_of(datum))]
    if not forms:
        return Form(decimals=_decimals(step))
    grouped = next((form for form in forms if form.group), forms[0])
    mark = next((form.mark for form in forms if form.decimals), grouped.mark)
    prefix, suffix = _common(form.prefix for form in forms), _common(form.suffix for form in forms)
    return Form(grouped.group, mark, _decimals(step), prefix, suffix, forms[0].minus)


def _common(units: Iterable[str]) -> str:
    found = set(units)
    only = found.pop() if len(found) == 1 else ""
    return only if len(only.strip()) <= _SHORT else ""


def _decimals(step: Decimal) -> int:
    exponent = step.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def printed(datum: Datum) -> str:
    """Return what is printed of a datum: its text, a dash where it has none."""
    return datum.text.strip() or MISSING
