"""Step 3, for findings: which section shows which.

Key messages take the weightiest findings that may stand out, the sections for contrast those worded so, a section with
`themes` those on its themes; a findings section takes the rest, up to its `max`. No finding stands in two of them. A
short list by weight is read like key messages: what may not stand out comes last in it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from briefgen.audience.profile import GroupBy, Profile, SectionPlan
from briefgen.report.model import Passage
from briefgen.report.wording import has_contrast, has_progress_and_contrast
from briefgen.tailoring.order import theme_weight

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


def allot(
    ranked: tuple[Passage, ...], profile: Profile, language: str, behind: Mapping[str, str] | None = None
) -> Allotment:
    """Give each ranked finding to a section of the profile.

    `behind` maps the id of what points back to that of what it points to: it goes where that one goes, if there is room
    and it may stand there.
    """
    behind = behind or {}
    sections: dict[str, tuple[Passage, ...]] = {}
    rest = ranked
    for first in _choosing(profile):
        chooses = CHOOSERS.get(first.name, _any)
        most = KEY_MESSAGES_IF_NO_MAX if first.max is None and first.name == KEY_MESSAGES else first.max
        fit = [p for p in rest if p.id not in behind and chooses(p, language) and _on_themes(p, first)]
        chosen = _with_followers(tuple(fit[:most]), rest, behind, most, first)
        sections[first.name] = chosen if first.name == KEY_MESSAGES else arrange(chosen, first, profile)
        rest = _without(rest, chosen)
    plan = profile.section(FINDINGS)
    if plan is None:
        return Allotment(sections, {p.id: "no section of this profile shows it" for p in rest})
    meant = tuple(p for p in rest if _on_themes(p, plan))
    if plan.by is GroupBy.WEIGHT:
        meant = tuple(sorted(meant, key=lambda p: not p.may_stand_out))
    sections[FINDINGS] = arrange(meant[: plan.max], plan, profile)
    cut = {p.id: f"section findings: themes {', '.join(plan.themes)}" for p in _without(rest, meant)}
    cut |= {p.id: f"section findings: max {plan.max}" for p in meant[len(sections[FINDINGS]) :]}
    return Allotment(sections, cut)


def _with_followers(
    chosen: tuple[Passage, ...],
    rest: tuple[Passage, ...],
    behind: Mapping[str, str],
    most: int | None,
    plan: SectionPlan,
) -> tuple[Passage, ...]:
    """Add what points back to a chosen finding, as far as there is room and it may stand there."""
    ids = {p.id for p in chosen}
    found = list(chosen)
    for passage in sorted((p for p in rest if behind.get(p.id)), key=lambda p: p.number):
        may_stand = plan.name != KEY_MESSAGES or passage.may_stand_out
        if behind[passage.id] in ids and may_stand and (most is None or len(found) < most):
            found.append(passage)
            ids.add(passage.id)
    return tuple(found)


def _without(findings: tuple[Passage, ...], taken: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Return the findings that are not taken, told apart by their ids: to compare them whole takes long."""
    ids = {p.id for p in taken}
    return tuple(p for p in findings if p.id not in ids)


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
