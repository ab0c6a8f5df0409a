"""Key figures, words explained and pull quotes: the same words in every format, sound, each dressed by its theme."""

from __future__ import annotations

from itertools import pairwise

import pytest

from briefgen.document.nodes import (
    AUTHOR,
    Box,
    BoxKind,
    Definition,
    Definitions,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    Note,
    Quote,
    Reference,
    Section,
    Text,
)
from briefgen.style.choices import LAYOUTS
from briefgen.style.theme import load_theme, theme_names
from briefgen.writers import WriteOptions, writer
from tests.samples import FINDINGS, finding_paragraph, metadata, report
from tests.tools.structcheck import findings
from tests.tools.validator import Validator
from tests.tools.wordcheck import findings as word_findings
from tests.tracing.expected import FORMATS, found, read_back, said
from tests.writers.docx.test_same_text import READERS, compared, untitled
from tests.writers.pdf.reading import page_texts, title


def figure(number: str, counted: str, finding: int) -> KeyFigure:
    line = FINDINGS[finding - 1][0]
    words = report(counted, line)
    return KeyFigure((report(number, line),), (words, Reference(f"F{finding}", f"line {line}")), words.provenance)


def word(term: str, meaning: str) -> Definition:
    return Definition((Text(term, AUTHOR),), (Text(meaning, AUTHOR),), AUTHOR)


FIGURES = KeyFigures(
    (
        figure("14 of 61", "warehouses visited in a year", 1),
        figure("212", "vessels in the register", 2),
        figure("15%", "is what fees fell by in a year, to 3.1 million crowns", 4),
        figure("9 days", "wait for a permit", 5),
    )
)
WORDS = Definitions(
    (
        word("harbour register", "the list of all vessels that may enter a port"),
        word("permit", "leave to load or unload, given for one vessel and one day by the office of the harbour"),
        word("crown", "the currency of Zedland"),
        Definition((Text("quay"),), (Text("where a vessel lies", AUTHOR), Note((Text("At high water."),)))),
    )
)
PULLED = Quote((finding_paragraph(5, *FINDINGS[4]),), pull=True)


def document() -> Document:
    boxed = Box(BoxKind.CALLOUT, (WORDS,), (Text("Words of this box"),))
    blocks = (Heading(2, (Text("In figures"),), "figures"), FIGURES, PULLED, WORDS, boxed)
    panel = Box(BoxKind.PANEL, (Heading(2, (Text("Key messages"),), "key"), FIGURES, PULLED))
    sections = (Section("findings", blocks), Section("key-messages", (panel,)))
    return Document(metadata(), (title(), *sections))


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("theme", theme_names())
def test_every_piece_has_its_words(theme: str, reader: str) -> None:
    assert compared(reader, untitled(document()), theme) == []


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("theme", theme_names())
def test_every_piece_is_sound_in_a_pdf(verapdf: Validator, theme: str, layout: str) -> None:
    data = writer("pdf")(document(), load_theme(theme, layout), WriteOptions()).data
    assert [*verapdf.failures(data, "ua1", "2a"), *findings(data)] == []
    assert data == writer("pdf")(document(), load_theme(theme, layout), WriteOptions()).data


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("theme", theme_names())
def test_every_piece_is_sound_in_a_word_file(theme: str, layout: str) -> None:
    assert word_findings(writer("docx")(document(), load_theme(theme, layout), WriteOptions()).data) == []


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("theme", theme_names())
def test_every_piece_comes_back_with_its_source(theme: str, format_: str) -> None:
    assert found(read_back(document(), format_, theme)) == said(document())


@pytest.mark.parametrize("theme", theme_names())
def test_a_tile_is_read_as_a_whole_its_evidence_last(theme: str) -> None:
    made = Document(metadata(), (title(), Section("findings", (FIGURES,))))
    (text,) = page_texts(writer("pdf")(made, load_theme(theme), WriteOptions()).data)
    order = ("14 of 61", "F1", "212", "F2", "15%", "crowns", "F4", "9 days", "F5")
    places = [text.replace("\u00a0", " ").index(each) for each in order]
    assert all(one < other for one, other in pairwise(places))


def test_pieces_that_say_nothing_leave_nothing() -> None:
    nothing = (KeyFigures(()), Definitions(()), KeyFigures((KeyFigure((), ()),)), Definitions((Definition((), ()),)))
    for format_ in FORMATS:
        empty, none = (
            writer(format_)(
                Document(metadata(), (title(), Section("any", blocks))), load_theme("press"), WriteOptions()
            )
            for blocks in (nothing, ())
        )
        assert len(empty.data) <= len(none.data) + 200
