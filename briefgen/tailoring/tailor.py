"""Tailoring, its steps in order: withhold, rank, allot, cut, keep together, shorten; then what the author adds.

In: a report, a profile, the ids that fitting leaves out for length, the author's texts and figures. Out: a
selection in which every passage of the report has exactly one decision. A pure function; `fit` calls it again and again
until the brief has its length.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefgen.audience.profile import GroupBy, Profile
from briefgen.brief import PULL_QUOTE, AuthorText, BriefFigure
from briefgen.report.model import Passage, Report, Role
from briefgen.tailoring.allot import FINDINGS, allot
from briefgen.tailoring.author import TextRules, labelled, texts_for
from briefgen.tailoring.figures import decide_figures, labelled_figure
from briefgen.tailoring.order import rank
from briefgen.tailoring.prose import CONTEXT, allot_prose
from briefgen.tailoring.quoting import first_plain
from briefgen.tailoring.select import withheld_by
from briefgen.tailoring.selection import Decision, Fate, Selection
from briefgen.tailoring.together import keep_together, pointing_back, runs
from briefgen.tailoring.wording import Wording, wordings

EVIDENCE = "evidence"

Sections = Mapping[str, tuple[Passage, ...]]


def tailor(
    report: Report,
    profile: Profile,
    cut: Mapping[str, str] | None = None,
    texts: tuple[AuthorText, ...] = (),
    figures: tuple[BriefFigure, ...] = (),
) -> Selection:
    """Choose what the audience gets. `cut` maps ids to leave out for length to the budget that asks for it."""
    cut = cut or {}
    withheld = withheld_by(report, profile)
    ranked = rank((p for p in report.findings if withheld[p.id] is None), profile)
    pointing = pointing_back(report)
    follows = {name: pointer.to for name, pointer in pointing.items()}
    in_runs = runs(ranked, follows)
    findings = allot(in_runs, profile, report.language)
    prose = allot_prose(report, profile, withheld)
    together = keep_together(_without({**findings.sections, **prose.sections}, cut), pointing)
    kept = {passage.id for run in in_runs for passage in run}
    alone = {p.id: pointing[p.id].rule for p in ranked if p.id not in kept}
    allotted = {name: together.sections[name] for name in findings.sections}
    told = {name: together.sections[name] for name in prose.sections}
    meant = tuple(labelled(text, report) for text in texts_for(texts, profile))
    decisions = _decisions(
        report, profile, withheld, {**alone, **findings.cut, **prose.cut, **together.cut, **cut}, allotted, told
    )
    weighty = [p for p in ranked if decisions[p.id].is_shown]
    shorter = wordings(weighty, report.language) if profile.shorten else {}
    decisions |= {name: _shortened(decisions[name], wording) for name, wording in shorter.items()}
    shown = tuple(p for p in report.passages() if decisions[p.id].is_shown)
    rules = TextRules(report, profile, withheld, shown)
    drawn = tuple(labelled_figure(figure, report) for figure in figures)
    return Selection(
        report=report,
        profile=profile,
        decisions=decisions,
        allotted=allotted,
        prose=told,
        texts=meant,
        text_decisions=rules.decide(meant),
        figures=drawn,
        figure_decisions=decide_figures(drawn, rules),
        wordings=shorter,
        follows=follows,
        pulled=first_plain(weighty, report.language, follows) if _pulls(profile, meant) else None,
    )


def _pulls(profile: Profile, texts: tuple[AuthorText, ...]) -> bool:
    """Tell whether a finding is to be lifted out: the profile asks for it, and the author has written nothing."""
    plan = profile.section(PULL_QUOTE)
    return plan is not None and plan.take_first and not any(text.section == PULL_QUOTE for text in texts)


def _shortened(decision: Decision, wording: Wording) -> Decision:
    return replace(decision, fate=Fate.SHORTENED, rule=f"{decision.rule}; {wording.rule}")


def _without(sections: Sections, cut: Mapping[str, str]) -> dict[str, tuple[Passage, ...]]:
    return {name: tuple(p for p in found if p.id not in cut) for name, found in sections.items()}


def _decisions(
    report: Report,
    profile: Profile,
    withheld: Mapping[str, str | None],
    cut: Mapping[str, str],
    allotted: Sections,
    prose: Sections,
) -> dict[str, Decision]:
    """Decide for each passage once: withheld before cut before shown."""
    sections = {p.id: "title" for p in (report.title, report.subtitle) if p}
    sections |= {p.id: name for found in (prose, allotted) for name, passages in found.items() for p in passages}
    sections |= _headings(report, profile, allotted, prose)
    decided: dict[str, Decision] = {}
    for passage in report.passages():
        why = withheld[passage.id]
        if why is not None:
            decided[passage.id] = Decision(Fate.WITHHELD, why)
        elif passage.id in cut:
            decided[passage.id] = Decision(Fate.CUT, cut[passage.id])
        elif passage.id in sections:
            section = sections[passage.id]
            decided[passage.id] = Decision(Fate.SHOWN, f"section {section}", section)
        else:
            decided[passage.id] = Decision(Fate.CUT, "no section of this profile shows it")
    return decided


def _headings(report: Report, profile: Profile, allotted: Sections, prose: Sections) -> dict[str, str]:
    """Return the section that prints each heading: one grouped by part, the context, or the table of evidence."""
    found: dict[str, str] = {}
    grouped = {plan.name for plan in profile.sections if plan.by is GroupBy.PART and plan.name == FINDINGS}
    printed = {p.id for name in grouped for p in allotted.get(name, ())}
    context = {p.id for p in prose.get(CONTEXT, ())}
    shown = {p.id for kept in allotted.values() for p in kept}
    for part in report.parts:
        ids = {p.id for p in part.passages}
        if part.heading and ids & printed:
            found[part.heading.id] = FINDINGS
        elif part.heading and ids & context and part.role is Role.CONTEXT:
            found[part.heading.id] = CONTEXT
        elif part.heading and ids & shown and profile.section(EVIDENCE):
            found[part.heading.id] = EVIDENCE
    return found
