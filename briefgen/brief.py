"""A brief: what the analyst adds to a report, and for whom. Frozen, and free of any file format.

In: what `config` made of brief.yaml and of the files beside it. Out: what `tailoring`, `sections` and `build` read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.audience.profile import Profile
from briefgen.diagnostics import Diagnostic, Location
from briefgen.report.lock import Lock
from briefgen.report.model import Passage, Report
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


@dataclass(frozen=True, slots=True)
class AuthorText:
    """A text of the analyst's own: words, label and cues in a passage, and the section that prints it.

    `audience` is empty for a text that is for all. `cites` are ids of passages of the report that it stands on: it is
    shown to nobody who may not see them. `to` are the addressees of a recommendation, `term` what a text explains.
    """

    passage: Passage
    section: str
    audience: str = ""
    cites: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    term: str = ""
    location: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief as configured: its annotated report, its audiences, and what the publisher says of it.

    `file` is brief.yaml, or the report itself where there is none (`bare`). `audiences` are those asked for now,
    `configured` all that brief.yaml names. `texts` are the analyst's own texts for all audiences, `templates` the own
    section templates by name; `formats` is empty where each profile decides; `lock` is what briefgen.lock should hold.
    `notes` are the analyst's notes on passages, by id, which no audience ever sees; `annotated` says by id where
    the entries of annotations.yaml stand.
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
