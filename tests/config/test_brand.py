"""The brand that a brief names: read, laid over every audience's theme, and every mistake at its place."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from briefgen.build.variant import build_variant
from briefgen.config.load import load_brief
from briefgen.diagnostics import Severity
from briefgen.errors import BriefError
from briefgen.style.theme_file import find_theme
from tests.config.folders import Make
from tests.small_fonts import small_font

BRIEF = "report: report.txt\naudiences: [press, minister]\nbrand: looks/brand.yaml\n"
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="#14365C"/></svg>\n'
)
BRAND = "organisation: Quell Board\nlogo: {file: sign.svg, alt: Quell Board}\ncolours: {ink: '#7A1F4B'}\n"


def _folder(make: Make, brand: str = BRAND, brief: str = BRIEF, logo: str = LOGO, **files: str) -> Path:
    return make(brief, looks__brand_DOT_yaml=brand, looks__sign_DOT_svg=logo, **files)


def _told(folder: Path) -> list[str]:
    with pytest.raises(BriefError) as refused:
        load_brief(folder)
    assert refused.value.exit_code == 3
    found = [d for d in refused.value.diagnostics if d.severity is Severity.ERROR]
    return [f"{d.location}: {d.message}".removeprefix(f"{folder}/") for d in found]


def test_a_brand_is_laid_over_the_theme_of_each_audience(make: Make) -> None:
    brief = load_brief(_folder(make))
    assert brief.publisher == "Quell Board"
    assert brief.brand is not None
    assert brief.brand.logo is not None
    for profile in brief.audiences:
        theme = find_theme(profile.theme, brief.folder, brand=brief.brand)
        assert (theme.colours["ink"], theme.logo) == ("#7A1F4B", brief.brand.logo)
    files = build_variant(brief, brief.audiences[0], ("html", "docx", "pdf")).files
    assert b"data:image/svg+xml;base64," in files[0].data


def test_the_brief_names_its_publisher_itself(make: Make) -> None:
    assert load_brief(_folder(make, brief=f"{BRIEF}publisher: Marrow Office\n")).publisher == "Marrow Office"


def test_equal_brands_are_one_and_a_changed_one_is_another(make: Make) -> None:
    first, again = load_brief(_folder(make)).brand, load_brief(_folder(make)).brand
    assert first == again
    assert load_brief(_folder(make, logo=LOGO.replace("14365C", "14365D"))).brand != first


@pytest.mark.parametrize(
    ("brand", "told"),
    [
        ("", "1:1: a brand is a mapping of keys to values"),
        ("- ink", "1:1: a brand is a mapping of keys to values"),
        ("logos: {}", "1:1: unknown key `logos`"),
        ("logo:", "1:6: `logo` has no value"),
        ("logo: sign.svg", "1:7: `logo` takes a mapping of keys to values, not `sign.svg`"),
        ("logo: {alt: A}", "1:7: `file` is missing"),
        ("logo: {file: sign.svg}", "1:7: `alt` is missing"),
        ("logo: {file: sign.svg, alt: ' '}", "1:29: `alt` is missing"),
        ("logo: {file: sign.svg, alt: A, decorative: true}", "1:44: a decorative logo has no `alt`"),
        (
            "logo: {file: sign.svg, decorative: true, wordmark: true}",
            "1:36: a logo that is the name of the house is no",
        ),
        ("logo: {file: sign.svg, alt: Clerks have been accused of theft}", "1:29: `alt` counts as an allegation"),
        ("logo: {file: none.svg, alt: A}", "1:14: there is no logo `none.svg`: "),
        ("logo: {file: ., alt: A}", "1:14: there is no logo `.`: "),
        ("logo: {file: brand.yaml, alt: A}", "1:14: the logo brand.yaml is neither SVG nor PNG"),
        ("colours: {ink: red}", "1:16: `red` is not a value for `ink`"),
        ("colours: {ink: #14365C\n}", "1:11: `ink` has no value"),
        ("colours: {dark: '#FFFFFF'}", "1:10: `ink` is missing"),
        ("colours: {ink: '#14365C', mark: '#9B1C1C'}", "1:27: unknown key `mark`"),
        (
            "colours: {ink: '#E0A030'}",
            "1:16: `ink` #E0A030 on `tint` #F2EEE8 has a contrast of 1.96:1, 4.5:1 is needed",
        ),
        ("colours: {ink: '#14365C', dark: '#333333'}", "1:33: `ink` #333333 on `tint` #1E2630 on dark screens has a"),
        ("fonts: {text: {family: A}}", "1:15: `roman` is missing"),
        ("fonts: {text: {family: A, roman: none.ttf}}", "1:34: the font none.ttf is not used: there is no such file"),
        ("fonts: {body: {family: A, roman: a.ttf}}", "1:9: unknown key `body`"),
        ("fonts: {text: {family: A, roman: sign.svg}}", "1:34: the font sign.svg is not used: it is no font file"),
    ],
)
def test_a_mistake_is_told_at_its_place(make: Make, brand: str, told: str) -> None:
    (found,) = _told(_folder(make, brand))
    assert found.startswith(f"looks/brand.yaml:{told}")


def test_everything_wrong_is_told_in_one_run(make: Make) -> None:
    brand = "logo: {file: sign.svg}\nfonts: {text: {family: A, roman: none.ttf}}\ncolours: {ink: '#E0A030'}\n"
    folder = _folder(make, brand, f"{BRIEF}theme: none\n", "<svg viewBox='0 0 9 9'>\n<text/>\n<image/>\n</svg>")
    places = [found.partition(": ")[0] for found in _told(folder)]
    assert sorted(places) == [
        "brief.yaml:4:8", "looks/brand.yaml:1:7", "looks/brand.yaml:2:34", "looks/brand.yaml:3:16",
        "looks/sign.svg:2", "looks/sign.svg:3",
    ]  # fmt: skip


def test_the_colour_that_is_offered_passes_in_all_themes(make: Make) -> None:
    for ink in ("#E0A030", "#FFFFFF", "#7FD0D8", "#FF00FF", "#C8C8C8"):
        folder = _folder(make, f"colours: {{ink: '{ink}', dark: '{ink[:3]}0000'}}")
        with pytest.raises(BriefError) as refused:
            load_brief(folder)
        offered = [
            d.hint.rpartition("is ")[2].strip('"') for d in refused.value.diagnostics if "passes in all" in d.hint
        ]
        dark = offered[1] if len(offered) > 1 else f"{ink[:3]}0000"
        _folder(make, f"colours: {{ink: '{offered[0]}', dark: '{dark}'}}")
        assert load_brief(folder).brand


def test_a_colour_must_be_readable_in_a_theme_of_ones_own_too(make: Make) -> None:
    brief = "report: report.txt\naudiences: [{name: press, theme: looks/dim.yaml}]\nbrand: looks/brand.yaml\n"
    theme = "extends: press\ncolours: {tint: '#B8B8B8', muted: '#222222', ink: '#550000', accent: '#550000'}\n"
    assert not _told_or_none(_folder(make, brief=brief, looks__dim_DOT_yaml=theme))
    (found,) = _told(_folder(make, "colours: {ink: '#A8326E'}", brief, looks__dim_DOT_yaml=theme))
    assert found.endswith("in the theme dim")


def _told_or_none(folder: Path) -> list[str]:
    try:
        load_brief(folder)
    except BriefError as refused:
        return [str(d) for d in refused.diagnostics]
    return []


def test_a_brand_that_is_not_there_or_is_no_text_is_told(make: Make) -> None:
    (found,) = _told(make(BRIEF))
    assert found.startswith("brief.yaml:3:8: there is no brand file `looks/brand.yaml`: ")
    folder = _folder(make)
    (folder / "looks" / "brand.yaml").write_bytes(b"\xff\xfe\x00")
    assert _told(folder) == ["looks/brand.yaml:1:1: the file is not UTF-8 text"]


@pytest.mark.parametrize(
    "text", ["root:x:0:0", "- &quay Tidewell", "name: Tidewell", "name: no\nTidewell: 'x", "quay: no"]
)
@pytest.mark.parametrize("kind", ["brand", "theme"])
def test_nothing_of_a_file_of_another_kind_is_printed(kind: str, text: str, make: Make) -> None:
    folder = make(f"report: report.txt\naudiences: [public]\n{kind}: other.yaml\n", other_DOT_yaml=text)
    with pytest.raises(BriefError) as refused:
        load_brief(folder)
    for diagnostic in refused.value.diagnostics:
        found = str(diagnostic).removeprefix(f"{folder}/")
        assert found.startswith("other.yaml:")
        assert not [word for word in ("root", "quay", "Tidewell", "`no`") if word in found]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_a_logo_that_is_a_pipe_is_not_waited_for(make: Make) -> None:
    folder = _folder(make, "logo: {file: pipe, alt: A}")
    os.mkfifo(folder / "looks" / "pipe")
    (found,) = _told(folder)
    assert found.startswith("looks/brand.yaml:1:14: there is no logo `pipe`: ")


def test_fonts_and_pixels_of_a_brand_are_in_the_files(make: Make) -> None:
    fonts = "fonts: {text: {family: Quell Text, roman: quell.ttf}}\n"
    folder = _folder(make, f"logo: {{file: sign.png, alt: A quay}}\n{fonts}", brief=f"{BRIEF}publisher: Quell Board\n")
    small_font(folder / "looks" / "quell.ttf", widths=200)
    Image.new("RGBA", (80, 60), (20, 54, 92, 128)).save(folder / "looks" / "sign.png")
    brief = load_brief(folder)
    files = {file.format: file.data for file in build_variant(brief, brief.audiences[0], ("pdf", "docx", "html")).files}
    with pikepdf.open(io.BytesIO(files["pdf"])) as pdf:
        assert any("QuellText" in str(font.BaseFont) for font in pdf.pages[0].Resources.Font.values())
    assert b"Quell Text" in files["html"]
    assert b'alt="A quay"' in files["html"]
    assert b"word/media/logo.png" in files["docx"]
