"""The chart part of a Word file -> its words, in the order in which a PDF and a page say them (ECMA-376 Part 1, 21.2).

What is read is the copy of the data in the part itself, which Word keeps equal to the workbook behind it. Values are
told as their format of numbers shows them, in the language of the chart.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from briefgen.charting.formats import GENERAL, shown
from briefgen.charting.rows import REFERENCE
from briefgen.report.lexicons import primary
from briefgen.report.numbers import DECIMAL_COMMA

_MOST = 10_000  # rows


def chart_words(root: Any) -> str:
    """Return the words of a chart, with spaces between."""
    return " ".join(filter(None, (" ".join(text.split()) for text in _words(root))))


def _words(root: Any) -> Iterator[str]:
    found = list(root.iterfind(".//{*}plotArea/*/{*}ser"))
    series = [each for each in found if _index(each.find("{*}idx")) != REFERENCE]
    if len(series) > 1:
        yield from (_text(each.find("{*}tx")) for each in series)
    categories = [_points(each.find("{*}cat")) for each in series]
    signs = _signs(root)
    values = [_values(each.find("{*}val"), signs) for each in series]
    rows = {row for points in (*categories, *values) for row in points}
    for row in sorted(rows)[:_MOST]:
        yield next((points[row] for points in categories if row in points), "")
        yield from (points[row] for points in values if row in points)
    for reference in (each for each in found if each not in series):
        yield _text(reference.find("{*}tx"))
    for title in root.iterfind(".//{*}valAx/{*}title"):
        yield "".join(title.itertext())


def _points(node: Any) -> dict[int, str]:
    points = node.iterfind(".//{*}pt") if node is not None else ()
    return {_index(point, "idx"): _text(point) for point in points}


def _signs(root: Any) -> tuple[str, str]:
    """Return the signs for thousands and for decimals in the language of a chart."""
    language = root.find("{*}lang")
    comma = language is not None and primary(str(language.get("val", ""))) in DECIMAL_COMMA
    return (" ", ",") if comma else (",", ".")


def _values(node: Any, signs: tuple[str, str]) -> dict[int, str]:
    common = (node.findtext(".//{*}formatCode") if node is not None else "") or GENERAL
    points = node.iterfind(".//{*}pt") if node is not None else ()
    return {_index(point, "idx"): _shown(_text(point), point.get("formatCode", common), signs) for point in points}


def _shown(value: str, code: str, signs: tuple[str, str]) -> str:
    try:
        return shown(Decimal(value), code, signs)
    except InvalidOperation:
        return value


def _text(node: Any) -> str:
    return (node.findtext(".//{*}v") or "").strip() if node is not None else ""


def _index(node: Any, name: str = "val") -> int:
    value = str(node.get(name, "")) if node is not None else ""
    return int(value) if value.isdecimal() and len(value) < 8 else 0
