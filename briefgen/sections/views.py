"""What a template sees: plain, frozen views of the selection and the brief. No report text can be read from them.

A passage prints as its words (through a token) and tells facts about itself; its words are not an attribute (names that
begin with an underscore are out of a template's reach), so that a template places a finding whole or not at all.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.audience.profile import GroupBy, SectionPlan
from briefgen.brief import Brief
from briefgen.document.nodes import AUTHOR, Inline, Link, Note, Provenance, Reference, Text, Voice
from briefgen.document.text import printable
from briefgen.report.model import Passage, Place
from briefgen.sections.tokens import Token
from briefgen.tailoring.allot import FINDINGS, KEY_MESSAGES, main_theme
from briefgen.tailoring.selection import Selection

LINK_SCHEMES = ("http://", "https://", "mailto:")
NEUTRAL_TITLE = "Brief on a report"  # where the report's own title may not be shown


class Printable:
    """A value that a template prints whole, through its token; it has no form as text, so no filter takes it apart."""

    __slots__ = ()

    def __str__(self) -> str:
        raise TypeError("a finding or link is printed alone, `{{ finding }}`: filters, `~` and link() cannot take it")

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


@dataclass(frozen=True, slots=True, repr=False)
class PassageView(Printable):
    """A passage in a template: `{{ finding }}` prints its words, with its evidence reference behind them.

    `finding` is its number (`F7`), empty for all but findings; `place` the line or page it stands on; `source` what the
    report names as its source; `heading` the report's heading above it; `stands_out` whether it may be set apart.
    """

    _token: Token
    finding: str = ""
    place: str = ""
    source: PassageView | None = None
    heading: PassageView | None = None
    stands_out: bool = True


@dataclass(frozen=True, slots=True)
class GroupView:
    """Findings under one heading: the report's own (`heading`) or the name of a theme (`theme`)."""

    heading: PassageView | None
    theme: str
    findings: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True)
class CountView:
    """How many findings are shown, of how many, and where; `told` is the profile's `show_count`."""

    shown: int
    total: int
    key_messages: int
    below: int
    told: bool


@dataclass(frozen=True, slots=True, repr=False)
class LinkView(Printable):
    """Text that leads to an address."""

    _token: Token


@dataclass(frozen=True, slots=True)
class ReportView:
    """What is known of the report. Empty where the report does not say and the brief does not add it.

    `told` is whether the audience may know who wrote it, when and where; if not, these are empty too.
    """

    told: bool
    title: PassageView | None
    subtitle: PassageView | None
    author: str
    publisher: str
    date: str
    url: str
    hash: str
    makes_recommendations: bool
    has_conclusion: bool


def link(text: object, url: object) -> object:
    """Return the text as a link, or as it is where the address has no scheme that a brief may carry."""
    address = printable(str(url)).strip()
    shown = printable(str(text))
    if not is_link(address):
        return shown
    return LinkView(Token((Link((Text(shown),), address),)))


def is_link(address: str) -> bool:
    """Tell whether an address has a scheme that a brief may carry."""
    return address.lower().startswith(LINK_SCHEMES)


def theme_words(theme: str) -> str:
    """Return a theme's name as a heading reads it: `money-laundering` as "Money laundering"."""
    words = theme.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


class Views:
    """Make the views of one selection; each section asks for them with its own plan."""

    def __init__(self, selection: Selection) -> None:
        self.selection = selection
        self._headings = {p.id: part.heading for part in selection.report.parts for p in part.passages}

    def passage(self, passage: Passage, *, sources: bool = False) -> PassageView:
        """Make the view of a passage; with `sources`, the source that the report names follows as a note."""
        provenance = self._provenance(passage)
        number = f"F{passage.number}" if passage.number and self.selection.profile.show_count else ""
        words: list[Inline] = [Text(printable(passage.text), provenance)]
        source = Token((Text(printable(passage.source), provenance),)) if passage.source else None
        if sources and source:
            words.append(Note(source.inlines))
        words.append(Reference(number, str(passage.place)))
        heading = self._headings.get(passage.id)
        return PassageView(
            Token(tuple(words), passage),
            finding=number,
            place=_place(passage),
            source=PassageView(source) if source else None,
            heading=self.heading(heading),
            stands_out=passage.may_stand_out,
        )

    def heading(self, passage: Passage | None) -> PassageView | None:
        """Make the view of a title or heading, its words alone; None where it may not be shown."""
        if passage is None or not self.selection.shows(passage):
            return None
        token = Token((Text(printable(passage.text), self._provenance(passage)),), passage)
        return PassageView(token, place=_place(passage), stands_out=passage.may_stand_out)

    def _provenance(self, passage: Passage) -> Provenance:
        if passage.place == Place():  # a title that brief.yaml gives, or the file's name: not the report's words
            return AUTHOR
        return Provenance(Voice.REPORT, (self.selection.report.key(passage),))

    def groups(self, plan: SectionPlan) -> tuple[GroupView, ...]:
        """Group the findings of the section by the report's headings or by theme; by weight they are one group."""
        grouped: dict[str, list[Passage]] = {}
        for passage in self.selection.allotted.get(FINDINGS, ()):
            heading = self._headings.get(passage.id)
            match plan.by:
                case GroupBy.PART:
                    key = heading.id if heading and self.selection.shows(heading) else ""
                case GroupBy.THEME:
                    key = main_theme(passage, self.selection.profile)
                case GroupBy.WEIGHT:
                    key = ""
            grouped.setdefault(key, []).append(passage)
        return tuple(self._group(key, found, plan) for key, found in grouped.items())

    def _group(self, key: str, found: list[Passage], plan: SectionPlan) -> GroupView:
        by_part = plan.by is GroupBy.PART
        return GroupView(
            heading=self.heading(self._headings.get(found[0].id)) if by_part else None,
            theme=theme_words(key) if plan.by is GroupBy.THEME else "",
            findings=tuple(self.passage(p, sources=plan.sources) for p in found),
        )

    def counts(self) -> CountView:
        """Count the findings that are shown."""
        key = len(self.selection.allotted.get(KEY_MESSAGES, ()))
        below = len(self.selection.allotted.get(FINDINGS, ()))
        total = len(self.selection.report.findings)
        return CountView(key + below, total, key, below, self.selection.profile.show_count)

    def report(self) -> ReportView:
        """Make the view of the report; who wrote it, when and where carries the report's own label.

        The address goes with the title: it often holds the title's words.
        """
        report = self.selection.report
        told = self.selection.profile.ceiling.allows(report.label)
        title = self.heading(report.title)
        return ReportView(
            told=told,
            title=title,
            subtitle=self.heading(report.subtitle),
            author=report.author if told else "",
            publisher=report.publisher if told else "",
            date=report.date if told else "",
            url=report.url if told and title else "",
            hash=report.sha256[:8],
            makes_recommendations=self.selection.makes_recommendations,
            has_conclusion=bool(self.selection.asks),
        )


def _place(passage: Passage) -> str:
    number = passage.place.line or passage.place.page
    return str(number) if number else ""


def context(views: Views, brief: Brief, plan: SectionPlan, date: str) -> dict[str, object]:
    """Return the names that a section template may use."""
    selection = views.selection

    def passages(found: tuple[Passage, ...]) -> tuple[PassageView, ...]:
        return tuple(views.passage(p, sources=plan.sources) for p in found)

    return {
        "report": views.report(),
        "neutral_title": NEUTRAL_TITLE,
        "audience": {"label": selection.profile.label, "product": selection.profile.product},
        "heading": plan.heading,
        "numbered": plan.numbered,
        "panel": plan.panel,
        "lead": passages(selection.lead),
        "key_messages": passages(selection.allotted.get(KEY_MESSAGES, ())),
        "groups": views.groups(plan),
        "findings": passages(selection.findings_shown),
        "asks": passages(selection.asks),
        "count": views.counts(),
        "marking": {"embargo": brief.marking.embargo, "date": date, "version": brief.marking.version},
        "contact": brief.contact,
        "publisher": brief.publisher,
        "link": link,
    }
