"""What a template sees: plain, frozen shapes of passages, groups, counts, links and the report.

A passage prints as its words (through a token) and tells facts about itself; its words are not an attribute (names that
begin with an underscore are out of a template's reach), so that a template places a finding whole or not at all.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.document.nodes import Link, Text
from briefgen.document.text import printable
from briefgen.sections.tokens import Token

LINK_SCHEMES = ("http://", "https://", "mailto:")


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
    report names as its source; `heading` the report's heading above it; `stands_out` whether it may be set apart;
    `certainty` its words of certainty as they stand in it; `to` the addressees of a recommendation; `term` what a text
    of the author's explains.
    """

    _token: Token
    finding: str = ""
    place: str = ""
    source: PassageView | None = None
    heading: PassageView | None = None
    stands_out: bool = True
    certainty: tuple[PassageView, ...] = ()
    to: str = ""
    term: PassageView | None = None


@dataclass(frozen=True, slots=True, repr=False)
class FigureView(Printable):
    """A figure in a template: `{{ figure }}`, on a line of its own, prints it whole, with its caption and source.

    `name` is what brief.yaml calls it; `is_chart` tells a chart from a table; `data` prints the table behind a chart;
    `by_author` tells whether caption or data are the author's, not the report's.
    """

    _token: Token
    name: str
    is_chart: bool
    by_author: bool
    data: DataView | None = None


@dataclass(frozen=True, slots=True, repr=False)
class DataView(Printable):
    """The data behind a chart: `{{ figure.data }}`, on a line of its own, prints them as a table."""

    _token: Token


@dataclass(frozen=True, slots=True)
class GroupView:
    """Findings under one heading: the report's own (`heading`) or the name of a theme (`theme`)."""

    heading: PassageView | None
    theme: str
    findings: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True)
class CountView:
    """How many findings are shown, of how many, and where; `told` is the profile's `show_count`.

    `elsewhere` counts those in other sections than `findings`, `others` those of them that are no key messages;
    `recommendations` counts those of the report.
    """

    shown: int
    total: int
    key_messages: int
    others: int
    elsewhere: int
    below: int
    recommendations: int
    told: bool


@dataclass(frozen=True, slots=True, repr=False)
class LinkView(Printable):
    """Text that leads to an address."""

    _token: Token


@dataclass(frozen=True, slots=True)
class ReportView:
    """What is known of the report. Empty where the report does not say and the brief does not add it.

    `told` is whether the audience may know who wrote it, when and where; if not, these are empty too. `named_by_author`
    tells whether the title or subtitle shown is not the report's own, but what brief.yaml calls it.
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
    named_by_author: bool


def link(text: object, url: object) -> object:
    """Return the text as a link, or as it is where the address has no scheme that a brief may carry."""
    address = printable(str(url)).strip()
    shown = printable(str(text))
    if not is_link(address):
        return shown
    shown = shown.replace(address, printed(address))
    return LinkView(Token((Link((Text(shown),), address),)))


def printed(address: str) -> str:
    """Return an address as it is printed and read aloud: without its scheme (WCAG 2.2, 2.4.4), still to be typed."""
    rest = address.partition(":")[2].lstrip("/")
    return rest.removesuffix("/") or address


def is_link(address: str) -> bool:
    """Tell whether an address has a scheme that a brief may carry."""
    return address.lower().startswith(LINK_SCHEMES)
