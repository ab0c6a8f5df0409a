"""One chart in three formats: the same words and numbers, vectors in a PDF, native in Word, and sound by every tool."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import Phase, given, settings

from briefgen.charting.rows import ordered, words
from briefgen.document.nodes import Chart, ChartKind, Datum, Document, Figure, Paragraph, Section, Series
from briefgen.report.numbers import number_of
from briefgen.style.theme import load_theme, theme_names
from briefgen.writers import WriteOptions, writer
from tests.charts import BARS, CHARTS, LINES, charts, document
from tests.samples import sample
from tests.test_real_programs import needs
from tests.tools.office import convert, needs_office
from tests.tools.structcheck import findings
from tests.tools.validator import Validator
from tests.tools.wordcheck import findings as word_findings
from tests.tracing.expected import FORMATS, found, read_back, said
from tests.tracing.test_documents import words_by_source
from tests.writers.charts_read import Series as ReadSeries
from tests.writers.charts_read import drawings, native_charts, plain, svg_words, workbooks
from tests.writers.docx.test_same_text import compared
from tests.writers.docx.validators import audited, needs_sdk, seen_by_sdk

THEMES = theme_names()


@cache
def written(format_: str, theme: str = "briefing", *names: str) -> bytes:
    return writer(format_)(document(*names), load_theme(theme), WriteOptions()).data


def of(chart: Chart) -> Document:
    """Return a brief with this chart alone."""
    first = document("bars")
    title, section = first.sections
    blocks = tuple(replace(b, picture=chart) if isinstance(b, Figure) else b for b in section.blocks)
    return replace(first, sections=(title, Section("figures", blocks)))


def texts(chart: Chart) -> list[list[str]]:
    """Return what is printed of the values, a list a series."""
    shown = ordered(chart)
    return [[datum.text for datum in series.data if datum.value is not None] for series in shown.series]


# ---------------------------------------------------------------------------------------------- read back by programs


def check_numbers(found: Sequence[ReadSeries], chart: Chart) -> None:
    """Hold the series of a native chart to the tree: values, the digits that their formats make of them, affixes."""
    for series, own in zip(found, ordered(chart).series, strict=True):
        data = {row: datum for row, datum in enumerate(own.data) if datum.value is not None}
        assert series.values == {row: datum.value for row, datum in data.items()}
        assert {row: _digits(text) for row, text in series.numbers.items()} == {
            row: _digits(datum.text) for row, datum in data.items()
        }
        assert {row: plain(text) for row, text in series.texts.items()} == {
            row: plain(datum.text) for row, datum in data.items()
        }
        for row, number in series.numbers.items():
            assert Decimal(number.replace(",", "")).copy_abs() == series.values[row].copy_abs()


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))


@given(charts())
@settings(max_examples=8, deadline=None, phases=(Phase.explicit, Phase.generate))  # shrinking would take minutes
def test_the_numbers_of_any_chart_are_read_back_from_every_format(chart: Chart) -> None:
    brief, theme = of(chart), load_theme("institutional")
    pdf, docx, page = (writer(name)(brief, theme, WriteOptions()).data for name in FORMATS)
    expected = " ".join(" ".join(words(chart)).split())
    (native,) = native_charts(docx)
    check_numbers(native.series, chart)
    assert plain(" ".join(" ".join(native.words()).split())) == plain(expected)
    for name in ("wide", "narrow"):
        (drawing,) = drawings(page, name)
        assert " ".join(" ".join(svg_words(drawing)).split()) == expected
    read = f" {' '.join(_pdfium(pdf).split())} "
    for text in {*chart.categories, *(text for series in texts(chart) for text in series)}:
        assert all(word in read for word in text.split()), text


FRENCH = ("1 234,5", "\u2212 0,07", "3,50 %", "\u2013", "12\u202f345\u202f678", "0", "007")
GERMAN = ("1.234,5", "+5", "1.234", "\u20135,0", "0,0000001", "99999999999999999999", "1234")


@pytest.mark.parametrize("kind", ChartKind)
def test_numbers_in_other_languages_stay_numbers_in_word(kind: ChartKind) -> None:
    data = [tuple(Datum(number_of(text, "fr"), text) for text in texts) for texts in (FRENCH, GERMAN)]
    categories = tuple(f"Port {n}" for n in range(len(FRENCH)))
    chart = Chart(kind, categories, tuple(map(Series, ("A", "B"), data)))
    (native,) = native_charts(writer("docx")(of(chart), load_theme("press"), WriteOptions()).data)
    check_numbers(native.series, chart)


@needs("pdftotext", "poppler-utils")
@pytest.mark.parametrize("name", CHARTS)
def test_the_numbers_of_a_chart_are_in_the_text_of_a_pdf_in_their_order(name: str, tmp_path: Path) -> None:
    chart = ordered(CHARTS[name][0])
    for text in (_pdfium(written("pdf", "briefing", name)), _poppler(written("pdf", "briefing", name), tmp_path)):
        ahead = text.split()
        for row, category in enumerate(chart.categories):
            ahead = _behind(ahead, category.split())
            rest = iter(ahead)
            shown = {series.data[row].text for series in chart.series if series.data[row].value is not None}
            while shown:  # in the order of their places, where both stand on one line
                shown.discard(next(rest))


def _pdfium(data: bytes) -> str:
    pdf = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def _poppler(data: bytes, folder: Path) -> str:
    (folder / "brief.pdf").write_bytes(data)
    run = subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", folder / "brief.pdf", "-"], capture_output=True, check=True
    )
    return run.stdout.decode()


def _behind(read: list[str], name: list[str]) -> list[str]:
    """Return what is read behind a name."""
    return read[next(n for n in range(len(read)) if read[n : n + len(name)] == name) + len(name) :]


def test_the_workbook_behind_a_chart_holds_its_data() -> None:
    for (chart, _), rows in zip(CHARTS.values(), workbooks(written("docx")), strict=True):
        shown = ordered(chart)
        assert rows[0][1 : len(shown.series) + 1] == [series.name for series in shown.series]
        assert [row[0] for row in rows[1:]] == list(shown.categories)
        for number, series in enumerate(shown.series, 1):
            told = ["" if datum.value is None else f"{datum.value:f}" for datum in series.data]
            assert [row[number] for row in rows[1:]] == told


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("reader", ["python-docx", "pdf", "html"])
def test_every_format_says_of_charts_what_the_tree_says(reader: str, theme: str) -> None:
    assert compared(reader, document(), theme) == []


@pytest.mark.parametrize("format_", FORMATS)
def test_whose_the_words_of_charts_are_is_traced(format_: str) -> None:
    assert words_by_source(found(read_back(document(), format_))) == words_by_source(said(document()))


# ------------------------------------------------------------------------------------------------------------- bytes


@pytest.mark.parametrize("format_", FORMATS)
def test_charts_have_equal_bytes_after_other_documents(format_: str) -> None:
    write, theme = writer(format_), load_theme("press")
    first = write(document("bars", "four"), theme, WriteOptions()).data
    for other in (sample(), document("lines"), of(replace(BARS, highlight=()))):
        write(other, theme, WriteOptions())
    assert write(document("bars", "four"), theme, WriteOptions()).data == first


def test_a_page_without_charts_has_no_rules_for_them() -> None:
    page = writer("html")(sample(), load_theme("press"), WriteOptions()).data
    assert b".chart" not in page
    assert b".chart" in written("html", "press")


# -------------------------------------------------------------------------------------------------------- each format


@pytest.mark.parametrize("theme", THEMES)
def test_pdfs_with_charts_pass(verapdf: Validator, theme: str) -> None:
    data = written("pdf", theme)
    assert [*verapdf.failures(data, "ua1", "2a"), *findings(data)] == []


def test_a_chart_in_a_pdf_is_drawn_and_no_picture() -> None:
    data = written("pdf")
    assert b"/Subtype/Image" not in data
    assert b"/XObject" not in data


@pytest.mark.parametrize("theme", THEMES)
def test_a_chart_stays_with_its_caption_and_its_source_line(theme: str) -> None:
    names = [name for name in CHARTS for _ in range(3)]
    for page in pypdfium2.PdfDocument(writer("pdf")(document(*names), load_theme(theme), WriteOptions()).data):
        text = " ".join(page.get_textpage().get_text_range().split())
        assert text.count("Figure ") == text.count("Source: report") or "Contents" in text


@pytest.mark.parametrize("theme", THEMES)
def test_word_files_with_charts_are_sound(theme: str) -> None:
    assert word_findings(written("docx", theme)) == []


def test_drawings_in_a_page_are_images_with_a_name() -> None:
    for drawing in (*drawings(written("html")), *drawings(written("html"), "narrow")):
        assert drawing.get("role") == "img"
        assert drawing.get("aria-label", "").startswith("A chart of ")
        assert drawing.get("data-source")


def test_a_chart_without_rows_is_an_empty_one() -> None:
    empty = replace(LINES, categories=(), series=tuple(replace(series, data=()) for series in LINES.series))
    for chart in (empty, replace(empty, kind=BARS.kind), replace(empty, series=())):
        for format_ in FORMATS:
            assert writer(format_)(of(chart), load_theme("press"), WriteOptions()).data


@pytest.mark.slow
@needs_office
def test_libreoffice_shows_the_numbers_of_native_charts(tmp_path: Path) -> None:
    (tmp_path / "brief.docx").write_bytes(written("docx", "briefing", "bars", "dot"))
    (pdf,) = convert([tmp_path / "brief.docx"], "pdf", tmp_path / "made")
    text = _pdfium(pdf.read_bytes())
    for word in ("104", "78", "Greymouth", "3,870", "100 = all filed"):
        assert word in text


@pytest.mark.slow
@needs_sdk
def test_microsofts_sdk_finds_nothing_in_native_charts() -> None:
    files = {theme: written("docx", theme) for theme in THEMES}
    assert seen_by_sdk(files) == {theme: [] for theme in THEMES}
    assert [audited(data) for data in files.values()] == [[]] * len(THEMES)


def test_a_source_line_is_a_small_paragraph_of_the_tree() -> None:
    assert sum(isinstance(block, Paragraph) for block in document().sections[1].blocks) == len(CHARTS)
