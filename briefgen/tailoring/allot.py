"""Step 3, for findings: which section shows which.

Key messages take the weightiest findings that may stand out, the sections for contrast those worded so, a section with
`themes` those on its themes; a findings section takes the rest, up to its `max`. No finding stands in two of them. A
short list by weight is read like key messages: what may not stand out comes last in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from briefgen.audience.profile import GroupBy, Profile, SectionPlan
from briefgen.report.model import Passage
from briefgen.report.wording import has_contrast, has_progress_and_contrast
from briefgen.tailoring.order import theme_weight
from briefgen.tailoring.together import Run

KEY_MESSAGES = "key-messages"
FINDINGS = "findings"
KEY_MESSAGES_IF_NO_MAX = 4

Chooser = Callable[[Passage, str], bool]  # of a passage and the report's language


def _stands_out(passage: Passage, language: str) -> bool:
    return passage.may_stand_out


def _any(passage: Passage, language: str) -> bool:
    return True


# The sections that choose by what a finding says, in the order in which they do, before those that choose by theme.
CHOOSERS: dict[str, Chooser] = {
    KEY_MESSAGES: _stands_out,
    "contrast": has_progress_and_contrast,
    "contrary-points": has_contrast,
}


@dataclass(frozen=True, slots=True)
class Allotment:
    """Findings by section, in the order set, and those that no section has room for with the rule that says so."""

    sections: dict[str, tuple[Passage, ...]]
    cut: dict[str, str]


def allot(ranked: Sequence[Run], profile: Profile, language: str) -> Allotment:
    """Give each run of findings, the weightiest first, to a section: whole, unless `findings` has less room."""
    sections: dict[str, tuple[Passage, ...]] = {}
    rest = tuple(ranked)
    for first in _choosing(profile):
        most = KEY_MESSAGES_IF_NO_MAX if first.max is None and first.name == KEY_MESSAGES else first.max
        chosen = _that_fit([run for run in rest if _is_for(run, first, language)], most)
        passages = tuple(p for run in chosen for p in run)
        sections[first.name] = passages if first.name == KEY_MESSAGES else arrange(passages, first, profile)
        rest = _without(rest, chosen)
    plan = profile.section(FINDINGS)
    if plan is None:
        return Allotment(sections, {p.id: "no section of this profile shows it" for run in rest for p in run})
    meant = [run for run in rest if any(_on_themes(p, plan) for p in run)]
    if plan.by is GroupBy.WEIGHT:
        meant.sort(key=lambda run: not all(p.may_stand_out for p in run))
    wanted = tuple(p for run in meant for p in run)
    sections[FINDINGS] = arrange(wanted[: plan.max], plan, profile)
    others = _without(rest, meant)
    cut = {p.id: f"section findings: themes {', '.join(plan.themes)}" for run in others for p in run}
    cut |= {p.id: f"section findings: max {plan.max}" for p in wanted[len(sections[FINDINGS]) :]}
    return Allotment(sections, cut)


def _without(found: Iterable[Run], taken: Iterable[Run]) -> tuple[Run, ...]:
    """Return the runs that are not taken, told apart by their first ids: to compare them whole takes long."""
    ids = {run[0].id for run in taken}
    return tuple(run for run in found if run[0].id not in ids)


def _is_for(run: Run, plan: SectionPlan, language: str) -> bool:
    """Tell whether a section takes a run: key messages if all of it may stand out, others if some of it is theirs."""
    chooses = CHOOSERS.get(plan.name, _any)
    takes = all if plan.name == KEY_MESSAGES else any
    return takes(chooses(p, language) for p in run) and any(_on_themes(p, plan) for p in run)


def _that_fit(found: Iterable[Run], most: int | None) -> tuple[Run, ...]:
    """Return the first of the runs that have room, each whole."""
    fit: list[Run] = []
    taken = 0
    for run in found:
        if most is None or taken + len(run) <= most:
            fit.append(run)
            taken += len(run)
    return tuple(fit)


def _choosing(profile: Profile) -> tuple[SectionPlan, ...]:
    """Return the plans of the sections that choose before `findings` does, in the order in which they choose."""
    by_words = [plan for name in CHOOSERS if (plan := profile.section(name))]
    by_theme = [p for p in profile.sections if p.themes and p.name not in CHOOSERS and p.name != FINDINGS]
    return (*by_words, *by_theme)


def _on_themes(passage: Passage, plan: SectionPlan) -> bool:
    return not plan.themes or any(theme in plan.themes for theme in passage.all_themes)


def arrange(findings: tuple[Passage, ...], plan: SectionPlan, profile: Profile) -> tuple[Passage, ...]:
    """Put ranked findings into the order in which the section sets them."""
    match plan.by:
        case GroupBy.PART:
            return tuple(sorted(findings, key=lambda p: p.number))
        case GroupBy.THEME:
            first = {theme: n for n, theme in reversed(list(enumerate(main_theme(p, profile) for p in findings)))}
            weights = {main_theme(p, profile): (not main_theme(p, profile), theme_weight(p, profile)) for p in findings}
            return tuple(
                sorted(findings, key=lambda p: (*weights[main_theme(p, profile)], first[main_theme(p, profile)]))
            )
        case GroupBy.WEIGHT:
            return findings


def main_theme(passage: Passage, profile: Profile) -> str:
    """Return the theme a finding is grouped under: its first in `themes_first`, else its first; "" if it has none."""
    weighty = sorted((t for t in passage.all_themes if t in profile.themes_first), key=profile.themes_first.index)
    return next(iter((*weighty, *passage.all_themes)), "")
