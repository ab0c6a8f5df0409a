"""Charts for tests, and a document with all of them. The country, its courts and all numbers are invented."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from briefgen.document.nodes import (
    AUTHOR,
    Chart,
    ChartKind,
    Datum,
    Document,
    Figure,
    Heading,
    Paragraph,
    Provenance,
    Section,
    Series,
    Text,
    TextRole,
    Voice,
)
from tests.samples import metadata, report

SOURCE = Provenance(Voice.REPORT, ("00c0ffee_L31", "00c0ffee_L32"))
DISTRICTS = ("Greymouth", "Amber Coast", "Harrow Hills", "Northvale", "Sedge Plain", "Lower Quill")
YEARS = tuple(map(str, range(2019, 2026)))


def data(*texts: str) -> tuple[Datum, ...]:
    """Return data of texts as a report prints them; a dash is a missing value."""
    return tuple(Datum(None if text == "–" else number(text), text) for text in texts)


def number(text: str) -> Decimal:
    """Return the value of a text."""
    return Decimal("".join(c for c in text.replace("\u2212", "-") if c.isdigit() or c in "-."))


BARS = Chart(
    ChartKind.BAR, DISTRICTS, (Series("Cleared", data("78", "104", "88", "101", "96", "94")),),
    ("Amber Coast", "Northvale"), None, (Decimal(100), "100 = all filed"), SOURCE,
)  # fmt: skip
LINES = Chart(
    ChartKind.LINE, YEARS,
    (Series("Filed", data("17.9", "16.2", "18.4", "19.6", "20.7", "21.3", "22.0")),
     Series("Closed", data("17.1", "13.8", "16.0", "18.2", "19.5", "20.1", "20.5"))),
    (), Decimal(10), None, SOURCE,
)  # fmt: skip
DOTS = Chart(
    ChartKind.DOT, DISTRICTS,
    (Series("2024", data("87%", "98%", "92%", "99%", "95%", "98%")),
     Series("2025", data("78%", "104%", "88%", "101%", "96%", "94%"))),
    (), Decimal(70), None, AUTHOR,
)  # fmt: skip
DOT = Chart(
    ChartKind.DOT, (*DISTRICTS[:4], "The islands and all that is not reached by road"),
    (Series("2025", data("1,204", "3,870", "2,115", "–", "640")),), ("Amber Coast",), None, None, SOURCE,
)  # fmt: skip
CHANGES = Chart(
    ChartKind.BAR, DISTRICTS, (Series("Change", data("\u22129", "+6", "\u22124", "+2", "+1", "\u22121")),),
    ("Greymouth",), None, None, SOURCE,
)  # fmt: skip
GROUPED = Chart(
    ChartKind.BAR, DISTRICTS[:3],
    (Series("Filed", data("5,280", "4,820", "1,890")), Series("Closed", data("4,120", "5,020", "1,660")),
     Series("Open", data("1,160", "–", "230"))),
    (), None, None, SOURCE,
)  # fmt: skip
FOUR = Chart(
    ChartKind.LINE, ("Before the reform", "In its first year", "In its second", "Now"),
    (Series("Fees", data("4.1", "4.0", "3.9", "4.2")), Series("Permits", data("4.0", "4.1", "–", "4.3")),
     Series("Complaints of traders", data("1.2", "1.1", "0.9", "0.7")), Series("Visits", data("2", "2", "3", "4"))),
    (), None, (Decimal("3.5"), "as planned"), AUTHOR,
)  # fmt: skip
SINGLE = Chart(
    ChartKind.LINE, YEARS, (Series("Days", data("9", "12", "11", "14", "13", "9", "8")),), (), None, None, SOURCE
)
CHARTS = {
    "bars": (BARS, "Two districts closed more cases than were filed. Cases closed per 100 filed, 2025"),
    "lines": (LINES, "Filing has outrun closing since 2019. Thousands of cases a year"),
    "dots": (DOTS, "Most districts cleared less than the year before. Closed per 100 filed"),
    "dot": (DOT, "Amber Coast has the longest list. Cases open at the end of 2025"),
    "changes": (CHANGES, "Greymouth fell back most. Change in points since 2024"),
    "grouped": (GROUPED, "Greymouth leaves most cases open. Cases, 2025"),
    "four": (FOUR, "Complaints fell while visits doubled. Thousands"),
    "single": (SINGLE, "A permit takes eight days. Days from request to permit"),
}  # fmt: skip


def figure(name: str, number: int = 1) -> Figure:
    """Return the figure of a chart by its name here."""
    chart, caption = CHARTS[name]
    words = f"A chart of {len(chart.categories)} rows. {caption}."
    return Figure(chart, words, (Text(caption, AUTHOR),), identifier=name, label=f"Figure {number}")


def source_line(text: str = "Source: report, table 4 (F4). Data in table 1 below.") -> Paragraph:
    """Return the source line below a chart."""
    return Paragraph((Text(text),), TextRole.SMALL)


def document(*names: str, language: str = "en") -> Document:
    """Return a brief with these charts, or all of them."""
    title = Section(
        "title",
        (Heading(1, (report("Zedland’s District Courts", 1),), "title", Provenance(Voice.REPORT, ("00c0ffee_L1",))),),
    )
    blocks = [Heading(2, (Text("The backlog in figures"),), "figures")]
    body = [block for number, name in enumerate(names or CHARTS, 1) for block in (figure(name, number), source_line())]
    told = replace(metadata(), title="Zedland’s District Courts", short_title="Courts", language=language)
    return Document(told, (title, Section("figures", (*blocks, *body))))


_WORDS = st.sampled_from(
    ("Amber", "Coast", "quay", "of", "the", "islands", "Marrow", "fees", "Zürich", "<b>&amp;", "½")
)
_NAMES = st.lists(_WORDS, min_size=1, max_size=5).map(" ".join)


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """Return charts of every kind, with gaps, negative values, texts in several forms, lines of reference."""
    rows = draw(st.integers(1, 7))
    form = draw(st.sampled_from(["{:,.0f}", "{:.1f}", "{:,.2f}%", "{:.0f} of all", "{:+,.0f}"]))
    signs = draw(st.sampled_from([",.", ".,", " ,", "\u202f,", "'."]))  # for thousands and decimals
    values = st.decimals(-200 if draw(st.booleans()) else 0, 9999, places=2)

    def datum() -> Datum:
        value = draw(st.none() | values) if draw(st.integers(0, 4)) == 0 else draw(values)
        if value is None:
            return Datum(None, draw(st.sampled_from(["–", "", "no data"])))
        text = form.format(value)
        return Datum(Decimal(re.sub(r"[^0-9.-]", "", text)), text.translate(str.maketrans(",.-", f"{signs}\u2212")))

    names = draw(st.lists(_NAMES, min_size=1, max_size=4, unique=True))
    series = tuple(Series(name, tuple(datum() for _ in range(rows))) for name in names)
    if draw(st.booleans()):
        categories = tuple(str(2010 + row) for row in range(rows))
    else:
        categories = tuple(draw(st.lists(_NAMES, min_size=rows, max_size=rows, unique=True)))
    reference = draw(st.none() | st.tuples(values, _NAMES))
    start = draw(st.none() | st.decimals(0, 50, places=0))
    highlight = tuple(draw(st.lists(st.sampled_from(categories), max_size=2)))
    return Chart(draw(st.sampled_from(ChartKind)), categories, series, highlight, start, reference, SOURCE)
