"""Colours of a theme's file that cannot be read where they stand, each at its line, with the nearest that can.

In: the file, and the data of the theme that it makes. Out: errors. What is offered passes with all else that is
offered: grounds are mended first, against what the file does not say; then what is set on them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from briefgen.diagnostics import Diagnostic
from briefgen.style.choices import LAYOUTS
from briefgen.style.contrast import nearest, ratio, told
from briefgen.style.pairs import BAND, DAY, NIGHT, Failure, Token, failures, pairs, rules, sides, token, value
from briefgen.yaml_source.document import KeyPath, YamlDocument

_STANDARD = "WCAG 2.2, level AA"
_SHOWN = {BAND: "ink"}
_GROUNDS = ("paper", "tint", "panel")


def unreadable(document: YamlDocument, data: Mapping[str, Any]) -> list[Diagnostic]:
    """Return an error for each colour of a file that is too close to what it stands on or what stands on it."""
    search = _Search(document, {**data, DAY: dict(data[DAY]), NIGHT: dict(data[NIGHT])})
    return [*search.by_night(), *search.mended(), *search.brought_together()]


def too_close(failure: Failure, data: Mapping[str, Any]) -> str:
    """Return what is wrong with a pair of colours, in words."""
    pair, mode, apart = failure
    one, other = (
        f"`{_SHOWN.get(name, name)}` {value(data, token(data, name, mode))}" for name in (pair.colour, pair.ground)
    )
    where = " on dark screens" if mode == NIGHT else ""
    needed = f"{pair.least:g}:1 is needed for {pair.what} ({_STANDARD})"
    return f"{one} on {other}{where} has a contrast of {told(apart)}, {needed}"


def worst(found: list[Failure]) -> Failure:
    """Return the failure that is farthest from passing."""
    return min(found, key=lambda failure: failure.ratio / failure.pair.least)


@dataclass(slots=True)
class _Search:
    """A theme whose colours are mended one after the other, as `data`."""

    document: YamlDocument
    data: dict[str, Any]

    def by_night(self) -> Iterator[Diagnostic]:
        """Yield colours of the file's own that cannot be read on dark screens, for which it says no others."""
        used = {name for pair in pairs(self.data) for name in (pair.colour, pair.ground)}
        for name, day in self.data[DAY].items():
            if name in self.data[NIGHT] or name not in used or (DAY, name) not in self.document.places:
                continue
            self.data[NIGHT][name] = day
            at = Token(NIGHT, name)
            found = self._failing(at, frozenset())
            offered = nearest(day, rules(self.data, at))
            if found and offered:
                message = too_close(worst(found), self.data)
                self.data[NIGHT][name] = offered
                hint = f'add a colour for dark screens: `dark: {{{name}: "{offered}"}}`'
                yield self.document.error(message, (DAY, name), hint)

    def mended(self) -> Iterator[Diagnostic]:
        """Yield the colours that the file says and that fail, each with the one to take in its place."""
        said = [
            Token(mode, name)
            for mode in (DAY, NIGHT)
            for name in self.data[mode]
            if (mode, name) in self.document.places
        ]
        said.sort(key=lambda at: at.name not in _GROUNDS)
        for number, at in enumerate(said):
            open_yet = frozenset(said[number + 1 :])
            found = self._failing(at, open_yet)
            offered = nearest(value(self.data, at), rules(self.data, at, open_yet))
            if found and offered:
                message = too_close(worst(found), self.data)
                self.data[at.mode][at.name] = offered
                yield self.document.error(message, at, f'the nearest colour that passes is "{offered}"')

    def brought_together(self) -> Iterator[Diagnostic]:
        """Yield what no other colour mends: keys that bring two together, and colours between two of one kind."""
        by_cause: dict[KeyPath, list[Failure]] = {}
        for failure in failures(self.data):
            by_cause.setdefault(self._cause(failure), []).append(failure)
        for path, found in by_cause.items():
            yield self.document.error(too_close(worst(found), self.data), path, self._choice(worst(found)))

    def _failing(self, at: Token, open_yet: frozenset[Token]) -> list[Failure]:
        """Return the failures of a colour with those that are settled."""
        found = []
        for failure in failures(self.data):
            both = sides(self.data, failure.pair, failure.mode)
            if at in both and open_yet.isdisjoint(both):
                found.append(failure)
        return found

    def _cause(self, failure: Failure) -> KeyPath:
        """Return the key of the file that brings two colours together."""
        style = failure.pair.style
        styles = [("styles", style), *(("layouts", layout, "styles", style) for layout in LAYOUTS)]
        paths: list[KeyPath] = [(*path, key) for path in styles for key in ("colour", "size", "weight", "steps")]
        paths += sides(self.data, failure.pair, failure.mode)
        return next((path for path in paths if path in self.document.places), ("pieces",))

    def _choice(self, failure: Failure) -> str:
        """Return which colours of the theme could be read there."""
        ground = value(self.data, token(self.data, failure.pair.ground, failure.mode))
        found = [
            f"`{name}`"
            for name in self.data[DAY]
            if ratio(value(self.data, token(self.data, name, failure.mode)), ground) >= failure.pair.least
        ]
        return f"take another colour: {', '.join(found[:4])}" if found else "give it another ground"
