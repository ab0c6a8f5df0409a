"""Charts read out of finished files, by other means than any reader of briefgen's own: words, numbers, workbooks."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from typing import NamedTuple

from lxml import etree
from lxml import html as lxml_html

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_QUOTED = re.compile(r'"([^"]*)"|#,##(0(?:\.0+)?)|(0+(?:\.0+)?)')


class Series(NamedTuple):
    """A series of a chart part: its name, its values by row, what its labels show of them, and their numbers alone."""

    name: str
    values: dict[int, Decimal]
    texts: dict[int, str]
    numbers: dict[int, str]


class Native(NamedTuple):
    """A native chart: its categories, its series without the reference line, and the words of that."""

    categories: list[str]
    series: list[Series]
    reference: str

    def words(self) -> Iterator[str]:
        """Yield the words in reading order."""
        if len(self.series) > 1:
            yield from (series.name for series in self.series)
        for row, category in enumerate(self.categories):
            yield category
            yield from (series.texts[row] for series in self.series if row in series.texts)
        yield self.reference


def native_charts(data: bytes) -> list[Native]:
    """Return the native charts of a DOCX, in the order of its text."""
    return [_native(etree.fromstring(part)) for part in _chart_parts(data)]


def chart_at(data: bytes, element: etree._Element) -> Native:
    """Return the native chart that an element of the story names."""
    return _native(etree.fromstring(_members(data)[_target(data, element.get(_R, ""))]))


def _chart_parts(data: bytes) -> list[bytes]:
    story, parts = etree.fromstring(_members(data)["word/document.xml"]), _members(data)
    return [parts[_target(data, element.get(_R, ""))] for element in story.iter(f"{C}chart")]


def _target(data: bytes, identifier: str) -> str:
    relations = etree.fromstring(_members(data)["word/_rels/document.xml.rels"])
    (target,) = (node.get("Target", "") for node in relations if node.get("Id") == identifier)
    return f"word/{target}"


def _members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _native(root: etree._Element) -> Native:
    found = list(root.iter(f"{C}ser"))
    own = [each for each in found if each.find(f"{C}idx").get("val") != "99"]
    categories = [node.text or "" for node in (own or found)[0].iter(f"{C}v") if node.getparent().getparent().tag ==
                  f"{C}strCache" and node.getparent().getparent().getparent().getparent().tag == f"{C}cat"]  # fmt: skip
    titles = ["".join(title.itertext()) for title in root.iter(f"{C}title")]
    others = [_name(each) for each in found if each not in own]
    return Native(categories, [_series(each) for each in own], "".join((*titles, *others)))


def _name(series: etree._Element) -> str:
    return series.findtext(f"{C}tx//{C}v") or ""


def _series(node: etree._Element) -> Series:
    cache = node.find(f"{C}val//{C}numCache")
    assert cache is not None
    common = cache.findtext(f"{C}formatCode") or ""
    points = {int(point.get("idx", "")): point for point in cache.iter(f"{C}pt")}
    values = {row: Decimal(point.findtext(f"{C}v") or "") for row, point in points.items()}
    coded = {row: point.get("formatCode", common) for row, point in points.items()}
    texts = {row: shown(values[row], code) for row, code in coded.items()}
    return Series(_name(node), values, texts, {row: number(values[row], code) for row, code in coded.items()})


def number(value: Decimal, code: str) -> str:
    """Return the number that a code makes of a value, without all that is quoted in it."""
    return shown(value, re.sub('"[^"]*"', "", code))


def plain(text: str) -> str:
    """Return a printed text whatever signs its language has for thousands and decimals: with all of its digits."""
    return re.sub(r"(?<=\d)[.,'\u2019\s](?=\d)", "", text)


def shown(value: Decimal, code: str) -> str:
    """Return what Office shows of a value in a format of a program in English."""
    above, *others = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', code)
    chosen = others[0] if value < 0 and others else others[1] if value == 0 and len(others) > 1 else above
    said = ""
    for quoted, grouped, bare in _QUOTED.findall(chosen):
        places = len((grouped or bare).partition(".")[2])
        number = f"{value.copy_abs():,.{places}f}" if grouped else f"{value.copy_abs():.{places}f}".zfill(len(bare))
        said += number if grouped or bare else quoted
    return f"-{said}" if value < 0 and not others else said


def workbooks(data: bytes) -> list[list[list[str]]]:
    """Return the cells of the workbooks behind the charts of a DOCX, row by row, as text."""
    parts = _members(data)
    names = sorted(name for name in parts if name.endswith(".xlsx"))
    return [_cells(_members(parts[name])["xl/worksheets/sheet1.xml"]) for name in names]


def _cells(sheet: bytes) -> list[list[str]]:
    rows = []
    for row in etree.fromstring(sheet).iter(f"{S}row"):
        cells = {cell.get("r", "A")[0]: "".join(cell.itertext()) for cell in row.iter(f"{S}c")}
        rows.append([cells.get(letter, "") for letter in "ABCDEFG"])
    return rows


def svg_words(svg: lxml_html.HtmlElement) -> list[str]:
    """Return the words of a drawing in a page, without what it hides from readers."""
    return [node.text_content() for node in svg.iter("text") if node.get("aria-hidden") != "true"]


def drawings(page: bytes, name: str = "wide") -> list[lxml_html.HtmlElement]:
    """Return the drawings of charts in a page."""
    return [svg for svg in lxml_html.document_fromstring(page).iter("svg") if svg.get("class") == name]
