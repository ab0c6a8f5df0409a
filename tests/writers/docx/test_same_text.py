"""Block by block the same words in the tree, the DOCX as two programs read it, the PDF and the HTML page."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise, zip_longest

import pytest

import briefgen
from briefgen.document.nodes import Chart, Document, Figure, Heading, Note, Paragraph, Section, Table, TextRole
from briefgen.document.walk import blocks, inner_inlines, notes
from briefgen.style.choices import LAYOUTS
from briefgen.style.theme import load_theme, theme_names
from briefgen.writers import WriteOptions, writer
from tests.conftest import BRIEFS
from tests.example_briefs import cases
from tests.samples import report, sample
from tests.tools.generated import case
from tests.writers import same_text
from tests.writers.same_text import Block, Said

LOOKED_AT = "briefing"  # of the specimen, whose text is the same in each theme
CASES = [(name, audience) for name, audience in cases() if name != "specimen" or audience.startswith(LOOKED_AT)]
READERS = {
    "python-docx": ("docx", same_text.of_word),
    "mammoth": ("docx", same_text.of_mammoth),
    "pdf": ("pdf", same_text.of_pdf),
    "html": ("html", same_text.of_html),
}
COUNT = 60


@cache
def composed(name: str, audience: str) -> tuple[Document, str]:
    brief = briefgen.load_brief(BRIEFS / name, (audience,))
    return briefgen.compose(briefgen.select(brief, brief.audiences[0]), brief), brief.audiences[0].theme


def read(reader: str, document: Document, theme: str, layout: str = "") -> Said:
    format_, read = READERS[reader]
    return read(writer(format_)(document, load_theme(theme, layout), WriteOptions()).data)


def expected(reader: str, document: Document, theme: str, layout: str = "") -> Said:
    """Return what the tree says, with what is otherwise in this format by intent."""
    if READERS[reader][0] == "docx":
        document = _columned(document)
    said = same_text.of_tree(document, theme, layout)
    if READERS[reader][0] == "docx":
        said = said._replace(blocks=_one_line(said.blocks, document))
    if reader == "mammoth":  # it knows no charts
        drawn = [block for figure in _charts(document) for block in _of_one(figure)]
        said = said._replace(blocks=[block for block in said.blocks if block not in drawn])
    return said


def _charts(document: Document) -> list[Figure]:
    """Return the charts of a document without their captions."""
    figures = (block for block in blocks(document) if isinstance(block, Figure) and isinstance(block.picture, Chart))
    return [replace(figure, caption=(), label="", identifier="") for figure in figures]


def _columned(document: Document) -> Document:
    """Return the document without its tables that have no columns, which a DOCX leaves out with a warning."""
    kept = (
        tuple(block for block in section.blocks if not (isinstance(block, Table) and not block.header))
        for section in document.sections
    )
    sections = [replace(section, blocks=blocks) for section, blocks in zip(document.sections, kept, strict=True)]
    return replace(document, sections=tuple(sections))


def _one_line(blocks: list[Block], document: Document) -> list[Block]:
    """Join the date to the line of the series where it follows that: they are one line in a DOCX, a tab between."""
    for first, second in pairwise(block for section in document.sections for block in section.blocks):
        if isinstance(first, Paragraph) and isinstance(second, Paragraph) and _is_one_line(first, second):
            place = blocks.index(_block(first))
            return [*blocks[:place], Block(f"{_block(first).text} {_block(second).text}"), *blocks[place + 2 :]]
    return blocks


def _is_one_line(first: Paragraph, second: Paragraph) -> bool:
    return first.role is TextRole.SERIES and second.role is TextRole.DATE


def _block(paragraph: Paragraph) -> Block:
    (block,) = _of_one(paragraph)
    return block


def _of_one(node: Paragraph | Figure) -> list[Block]:
    """Return what the tree says of one node alone."""
    return same_text.of_tree(Document(sample().metadata, (Section("any", (node,)),)), "press").blocks


def compared(reader: str, document: Document, theme: str, layout: str = "") -> list[tuple[Block | None, Block | None]]:
    """Return what is read otherwise than the tree has it."""
    numbered = _is_numbered_alike(document)
    told, found = expected(reader, document, theme, layout), read(reader, document, theme, layout)
    pairs = [*zip_longest(told.blocks, found.blocks)]
    pairs += zip_longest(told.notes, found.notes) if numbered else ()
    return [(a, b) for a, b in pairs if _plain(a, numbered) != _plain(b, numbered)]


def _is_numbered_alike(document: Document) -> bool:
    """Tell whether all formats number the notes alike: not where one is called twice, or stands within another."""
    called = notes(document)
    inner = any(isinstance(inline, Note) for note in called for inline in inner_inlines(note.content))
    return not inner and max(Counter(map(id, called)).values(), default=0) < 2


def _plain(block: Block | None, numbered: bool) -> Block | None:
    """Return a block without what formats number in their own way.

    The number of a finding is not said behind a numeral (PDF).
    """
    if block is None:
        return None
    text = re.sub(r"\[\d+\]", "[]", block.text) if not numbered else block.text
    return Block(text, " ".join(re.sub(r"F\d+|·", " ", block.places).split()))


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("name", "audience"), CASES, ids=map("-".join, CASES))
def test_every_block_of_an_example_brief_has_its_words(name: str, audience: str, reader: str) -> None:
    document, theme = composed(name, audience)
    assert len(same_text.of_tree(document, theme).blocks) > 9
    assert compared(reader, document, theme) == []


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("theme", theme_names())
def test_every_kind_of_block_has_its_words(theme: str, reader: str) -> None:
    assert len(same_text.of_tree(sample(), theme).notes) == 1
    assert compared(reader, sample(), theme) == []


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("theme", theme_names())
def test_every_layout_of_a_theme_says_the_same(theme: str, layout: str, reader: str) -> None:
    assert compared(reader, sample(), theme, layout) == []


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("number", range(0, COUNT, 3))
def test_every_block_of_a_generated_document_has_its_words(number: int, reader: str) -> None:
    made = case(number, COUNT)
    assert compared(reader, untitled(made.document), made.theme)[:3] == [], made.name


def untitled(document: Document) -> Document:
    """Return a document without its title: one in an odd order is set in order by each format in its own way."""
    return replace(document, sections=tuple(section for section in document.sections if not _has_title(section)))


def _has_title(section: Section) -> bool:
    lines = (TextRole.MARKING, TextRole.SERIES, TextRole.DATE, TextRole.TITLE_REST, TextRole.SUBTITLE)
    return any(
        (isinstance(block, Heading) and block.level == 1) or (isinstance(block, Paragraph) and block.role in lines)
        for block in section.blocks
    )


@pytest.mark.parametrize("reader", READERS)
def test_a_lost_a_doubled_and_a_moved_block_would_be_seen(reader: str) -> None:
    document = sample()
    (*rest, last) = document.sections
    for sections in (rest, [*rest, last, last], [last, *rest], [*rest, replace(last, blocks=last.blocks[::-1])]):
        told = expected(reader, document, "briefing")
        found = read(reader, replace(document, sections=tuple(sections)), "briefing")
        assert found != told
    other = Document(document.metadata, (*rest, Section("more", (Paragraph((report("A quay of Marrow", 9),)),))))
    assert read(reader, other, "briefing") != expected(reader, document, "briefing")
