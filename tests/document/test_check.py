"""What every document must have before a writer gets it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.document.check import check
from briefgen.document.nodes import (
    Align,
    Block,
    Box,
    BoxKind,
    Cell,
    CrossReference,
    Document,
    Figure,
    Heading,
    List,
    ListItem,
    Paragraph,
    Quote,
    Section,
    Strong,
    Table,
    Text,
)
from tests.samples import metadata, png, sample

TITLE = Heading(1, (Text("Quays"),), "title")
WORDS = Paragraph((Text("words"),))


def heading(level: int, identifier: str, words: str = "Words") -> Heading:
    return Heading(level, (Text(words),), identifier)


def document(*blocks: Block) -> Document:
    return Document(metadata(), (Section("title", blocks[:1]), Section("rest", blocks[1:])))


def messages(*blocks: Block) -> list[str]:
    return [d.message for d in check(document(*blocks))]


def table(*rows: int, header: int = 2) -> Table:
    def row(length: int) -> tuple[Cell, ...]:
        return (Cell((Text("x"),)),) * length

    return Table(row(header), tuple(row(n) for n in rows), (Align.START,) * header, ())


def captioned(identifier: str, label: str) -> Table:
    return replace(table(2), caption=(Text("Fees by port"),), identifier=identifier, label=label)


def referring(text: str, identifier: str) -> Paragraph:
    return Paragraph((Strong((CrossReference(text, identifier),)),))


def test_a_reference_says_the_label_of_what_it_leads_to() -> None:
    assert messages(TITLE, referring("Table 1", "fees"), captioned("fees", "Table 1")) == []


@pytest.mark.parametrize(
    ("text", "held"),
    [("Table 2", captioned("fees", "Table 1")), ("Table 1", captioned("owners", "Table 1")),
     ("Table 1", replace(captioned("fees", "Table 1"), caption=())), ("", captioned("fees", ""))],
)  # fmt: skip
def test_a_reference_that_leads_to_nothing_or_says_another_label_is_an_error(text: str, held: Table) -> None:
    (message,) = messages(TITLE, held, referring(text, "fees"))
    assert f"the reference “{text}” leads to `fees`" in message


def test_two_tables_of_one_identifier_are_an_error() -> None:
    found = messages(TITLE, captioned("fees", "Table 1"), captioned("fees", "Table 2"))
    assert found == ["the identifier `fees` of a table or figure is used twice"]


def test_the_sample_with_every_node_is_in_order() -> None:
    assert check(sample()) == ()


def test_headings_may_go_up_by_any_step_and_down_by_one() -> None:
    assert messages(TITLE, heading(2, "a"), heading(3, "b"), heading(4, "c"), heading(2, "d"), heading(3, "e")) == []


def test_a_heading_that_skips_a_level_is_named_with_what_to_write() -> None:
    (found,) = check(document(TITLE, heading(2, "a"), heading(4, "b", "Deep")))
    assert found.message == "heading “Deep” skips a level"
    assert found.hint == "use ### instead of ####"


@pytest.mark.parametrize("first", [WORDS, heading(2, "a")])
def test_a_brief_begins_with_its_title(first: Block) -> None:
    assert "the brief does not begin with its title" in messages(first)


def test_a_second_title_is_refused() -> None:
    assert messages(TITLE, heading(1, "a", "Again")) == ["a second title: “Again”"]


def test_headings_inside_boxes_lists_and_quotes_count_too() -> None:
    inside = (heading(4, "deep"), WORDS)
    for around in (Box(BoxKind.PANEL, inside), Quote(inside), List((ListItem(inside),))):
        assert messages(TITLE, around) == ["heading “Words” skips a level"]


def test_an_identifier_is_used_once() -> None:
    assert messages(TITLE, heading(2, "a"), heading(2, "b"), heading(2, "a")) == [
        "the heading identifier `a` is used twice"
    ]


@pytest.mark.parametrize("content", [(), (Text("  "),), (Strong((Text(""),)),)])
def test_a_heading_needs_words(content: tuple[Text, ...]) -> None:
    assert messages(TITLE, Heading(2, content, "empty"), WORDS) == ["the heading `empty` has no words"]


@pytest.mark.parametrize("alternative", ["", "  "])
def test_a_figure_needs_alternative_text_unless_it_is_decoration(alternative: str) -> None:
    figure = Figure(png(), alternative)
    assert messages(TITLE, figure) == ["a figure has no alternative text"]
    assert messages(TITLE, replace(figure, decorative=True)) == []
    assert messages(TITLE, replace(figure, alternative="A quay")) == []


@pytest.mark.parametrize("rows", [(1,), (3,), (2, 2, 1)])
def test_the_rows_of_a_table_are_as_long_as_its_header(rows: tuple[int, ...]) -> None:
    assert messages(TITLE, table(*rows)) == ["a table has rows of different lengths"]
    assert messages(TITLE, table(2, 2)) == []


def test_all_problems_are_told_at_once() -> None:
    assert len(messages(TITLE, heading(3, "a"), heading(3, "a"), Figure(png(), ""), table(1))) == 4


def test_a_second_table_in_a_row_needs_a_caption() -> None:
    one = table(2)
    named = replace(one, caption=(Text("Fees"),), identifier="fees", label="Table 1")
    told = ["two tables stand one behind the other without a caption between them"]
    assert messages(TITLE, named, one) == told
    assert messages(TITLE, one, named) == []
