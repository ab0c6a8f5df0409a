"""A profile: everything that makes a brief for one audience differ from another's.

In: `builtin/<name>.yaml` or a file of the analyst's own, checked by `config`. Out: a frozen `Profile` that tailoring
and composing read. Nothing here knows of any report.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import resources

from briefgen.labels import Label

ALL = "all"  # stands for every audience where texts are written; no audience is called so


class Allegations(StrEnum):
    """What becomes of allegations: set verbatim and whole, or left out whole."""

    SHOW = "show"
    OMIT = "omit"


class GroupBy(StrEnum):
    """How a findings section is grouped: by the report's headings, by theme, or as one list by weight."""

    PART = "part"
    THEME = "theme"
    WEIGHT = "weight"


class To(StrEnum):
    """Which recommendations a section sets: all, or those to this audience and to nobody in particular."""

    ALL = "all"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Terms:
    """Words for the author's own text: `prefer` are pairs (instead of, say), `explain` what readers need explained."""

    prefer: tuple[tuple[str, str], ...] = ()
    explain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Readability:
    """Limits for the author's own text: the school `grade` it may need, the words of a `sentence`; None: no limit."""

    grade: int | None = None
    sentence: int | None = None


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """One section of a brief: the template's name, and what the profile asks of it.

    `heading` replaces the template's own; `max` bounds the passages it holds; `themes` gives the section the findings
    on these themes, which then stand in no other; `to` says whether recommendations to others are left out; `sources`
    sets the sources that the report names as notes; `panel` sets the section apart as the page's one strong thing;
    `side` moves it to the sidebar where a layout has one; `take_first` lets `pull-quote` lift out a finding.
    """

    name: str
    heading: str = ""
    by: GroupBy = GroupBy.PART
    max: int | None = None
    themes: tuple[str, ...] = ()
    to: To = To.ALL
    numbered: bool = False
    sources: bool = False
    panel: bool = False
    side: bool = False
    take_first: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """An audience. `pages` and `words` are budgets, None where there is none; `ceiling` the strictest label it may see.

    `outside` says that the readers are not of the house: where a language has no lexicon of allegation cues, they get
    only findings that an annotation calls no allegation. `shorten` sets findings in their short words, or without what
    the list of deletions names. `attach` names the files that travel inside the PDF.
    `layers` names what `extends` merged, the nearest first, and `origins` by key where
    each setting was made: two profiles that ask the same are equal, wherever they were written.
    """

    name: str
    label: str
    product: str
    sections: tuple[SectionPlan, ...]
    ceiling: Label
    allegations: Allegations
    outside: bool
    theme: str
    formats: tuple[str, ...]
    layout: str = ""  # of the pages; empty: the theme's own
    themes_first: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    pages: int | None = None
    words: int | None = None
    show_count: bool = True
    shorten: bool = False
    attach: tuple[str, ...] = ()
    page_size: str = "a4"
    terms: Terms = Terms()
    readability: Readability = Readability()
    lineage: tuple[str, ...] = ()  # its own name, and those it extends
    layers: tuple[str, ...] = field(default=(), compare=False)
    origins: Mapping[str, str] = field(default_factory=dict, compare=False)

    def section(self, name: str) -> SectionPlan | None:
        """Return the plan of a section, None if the profile does not have it."""
        return next((plan for plan in self.sections if plan.name == name), None)


def builtin_names() -> tuple[str, ...]:
    """Return the names of the profiles that ship with briefgen, sorted."""
    folder = resources.files("briefgen.audience") / "builtin"
    return tuple(sorted(f.name.removesuffix(".yaml") for f in folder.iterdir() if f.name.endswith(".yaml")))


def builtin_source(name: str) -> str:
    """Return the YAML text of a shipped profile."""
    return (resources.files("briefgen.audience") / "builtin" / f"{name}.yaml").read_text(encoding="utf-8")
