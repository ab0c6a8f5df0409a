"""A theme of one's own: a file that extends a shipped theme, and says what differs.

In: a YAML file; paths of fonts begin at its folder. Out: a `Theme`, or a `BriefError` with everything that is wrong,
each at its place. The shipped themes are the example: a key stands where they have it, and takes the kind of value it
has there. The layout is that of the theme which is extended, whose tracks it needs.

    extends: press
    fonts:
      text: {family: Quell Serif, roman: fonts/QuellSerif.ttf, italic: fonts/QuellSerif-Italic.ttf}
    colours: {ink: "#1B4D3E"}
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from briefgen.diagnostics import Diagnostic, Location, error
from briefgen.errors import BriefError, raise_errors
from briefgen.nearest import did_you_mean
from briefgen.style.own_family import own_family
from briefgen.style.theme import Family, Theme, load_theme, shipped_family, theme_data, theme_names, theme_of
from briefgen.yaml_source import parse
from briefgen.yaml_source.document import KeyPath, YamlDocument

SUFFIX = ".yaml"

_LIMIT = 200_000  # bytes
_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
_LEAST, _MOST = {"size": 4.0, "lead": 4.0, "lines": 10.0, "unit_pt": 1.0, "baseline_pt": 4.0, "weight": 1.0}, 2_000.0
_FREE = ("fonts", "colours", "dark")  # where a theme may have names of its own
_CHOICES = {"generic": ("serif", "sans-serif", "monospace"), "align": ("ragged", "justified")}
_KINDS = {
    bool: "`true` or `false`",
    float: "a number",
    str: "text",
    list: "a list",
    dict: "a mapping of keys to values",
}


def read_theme(path: Path) -> Theme:
    """Read a theme from a file. Raises BriefError if there is anything wrong with it or with its fonts."""
    document = parse(_text(path), str(path), limit=_LIMIT)
    raise_errors(BriefError, document.diagnostics)
    data = document.data
    if not isinstance(data, dict):
        raise BriefError([document.error("a theme is a mapping of keys to values", (), "begin with `extends: press`")])
    base = data.get("extends")
    if base not in theme_names():
        raise BriefError([_not_extended(document, base)])
    reading = _Reading(document, path.parent, theme_data(str(base)))
    theme = reading.theme({key: value for key, value in data.items() if key != "extends"}, path.stem)
    raise_errors(BriefError, reading.problems)
    assert theme is not None
    return theme


def find_theme(name: str, folder: Path) -> Theme:
    """Return a shipped theme by its name, or read the file that a name ending in `.yaml` is, from a folder.

    Raises KeyError if there is no shipped theme of that name, BriefError for a file at fault.
    """
    if not name.endswith(SUFFIX):
        return load_theme(name)
    path = folder / name
    try:
        found = path.stat()
    except OSError:
        return read_theme(path)  # tells why it cannot be read
    return _kept(path, found.st_mtime_ns, found.st_size)


@lru_cache(maxsize=8)
def _kept(path: Path, changed: int, size: int) -> Theme:
    return read_theme(path)


def _text(path: Path) -> str:
    where = Location(str(path))
    try:
        with path.open("rb") as file:
            return file.read(_LIMIT + 1).decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise BriefError([error("the file is not UTF-8 text", where)]) from problem
    except OSError as problem:
        raise BriefError([error(f"cannot be read: {problem.strerror or problem}", where)]) from problem


def _not_extended(document: YamlDocument, base: object) -> Diagnostic:
    if base is None:
        return document.error("`extends` is missing", (), f"name the theme to begin with: {', '.join(theme_names())}")
    return document.error(f"no theme `{str(base)[:60]}`", ("extends",), did_you_mean(str(base)[:60], theme_names()))


@dataclass(slots=True)
class _Reading:
    """A theme while it is read; `base` is the data of the one that it extends."""

    document: YamlDocument
    folder: Path
    base: dict[str, Any]
    problems: list[Diagnostic] = field(default_factory=list)

    def theme(self, data: Mapping[str, Any], name: str) -> Theme | None:
        """Return the theme, or None after adding what is wrong to `problems`."""
        self._compare(data, _example(), ())
        if self.problems:
            return None
        families = self._families(data.get("fonts", {}))
        merged = {**_merged(self.base, data), "theme": data.get("theme", name)}
        self._check_names(merged, families)
        return None if self.problems else theme_of(merged, families)

    def _families(self, fonts: Mapping[str, Any]) -> dict[str, Family]:
        families = {key: shipped_family(value) for key, value in self.base["fonts"].items()}
        for key, entry in fonts.items():
            like = families.get(key)
            family, mistakes = own_family(entry, self.folder, like)
            self.problems += [self.document.error(said, ("fonts", key, *at), hint) for said, at, hint in mistakes]
            if family is not None:
                families[key] = family
        return families

    def _check_names(self, merged: Mapping[str, Any], families: Mapping[str, Family]) -> None:
        """Find styles that name a font or a colour that there is not."""
        for name, style in merged["styles"].items():
            for key, kind, there in (("font", "font", families), ("colour", "colour", merged["colours"])):
                if style[key] not in there:
                    hint = did_you_mean(style[key], tuple(there))
                    self._problem(f"no {kind} `{style[key]}` in this theme", ("styles", name, key), hint)

    def _compare(self, value: Any, example: Any, path: KeyPath) -> None:
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
            self._compare(value, example[key] if key in example else next(iter(example.values())), path)
        else:
            hint = did_you_mean(key, tuple(example))
            self.problems.append(self.document.error(f"unknown key `{key}`", path, hint, key=True))

    def _compare_list(self, value: list[Any], example: list[Any], path: KeyPath) -> None:
        if isinstance(example[0], list):
            for number, inner in enumerate(value):
                self._compare(inner, example[0], (*path, number))
        elif isinstance(example[0], str):
            if not all(isinstance(inner, str) for inner in value):
                self._problem(f"`{_named(path)}` takes languages", path, "such as [de, nl]")
        elif len(value) != 2 or not all(_kind(number) is float and 0 <= number <= _MOST for number in value):
            self._problem(f"`{_named(path)}` takes two numbers", path, "such as [10, 20]")
        elif _named(path) == "steps" and min(value) < _LEAST["size"]:
            self._problem(f"`steps` go from {_LEAST['size']:g} to {_MOST:g}", path, "a size and a lead, in points")

    def _compare_plain(self, value: Any, example: Any, path: KeyPath) -> None:
        name = _named(path)
        choices = _CHOICES.get(name)
        if choices and value not in choices:
            self._problem(f"`{value[:60]}` is not a value for `{name}`", path, did_you_mean(value[:60], choices))
        elif isinstance(example, str) and _COLOUR.fullmatch(example) and not _COLOUR.fullmatch(value):
            self._problem(f"`{name}` takes a colour", path, 'write it as "#14365C", in quotes')
        elif _kind(value) is float and not _LEAST.get(name, -_MOST) <= value <= _MOST:
            self._problem(f"`{name}` goes from {_LEAST.get(name, -_MOST):g} to {_MOST:g}", path)
        elif name in ("lines", "last_words") and not isinstance(value, int):
            self._problem(f"`{name}` takes a whole number", path)

    def _problem(self, message: str, path: KeyPath, hint: str = "") -> None:
        self.problems.append(self.document.error(message, path, hint))


def _example() -> dict[str, Any]:
    """Return all that the shipped themes have, as one."""
    example: dict[str, Any] = {}
    for name in theme_names():
        example = _merged(example, theme_data(name))
    del example["layout"]
    style = {key: value for entry in example["styles"].values() for key, value in entry.items()} | {"align": "ragged"}
    example["styles"] = dict.fromkeys(example["styles"], style)
    family = {key: value for entry in example["fonts"].values() for key, value in entry.items() if key != "folder"}
    family |= {"axes": {"opsz": [0, 0], "wdth": [0, 0], "wght": [0, 0]}, "bold": "", "bold_italic": ""}
    example["fonts"] = dict.fromkeys(example["fonts"], family)
    return example


def _merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Return one mapping laid over another, at every depth."""
    return {**base, **dict(_laid_over(base, over))}


def _laid_over(base: Mapping[str, Any], over: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in over.items():
        below = base.get(key)
        yield key, _merged(below, value) if isinstance(below, dict) and isinstance(value, dict) else value


def _kind(value: object) -> type:
    if isinstance(value, bool):
        return bool
    return float if isinstance(value, int | float) else type(value)


def _named(path: KeyPath) -> str:
    return next((str(part) for part in reversed(path) if isinstance(part, str)), "")
