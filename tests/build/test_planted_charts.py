"""A chart that says what its audience may not see is refused, wherever the chart says it: in each of its parts."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from briefgen.build import variant
from briefgen.document.nodes import AUTHOR, Chart, ChartKind, Datum, Document, Figure, Section, Series, Text
from briefgen.style.theme import Theme
from briefgen.writers import WriteOptions, Writer, Written
from tests.build.folders import contents
from tests.build.planting import NAME, PRESS, SECRET_ID, build_one, in_html, in_part, make_secret_brief, planted
from tests.build.test_planted_leaks import refused

PART = "word/charts/chart1.xml"
FORMATS = ("pdf", "docx", "html")
_DATA = (Datum(Decimal(3), "3"), Datum(Decimal(5), "5"))
CLEAN = Chart(ChartKind.BAR, ("Quell", "Tidewell"), (Series("Boats", _DATA),), provenance=AUTHOR)
LEAKY = {
    "category": replace(CLEAN, categories=("Quell", NAME)),
    "value": replace(CLEAN, series=(Series("", (Datum(Decimal(4712), "4,712 crates"), _DATA[1])),)),
    "series": replace(CLEAN, series=(Series("Boats", _DATA), Series(NAME, _DATA))),
    "line": replace(CLEAN, kind=ChartKind.LINE, reference=(Decimal(4), f"as {NAME} says")),
    "unseen value": replace(
        CLEAN, kind=ChartKind.LINE,
        series=(Series("Boats", (Datum(Decimal(4712), "4,712 crates"), _DATA[1])), Series("Ice", _DATA)),
    ),
}  # fmt: skip


def charted(patched: pytest.MonkeyPatch, chart: Chart) -> None:
    """Let every writer add a chart to what it writes for the press: behind the gates of the tree."""
    real = variant.writer

    def writer(name: str) -> Writer:
        def altered(document: Document, theme: Theme, options: WriteOptions) -> Written:
            if document.metadata.audience == PRESS:
                figure = Figure(chart, "A chart of boats in two ports.", (Text("Boats in two ports", AUTHOR),))
                document = replace(document, sections=(*document.sections, Section("figures", (figure,))))
            return real(name)(document, theme, options)

        return altered

    patched.setattr(variant, "writer", writer)


def test_a_clean_chart_is_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    charted(monkeypatch, CLEAN)
    result = build_one(make_secret_brief(tmp_path / "ports"), tmp_path / "out")
    assert result.exit_code == 0, result.diagnostics
    assert len(contents(tmp_path / "out")) == 6


@pytest.mark.parametrize(
    ("place", "format_"),
    [*(("category", each) for each in FORMATS), ("value", "docx"), ("series", "html"), ("line", "docx"),
     ("unseen value", "pdf")],
)  # fmt: skip
def test_a_chart_publishes_no_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, format_: str) -> None:
    charted(monkeypatch, LEAKY[place])
    refused(build_one(make_secret_brief(tmp_path / "ports", format_), tmp_path / "out"), tmp_path / "out", SECRET_ID)


def _in_workbook(data: bytes) -> bytes:
    """Write a name into a cell that no part of the chart shows."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as opened, zipfile.ZipFile(target, "w") as made:
        for entry in opened.infolist():
            content = opened.read(entry)
            if entry.filename.endswith(".xlsx"):
                cell = f'<row r="40"><c r="H40" t="inlineStr"><is><t>{NAME}</t></is></c></row>'
                content = in_part("xl/worksheets/sheet1.xml", "</sheetData>", cell)(content)
            made.writestr(entry, content)
    return target.getvalue()


@pytest.mark.parametrize(
    ("format_", "alter", "where"),
    [
        ("docx", _in_workbook, "word/embeddings/chart1.xlsx"),
        ("docx", in_part(PART, "<c:legend>", f"<c:title>{NAME}</c:title>"), PART),
        ("html", in_html(f'<g aria-label="{NAME}"></g>', "</svg>"), "aria-label"),
    ],
)  # fmt: skip
def test_what_is_planted_in_a_part_of_a_chart_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format_: str, alter: object, where: str
) -> None:
    two = (Series("Boats", _DATA), Series("Ice", _DATA))
    charted(monkeypatch, replace(CLEAN, series=two))
    planted(monkeypatch, format_, alter)  # type: ignore[arg-type]
    out = tmp_path / "out"
    refused(build_one(make_secret_brief(tmp_path / "ports", format_), out), out, SECRET_ID, where)
