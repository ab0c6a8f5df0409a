"""A YAML file as read. In: its data, and the place of every key and value. Out: locations, excerpts and errors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from briefgen.diagnostics import Diagnostic, Location, Severity, error
from briefgen.yaml_source.lines import Point, as_excerpt, as_message

_QUOTED = re.compile(r"`[^`]*`|\"[^\"]*\"")

KeyPath = tuple[str | int, ...]

MAX_PROBLEMS = 50  # told of one file; the others are counted
WRONG_FILE = "is it the right file?"


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """A YAML file as read. `data` holds dicts with text keys, lists, text, numbers, booleans and None.

    `places` maps the path of each value to its line and column, `key_places` that of each key. Where the text cannot be
    read at all, `data` is None and `diagnostics` says why.
    """

    file: str
    data: object
    places: Mapping[KeyPath, Point]
    key_places: Mapping[KeyPath, Point]
    lines: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def ok(self) -> bool:
        """Tell whether the document holds no error."""
        return not any(d.severity is Severity.ERROR for d in self.diagnostics)

    def location(self, path: Iterable[str | int]) -> Location:
        """Return where the value at a path starts; parts of the path that the file does not have are left off."""
        at = tuple(path)
        while at and at not in self.places:
            at = at[:-1]
        return Location(self.file, *self.places.get(at, (1, 1)))

    def key_location(self, path: Iterable[str | int]) -> Location:
        """Return where the key at the end of a path starts, else where the value there does."""
        at = tuple(path)
        return Location(self.file, *self.key_places[at]) if at in self.key_places else self.location(at)

    def excerpt(self, line: int) -> str:
        """Return a line of the file, cut to what fits a message; "" if there is no such line."""
        return as_excerpt(self.lines[line - 1]) if 0 < line <= len(self.lines) else ""

    def error(self, message: str, path: Iterable[str | int], hint: str = "", *, key: bool = False) -> Diagnostic:
        """Make an error about the value at a path, or about its key, with the line it stands on."""
        location = self.key_location(path) if key else self.location(path)
        return error(as_message(message), location, as_message(hint), self.excerpt(location.line))

    def other_kind(self, message: str, hint: str) -> tuple[Diagnostic, ...]:
        """Tell of a file that is of another kind than it was taken for: where, and nothing of what stands in it."""
        if self.ok:
            return (error(message, Location(self.file, 1, 1), hint),)
        return tuple(
            replace(d, message=_QUOTED.sub("`…`", d.message), hint=_QUOTED.sub("`…`", d.hint), excerpt="")
            for d in self.diagnostics
        )

    def and_more(self, count: int, after: Location | None) -> Diagnostic:
        """Make the error that tells how many more problems there are than are told; it stands after the last one."""
        return error(f"and {count:,} more problems in this file", after or Location(self.file))
