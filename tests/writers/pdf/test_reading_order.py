"""A screen reader says every block of the document, in the order of the tree, word for word."""

from __future__ import annotations

import re
from collections import Counter
from itertools import zip_longest

import pytest

from briefgen.document.nodes import Document, Heading, Link, Paragraph, Section, Strong, Text
from briefgen.document.walk import notes
from briefgen.style.choices import LAYOUTS
from briefgen.style.theme import Theme, load_theme, theme_names
from briefgen.writers import WriteOptions
from briefgen.writers.pdf import write
from tests.invented import prose
from tests.samples import metadata, sample
from tests.tools.generated import case
from tests.tools.structure import read_structure
from tests.writers.pdf.reading import document_of, opened, title, written
from tests.writers.pdf.tagged import Said, contents_of, folded, read_aloud, told

COUNT = 60


def without_numbers(said: Said, twice: bool) -> Said:
    """Return a block with only the places of its evidence: behind a numeral the finding's number is not set.

    Where one note is called twice, its number is of no account either.
    """
    text = said.text if not twice else re.sub(r"\[\d+\]", "[]", said.text)
    return said._replace(text=text, places=" ".join(re.sub(r"F\d+|·", "", said.places).split()))


def compared(document: Document, data: bytes, theme: Theme) -> list[tuple[Said | None, Said | None]]:
    """Return what is read otherwise than told: pairs of what was told and what was read."""
    twice = max(Counter(map(id, notes(document))).values(), default=0) > 1
    side_last = theme.layout == "headline"
    expected = [without_numbers(said, twice) for said in told(document, side_last, contents_of(data) is not None)]
    read = [without_numbers(said, twice) for said in read_aloud(data)]
    return [(a, b) for a, b in zip_longest(expected, read) if a != b]


@pytest.mark.parametrize("theme", theme_names())
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_brief_is_read_in_the_order_of_its_tree(theme: str, layout: str) -> None:
    look = load_theme(theme, layout)
    for page_size in ("a4", "letter"):
        assert compared(sample(), write(sample(), look, WriteOptions(page_size)).data, look) == []


@pytest.mark.parametrize("number", range(COUNT))
def test_documents_of_any_shape_are_read_in_the_order_of_their_tree(number: int) -> None:
    made = case(number, COUNT)
    assert compared(made.document, made.written().data, made.look)[:3] == [], made.name


def test_the_reading_would_show_a_lost_word() -> None:
    data = written(sample(), "institutional").data
    lost = [said for said in read_aloud(data) if said.kind != "H3"]
    assert lost != told(sample(), side_last=False)


@pytest.mark.parametrize("theme", theme_names())
def test_a_list_of_contents_names_each_heading_and_the_page_it_stands_on(theme: str) -> None:
    blocks = [
        Section("findings", (Heading(2, (Text(f"Chapter {n}"),), f"c{n}"), Paragraph((Text(prose(n, 500)),))))
        for n in range(1, 13)
    ]
    data = written(Document(metadata(), (title(), *blocks)), theme).data
    with opened(data) as pdf:
        headings = [e for e in read_structure(pdf).elements() if e.kind == "H2"]
        pages = [next(heading.contents()).page + 1 for heading in headings[1:]]
    assert pages[-1] > 3
    assert contents_of(data) == [f"Chapter {n} {page}" for n, page in enumerate(pages, 1)]


@pytest.mark.parametrize("theme", theme_names())
def test_words_of_another_language_are_said_to_be_so(theme: str) -> None:
    foreign = {prose(n, 9, tag): tag for n, tag in enumerate(("fr", "de", "el", "ru"))}
    spans = [Text(f"{text} ", language=tag) for text, tag in foreign.items()]
    mixed = (Text("Before. "), spans[0], Strong((spans[1],)), Link((spans[2],), "https://example.org/"), spans[3])
    with opened(written(document_of(Paragraph(mixed)), theme).data) as pdf:
        structure = read_structure(pdf)
        said = {
            folded(structure.text(e)): str(e.dictionary.Lang) for e in structure.elements() if "/Lang" in e.dictionary
        }
    assert said == foreign
