"""A brand's colours, read on all that they stand on in every theme that a brief may be set in.

In: the brand, and the themes. Out: what cannot be read, with the nearest colour that can in all of these themes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from briefgen.config.brand_file import ReadBrand
from briefgen.diagnostics import Diagnostic
from briefgen.errors import BriefError
from briefgen.style.brand import DARK_INK, INK, Brand, laid_over, same_as_ink, same_by_night
from briefgen.style.contrast import Against, nearest
from briefgen.style.legible import too_close, worst
from briefgen.style.pairs import DAY, Failure, Token, failures, rules, sides
from briefgen.style.theme import theme_names
from briefgen.style.theme_file import SUFFIX, Source, read_source, shipped_source

_ROUNDS = 6  # a new ink turns the tint, which may ask for another ink


def colour_problems(read: ReadBrand | None, themes: Iterable[str], folder: Path) -> list[Diagnostic]:
    """Return what cannot be read of a brand's colours in the shipped themes, and in others that its briefs name."""
    if read is None or not read.brand.ink:
        return []
    own = sorted({name for name in themes if name.endswith(SUFFIX)})
    sources = [shipped_source(name) for name in theme_names()] + [s for name in own for s in _source(folder / name)]
    found = [(failure, data) for data in _laid(read.brand, sources) for failure in failures(data)]
    problems = [_problem(read, sources, found, at) for at in (INK, DARK_INK)]
    return [problem for problem in problems if problem]


def _laid(brand: Brand, sources: Iterable[Source]) -> list[dict[str, Any]]:
    return [laid_over(*source, brand)[0] for source in sources]


def _source(path: Path) -> list[Source]:
    try:
        return [read_source(path)]
    except BriefError:  # told where the theme is named
        return []


def _problem(
    read: ReadBrand, sources: list[Source], found: list[tuple[Failure, dict[str, Any]]], at: Token
) -> Diagnostic | None:
    """Return what is wrong with the colour at a place; that for dark screens is at fault only where it is said."""
    failing = {
        failure: data
        for failure, data in found
        if at in sides(data, failure.pair, failure.mode) or (at == INK and failure.mode == DAY)
    }
    if not failing or (at == DARK_INK and not read.brand.dark):
        return None
    first = worst([*failing])
    offered = _offered(read.brand, sources, at)
    hint = f'the nearest colour that passes in all themes is "{offered}"' if offered else "take a darker colour"
    said = f"{too_close(first, failing[first])}, in the theme {failing[first]['theme']}"
    return read.document.error(said, ("colours", "ink" if at == INK else "dark"), hint)


def _offered(brand: Brand, sources: list[Source], at: Token) -> str | None:
    """Return the nearest colour that passes in all themes, with what goes with it."""
    for _ in range(_ROUNDS):
        limits: list[Against] = []
        for source, data in zip(sources, _laid(brand, sources), strict=True):
            same = same_as_ink(source.data) if at == INK else same_by_night(source.data)
            limits += [limit for name in sorted(same) for limit in rules(data, Token(at.mode, name))]
        was = brand.ink if at == INK else brand.dark
        found = nearest(was, limits)
        if found is None or found == was:
            return found
        brand = replace(brand, ink=found) if at == INK else replace(brand, dark=found)
    return None
