"""The page of a headline layout without a sidebar: cards, panel, and short sections side by side."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from briefgen.build.variant import select
from briefgen.config.load import load_brief
from briefgen.document.nodes import (
    Box,
    BoxKind,
    Document,
    Heading,
    List,
    ListItem,
    Paragraph,
    Quote,
    Section,
    Strip,
    Text,
    TextRole,
)
from briefgen.document.walk import own_inlines, plain
from briefgen.sections.compose import compose
from tests.samples import finding_paragraph, metadata
from tests.writers.pdf.reading import letters, noted, page_texts, title, words, written

BRIEFS = Path(__file__).parents[3] / "briefs"


def _heading(text: str) -> Heading:
    return Heading(2, (Text(text),), text.lower())


def _cards(count: int, says: str = "says what was found there.") -> Section:
    made = tuple(ListItem((finding_paragraph(n, n, f"Card{n}x {says}"),)) for n in range(1, count + 1))
    strip = Strip(count, count + 3, (Text(f"Stripmark {count} shown."),))
    return Section("findings", (_heading("Says"), List(made, ordered=True), strip))


def _document(*sections: Section) -> Document:
    return Document(metadata(), (title(), *sections))


def _section(name: str, *texts: str) -> Section:
    return Section(name, (_heading(name), *(Paragraph((Text(text),), TextRole.NOTE) for text in texts)))


def _place(data: bytes, text: str) -> tuple[float, float]:
    """Return where a word stands that is on the first page: its left edge, and its foot measured from the bottom."""
    file = pypdfium2.PdfDocument(data)
    text_page = file[0].get_textpage()
    found = text_page.search(text, match_case=True).get_next()
    assert found is not None, text
    left, bottom, _, _ = text_page.get_charbox(found[0])
    text_page.close()
    file.close()
    return float(left), float(bottom)


def _read_cards(read: list[str]) -> list[int]:
    return [int(word[4:-1]) for word in read if word.startswith("Card") and word.endswith("x")]


def test_cards_stand_in_two_columns_and_are_read_row_by_row() -> None:
    data = written(_document(_cards(5)), "press").data
    places = {n: _place(data, f"Card{n}x") for n in range(1, 6)}
    assert places[1][1] == pytest.approx(places[2][1], abs=3)
    assert places[1][0] < places[2][0]
    assert places[3][0] == pytest.approx(places[1][0], abs=1)
    assert places[3][1] < places[1][1] - 20
    assert _read_cards(words(data)) == [1, 2, 3, 4, 5]


def test_the_free_cell_of_the_last_row_holds_the_strip() -> None:
    data = written(_document(_cards(5)), "press").data
    assert _place(data, "Stripmark")[0] >= _place(data, "Card4x")[0] - 1
    assert _place(data, "Stripmark")[1] == pytest.approx(_place(data, "Card5x")[1], abs=4)
    assert words(data).index("Stripmark") > words(data).index("Card5x")


def test_without_a_free_cell_the_strip_follows_the_cards() -> None:
    data = written(_document(_cards(4)), "press").data
    assert _place(data, "Stripmark")[1] < _place(data, "Card3x")[1]
    assert words(data).count("Stripmark") == 1


@pytest.mark.parametrize("count", [399, 400])
def test_a_long_list_of_cards_goes_on_over_the_pages(count: int) -> None:
    result = written(_document(_cards(count)), "press")
    assert _read_cards(words(result.data)) == list(range(1, count + 1))
    assert result.pages is not None
    assert result.pages > 8


def test_a_row_of_cards_is_not_parted() -> None:
    for length in range(3, 40, 5):
        data = written(_document(_cards(40, "some words here " * length + "omega")), "press").data
        for text in page_texts(data):
            numbers = _read_cards(text.split())
            assert text.count("omega") == len(numbers)
            assert all(number % 2 for number in numbers[::2])
            assert len(numbers) % 2 == 0


def test_cards_higher_than_a_page_are_set_whole() -> None:
    read = words(written(_document(_cards(3, "word " * 1500)), "press").data)
    assert _read_cards(read) == [1, 2, 3]
    assert read.count("word") == 4500


def test_the_heading_of_cards_stays_with_the_first_row() -> None:
    for count in range(1, 60, 4):
        before = Section("before", (_heading("Before"), *(Paragraph((Text("Some words. " * 9),)),) * count))
        for text in page_texts(written(_document(before, _cards(4)), "press").data):
            assert ("Says" in text) == ("Card1x" in text)


def test_a_quotation_does_not_part_the_panel() -> None:
    for length in (20, 45):
        quote = Quote((Paragraph((Text("Quotemark " + "of the report " * length + "Endmark"),)),))
        note = Paragraph((Text("Notemark says:"),), TextRole.NOTE)
        panel = Section("asks", (Box(BoxKind.PANEL, (_heading("Panelmark"), note, quote)),))
        for count in range(1, 16, 2):
            for text in page_texts(written(_document(_cards(count), panel), "press").data):
                assert ("Panelmark" in text) == ("Quotemark" in text) == ("Endmark" in text)


def test_two_short_sections_at_the_end_stand_side_by_side() -> None:
    data = written(_document(_cards(2), _section("Source", "Leftmark"), _section("Contact", "Rightmark")), "press").data
    left, right = _place(data, "Leftmark"), _place(data, "Rightmark")
    assert left[0] < right[0]
    assert left[1] == pytest.approx(right[1], abs=3)
    read = words(data)
    assert read.index("Source") < read.index("Leftmark") < read.index("Contact") < read.index("Rightmark")


def test_a_short_section_at_the_end_is_parted_into_two_columns() -> None:
    data = written(_document(_cards(2), _section("Source", "Leftmark " * 30, "Rightmark " * 30)), "press").data
    assert _place(data, "Leftmark")[0] < _place(data, "Rightmark")[0]
    read = words(data)
    assert (read.count("Leftmark"), read.count("Rightmark")) == (30, 30)
    assert read.index("Rightmark") > read.index("Source")


def test_a_long_section_at_the_end_stands_beside_its_label() -> None:
    data = written(_document(_section("Source", *("Longmark " * 60,) * 8)), "press").data
    assert words(data).count("Longmark") == 480
    assert _place(data, "Longmark")[0] > _place(data, "Source")[0] + 100


def test_notes_follow_the_last_sections() -> None:
    body = Section("summary", (_heading("Opening"), noted("Words of the report", "Notetext")))
    read = words(written(_document(body, _cards(3), _section("Contact", "Contactmark")), "press").data)
    assert read.index("Notetext") > read.index("Contactmark")


@pytest.mark.parametrize("page_size", ["a4", "letter"])
def test_a_document_of_one_section_or_none_is_set(page_size: str) -> None:
    assert written(_document(), "press", page_size).pages == 1
    assert words(written(_document(Section("empty", ())), "press", page_size).data)
    assert _read_cards(words(written(_document(_cards(1)), "press", page_size).data)) == [1]


def test_a_little_too_much_is_set_closer_on_one_page() -> None:
    pages = [written(_document(_cards(6, "some words " * count)), "press").pages for count in range(5, 90, 3)]
    assert all(a <= b for a, b in pairwise([p or 0 for p in pages]))


@pytest.mark.parametrize("name", ["zedland", "cambodia-cyber-crime"])
def test_the_example_briefs_for_the_public_are_one_page(name: str) -> None:
    brief = load_brief(BRIEFS / name, ("public",))
    document = compose(select(brief, brief.audiences[0]), brief)
    result = written(document, brief.audiences[0].theme)
    assert result.pages == 1
    read = letters(page_texts(result.data)[0])
    findings = next(block for section in document.sections for block in section.blocks if isinstance(block, List))
    starts = [read.index(letters(plain(own_inlines(item.blocks[0])))) for item in findings.items]
    assert len(starts) == (4 if name == "zedland" else 5)
    assert starts == sorted(starts)
