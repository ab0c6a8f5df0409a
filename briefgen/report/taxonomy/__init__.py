"""Themes by their cue words: what a finding is about where neither the report nor an annotation says it.

In: a report, and the cues of its language (one YAML file each: `theme: [cue, phrase, beginning*]`) with those that the
analyst adds. Out: the report with guessed themes. They order and group; they are kept apart from what somebody said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from briefgen.report.lexicons import primary
from briefgen.report.model import Part, Passage, Report, Role
from briefgen.report.taxonomy.matching import Index

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "fr", "es")
MOST = 3  # guessed themes of a finding


@dataclass(frozen=True, slots=True)
class Guess:
    """A theme and the words of the text that suggest it first, as they stand there."""

    theme: str
    cue: str


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """Themes with their cues, in the order that decides between equals."""

    themes: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the themes, in their order."""
        return tuple(name for name, _ in self.themes)

    def extended(self, own: Mapping[str, Sequence[str]]) -> Taxonomy:
        """Return the taxonomy with own cues: they add to a theme or make a new one; an empty list takes it out."""
        merged = dict(self.themes)
        for name, cues in own.items():
            if cues:
                merged[name] = tuple(dict.fromkeys((*merged.get(name, ()), *cues)))
            else:
                merged.pop(name, None)
        return Taxonomy(tuple(merged.items()))

    def guesses(self, text: str) -> tuple[Guess, ...]:
        """Return the themes that a text suggests: most matches first, then the earliest, then in the order given."""
        counts: dict[int, int] = {}
        first: dict[int, tuple[int, int]] = {}
        for match in _index(self).find(text):
            counts[match.theme] = counts.get(match.theme, 0) + 1
            first.setdefault(match.theme, (match.start, match.end))
        ranked = sorted(counts, key=lambda theme: (-counts[theme], first[theme][0], theme))
        return tuple(Guess(self.themes[theme][0], text[slice(*first[theme])]) for theme in ranked[:MOST])


@cache
def shipped(language: str) -> Taxonomy:
    """Return the taxonomy of a language; one without themes if none comes with briefgen."""
    name = primary(language)
    if name not in LANGUAGES:
        return Taxonomy()
    import yaml

    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    data: Any = yaml.load(text, getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return Taxonomy(tuple((theme, tuple(cues)) for theme, cues in data.items()))


@cache
def shipped_names() -> frozenset[str]:
    """Return the names of all themes that come with briefgen, in whatever language."""
    return frozenset(name for language in LANGUAGES for name in shipped(language).names)


@cache
def _index(taxonomy: Taxonomy) -> Index:
    index = Index()
    for number, (_, cues) in enumerate(taxonomy.themes):
        index.add(number, cues)
    return index


def guess_themes(report: Report, taxonomy: Taxonomy) -> Report:
    """Return the report with guessed themes for the findings that nobody gave any."""

    def one(passage: Passage) -> Passage:
        if passage.themes or passage.no_themes:
            return replace(passage, guessed_themes=(), theme_cues=())
        found = taxonomy.guesses(passage.text)
        return replace(passage, guessed_themes=tuple(g.theme for g in found), theme_cues=tuple(g.cue for g in found))

    def part(found: Part) -> Part:
        if found.role is not Role.FINDINGS:
            return found
        return replace(found, passages=tuple(one(p) for p in found.passages))

    return replace(report, parts=tuple(part(p) for p in report.parts))
