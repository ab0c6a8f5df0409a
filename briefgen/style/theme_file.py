"""A theme of one's own: a file that extends a shipped theme, and says what differs.

In: a YAML file; paths of fonts begin at its folder. Out: a `Theme`, or a `BriefError` with everything that is wrong,
each at its place. The shipped themes are the example: a key stands where they have it, and takes the kind of value it
has there. What it says of a text style counts in every layout, unless it says otherwise for one (`layouts:`).

    extends: press
    fonts:
      text: {family: Quell Serif, roman: fonts/QuellSerif.ttf, italic: fonts/QuellSerif-Italic.ttf}
    colours: {ink: "#1B4D3E"}
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from briefgen.diagnostics import Diagnostic, Location, error
from briefgen.errors import BriefError, raise_errors
from briefgen.nearest import did_you_mean
from briefgen.style.brand import Brand, laid_over
from briefgen.style.legible import unreadable
from briefgen.style.own_family import own_family
from briefgen.style.theme import (
    Family,
    Theme,
    load_theme,
    shipped_family,
    styles_in,
    theme_data,
    theme_names,
    theme_of,
)
from briefgen.style.theme_room import no_room
from briefgen.style.theme_values import compare, merged
from briefgen.yaml_source import parse
from briefgen.yaml_source.document import KeyPath, YamlDocument

SUFFIX = ".yaml"

_CLOSEST = 1.4  # sizes to a lead
_LIMIT = 200_000  # bytes


class Source(NamedTuple):
    """What a theme is made of: the data of its file laid over those of the theme it extends, and its families."""

    data: dict[str, Any]
    families: dict[str, Family]


def read_theme(path: Path, layout: str = "") -> Theme:
    """Read a theme from a file, in one of its layouts, or its own. Raises BriefError for anything wrong with it."""
    return theme_of(*read_source(path), layout)


def read_source(path: Path) -> Source:
    """Read what the theme in a file is made of. Raises BriefError for anything wrong with it."""
    document = parse(_text(path), str(path), limit=_LIMIT)
    data = document.data
    if not isinstance(data, dict):
        hint = "begin with `extends: press`"
        raise BriefError(document.other_kind("a theme is a mapping of keys to values", hint))
    if "extends" not in data:
        hint = f"name the theme to begin with: {', '.join(theme_names())}"
        raise BriefError(document.other_kind("`extends` is missing", hint))
    raise_errors(BriefError, document.diagnostics)
    base = data.get("extends")
    if base not in theme_names():
        raise BriefError([_not_extended(document, base)])
    reading = _Reading(document, path.parent, theme_data(str(base)))
    source = reading.source({key: value for key, value in data.items() if key != "extends"}, path.stem)
    raise_errors(BriefError, reading.problems)
    assert source is not None
    return source


@lru_cache(maxsize=8)
def shipped_source(name: str) -> Source:
    """Return what a shipped theme is made of. Raises KeyError if there is none of that name."""
    data = theme_data(name)
    return Source(data, {key: shipped_family(value) for key, value in data["fonts"].items()})


def find_theme(name: str, folder: Path, layout: str = "", brand: Brand | None = None) -> Theme:
    """Return a shipped theme by its name, or read the file that a name ending in `.yaml` is, from a folder.

    In `layout`, or else in the theme's own; with the brand laid over it. Raises KeyError if there is no such theme or
    layout, BriefError for a file at fault.
    """
    if not name.endswith(SUFFIX):
        return _kept(name, None, layout, brand) if brand else load_theme(name, layout)
    path = folder / name
    try:
        found = path.stat()
    except OSError:
        return read_theme(path)  # tells why it cannot be read
    return _kept(str(path), (found.st_mtime_ns, found.st_size), layout, brand)


@lru_cache(maxsize=32)
def _kept(name: str, changed: tuple[int, int] | None, layout: str, brand: Brand | None) -> Theme:
    """Return a theme; `changed` says when the file of one's own was, and how long it is."""
    source = shipped_source(name) if changed is None else read_source(Path(name))
    if brand is None:
        return theme_of(*source, layout)
    return replace(theme_of(*laid_over(*source, brand), layout), logo=brand.logo)


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
    return document.error(f"no theme `{str(base)[:60]}`", ("extends",), did_you_mean(str(base)[:60], theme_names()))


@dataclass(slots=True)
class _Reading:
    """A theme while it is read; `base` is the data of the one that it extends."""

    document: YamlDocument
    folder: Path
    base: dict[str, Any]
    problems: list[Diagnostic] = field(default_factory=list)

    def source(self, data: Mapping[str, Any], name: str) -> Source | None:
        """Return what the theme is made of, or None after adding what is wrong to `problems`."""
        self.problems += compare(self.document, data)
        if self.problems:
            return None
        families = self._families(data.get("fonts", {}))
        base = {**self.base, "layouts": _without(self.base["layouts"], data.get("styles", {}))}
        whole = {**merged(base, data), "theme": data.get("theme", name)}
        self._check_names(("styles",), whole["styles"], whole, families)
        for other, arranged in data.get("layouts", {}).items():
            styles = styles_in(whole, other)
            said = {style: styles[style] for style in arranged.get("styles", {})}
            self._check_names(("layouts", other, "styles"), said, whole, families)
        if not self.problems:
            self.problems += [*no_room(self.document, whole), *unreadable(self.document, whole)]
        return None if self.problems else Source(whole, families)

    def _families(self, fonts: Mapping[str, Any]) -> dict[str, Family]:
        families = {key: shipped_family(value) for key, value in self.base["fonts"].items()}
        for key, entry in fonts.items():
            like = families.get(key)
            family, mistakes = own_family(entry, self.folder, like)
            self.problems += [self.document.error(said, ("fonts", key, *at), hint) for said, at, hint in mistakes]
            if family is not None:
                families[key] = family
        return families

    def _check_names(
        self, at: KeyPath, styles: Mapping[str, Any], whole: Mapping[str, Any], families: Mapping[str, Family]
    ) -> None:
        """Find styles that name a font or a colour that there is not, or whose lines run into one another."""
        for name, style in styles.items():
            for key, kind, there in (("font", "font", families), ("colour", "colour", whole["colours"])):
                if style[key] not in there:
                    hint = did_you_mean(style[key], tuple(there))
                    said = f"no {kind} `{style[key]}` in this theme"
                    self.problems.append(self.document.error(said, (*at, name, key), hint))
            if style["size"] > _CLOSEST * style["lead"]:
                said = f"`size` is {style['size']:g} on a lead of {style['lead']:g}: lines would run into one another"
                hint = "give the style a lead of about 1.3 times the size"
                self.problems.append(self.document.error(said, (*at, name, "size"), hint))


def _without(layouts: Mapping[str, Any], styles: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return shipped layouts without what a theme of one's own says of text styles itself."""
    return {
        layout: {**arranged, "styles": {name: _left(over, styles.get(name, {})) for name, over in _styles(arranged)}}
        for layout, arranged in layouts.items()
    }


def _styles(arranged: Mapping[str, Any]) -> Iterable[tuple[str, dict[str, Any]]]:
    return dict(arranged.get("styles", {})).items()


def _left(over: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in over.items() if key not in said}
