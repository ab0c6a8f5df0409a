"""Words as glyphs: widths that add up, marks in their place, and what a word says when its glyphs do not."""

from __future__ import annotations

import re
import unicodedata

import pytest
import uharfbuzz as hb
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.style.theme import Face, load_theme, theme_names
from briefgen.writers.pdf.choice import in_fonts, missing
from briefgen.writers.pdf.shaping import Font, Word, font

BODIES = [load_theme(name).style("body").face for name in theme_names()]
PRESS = load_theme("press").style("body").face
NOTE = load_theme("institutional").style("note").face  # Source Sans has Greek with all its accents
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.,fiflTo'’-"


def _drawn(word: Word, used: Font, size: float = 1000) -> tuple[list[tuple[int, float, float]], float]:
    """Return (glyph, x, rise) of each glyph as the operators draw them, and where the pen ends."""
    code = re.sub(r"/Span<<.*?>>BDC|EMC", "", f"[{word.at(size)}]TJ")
    drawn: list[tuple[int, float, float]] = []
    x = rise = 0.0
    for array, raised in re.findall(r"\[([^\]]*)\]TJ|(-?[\d.]+) Ts", code):
        if raised:
            rise = float(raised)
        for glyphs, kern in re.findall(r"<([0-9A-F]*)>|(-?\d+)", array):
            x -= float(kern or 0)
            for start in range(0, len(glyphs), 4):
                glyph = int(glyphs[start : start + 4], 16)
                drawn.append((glyph, x, rise))
                x += used.width(glyph)
    assert rise == 0
    return drawn, x


def _wanted(text: str, used: Font) -> tuple[list[tuple[int, float, float]], float]:
    """Return the same from HarfBuzz's own objects."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.language = "en"
    hb.shape(used._font, buffer)
    x, placed = 0.0, []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        placed.append((info.codepoint, (x + position.x_offset) * used.scale, position.y_offset * used.scale))
        x += position.x_advance
    return placed, x * used.scale


def _same_place(word: Word, text: str, used: Font) -> None:
    drawn, end = _drawn(word, used)
    placed, wanted_end = _wanted(text, used)
    assert [g for g, _, _ in drawn] == [g for g, _, _ in placed]
    slack = len(drawn) + 1
    assert all(abs(a[1] - b[1]) <= slack and abs(a[2] - b[2]) <= 0.51 for a, b in zip(drawn, placed, strict=True))
    assert abs(end - wanted_end) <= slack


@pytest.mark.parametrize("face", BODIES)
@pytest.mark.parametrize("text", ["Quell", "office", "AVATAR", "To.", "“Zedland”", "1,234", "word-word"])
def test_glyphs_stand_where_harfbuzz_puts_them(face: Face, text: str) -> None:
    _same_place(font(face).word(text), text, font(face))


@pytest.mark.parametrize("face", [*BODIES, NOTE])
@pytest.mark.parametrize("text", ["x\u0301", "X\u0302", "q\u0323\u0302", "a\u0304\u0301b", "Ả\u0323y"])
def test_marks_stand_over_their_letters(face: Face, text: str) -> None:
    used = font(face)
    if used.covers(unicodedata.normalize("NFC", text)):
        _same_place(used.word(text), text, used)


def test_a_mark_above_thousands_of_marks_is_raised_by_a_number_that_pdf_knows() -> None:
    assert not re.search(r"\de[+-]", font(PRESS).word("e" + "\u0301" * 9000).at(10.5))


def test_a_mark_over_a_capital_is_raised_by_the_size_of_the_type() -> None:
    used = font(BODIES[0])
    word = used.word("Q\u0301")
    rises = {max(rise for _, _, rise in _drawn(word, used, size)[0]) for size in (10, 20)}
    assert len(rises) == 2
    assert max(rises) == pytest.approx(2 * min(rises), rel=0.01)
    assert min(rises) > 0


@pytest.mark.parametrize("text", ["ἄνθρωπος", "Ὁμήρου", "ᾧ", "ὕβρις", "α\u0313\u0301ν"])
def test_greek_with_all_its_accents_is_set(text: str) -> None:
    _same_place(font(NOTE).word(text), text, font(NOTE))


@pytest.mark.parametrize("face", BODIES)
@given(st.text(LETTERS, min_size=1, max_size=14))
@settings(max_examples=60, deadline=None)
def test_a_word_is_as_wide_as_it_is_drawn(face: Face, text: str) -> None:
    used = font(face)
    word = used.word(text)
    assert isinstance(word.width, int)
    assert _drawn(word, used)[1] == word.width


@pytest.mark.parametrize("face", BODIES)
@given(st.lists(st.text(LETTERS + "éßαж1٣ \u00a0\u00ad", min_size=1, max_size=12), max_size=12))
@settings(max_examples=60, deadline=None)
def test_words_prepared_together_are_the_words_alone(face: Face, texts: list[str]) -> None:
    together, alone = Font(face), Font(face)
    together.prepare(texts)
    assert [together.word(text) for text in texts] == [alone.word(text) for text in texts]


def test_what_is_prepared_is_found() -> None:
    used = Font(PRESS)
    before = len(used._words)
    used.prepare(["alpha", "beta", "alpha", "1", "漢"])
    assert len(used._words) == before + 2


@pytest.mark.parametrize("text", ["office", "word", "Thing", "1,234"])
def test_letters_and_ligatures_need_no_words_of_their_own(text: str) -> None:
    assert "ActualText" not in font(PRESS).word(text).code


@pytest.mark.parametrize("face", [*BODIES, NOTE], ids=str)
def test_an_apostrophe_is_told_by_its_glyph_whatever_else_the_glyph_draws(face: Face) -> None:
    assert "ActualText" not in font(face).word("Zedland’s").code


@pytest.mark.parametrize("text", ["soft\u00adhyphen", "a\u200db", "q\ufe0f", "no\u2011break", "\u212b", "漢"])
def test_a_word_that_its_glyphs_do_not_say_carries_its_text(text: str) -> None:
    used = font(PRESS)
    code = used.word(text).code
    said = "".join(used.meaning.get(ord(glyph), "\ufffd") for glyph in used.word(text).glyphs)
    assert (said == text) or f"<FEFF{text.encode('utf-16-be').hex().upper()}>" in code


@pytest.mark.parametrize("face", BODIES)
@pytest.mark.parametrize(
    "text",
    [
        "\u00ad",
        "\u200b",
        "\u200d",
        "\ufe0f",
        "\U000e0100",
        "\u2060",
        "漢",
        "😀",
        "\u0001",
        "\ue000",
        "\uffff",
        "\ufeff",
    ],
)
def test_no_word_shows_notdef(face: Face, text: str) -> None:
    used = font(face)
    assert "\0" not in used.word(f"a{text}b").glyphs
    assert "\0" not in used.word(text).glyphs
    if used.covers(text) and ord(text) not in used.characters:
        assert used.word(text).width == 0


def test_what_no_font_has_is_shown_as_a_box_and_said_as_it_is() -> None:
    fonts = (font(PRESS), font(NOTE))
    ((text, chosen),) = in_fonts("漢", fonts)
    assert chosen is fonts[1]
    assert chosen.stand_in == "□"
    assert chosen.word(text).glyphs == chosen.word("□").glyphs
    assert "<FEFF6F22>" in chosen.word(text).code
    assert missing("a漢b", fonts) == "漢"


def test_a_letter_and_its_marks_are_shown_by_one_font() -> None:
    fonts = (font(PRESS), font(NOTE))
    assert list(in_fonts("aἄ\u0323b", fonts)) == [("a", fonts[0]), ("ἄ\u0323", fonts[1]), ("b", fonts[0])]
    assert missing("aἄ\u0323b", fonts) == ""


def test_a_letter_whose_mark_is_only_elsewhere_keeps_its_font() -> None:
    fonts = (font(PRESS),)
    assert list(in_fonts("e\u0301", fonts)) == [("e\u0301", fonts[0])]
    assert missing("e\u0301", fonts) == ""
    assert missing("e\u20e3", fonts) == "\u20e3"


def test_a_private_character_is_never_a_meaning() -> None:
    for face in BODIES:
        assert not any("\ue000" <= text <= "\uf8ff" for text in font(face).meaning.values())
