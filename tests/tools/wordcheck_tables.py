"""A package in, what is wrong with its tables for those who hear them out (WCAG 2.2, 1.3.1; Part 1, 17.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from tests.tools.wordcheck_reading import (
    NAMESPACES,
    Element,
    Package,
    Rules,
    attribute,
    every,
    find,
    has,
    inside,
    is_blank,
    number,
    on,
    tag,
    text_of,
)

Rows = list[list[Element]]


def _rows(table: Element) -> Rows:
    return [row.findall(tag("w:tc")) for row in table.findall(tag("w:tr"))]


def _shown(element: Element) -> bool:
    return not is_blank(text_of(element)) or has(element, "w:drawing", "w:footnoteReference")


def _header(table: Element) -> Iterator[str]:
    marked = [on(find(row, "w:trPr/w:tblHeader")) for row in table.findall(tag("w:tr"))]
    if not marked or not marked[0]:
        yield "it has no header row"
    if any(later and not before for before, later in pairwise(marked)):
        yield "a header row stands below others"
    if marked and all(marked):
        yield "it has nothing but header rows"
    if _rows(table) and not all(map(_shown, _rows(table)[0])):
        yield "a column has no name"


def _style_of_header(table: Element) -> Iterator[str]:
    look = find(table, "w:tblPr/w:tblLook")
    bits = int(attribute(look, default="0") or "0", 16) if look is not None else 0
    if attribute(look, "w:firstRow") != "1" or not bits & 0x20:
        yield "its look does not mark the first row"


def _whole(table: Element) -> Iterator[str]:
    for properties in every(table, "w:tcPr"):
        if number(find(properties, "w:gridSpan"), default=1) > 1:
            yield "cells are merged in a row"
        if find(properties, "w:vMerge") is not None or find(properties, "w:hMerge") is not None:
            yield "cells are merged in a column"


def _nested(table: Element) -> Iterator[str]:
    if inside(table, "w:tbl"):
        yield "it stands in a table"


def _blank_rows(table: Element) -> Iterator[str]:
    for place, row in enumerate(_rows(table), 1):
        if not any(map(_shown, row)):
            yield f"row {place} is blank"


def _layout(table: Element) -> Iterator[str]:
    if sum(map(len, _rows(table))) < 2:
        yield "it has one cell: it sets text, and is no table"


def _named(table: Element) -> Iterator[str]:
    texts = [attribute(find(table, f"w:tblPr/{name}")) for name in ("w:tblCaption", "w:tblDescription")]
    if all(map(is_blank, texts)):
        yield "it has neither a name nor a description"


def _unsplit(table: Element) -> Iterator[str]:
    if any(not on(find(row, "w:trPr/w:cantSplit")) for row in table.findall(tag("w:tr"))):
        yield "a row may be torn by the end of a page"
    if find(table, "w:tblPr/w:tblpPr") is not None:
        yield "it stands beside the text"


def _empty_columns(table: Element) -> Iterator[str]:
    rows = _rows(table)
    widths = [number(column, "w:w") for column in table.iterfind("w:tblGrid/w:gridCol", NAMESPACES)]
    yield from (f"column {place} has no width" for place, width in enumerate(widths, 1) if width <= 0)
    if not rows:
        yield "it has no rows"


def _apart(package: Package) -> Iterator[str]:
    """Yield tables that follow another at once: Word makes one of the two."""
    for place, table in enumerate(package.body("w:tbl"), 1):
        before = table.getprevious()
        if before is not None and before.tag == tag("w:tbl"):
            yield f"table {place} grows together with the one before it"


def _each(rule: Callable[[Element], Iterator[str]]) -> Callable[[Package], Iterator[str]]:
    def of_package(package: Package) -> Iterator[str]:
        for place, table in enumerate(package.in_stories("w:tbl"), 1):
            yield from (f"table {place}: {finding}" for finding in rule(table))

    return of_package


RULES: Rules = {
    "access.table-header": _each(_header),
    "access.table-look": _each(_style_of_header),
    "access.table-whole": _each(_whole),
    "access.table-nested": _each(_nested),
    "access.table-rows": _each(_blank_rows),
    "access.table-layout": _each(_layout),
    "access.table-named": _each(_named),
    "access.table-unsplit": _each(_unsplit),
    "access.table-columns": _each(_empty_columns),
    "access.table-apart": _apart,
}
