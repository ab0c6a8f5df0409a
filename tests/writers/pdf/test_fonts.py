"""Fonts: a variable font shaped at its place on the axes, and the instance of it that a file embeds."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
import uharfbuzz as hb

from briefgen.document.nodes import Paragraph, Section, Text
from briefgen.style import faces
from briefgen.style.theme import Face, load_theme, theme_names
from briefgen.writers import WriteOptions
from briefgen.writers.pdf import write
from briefgen.writers.pdf.fonts import subset
from briefgen.writers.pdf.shaping import Font
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
        embedded = hb.Face(subset(font, "".join(map(chr, glyphs))))
        assert "fvar" not in embedded.table_tags
        shown = hb.Font(embedded)
        for glyph in glyphs:
            assert shown.get_glyph_h_advance(glyph) == font.advance(glyph)
            assert shown.get_glyph_extents(glyph) == mapped.get_glyph_extents(glyph)


@pytest.mark.parametrize("theme", ["briefing", "institutional", "press"])
def test_greek_and_cyrillic_are_set_in_every_theme(theme: str) -> None:
    text = "Ελλάδα και Πορτ, Москва и порт."
    block = Paragraph((Text(text),))
    document = replace(sample(), sections=(*sample().sections[:1], Section("s", (block,))))
    written = write(document, load_theme(theme), WriteOptions())
    assert written.diagnostics == ()
    page = pypdfium2.PdfDocument(written.data)[0].get_textpage().get_text_bounded()
    assert text in " ".join(page.split())
