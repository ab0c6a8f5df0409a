"""Every node of the tree comes out of each format with its source: pieces whole, wherever they were broken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.document.nodes import (
    AUTHOR,
    Align,
    Cell,
    Document,
    Emphasis,
    Heading,
    LineBreak,
    Note,
    Paragraph,
    Provenance,
    Section,
    Strong,
    Table,
    Text,
    Voice,
)
from briefgen.tracing.pieces import Piece
from briefgen.tracing.trace import Trace
from tests.samples import metadata, report, sample
from tests.tracing.expected import FORMATS, found, pieces, read_back, said

THEMES = ("briefing", "institutional", "press")
LONG = " ".join(
    f"Clerk {n} of Marrow counts the vessels at quay {n} by hand/by lamp–light each night" for n in range(160)
)


def document(*blocks: object, language: str = "en") -> Document:
    title = Section("title", (Heading(1, (report("Quays of Zedland", 1),), "title"),))
    told = replace(metadata(), language=language)
    return Document(told, (title, Section("findings", tuple(blocks))))  # type: ignore[arg-type]


def words_by_source(texts: list[Piece]) -> dict[str, list[str]]:
    return {p.source: sorted(w for q in texts if q.source == p.source for w in q.text.split()) for p in texts}


def joined(trace: Trace) -> dict[str, str]:
    """Return by source all that a file says, sentences joined."""
    texts: dict[str, list[str]] = {}
    for piece in found(trace):
        texts.setdefault(piece.source, []).append(piece.text)
    return {source: " ".join(text) for source, text in texts.items()}


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("theme", THEMES)
def test_every_text_of_a_document_comes_back_with_its_source(theme: str, format_: str) -> None:
    assert len(words_by_source(said(sample()))) > 9
    assert words_by_source(found(read_back(sample(), format_, theme))) == words_by_source(said(sample()))


@pytest.mark.parametrize("page_size", ["a4", "letter"])
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("format_", FORMATS)
def test_a_paragraph_over_pages_and_columns_is_one_again(format_: str, theme: str, page_size: str) -> None:
    trace = read_back(document(Paragraph((report(LONG + ".", 9),))), format_, theme, page_size)
    assert [p.text for p in found(trace) if p.source == "00c0ffee_L9"] == [f"{LONG}."]


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("word", ["quay" * 90, "register–owner/vessel–" * 20 + "end", "non-owner-" * 30 + "end"])
def test_a_word_that_lines_break_has_no_space_in_it(format_: str, word: str) -> None:
    text = f"The clerk of Quell wrote {word} into the register and went home to Marrow."
    trace = read_back(document(Paragraph((report(text, 9),))), format_)
    assert [p.text for p in found(trace) if p.source == "00c0ffee_L9"] == [text]


@pytest.mark.parametrize("format_", FORMATS)
def test_words_of_three_in_one_line_are_told_apart(format_: str) -> None:
    content = (
        Text("It says “"),
        report("about", 3),
        Text("” and “"),
        report("may", 4),
        Text("”, "),
        Text("I say", AUTHOR),
    )
    trace = read_back(document(Paragraph(content)), format_)
    assert found(trace)[1:] == [Piece("about", "00c0ffee_L3"), Piece("may", "00c0ffee_L4"), Piece("I say", "author")]
    assert "It says “" in [s.text for s in trace.sentences if s.words is Voice.TOOL]


@pytest.mark.parametrize("format_", FORMATS)
def test_a_table_tells_the_source_of_each_cell_and_its_header_once(format_: str) -> None:
    rows = tuple(
        (Cell((Text(f"F{n}"),)), Cell((report(f"Quay {n} of Marrow is open to all vessels at night", n + 10),)))
        for n in range(150)
    )
    header = (Cell((Text("Finding"),)), Cell((Text("In the words of the clerk", AUTHOR),)))
    table = Table(header, rows, (Align.START, Align.START), (Text("What the quays are"),))
    trace = read_back(document(table), format_)
    assert [p.text for p in found(trace) if p.source == "author"] == ["In the words of the clerk"]
    texts = [
        (p.source, p.text) for p in found(trace) if p.source.startswith("00c0ffee_L1") and p.text != "Quays of Zedland"
    ]
    assert ("00c0ffee_L159", "Quay 149 of Marrow is open to all vessels at night") in texts
    assert len([p for p in found(trace) if p.text.startswith("Quay ")]) == 150
    assert [s.text for s in trace.sentences].count("Finding") == 1


@pytest.mark.parametrize("format_", FORMATS)
def test_notes_emphasis_and_line_breaks_keep_their_source(format_: str) -> None:
    content = (
        Strong((Text("Ask", AUTHOR),)), Text(" the ", AUTHOR), Emphasis((Text("clerk", AUTHOR),)), LineBreak(),
        Text("of Quell.", AUTHOR), Note((report("Register of Marrow, page 3", 7),)),
    )  # fmt: skip
    trace = read_back(document(Paragraph(content)), format_)
    assert joined(trace) == {
        "00c0ffee_L1": "Quays of Zedland",
        "00c0ffee_L7": "Register of Marrow, page 3",
        "author": "Ask the clerk of Quell.",
    }


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les quais de Marrow : l’office du port « n’a pas » de registre ; où est-il ? L’œuvre coûte 15 %."),
        ("ar", "سجل الميناء في كويل لا يذكر مالكي السفن."),
        ("el", "Το λιμάνι του Κουέλ δεν έχει μητρώο."),
        ("en", "The ﬁrst oﬃce (of two) pays 5 \\ 6 of ﬂour & <salt> – “all” of it… or not"),
    ],
)
def test_other_languages_and_signs_come_back_as_they_were(format_: str, language: str, text: str) -> None:
    trace = read_back(document(Paragraph((report(text, 9),)), language=language), format_)
    assert joined(trace)["00c0ffee_L9"] == text


@pytest.mark.parametrize("format_", FORMATS)
def test_two_findings_on_one_line_and_one_text_of_two_places_keep_their_keys(format_: str) -> None:
    both = Text("Two clerks say so.", Provenance(Voice.REPORT, ("00c0ffee_L4", "00c0ffee_P3B12")))
    blocks = (Paragraph((report("One clerk left.", 9),)), Paragraph((report("Two came.", 9),)), Paragraph((both,)))
    trace = read_back(document(*blocks), format_)
    assert [s.text for s in trace.said if [o.key for o in s.places] == ["00c0ffee_L9"]] == [
        "One clerk left.",
        "Two came.",
    ]
    places = [o.place.as_json() for s in trace.said if len(s.places) == 2 for o in s.places]
    assert places == [{"line": 4}, {"page": 3, "block": 12}]


@pytest.mark.parametrize("format_", FORMATS)
def test_pieces_come_in_reading_order(format_: str) -> None:
    blocks = tuple(Paragraph((report(f"Clerk {n} came.", n + 2),)) for n in range(90))
    trace = read_back(document(*blocks), format_)
    assert [s.text for s in trace.said] == [p.text for p in pieces(document(*blocks)) if p.source]
