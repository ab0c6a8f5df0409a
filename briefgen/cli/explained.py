"""What audiences get and why, as rows for people and as data: `explain`, `matrix` and `diff` begin here."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.brief import Brief
from briefgen.build.variant import require_something_to_show, select
from briefgen.cli.settings import origins, settings
from briefgen.cli.tables import cut
from briefgen.document.text import printable
from briefgen.errors import BriefError
from briefgen.phrasing import counted
from briefgen.report.model import Passage
from briefgen.tailoring.author import unwritten
from briefgen.tailoring.selection import Decision, Fate, Selection

FIRST_WORDS = 48


def selections(brief: Brief) -> tuple[dict[str, Selection], list[BriefError]]:
    """Return what each audience of the brief gets, and what is wrong with those that cannot be built."""
    found: dict[str, Selection] = {}
    failures = []
    for profile in brief.audiences:
        try:
            found[profile.name] = select(brief, profile)
            require_something_to_show(brief, found[profile.name])
        except BriefError as failed:
            failures.append(failed)
    return found, failures


def as_data(selection: Selection) -> dict[str, object]:
    """Return the published form of one audience: settings and where they were made, decisions by id, and counts."""
    return {
        "settings": settings(selection.profile),
        "origins": origins(selection.profile),
        "layers": list(selection.profile.layers),
        "decisions": {p.id: decision_as_data(selection.decisions[p.id]) for p in selection.report.passages()},
        "texts": {name: decision_as_data(decision) for name, decision in selection.text_decisions.items()},
        "figures": {
            figure.text.passage.id: decision_as_data(selection.figure_decisions[figure.id])
            for figure in selection.figures
        },
        "not_written": list(unwritten(selection)),
        "counts": counts(selection),
    }


def decision_as_data(decision: Decision) -> dict[str, str]:
    """Return the published form of a decision."""
    return {"decision": str(decision.fate), "rule": decision.rule, "section": decision.section}


def decision_rows(selection: Selection) -> list[tuple[str, ...]]:
    """Return a row for each passage of the report, in its order: id, number, fate, rule, first words."""
    decided = ((passage, selection.decisions[passage.id]) for passage in selection.report.passages())
    return [
        (f"  {passage.id}", number(passage), str(decision.fate), decision.rule, first_words(passage))
        for passage, decision in decided
    ]


def text_rows(selection: Selection) -> list[tuple[str, ...]]:
    """Return a row for each of the author's texts that is meant for the audience: id, fate, rule, first words."""
    decided = ((text.passage, selection.text_decisions[text.passage.id]) for text in selection.texts)
    return [
        (f"  {printable(passage.id)}", str(decision.fate), decision.rule, first_words(passage))
        for passage, decision in decided
    ]


def figure_rows(selection: Selection) -> list[tuple[str, ...]]:
    """Return a row for each figure of the brief: id, fate, rule, first words of its caption."""
    decided = ((figure, selection.figure_decisions[figure.id]) for figure in selection.figures)
    return [
        (f"  {figure.text.passage.id}", str(decision.fate), decision.rule, first_words(figure.text.passage))
        for figure, decision in decided
    ]


def number(passage: Passage) -> str:
    """Return a finding's number as a brief prints it, `F7`; "" for all else."""
    return f"F{passage.number}" if passage.number else ""


def first_words(passage: Passage) -> str:
    """Return how a passage begins, in one line."""
    return cut(printable(passage.text), FIRST_WORDS)


def counts(selection: Selection) -> dict[str, int]:
    """Return how many findings have each fate, and `of` how many there are."""
    fates: Sequence[Fate] = [selection.decisions[p.id].fate for p in selection.report.findings]
    return {**{str(fate): fates.count(fate) for fate in Fate}, "of": len(fates)}


def counts_in_words(selection: Selection) -> str:
    """Return the counts in one line: `shown 12, cut 1, withheld 1 of 14 findings`."""
    found = counts(selection)
    fates = ", ".join(f"{fate} {found[fate]}" for fate in Fate if found[fate] or fate is not Fate.SHORTENED)
    return f"{fates} of {counted(found['of'], 'finding')}"
