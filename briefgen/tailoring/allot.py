"""Step 3: which section shows which finding.

Key messages take the weightiest findings that may stand out; a findings section takes the rest, up to its `max`.
A finding that stands among the key messages is not repeated. A short list by weight is read like key messages: what may
not stand out comes last in it.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.audience.profile import GroupBy, Profile, SectionPlan
from briefgen.report.model import Passage
from briefgen.tailoring.order import theme_weight

KEY_MESSAGES = "key-messages"
FINDINGS = "findings"
KEY_MESSAGES_IF_NO_MAX = 4


@dataclass(frozen=True, slots=True)
class Allotment:
    """Findings by section, in the order set, and those that no section has room for with the rule that says so."""

    sections: dict[str, tuple[Passage, ...]]
    cut: dict[str, str]


def allot(ranked: tuple[Passage, ...], profile: Profile) -> Allotment:
    """Give each ranked finding to a section of the profile."""
    sections: dict[str, tuple[Passage, ...]] = {}
    cut: dict[str, str] = {}
    rest = ranked
    if plan := profile.section(KEY_MESSAGES):
        most = KEY_MESSAGES_IF_NO_MAX if plan.max is None else plan.max
        chosen = [p for p in rest if p.may_stand_out][:most]
        sections[KEY_MESSAGES] = tuple(chosen)
        rest = tuple(p for p in rest if p not in chosen)
    if plan := profile.section(FINDINGS):
        if plan.by is GroupBy.WEIGHT:
            rest = tuple(sorted(rest, key=lambda p: not p.may_stand_out))
        sections[FINDINGS] = arrange(rest[: plan.max], plan, profile)
        if plan.max is not None:
            cut.update({p.id: f"section findings: max {plan.max}" for p in rest[plan.max :]})
    else:
        cut.update({p.id: "no section of this profile shows it" for p in rest})
    return Allotment(sections, cut)


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
