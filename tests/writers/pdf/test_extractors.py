"""Programs that take out text and know no structure tree give every word too: pdfium, and poppler's pdftotext."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.build.variant import select
from briefgen.config.load import load_brief
from briefgen.document.nodes import Document
from briefgen.sections.compose import compose
from briefgen.style.theme import load_theme, theme_names
from tests.conftest import BRIEFS
from tests.samples import sample
from tests.test_real_programs import needs
from tests.tools.generated import Case, cases
from tests.writers.pdf.extracting import by_pdfium, by_poppler, lost
from tests.writers.pdf.reading import document_of, written

COUNT = 60
# Their order is the extractor's where it is not that of the page, and whose number a note has that is called twice.
_LEFT_OUT = ("odd characters", "nodes used twice")


def shapes() -> list[Case]:
    return [made for made in cases(COUNT) if not any(kind in made.name for kind in _LEFT_OUT)]


def side_last(theme: str, layout: str = "") -> bool:
    return load_theme(theme, layout).layout == "headline"


def briefs() -> list[tuple[Document, str]]:
    """Return the documents of the example briefs, each with its theme."""
    made = []
    for folder in sorted(path.parent for path in BRIEFS.glob("*/brief.yaml")):
        brief = load_brief(folder)
        made += [(compose(select(brief, profile), brief), profile.theme) for profile in brief.audiences]
    return made


def test_pdfium_reads_every_word_of_documents_of_any_shape() -> None:
    for made in shapes():
        assert lost(made.document, by_pdfium(made.written().data), side_last(made.theme, made.layout)) == [], made.name


@pytest.mark.parametrize("theme", theme_names())
@pytest.mark.parametrize("page_size", ["a4", "letter"])
def test_pdfium_reads_every_word_of_a_brief_with_every_kind_of_block(theme: str, page_size: str) -> None:
    assert lost(sample(), by_pdfium(written(sample(), theme, page_size).data), side_last(theme)) == []


def test_pdfium_reads_every_word_of_the_example_briefs() -> None:
    for document, theme in briefs():
        assert lost(document, by_pdfium(written(document, theme).data), side_last(theme)) == []


def test_a_lost_word_is_found() -> None:
    pages = by_pdfium(written(document_of("Fees of the quays."), "press").data)
    assert lost(document_of("Fees of the other quays."), pages, True) != []


@pytest.mark.slow
@needs("pdftotext", "poppler-utils")
def test_poppler_reads_every_word_of_documents_of_any_shape(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    told = [(made.document, side_last(made.theme, made.layout), made.written().data) for made in shapes()]
    told += [(document, side_last(theme), written(document, theme).data) for document, theme in briefs()]
    for document, is_last, data in told:
        path.write_bytes(data)
        assert lost(document, by_poppler(path), is_last) == [], document.metadata
