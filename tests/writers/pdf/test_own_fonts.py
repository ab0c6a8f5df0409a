"""Fonts that a theme of one's own names: every kind of outline, on the page as it is in the font."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from briefgen.style.theme import Theme
from briefgen.style.theme_file import read_theme
from briefgen.writers import WriteOptions
from briefgen.writers.pdf import write
from briefgen.writers.pdf.shaping import Font
from tests.small_fonts import small_font, variable_font, width_of
from tests.writers.pdf.reading import document_of

TEXT = "Zedland quick brown fox jumps over lazy dogs 0123456789"
KINDS = ["glyf", "CFF ", "CID", "variable glyf", "variable CFF2"]


def _theme(folder: Path, kind: str, family: str = "Small") -> Theme:
    path = folder / "small.otf"
    if kind.startswith("variable"):
        variable_font(path, kind.split()[1])
    else:
        small_font(path, kind)
    (folder / "own.yaml").write_text(f"extends: press\nfonts: {{text: {{family: '{family}', roman: small.otf}}}}")
    return read_theme(folder / "own.yaml")


@pytest.mark.parametrize("kind", KINDS)
def test_letters_are_drawn_from_the_font(tmp_path: Path, kind: str) -> None:
    theme = _theme(tmp_path, kind)
    size = theme.style("body").size
    page = pypdfium2.PdfDocument(write(document_of(TEXT), theme, WriteOptions()).data)[0]
    text = page.get_textpage()
    read = text.get_text_range()
    assert TEXT in " ".join(read.split())
    place = read.index("quick")
    # The box of a letter is its outline's: 700 high, and as wide as the font says without the sides.
    left, bottom, right, top = text.get_charbox(place)
    assert top - bottom == pytest.approx(0.7 * size, abs=0.2)
    font = Font(theme.style("body").face)
    assert right - left == pytest.approx((font.word("q").width - 100) / 1000 * size, abs=0.25)
    if not kind.startswith("variable"):
        assert font.word("q").width == width_of("q")
    picture = page.render(scale=4, grayscale=True).to_pil()
    height = picture.height
    middle = ((left + right) / 2 * 4, height - (bottom + top) / 2 * 4)
    assert picture.getpixel((int(middle[0]), int(middle[1]))) < 100


@pytest.mark.parametrize("kind", KINDS)
def test_a_font_is_embedded_as_its_outlines_ask(tmp_path: Path, kind: str) -> None:
    data = write(document_of(TEXT), _theme(tmp_path, kind), WriteOptions()).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = [f.DescendantFonts[0] for f in pdf.pages[0].Resources.Font.values()]
        (own,) = [f for f in fonts if "Small" in str(f.BaseFont)][:1]
        if "glyf" in kind:
            assert own.Subtype == "/CIDFontType2"
            assert own.FontDescriptor.FontFile2.read_bytes()[:4] == bytes((0, 1, 0, 0))
        else:
            assert own.Subtype == "/CIDFontType0"
            assert "/CIDToGIDMap" not in own
            program = own.FontDescriptor.FontFile3
            assert program.Subtype == "/OpenType"
            assert program.read_bytes()[:4] == b"OTTO"


@pytest.mark.parametrize("family", ["Small (Ünïted) /Sans", "漢字", "a b<c>"])
def test_any_name_of_a_family_makes_a_sound_file(tmp_path: Path, family: str) -> None:
    data = write(document_of(TEXT), _theme(tmp_path, "glyf", family), WriteOptions()).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert not pdf.get_warnings()
        assert all(str(f.BaseFont).isascii() for f in pdf.pages[0].Resources.Font.values())


def test_two_files_of_one_name_are_two_fonts(tmp_path: Path) -> None:
    fonts = []
    for name, widths in (("one", 400), ("two", 500)):
        (tmp_path / name).mkdir()
        small_font(tmp_path / name / "small.ttf", widths=widths)
        (tmp_path / name / "own.yaml").write_text("extends: press\nfonts: {text: {family: A, roman: small.ttf}}")
        fonts.append(Font(read_theme(tmp_path / name / "own.yaml").style("body").face))
    assert fonts[0].resource != fonts[1].resource
