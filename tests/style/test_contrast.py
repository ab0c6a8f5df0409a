"""Contrast by WCAG, the nearest colour that passes, and every pair of every shipped theme."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.errors import BriefError
from briefgen.labels import Label
from briefgen.style.contrast import TEXT, Against, nearest, passes, ratio, told
from briefgen.style.oklch import to_hex, to_oklch
from briefgen.style.pairs import failures, pairs
from briefgen.style.theme import theme_data, theme_names
from briefgen.style.theme_file import read_theme

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")
against = st.lists(st.builds(Against, colours, st.sampled_from([3.0, 4.5])), min_size=1, max_size=4)
GREYS = [f"#{level:02X}{level:02X}{level:02X}" for level in range(256)]


def test_the_ratio_is_that_of_wcag() -> None:
    assert ratio("#000000", "#FFFFFF") == ratio("#FFFFFF", "#000000") == 21
    assert (round(ratio("#777777", "#FFFFFF"), 2), round(ratio("#767676", "#FFFFFF"), 2)) == (4.48, 4.54)
    assert told(ratio("#777777", "#FFFFFF")) == "4.47:1"  # never rounded up to what would pass


@pytest.mark.parametrize("name", theme_names())
def test_every_pair_of_a_shipped_theme_passes_by_day_and_night(name: str) -> None:
    assert failures(theme_data(name)) == ()
    grounds = {pair.ground for pair in pairs(theme_data(name))}
    assert {"paper", "tint", "panel", "band", "mark"} & grounds >= {"paper", "tint"}


@pytest.mark.parametrize("label", Label)
def test_the_label_can_be_read(label: Label) -> None:
    assert ratio(label.colour, "#000000") >= TEXT


@given(colours)
def test_a_colour_comes_back_from_its_lightness_chroma_and_hue(colour: str) -> None:
    assert to_hex(to_oklch(colour)) == colour


@given(colours, against)
@settings(max_examples=30, deadline=None)
def test_the_nearest_colour_passes_and_there_is_one_wherever_a_grey_would(colour: str, rules: list[Against]) -> None:
    found = nearest(colour, rules)
    if found is None:
        assert not any(passes(grey, rules) for grey in GREYS)
        return
    assert passes(found, rules)
    assert nearest(colour, rules) == nearest(found, rules) == found
    if passes(colour, rules):
        assert found == colour


def test_the_nearest_colour_keeps_its_hue_and_changes_as_little_as_it_can() -> None:
    white = [Against("#FFFFFF", 4.5)]
    found = nearest("#E0A030", white)
    assert found == "#9F6D00"
    assert abs(to_oklch(found)[2] - to_oklch("#E0A030")[2]) < 2
    lighter = to_hex((to_oklch(found)[0] + 0.004, *to_oklch(found)[1:]))
    assert not passes(lighter, white)


# Themes of one's own


def _told(folder: Path, text: str) -> list[tuple[str, str, str]]:
    path = folder / "quell.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        read_theme(path)
    except BriefError as refused:
        return [(str(d.location).removeprefix(f"{path}:"), d.message, d.hint) for d in refused.diagnostics]
    return []


def test_white_on_white_is_told_with_the_ratio_the_pair_and_the_nearest_that_passes(tmp_path: Path) -> None:
    assert _told(tmp_path, "extends: press\ncolours: {text: '#FFFFFF'}") == [
        (
            "2:17",
            "`text` #FFFFFF on `paper` #FFFFFF has a contrast of 1:1, 4.5:1 is needed for `series` "
            "(WCAG 2.2, level AA)",
            'the nearest colour that passes is "#6E6E6E"',
        )
    ]


@pytest.mark.parametrize(
    ("text", "place", "pair", "hint"),
    [
        ("colours: {paper: '#000000'}", "2:18", "`text` #111111 on `paper` #000000", 'passes is "#'),
        ("dark: {text: '#333333'}", "2:14", "`text` #333333 on `tint` #24221F on dark screens", 'passes is "#'),
        ("styles: {body: {colour: rule}}", "2:25", "`rule` #", "take another colour: `text`, "),
        ("colours: {series_2: '#F0F0F0'}", "2:21", "`series_2` #F0F0F0 on `paper` #FFFFFF", 'passes is "#'),
        (
            "colours: {moss: '#1B4D3E'}\nstyles: {body: {colour: moss}}",
            "2:17",
            "`moss` #1B4D3E on `tint` #24221F on dark screens",
            'add a colour for dark screens: `dark: {moss: "#',
        ),
    ],
)
def test_what_cannot_be_read_is_told_at_the_key_that_says_it(
    tmp_path: Path, text: str, place: str, pair: str, hint: str
) -> None:
    ((where, said, what_to_do),) = _told(tmp_path, f"extends: press\n{text}")
    assert where == place
    assert said.startswith(pair)
    assert hint in what_to_do


def test_large_text_may_have_less_contrast(tmp_path: Path) -> None:
    pale = "extends: institutional\ncolours: {pale: '#808890'}\ndark: {pale: '#A6AFB9'}\nstyles: {%s: {colour: pale}}"
    assert _told(tmp_path, pale % "title") == []
    assert _told(tmp_path, pale % "note")


NAMES = ("text", "ink", "muted", "tint", "paper", "panel", "on_panel", "mark", "series_1")


@given(st.sampled_from(theme_names()), st.dictionaries(st.sampled_from(NAMES), colours, min_size=1, max_size=4))
@settings(max_examples=12, deadline=None)
def test_a_theme_passes_when_all_that_is_offered_is_taken(
    tmp_path_factory: pytest.TempPathFactory, base: str, own: dict[str, str]
) -> None:
    folder = tmp_path_factory.mktemp("look")
    said = dict(own)
    for _ in range(2):
        lines = "".join(f"\n  {name}: '{value}'" for name, value in said.items())
        found = _told(folder, f"extends: {base}\ncolours:{lines}")
        if not found or not all("passes is" in hint for _, _, hint in found):
            break
        for place, _, hint in found:
            said[list(said)[int(place.split(":")[0]) - 3]] = hint.rpartition("is ")[2].strip('"')
    else:
        assert found == [], (own, said)
