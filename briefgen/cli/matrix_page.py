"""The matrix as one HTML page that needs nothing else: no script, no network, no words of the report unless asked for.

In: a brief, what its audiences get, and the groups of rows. Out: the page as text. Every value is escaped, and what no
page can carry is shown by its code.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from briefgen.audience.profile import Allegations, Profile
from briefgen.brief import Brief
from briefgen.cli.explained import counts
from briefgen.cli.matrix_rows import Group, Row
from briefgen.document.text import printable
from briefgen.labels import Label, strictest
from briefgen.phrasing import counted
from briefgen.tailoring.selection import Selection

ALLEGATIONS = {Allegations.SHOW: "allegations shown, flagged", Allegations.OMIT: "allegations left out"}


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands above a column: who reads, what they may see and how much, and how many findings they get."""

    label: str
    lines: tuple[str, ...]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Cell:
    """The fate of a finding, and the section that shows it or the rule that keeps it out."""

    fate: str
    why: str


def page(brief: Brief, found: Mapping[str, Selection], rows: Sequence[Group], *, words: bool = False) -> str:
    """Return the page. With `words` it shows how headings and findings begin, and carries their strictest label."""
    default = brief.report.label
    total = len(brief.report.findings)
    marking = shown_label(rows) if words else None
    return _template().render(
        title=f"Who gets which finding: {brief.name}",
        about=_about(brief, total, len(found)),
        remarks=tuple(_remarks(brief, found, words)),
        caption=f"What becomes of each finding for each audience, and why. What carries no label here is {default}.",
        css=Markup(_file("matrix.css").strip()),
        marking=marking,
        language=brief.report.language,
        heads=[_Head(s.profile.label, tuple(_head_lines(s.profile)), counts(s)) for s in found.values()],
        groups=rows,
        default=default,
        facts=_facts,
        cells=_cells,
        total=total,
    )


def shown_label(rows: Sequence[Group]) -> Label:
    """Return the strictest label of what a page with words shows: headings and findings."""
    headings = [group.label for group in rows if group.words]
    return strictest([*headings, *(row.label for group in rows for row in group.rows)])


def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, finalize=_printed, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(_file("matrix.html.j2"))


def _file(name: str) -> str:
    return (resources.files("briefgen.cli") / "pages" / name).read_text(encoding="utf-8")


def _printed(value: object) -> object:
    """Return what a page can carry of a value; what is marked up already is left alone."""
    return value if isinstance(value, Markup) else printable(str(value))


def _about(brief: Brief, total: int, audiences: int) -> str:
    marking = brief.marking
    said = [f"{counted(total, 'finding')}, {counted(audiences, 'audience')}"]
    said += [f"brief of {marking.date}"] if marking.date else []
    said += [f"version {marking.version}"] if marking.version else []
    said += ["draft"] if marking.draft else []
    return ", ".join(said) + "."


def _remarks(brief: Brief, found: Mapping[str, Selection], words: bool) -> Iterator[str]:
    if not words:
        yield "Findings are named by their ids and places; no words of the report stand here."
    missing = [profile.name for profile in brief.audiences if profile.name not in found]
    if missing:
        yield f"Not in this table, since no brief can be made for them as they are set: {', '.join(missing)}."


def _head_lines(profile: Profile) -> Iterator[str]:
    yield profile.name
    yield f"up to TLP:{profile.ceiling.word}"
    yield ALLEGATIONS[profile.allegations]
    pages = [counted(profile.pages, "page")] if profile.pages is not None else []
    words = [f"{profile.words} words"] if profile.words is not None else []
    yield f"at most {', '.join(pages + words)}" if pages or words else "of any length"


def _facts(row: Row) -> Iterator[str]:
    yield row.place
    if row.themes:
        yield f"themes: {', '.join(row.themes)}"


def _cells(row: Row) -> tuple[_Cell, ...]:
    return tuple(
        _Cell(str(decision.fate), f"in {decision.section}" if decision.is_shown else rule)
        for decision, rule in zip(row.decisions, row.rules, strict=True)
    )
