"""A brief: what the analyst adds to a report, and for whom. Frozen, and free of any file format.

In: what `config` made of brief.yaml and of the files beside it. Out: what `tailoring`, `sections` and `build` read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.audience.profile import Profile
from briefgen.diagnostics import Diagnostic
from briefgen.report.lock import Lock
from briefgen.report.model import Report


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


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief as configured: its annotated report, its audiences, and what the publisher says of it.

    `file` is brief.yaml, or the report itself where there is none (`bare`). `audiences` are those asked for now,
    `configured` all that brief.yaml names. `templates` holds the analyst's own section
    templates by name; `formats` is empty where each profile decides; `lock` is what briefgen.lock should hold.
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
    templates: Mapping[str, str] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def folder(self) -> Path:
        """Return the folder that holds the brief."""
        return self.file.parent

    def formats_for(self, profile: Profile) -> tuple[str, ...]:
        """Return the formats this audience gets: the brief's, else the profile's."""
        return self.formats or profile.formats
