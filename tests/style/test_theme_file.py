"""Themes of one's own: what differs from a shipped one, and every mistake at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.errors import BriefError
from briefgen.style.choices import LAYOUTS
from briefgen.style.theme import load_theme, theme_names
from briefgen.style.theme_file import read_theme
from tests.small_fonts import small_font, variable_font


def _theme(folder: Path, text: str) -> Path:
    path = folder / "quell.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def _told(folder: Path, text: str) -> list[str]:
    path = _theme(folder, text)
    with pytest.raises(BriefError) as refused:
        read_theme(path)
    return [f"{d.location}: {d.message}".removeprefix(f"{path}:") for d in refused.value.diagnostics]


@pytest.mark.parametrize("name", theme_names())
def test_a_theme_that_only_extends_is_like_the_shipped_one(tmp_path: Path, name: str) -> None:
    own, shipped = read_theme(_theme(tmp_path, f"extends: {name}")), load_theme(name)
    assert own.name == "quell"
    assert own.layout == shipped.layout
    assert {n: s.face for n, s in own.styles.items()} == {n: s.face for n, s in shipped.styles.items()}
    assert own.colours == shipped.colours
    assert own.tracks == shipped.tracks


def test_what_a_theme_says_is_laid_over_the_shipped_one(tmp_path: Path) -> None:
    text = "extends: press\ntheme: marrow\ncolours: {ink: '#1B4D3E'}\nstyles: {body: {size: 12}}\n"
    own, shipped = read_theme(_theme(tmp_path, text)), load_theme("press")
    assert own.name == "marrow"
    assert own.colours["ink"] == own.style("numeral").colour == "#1B4D3E"
    assert own.colours["text"] == shipped.colours["text"]
    assert (own.style("body").size, own.style("body").lead) == (12, shipped.style("body").lead)


def test_what_a_theme_says_of_a_style_counts_in_every_layout_unless_it_says_otherwise_for_one(tmp_path: Path) -> None:
    text = (
        "extends: press\nlayout: columns\nstyles: {body: {size: 12}}\nlayouts: {report: {styles: {body: {size: 13}}}}\n"
    )
    path = _theme(tmp_path, text)
    assert {layout: read_theme(path, layout).style("body").size for layout in LAYOUTS} == {
        "headline": 12, "columns": 12, "side-heads": 12, "report": 13
    }  # fmt: skip
    assert read_theme(path).layout == "columns"
    assert read_theme(path, "columns").style("item").size == load_theme("press", "columns").style("item").size


def test_a_theme_chooses_how_a_piece_is_dressed(tmp_path: Path) -> None:
    own = read_theme(_theme(tmp_path, "extends: press\npieces: {panel: tinted}"))
    assert own.pieces == {**load_theme("press").pieces, "panel": "tinted"}


def test_a_theme_says_which_words_are_divided_and_which_edges_are_even(tmp_path: Path) -> None:
    text = "extends: press\nhyphenate: [fi, el]\nstyles: {body: {align: justified}, note: {hyphenate: false}}\n"
    own = read_theme(_theme(tmp_path, text))
    assert own.hyphenate == {"fi", "el"}
    assert own.style("body").justified
    assert not own.style("item").justified
    assert not own.style("note").hyphenate
    assert own.style("section").last_words == 2
    assert read_theme(_theme(tmp_path, "extends: press\nhyphenate: []")).hyphenate == frozenset()


def test_fonts_are_found_beside_the_theme(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    font = variable_font(tmp_path / "fonts" / "small.ttf")
    own = read_theme(_theme(tmp_path, "extends: press\nfonts: {text: {family: Small, roman: fonts/small.ttf}}"))
    face = own.style("body").face
    assert (face.path, face.axes) == (font, (("wght", 400),))
    assert own.style("body").bold.axes == (("wght", 600),)
    assert own.style("body").family.fallback == load_theme("press").style("body").family.fallback
    assert own.style("title").face == load_theme("press").style("title").face


def test_a_family_without_an_axis_of_weight_has_fonts_for_bold(tmp_path: Path) -> None:
    for name in ("roman", "italic", "bold", "bold_italic"):
        small_font(tmp_path / f"{name}.ttf")
    files = ", ".join(f"{name}: {name}.ttf" for name in ("roman", "italic", "bold", "bold_italic"))
    own = read_theme(_theme(tmp_path, f"extends: press\nfonts: {{text: {{family: Small, {files}}}}}"))
    style, quote = own.style("body"), own.style("quote")
    assert [f.path.stem for f in (style.face, style.bold, style.emphasis)] == ["roman", "bold", "italic"]
    assert [f.path.stem for f in (quote.face, quote.bold, quote.emphasis)] == ["italic", "bold_italic", "roman"]


def test_a_theme_may_have_fonts_and_colours_of_its_own_names(tmp_path: Path) -> None:
    small_font(tmp_path / "a.ttf")
    text = (
        "extends: press\nfonts: {mine: {family: A, roman: a.ttf}}\n"
        "colours: {moss: '#1B4D3E'}\ndark: {moss: '#8FC7B2'}\n"
        "styles: {body: {font: mine, colour: moss}}"
    )
    body = read_theme(_theme(tmp_path, text)).style("body")
    assert (body.face.family, body.colour) == ("A", "#1B4D3E")
    assert body.family.generic == "sans-serif"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "1:1: a theme is a mapping of keys to values"),
        ("- press", "1:1: a theme is a mapping of keys to values"),
        ("theme: x", "1:1: `extends` is missing"),
        ("extends: pres", "1:10: no theme `pres`"),
        ("extends: [press]", "1:10: no theme `['press']`"),
        ("extends: press\nfonst: {}", "2:1: unknown key `fonst`"),
        ("extends: press\nlayout: column", "2:9: `column` is not a value for `layout`"),
        ("extends: press\npieces: {panel: tinged}", "2:17: `tinged` is not a value for `panel`"),
        ("extends: press\npieces: {pannel: tinted}", "2:10: unknown key `pannel`"),
        ("extends: press\ncolours: {ink: red}", "2:16: `ink` takes a colour"),
        ("extends: press\ncolours: {moss: green}", "2:17: `moss` takes a colour"),
        ("extends: press\ncolours: red", "2:10: `colours` takes a mapping of keys to values"),
        ("extends: press\nstyles: {body: {size: big}}", "2:23: `size` takes a number"),
        ("extends: press\nstyles: {body: {size: 1}}", "2:23: `size` goes from 4 to 150"),
        ("extends: press\nstyles: {body: {size: 1e9}}", "2:23: `size` takes a number"),
        ("extends: press\nstyles: {body: {italic: 1}}", "2:25: `italic` takes `true` or `false`"),
        ("extends: press\nstyles: {body: {colour: blue}}", "2:25: no colour `blue` in this theme"),
        ("extends: press\nstyles: {body: {font: sans}}", "2:23: no font `sans` in this theme"),
        ("extends: press\nstyles: {bdy: {size: 9}}", "2:10: unknown key `bdy`"),
        ("extends: press\nstyles: {title: {steps: [[41]]}}", "2:26: `steps` takes two numbers"),
        ("extends: press\nstyles: {title: {steps: [[41, 42], [0, 0]]}}", "2:36: `steps` go from 4 to 2000"),
        ("extends: press\npage: {a4: {size_mm: [0, 297]}}", "2:22: `size_mm` goes from 50 to 2000"),
        ("extends: press\npage: {a4: {margin_mm: {left: -5}}}", "2:31: `left` goes from 0 to 2000"),
        ("extends: press\nlayouts: {report: {tracks_mm: {main: -1}}}", "2:38: `main` goes from 0 to 2000"),
        ("extends: press\nlayouts: {reports: {}}", "2:11: unknown key `reports`"),
        (
            "extends: press\nlayouts: {columns: {styles: {body: {size: 22}}}}",
            "2:43: `size` is 22 on a lead of 15: lines would run into one another",
        ),
        ("extends: press\nstyles: {body: {before: -2}}", "2:25: `before` goes from 0 to 30"),
        (
            "extends: press\nstyles: {body: {size: 40}}",
            "2:23: `size` is 40 on a lead of 15: lines would run into one another",
        ),
        ("extends: press\nhyphenate: [1]", "2:12: `hyphenate` takes languages"),
        ("extends: press\nstyles: {body: {align: centred}}", "2:24: `centred` is not a value for `align`"),
        ("extends: press\npage: {a5: {lines: 30}}", "2:8: unknown key `a5`"),
        ("extends: press\npage: {a4: {lines: 30.5}}", "2:20: `lines` takes a whole number"),
        ("extends: press\nfonts: {text: {family: A}}", "2:15: `roman` is missing"),
        ("extends: press\nfonts: {text: {folder: x}}", "2:16: unknown key `folder`"),
        ("extends: press\nhyphenate: [de, 1]", "2:12: `hyphenate` takes languages"),
        ("extends: press\nstyles: {body: {align: just}}", "2:24: `just` is not a value for `align`"),
        ("extends: press\nstyles: {section: {last_words: 1.5}}", "2:32: `last_words` takes a whole number"),
        ("extends: press\nfonts: {text: {generic: serious}}", "2:25: `serious` is not a value for `generic`"),
        (
            "extends: press\nfonts: {text: {family: A, roman: x.ttf}}",
            "2:34: the font x.ttf is not used: there is no such file",
        ),
    ],
)
def test_a_mistake_is_told_at_its_place(tmp_path: Path, text: str, told: str) -> None:
    assert told in _told(tmp_path, text)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    text = "extends: press\ncolours: {ink: red, text: blue}\nstyles: {bdy: {}, body: {size: big}}"
    assert len(_told(tmp_path, text)) == 4


def test_an_axis_that_the_font_has_not_is_told_with_those_it_has(tmp_path: Path) -> None:
    variable_font(tmp_path / "a.ttf")
    text = "extends: press\nfonts: {text: {family: A, roman: a.ttf, axes: {opsz: [6, 72], wght: [50, 900]}}}"
    assert _told(tmp_path, text) == [
        "2:54: the font a.ttf has no axis `opsz`",
        "2:69: `wght` of the font goes from 100 to 900",
    ]


def test_a_family_whose_fonts_have_other_axes_is_refused(tmp_path: Path) -> None:
    variable_font(tmp_path / "a.ttf")
    small_font(tmp_path / "b.ttf")
    text = "extends: press\nfonts: {text: {family: A, roman: a.ttf, italic: b.ttf}}"
    assert _told(tmp_path, text) == ["2:49: the font b.ttf has other axes than a.ttf: none"]


def test_a_font_that_may_not_be_embedded_is_refused_with_the_reason(tmp_path: Path) -> None:
    small_font(tmp_path / "a.ttf", permission=2)
    told = _told(tmp_path, "extends: press\nfonts: {text: {family: A, roman: a.ttf}}")
    assert told == ["2:34: the font a.ttf is not used: its makers do not allow it to be put into a file"]


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(BriefError, match="cannot be read"):
        read_theme(tmp_path / "none.yaml")
    (tmp_path / "latin.yaml").write_bytes(b"extends: press # \xe9")
    with pytest.raises(BriefError, match="not UTF-8"):
        read_theme(tmp_path / "latin.yaml")
