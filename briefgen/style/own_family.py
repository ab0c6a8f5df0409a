"""A font family of one's own: the files that a theme names for it.

In: an entry of `fonts`, checked for its kinds of values, and the folder that its paths begin at. Out: a `Family`, or
what is wrong, each with the key it is about. A variable font is set on all axes that a style may set, if not told less.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from briefgen.style.font_files import Axes, FontError, check_font
from briefgen.style.theme import Family

Mistake = tuple[str, tuple[str, ...], str]  # what is wrong, the key, what to do

_FILES = ("roman", "italic", "bold", "bold_italic")
_FALLBACK, _GENERIC = "Arial", "sans-serif"


def own_family(entry: Mapping[str, Any], folder: Path, like: Family | None) -> tuple[Family | None, list[Mistake]]:
    """Return the family of an entry; `like` is the one that has its name in the theme it extends."""
    lost = [key for key in ("family", "roman") if not entry.get(key)]
    if lost:
        return None, [(f"`{key}` is missing", (), f"add `{key}: …` to the font") for key in lost]
    mistakes: list[Mistake] = []
    axes: dict[str, Axes] = {}
    for key in _FILES:
        if name := entry.get(key):
            try:
                axes[key] = check_font(folder / name)
            except FontError as problem:
                mistakes.append((f"the font {name} is not used: {problem}", (key,), problem.hint))
    if mistakes:
        return None, mistakes
    mistakes = [*_other_axes(entry, axes), *_unknown_axes(entry, axes["roman"])]
    if mistakes:
        return None, mistakes
    family = Family(
        name=entry["family"],
        roman=folder / entry["roman"],
        italic=None,
        axes=MappingProxyType(dict(sorted({**axes["roman"], **_chosen(entry)}.items()))),
        fallback=entry.get("fallback", like.fallback if like else _FALLBACK),
        generic=entry.get("generic", like.generic if like else _GENERIC),
    )
    return replace(family, **{key: folder / entry[key] for key in _FILES[1:] if entry.get(key)}), []


def _chosen(entry: Mapping[str, Any]) -> dict[str, tuple[float, float]]:
    return {tag: (float(low), float(high)) for tag, (low, high) in entry.get("axes", {}).items()}


def _other_axes(entry: Mapping[str, Any], axes: Mapping[str, Axes]) -> list[Mistake]:
    """Find fonts of a family that are not set like its upright one."""
    return [
        (f"the font {entry[key]} has other axes than {entry['roman']}: {_listed(found)}", (key,), "take one family's")
        for key, found in axes.items()
        if key in ("italic", "bold_italic", "bold") and set(found) != set(axes["roman"])
    ]


def _unknown_axes(entry: Mapping[str, Any], there: Axes) -> list[Mistake]:
    mistakes: list[Mistake] = []
    for tag, (low, high) in _chosen(entry).items():
        if tag not in there:
            mistakes.append(
                (f"the font {entry['roman']} has no axis `{tag}`", ("axes", tag), f"it has {_listed(there)}")
            )
        elif not there[tag][0] <= low <= high <= there[tag][1]:
            least, most = there[tag]
            mistakes.append((f"`{tag}` of the font goes from {least:g} to {most:g}", ("axes", tag), ""))
    return mistakes


def _listed(axes: Axes) -> str:
    return ", ".join(f"{tag} ({low:g} to {high:g})" for tag, (low, high) in sorted(axes.items())) or "none"
