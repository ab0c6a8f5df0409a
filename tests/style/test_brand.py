"""A brand laid over the themes: colours that go together, fonts by role, a logo of the right size."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.style.brand import Brand
from briefgen.style.contrast import ratio
from briefgen.style.logos.logo import Drawing, Logo, Segment, Shape
from briefgen.style.oklch import to_oklch
from briefgen.style.theme import Theme, load_theme, theme_names
from briefgen.style.theme_file import find_theme
from tests.small_fonts import small_font

SQUARE = Drawing(100.0, (Shape((Segment("M", (0.0, 0.0)), Segment("L", (9.0, 9.0)), Segment("Z", ())), "#14365C"),))


def branded(theme: str, layout: str = "", **said: object) -> Theme:
    return find_theme(theme, Path(), layout, Brand(repr(said), **said))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", theme_names())
def test_the_one_colour_and_what_has_its_hue_change_and_nothing_else(name: str) -> None:
    own, plain = branded(name, ink="#7A1F4B"), load_theme(name)
    changed = {key for key in plain.colours if own.colours[key] != plain.colours[key]}
    assert changed == {"ink"} if name == "press" else {"ink", "tint", "panel", "rule", "series_1"}
    assert own.colours["mark"] == plain.colours["mark"]
    assert all(own.styles[style].colour != plain.colours["ink"] for style in own.styles)
    assert own.dark["ink"] != plain.dark["ink"]
    assert abs(to_oklch(own.dark["ink"])[2] - to_oklch("#7A1F4B")[2]) < 12
    for key in changed - {"ink", "series_1"}:  # as light as before
        assert ratio(own.colours[key], "#000000") == pytest.approx(ratio(plain.colours[key], "#000000"), rel=0.03)


def test_a_grey_ink_has_grey_grounds() -> None:
    tint = branded("briefing", ink="#333333").colours["tint"]
    assert tint[1:3] == tint[3:5] == tint[5:7]


def test_the_colour_for_dark_screens_may_be_said() -> None:
    own = branded("institutional", ink="#7A1F4B", dark="#FFB0D0")
    assert own.dark["ink"] == own.dark["series_1"] == "#FFB0D0"


def test_a_brand_on_a_theme_is_made_once_and_survives_the_way_to_another_process() -> None:
    brand = Brand("a", ink="#7A1F4B", fonts={"text": {"family": "A"}}, logo=Logo(SQUARE))
    assert find_theme("press", Path(), "", brand) is find_theme("press", Path(), "", pickle.loads(pickle.dumps(brand)))
    assert find_theme("press", Path(), "", brand) is not find_theme("press", Path(), "", replace(brand, key="b"))
    assert find_theme("press", Path(), "columns", brand).layout == "columns"


FONTS = ("text", "headings", "notes")
STYLES = ("body", "title", "section", "note", "footer", "numeral", "title_rest")


@pytest.mark.parametrize(
    ("theme", "given", "roles"),
    [
        ("institutional", ("text",), ("text", "text", "text", "", "", "text", "text")),
        ("institutional", ("headings",), ("", "headings", "headings", "", "", "headings", "headings")),
        ("institutional", FONTS, ("text", "headings", "headings", "notes", "notes", "headings", "headings")),
        ("briefing", ("text",), ("text", "text", "text", "text", "text", "", "text")),
        ("briefing", ("headings",), ("", "headings", "headings", "", "", "", "headings")),
        ("press", ("text",), ("text", "", "", "", "", "", "text")),
        ("press", ("headings",), ("", "headings", "headings", "headings", "headings", "headings", "")),
        ("press", FONTS, ("text", "headings", "headings", "notes", "notes", "headings", "text")),
    ],
)
def test_fonts_of_a_brand_take_the_place_of_the_themes(
    tmp_path: Path, theme: str, given: tuple[str, ...], roles: tuple[str, ...]
) -> None:
    for role in given:
        small_font(tmp_path / f"{role}.ttf")
    fonts = {role: {"family": f"Own {role}", "roman": f"{role}.ttf"} for role in given}
    for layout in ("", "columns", "report"):
        own = branded(theme, layout, fonts=fonts, folder=tmp_path)
        found = tuple(own.style(style).family.name.removeprefix("Own ") for style in STYLES)
        plain = tuple(load_theme(theme).style(style).family.name for style in STYLES)
        assert found == tuple(role or name for role, name in zip(roles, plain, strict=True))
    family = branded(theme, fonts=fonts, folder=tmp_path).style(STYLES[[bool(r) for r in roles].index(True)]).family
    assert family.fallback in {family.fallback for family in load_theme(theme).families.values()}


def test_a_logo_is_as_high_as_the_theme_says_and_never_too_wide() -> None:
    assert branded("institutional", logo=Logo(SQUARE)).logo == Logo(SQUARE)
    assert Logo(SQUARE).size(15) == (15, 15)
    wide = Logo(replace(SQUARE, width=1500.0))
    assert wide.size(15) == pytest.approx((60 * 72 / 25.4, 60 * 72 / 25.4 / 15))


@pytest.mark.parametrize(
    ("logo", "spoken", "beside"),
    [
        (Logo(SQUARE, "Quell Board"), "", "Quell Board"),
        (Logo(SQUARE, "quell board "), "", "Quell Board"),
        (Logo(SQUARE, "A quay"), "A quay", "Quell Board"),
        (Logo(SQUARE, "", decorative=True), "", "Quell Board"),
        (Logo(SQUARE, "Quell Board", wordmark=True), "Quell Board", ""),
    ],
)
def test_a_logo_says_nothing_that_stands_beside_it(logo: Logo, spoken: str, beside: str) -> None:
    assert (logo.spoken("Quell Board"), logo.beside("Quell Board")) == (spoken, beside)
