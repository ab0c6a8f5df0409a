"""Header, watermark and contents: what stands round the text, and what leads to it."""

from __future__ import annotations

import pytest

from briefgen.document.nodes import Document, Heading, Section, Text
from tests.samples import metadata, sample
from tests.writers.docx.reading import NS, THEMES, W, brief, members, paragraph, part, word_texts, written

VML = {**NS, "v": "urn:schemas-microsoft-com:vml"}


def long_brief(sections: int = 12, words: int = 300) -> Document:
    """Return a document of many pages: a title, then sections with a heading below their own."""
    title = Section("title", (Heading(1, (Text("Quays of Marrow"),), "title"),))
    text = paragraph("The quay of Marrow is open. " * (words // 6))
    parts = tuple(
        Section(f"s{n}", (Heading(2, (Text(f"Quay {n}"),), f"s{n}"), text, Heading(3, (Text("Fees"),), f"f{n}"), text))
        for n in range(sections)
    )
    return Document(metadata(), (title, *parts))


@pytest.mark.parametrize("name", ["word/header1.xml", "word/header2.xml"])
def test_a_draft_has_a_watermark_that_says_its_word_and_the_same_word_as_text(name: str) -> None:
    header = part(written(sample()), name)
    shapes = header.findall(".//v:shape", VML)
    assert [(shape.get("alt"), shape.find("v:textpath", VML).get("string")) for shape in shapes] == [("DRAFT", "DRAFT")]
    assert shapes[0].get("id").startswith("PowerPlusWaterMarkObject")
    assert "DRAFT" in "".join(element.text or "" for element in header.iter(f"{W}t"))


def test_what_is_no_draft_has_no_watermark_and_no_status() -> None:
    parts = members(written(brief(paragraph("x"), draft=False)))
    assert all(b"vml" not in data and b"DRAFT" not in data for data in parts.values())
    assert b"contentStatus" not in parts["docProps/core.xml"]


@pytest.mark.parametrize("theme", THEMES)
def test_a_long_document_has_contents_that_lead_to_its_headings(theme: str) -> None:
    data = written(long_brief(), theme)
    story = part(data)
    listed = story.find(".//w:sdtContent", NS)
    lines = ["".join(text.text or "" for text in p.iter(f"{W}t")) for p in listed.iter(f"{W}p")]
    assert lines[:4] == ["Contents", "Quay 0", "Fees", "Quay 1"]
    anchors = [link.get(f"{W}anchor") for link in listed.iter(f"{W}hyperlink")]
    bookmarks = {mark.get(f"{W}name"): mark.getparent() for mark in story.iter(f"{W}bookmarkStart")}
    words = ["".join(bookmarks[anchor].itertext()) for anchor in anchors]
    assert words == [words for n in range(12) for words in (f"Quay {n}", "Fees")]
    marks = [mark.get(f"{W}fldCharType") for mark in listed.iter(f"{W}fldChar")]
    assert marks == ["begin", "separate", "end"]
    assert "\\n" in "".join(code.text or "" for code in listed.iter(f"{W}instrText"))
    assert word_texts(data)[:2] == ["Quays of Marrow", "Quay 0"]  # python-docx does not look into the list


def test_a_short_document_and_one_with_few_headings_have_no_contents() -> None:
    for document in (sample(), long_brief(2, 6000)):
        assert part(written(document)).find(".//w:docPartObj", NS) is None
