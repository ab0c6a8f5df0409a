"""The page is semantic: headings, landmarks, tables, lists, notes, and the keys of the places words come from."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from briefgen.document.nodes import (
    TOOL,
    Document,
    Figure,
    Heading,
    List,
    Note,
    Paragraph,
    Provenance,
    Section,
    Strip,
    Text,
    Voice,
)
from briefgen.document.walk import blocks, inner_inlines, own_inlines
from briefgen.labels import Label
from tests.samples import metadata, png, sample
from tests.writers.html.pages import THEMES, brief, bullets, css, page, paragraph_page, parsed, sample_page, words


@pytest.mark.parametrize("theme", THEMES)
def test_headings_go_down_one_level_at_a_time(theme: str) -> None:
    levels = [int(e.tag[1]) for e in parsed(sample_page(theme)).iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize("theme", THEMES)
def test_every_section_is_named_by_its_heading_and_every_anchor_is_unique(theme: str) -> None:
    tree = parsed(sample_page(theme))
    anchors = [e.get("id") for e in tree.iter() if e.get("id")]
    assert len(anchors) == len(set(anchors))
    for element in tree.xpath("//*[@aria-labelledby]"):
        assert element.get("aria-labelledby") in anchors
    for link in tree.xpath("//a[starts-with(@href, '#')]"):
        assert link.get("href")[1:] in anchors


def test_equal_identifiers_become_different_anchors() -> None:
    same = [Heading(3, (Text(text),), "_main") for text in "ab"]
    tree = parsed(page(brief(*same)))
    assert [h.get("id") for h in tree.findall(".//h3")] == ["main", "main-2"]


def test_a_table_has_caption_head_and_scopes() -> None:
    table = parsed(sample_page("institutional")).find(".//table")
    assert words(table.find("caption")) == "Table 1. Where each finding stands in the report"
    assert [th.get("scope") for th in table.findall("thead//th")] == ["col", "col", "col"]
    assert {th.get("scope") for th in table.findall("tbody//th")} == {"row"}
    assert len(table.findall("tbody/tr")) == len(table.findall("tbody//th")) == 5
    assert [td.get("data-label") for td in table.findall("tbody/tr")[0].findall("td")] == [
        "Words of the report",
        "Line",
    ]


def test_a_figure_has_its_alternative_text_and_a_decoration_an_empty_one() -> None:
    figures = (Figure(png(), "Two blocks."), Figure(png(), "ignored", decorative=True))
    assert [img.get("alt") for img in parsed(page(brief(*figures))).findall(".//img")] == ["Two blocks.", ""]


def test_an_ordered_list_keeps_its_first_number() -> None:
    items = bullets("a", "b").items
    tree = parsed(page(brief(List(items, True, 9), List(items, True), List(items))))
    assert [ol.get("start") for ol in tree.findall(".//article//ol")] == ["9", None]
    assert len(tree.findall(".//article//ul")) == 1


def test_an_allegation_is_a_note_named_by_its_title_and_a_callout_an_aside() -> None:
    tree = parsed(sample_page("press"))
    box = tree.find(".//div[@role='note']")
    assert words(tree.find(f".//*[@id='{box.get('aria-labelledby')}']")) == "Allegation, as the report words it"
    assert "reportedly accepted payments" in words(box)
    assert words(tree.find(".//aside")).startswith("Words explained")


def test_notes_stand_in_a_list_at_the_end_with_the_way_back() -> None:
    inner = Note((Text("first "), Note((Text("nested"),))))
    tree = paragraph_page(Text("a"), inner, Text("b"), Note((Text("third"),)))
    calls = tree.findall(".//sup/a")
    assert [call.text for call in calls] == ["1", "3", "2"]
    items = tree.findall(".//section[@role='doc-endnotes']//li")
    assert [words(li).removesuffix(" Back to the text") for li in items] == ["first 2", "nested", "third"]
    assert [li.find(".//a[@role='doc-backlink']").get("href") for li in items] == ["#_call-1", "#_call-2", "#_call-3"]


def test_a_brief_without_notes_has_no_list_of_them() -> None:
    assert not parsed(page(brief())).xpath("//*[@role='doc-endnotes']")


@pytest.mark.parametrize("theme", THEMES)
def test_all_keys_of_the_document_stand_on_the_page_and_what_is_the_authors(theme: str) -> None:
    wanted = {part for block in blocks(sample()) for part in getattr(block, "provenance", TOOL).source.split()}
    for block in blocks(sample()):
        for inline in inner_inlines(own_inlines(block)):
            wanted.update(inline.provenance.source.split() if isinstance(inline, Text) else ())
    found = parsed(sample_page(theme)).xpath("//article//@data-source")
    assert {key for value in found for key in value.split(" ")} == wanted


def test_several_keys_are_separated_by_spaces() -> None:
    tree = paragraph_page(Text("x", Provenance(Voice.REPORT, ("ab_L1", "ab_L2"))))
    assert tree.find(".//article//p/span").get("data-source") == "ab_L1 ab_L2"


@pytest.mark.parametrize("label", list(Label))
def test_the_label_stands_in_header_and_footer_in_english(label: Label) -> None:
    tree = parsed(page(Document(metadata(label), brief().sections)))
    for place in ("body/header", "body/footer"):
        mark = tree.xpath(f"{place}/span[contains(@class, 'tlp')]")[0]
        assert mark.text == str(label)
        assert mark.get("lang") == "en"
        assert mark.get("dir") == "ltr"


def test_the_header_says_draft_and_an_embargo_that_no_block_says() -> None:
    header = words(parsed(page(brief())).find("body/header"))
    assert "DRAFT" in header
    assert "Embargoed until 06:00 UTC" in header
    assert "Embargoed" not in words(parsed(sample_page("institutional")).find("body/header"))


@pytest.mark.parametrize(
    ("language", "direction"), [("en", "ltr"), ("km", "ltr"), ("ar", "rtl"), ("fa-AF", "rtl"), ("ur", "rtl")]
)
def test_the_page_says_its_language_and_direction(language: str, direction: str) -> None:
    root = parsed(page(Document(replace(metadata(), language=language), brief().sections)))
    assert (root.get("lang"), root.get("dir")) == (language, direction)


def test_a_text_in_another_language_says_so() -> None:
    spans = paragraph_page(Text("سوق", language="ar"), Text("Markt", language="de"), Text("x", language="en"))
    found = [(s.get("lang"), s.get("dir")) for s in spans.findall(".//article//p/span")]
    assert found == [("ar", "rtl"), ("de", None)]


def test_the_sections_of_the_side_come_last_in_a_layout_with_a_sidebar() -> None:
    side, *_ = [s for s in sample().sections if s.area.value == "side"]
    document = Document(metadata(), (side, *sample().sections))
    first = {theme: words(parsed(page(document, theme)).find(".//article"))[:6] for theme in THEMES}
    assert first["institutional"] == first["briefing"] == "Source"
    assert first["press"] != "Source"


def test_a_strip_too_long_to_draw_is_still_said() -> None:
    tree = parsed(page(brief(Strip(100, 1000, (Text("100 of 1,000"),)))))
    assert not tree.findall(".//article//svg")
    assert "100 of 1,000" in words(tree.find(".//article"))


def test_an_empty_document_is_a_page() -> None:
    for sections in ((), (Section("empty", ()),)):
        assert parsed(page(Document(metadata(), sections))).find(".//article") is not None


@pytest.mark.parametrize("theme", THEMES)
def test_dark_and_print_rules_exist(theme: str) -> None:
    rules = css(sample_page(theme))
    assert "prefers-color-scheme:dark" in rules
    assert "@media print" in rules
    assert "@page{size:" in rules
    assert 'content:"TLP:AMBER"' in rules


def test_a_paragraph_in_a_box_keeps_its_place_in_the_order() -> None:
    tree = parsed(page(brief(Paragraph((Text("one"),)), bullets("two"), Paragraph((Text("three"),)))))
    assert words(tree.find(".//article")) == "Part one two three"
