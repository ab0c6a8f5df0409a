"""Tailoring, its steps in order: withhold, rank, cut, allot.

In: a report, a profile, and the ids that fitting leaves out for length. Out: a selection in which every passage of the
report has exactly one decision. A pure function; `fit` calls it again and again until the brief has its length.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.audience.profile import GroupBy, Profile
from briefgen.report.model import Passage, Report, Role
from briefgen.tailoring.allot import FINDINGS, Allotment, allot
from briefgen.tailoring.order import rank
from briefgen.tailoring.select import withheld_by
from briefgen.tailoring.selection import Decision, Fate, Selection

EVIDENCE = "evidence"


def tailor(report: Report, profile: Profile, cut: Mapping[str, str] | None = None) -> Selection:
    """Choose what the audience gets. `cut` maps ids to leave out for length to the budget that asks for it."""
    cut = cut or {}
    withheld = withheld_by(report, profile)

    def may_show(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
        return tuple(p for p in passages if withheld[p.id] is None)

    allotment = allot(rank(may_show(report.findings), profile), profile)
    kept = {name: tuple(p for p in found if p.id not in cut) for name, found in allotment.sections.items()}
    lead = may_show(report.lead or report.passages_of(Role.SUMMARY))
    recommendations = may_show(report.passages_of(Role.RECOMMENDATIONS))
    makes_recommendations = bool(report.passages_of(Role.RECOMMENDATIONS))
    asks = recommendations if makes_recommendations else may_show(report.passages_of(Role.CONCLUSION))
    decisions = _decisions(report, profile, withheld, Allotment(kept, allotment.cut), lead, asks, cut)
    return Selection(
        report=report,
        profile=profile,
        decisions=decisions,
        allotted=kept,
        lead=tuple(p for p in lead if p.id not in cut),
        asks=tuple(p for p in asks if p.id not in cut),
        makes_recommendations=makes_recommendations,
    )


def _decisions(
    report: Report,
    profile: Profile,
    withheld: Mapping[str, str | None],
    allotment: Allotment,
    lead: tuple[Passage, ...],
    asks: tuple[Passage, ...],
    cut: Mapping[str, str],
) -> dict[str, Decision]:
    """Decide for each passage once: withheld before cut before shown."""
    sections = {p.id: name for name, found in allotment.sections.items() for p in found}
    sections |= {p.id: "title" for p in (report.title, report.subtitle) if p}
    sections |= {p.id: "summary" for p in lead if profile.section("summary")}
    sections |= {p.id: "asks" for p in asks if profile.section("asks")}
    sections |= _headings(report, profile, allotment)
    decided: dict[str, Decision] = {}
    for passage in report.passages():
        why = withheld[passage.id]
        if why is not None:
            decided[passage.id] = Decision(Fate.WITHHELD, why)
        elif passage.id in cut:
            decided[passage.id] = Decision(Fate.CUT, cut[passage.id])
        elif passage.id in allotment.cut:
            decided[passage.id] = Decision(Fate.CUT, allotment.cut[passage.id])
        elif passage.id in sections:
            section = sections[passage.id]
            decided[passage.id] = Decision(Fate.SHOWN, f"section {section}", section)
        else:
            decided[passage.id] = Decision(Fate.CUT, "no section of this profile shows it")
    return decided


def _headings(report: Report, profile: Profile, allotment: Allotment) -> dict[str, str]:
    """Return the section that prints each heading: one grouped by part, or the table of evidence."""
    found: dict[str, str] = {}
    plan = profile.section(FINDINGS)
    printed = {p.id for p in allotment.sections.get(FINDINGS, ())} if plan and plan.by is GroupBy.PART else set()
    shown = {p.id for kept in allotment.sections.values() for p in kept}
    for part in report.parts:
        ids = {p.id for p in part.passages}
        if part.heading and ids & printed:
            found[part.heading.id] = FINDINGS
        elif part.heading and ids & shown and profile.section(EVIDENCE):
            found[part.heading.id] = EVIDENCE
    return found
