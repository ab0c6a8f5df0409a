"""A chart's data in, the workbook behind it out: what opens in Excel when somebody edits the data in Word.

One sheet: categories below each other, a column a series. Texts stand in the cells themselves (`inlineStr`), so that
none can be taken for a formula (ECMA-376 Part 1, 18.3.1.4 and 18.18.11).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from briefgen.charting.formats import GENERAL, codes
from briefgen.document.nodes import Chart
from briefgen.writers.docx.package import Relationships, member, pack
from briefgen.writers.docx.xml import NOTHING, OFFICE_RELATIONSHIPS, Xml, join, part, xml

SHEET = "Data"
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OWN_FORMATS = 164  # the first number of a format that does not come with Excel (18.8.30)
_LETTERS = "ABCDEFGH"


def column(number: int) -> str:
    """Return the letter of a column, counted from 0: that of the categories."""
    return _LETTERS[number]


def workbook(chart: Chart) -> bytes:
    """Return the workbook of a chart whose rows are in order; its bytes depend on the chart alone."""
    root, inner = Relationships(), Relationships()
    root.add("officeDocument", "xl/workbook.xml")
    sheet = inner.add("worksheet", "worksheets/sheet1.xml")
    inner.add("styles", "styles.xml")
    formats = [GENERAL, *dict.fromkeys(code for series in chart.series for code in codes(series) if code != GENERAL)]
    book = xml('<sheets><sheet name="%s" sheetId="1" r:id="%s"/></sheets>', SHEET, sheet)
    return pack(
        (
            member("_rels/.rels", root.part()),
            member("xl/workbook.xml", part("workbook", f'{_MAIN} xmlns:r="{OFFICE_RELATIONSHIPS}"', book)),
            member("xl/_rels/workbook.xml.rels", inner.part()),
            member("xl/worksheets/sheet1.xml", part("worksheet", _MAIN, _sheet(chart, formats))),
            member("xl/styles.xml", part("styleSheet", _MAIN, _styles(formats))),
        )
    )


def _sheet(chart: Chart, formats: list[str]) -> Xml:
    heads = ["", *(series.name for series in chart.series), *([chart.reference[1]] if chart.reference else [])]
    rows = [_row(1, (_text(_place(n, 1), head) for n, head in enumerate(heads)))]
    coded = [codes(series) for series in chart.series]
    for row, category in enumerate(chart.categories):
        cells = [_text(_place(0, row + 2), category)]
        for number, series in enumerate(chart.series):
            value = series.data[row].value
            if value is not None:  # Excel would draw a text as zero, and leaves a gap for an empty cell
                cells.append(_number(_place(number + 1, row + 2), value, formats.index(coded[number][row])))
        if chart.reference:
            cells.append(_number(_place(len(chart.series) + 1, row + 2), chart.reference[0], 0))
        rows.append(_row(row + 2, cells))
    return xml("<sheetData>%s</sheetData>", join(rows))


def _place(number: int, row: int) -> str:
    return f"{column(number)}{row}"


def _row(number: int, cells: Iterable[Xml]) -> Xml:
    return xml('<row r="%s">%s</row>', number, join(cells))


def _text(place: str, text: str) -> Xml:
    said = xml('<c r="%s" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>', place, text)
    return said if text.strip() else NOTHING


def _number(place: str, value: Decimal, style: int) -> Xml:
    return xml('<c r="%s" s="%s"><v>%s</v></c>', place, style, f"{value:f}")


def _styles(formats: list[str]) -> Xml:
    return join(_style_parts(formats))


def _style_parts(formats: list[str]) -> Iterator[Xml]:
    own = list(enumerate(formats[1:], _OWN_FORMATS))
    if own:
        listed = join(xml('<numFmt numFmtId="%s" formatCode="%s"/>', number, code) for number, code in own)
        yield xml('<numFmts count="%s">%s</numFmts>', len(own), listed)
    yield Xml('<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>')
    yield Xml('<fills count="2"><fill><patternFill patternType="none"/></fill>')
    yield Xml('<fill><patternFill patternType="gray125"/></fill></fills>')
    yield Xml('<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>')
    yield Xml('<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>')
    entries = join(
        xml('<xf numFmtId="%s" fontId="0" fillId="0" borderId="0" xfId="0"%s/>', number,
            Xml(' applyNumberFormat="1"') if number else NOTHING)
        for number in (0, *(number for number, _ in own))
    )  # fmt: skip
    yield xml('<cellXfs count="%s">%s</cellXfs>', len(formats), entries)
