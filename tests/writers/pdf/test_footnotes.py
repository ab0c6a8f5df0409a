"""Notes stand at the foot of the page that calls them, or of the column, below the text and never over it."""

from __future__ import annotations

import pytest

from briefgen.document.nodes import (
    Area,
    Box,
    BoxKind,
    Cell,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    Note,
    Paragraph,
    Section,
    Table,
    Text,
)
from briefgen.style.choices import LAYOUTS
from briefgen.style.theme import load_theme, theme_names
from briefgen.writers.pdf.bench import bench
from briefgen.writers.pdf.footnotes import Footnotes
from briefgen.writers.pdf.galley import TextMark
from briefgen.writers.pdf.layouts import lay_out
from briefgen.writers.pdf.pages import Placed
from briefgen.writers.pdf.writer import typesetter
from tests.samples import metadata
from tests.tools.generated import case
from tests.writers.pdf.reading import document_of, letters, noted, page_texts, written

ARRANGED = [(name, layout) for name in theme_names() for layout in LAYOUTS]
FILLER = "The harbour office of Quell keeps a register of quays, fees and permits. " * 6


def pages_of(document: Document, theme: str, layout: str = "") -> list[list[Placed]]:
    chosen = load_theme(theme, layout)
    return lay_out(document, bench(document, typesetter(chosen), chosen.pages["a4"]))


def many(count: int, note: str = "Register of Marrow.") -> Document:
    """Return a document of so many paragraphs, each with a word and a note that nothing else has."""
    blocks = [noted(f"{FILLER}Callmark{n:02}x.", f"Notemark{n:02}x. {note}") for n in range(count)]
    return document_of(Heading(2, (Text("Findings"),), "findings"), *blocks)


def pages_with(texts: list[str], word: str) -> list[int]:
    return [number for number, text in enumerate(texts) if word in letters(text)]


@pytest.mark.parametrize("theme", theme_names())
@pytest.mark.parametrize("note", ["Register of Marrow.", "Register of Marrow, and of the quays. " * 9])
def test_every_note_stands_on_the_page_that_calls_it_below_the_text(theme: str, note: str) -> None:
    texts = page_texts(written(many(24, note), theme).data)
    assert len(texts) > 2
    for number in range(24):
        (page,) = pages_with(texts, f"Callmark{number:02}x")
        assert pages_with(texts, f"Notemark{number:02}x") == [page]
    for text in texts:
        assert text.rfind("Callmark") < text.find("Notemark")


@pytest.mark.parametrize(("theme", "layout"), ARRANGED)
def test_no_note_lies_over_text_or_over_another_note(theme: str, layout: str) -> None:
    side = Section("contact", (Heading(2, (Text("Contact"),), "c"), noted("An office.", "Closed at night.")), Area.SIDE)
    document = many(16, "Register of Marrow, and of the quays. " * 5)
    for made in (document, Document(metadata(), (*document.sections, side))):
        for page in pages_of(made, theme, layout):
            assert overlapping(page) == []


@pytest.mark.parametrize("number", range(0, 57, 3))
def test_no_note_lies_over_anything_in_a_generated_document(number: int) -> None:
    made = case(number, 57)
    for page in pages_of(made.document, made.theme):
        assert overlapping(page) == [], made.name


def overlapping(page: list[Placed]) -> list[tuple[Placed, Placed]]:
    """Return the slices on a page that lie over one another: text that begins left of where the other ends."""
    spans = [(placed, *_across(placed)) for placed in page]
    return [
        (one, other)
        for number, (one, left, right) in enumerate(spans)
        for other, beginning, end in spans[number + 1 :]
        if beginning < right and left < end
        if one.y < other.y + other.slice.height - 0.1 and other.y < one.y + one.slice.height - 0.1
    ]


def _across(placed: Placed) -> tuple[float, float]:
    marks = [mark for _, row in placed.slice.rows for mark in row.marks if isinstance(mark, TextMark)]
    return (
        placed.x + min((mark.x for mark in marks), default=0.0),
        placed.x + max((mark.x + mark.line.width for mark in marks), default=0.0),
    )


def test_a_note_called_in_the_right_column_stands_at_its_foot() -> None:
    theme = load_theme("briefing")
    (page, *_) = pages_of(many(12), "briefing")
    step = theme.tracks["column"] + theme.tracks["gutter"]
    notes = [placed for placed in page if _is_note(placed)]
    assert {round(placed.x) for placed in notes} == {0, round(step)}
    bottoms = {round(max(p.y + p.slice.height for p in notes if round(p.x) == x), 1) for x in (0, round(step))}
    assert bottoms == {round(theme.pages["a4"].lines * theme.baseline, 1)}


def _is_note(placed: Placed) -> bool:
    marks = (mark for _, row in placed.slice.rows for mark in row.marks if isinstance(mark, TextMark))
    return any(isinstance(mark.owner, Note) for mark in marks)


def test_a_note_longer_than_its_page_goes_on_on_the_next_one_and_loses_no_word() -> None:
    words = " ".join(f"word{number:04}x" for number in range(1400))
    result = written(document_of(noted("Callmark", words), FILLER), "institutional")
    texts = page_texts(result.data)
    assert len(texts) >= 2
    assert "Callmark" in texts[0]
    assert [word for word in " ".join(texts).split() if word.startswith("word")] == words.split()


@pytest.mark.parametrize("theme", theme_names())
def test_notes_of_tables_boxes_and_tiles_stand_at_the_foot_of_the_page_too(theme: str) -> None:
    def words(mark: str) -> tuple[Text | Note, ...]:
        return Text(f"Callmark{mark}"), Note((Text(f"Notemark{mark}"),))

    texts = page_texts(
        written(
            document_of(
                Table((Cell(words("Head")),), ((Cell(words("Cell")),),), (), words("Caption")),
                Box(BoxKind.CALLOUT, (Paragraph(words("Box")),), words("Label")),
                KeyFigures((KeyFigure((Text("212"),), words("Tile")), KeyFigure((Text("37"),), (Text("owners"),)))),
            ),
            theme,
        ).data
    )
    (page,) = texts
    for mark in ("Head", "Cell", "Caption", "Box", "Label", "Tile"):
        assert page.index("Callmark" + mark) < page.index("Notemark" + mark)
    assert page.rindex("Callmark") < page.index("Notemark")


def test_a_note_that_is_called_twice_or_within_a_note_stands_there_once() -> None:
    inner = Note((Text("Innermark"),))
    outer = Note((Text("Outermark"), inner))
    (page,) = page_texts(written(document_of(Paragraph((Text("Call"), outer)), Paragraph((Text("C"), outer)))).data)
    assert page.count("Outermark") == page.count("Innermark") == 1


def test_a_table_header_that_is_set_again_does_not_repeat_its_note() -> None:
    header = (Cell((Text("Quay"), Note((Text("Notemark"),)))),)
    rows = tuple((Cell((Text(f"Quay {n}"),)),) for n in range(120))
    texts = page_texts(written(document_of(Table(header, rows, (), ())), "institutional").data)
    assert len(texts) > 1
    assert pages_with(texts, "Notemark") == [0]


def test_a_document_without_notes_keeps_no_room_for_them() -> None:
    theme = load_theme("press")
    notes = Footnotes(theme, (), 9, bench(document_of("A quay."), typesetter(theme), theme.pages["a4"]).composer)
    assert notes.unplaced == []
    assert notes.called((), 100.0) == []
