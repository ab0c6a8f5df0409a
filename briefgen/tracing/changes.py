"""A Word file with tracked changes -> what its reviewers changed: by paragraph, with place, words and author.

In: the path of a DOCX. Out: `Revised` texts in reading order, or a UsageError. Paragraphs that a change divided or
joined are one text, in which `¶` stands for the end of a paragraph; one that is all new or gone is a text of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from pathlib import Path

from briefgen.diagnostics import Location, error
from briefgen.document.nodes import Voice
from briefgen.errors import UsageError
from briefgen.tracing.pieces import Unreadable
from briefgen.tracing.trace import Origin, bytes_of, format_of, refusal, whose
from briefgen.tracing.word_marks import owners
from briefgen.tracing.word_package import opened
from briefgen.tracing.word_parts import KEPT, Change, Fate, Story
from briefgen.tracing.word_story import read_story

BREAK = " ¶ "


class RevisionKind(StrEnum):
    """What became of a text as a whole."""

    CHANGED = "changed"
    NEW = "new"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text to which one thing happened; an end of a paragraph is a stretch of its own."""

    text: str
    change: Change


@dataclass(frozen=True, slots=True)
class Revised:
    """A text that reviewers changed; whose words it held, and the places they stand on. New ones are nobody's."""

    stretches: tuple[Stretch, ...]
    words: Voice | None
    places: tuple[Origin, ...]

    @property
    def original(self) -> str:
        """Return the text as it was."""
        return _folded(stretch.text for stretch in self.stretches if stretch.change.fate.original)

    @property
    def revised(self) -> str:
        """Return the text as it is now."""
        return _folded(stretch.text for stretch in self.stretches if stretch.change.fate.revised)

    @property
    def kind(self) -> RevisionKind:
        """Tell what became of it."""
        if not self.original.strip("¶ "):
            return RevisionKind.NEW
        return RevisionKind.CHANGED if self.revised.strip("¶ ") else RevisionKind.DELETED

    @property
    def edits(self) -> tuple[Stretch, ...]:
        """Return what was changed, without what was kept."""
        return tuple(stretch for stretch in self.stretches if stretch.change.fate is not Fate.KEPT)

    @property
    def authors(self) -> tuple[str, ...]:
        """Return who changed it, in the order of their changes."""
        return tuple(dict.fromkeys(edit.change.author for edit in self.edits if edit.change.author))


def changes(path: Path) -> tuple[Revised, ...]:
    """Return the texts that were changed while Word tracked it. Raises UsageError where the file is no DOCX."""
    data = bytes_of(path)
    if format_of(path, data) != "docx":
        hint = "name a DOCX; with --report the sentences of any file are compared with the report"
        raise UsageError([error("only a Word file holds tracked changes", Location(str(path)), hint)])
    return changed(path, data)


def changed(path: Path, data: bytes) -> tuple[Revised, ...]:
    """Return the same of a Word file by its name and its bytes. Raises UsageError where it cannot be read."""
    try:
        package = opened(data)
    except Unreadable as failed:
        raise refusal(str(failed), path, failed.hint) from None
    parts = (package.story, *package.notes, *package.furniture)
    stories = (read_story(root, package.by_office) for root in parts)
    return tuple(found for story in stories for found in _changed(story))


def _changed(story: Story) -> Iterator[Revised]:
    sources = [owner.source for owner in owners(story)]
    places: list[list[int]] = [[] for _ in story.paragraphs]
    for place, word in enumerate(story.words):
        places[word.paragraph].append(place)
    for unit in _units(story, places):
        found = _revised(story, unit, places, sources)
        if found.edits and (found.original != found.revised):
            yield found


def _units(story: Story, places: list[list[int]]) -> Iterator[tuple[int, ...]]:
    """Yield the numbers of paragraphs that belong together, for a change stands between them; not new or gone ones."""
    open_unit: list[int] = []
    parent = -1
    for number, paragraph in enumerate(story.paragraphs):
        fates = [story.words[place].change.fate for place in places[number]]
        alone = bool(fates) and (
            not any(fate.original for fate in fates)
            or not (paragraph.end.fate.revised or any(fate.revised for fate in fates))
        )
        if open_unit and (alone or paragraph.frame != parent or not story.paragraphs[open_unit[-1]].linked):
            yield tuple(open_unit)
            open_unit = []
        open_unit.append(number)
        parent = paragraph.frame
        if alone:
            yield tuple(open_unit)
            open_unit = []
    if open_unit:
        yield tuple(open_unit)


def _revised(story: Story, unit: tuple[int, ...], places: list[list[int]], sources: list[str]) -> Revised:
    pairs: list[tuple[Change, str]] = []
    for number in unit:
        words = [story.words[place] for place in places[number]]
        pairs += [(word.change, word.text) for word in words if word.change.fate is not Fate.PASSING]
        if number != unit[-1]:
            pairs.append((story.paragraphs[number].end, BREAK))
    stretches = tuple(
        Stretch("".join(text for _, text in found), change)
        for (change, _), found in ((key, list(group)) for key, group in groupby(pairs, key=_stretch))
    )
    old = [place for number in unit for place in places[number] if story.words[place].change.fate.original]
    named = dict.fromkeys(key for place in old for key in sources[place].split())
    voice, origins = whose(" ".join(key for key in named if key != Voice.AUTHOR) or next(iter(named), ""))
    return Revised(stretches, voice if old else None, origins)


def _stretch(pair: tuple[Change, str]) -> tuple[Change, bool]:
    change, text = pair
    return (change if change.fate is not Fate.KEPT else KEPT), text == BREAK


def _folded(texts: Iterable[str]) -> str:
    return " ".join("".join(texts).split())
