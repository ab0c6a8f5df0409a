"""Colours of series are told apart by colour-blind readers, on paper and on a dark screen; words are read on both.

Simulated as by Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
Deficiency" (2009), severity 1, in linear light; told apart as by CIE 1976: a distance of 20 in L*a*b*.
"""

from __future__ import annotations

from itertools import combinations

import pytest

from briefgen.charting import palette
from briefgen.style.theme import load_theme, theme_names

MACHADO = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
WHITE = (0.95047, 1.0, 1.08883)
LEAST = 20.0
GRAPHICS = 3.0  # WCAG 2.2, 1.4.11


def linear(colour: str) -> tuple[float, ...]:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)


def turned(matrix: tuple[tuple[float, ...], ...], vector: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)


def lab(colour: str, seen: str) -> tuple[float, float, float]:
    light = tuple(min(max(c, 0.0), 1.0) for c in turned(MACHADO[seen], linear(colour)))
    x, y, z = (_f(c / white) for c, white in zip(turned(XYZ, light), WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _f(t: float) -> float:
    return t ** (1 / 3) if t > (6 / 29) ** 3 else t / (3 * (6 / 29) ** 2) + 4 / 29


def distance(one: str, other: str, seen: str) -> float:
    return sum((a - b) ** 2 for a, b in zip(lab(one, seen), lab(other, seen), strict=True)) ** 0.5


def contrast(one: str, other: str) -> float:
    light, dark = sorted((turned(XYZ, linear(colour))[1] + 0.05 for colour in (one, other)), reverse=True)
    return light / dark


def colours(theme: str, screen: str) -> dict[str, str]:
    found = load_theme(theme)
    return {**found.colours, **(found.dark if screen == "dark" else {})}


def test_distances_are_those_of_the_literature() -> None:
    assert distance("#FF0000", "#00FF00", "none") == pytest.approx(170.6, abs=0.3)
    assert distance("#000000", "#FFFFFF", "none") == pytest.approx(100, abs=0.1)
    assert distance("#D0403A", "#7A7A2A", "deutan") < distance("#D0403A", "#7A7A2A", "none") / 2


@pytest.mark.parametrize("screen", ["paper", "dark"])
@pytest.mark.parametrize("theme", theme_names())
def test_every_pair_of_series_is_told_apart(theme: str, screen: str) -> None:
    shown = colours(theme, screen)
    pairs = [(a, b, seen) for a, b in combinations(palette.SERIES, 2) for seen in MACHADO]
    close = {pair: distance(shown[pair[0]], shown[pair[1]], pair[2]) for pair in pairs}
    assert {pair: round(far, 1) for pair, far in close.items() if far < LEAST} == {}


@pytest.mark.parametrize("screen", ["paper", "dark"])
@pytest.mark.parametrize("theme", theme_names())
def test_what_is_drawn_stands_out_and_what_is_written_is_read(theme: str, screen: str) -> None:
    shown = colours(theme, screen)
    for name in (*palette.SERIES, palette.QUIET):
        assert contrast(shown[name], shown["paper"]) >= GRAPHICS, name
    for name in palette.SERIES:
        assert contrast(palette.value(shown, palette.words_of(name)), shown["paper"]) >= 4.5, name
    for name in (palette.HIGHLIGHT, palette.QUIET):  # a value stands in them in the colour of paper
        assert contrast(shown[name], shown["paper"]) >= 4.5, name


def test_each_series_has_a_marker_and_a_dash_of_its_own() -> None:
    assert len({palette.sign(n) for n in range(palette.MOST)}) == palette.MOST
    assert len({palette.dash(n) for n in range(palette.MOST)}) == palette.MOST
