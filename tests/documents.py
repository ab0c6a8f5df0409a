"""Strategies in, documents out: every shape that a tree can have, also those that no template of ours makes.

`DOCUMENTS` has a strategy for each kind of difficulty. `generated(count)` is a fixed set, spread over all kinds.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from unittest.mock import patch

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.internal.conjecture import providers

from briefgen.document.nodes import Area, Block, Document, Metadata, Paragraph, Section, TextRole
from briefgen.labels import Label
from tests import document_oddities as oddities
from tests import document_parts as parts
from tests.invented import LANGUAGES, odd

Blocks = st.SearchStrategy[tuple[Block, ...]]
Make = Callable[[str], Blocks]

_SKIPPED = 2  # the first examples of a strategy are its smallest
_SECTIONS = ("summary", "findings", "key-messages", "asks", "evidence", "source", "contact")


def metadata(language: str) -> st.SearchStrategy[Metadata]:
    """Return metadata, full or scarce, with titles that must be escaped."""
    titles = st.sampled_from(
        ("Quays of Marrow", "Fees & “Permits” <2> (Quell)", "Zedland’s\\Ports", odd(7, 5), "Ζέδια")
    )
    return st.builds(
        Metadata,
        title=titles,
        short_title=st.sampled_from(("Quays", "Fees & Permits " * 8, odd(3, 3))),
        language=st.just(language),
        audience=st.sampled_from(("For the minister", "Für alle", "")),
        label=st.sampled_from((Label.CLEAR, Label.GREEN, Label.AMBER, Label.AMBER_STRICT)),
        date=st.sampled_from(("24 November 2026", "undated")),
        iso_date=st.sampled_from(("2026-11-24", "", "2026-11-24", "soon")),
        publisher=st.sampled_from(("Zedland Policy Institute", "")),
        author=st.sampled_from(("R. Example", "", "R. Éxample & Ö. <Example>")),
        draft=st.booleans(),
        embargo=st.sampled_from(("", "Embargoed until 06:00 UTC, 1 December 2026")),
    )


@st.composite
def _title(draw: st.DrawFn, language: str) -> Section:
    """Return a title block; some have no heading of the first level, or no series, or a mark."""
    role = st.sampled_from((TextRole.SERIES, TextRole.DATE, TextRole.MARKING, TextRole.SUBTITLE, TextRole.TITLE_REST))
    lines = st.builds(lambda r, content: Paragraph(content, r), role, parts.content(language, words=8))
    heading = draw(parts.headings(language, st.just(1)))
    blocks: list[Block] = [*draw(st.lists(lines, max_size=4)), heading, *draw(st.lists(lines, max_size=2))]
    if draw(st.integers(0, 9)) == 7:
        blocks.remove(heading)
    return Section("title", tuple(blocks))


@st.composite
def documents(draw: st.DrawFn, make: Make, side: bool = False) -> Document:
    """Return a document whose sections hold what a strategy makes, among some plain paragraphs."""
    language = draw(st.sampled_from(LANGUAGES))
    sections = [draw(_title(language))]
    for number in range(draw(st.integers(1, 2))):
        blocks = draw(make(language))
        if draw(st.booleans()):
            blocks = (draw(parts.headings(language, st.just(2))), *blocks)
        if draw(st.booleans()):
            blocks = (*blocks, *draw(parts.paragraphs(language)))
        area = Area.SIDE if side and (number or draw(st.booleans())) else Area.MAIN
        sections.append(Section(draw(st.sampled_from(_SECTIONS)), blocks, area))
    return Document(draw(metadata(language)), tuple(sections))


@st.composite
def _sidebars(draw: st.DrawFn) -> Document:
    """Return a document with short sections for the side, which stand between those of the main text."""
    document = draw(documents(parts.anything))
    language = document.metadata.language
    note = st.builds(lambda content: Paragraph(content, TextRole.NOTE), parts.content(language, words=12))
    short = [
        Section(name, (draw(parts.headings(language, st.just(2))), draw(note)), Area.SIDE)
        for name in ("source", "contact")[: draw(st.integers(1, 2))]
    ]
    first, *rest = document.sections
    return Document(document.metadata, (first, *short[:1], *rest, *short[1:]))


DOCUMENTS: dict[str, st.SearchStrategy[Document]] = {
    "long paragraphs": documents(parts.long_paragraphs),
    "tables": documents(parts.tables),
    "links": documents(parts.links),
    "deep lists": documents(parts.deep_lists),
    "boxes": documents(parts.boxes),
    "empty parts": documents(oddities.empty_parts),
    "notes": documents(parts.notes),
    "figures": documents(parts.figures),
    "sources": documents(parts.sources),
    "languages": documents(oddities.languages),
    "inlines in inlines": documents(oddities.nested_inlines),
    "heading levels": documents(oddities.heading_levels),
    "side areas": documents(parts.anything, side=True),
    "sidebars": _sidebars(),
    "odd characters": documents(oddities.odd_characters),
    "nodes used twice": documents(oddities.used_twice),
    "anything": documents(parts.anything),
    "key figures": documents(parts.key_figures),
    "words and quotes": documents(parts.words_and_quotes),
}


def generated(count: int) -> list[Document]:
    """Return a fixed set of documents, of all kinds in turn; a larger set begins with the smaller one's kinds."""
    return [document for _, document in generated_by_kind(count)]


@lru_cache
def generated_by_kind(count: int) -> tuple[tuple[str, Document], ...]:
    """Return the same with the kind of each."""
    each = -(-count // len(DOCUMENTS))
    made = {kind: _examples(number, kind, each) for number, kind in enumerate(DOCUMENTS)}
    return tuple((kind, made[kind][turn]) for turn in range(each) for kind in DOCUMENTS)[:count]


def _examples(number: int, kind: str, count: int) -> list[Document]:
    """Return examples of a strategy that are the same in every run, whichever modules are imported.

    Hypothesis draws some numbers from the constants of all modules that it finds; here it finds none.
    """
    found: list[Document] = []

    @seed(number)
    @settings(
        max_examples=count + _SKIPPED, database=None, phases=(Phase.generate,), deadline=None,
        suppress_health_check=tuple(HealthCheck),
    )  # fmt: skip
    @given(DOCUMENTS[kind])
    def gather(document: Document) -> None:
        found.append(document)

    with patch.object(providers, "_get_local_constants", return_value=providers.Constants()):
        gather()
    if len(found) < count:
        raise RuntimeError(f"only {len(found)} documents of the kind {kind}")
    return found[-count:]
