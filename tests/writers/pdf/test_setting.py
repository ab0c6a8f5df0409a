"""Paragraphs: even edges, divided words, and what is read back of them."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.document.nodes import (
    Box,
    BoxKind,
    Document,
    Heading,
    Link,
    List,
    ListItem,
    Paragraph,
    Quote,
    Strong,
    Text,
    TextRole,
)
from briefgen.style.theme import Theme, load_theme, theme_names
from briefgen.tracing import pdf as traced
from briefgen.writers import WriteOptions
from briefgen.writers.pdf import write
from briefgen.writers.pdf.lines import Chunk, Look, SetParagraph
from briefgen.writers.pdf.paragraph import Typesetter
from briefgen.writers.pdf.pieces import Pieces
from briefgen.writers.pdf.runs import Run
from briefgen.writers.pdf.shaping import Font
from tests.samples import finding_paragraph
from tests.writers.pdf.reading import document_of, letters, page_texts
from tests.writers.pdf.texts import GERMAN, GREEK, RUSSIAN, in_language, justified

DRIFT = 0.005  # points
WIDTH = 317.0  # a column of the themes
SOFT = ("\ufffe", "\u00ad", "\x02")  # what readers give for a hyphen that is none of the text's
SCRIPTS = [("de", GERMAN), ("el", GREEK), ("ru", RUSSIAN)]


def _theme(name: str = "institutional", even: bool = True, languages: tuple[str, ...] = ("de", "el", "ru")) -> Theme:
    theme = load_theme(name)
    return justified(theme, languages) if even else replace(theme, hyphenate=frozenset(languages))


def _set(theme: Theme, *runs: Run, width: float = WIDTH, language: str = "de") -> SetParagraph:
    return Typesetter(theme).set(runs, theme.style("body"), width, language=language)


def _end(chunk: Chunk, fonts: dict[str, Font]) -> float:
    """Return where a chunk ends in the file: by declared widths, without a space at its end."""
    (resource, size), (array,) = re.findall(r"BT/(\S+) (\S+) Tf", chunk.look)[0], re.findall(r"\[.*\]", chunk.shown)
    font, width = fonts[resource], 0.0
    parts = re.findall(r"<([0-9A-F]+)>|(-?[\d.]+)", re.sub(r"<</ActualText.*?>>>", "", array))
    codes = [code[n : n + 4] for code, _ in parts for n in range(0, len(code), 4)]
    width = sum(font.width(int(code, 16)) for code in codes) - sum(float(move) for _, move in parts if move)
    if chr(int(codes[-1], 16)) == font.space.glyphs:
        width -= font.space.width
    return chunk.x + width * float(size) / 1000


def _edges(paragraph: SetParagraph) -> list[float]:
    fonts = {font.resource: font for font, _ in paragraph.glyphs}
    return [_end(line.chunks[-1], fonts) for line in paragraph.lines]


def _read(document: Document, theme: Theme) -> str:
    return " ".join(page_texts(write(document, theme, WriteOptions()).data))


def _is_divided(text: str) -> bool:
    return any(sign in text for sign in SOFT)


# ------------------------------------------------------------------------------------------------------ justified


@pytest.mark.parametrize(("language", "text"), SCRIPTS)
@pytest.mark.parametrize("name", theme_names())
def test_both_edges_of_justified_text_are_even_in_the_file(name: str, language: str, text: str) -> None:
    edges = _edges(_set(_theme(name), Run(text * 3), language=language))
    assert len(edges) > 5
    assert all(abs(edge - WIDTH) < DRIFT for edge in edges[:-1])


def test_the_last_line_of_justified_text_is_ragged() -> None:
    assert _edges(_set(_theme(), Run(GERMAN + "Ende")))[-1] < WIDTH - 10


def test_a_justified_line_of_several_looks_ends_at_the_edge() -> None:
    runs = (Run("Die Hafenverwaltung von Quell "), Run("veröffentlichte im vergangenen", strong=True), Run(GERMAN[60:]))
    assert all(abs(edge - WIDTH) < DRIFT for edge in _edges(_set(_theme(), *runs))[:-1])


def test_a_line_of_one_word_is_not_spread() -> None:
    paragraph = _set(_theme(), Run("Kurz " + "x" * 40 + " Kurz"), width=160.0)
    assert all(edge <= 160.0 + DRIFT for edge in _edges(paragraph))


def test_ragged_lines_are_as_wide_in_the_file_as_they_were_reckoned() -> None:
    paragraph = _set(_theme(even=False), Run(GERMAN * 2))
    assert all(abs(a - line.width) < DRIFT for a, line in zip(_edges(paragraph), paragraph.lines, strict=True))


def test_the_bytes_of_a_line_depend_on_nothing_that_was_set_before() -> None:
    first = _set(_theme(), Run(GERMAN))
    _set(_theme(), Run(GREEK), language="el")
    again = _set(_theme(), Run(GERMAN))
    assert [line.chunks for line in first.lines] == [line.chunks for line in again.lines]


# ------------------------------------------------------------------------------------------------ divided words


@pytest.mark.parametrize(("language", "text"), SCRIPTS)
def test_divided_words_are_read_as_one_by_pdfium(language: str, text: str) -> None:
    read = _read(in_language(language, text * 2), _theme())
    assert _is_divided(read)
    joined = re.sub(f"[{''.join(SOFT)}]\\s*", "", read)
    assert " ".join((text * 2).split()) in " ".join(joined.split())


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is missing: install poppler-utils")
@pytest.mark.parametrize(("language", "text"), SCRIPTS)
def test_divided_words_are_read_with_a_soft_hyphen_by_poppler(tmp_path: Path, language: str, text: str) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(write(in_language(language, text * 2), _theme(), WriteOptions()).data)
    read = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, text=True).stdout
    assert "\u00ad\n" in read
    assert " ".join((text * 2).split()) in " ".join(read.replace("\u00ad\n", "").split())


def test_a_trace_reads_a_divided_word_whole() -> None:
    data = write(in_language("de", GERMAN * 2), _theme(), WriteOptions()).data
    assert any(" ".join((GERMAN * 2).split()) in piece.text for piece in traced.read(data).pieces)


def test_the_halves_of_a_divided_word_are_shaped_anew() -> None:
    theme = _theme("press")
    style = theme.style("body")
    look = Look(style.face, style.size, style.colour, 0.0, 0.0, False)
    pieces = Pieces(Typesetter(theme).fonts_for, 300.0, lambda _: "de")
    (whole,) = pieces.of([(Run("Auffindung"), look)])
    head, tail = next((a, b) for a, b in pieces.divided(whole) if b.fragments[0].text == "findung")
    font = whole.fragments[0].font
    assert [f.word for f in head.fragments] == [font.word("Auf"), font.word("\u00ad", "‐")]
    assert tail.fragments[0].word == font.word("findung")
    assert "".join(f.word.glyphs for f in (head.fragments[0], tail.fragments[0])) != whole.fragments[0].word.glyphs


def test_english_is_never_divided_by_a_theme_that_ships() -> None:
    text = "Intergovernmental administrations misrepresented considerable responsibilities. " * 9
    for name in theme_names():
        assert not _is_divided(_read(document_of(text), load_theme(name)))


@pytest.mark.parametrize("name", theme_names())
def test_german_is_divided_by_the_themes_that_ship(name: str) -> None:
    assert _is_divided(_read(in_language("de", GERMAN * 6), load_theme(name)))


def test_a_text_says_by_its_own_language_whether_it_is_divided() -> None:
    foreign = Paragraph((Text(GERMAN * 4, language="de"),))
    assert _is_divided(_read(document_of(foreign), _theme()))
    assert not _is_divided(_read(document_of(Paragraph((Text(GERMAN * 4),))), _theme()))
    home = Paragraph((Text(GERMAN * 4, language="en"),))
    assert not _is_divided(_read(in_language("de", home), _theme()))


@pytest.mark.parametrize("hedge", ["Angeblich", "Vermutlich", "Nach Berichten", "Laut Aussagen"])
def test_a_finding_that_hedges_keeps_its_words_whole(hedge: str) -> None:
    sentence = f"{hedge} {GERMAN[4:]}"
    items = List((ListItem((finding_paragraph(1, 4, GERMAN * 2),)), ListItem((finding_paragraph(2, 5, sentence * 2),))))
    read = _read(in_language("de", items), _theme())
    start = read.index(hedge)
    assert _is_divided(read[:start])
    assert not _is_divided(read[start:])


@pytest.mark.parametrize("name", theme_names())
def test_titles_quotations_key_messages_and_allegations_keep_their_words_whole(name: str) -> None:
    content = (Text(GERMAN * 2),)
    blocks = (
        Heading(3, (Text("Die Hafengebühren von Quell und das Verwaltungsgericht"),), "h"),
        Quote((Paragraph(content),)),
        Paragraph(content, TextRole.LEAD),
        Box(BoxKind.PANEL, (List((ListItem((Paragraph(content),)),)),)),
        Box(BoxKind.ALLEGATION, (finding_paragraph(1, 4, GERMAN * 2),), (Text("Vorwurf"),)),
    )
    for block in blocks:
        assert not _is_divided(_read(in_language("de", block), _theme(name)))


def test_an_address_is_never_divided_with_a_hyphen() -> None:
    address = "https://www.example.org/" + "hafenverwaltungsgericht" * 6
    link = Paragraph((Text(GERMAN), Link((Text(address),), address)))
    read = _read(in_language("de", link), _theme())
    assert letters(address) in letters(read)


def test_a_word_wider_than_the_measure_is_divided_by_rule_even_in_a_heading() -> None:
    theme = _theme()
    paragraph = Typesetter(theme).set(
        (Run("Verwaltungsgerichtsbarkeiten"),), theme.style("section"), 90.0, language="de"
    )
    assert [line.hyphened for line in paragraph.lines][:-1] == [True] * (len(paragraph.lines) - 1)
    assert len(paragraph.lines) > 1


# ---------------------------------------------------------------------------------------------------- line ends


def _codes(paragraph: SetParagraph, number: int) -> str:
    return re.findall(r"<([0-9A-F]+)>(?=[^<]*\]TJ)", paragraph.lines[number].chunks[-1].shown)[-1]


def _space(paragraph: SetParagraph) -> str:
    return f"{ord(paragraph.glyphs[0][0].space.glyphs):04X}"


def test_a_line_that_ends_at_a_space_ends_in_one() -> None:
    paragraph = _set(
        _theme(even=False), Run("one two three four five six seven eight nine ten"), width=120.0, language=""
    )
    assert len(paragraph.lines) > 1
    assert all(_codes(paragraph, n).endswith(_space(paragraph)) for n in range(len(paragraph.lines)))


@pytest.mark.parametrize("text", ["Dorfbewohnerinnen/Dorfbewohner", "Hafenbetreiber–Reeder", "Zollstelle—Hafenstelle"])
def test_a_line_that_ends_inside_a_word_ends_in_nothing(text: str) -> None:
    paragraph = _set(_theme(even=False, languages=()), Run(text), width=100.0)
    assert len(paragraph.lines) == 2
    assert not _codes(paragraph, 0).endswith(_space(paragraph))


def test_words_of_several_looks_keep_together() -> None:
    theme = _theme(even=False)
    content = (Text("wort " * 30 + "Zoll"), Strong((Text("stelle"),)), Text("n " + "wort " * 20))
    assert "Zollstellen" in " ".join(_read(in_language("de", Paragraph(content)), theme).split())


# ------------------------------------------------------------------------------------------------------- scripts


@pytest.mark.parametrize(("language", "text"), SCRIPTS[1:])
@pytest.mark.parametrize("name", theme_names())
def test_greek_and_cyrillic_are_set_and_read_back(name: str, language: str, text: str) -> None:
    result = write(in_language(language, text * 3), _theme(name, even=False, languages=()), WriteOptions())
    assert not result.diagnostics
    assert letters(text * 3) in letters(" ".join(page_texts(result.data)))


def test_greek_and_cyrillic_are_kerned() -> None:
    theme = load_theme("institutional")
    for pair in ("ΑΥ", "ГА"):
        paragraph = _set(theme, Run(pair), language="")
        font = paragraph.glyphs[0][0]
        apart = sum(font.word(letter).width for letter in pair)
        assert font.word(pair).width < apart
