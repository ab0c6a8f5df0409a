"""Fonts: a variable font shaped at its place on the axes, and the instance of it that a file embeds."""

from __future__ import annotations

import re
import subprocess
import sys
import zlib
from dataclasses import replace

import pypdfium2
import pytest
import uharfbuzz as hb

from briefgen.document.nodes import Paragraph, Section, Text
from briefgen.style import faces
from briefgen.style.theme import Face, load_theme, theme_names
from briefgen.writers import WriteOptions
from briefgen.writers.pdf import write
from briefgen.writers.pdf.fonts import FontCache, FontObjects, font_objects
from briefgen.writers.pdf.shaping import Font
from briefgen.writers.pdf.subsets import subset
from tests.samples import sample

CHARACTERS = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x370, 0x530), *range(0x2000, 0x2070)]


def _faces(theme: str) -> list[Face]:
    styles = load_theme(theme).styles.values()
    return list(dict.fromkeys(face for style in styles for face in (style.face, style.bold, style.emphasis)))


@pytest.mark.parametrize("theme", theme_names())
def test_a_font_is_as_wide_as_the_instance_of_its_face(theme: str) -> None:
    for face in _faces(theme):
        font, instance = Font(face), faces.instance(face)
        whole = hb.Font(instance)
        assert font.characters == frozenset(instance.unicodes)
        for glyph in range(instance.glyph_count):
            assert font.advance(glyph) == whole.get_glyph_h_advance(glyph)


@pytest.mark.parametrize("theme", theme_names())
def test_a_subset_has_the_widths_and_shapes_of_its_face(theme: str) -> None:
    for face in _faces(theme):
        font, instance = Font(face), faces.instance(face)
        mapped = hb.Font(instance)
        glyphs = sorted({mapped.get_nominal_glyph(code) or 0 for code in CHARACTERS})
        embedded = hb.Face(subset(font, glyphs))
        assert "fvar" not in embedded.table_tags
        shown = hb.Font(embedded)
        for glyph in glyphs:
            assert shown.get_glyph_h_advance(glyph) == font.advance(glyph)
            assert shown.get_glyph_extents(glyph) == mapped.get_glyph_extents(glyph)


def _made(objects: FontObjects) -> dict[int, bytes]:
    return dict(objects.plain + objects.streams)


def test_a_font_is_five_objects_that_name_one_another() -> None:
    font = Font(load_theme("press").style("body").face)
    objects = font_objects(font, font.word("Quell").glyphs, 41)
    made = _made(objects)
    assert sorted(made) == [41, 42, 43, 44, 45]
    assert b"/DescendantFonts[42 0 R]/ToUnicode 45 0 R" in made[41]
    assert b"/FontDescriptor 43 0 R" in made[42]
    assert b"/FontFile2 44 0 R" in made[43]
    assert [number for number, _ in objects.streams] == [44, 45]


def test_a_descriptor_says_how_a_font_looks() -> None:
    theme = load_theme("press")
    upright, slanted = (font_objects(Font(theme.style(name).face), "\x05", 1) for name in ("body", "quote"))
    assert b"/Flags 4/" in upright.plain[2][1]
    assert b"/Flags 68/" in slanted.plain[2][1]
    assert b"/ItalicAngle 0/" in upright.plain[2][1]
    assert b"/ItalicAngle -" in slanted.plain[2][1]
    mono = font_objects(Font(load_theme("briefing").style("numeral").face), "\x05", 1)
    assert b"/Flags 5/" in mono.plain[2][1]
    assert b"/CapHeight 698/" in mono.plain[2][1]


def test_a_heavier_face_has_thicker_stems() -> None:
    theme = load_theme("press")
    assert Font(theme.style("title").face).metrics.stem > Font(theme.style("caption").face).metrics.stem


def test_a_stream_holds_as_many_bytes_as_it_says_and_a_line_end() -> None:
    font = Font(load_theme("briefing").style("body").face)
    for _, body in font_objects(font, font.word("Quell").glyphs, 1).streams:
        head, data = body.split(b"stream\n", 1)
        assert data.endswith(b"\nendstream")
        length = int(re.search(rb"/Length (\d+)", head)[1])
        assert len(data) == length + len(b"\nendstream")
        assert zlib.decompress(data[:length])


def test_ids_may_come_in_any_order_and_form() -> None:
    font = Font(load_theme("briefing").style("body").face)
    ids = [ord(glyph) for glyph in font.word("Quell").glyphs]
    assert font_objects(font, reversed(ids), 1, FontCache()) == font_objects(font, "".join(map(chr, ids)), 1)


def test_what_is_kept_is_bounded_and_can_be_dropped() -> None:
    font = Font(load_theme("briefing").style("body").face)
    cache = FontCache(2)
    first = cache.objects(font, frozenset("\x05"), 1)
    assert cache.objects(font, frozenset("\x05"), 1) is first
    for number in range(2, 9):
        cache.objects(font, frozenset("\x05"), number)
        assert len(cache._by_shown) <= 2
    cache.forget()
    again = cache.objects(font, frozenset("\x05"), 1)
    assert again == first
    assert again is not first


@pytest.mark.parametrize("theme", ["briefing", "institutional", "press"])
def test_greek_and_cyrillic_are_set_in_every_theme(theme: str) -> None:
    text = "Ελλάδα και Πορτ, Москва и порт."
    block = Paragraph((Text(text),))
    document = replace(sample(), sections=(*sample().sections[:1], Section("s", (block,))))
    written = write(document, load_theme(theme), WriteOptions())
    assert written.diagnostics == ()
    page = pypdfium2.PdfDocument(written.data)[0].get_textpage().get_text_bounded()
    assert text in " ".join(page.split())


def test_fonts_are_made_without_reportlab() -> None:
    program = "import sys, briefgen.writers.pdf.fonts; sys.exit('reportlab' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True)
