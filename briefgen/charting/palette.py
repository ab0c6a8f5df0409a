"""Colours, markers and dashes of series, and which colour words may have.

Names of colours are a theme's; `words_of(series)` is a name of ours: the series' colour where it is dark enough to be
read as text (WCAG 2.2, 1.4.3: 4.5 to 1 on the ground), else the colour of all text.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.charting.shapes import Sign
from briefgen.style.contrast import TEXT as READABLE
from briefgen.style.contrast import ratio

MOST = 4  # series
SERIES = tuple(f"series_{number}" for number in range(1, MOST + 1))
HIGHLIGHT, QUIET, GRID, GROUND, TEXT, FAINT = "series_1", "bar_muted", "rule", "paper", "text", "muted"
_SIGNS = (Sign.CIRCLE, Sign.SQUARE, Sign.TRIANGLE, Sign.DIAMOND)
_DASHES: tuple[tuple[float, ...], ...] = ((), (7.0, 2.5), (2.5, 2.0), (8.0, 2.0, 2.0, 2.0))
_WORDS = "_words"


def colour(number: int) -> str:
    """Return the colour of a series, counted from 0."""
    return SERIES[number % MOST]


def sign(number: int) -> Sign:
    """Return the marker of a series."""
    return _SIGNS[number % MOST]


def dash(number: int) -> tuple[float, ...]:
    """Return the dash of a series' line."""
    return _DASHES[number % MOST]


def words_of(name: str) -> str:
    """Return the name of the colour that words about a series have."""
    return name + _WORDS


def value(colours: Mapping[str, str], name: str) -> str:
    """Return the `#RRGGBB` behind a name. Raises KeyError for a name that the theme has not."""
    if not name.endswith(_WORDS):
        return colours[name]
    own = colours[name.removesuffix(_WORDS)]
    return own if ratio(own, colours[GROUND]) >= READABLE else colours[TEXT]
