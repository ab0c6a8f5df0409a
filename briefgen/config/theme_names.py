"""Names of themes that nobody knows and that are spelt like one that somebody knows: typos that would fail silently.

In: the themes that annotations give and that profiles name, each with its place, and those that are known. Out: errors
where a `never` would be defeated, warnings elsewhere. A theme of the analyst's own that is like no other is no mistake.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from briefgen.config.layers import Layer, Mention
from briefgen.diagnostics import Diagnostic, Location, Severity
from briefgen.nearest import alike, likely, nearest
from briefgen.yaml_source.document import KeyPath, YamlDocument

NOT_ONE = "if it is another one, give it cue words in themes/taxonomy.yaml"


@dataclass(frozen=True, slots=True)
class Named:
    """A name of a theme and its place: in an annotation, in `themes_first`, or in the `themes` of a section."""

    name: str
    document: YamlDocument
    path: KeyPath

    def warning(self, message: str, hint: str) -> Diagnostic:
        """Make a warning at the name's place."""
        return replace(self.document.error(message, self.path, hint), severity=Severity.WARNING)


def spelt_like(name: str, others: Iterable[str]) -> str:
    """Return which of the other names this one may be, mistyped, the nearest; "" if there is none.

    What has the words of another name and more of them is a narrower theme: `drug-trafficking` is no `trafficking`.
    """
    choices = sorted(set(others) - {name})
    return nearest(name, [o for o in likely(name, choices) if _same_words(name, o) and alike(name, o)]) or ""


def _same_words(one: str, other: str) -> bool:
    words, others = set(one.split("-")), set(other.split("-"))
    return not (words < others or others < words)


def wishes(owner: Mapping[str, Layer]) -> Iterator[Named]:
    """Yield the themes that the checked settings of a profile order or divide findings by."""
    if first := owner.get("themes_first"):
        yield from _listed(first, ("themes_first",), first.data["themes_first"])
    sections = owner.get("sections")
    listed = sections.data["sections"] if sections else None
    for number, entry in enumerate(listed if isinstance(listed, list) else ()):
        for name, options in entry.items() if isinstance(entry, dict) else ():
            if sections and isinstance(options, dict):
                yield from _listed(sections, ("sections", number, name, "themes"), options.get("themes"))


def _listed(layer: Layer, path: KeyPath, names: object) -> Iterator[Named]:
    for number, name in enumerate(names if isinstance(names, list) else ()):
        yield Named(str(name), layer.document, (*layer.path, *path, number))


@dataclass(frozen=True, slots=True)
class ThemeNames:
    """All names of themes of one brief.

    `known` are those of the taxonomies and of the report, `given` those of annotations, `wished` those that profiles
    order and divide by, `listed` those in `never` and `only`, without ids and without what is told already.
    """

    known: Collection[str]
    given: tuple[Named, ...]
    wished: tuple[Named, ...]
    listed: Mapping[str, Mention]

    def mistyped(self) -> Iterator[Diagnostic]:
        """Yield what there is to tell of annotations, then of profiles."""
        mistyped = list(self._annotations())
        yield from (diagnostic for _, diagnostic in mistyped)
        given = {one.name for one in self.given}
        told: set[Location] = set()  # a file may be read for several audiences
        for one in self.wished:
            place = one.document.location(one.path)
            if place in told or one.name in self.known or one.name in given:
                continue
            told.add(place)
            if like := spelt_like(one.name, {*self.known, *given} - {name for name, _ in mistyped}):
                message = f"`{one.path[-2]}` names `{one.name}`, which no finding has"
                yield one.warning(message, f"did you mean `{like}`?")

    def _annotations(self) -> Iterator[tuple[str, Diagnostic]]:
        """Yield themes like those in a `never`, and of those that one entry alone knows and that are like others."""
        never = {name for name, mention in self.listed.items() if mention.withholds}
        named = {*self.listed, *(one.name for one in self.wished)}
        entries: dict[str, set[KeyPath]] = {}
        for one in self.given:
            entries.setdefault(one.name, set()).add(one.path[:-2])
        others = {*self.known, *named, *(name for name, places in entries.items() if len(places) > 1)}
        for one in self.given:
            if one.name in self.known or one.name in named:
                continue
            if like := spelt_like(one.name, never):
                message = f"`{one.name}` is spelt like `{like}`, which a `never` withholds"
                yield one.name, one.document.error(message, one.path, f"did you mean `{like}`? {NOT_ONE}")
            elif len(entries[one.name]) == 1 and (like := spelt_like(one.name, others)):
                message = f"`{one.name}` is a theme of this entry alone"
                yield one.name, one.warning(message, f"did you mean `{like}`? {NOT_ONE}")
            others.add(one.name)  # of two like names, the second is told
