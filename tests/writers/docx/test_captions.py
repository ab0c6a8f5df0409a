"""Captions as Word has them: a label that it counts, in a bookmark that fields repeat."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import etree

from briefgen.document.nodes import (
    Area,
    Box,
    BoxKind,
    Cell,
    CrossReference,
    Document,
    Figure,
    Link,
    Note,
    Section,
    Strong,
    Table,
    Text,
)
from tests.documents import generated
from tests.samples import metadata, png
from tests.writers.docx.reading import NS, W, brief, paragraph, part, written


def table(identifier: str, label: str, caption: str = "Fees by port") -> Table:
    cell = Cell((Text("a"),))
    return Table((cell,), ((cell,),), (), (Text(caption),), identifier, label)


def instructions(root: etree._Element) -> list[str]:
    return [(code.text or "").strip() for code in root.iter(f"{W}instrText") if "PAGE" not in (code.text or "")]


def bookmarks(root: etree._Element) -> list[str]:
    names = [start.get(f"{W}name") for start in root.iter(f"{W}bookmarkStart")]
    return [name for name in names if name.startswith("_Ref_")]


def texts(root: etree._Element) -> list[str]:
    return ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in root.iter(f"{W}p")]


def test_a_caption_is_its_label_a_counted_number_and_its_words() -> None:
    root = part(written(brief(table("fees", "Table 1"))))
    assert texts(root)[0] == "Table\u00a01. Fees by port"
    assert instructions(root) == ["SEQ Table \\* ARABIC"]
    assert root.find(".//w:tblCaption", NS).get(f"{W}val") == "Fees by port"


def test_the_bookmark_holds_label_and_number_and_a_reference_repeats_them() -> None:
    said = paragraph("See ", CrossReference("Table 1", "fees"), ".")
    root = part(written(brief(said, table("fees", "Table 1"))))
    assert instructions(root) == ["REF _Ref_fees \\h", "SEQ Table \\* ARABIC"]
    assert texts(root)[0] == "See Table\u00a01."
    (start,) = [s for s in root.iter(f"{W}bookmarkStart") if s.get(f"{W}name") == "_Ref_fees"]
    inside = []
    for sibling in start.itersiblings():
        if sibling.tag == f"{W}bookmarkEnd":
            break
        inside += [t.text for t in sibling.iter(f"{W}t")]
    assert "".join(inside) == "Table\u00a01"


def test_no_field_asks_to_be_made_anew() -> None:
    data = written(brief(paragraph(CrossReference("Table 1", "fees")), table("fees", "Table 1")))
    assert b"dirty" not in etree.tostring(part(data))
    assert b"updateFields" not in etree.tostring(part(data, "word/settings.xml"))


def test_word_is_told_a_number_that_it_would_count_otherwise() -> None:
    side = Section("side", (table("a", "Table 1"),), Area.SIDE)
    main = Section("main", (table("b", "Table 2"), table("c", "Table 3")))
    root = part(written(Document(metadata(), (side, main)), "press"))
    assert instructions(root) == ["SEQ Table \\* ARABIC \\r 2", "SEQ Table \\* ARABIC", "SEQ Table \\* ARABIC \\r 1"]


@pytest.mark.parametrize(
    "held", [(), (table("owners", "Table 1"),), (replace(table("fees", "Table 1"), header=()),), (table("fees", ""),)]
)
def test_a_reference_to_nothing_is_plain_text(held: tuple[Table, ...]) -> None:
    root = part(written(brief(paragraph("See ", CrossReference("Table 1", "fees"), "."), *held)))
    assert texts(root)[0] == "See Table\u00a01."
    assert not [code for code in instructions(root) if code.startswith("REF")]


def test_a_reference_in_a_link_is_plain_text_and_one_in_a_note_a_field_of_its_part() -> None:
    link = Link((CrossReference("Table 1", "fees"),), "https://example.org/")
    note = Note((Strong((CrossReference("Table 1", "fees"),)),))
    data = written(brief(paragraph(link, note), table("fees", "Table 1")))
    assert instructions(part(data)) == ["SEQ Table \\* ARABIC"]
    assert instructions(part(data, "word/footnotes.xml")) == ["REF _Ref_fees \\h"]


def test_names_of_bookmarks_are_short_unlike_and_of_letters_that_word_allows() -> None:
    names = ("fees", "Fees", "fees by port", "x" * 60, "x" * 60 + "y", "Ζέδια")
    held = [table(name, f"Table {number}") for number, name in enumerate(names, 1)]
    found = bookmarks(part(written(brief(*held))))
    assert len({name.casefold() for name in found}) == len(names)
    assert all(re.fullmatch("_Ref_[0-9A-Za-z_]{1,35}", name) for name in found)


def test_of_two_tables_with_one_identifier_the_first_has_the_bookmark() -> None:
    root = part(written(brief(table("fees", "Table 1"), table("fees", "Table 2"))))
    assert bookmarks(root) == ["_Ref_fees"]
    assert texts(root)[0].startswith("Table\u00a01")


def test_tables_in_boxes_and_figures_have_captions_too() -> None:
    figure = Figure(png(), "Two shades.", (Text("Shades"),), identifier="shades", label="Figure 1")
    root = part(written(brief(Box(BoxKind.CALLOUT, (table("fees", "Table 1"), figure)))))
    assert bookmarks(root) == ["_Ref_fees", "_Ref_shades"]
    assert [text for text in texts(root) if ". " in text] == ["Table\u00a01. Fees by port", "Figure\u00a01. Shades"]


def test_every_reference_of_any_document_leads_to_a_bookmark_that_is_there_once() -> None:
    fields = 0
    for document in generated(68):
        for theme in ("press", "briefing"):
            data = written(document, theme)
            story = part(data)
            names = bookmarks(story)
            assert len(names) == len(set(names))
            for root in (story, part(data, "word/footnotes.xml")):
                for code in filter(lambda code: code.startswith("REF"), instructions(root)):
                    fields += 1
                    assert code.split()[1] in names
    assert fields > 5
