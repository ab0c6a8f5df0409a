"""The report as read: parts with roles, passages with ids and places; a passage in a findings part is a finding.

In: what a reader in `report.readers` found in a file. Out: what annotations are laid over and tailoring chooses from.
The author's exact string is kept in `text`; nothing here is ever reworded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from briefgen.diagnostics import Diagnostic
from briefgen.labels import Label
from briefgen.report.tables import ReportTable


class Role(StrEnum):
    """What a part of the report is for."""

    FINDINGS = "findings"
    CONCLUSION = "conclusion"
    RECOMMENDATIONS = "recommendations"
    SUMMARY = "summary"
    CONTEXT = "context"
    IGNORE = "ignore"


class Kind(StrEnum):
    """What a passage is in the report's own form."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    LEAD = "lead"
    HEADING = "heading"
    BULLET = "bullet"
    PARAGRAPH = "paragraph"
    AUTHOR = "author"  # the analyst's own words, which the brief adds


NAMES = (Kind.TITLE, Kind.SUBTITLE, Kind.HEADING)  # what names a text, in distinction to what the text says


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where words stand: a line of a text, or a page and block; all count from 1, 0 means "has none"."""

    line: int = 0
    page: int = 0
    block: int = 0

    @property
    def key(self) -> str:
        """Return the place as the opaque key holds it: `L19`, or `P3B12`."""
        return f"L{self.line}" if self.line else f"P{self.page}B{self.block}"

    def __str__(self) -> str:
        return f"line {self.line}" if self.line else f"page {self.page}"

    def as_json(self) -> dict[str, int]:
        """Return the published form: `line`, or `page` and `block`."""
        return {"line": self.line} if self.line else {"page": self.page, "block": self.block}


class CueKind(StrEnum):
    """What a cue word makes of a passage."""

    ALLEGATION = "allegation"  # hearsay or accusation
    GROUP = "group"  # a statement about a nationality or an ethnic group


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase of the passage that decides how it may be used, as it stands there."""

    kind: CueKind
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: the characters `start` to `end` of its passage's text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A title, lead, heading, bullet or paragraph of the report, with its id, its place and what the analyst knows.

    `number` counts findings through the report from 1 (`F7` in a brief) and is 0 for all else. `allegation` is None
    until an annotation says true or false; `is_allegation` then falls back on the cues. `judged` is False where the
    language has no lexicon of cues, so that nobody knows. `source` is what the report itself names as the source of
    this statement. `themes` are what somebody said, `guessed_themes` what `theme_cues` suggest where nobody did, unless
    an annotation says that there are none (`no_themes`).
    """

    id: str
    kind: Kind
    text: str
    place: Place
    sentences: tuple[Sentence, ...] = ()
    cues: tuple[Cue, ...] = ()
    judged: bool = True
    number: int = 0
    source: str = ""
    label: Label = Label.CLEAR
    themes: tuple[str, ...] = ()
    no_themes: bool = False
    guessed_themes: tuple[str, ...] = ()
    theme_cues: tuple[str, ...] = ()  # one for each guessed theme, as it stands in the text
    priority: int | None = None
    allegation: bool | None = None
    key_message: bool | None = None
    recommends_to: tuple[str, ...] = ()
    short: str = ""  # the author's shorter words for it, for audiences whose profile says `shorten: true`

    @property
    def all_themes(self) -> tuple[str, ...]:
        """Return the themes to order and group by: those that somebody gave, else the guessed ones."""
        return self.themes or self.guessed_themes

    @property
    def is_allegation(self) -> bool:
        """Tell whether the passage counts as an allegation: as annotated, else if it has a cue of one."""
        if self.allegation is not None:
            return self.allegation
        return any(cue.kind is CueKind.ALLEGATION for cue in self.cues)

    @property
    def may_stand_out(self) -> bool:
        """Tell whether the passage may be a key message, a title, a heading or stand in a panel.

        What nobody could judge may not; the report's own titles and headings are left to the rule for outside readers.
        """
        if self.key_message is not None:
            return self.key_message
        if not self.judged and self.allegation is None and self.kind not in NAMES:
            return False
        return not self.is_allegation and not any(cue.kind is CueKind.GROUP for cue in self.cues)


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and what stands under it. `reason` says why it has its role; `guessed` whether nobody set it.

    `heading` is None for text that stands under no heading. `level` counts from 1.
    """

    id: str
    heading: Passage | None
    role: Role
    reason: str
    guessed: bool
    level: int
    passages: tuple[Passage, ...]
    tables: tuple[ReportTable, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A report, whole. `sha256` is that of the file's bytes; `label` the default label of everything in it.

    `file` is the path it was read from, for messages alone: it says nothing of what the report is.
    """

    file: str = field(compare=False)
    sha256: str
    language: str
    title: Passage
    subtitle: Passage | None
    lead: tuple[Passage, ...]
    parts: tuple[Part, ...]
    own_names: tuple[str, ...] = ()  # its own title and subtitle, also where brief.yaml gives it others
    author: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""
    label: Label = Label.CLEAR
    label_is_set: bool = False  # by the report or the brief; else CLEAR is an assumption, said once
    diagnostics: tuple[Diagnostic, ...] = field(default=(), compare=False)

    def key(self, passage: Passage) -> str:
        """Return the opaque key of a passage: eight characters of the report's hash, and the place."""
        return self.key_of(passage.place)

    def key_of(self, place: Place) -> str:
        """Return the opaque key of a place."""
        return f"{self.sha256[:8]}_{place.key}"

    @property
    def tables(self) -> tuple[ReportTable, ...]:
        """Return the tables of data that the report holds, in its order."""
        return tuple(table for part in self.parts for table in part.tables)

    def parts_of(self, role: Role) -> tuple[Part, ...]:
        """Return the parts of a role, in the report's order."""
        return tuple(part for part in self.parts if part.role is role)

    @property
    def findings(self) -> tuple[Passage, ...]:
        """Return the findings, in the report's order."""
        return tuple(p for part in self.parts_of(Role.FINDINGS) for p in part.passages)

    def passages_of(self, role: Role) -> tuple[Passage, ...]:
        """Return the passages of all parts of a role, in the report's order."""
        return tuple(p for part in self.parts_of(role) for p in part.passages)

    def ids_under(self, name: str) -> frozenset[str]:
        """Return the ids of what stands under the heading of an id, lower headings included, or in the lead."""
        found = {p.id for p in self.lead} if name == "lead" else set()
        depth: int | None = None
        for part in self.parts:
            continues = depth is not None and (part.heading is None or part.level > depth)
            if not continues:
                depth = part.level if part.id == name else None
            if depth is not None:
                found.update(p.id for p in (part.heading, *part.passages) if p)
        return frozenset(found)

    def passages(self) -> Iterator[Passage]:
        """Yield everything the report says, headings included, in its order."""
        yield self.title
        if self.subtitle:
            yield self.subtitle
        yield from self.lead
        for part in self.parts:
            if part.heading:
                yield part.heading
            yield from part.passages

    def changed(self, change: Callable[[Passage], Passage]) -> Report:
        """Return the report with everything it says, headings included, as `change` gives it back."""

        def part(found: Part) -> Part:
            heading = change(found.heading) if found.heading else None
            return replace(found, heading=heading, passages=tuple(map(change, found.passages)))

        return replace(
            self,
            title=change(self.title),
            subtitle=change(self.subtitle) if self.subtitle else None,
            lead=tuple(map(change, self.lead)),
            parts=tuple(map(part, self.parts)),
        )
