"""The layout of a report: what stands on its cover, and what its contents say."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from briefgen.document.nodes import (
    Align,
    Box,
    BoxKind,
    Cell,
    Document,
    Heading,
    Note,
    Paragraph,
    Section,
    Table,
    Text,
    TextRole,
)
from briefgen.style.theme import load_theme, theme_names
from briefgen.writers import WriteOptions, Written, measure
from briefgen.writers.pdf import write
from tests.samples import metadata, report, sample
from tests.writers.pdf.reading import document_of, opened, page_texts, title
from tests.writers.pdf.tagged import contents_of

THEMES = theme_names()
SAID = "Fees fell by 15% in a year."


def written(document: Document, theme: str, page_size: str = "a4") -> Written:
    return write(document, load_theme(theme, "report"), WriteOptions(page_size))


def summed_up(text: str, *blocks: Paragraph | Box | Table) -> Document:
    """Return a document whose first section sums up in a sentence, before a chapter."""
    lead = Paragraph((report(text, 3),), TextRole.LEAD)
    summary = Section("summary", (Heading(2, (Text("The issue"),), "summary"), lead, *blocks))
    chapter = Section("findings", (Heading(2, (Text("Chapter"),), "findings"), Paragraph((Text("Findings follow."),))))
    return Document(metadata(), (title(), summary, chapter))


@pytest.mark.parametrize("page_size", ["a4", "letter"])
@pytest.mark.parametrize("theme", THEMES)
def test_a_report_is_a_cover_contents_and_chapters(theme: str, page_size: str) -> None:
    result = written(sample(), theme, page_size)
    cover, contents, *chapters = page_texts(result.data)
    assert result.pages == 2 + len(chapters)
    for text in ("Fees, Permits and Missing Owners", "24 November 2026 · Version 1.0", "TLP:AMBER", "Embargoed until"):
        assert text in cover.replace("\r\n", " ")
    assert not re.search(r"\b1 of \d", cover)
    assert "Contents" in contents
    assert not any("Contents" in chapter for chapter in chapters)


@pytest.mark.parametrize("theme", THEMES)
def test_the_contents_name_pages_of_headings_figures_and_tables(theme: str) -> None:
    data = written(sample(), theme).data
    pages = page_texts(data)
    lines = contents_of(data)
    assert lines is not None
    named = {words: int(page) for words, page in (re.fullmatch(r"(.*?) (\d+)", line).groups() for line in lines)}  # type: ignore[union-attr]
    assert "The issue" not in named  # it stands on the cover
    assert {"Key messages", "Registers and owners", "Contact"} < set(named)
    captions = [words for words in named if words.startswith(("Figure", "Table"))]
    assert len(captions) == 2
    for words, page in named.items():
        said = re.sub(r"^(Figure|Table) \d+\s*", "", words.replace("\xa0", " ")).rstrip(".")
        assert said in " ".join(pages[page - 1].replace("\xa0", " ").split()), (words, page)


@pytest.mark.parametrize("theme", THEMES)
def test_a_short_plain_summary_stands_on_the_cover_and_nowhere_else(theme: str) -> None:
    pages = page_texts(written(summed_up(SAID), theme).data)
    assert [SAID in " ".join(page.split()) for page in pages] == [True, False, False]


@pytest.mark.parametrize(
    "document",
    [
        summed_up("The harbour master reportedly owns two of the ships."),
        summed_up(f"{SAID} " * 20),
        summed_up(SAID, Paragraph((Text("And more is said."),))),
        summed_up(SAID, Box(BoxKind.ALLEGATION, (Paragraph((Text("Somebody is accused."),)),), (Text("Allegation"),))),
    ],
    ids=["hedged", "long", "more", "allegation"],
)
def test_what_is_not_short_and_plain_stands_on_no_cover(document: Document) -> None:
    cover, contents, chapter = page_texts(written(document, "institutional").data)[:3]
    assert "The issue" not in cover
    assert "The issue" in contents
    assert "The issue" in chapter


@pytest.mark.parametrize("theme", THEMES)
def test_a_title_that_no_cover_holds_stands_above_the_contents(theme: str) -> None:
    heading = Heading(1, (Text("Harbourmasters of the ports and their registers " * 60),), "title")
    pages = page_texts(
        written(Document(metadata(), (Section("title", (heading,)), *sample().sections[1:])), theme).data
    )
    assert "Harbourmasters" in pages[0]
    assert any("Contents" in page for page in pages)


@pytest.mark.parametrize("theme", THEMES)
def test_a_long_title_makes_the_field_of_the_cover_higher(theme: str) -> None:
    heading = Heading(1, (Text("Harbourmasters of the ports and their registers " * 5),), "title")
    pages = page_texts(
        written(Document(metadata(), (Section("title", (heading,)), *sample().sections[1:])), theme).data
    )
    assert "Harbourmasters" in pages[0]
    assert "Contents" in pages[1]


def test_a_report_without_headings_or_without_a_title_lacks_what_it_has_nothing_for() -> None:
    bare = document_of("Fees of the quays.")
    assert [("Contents" in page, "Fees" in page) for page in page_texts(written(bare, "press").data)] == [
        (False, False), (False, True)
    ]  # fmt: skip
    untitled = replace(sample(), sections=sample().sections[1:])
    assert "Contents" in page_texts(written(untitled, "press").data)[0]


@pytest.mark.parametrize("theme", THEMES)
def test_measuring_counts_cover_and_contents_and_bytes_are_equal(theme: str) -> None:
    first = written(sample(), theme)
    assert measure(sample(), load_theme(theme, "report"), WriteOptions()).pages == first.pages
    assert written(sample(), theme).data == first.data


def test_bookmarks_lead_to_the_contents_too() -> None:
    with opened(written(sample(), "institutional").data) as pdf:
        titles = []
        with pdf.open_outline() as outline:
            for item in outline.root:
                titles += [item.title, *(child.title for child in item.children)]
    assert titles[:4] == [
        "Zedland’s Ports: Fees, Permits and Missing Owners",
        "The issue",
        "Contents",
        "Figures and tables",
    ]


def test_a_caption_of_nothing_but_a_note_has_no_line_in_the_contents() -> None:
    note = Note((Text("Counted in May."),))
    tables = (
        Table(
            (Cell((Text(name),)),), ((Cell((Text("9"),)),),), (Align.START,), caption, name.lower(), f"Table {number}"
        )
        for number, (name, caption) in enumerate((("Quay", (note,)), ("Port", (Text("Ports"), note))), 1)
    )
    data = written(summed_up(SAID, *tables), "institutional").data
    lines = contents_of(data)
    assert lines is not None
    assert [line for line in lines if line.startswith("Table")] == [line for line in lines if "Ports" in line]
    assert len([line for line in lines if "Ports" in line]) == 1
