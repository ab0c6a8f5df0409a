"""A brief: what the analyst adds to a report, and for whom. Frozen, and free of any file format.

In: what `config` made of brief.yaml and of the files beside it. Out: what `tailoring`, `sections` and `build` read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from briefgen.audience.profile import Profile
from briefgen.diagnostics import Diagnostic, Location
from briefgen.document.nodes import ChartKind
from briefgen.report.lock import Lock
from briefgen.report.model import Passage, Report
from briefgen.report.tables import DataTable, ReportTable
from briefgen.style.brand import Brand
from briefgen.style.house_style import HouseStyle


@dataclass(frozen=True, slots=True)
class Marking:
    """How the brief is marked: draft or final, under embargo or not, and of which date (`2026-11-24`) and version."""

    draft: bool = False
    embargo: str = ""  # as printed
    date: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom a reader may ask; every field may be empty."""

    office: str = ""
    email: str = ""
    phone: str = ""
    url: str = ""


RECOMMENDATIONS = "recommendations"
GLOSSARY = "glossary"
KEY_FIGURES = "key-figures"
PULL_QUOTE = "pull-quote"
FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class AuthorText:
    """A text of the analyst's own: words, label and cues in a passage, and the section that prints it.

    `audience` is empty for a text that is for all. `cites` are ids of passages of the report that it stands on: it is
    shown to nobody who may not see them. `to` are the addressees of a recommendation, or the only audiences of a key
    figure; `term` is what a text explains, `number` that of a key figure, with which its passage begins.
    """

    passage: Passage
    section: str
    audience: str = ""
    cites: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    term: str = ""
    number: str = ""
    location: Location | None = field(default=None, compare=False)

    @property
    def words(self) -> str:
        """Return the words of the text: those of a key figure without its number."""
        return self.passage.text.removeprefix(self.number).lstrip() if self.number else self.passage.text


@dataclass(frozen=True, slots=True)
class BriefFigure:
    """A figure or table of data that brief.yaml asks for.

    `text` holds its caption with its label, what it cites, to whom it goes, and the section that prints it; `chart` is
    how it is drawn (None: as a table). `data` are the columns that it shows, `numeric` those of them (from 0) that hold
    numbers. `drawn_from` is the table of the report, None for a file beside the brief, whose `source` the author names.
    `titled` says that the caption is the report's own title of that table. `language` reads the numbers.
    """

    id: str
    text: AuthorText
    chart: ChartKind | None
    data: DataTable
    numeric: frozenset[int]
    language: str
    drawn_from: ReportTable | None = None
    titled: bool = False
    measure: str = ""
    alternative: str = ""
    source: str = ""
    highlight: tuple[str, ...] = ()
    start: Decimal | None = None
    reference: tuple[Decimal, str] | None = None

    @property
    def caption(self) -> str:
        """Return the caption as it is printed: the message, then what is measured."""
        said = self.text.passage.text
        end = "" if said.endswith((".", "!", "?", "…")) else "."
        return f"{said}{end} {self.measure}" if self.measure else said

    def own_words(self) -> Iterator[str]:
        """Yield what the author says with it: caption, measure, alternative text, the words of a reference line."""
        yield from () if self.titled else (self.text.passage.text,)
        yield from filter(None, (self.measure, self.alternative, self.reference[1] if self.reference else ""))

    def words(self) -> Iterator[str]:
        """Yield all that it says or shows, its source included."""
        yield self.text.passage.text
        yield from filter(None, (self.measure, self.alternative, self.reference[1] if self.reference else ""))
        yield from filter(None, (self.source, self.drawn_from.source if self.drawn_from else ""))
        yield from self.data.texts()


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief as configured: its annotated report, its audiences, and what the publisher says of it.

    `file` is brief.yaml, or the report itself where there is none (`bare`). `audiences` are those asked for now,
    `configured` all that brief.yaml names. `texts` are the analyst's own texts for all audiences, `figures` the charts
    and tables of data, `templates` the own section templates by name; `formats` is empty where each profile decides;
    `lock` is what briefgen.lock should hold. `notes` are the analyst's notes on passages, by id, which no audience ever
    sees; `annotated` says by id where the entries of annotations.yaml stand.
    """

    name: str
    file: Path
    bare: bool
    report: Report
    audiences: tuple[Profile, ...]
    configured: tuple[Profile, ...] = ()
    formats: tuple[str, ...] = ()
    marking: Marking = Marking()
    contact: Contact = Contact()
    publisher: str = ""
    brand: Brand | None = None
    house_style: HouseStyle | None = None
    texts: tuple[AuthorText, ...] = ()
    figures: tuple[BriefFigure, ...] = ()
    templates: Mapping[str, str] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)
    notes: Mapping[str, str] = field(default_factory=dict)
    annotated: Mapping[str, Location] = field(default_factory=dict, compare=False)
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def folder(self) -> Path:
        """Return the folder that holds the brief."""
        return self.file.parent

    def formats_for(self, profile: Profile) -> tuple[str, ...]:
        """Return the formats this audience gets: the brief's, else the profile's."""
        return self.formats or profile.formats
