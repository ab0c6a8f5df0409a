"""Contrast: can a colour be read on another, and which colour nearest to it can?

In: colours as `#RRGGBB`, and what each must be told from, by how much (WCAG 2.2, 1.4.3 and 1.4.11). Out: ratios; a
colour of the same hue, as little lighter or darker as will do.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from briefgen.style.oklch import channels, to_hex, to_oklch

TEXT, LARGE, GRAPHICS = 4.5, 3.0, 3.0  # the least ratios of level AA
LARGE_SIZE, LARGE_BOLD_SIZE, BOLD = 18.0, 14.0, 700  # pt, pt, weight: what is large (1.4.3)
_STEPS = 1000  # of lightness


class Against(NamedTuple):
    """A colour that another must be told from, and the least ratio."""

    colour: str
    least: float


def luminance(colour: str) -> float:
    """Return the relative luminance of `#RRGGBB`, from 0 to 1."""
    red, green, blue = channels(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@lru_cache(maxsize=512)
def ratio(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21; which of them is the text makes no difference."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def told(value: float) -> str:
    """Return a ratio as it is printed; rounded down, so that what fails never looks as if it passed."""
    return f"{math.floor(value * 100) / 100:g}:1"


def least_for(size: float, weight: float) -> float:
    """Return the least ratio of a text of this size in points and weight."""
    return LARGE if size >= LARGE_SIZE or (size >= LARGE_BOLD_SIZE and weight >= BOLD) else TEXT


def passes(colour: str, rules: Iterable[Against]) -> bool:
    """Tell whether a colour can be told from all that it must be."""
    return all(ratio(colour, rule.colour) >= rule.least for rule in rules)


def nearest(colour: str, rules: Iterable[Against]) -> str | None:
    """Return the passing colour whose lightness differs least, of the same hue; None where no colour passes."""
    limits = tuple(rules)
    for found in _candidates(colour):
        if passes(found, limits):
            return found
    return None


def _candidates(colour: str) -> Iterator[str]:
    """Yield a colour, then ever darker and lighter ones of its hue, the nearest first; at last greys."""
    yield colour
    lightness, chroma, hue = to_oklch(colour)
    start = round(lightness * _STEPS)
    for strength in (chroma, 0.0):
        for distance in range(_STEPS + 1):
            for step in (start - distance, start + distance):
                if 0 <= step <= _STEPS:
                    yield to_hex((step / _STEPS, strength, hue))
