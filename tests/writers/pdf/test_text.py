from __future__ import annotations

import pytest

from briefgen.document.nodes import Cell, Heading, Link, List, ListItem, Paragraph, Reference, Table, Text
from briefgen.style.theme import load_theme, theme_names
from briefgen.writers.pdf.fonts import to_unicode
from briefgen.writers.pdf.shaping import font
from tests.samples import finding_paragraph, sample
from tests.writers.pdf.reading import document_of, letters, noted, page_texts, places, sentences, words, written

THEMES = theme_names()


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_of_the_tree_is_read_back_in_one_piece(theme: str) -> None:
    read = letters(" ".join(page_texts(written(sample(), theme).data)))
    for sentence in sentences(sample()):
        assert letters(sentence) in read


@pytest.mark.parametrize("theme", THEMES)
def test_every_place_of_evidence_is_printed(theme: str) -> None:
    read = " ".join(words(written(sample(), theme).data))
    assert all(place in read for place in places(sample()))


@pytest.mark.parametrize("theme", THEMES)
def test_the_main_text_is_read_in_the_order_of_the_tree(theme: str) -> None:
    read = letters(" ".join(page_texts(written(sample(), theme).data)))
    ordered = [
        "Policy brief",
        "Fees, Permits",
        "QUELL",
        "Inspectors visited",
        "The report makes no",
        "The harbour register",
    ]
    found = [read.index(letters(part)) for part in ordered]
    assert found == sorted(found)


@pytest.mark.parametrize("theme", THEMES)
def test_words_do_not_run_together_at_line_ends(theme: str) -> None:
    text = "one two three four five six seven eight nine ten " * 12
    found = [w for w in words(written(document_of(text), theme).data) if w in text.split()]
    assert found == text.split()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b>",
        "&amp; &lt;",
        "{{ report.title }}",
        "{% raw %}",
        r"\n \( )) ((",
        "%PDF-1.7",
        "a]TJ ET[b",
        "100% > 5%",
    ],
)
def test_markup_comes_out_as_it_went_in(theme: str, text: str) -> None:
    assert letters(text) in letters(" ".join(page_texts(written(document_of(f"Before {text} after"), theme).data)))


def test_ligatures_are_drawn_and_read_as_letters() -> None:
    face = load_theme("press").style("body").face
    word = font(face).word("office")
    assert len(word.glyphs) < len("office")
    assert "ActualText" not in word.code
    assert "office" in words(written(document_of("the office"), "press").data)


def test_a_glyph_means_the_same_whatever_was_set_before() -> None:
    face = load_theme("institutional").style("body").face
    ids = sorted(map(ord, font(face).word("fi").glyphs))
    before = to_unicode(font(face), ids)
    font(face).word("ﬁ")
    assert to_unicode(font(face), ids) == before


def test_a_label_in_capitals_is_read_as_it_was_written() -> None:
    read = " ".join(words(written(sample(), "institutional").data))
    assert "Allegation, as the report words it" in read


def test_a_character_no_font_has_is_named_in_a_warning_and_still_read_back() -> None:
    result = written(document_of("A smile 😀 and 漢"))
    assert len(result.diagnostics) == 1
    assert "U+1F600" in str(result.diagnostics[0])
    assert "U+6F22" in str(result.diagnostics[0])
    assert "smile" in words(result.data)


def test_a_character_only_another_family_of_the_theme_has_is_taken_from_there() -> None:
    theme = load_theme("briefing")
    body, mono = font(theme.style("body").face), font(theme.style("numeral").face)
    only = min(mono.characters - body.characters)
    assert not written(document_of(f"A sign {chr(only)} here"), "briefing").diagnostics


def test_invisible_characters_are_no_missing_glyphs() -> None:
    assert not written(document_of("zero\u200bwidth soft\u00adhyphen \ufeffmark")).diagnostics


@pytest.mark.parametrize("theme", THEMES)
def test_a_word_longer_than_the_page_is_broken_and_whole(theme: str) -> None:
    word = "abcdefghij" * 500
    result = written(document_of(word), theme)
    parts = {w for w in words(result.data) if set(w) <= set("abcdefghij") and len(w) > 1}
    assert word in letters(" ".join(w for w in words(result.data) if w in parts))


def test_notes_are_numbered_and_listed_at_the_end() -> None:
    read = words(written(document_of(noted("First", "alpha note"), noted("Second", "beta note"))).data)
    listed = " ".join(read)
    assert listed.index("alpha note") > listed.index("Second")
    assert listed.index("beta note") > listed.index("alpha note")


def test_a_cell_of_several_lines_is_read_before_the_next_cell() -> None:
    cells = (Cell((Text("left"),)), Cell((Text("alpha beta gamma delta " * 12 + "omega"),)), Cell((Text("right"),)))
    table = Table(tuple(Cell((Text(h),)) for h in "ABC"), (cells,), (), ())
    read = words(written(document_of(table)).data)
    assert read.index("left") < read.index("omega") < read.index("right")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    "word", ["intergovernmental-administrative", "word - word", "law-enforcement", "a–b", "and/or"]
)
def test_no_hyphen_is_lost_at_a_line_end(theme: str, word: str) -> None:
    text = " ".join(f"{'x' * n} {word}" for n in range(1, 25))
    read = letters(" ".join(page_texts(written(document_of(text), theme).data)))
    assert letters(text) in read


def test_a_long_address_is_broken_and_keeps_its_hyphens() -> None:
    address = "https://www.example.org/" + "a-long-part-of-an-address/" * 20
    read = letters(" ".join(page_texts(written(document_of(address), "briefing").data)))
    assert address in read


def test_a_reference_stays_with_its_finding() -> None:
    items = List(tuple(ListItem((finding_paragraph(n, n + 4, f"Finding text number {n}."),)) for n in (1, 2)))
    read = " ".join(words(written(document_of(items), "briefing").data))
    assert read.index("line 5") < read.index("Finding text number 1") < read.index("line 6")


def test_links_and_headings_of_any_depth_are_set() -> None:
    document = document_of(
        Heading(6, (Text("Deep"),), "deep"),
        Paragraph((Link((Text("a link"),), "https://example.org/?a=1&b=(2)"), Reference("F1", ""))),
    )
    read = " ".join(words(written(document).data))
    assert "Deep" in read
    assert "a link" in read
