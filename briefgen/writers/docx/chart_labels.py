"""The labels of a series: its values where they are drawn, each as the report prints it.

In: a series, and how the label of each row looks. Out: `c:dLbls` (ECMA-376 Part 1, 21.2.2.49). Each label has its own
format of numbers: LibreOffice does not take that of the data.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.charting.formats import GENERAL, codes
from briefgen.document.nodes import Series
from briefgen.writers.docx.chart_dress import PLAIN
from briefgen.writers.docx.xml import NOTHING, Xml, join, xml


@dataclass(frozen=True, slots=True)
class Label:
    """A label: its text properties, its place (`ST_DLblPos`), whether it says value and name of the series."""

    text: Xml
    place: str
    valued: bool = True
    named: bool = False


def labels(series: Series, shown: Mapping[int, Label]) -> Xml:
    """Return the labels of a series, most of them said once for all rows; a row that is not there has none."""
    coded = codes(series)
    looks = {row: (label, coded[row]) for row, label in shown.items() if series.data[row].value is not None}
    if not looks:
        return xml("<c:dLbls>%s</c:dLbls>", _shows(value=False, name=False))
    everywhere = len(looks) == sum(datum.value is not None for datum in series.data)
    usual = Counter(looks.values()).most_common(1)[0][0] if everywhere else None
    own = join(_single(row, *look) for row, look in sorted(looks.items()) if look != usual)
    return xml("<c:dLbls>%s%s</c:dLbls>", own, _label(*usual) if usual else _shows(value=False, name=False))


def label_at(row: int, label: Label) -> Xml:
    """Return the labels of a series that has one alone."""
    return xml("<c:dLbls>%s%s</c:dLbls>", _single(row, label, GENERAL), _shows(value=False, name=False))


def _single(row: int, label: Label, code: str) -> Xml:
    return xml('<c:dLbl><c:idx val="%s"/>%s</c:dLbl>', row, _label(label, code))


def _label(label: Label, code: str) -> Xml:
    return xml(
        '<c:numFmt formatCode="%s" sourceLinked="0"/>%s%s<c:dLblPos val="%s"/>%s',
        code, PLAIN, label.text, label.place, _shows(label.valued, label.named),
    )  # fmt: skip


def _shows(value: bool, name: bool) -> Xml:
    both = Xml("<c:separator> </c:separator>") if value and name else NOTHING
    return xml(
        '<c:showLegendKey val="0"/><c:showVal val="%s"/><c:showCatName val="0"/><c:showSerName val="%s"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/>%s',
        int(value), int(name), both,
    )  # fmt: skip
