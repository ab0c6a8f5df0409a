"""Reading order, text and words of a tree; its dump; titles and unprintable characters."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.document import walk
from briefgen.document.dump import dump
from briefgen.document.nodes import (
    Box,
    BoxKind,
    Document,
    Emphasis,
    Heading,
    LineBreak,
    Link,
    List,
    ListItem,
    Note,
    Paragraph,
    Quote,
    Reference,
    Section,
    Strong,
    Text,
)
from briefgen.document.text import printable
from briefgen.document.titles import split_title
from tests.samples import metadata, sample


def words(text: str) -> Paragraph:
    return Paragraph((Text(text),))


TREE = Document(
    metadata(),
    (
        Section("one", (Heading(1, (Text("a"),), "one"), Box(BoxKind.PANEL, (words("c"), words("d")), (Text("b"),)))),
        Section("two", (List((ListItem((words("e"), List((ListItem((words("f"),)),)))), ListItem((words("g"),)))),
                        Quote((words("h"),)))),
    ),
)  # fmt: skip
INLINES = (
    Text("one "),
    Strong((Text("two"), Emphasis((Text(" three"),)))),
    Reference("F1", "line 3"),
    LineBreak(),
    Link((Text("four"),), "https://example.org"),
    Note((Text("five"), Strong((Text(" six"),)))),
)


def test_blocks_come_in_reading_order_parents_first() -> None:
    said = [walk.plain(walk.own_inlines(block)) for block in walk.blocks(TREE)]
    assert "".join(said) == "abcdefgh"
    assert [type(block).__name__ for block in walk.blocks(TREE)][:4] == ["Heading", "Box", "Paragraph", "Paragraph"]


def test_inlines_come_in_reading_order_with_all_that_is_inside_them() -> None:
    texts = [inline.text for inline in walk.inner_inlines(INLINES) if isinstance(inline, Text)]
    assert texts == ["one ", "two", " three", "four", "five", " six"]


def test_plain_text_is_what_a_reader_hears_without_notes_and_references() -> None:
    assert walk.plain(INLINES) == "one two three four"


def test_notes_are_found_in_the_order_of_their_calls_in_every_block() -> None:
    assert [walk.plain(note.content) for note in walk.notes(sample())] == ["Consulted on 2 November 2026."]


def test_words_are_counted_with_titles_and_notes_and_without_references() -> None:
    document = Document(
        metadata(), (Section("one", (Paragraph(INLINES), Box(BoxKind.CALLOUT, (words("a b"),), (Text("c"),)))),)
    )
    assert walk.word_count(document) == 9


def test_own_inlines_of_a_table_are_its_caption_its_header_and_its_cells() -> None:
    table = next(block for block in walk.blocks(sample()) if type(block).__name__ == "Table")
    said = [inline.text for inline in walk.own_inlines(table) if isinstance(inline, Text)]
    assert said[:4] == ["Where each finding stands in the report", "Finding", "Words of the report", "Line"]


# ------------------------------------------------------------------------------------------------------------ dump


def test_a_dump_shows_every_kind_of_block_and_inline() -> None:
    lines = [line.strip() for line in dump(sample()).splitlines()]
    for start in ("document en TLP:AMBER", "section title main", "section source side", "h1 #title",
                  "marking Embargoed", "list from 1", "item", "quote", "box panel", "box callout", "box allegation",
                  "strip 5/8", "table start", "row F1", "figure 40×20 “Two blocks"):  # fmt: skip
        assert any(line.startswith(start) for line in lines), start
    text = dump(sample())
    for piece in ("‹F1 · line 5›", "[page of bills](https://www.example.org/bills)", "(note: Consulted", "@author",
                  "*5 of 8 findings shown*", "_Zedland’s Ports_", " / ", "@report 00c0ffee_L1"):  # fmt: skip
        assert piece in text, piece


def test_equal_trees_give_equal_dumps_and_a_changed_word_another() -> None:
    assert dump(sample()) == dump(sample())
    changed = replace(TREE, sections=(*TREE.sections, Section("three", (words("i"),))))
    assert dump(changed) != dump(TREE)


# ---------------------------------------------------------------------------------------------- titles, characters


@pytest.mark.parametrize(
    ("title", "split"),
    [
        ("Quays: a year", ("Quays:", "a year")),
        ("Quays: a year: and more", ("Quays:", "a year: and more")),
        ("Quays", ("Quays", "")),
        ("Quays: ", ("Quays: ", "")),
        ("At 12:30", ("At 12:30", "")),
        ("", ("", "")),
    ],
)
def test_a_title_is_split_at_its_first_colon(title: str, split: tuple[str, str]) -> None:
    assert split_title(title) == split


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\x00b", "a[U+0000]b"), ("a\u202eb", "a[U+202E]b"), ("a\ufdd0b", "a[U+FDD0]b"), ("a\ud800b", "a[U+D800]b"),
     ("a\r\n\tb", "a b"), ("a\u2028b\x85c", "a b c"), ("é\u00ad\u200bक", "é\u00ad\u200bक")],
)  # fmt: skip
def test_what_a_page_cannot_carry_is_printed_as_its_code(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(text=st.text(st.characters()))
def test_printable_text_is_fit_for_xml_and_stays_as_it_is(text: str) -> None:
    import xml.dom.minidom
    from xml.sax.saxutils import escape

    shown = printable(text)
    assert printable(shown) == shown
    xml.dom.minidom.parseString(f"<t>{escape(shown)}</t>".encode())
