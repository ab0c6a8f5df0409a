"""Captions on a page: a label before the words, and links that lead to it."""

from __future__ import annotations

import pytest

from briefgen.document.nodes import Cell, CrossReference, Figure, Link, Paragraph, Strong, Table, Text
from tests.documents import generated
from tests.samples import png
from tests.writers.html.pages import brief, page, parsed, words


def table(identifier: str, label: str) -> Table:
    cell = Cell((Text("a"),))
    return Table((cell,), ((cell,),), (), (Text("Fees by port"),), identifier, label)


def referring(*names: str) -> Paragraph:
    return Paragraph(tuple(Strong((CrossReference("Table 1", name),)) for name in names))


def test_a_reference_is_a_link_to_the_caption_which_begins_with_its_label() -> None:
    tree = parsed(page(brief(referring("fees"), table("fees", "Table 1"))))
    (link,) = tree.findall(".//article//a")
    (caption,) = tree.findall(".//caption")
    assert link.get("href") == f"#{caption.get('id')}"
    assert link.text == "Table\u00a01"
    assert words(caption) == "Table 1. Fees by port"


def test_a_figure_can_be_referred_to() -> None:
    figure = Figure(png(), "Two shades.", (Text("Shades"),), identifier="shades", label="Figure 1")
    tree = parsed(page(brief(figure, referring("shades"))))
    assert words(tree.find(".//figcaption")) == "Figure 1. Shades"
    assert tree.find(".//article//a").get("href") == f"#{tree.find('.//figcaption').get('id')}"


@pytest.mark.parametrize("held", [(), (table("owners", "Table 1"),), (table("fees", ""),)])
def test_a_reference_to_nothing_is_plain_text(held: tuple[Table, ...]) -> None:
    tree = parsed(page(brief(referring("fees"), *held)))
    assert not tree.findall(".//article//a")
    assert "Table 1" in words(tree.find(".//article//p"))


def test_a_reference_in_a_link_makes_no_link_in_it() -> None:
    link = Link((CrossReference("Table 1", "fees"),), "https://example.org/")
    tree = parsed(page(brief(Paragraph((link,)), table("fees", "Table 1"))))
    assert [a.get("href") for a in tree.findall(".//article//a")] == ["https://example.org/"]


def test_every_reference_of_any_document_leads_to_an_element_that_is_there_once() -> None:
    links = 0
    for document in generated(68):
        tree = parsed(page(document))
        names = tree.xpath("//@id")
        assert len(names) == len(set(names))
        for target in tree.xpath("//article//a[starts-with(@href, '#')]/@href"):
            links += target.startswith("#_caption")
            assert target[1:] in names
    assert links > 5
