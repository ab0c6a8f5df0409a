from __future__ import annotations

from dataclasses import replace
from typing import Any

import pikepdf
import pytest
import uharfbuzz as hb

from briefgen.document.nodes import Document, Figure, Heading, Picture, Section, Text
from briefgen.labels import Label
from briefgen.style.theme import theme_names
from tests.samples import metadata, sample
from tests.writers.pdf.reading import document_of, opened, page_texts, written

THEMES = theme_names()


@pytest.mark.parametrize("theme", THEMES)
def test_all_fonts_are_embedded_subsets_and_none_is_reportlabs(theme: str) -> None:
    data = written(sample(), theme).data
    with opened(data) as pdf:
        fonts = [f for page in pdf.pages for f in page.Resources.Font.values()]
        assert fonts
        for font in fonts:
            descendant = font.DescendantFonts[0]
            assert font.Subtype == "/Type0"
            assert "/FontFile2" in descendant.FontDescriptor
            assert "/ToUnicode" in font
            assert str(font.BaseFont)[7] == "+"
    assert b"Helvetica" not in data


@pytest.mark.parametrize("theme", THEMES)
def test_widths_in_the_file_are_those_of_the_embedded_font(theme: str) -> None:
    with opened(written(sample(), theme).data) as pdf:
        for font in pdf.pages[0].Resources.Font.values():
            descendant = font.DescendantFonts[0]
            program = hb.Face(descendant.FontDescriptor.FontFile2.read_bytes())
            first, widths = int(descendant.W[0]), [int(w) for w in descendant.W[1]]
            advances = [hb.Font(program).get_glyph_h_advance(first + n) for n in range(len(widths))]
            assert widths == [round(a * 1000 / program.upem) for a in advances]


def test_the_file_says_title_author_audience_and_tool() -> None:
    with opened(written(sample()).data) as pdf:
        info = {key: str(value) for key, value in pdf.docinfo.items()}
        assert info["/Title"] == metadata().title
        assert info["/Author"] == "R. Example"
        assert info["/Subject"] == "For the minister"
        assert info["/Creator"] == info["/Producer"] == "briefgen"
        assert pdf.Root.Lang == "en"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


def test_dates_come_from_the_brief_or_are_absent() -> None:
    with opened(written(sample()).data) as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == str(pdf.docinfo["/ModDate"]) == "D:20261124000000Z"
    undated = replace(sample(), metadata=replace(metadata(), iso_date=""))
    with opened(written(undated).data) as pdf:
        assert "/CreationDate" not in pdf.docinfo
        assert "/ModDate" not in pdf.docinfo


def _bookmarks(items: Any) -> list[Any]:
    return [(item.title, _bookmarks(item.children)) for item in items]


def test_bookmarks_follow_the_headings_and_nest() -> None:
    with opened(written(sample()).data) as pdf, pdf.open_outline() as outline:
        marks = _bookmarks(outline.root)
    assert [title for title, _ in marks] == ["Zedland’s Ports: Fees, Permits and Missing Owners"]
    inner = dict(marks[0][1])
    assert list(inner)[:3] == ["The issue", "Key messages", "What the report asks for"]
    assert inner["Findings"] == [("Registers and owners", [])]
    assert list(inner)[-1] == "Contact"


def test_bookmarks_do_not_leave_out_a_level() -> None:
    document = Document(
        metadata(), (Section("s", (Heading(4, (Text("Deep"),), "a"), Heading(2, (Text("Two"),), "b"))),)
    )
    with opened(written(document).data) as pdf, pdf.open_outline() as outline:
        assert next(iter(_bookmarks(outline.root)))[0] == "Deep"


@pytest.mark.parametrize("theme", THEMES)
def test_links_lead_to_their_address_and_say_what_they_are(theme: str) -> None:
    with opened(written(sample(), theme).data) as pdf:
        links = [a for page in pdf.pages for a in page.get("/Annots", pikepdf.Array())]
        found = {str(link.A.URI): str(link.Contents) for link in links if "/A" in link}
        for link in links:
            left, low, right, high = (float(v) for v in link.Rect)
            assert 0 < left < right < 596
            assert 0 < low < high < 842
    assert set(found) == {"https://www.example.org/bills", "mailto:press@example.org"}
    assert "press@example.org" in found["mailto:press@example.org"]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("label", list(Label))
def test_the_label_stands_at_head_and_foot_of_every_page(theme: str, label: Label) -> None:
    document = replace(sample(), metadata=metadata(label))
    for text in page_texts(written(document, theme).data):
        assert text.count(str(label)) == 2


def test_draft_and_embargo_stand_in_the_header() -> None:
    first, second = page_texts(written(sample()).data)
    assert "DRAFT" in first
    assert "DRAFT" in second
    assert first.count("Embargoed until") == second.count("Embargoed until") == 1


def test_an_embargo_that_the_text_does_not_say_is_text_at_the_head_of_page_one() -> None:
    embargoed = replace(document_of("Quays."), metadata=metadata())
    with opened(written(embargoed).data) as pdf:
        tree = pdf.Root.StructTreeRoot.K
        assert [str(kid.S) for kid in tree.K][:3] == ["/P", "/P", "/P"]  # label, draft, embargo
    assert page_texts(written(embargoed).data)[0].count("Embargoed until 06:00 UTC, 1 December 2026") == 1


def test_the_foot_counts_the_pages() -> None:
    first, second = page_texts(written(sample()).data)
    assert "1 of 2" in first
    assert "2 of 2" in second


def test_a_picture_is_embedded_once_and_bytes_that_are_none_do_no_harm() -> None:
    picture = next(b.picture for s in sample().sections for b in s.blocks if isinstance(b, Figure))
    figures = (Figure(picture, "a"), Figure(picture, "b"), Figure(Picture(b"nothing", 10, 10), "c"))
    with opened(written(document_of(*figures)).data) as pdf:
        images = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]
        assert len(images) == 1
        assert [int(images[0].Width), int(images[0].Height)] == [40, 20]


def test_letters_of_kinds_that_the_document_does_not_show_are_not_in_its_fonts() -> None:
    with opened(written(document_of("abc")).data) as pdf:
        maps = b"".join(f.ToUnicode.read_bytes() for f in pdf.pages[0].Resources.Font.values())
    assert b"<0061>" in maps
    assert b"<00E9>" not in maps  # é
    assert b"<03B1>" not in maps  # α


@pytest.mark.parametrize("theme", THEMES)
def test_all_streams_of_a_file_can_be_read(theme: str) -> None:
    with opened(written(sample(), theme).data) as pdf:
        assert all(s.read_bytes() for s in pdf.objects if isinstance(s, pikepdf.Stream) and "/Filter" in s)
