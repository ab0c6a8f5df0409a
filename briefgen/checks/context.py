"""What a selection takes out of its context: the other side of a contrast, all doubt in a part, what a word points to.

In: a brief, and what each of its audiences gets. Out: warnings, each once with all audiences it is about. Nothing is
changed: the analyst decides whether the rest still says what the report says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from briefgen.brief import Brief
from briefgen.checks.language import Remark
from briefgen.diagnostics import Diagnostic, Location, warning
from briefgen.report.model import Part, Passage, Report, Role
from briefgen.report.wording import is_hedged, opening_anaphor, opens_with_contrast
from briefgen.tailoring.selection import Selection

MOST_NAMED = 5


def check_context(brief: Brief, selections: Sequence[Selection]) -> tuple[Remark, ...]:
    """Return the warnings on a brief."""
    told: dict[Diagnostic, list[str]] = {}
    for selection in selections:
        for message, hint, passage in _found(selection):
            where = Location(brief.report.file, passage.place.line)
            names = told.setdefault(warning(message, where, hint), [])
            names.append(selection.profile.name)
    return tuple(_remark(diagnostic, names) for diagnostic, names in told.items())


def _remark(diagnostic: Diagnostic, names: list[str]) -> Remark:
    """Return a warning with the audiences it is about in its words."""
    message = f"for {', '.join(names)}: {diagnostic.message}"
    return Remark(warning(message, diagnostic.location, diagnostic.hint), tuple(names))


Found = tuple[str, str, Passage]  # message, hint, and the passage it is about


def _found(selection: Selection) -> Iterator[Found]:
    for part in selection.report.parts_of(Role.FINDINGS):
        yield from _contrasts(part, selection)
        yield from _lost_hedges(part, selection)
    yield from _pointing_nowhere(selection)


def _contrasts(part: Part, selection: Selection) -> Iterator[Found]:
    """Tell of a finding that is set against the one before it, where only one of the two is shown."""
    for before, passage in pairwise(part.passages):
        shown = [p for p in (before, passage) if selection.shows(p)]
        if len(shown) == 1 and opens_with_contrast(passage, selection.report.language):
            (left,) = {before.id, passage.id} - {shown[0].id}
            message = f"`{shown[0].id}` is shown without `{left}`, which says the other side of it"
            yield message, "give both the same priority, or leave both out", shown[0]


def _lost_hedges(part: Part, selection: Selection) -> Iterator[Found]:
    """Tell of a part whose hedged findings are all left out while others of it are shown."""
    language = selection.report.language
    hedged = [p for p in part.passages if is_hedged(p, language)]
    shown = [p for p in part.passages if selection.shows(p)]
    if hedged and shown and not any(selection.shows(p) for p in hedged):
        message = f"part `{part.id}` is shown without any of its hedged findings: {_listed(hedged)}"
        hint = "what is left may sound surer than the report: read it so, and show one of them or leave the part out"
        yield message, hint, part.heading or shown[0]


def _pointing_nowhere(selection: Selection) -> Iterator[Found]:
    """Tell of a passage that points back and has nothing before it but a heading."""
    for passage in _firsts(selection.report):
        words = opening_anaphor(passage, selection.report.language)
        if words and selection.shows(passage):
            message = f"`{passage.id}` opens with “{words}”, and nothing but a heading stands before it"
            yield message, "see whether readers can tell what it means; if not, leave it out: `never`", passage


def _firsts(report: Report) -> Iterable[Passage]:
    return (part.passages[0] for part in report.parts if part.passages)


def _listed(passages: Sequence[Passage]) -> str:
    more = f" and {len(passages) - MOST_NAMED} more" if len(passages) > MOST_NAMED else ""
    return f"{', '.join(p.id for p in passages[:MOST_NAMED])}{more}"
