"""Step 4: the length. Passages are left out, the least weighty first, until the brief keeps its budgets.

In: a report, a profile, and a callable that measures what a selection takes (it composes and lays out; tailoring does
not know how). Out: the selection that keeps most. Nothing is shrunk and nothing is cut inside a claim.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from briefgen.audience.profile import Profile
from briefgen.brief import AuthorText, BriefFigure
from briefgen.diagnostics import Diagnostic, error
from briefgen.errors import CannotFitError
from briefgen.phrasing import counted
from briefgen.report.model import Passage, Report
from briefgen.tailoring.allot import FINDINGS, KEY_MESSAGES
from briefgen.tailoring.order import rank
from briefgen.tailoring.prose import ASKS, CONCLUSION, CONTEXT, SUMMARY
from briefgen.tailoring.selection import Selection
from briefgen.tailoring.tailor import tailor
from briefgen.tailoring.together import runs

FINDINGS_KEPT_LONGEST = 3  # before these go, conclusion and lead give up what their place in the brief allows


class Size(Protocol):
    """What a measure says of a selection: its pages and its words."""

    @property
    def pages(self) -> int:
        """Return the pages it takes."""

    @property
    def words(self) -> int:
        """Return the words a reader reads."""


def fit(
    report: Report,
    profile: Profile,
    measure: Callable[[Selection], Size],
    texts: tuple[AuthorText, ...] = (),
    figures: tuple[BriefFigure, ...] = (),
) -> Selection:
    """Return the selection that keeps the most within the profile's pages and words. Texts and figures all stay.

    Raises CannotFitError where one finding, one paragraph of the conclusion and one of the lead are too much.
    """
    whole = tailor(report, profile, texts=texts, figures=figures)
    if profile.pages is None and profile.words is None:
        return whole
    size = measure(whole)
    if not _over(size, profile):
        return whole
    reason = _over(size, profile)
    order = drop_order(whole)
    fewest, most = 1, len(order)

    def attempt(count: int) -> tuple[Selection, Size]:
        selection = tailor(report, profile, {p.id: reason for p in order[:count]}, texts, figures)
        return selection, measure(selection)

    selection, size = attempt(most)
    if _over(size, profile):
        raise CannotFitError([_cannot_fit(profile, size)])
    while fewest < most:  # the fewest passages to leave out: dropping more never takes more room
        middle = (fewest + most) // 2
        tried, tried_size = attempt(middle)
        if _over(tried_size, profile):
            fewest = middle + 1
        else:
            selection, most = tried, middle
    return selection


def drop_order(selection: Selection) -> tuple[Passage, ...]:
    """Return what may be left out for length, the least weighty first; one finding is never among it."""
    ranked = rank((p for found in selection.allotted.values() for p in found), selection.profile)
    findings = tuple(p for run in runs(ranked, selection.follows) for p in run)  # what points back goes first
    order = list(reversed(selection.prose.get(CONTEXT, ())))
    light = findings[FINDINGS_KEPT_LONGEST:]
    heavy = findings[1:FINDINGS_KEPT_LONGEST]
    prose = selection.prose
    lead, asks, conclusion = (prose.get(name, ()) for name in (SUMMARY, ASKS, CONCLUSION))
    lead = lead if _is_afterthought(SUMMARY, selection.profile) else lead[1:]
    for kept_short in (light, asks[1:], conclusion[1:], lead):
        order.extend(reversed(kept_short))
    return (*order, *reversed(heavy))


def _is_afterthought(section: str, profile: Profile) -> bool:
    """Tell whether a section stands after the findings: its place in the profile says that it matters less."""
    names = [plan.name for plan in profile.sections]
    places = {name: names.index(name) for name in (section, FINDINGS, KEY_MESSAGES) if name in names}
    return section in places and any(places[section] > place for name, place in places.items() if name != section)


def _over(size: Size, profile: Profile) -> str:
    """Name the budgets that the size exceeds; empty if it keeps them."""
    budgets = []
    if profile.pages is not None and size.pages > profile.pages:
        budgets.append(f"pages {profile.pages}")
    if profile.words is not None and size.words > profile.words:
        budgets.append(f"words {profile.words}")
    return f"length: {', '.join(budgets)}" if budgets else ""


def _cannot_fit(profile: Profile, size: Size) -> Diagnostic:
    needed = [f"`pages: {size.pages}`"] if profile.pages is not None and size.pages > profile.pages else []
    needed += [f"`words: {size.words}`"] if profile.words is not None and size.words > profile.words else []
    return error(
        f"audience `{profile.name}` cannot keep its {_over(size, profile)}: the sections with one finding and one "
        f"paragraph of lead and conclusion take {counted(size.pages, 'page')} and {size.words} words",
        hint=f"allow it more ({', '.join(needed)}) or give it fewer sections",
    )
