"""A theme file that a brief or a profile names, and the briefs that are built in it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest

from briefgen.build.variant import build_variant
from briefgen.config.load import load_brief
from briefgen.errors import BriefError
from briefgen.style.theme_file import find_theme
from tests.config.folders import Make, errors
from tests.small_fonts import small_font

THEME = "extends: press\nfonts: {text: {family: Quell Text, roman: fonts/quell.otf}}\ncolours: {ink: '#1B4D3E'}\n"


def _folder(make: Make, brief: str, **files: str) -> Path:
    folder = make(brief, looks__quell_DOT_yaml=THEME, **files)
    (folder / "looks" / "fonts").mkdir()
    small_font(folder / "looks" / "fonts" / "quell.otf", "CFF ", widths=200)
    return folder


def test_a_brief_is_built_in_a_theme_of_its_own(make: Make) -> None:
    folder = _folder(make, "report: report.txt\ntheme: looks/quell.yaml\naudiences: [press]\n")
    brief = load_brief(folder)
    assert brief.audiences[0].theme == "looks/quell.yaml"
    files = {file.format: file.data for file in build_variant(brief, brief.audiences[0], ("pdf", "docx", "html")).files}
    with pikepdf.open(io.BytesIO(files["pdf"])) as pdf:
        assert any("QuellText" in str(font.BaseFont) for font in pdf.pages[0].Resources.Font.values())
    with zipfile.ZipFile(io.BytesIO(files["docx"])) as package:
        assert b"Quell Text" in package.read("word/fontTable.xml")
    assert b"Quell Text" in files["html"]
    assert b"#1B4D3E" in files["html"]
    again = build_variant(brief, brief.audiences[0], ("pdf",)).files[0].data
    assert again == files["pdf"]


def test_a_profile_names_a_theme_from_the_folder_of_the_brief(make: Make) -> None:
    profile = "extends: press\ntheme: looks/quell.yaml\n"
    folder = _folder(make, "report: report.txt\naudiences: [nordic]\n", audiences__nordic_DOT_yaml=profile)
    (audience,) = load_brief(folder).audiences
    assert audience.theme == "looks/quell.yaml"


def test_a_changed_theme_is_read_again(make: Make) -> None:
    folder = _folder(make, "report: report.txt\ntheme: looks/quell.yaml\naudiences: [press]\n")
    first = find_theme("looks/quell.yaml", folder)
    assert find_theme("looks/quell.yaml", folder) is first
    (folder / "looks" / "quell.yaml").write_text(THEME.replace("#1B4D3E", "#4D1B3E"), encoding="utf-8")
    assert find_theme("looks/quell.yaml", folder).colours["ink"] == "#4D1B3E"


@pytest.mark.parametrize("where", ["brief", "profile"])
def test_mistakes_of_a_theme_are_told_in_its_file_once(make: Make, where: str) -> None:
    named = "theme: looks/quell.yaml\n"
    folder = _folder(
        make,
        f"report: report.txt\naudiences: [nordic, press]\n{named if where == 'brief' else ''}",
        audiences__nordic_DOT_yaml=f"extends: press\n{named if where == 'profile' else ''}",
    )
    small_font(folder / "looks" / "fonts" / "quell.otf", permission=2)
    with pytest.raises(BriefError) as caught:
        load_brief(folder)
    (told,) = caught.value.diagnostics
    assert str(told.location) == f"{folder / 'looks/quell.yaml'}:2:43"
    assert told.message.startswith("the font fonts/quell.otf is not used: its makers do not allow it")


def test_a_theme_file_that_is_not_there_is_told_where_it_is_named(make: Make) -> None:
    folder = make("report: report.txt\ntheme: none.yaml\n")
    assert errors(folder) == [f"there is no theme file `none.yaml`: {folder / 'none.yaml'} is no file"]
