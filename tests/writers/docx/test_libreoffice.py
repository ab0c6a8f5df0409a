"""LibreOffice as a reader of our Word files: their structure as a tagged PDF, their words, their keys after a save."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pypdfium2 import PdfDocument

from briefgen.charting.rows import words
from briefgen.document.nodes import Box, Chart, Document, Figure, Heading, Link, List, Picture, Table
from briefgen.document.walk import blocks, inner_inlines, notes, own_inlines
from briefgen.style.theme import load_theme, theme_names
from briefgen.tracing.trace import trace
from briefgen.writers import WriteOptions, writer
from tests.reading import text_of
from tests.samples import sample
from tests.tools.office import OPEN_DOCUMENT, TAGGED_PDF, WORD, convert, needs_office
from tests.writers.docx.test_same_text import CASES, composed
from tests.writers.pdf.tagged import folded
from tests.writers.same_text import of_tree

pytestmark = [pytest.mark.slow, needs_office]


@cache
def documents() -> dict[str, tuple[Document, str]]:
    """Return the documents by the names of their files: the example briefs, and the sample in each theme."""
    found = {f"{name}-{audience}": composed(name, audience) for name, audience in CASES}
    return found | {f"sample-{theme}": (sample(), theme) for theme in theme_names()}


NAMES = [*("-".join(case) for case in CASES), *(f"sample-{theme}" for theme in theme_names())]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with each document as we write it, as LibreOffice saves it, also by way of ODT, and as PDF."""
    folder = tmp_path_factory.mktemp("office")
    for name, (document, theme) in documents().items():
        data = writer("docx")(document, load_theme(theme), WriteOptions()).data
        (folder / f"{name}.docx").write_bytes(data)
    files = sorted(folder.glob("*.docx"))
    convert(files, TAGGED_PDF, folder)
    convert(files, WORD, folder / "saved")
    convert(convert(files, OPEN_DOCUMENT, folder), WORD, folder / "by-odt")
    return folder


def elements(node: Any, role: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the elements of a structure tree by their types, parents first."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid.S)[1:], kid
            yield from elements(kid)


def counted(path: Path) -> Counter[str]:
    """Return how many elements of each type a PDF has; figures only with a text that says what they show."""
    with pikepdf.open(path) as pdf:
        roles = {str(name)[1:]: str(role)[1:] for name, role in pdf.Root.StructTreeRoot.get("/RoleMap", {}).items()}
        found = list(elements(pdf.Root.StructTreeRoot))
        counts = Counter(roles.get(role, role) for role, _ in found)
        counts["Figure"] = sum(bool(str(node.get("/Alt", "")).strip()) for role, node in found if role == "Figure")
        return counts


def addresses(path: Path) -> set[str]:
    """Return where the links of a PDF lead."""
    with pikepdf.open(path) as pdf:
        found = (note.get("/A", {}).get("/URI", "") for page in pdf.pages for note in page.get("/Annots", ()))
        return {str(address).rstrip("/") for address in found if address}


def expected(document: Document) -> Counter[str]:
    """Return how many elements of each type the tree asks for."""
    found: Counter[str] = Counter()
    for block in blocks(document):
        match block:
            case Heading(level=level) if level > 1:
                found[f"H{level - 1}"] += 1
            case Table():
                found.update({"Table": 1, "TR": 1 + len(block.rows), "TH": len(block.header)})
                found["TD"] += sum(map(len, block.rows))
            case List():  # a box among bullets is no item in Word; one among numbers has a number
                found["LI"] += sum(block.ordered or not isinstance(item.blocks[0], Box) for item in block.items)
            case Figure():
                found["Figure"] += not block.decorative and isinstance(block.picture, Picture)  # charts lose it
            case _:
                pass
    found["Note"] += len(notes(document))
    return +found


COUNTED = ("H1", "H2", "H3", "Table", "TR", "TH", "TD", "LI", "Note", "Figure")


@pytest.mark.parametrize("name", NAMES)
def test_the_structure_that_libreoffice_reads_is_that_of_the_tree(folder: Path, name: str) -> None:
    document, _ = documents()[name]
    found = counted(folder / f"{name}.pdf")
    told = expected(document)
    assert {kind: found[kind] for kind in COUNTED} == {kind: told[kind] for kind in COUNTED}


@pytest.mark.parametrize("name", NAMES)
def test_the_links_lead_where_those_of_the_tree_do(folder: Path, name: str) -> None:
    document, _ = documents()[name]
    inlines = [inline for block in blocks(document) for inline in inner_inlines(own_inlines(block))]
    told = {inline.url.rstrip("/") for inline in inlines if isinstance(inline, Link)}
    assert addresses(folder / f"{name}.pdf") == told


@pytest.mark.parametrize("name", NAMES)
def test_libreoffice_shows_every_word(folder: Path, name: str) -> None:
    document, theme = documents()[name]
    said, charts = of_tree(document, theme), drawn(document)
    pages = [letters(page.get_textpage().get_text_bounded()) for page in PdfDocument(folder / f"{name}.pdf")]
    blocks = [block.text for block in (*said.blocks, *said.notes) if block.text not in charts]
    assert [text for text in blocks if not stands(letters(text), pages)] == []
    drawn_words = [word for chart in charts for word in chart.split()]  # not in our order
    assert [word for word in drawn_words if not stands(letters(word), pages)] == []


def drawn(document: Document) -> list[str]:
    """Return what the charts of a document say, each as one text."""
    pictures = [block.picture for block in blocks(document) if isinstance(block, Figure)]
    return [folded(" ".join(words(picture))) for picture in pictures if isinstance(picture, Chart)]


def stands(text: str, pages: list[str]) -> bool:
    """Tell whether a text stands on a page, or is parted by the end of one: its foot and the next head are between."""
    return any(text in page for page in pages) or any(
        text[:at] in above and text[at:] in below for above, below in pairwise(pages) for at in range(1, len(text))
    )


def letters(text: str) -> str:
    """Return the letters of a text: lines may end anywhere in it, and calls of notes stand in it."""
    return "".join(filter(str.isalnum, re.sub(r"\[\d+\]", "", text))).casefold()


@pytest.mark.parametrize("way", ["saved", "by-odt"])
@pytest.mark.parametrize("name", NAMES)
def test_a_save_by_libreoffice_changes_nothing_that_is_traced(folder: Path, name: str, way: str) -> None:
    before, after = trace(folder / f"{name}.docx"), trace(folder / way / f"{name}.docx")
    assert len(before.said) > 6
    assert len(after.sentences) == len(before.sentences)
    charts = drawn(documents()[name][0])  # it writes their numbers anew, in forms of its own
    kept = [number for number, sentence in enumerate(before.sentences) if sentence.text not in charts]
    assert [after.sentences[n] for n in kept] == [before.sentences[n] for n in kept]


def test_a_lost_heading_a_lost_row_and_a_lost_word_would_be_seen(folder: Path) -> None:
    document, _ = documents()["sample-press"]
    found = counted(folder / "sample-press.pdf")
    assert found["H1"] == expected(document)["H1"] > 3
    assert found["TR"] == expected(document)["TR"] > 3
    fewer = Document(document.metadata, document.sections[:-2])
    assert expected(fewer) != expected(document)
    assert letters("No harbour of Zedland says this.") not in letters(text_of(folder / "sample-press.pdf"))
