"""Number formats of spreadsheets: the form of printed numbers, as Office writes it and shows it again.

In: a datum. Out: a format code (ECMA-376 Part 1, 18.8.31) with which its value reads exactly as the report prints it;
and the way back, for who reads a chart out of a Word file. Office puts its own signs for thousands and decimals into a
code: what is not written with a comma and a point becomes a code that is nothing but the text.
"""

from __future__ import annotations

import re
from decimal import Decimal

from briefgen.charting.numerals import Form, form_of
from briefgen.document.nodes import Datum, Series

GENERAL = "General"
_TOKEN = re.compile(r'"([^"]*)"|(#,##0|0)(\.0+)?')
_PART = r'(?:"[^"]*"|#,##0(?:\.0+)?|0(?:\.0+)?)+'
_OURS = re.compile(f"{_PART}(?:;{_PART}){{0,2}}")
_SECTION = re.compile(r'((?:"[^"]*"|[^";])*)(?:;|$)')


def codes(series: Series) -> tuple[str, ...]:
    """Return the code of each datum, alike for all where one code can print them; `General` where there is no value."""
    signed = any(d.value is not None and (d.value < 0 or "+" in d.text) for d in series.data)
    return tuple(_code(datum, signed) for datum in series.data)


def _code(datum: Datum, signed: bool) -> str:
    if datum.value is None:
        return GENERAL
    form = form_of(datum)
    code = _formed(form, signed) if form and form.group in ("", ",") and form.mark in (".", "") else ""
    if code and shown(datum.value, code) == datum.text:
        return code
    literal = _quoted(datum.text.replace('"', "\u201d"))
    return f"{literal};{literal};{literal}"


def _formed(form: Form, signed: bool) -> str:
    number = ("#,##0" if form.group else "0") + (f".{'0' * form.decimals}" if form.decimals else "")
    plain = f"{_quoted(form.prefix)}{number}{_quoted(form.suffix)}"
    if not signed:
        return plain
    above, below = (f"{_quoted(form.prefix + sign)}{number}{_quoted(form.suffix)}" for sign in (form.plus, form.minus))
    return f"{above};{below};{plain}"


def _quoted(text: str) -> str:
    return f'"{text}"' if text else ""


def shown(value: Decimal, code: str) -> str:
    """Return what a code of these shows of a value; any other code counts as `General`."""
    if code == GENERAL or not _OURS.fullmatch(code):
        return f"{value.normalize():f}"
    sections = [found for found in _SECTION.findall(code) if found]
    negative = value < 0
    chosen = sections[1 if negative and len(sections) > 1 else 2 if value == 0 and len(sections) > 2 else 0]
    sign = "-" if negative and len(sections) < 2 else ""
    return sign + "".join(_told(value, *found.groups()) for found in _TOKEN.finditer(chosen))


def _told(value: Decimal, quoted: str | None, whole: str | None, decimals: str | None) -> str:
    if whole is None:
        return quoted or ""
    text = f"{abs(value):,.{len(decimals or '.') - 1}f}"
    return text if whole != "0" else text.replace(",", "")
