"""The values of a theme of one's own, compared with those of the shipped themes.

In: the data of its file. Out: what is wrong with it, each at its place: a key that no shipped theme has, a value of
another kind than stands there, a number out of its bounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from briefgen.diagnostics import Diagnostic
from briefgen.nearest import did_you_mean
from briefgen.style.choices import LAYOUTS, PIECES
from briefgen.style.theme import theme_data, theme_names
from briefgen.yaml_source.document import KeyPath, YamlDocument

_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
_LEAST = {
    "size": 4.0, "lead": 4.0, "lines": 10.0, "unit_pt": 1.0, "baseline_pt": 4.0, "weight": 1.0, "logo_pt": 6.0,
    "label_size": 12.0,  # TLP 2.0
}  # fmt: skip
_MOST, _THICKEST = 2_000.0, 20.0
_MOST_OF = {  # what takes more room than this is a mistake, and would be told as a text that cannot fit
    "before": 30.0, "after": 30.0, "between": 30.0, "pad": 30.0, "hang": 150.0, "size": 150.0, "lead": 200.0,
    "unit_pt": 20.0, "baseline_pt": 80.0, "logo_pt": 40.0, "label_size": 16.0, "weight": 1_000.0,
}  # fmt: skip
_NONE_BELOW = frozenset(
    {"page", "tracks_mm", "rules_pt", "furniture"}
)  # groups whose numbers are lengths, none below nothing
_LEAST_PAPER = 50.0  # mm
_FREE = ("fonts", "colours", "dark")  # where a theme may have names of its own
_CHOICES = {
    "generic": ("serif", "sans-serif", "monospace"),
    "align": ("ragged", "justified"),
    "layout": tuple(LAYOUTS),
}
_KINDS = {
    bool: "`true` or `false`",
    float: "a number",
    str: "text",
    list: "a list",
    dict: "a mapping of keys to values",
}


def compare(document: YamlDocument, data: Mapping[str, Any]) -> list[Diagnostic]:
    """Return what is wrong with the values of a theme's file."""
    comparison = _Comparison(document)
    comparison.compare(data, example(), ())
    return comparison.problems


def merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Return one mapping laid over another, at every depth."""
    return {**base, **dict(_laid_over(base, over))}


def _laid_over(base: Mapping[str, Any], over: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in over.items():
        below = base.get(key)
        yield key, merged(below, value) if isinstance(below, dict) and isinstance(value, dict) else value


@dataclass(slots=True)
class _Comparison:
    """A theme's values while they are compared."""

    document: YamlDocument
    problems: list[Diagnostic] = field(default_factory=list)

    def compare(self, value: Any, example: Any, path: KeyPath) -> None:
        """Compare a value with one that stands in its place in a shipped theme."""
        kind = _kind(example)
        if _kind(value) is not kind:
            self._problem(f"`{_named(path)}` takes {_KINDS[kind]}", path)
        elif isinstance(value, dict):
            for key, inner in value.items():
                self._compare_key(key, inner, example, (*path, key))
        elif isinstance(value, list):
            self._compare_list(value, example, path)
        else:
            self._compare_plain(value, example, path)

    def _compare_key(self, key: str, value: Any, example: Mapping[str, Any], path: KeyPath) -> None:
        free = len(path) == 2 and path[0] in _FREE
        if key in example or free:
            self.compare(value, example[key] if key in example else next(iter(example.values())), path)
        else:
            hint = did_you_mean(key, tuple(example))
            self.problems.append(self.document.error(f"unknown key `{key}`", path, hint, key=True))

    def _compare_list(self, value: list[Any], example: list[Any], path: KeyPath) -> None:
        if isinstance(example[0], list):
            for number, inner in enumerate(value):
                self.compare(inner, example[0], (*path, number))
        elif isinstance(example[0], str):
            if not all(isinstance(inner, str) for inner in value):
                self._problem(f"`{_named(path)}` takes languages", path, "such as [de, nl]")
        elif len(value) != 2 or not all(_kind(number) is float and 0 <= number <= _MOST for number in value):
            self._problem(f"`{_named(path)}` takes two numbers", path, "such as [10, 20]")
        elif _named(path) == "size_mm" and min(value) < _LEAST_PAPER:
            self._problem(f"`size_mm` goes from {_LEAST_PAPER:g} to {_MOST:g}", path, "a width and a height")
        elif _named(path) == "steps" and min(value) < _LEAST["size"]:
            self._problem(f"`steps` go from {_LEAST['size']:g} to {_MOST:g}", path, "a size and a lead, in points")

    def _compare_plain(self, value: Any, example: Any, path: KeyPath) -> None:
        name = _named(path)
        least, most = limits(name, path)
        choices = PIECES[name] if path[0] == "pieces" else _CHOICES.get(name)
        if choices and value not in choices:
            self._problem(f"`{value[:60]}` is not a value for `{name}`", path, did_you_mean(value[:60], choices))
        elif isinstance(example, str) and _COLOUR.fullmatch(example) and not _COLOUR.fullmatch(value):
            self._problem(f"`{name}` takes a colour", path, 'write it as "#14365C", in quotes')
        elif _kind(value) is float and not least <= value <= most:
            self._problem(f"`{name}` goes from {least:g} to {most:g}", path)
        elif name in ("lines", "last_words") and not isinstance(value, int):
            self._problem(f"`{name}` takes a whole number", path)

    def _problem(self, message: str, path: KeyPath, hint: str = "") -> None:
        self.problems.append(self.document.error(message, path, hint))


def limits(name: str, path: KeyPath) -> tuple[float, float]:
    """Return the least and the most that a number may be.

    Letters may stand closer than the font has them; all else is a length.
    """
    is_length = not _NONE_BELOW.isdisjoint(path) or name in ("before", "after", "between", "pad", "hang")
    least = _LEAST.get(name, 0.0 if is_length else -_MOST)
    return least, _MOST_OF.get(name, _THICKEST if "rules_pt" in path else _MOST)


def example() -> dict[str, Any]:
    """Return all that the shipped themes have, as one."""
    example: dict[str, Any] = {}
    for name in theme_names():
        example = merged(example, theme_data(name))
    style = {key: value for entry in example["styles"].values() for key, value in entry.items()} | {"align": "ragged"}
    example["styles"] = dict.fromkeys(example["styles"], style)
    for arranged in example["layouts"].values():
        arranged["styles"] = example["styles"]
    family = {key: value for entry in example["fonts"].values() for key, value in entry.items() if key != "folder"}
    family |= {"axes": {"opsz": [0, 0], "wdth": [0, 0], "wght": [0, 0]}, "bold": "", "bold_italic": ""}
    example["fonts"] = dict.fromkeys(example["fonts"], family)
    return example


def _kind(value: object) -> type:
    if isinstance(value, bool):
        return bool
    return float if isinstance(value, int | float) else type(value)


def _named(path: KeyPath) -> str:
    return next((str(part) for part in reversed(path) if isinstance(part, str)), "")
