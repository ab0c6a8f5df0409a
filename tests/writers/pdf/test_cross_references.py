"""References to tables and figures in a PDF: links that are read as their label and lead to the caption."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from briefgen.document.nodes import (
    Block,
    Cell,
    CrossReference,
    Emphasis,
    Figure,
    Link,
    Note,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
)
from briefgen.style.theme import theme_names
from tests.documents import generated
from tests.samples import png, sample
from tests.writers.pdf.reading import document_of, opened, page_texts, written
from tests.writers.pdf.test_contents_links import elements, shape

THEMES = theme_names()
FILLING = tuple(Paragraph((Text("The quays of Zedland are counted in spring. " * 12),)) for _ in range(12))


def table(identifier: str, label: str) -> Table:
    cell = Cell((Text("a"),))
    return Table((cell,), ((cell,),), (), (Text("Fees by port"),), identifier, label)


def referring(text: str = "Table 1", name: str = "fees") -> Paragraph:
    return Paragraph((Text("As "), CrossReference(text, name), Text(" shows, fees fell.")))


def inner_links(pdf: pikepdf.Pdf) -> list[tuple[int, pikepdf.Object]]:
    """Return the links that lead within the file, each with its page from 0 on."""
    found = [(n, link) for n, page in enumerate(pdf.pages) for link in page.get("/Annots", ())]
    return [(n, link) for n, link in found if "/Dest" in link]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("first", [True, False], ids=["before the table", "behind it"])
def test_a_reference_leads_to_the_caption_on_its_page(theme: str, first: bool) -> None:
    ends: list[Block] = [referring(), table("fees", "Table 1")]
    before, after = ends if first else ends[::-1]
    data = written(document_of(before, *FILLING, after), theme).data
    texts = page_texts(data)
    with opened(data) as pdf:
        ((number, link),) = inner_links(pdf)
        page, kind, _, top, _ = link.Dest
        target = next(n for n, each in enumerate(pdf.pages) if each.obj.objgen == page.objgen)
        assert str(link.Contents) == "Table 1"
        assert kind == "/XYZ"
        assert number != target
        assert "Table 1. Fees by port" in texts[target].replace("\u00a0", " ")
        assert 0 < float(top) < float(page.MediaBox[3])


def test_it_is_tagged_as_a_link_with_its_words_and_its_annotation() -> None:
    with opened(written(document_of(referring(), table("fees", "Table 1"))).data) as pdf:
        (link,) = [e for e in elements(pdf.Root.StructTreeRoot.K) if e.S == "/Link"]
        assert shape(link) == {"/Link": ["content", "/OBJR"]}
        assert str(link.P.S) == "/P"


def test_a_figure_is_led_to_with_its_picture() -> None:
    figure = Figure(png(), "Two shades.", (Text("Shades"),), identifier="shades", label="Figure 1")
    data = written(document_of(referring("Figure 1", "shades"), figure)).data
    with opened(data) as pdf:
        ((_, link),) = inner_links(pdf)
        (shown,) = [e for e in elements(pdf.Root.StructTreeRoot.K) if e.S == "/Figure"]
        box = next(a for a in [shown.A] if "/BBox" in a).BBox
        assert float(link.Dest[3]) >= float(box[3])


@pytest.mark.parametrize("held", [(), (table("owners", "Table 1"),), (table("fees", ""),)])
def test_a_reference_to_nothing_is_words_and_no_link(held: tuple[Table, ...]) -> None:
    data = written(document_of(referring(), *held)).data
    with opened(data) as pdf:
        assert inner_links(pdf) == []
        assert not [e for e in elements(pdf.Root.StructTreeRoot.K) if e.S == "/Link"]
    assert "As Table 1 shows" in page_texts(data)[0].replace("\u00a0", " ")


def test_neighbours_are_two_links_and_one_in_a_link_is_none() -> None:
    one = CrossReference("Table 1", "fees")
    said = Paragraph((one, one, Strong((Emphasis((one,)),)), Link((one,), "https://example.org/")))
    with opened(written(document_of(said, table("fees", "Table 1"))).data) as pdf:
        assert len(inner_links(pdf)) == 3


def test_a_reference_may_stand_in_a_heading_a_cell_a_quotation_and_a_note() -> None:
    one = CrossReference("Table 1", "fees")
    cell = Cell((one,))
    held = Table((cell,), ((cell,),), (), (Text("Fees "), one), "fees", "Table 1")
    note = Paragraph((Text("Noted"), Note((one,))))
    with opened(written(document_of(held, Quote((referring(),)), note)).data) as pdf:
        tables = [link for _, link in inner_links(pdf) if str(link.Contents).startswith("Table")]
        assert len(tables) == 5


def test_the_same_table_twice_is_led_to_once() -> None:
    held = table("fees", "Table 1")
    assert written(document_of(referring(), held, held)).data == written(document_of(referring(), held, held)).data
    with opened(written(document_of(referring(), held, held)).data) as pdf:
        assert len(inner_links(pdf)) == 1


@pytest.mark.parametrize("theme", THEMES)
def test_captions_and_references_say_in_every_theme_what_the_tree_says(theme: str) -> None:
    text = " ".join(" ".join(page_texts(written(sample(), theme).data)).split())
    for said in ("Table 1. Where each finding stands", "Figure 1. Fees before and after", "see Table 1 and Figure 1."):
        assert said in text


def test_every_inner_link_of_any_document_leads_to_a_page_of_it() -> None:
    references = 0
    for document in generated(68):
        with pikepdf.open(BytesIO(written(document).data)) as pdf:
            pages = {page.obj.objgen for page in pdf.pages}
            for _, link in inner_links(pdf):
                references += str(link.Contents) in ("Table 1", "Figure 7")
                assert link.Dest[0].objgen in pages
                assert str(link.Contents).strip()
    assert references > 5
