"""The shipped themes: each has every layout, every piece a dress, and colours that can be told from their ground."""

from __future__ import annotations

import pytest

from briefgen.style.choices import LAYOUTS, PIECES
from briefgen.style.theme import Theme, load_theme, theme_names

LEAST_OF_GRAPHICS, LEAST_OF_TEXT = 3.0, 4.5  # contrast: WCAG 2.2, 1.4.11 and 1.4.3
CHARTS = ("series_1", "series_2", "series_3", "series_4", "bar_muted")
THEMES = [load_theme(name, layout) for name in theme_names() for layout in LAYOUTS]
_ids = [f"{theme.name}-{theme.layout}" for theme in THEMES]


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.2)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=_ids)
def test_the_tracks_of_a_layout_fill_the_page(theme: Theme) -> None:
    tracks, page = theme.tracks, theme.pages["a4"]
    width = page.width - page.left - page.right
    match theme.layout:
        case "columns":
            assert 2 * tracks["column"] + tracks["gutter"] == pytest.approx(width)
        case "headline":
            assert tracks["main"] + tracks["gap"] + tracks["sidebar"] == pytest.approx(width)
        case _:
            assert tracks["main"] + tracks["gap_b"] + tracks["reference"] == pytest.approx(tracks["wide"])
            assert tracks["side"] + tracks["gap_a"] + tracks["wide"] == pytest.approx(width)
    assert tracks.get("full", width) == pytest.approx(width)


@pytest.mark.parametrize("theme", THEMES, ids=_ids)
def test_every_piece_has_a_dress_that_there_is(theme: Theme) -> None:
    assert theme.pieces.keys() == PIECES.keys()
    assert all(theme.pieces[piece] in choices for piece, choices in PIECES.items())


def test_a_theme_is_the_same_whether_its_own_layout_is_named_or_not() -> None:
    for name in theme_names():
        assert load_theme(name) is load_theme(name, load_theme(name).layout)
        with pytest.raises(KeyError):
            load_theme(name, "spiral")


@pytest.mark.parametrize("name", theme_names())
def test_what_a_chart_is_drawn_with_can_be_told_from_the_paper_by_day_and_night(name: str) -> None:
    theme = load_theme(name)
    for colours in (theme.colours, theme.dark):
        ratios = {chart: contrast(colours[chart], colours["paper"]) for chart in CHARTS}
        assert min(ratios.values()) >= LEAST_OF_GRAPHICS, ratios
        assert len({colours[chart] for chart in CHARTS}) == len(CHARTS)
        assert contrast(colours["accent"], colours["paper"]) >= LEAST_OF_TEXT
    assert contrast(theme.colours["bar_muted"], theme.colours["paper"]) >= LEAST_OF_TEXT  # a number stands in it
