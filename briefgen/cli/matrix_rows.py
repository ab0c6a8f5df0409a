"""Finding × audience: what the table, the page and the published form of `briefgen matrix` are made of.

In: a report, and what each audience gets of it. Out: groups of rows, with a decision an audience. Another kind of thing
that is decided about becomes another group.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefgen.brief import FIGURES, BriefFigure
from briefgen.cli.explained import decision_as_data, first_words, number
from briefgen.labels import Label
from briefgen.report.model import Part, Passage, Report, Role
from briefgen.report.wording import opening_anaphor
from briefgen.tailoring.selection import Decision, Selection


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is decided about: what is known of it, and a decision an audience.

    `words` is how it begins. `rules` are those of the decisions without what they quote of the report.
    """

    id: str
    number: str
    place: str
    label: Label
    themes: tuple[str, ...]
    is_allegation: bool
    words: str
    decisions: tuple[Decision, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that stand together: those of a part of the report. `words` is its heading, "" if it has none.

    `findings` is False for the figures of the brief, which stand in a group of their own.
    """

    id: str
    words: str
    label: Label
    rows: tuple[Row, ...]
    findings: bool = True


def groups(report: Report, found: Mapping[str, Selection]) -> tuple[Group, ...]:
    """Return the findings by the parts they stand in, in the report's order; then the figures of the brief."""
    parts = tuple(_group(part, report, found) for part in report.parts_of(Role.FINDINGS) if part.passages)
    return (*parts, *_figures(report, found))


def _figures(report: Report, found: Mapping[str, Selection]) -> Iterator[Group]:
    figures = next((selection.figures for selection in found.values()), ())
    if figures:
        yield Group(FIGURES, "", report.label, tuple(_figure(figure, found) for figure in figures), findings=False)


def _figure(figure: BriefFigure, found: Mapping[str, Selection]) -> Row:
    decisions = tuple(selection.figure_decisions[figure.id] for selection in found.values())
    passage, where = figure.text.passage, figure.text.location
    return Row(
        id=passage.id,
        number="",
        place=f"brief.yaml, line {where.line}" if where else "",
        label=passage.label,
        themes=(),
        is_allegation=False,
        words=first_words(passage),
        decisions=decisions,
        rules=tuple(decision.rule for decision in decisions),
    )


def _group(part: Part, report: Report, found: Mapping[str, Selection]) -> Group:
    heading = first_words(part.heading) if part.heading else ""
    label = part.heading.label if part.heading else report.label
    return Group(part.id, heading, label, tuple(_row(passage, found) for passage in part.passages))


def _row(passage: Passage, found: Mapping[str, Selection]) -> Row:
    decisions = tuple(selection.decisions[passage.id] for selection in found.values())
    return Row(
        id=passage.id,
        number=number(passage),
        place=str(passage.place),
        label=passage.label,
        themes=passage.themes or tuple(f"{theme} (guess)" for theme in passage.guessed_themes),
        is_allegation=passage.is_allegation,
        words=first_words(passage),
        decisions=decisions,
        rules=tuple(_without_quotation(passage, selection) for selection in found.values()),
    )


def _without_quotation(passage: Passage, selection: Selection) -> str:
    """Return a rule without the words that it quotes: who may see ids may not see the report's words."""
    rule = selection.decisions[passage.id].rule
    if words := opening_anaphor(passage, selection.report.language):
        rule = rule.replace(f"“{words}”", "words that point back")
    for cue in passage.cues:
        rule = rule.replace(f" “{cue.text}”", "")
    return rule


def as_data(rows: tuple[Group, ...], names: tuple[str, ...]) -> dict[str, dict[str, dict[str, str]]]:
    """Return the published form: id -> audience -> {decision, rule, section}."""
    return {
        row.id: {name: decision_as_data(d) for name, d in zip(names, row.decisions, strict=True)}
        for group in rows
        for row in group.rows
    }
