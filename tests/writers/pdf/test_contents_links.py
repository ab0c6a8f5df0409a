"""The contents as a reader of the structure tree has them: a list of links, each of which leads to its heading."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
import pytest

from briefgen.document.nodes import Area, Heading, Paragraph, Section, Text, TextRole
from briefgen.document.walk import blocks, plain
from briefgen.style.theme import theme_names
from tests.writers.pdf.reading import opened, page_texts, written
from tests.writers.pdf.test_contents import long_document

THEMES = theme_names()
SIDE = Section("contact", (Heading(2, (Text("Sidemark"),), "s"), Paragraph((Text("Aside"),), TextRole.NOTE)), Area.SIDE)


def kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    found = element.K
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def elements(parent: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield all elements below one, in reading order."""
    for kid in kids(parent):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def shape(element: pikepdf.Object) -> object:
    """Return the roles of an element and of all below it; of a content or an annotation only what it is."""
    if not isinstance(element, pikepdf.Dictionary):
        return "content"
    if "/S" not in element:
        return str(element.Type)
    return {str(element.S): [shape(kid) for kid in kids(element)]}


@pytest.mark.parametrize("theme", THEMES)
def test_the_list_is_one_of_lines_that_hold_a_link_and_the_lines_below_it(theme: str) -> None:
    with opened(written(long_document(6, 2, 26), theme).data) as pdf:
        (contents, *inner) = [e for e in elements(pdf.Root.StructTreeRoot.K) if e.S == "/TOC"]
        assert len(inner) == 6
        assert str(contents.P.S) == "/Sect"
        assert str(kids(contents.P)[0].S) == "/H2"
        link = {"/Reference": [{"/Link": ["content", "/OBJR"]}]}
        for item in kids(contents):
            (of_section, below) = shape(item)["/TOCI"]  # type: ignore[index]
            assert of_section == link
            assert [below_it["/TOCI"][0] for below_it in below["/TOC"]] == [link, link]


@pytest.mark.parametrize("theme", THEMES)
def test_each_line_leads_to_its_heading_on_the_page_that_it_names(theme: str) -> None:
    document = long_document(6, 2, 26, SIDE)
    result = written(document, theme)
    texts = page_texts(result.data)
    titles = [plain(b.content) for b in blocks(document) if isinstance(b, Heading) and b.level > 1]
    with opened(result.data) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        links = [link for page in pdf.pages[:2] for link in page.get("/Annots", ()) if "/Dest" in link]
        assert sorted(str(link.Contents) for link in links) == sorted(titles)
        for link in links:
            page, kind, _, top, _ = link.Dest
            number = numbers[page.objgen]
            assert kind == "/XYZ"
            assert str(link.Contents) in texts[number - 1]
            assert f"{link.Contents} {number}" in " ".join(texts[0].split() + texts[1].split())
            assert 0 < float(top) < float(page.MediaBox[3])


@pytest.mark.parametrize("theme", THEMES)
def test_a_link_is_as_wide_as_its_line_and_touches_no_other(theme: str) -> None:
    wordy = Section("more", (Heading(2, (Text("Harbourmaster " * 30),), "wordy"), Paragraph((Text("Said."),))))
    with opened(written(long_document(6, 2, 26, wordy), theme).data) as pdf:
        links = [link for link in pdf.pages[0].Annots if "/Dest" in link]
        boxes = [[float(v) for v in link.Rect] for link in links]
        for n, (left, foot, right, top) in enumerate(boxes):
            assert right - left > 150
            for other in boxes[n + 1 :]:
                assert foot >= other[3] or other[1] >= top or left >= other[2] or other[0] >= right
        assert all(len(link.QuadPoints) > 8 for link in links if "Harbourmaster" in str(link.Contents))


@pytest.mark.parametrize("theme", THEMES)
def test_the_contents_have_a_bookmark_of_their_own(theme: str) -> None:
    with opened(written(long_document(6, 2, 26), theme).data) as pdf, pdf.open_outline() as outline:
        (top,) = outline.root
        assert top.children[0].title == "Contents"
        assert top.children[1].title == "Sectionmark0"
