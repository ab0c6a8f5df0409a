from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pypdfium2
import pytest

from briefgen.document.nodes import (
    Align,
    Area,
    Box,
    BoxKind,
    Cell,
    Document,
    Figure,
    Heading,
    List,
    ListItem,
    Paragraph,
    Picture,
    Quote,
    Section,
    Strip,
    Table,
    Text,
    TextRole,
)
from briefgen.document.walk import word_count
from briefgen.style.theme import load_theme, theme_names
from briefgen.writers import WriteOptions
from briefgen.writers.pdf import measure
from tests.samples import finding_paragraph, metadata, sample
from tests.writers.pdf.reading import A4, document_of, letters, opened, page_texts, title, words, written

THEMES = theme_names()


def _findings(count: int) -> List:
    return List(
        tuple(
            ListItem((finding_paragraph(n, n, f"Finding {n} says what was found there."),)) for n in range(1, count + 1)
        )
    )


def _table(count: int, cell: str = "words of the report") -> Table:
    rows = tuple((Cell((Text(f"Row{n}"),)), Cell((Text(cell),))) for n in range(count))
    return Table((Cell((Text("Headword"),)), Cell((Text("Otherword"),))), rows, (Align.START, Align.START), ())


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("page_size", ["a4", "letter"])
def test_measuring_counts_the_pages_that_are_written(theme: str, page_size: str) -> None:
    for document in (sample(), document_of(_findings(60)), document_of()):
        measured = measure(document, load_theme(theme), WriteOptions(page_size))
        result = written(document, theme, page_size)
        with opened(result.data) as pdf:
            assert measured.pages == result.pages == len(pdf.pages)
        assert measured.words == word_count(document)


def test_the_page_has_the_size_that_was_asked_for() -> None:
    with opened(written(sample(), "press", "letter").data) as pdf:
        assert [round(float(v)) for v in pdf.pages[0].MediaBox] == [0, 0, 612, 792]


def test_an_unknown_page_size_is_refused() -> None:
    with pytest.raises(KeyError):
        measure(sample(), load_theme("press"), WriteOptions("a5"))


@pytest.mark.parametrize("theme", THEMES)
def test_all_of_400_findings_are_set_in_order(theme: str) -> None:
    result = written(document_of(_findings(400)), theme)
    read = words(result.data)
    numbers = [int(b) for a, b in pairwise(read) if a == "Finding" and b.isdigit()]
    assert numbers == list(range(1, 401))
    assert result.pages is not None
    assert result.pages > 8


@pytest.mark.parametrize("theme", THEMES)
def test_a_table_repeats_its_header_after_a_break(theme: str) -> None:
    pages = page_texts(written(document_of(_table(150)), theme).data)
    assert len(pages) > 1
    assert all("Headword" in text for text in pages if "Row" in text)


@pytest.mark.parametrize("theme", THEMES)
def test_a_row_of_a_table_is_not_parted(theme: str) -> None:
    for text in page_texts(written(document_of(_table(90, "alpha beta gamma " * 9 + "omega")), theme).data):
        assert text.count("Row") == text.count("omega")


@pytest.mark.parametrize("theme", THEMES)
def test_a_heading_does_not_stand_alone_at_the_foot_of_a_page(theme: str) -> None:
    for count in range(12, 40, 3):
        blocks = (_findings(count), Heading(2, (Text("Headmark"),), "h"), Paragraph((Text("Notemark"),), TextRole.NOTE),
                  Paragraph((Text("Bodymark and more"),)))  # fmt: skip
        for text in page_texts(written(document_of(*blocks), theme).data):
            assert ("Headmark" in text) == ("Bodymark" in text) == ("Notemark" in text)


@pytest.mark.parametrize("theme", THEMES)
def test_a_short_finding_is_not_parted(theme: str) -> None:
    items = tuple(
        ListItem((finding_paragraph(n, n, f"Begin{n}x " + "some words here " * 6 + f"end{n}x"),)) for n in range(120)
    )
    for text in page_texts(written(document_of(List(items)), theme).data):
        for number in range(120):
            assert (f"Begin{number}x" in text) == (f"end{number}x" in text)


@pytest.mark.parametrize("theme", THEMES)
def test_a_panel_longer_than_a_page_is_parted_and_whole(theme: str) -> None:
    panel = Box(BoxKind.PANEL, (Heading(2, (Text("Panel"),), "p"), _findings(90)))
    document = Document(metadata(), (title(), Section("key-messages", (panel,))))
    read = words(written(document, theme).data)
    assert read.count("Finding") == 90


def test_sections_of_the_side_stand_on_page_one_of_a_headline_layout() -> None:
    document = Document(
        metadata(),
        (
            title(),
            Section("findings", (Heading(2, (Text("Main"),), "m"), _findings(40))),
            Section(
                "contact", (Heading(2, (Text("Side"),), "s"), Paragraph((Text("Aside"),), TextRole.NOTE)), Area.SIDE
            ),
        ),
    )
    pages = page_texts(written(document, "press").data)
    assert "Aside" in pages[0]
    read = words(written(document, "press").data)
    assert [w for w in read if w == "Aside"] == ["Aside"]
    assert read.count("Finding") == 40


def test_a_section_of_the_side_that_has_no_room_comes_after_the_main_text() -> None:
    long = Section("source", (Heading(2, (Text("Side"),), "s"), Paragraph((Text("Asides " * 900),))), Area.SIDE)
    document = Document(metadata(), (title(), Section("findings", (_findings(5),)), long))
    read = words(written(document, "press").data)
    assert read.count("Asides") == 900
    assert read.index("Asides") > max(n for n, w in enumerate(read) if w == "Finding")


def test_what_goes_on_behind_a_sidebar_is_neither_lost_nor_repeated() -> None:
    side = Section("contact", (Heading(2, (Text("Side"),), "s"), Paragraph((Text("Aside"),), TextRole.NOTE)), Area.SIDE)
    for count in range(1, 30):
        numbered = List(
            tuple(
                ListItem((finding_paragraph(n, n, f"Item{n}x " + "said at some length " * (n % 9)),))
                for n in range(count)
            ),
            True,
        )
        panel = Box(BoxKind.PANEL, (Heading(2, (Text("Panel"),), "p"), numbered))
        blocks = (Heading(2, (Text("Main"),), "m"), *((Paragraph((Text("Text " * 90),)),) * 2), _table(count))
        sections = (title(), Section("key", (panel,)), Section("main", blocks), side)
        read = words(written(Document(metadata(), sections), "press").data)
        assert read.count("Text") == 180
        assert [w for w in read if w.startswith("Item")] == [f"Item{n}x" for n in range(count)]
        assert [w for w in read if w.startswith("Row")] == [f"Row{n}" for n in range(count)]


def test_a_small_table_is_not_parted_by_balanced_columns() -> None:
    document = document_of("Words before it.", _table(9), "Words after it.")
    file = opened(written(document, "briefing").data)
    assert len(file.pages) == 1
    assert words(written(document, "briefing").data).count("Headword") == 1


def _hostile() -> Document:
    def said(text: str) -> tuple[Text, ...]:
        return (Text(text),)

    many = tuple(Cell(said(f"c{n}")) for n in range(14))
    blocks = (
        Heading(2, said("x" * 5000), "a"),
        Heading(2, (), "b"),
        Heading(3, (), "c"),
        Paragraph(()),
        Paragraph(said("مرحبا بالعالم 😀 e\u0301"), TextRole.LEAD),
        List(()),
        List((ListItem(()),), True, 9998),
        List((ListItem((List((ListItem((Paragraph(said("nested")),)),)), Quote((Strip(2, 3, said("s")),)))),)),
        Table((), (), (), ()),
        Table((), ((),), (), said("caption")),
        Table((Cell(said("A")), Cell(())), ((Cell(said("word " * 900)), Cell(said("y" * 5000))), (Cell(()),)), (), ()),
        Table(many, (many,), (Align.END,) * 14, ()),
        Quote(()),
        Quote((Box(BoxKind.PANEL, (Table(many[:1], (many[:1],), (Align.CENTRE,), ()),)),)),
        Box(BoxKind.CALLOUT, ()),
        Box(BoxKind.ALLEGATION, (Paragraph(said("flag " * 1500)),), said("Title " * 60)),
        Strip(3, 400, said("strip")),
        Strip(9, 0, ()),
        Strip(-1, -5, ()),
        Figure(Picture(b"", 4000, 90000), ""),
        Figure(Picture(b"", 0, 0), "", said("caption " * 80)),
        Paragraph(said("again"), TextRole.MARKING),
        Heading(1, said("Another title"), "d"),
    )
    return Document(
        replace(metadata(), title="T" * 300, short_title="S " * 200, publisher="P " * 200, embargo="E " * 100,
                audience="A " * 200, iso_date="2026-99", date="d " * 90),
        (Section("summary", ()), Section("empty", ()), Section("all", blocks), Section("side", blocks, Area.SIDE)),
    )  # fmt: skip


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("page_size", ["a4", "letter"])
def test_hostile_content_is_set_without_complaint(theme: str, page_size: str) -> None:
    result = written(_hostile(), theme, page_size)
    read = letters(" ".join(page_texts(result.data)))
    assert read.count("flag") == 3000
    assert read.count("Anothertitle") == 2


@pytest.mark.parametrize("theme", THEMES)
def test_a_document_without_content_is_one_page(theme: str) -> None:
    assert written(Document(metadata(), ()), theme).pages == 1


@pytest.mark.parametrize("theme", THEMES)
def test_text_stays_within_the_margins(theme: str) -> None:
    import pypdfium2

    page = load_theme(theme).pages["a4"]
    file = pypdfium2.PdfDocument(written(sample(), theme).data)
    for number in range(len(file)):
        text_page = file[number].get_textpage()
        for index in range(text_page.count_rects()):
            left, _, right, _ = text_page.get_rect(index)
            assert left > page.left - 3
            assert right < page.width - page.right + 3
    assert A4.page_size == "a4"


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("count", [2, 12, 20, 40])
def test_a_table_of_many_columns_stays_on_the_page(theme: str, count: int) -> None:
    cells = tuple(Cell((Text(f"harbour {n}"),)) for n in range(count))
    table = Table(cells, (cells,), (Align.START,) * count, ())
    page = pypdfium2.PdfDocument(written(document_of(table), theme).data)[0]
    texts = page.get_textpage()
    right = max(texts.get_charbox(n)[2] for n in range(texts.count_chars()))
    assert right <= 595 - 40
