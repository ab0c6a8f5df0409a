"""The contents of long documents: the right pages, and no contents where a document is short."""

from __future__ import annotations

import re
from dataclasses import replace
from time import process_time

import pytest

from briefgen.document.nodes import (
    Area,
    Document,
    Heading,
    List,
    ListItem,
    Paragraph,
    Section,
    Text,
    TextRole,
)
from briefgen.style.theme import load_theme, theme_names
from briefgen.writers import WriteOptions
from briefgen.writers.pdf import measure
from briefgen.writers.pdf.bench import bench
from briefgen.writers.pdf.columns import full
from briefgen.writers.pdf.contents import LONG, Contents, add_lines
from briefgen.writers.pdf.galley import Row
from briefgen.writers.pdf.owners import ContentsLine
from briefgen.writers.pdf.writer import typesetter
from tests.samples import finding_paragraph, metadata, report
from tests.writers.pdf.reading import A4, document_of, noted, page_texts, title, words, written

THEMES = theme_names()


def long_document(sections: int, below: int, findings: int, *more: Section) -> Document:
    """Return a document with sections, so many headings below each, and so many findings below each of these."""
    made = [title()]
    for number in range(sections):
        blocks: list[object] = [Heading(2, (Text(f"Sectionmark{number}"),), f"s{number}")]
        for inner in range(below):
            blocks.append(Heading(3, (report(f"Partmark{number}x{inner}", 7),), f"s{number}-{inner}"))
            items = (
                finding_paragraph(n, n, f"Finding {n} says what the clerks of the port saw.") for n in range(findings)
            )
            blocks.append(List(tuple(ListItem((item,)) for item in items)))
        made.append(Section("findings", tuple(blocks)))  # type: ignore[arg-type]
    return Document(metadata(), (*made, *more))


def marks(text: str) -> list[str]:
    return re.findall(r"(?:Sectionmark|Partmark)[0-9x]+", text)


def listed(pages: list[str]) -> dict[str, int]:
    """Return the page that the contents name, by heading."""
    found = re.findall(r"((?:Sectionmark|Partmark)[0-9x]+)\s+([0-9]+)\s", "\n".join(pages) + "\n")
    return {heading: int(number) for heading, number in found}


def standing(pages: list[str]) -> dict[str, int]:
    """Return the page on which each heading stands for the last time: after the contents."""
    return {heading: number for number, text in enumerate(pages, 1) for heading in marks(text)}


@pytest.mark.parametrize("page_size", ["a4", "letter"])
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("sections", "below", "findings"), [(6, 2, 26), (14, 4, 24)])
def test_the_contents_name_the_page_on_which_each_heading_stands(
    theme: str, page_size: str, sections: int, below: int, findings: int
) -> None:
    result = written(long_document(sections, below, findings), theme, page_size)
    pages = page_texts(result.data)
    found = listed(pages)
    assert list(found) == list(standing(pages))
    assert len(found) == sections * (1 + below)
    assert found == standing(pages)
    assert len(pages) >= LONG


@pytest.mark.parametrize("theme", THEMES)
def test_measuring_counts_the_pages_of_the_contents_too(theme: str) -> None:
    for findings in range(8, 40, 3):
        document = long_document(6, 2, findings)
        assert measure(document, load_theme(theme), A4).pages == written(document, theme).pages


@pytest.mark.parametrize("theme", THEMES)
def test_only_a_document_of_many_pages_has_contents(theme: str) -> None:
    seen = set()
    for findings in range(3, 76, 8):
        document = long_document(5, 1, findings)
        headless = replace(document, sections=tuple(replace(s, blocks=s.blocks[1:]) for s in document.sections))
        assert "Contents" not in words(written(headless, theme).data)
        result = written(document, theme)
        has = "Contents" in words(result.data)
        seen.add(has)
        assert result.pages is not None
        assert has == (len(page_texts(result.data)) >= LONG)
    assert seen == {False, True}


@pytest.mark.parametrize("theme", THEMES)
def test_the_contents_stand_on_page_one_behind_the_title(theme: str) -> None:
    text = page_texts(written(long_document(8, 2, 20), theme).data)[0]
    assert text.index("A title") < text.index("Contents") < text.index("Sectionmark0")


@pytest.mark.parametrize("theme", THEMES)
def test_headings_within_sections_are_left_out_where_they_would_take_too_much_room(theme: str) -> None:
    pages = page_texts(written(long_document(12, 30, 1), theme).data)
    assert 8 <= len(pages) < 45
    assert [heading for heading in listed(pages) if heading.startswith("Partmark")] == []
    assert len(listed(pages)) == 12


@pytest.mark.parametrize("theme", THEMES)
def test_a_document_with_two_sections_has_no_contents(theme: str) -> None:
    result = written(long_document(2, 3, 60), theme)
    assert result.pages is not None
    assert result.pages >= LONG
    assert "Contents" not in words(result.data)


@pytest.mark.parametrize("theme", THEMES)
def test_a_heading_of_many_words_has_its_line_and_notes_have_none(theme: str) -> None:
    wordy = Heading(2, (Text("Harbourmaster " * 40 + "Lastword"),), "wordy")
    more = Section("more", (wordy, noted("Something is said here.", "Register of Marrow")))
    pages = page_texts(written(long_document(6, 2, 26, more), theme).data)
    (page,) = re.findall(r"Lastword\s+([0-9]+)", pages[0] + pages[1])
    assert "Harbourmaster" in pages[int(page) - 1]
    assert int(page) == max(n for n, text in enumerate(pages, 1) if "Lastword" in text)
    assert any("Register of Marrow" in page for page in pages[int(page) - 1 :])
    assert "Notes" not in pages[0] + pages[1]


def test_a_heading_of_the_sidebar_has_a_line_with_page_one() -> None:
    side = Section(
        "contact", (Heading(2, (Text("Sidemark"),), "s"), Paragraph((Text("Aside"),), TextRole.NOTE)), Area.SIDE
    )
    pages = page_texts(written(long_document(6, 2, 18, side), "press").data)
    assert listed(pages) == standing(pages)
    assert re.findall(r"Sidemark\s+([0-9]+)", pages[0]) == ["1"]
    assert "Aside" in pages[0]


@pytest.mark.parametrize("theme", THEMES)
def test_equal_headings_have_lines_of_their_own(theme: str) -> None:
    document = long_document(6, 0, 0)
    filled = (
        Section("s", (Heading(2, (Text("Samemark"),), "same"), Paragraph((Text("Said. " * 6000),)))),
        Section("s", (Heading(2, (Text("Samemark"),), "again"), Paragraph((Text("Said. " * 6000),)))),
    )
    pages = page_texts(written(replace(document, sections=(*document.sections, *filled)), theme).data)
    numbers = [int(number) for number in re.findall(r"Samemark\s+([0-9]+)", pages[0])]
    assert len(numbers) == 2
    assert [n for n, text in enumerate(pages, 1) if "Samemark" in text][1:] == sorted(set(numbers) - {1})


@pytest.mark.parametrize("theme", THEMES)
def test_equal_documents_make_equal_bytes_whatever_was_set_before(theme: str) -> None:
    first = written(long_document(7, 2, 18), theme).data
    written(long_document(6, 3, 22), theme)
    assert written(long_document(7, 2, 18), theme).data == first


def test_the_time_grows_no_faster_than_the_pages() -> None:
    theme = load_theme("institutional")

    def seconds(sections: int) -> float:
        document = long_document(sections, 3, 20)
        best = 1e9
        for _ in range(2):
            start = process_time()
            measure(document, theme, WriteOptions())
            best = min(best, process_time() - start)
        return best

    short, long = seconds(16), seconds(128)
    assert long < 8 * short * 2.5


@pytest.mark.parametrize("theme", THEMES)
def test_a_list_of_sections_alone_is_close_and_a_deeper_one_has_space_before_each_section(theme: str) -> None:
    close, deep = (_rows_of_lines(theme, levels) for levels in ((2, 2, 2), (2, 3, 3, 2, 3)))
    assert [row.before for row in close] == [0.0, 0.0, 0.0]
    gap = 2 * load_theme(theme).unit
    assert [row.before for row in deep] == [gap, 0.0, 0.0, gap, 0.0]
    assert [row.keep for row in deep] == [False, True, True, False, True]
    assert [row.opens for row in deep] == [True, False, False, True, False]
    assert not any(row.keep or row.opens for row in close)


def _rows_of_lines(theme: str, levels: tuple[int, ...]) -> list[Row]:
    """Return the rows of a list of contents with a line for each heading."""
    look = load_theme(theme)
    work = bench(document_of("Said here."), typesetter(look), look.pages["a4"])
    composer = work.composer(full(look, work.page))
    lines = tuple(ContentsLine(Heading(level, (Text("Harbours"),), "h")) for level in levels)
    add_lines(composer, Contents(lines, 8))
    return composer.galley.rows


def test_a_document_without_headings_stays_as_it_is() -> None:
    assert "Contents" not in words(written(document_of(*("Said here. " * 400,) * 12)).data)
