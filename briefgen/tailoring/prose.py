"""Step 3, for what is no finding: which section shows the opening, the recommendations, the conclusion, the context.

In: a report, a profile, what is withheld. Out: passages by section, and for those that a section leaves out the rule
that says so. A report's conclusion stands where the profile has a section for it; without one, it speaks for a report
that makes no recommendations.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.audience.profile import Profile
from briefgen.report.model import Passage, Report, Role
from briefgen.tailoring.address import addressed

SUMMARY, ASKS, CONCLUSION, CONTEXT = "summary", "asks", "conclusion", "context"


@dataclass(frozen=True, slots=True)
class Prose:
    """Passages by section, in the report's order, and those left out with the rule that says so."""

    sections: dict[str, tuple[Passage, ...]]
    cut: dict[str, str]


def allot_prose(report: Report, profile: Profile, withheld: Mapping[str, str | None]) -> Prose:
    """Give the passages that are no findings to the sections of the profile."""
    sections: dict[str, tuple[Passage, ...]] = {}
    cut: dict[str, str] = {}
    for name, passages in _offered(report, profile).items():
        plan = profile.section(name)
        if plan is None:
            continue
        allowed = [p for p in passages if withheld[p.id] is None]
        meant = [p for p in allowed if addressed(p.recommends_to, plan.to, profile)]
        sections[name] = tuple(meant[: plan.max])
        ids = {p.id for p in meant}
        cut |= {p.id: f"addressed to {', '.join(p.recommends_to)}" for p in allowed if p.id not in ids}
        cut |= {p.id: f"section {name}: max {plan.max}" for p in meant[len(sections[name]) :]}
    return Prose(sections, cut)


def _offered(report: Report, profile: Profile) -> dict[str, tuple[Passage, ...]]:
    """Return what each section may draw on."""
    conclusion, recommendations = report.passages_of(Role.CONCLUSION), report.passages_of(Role.RECOMMENDATIONS)
    speaks = not recommendations and profile.section(CONCLUSION) is None
    return {
        SUMMARY: report.lead or report.passages_of(Role.SUMMARY),
        ASKS: conclusion if speaks else recommendations,
        CONCLUSION: conclusion,
        CONTEXT: report.passages_of(Role.CONTEXT),
    }
