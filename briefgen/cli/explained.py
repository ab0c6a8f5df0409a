"""Settings and decisions of audiences as rows for people and as data for programs."""

from __future__ import annotations

from briefgen.audience.profile import Profile, SectionPlan
from briefgen.brief import Brief
from briefgen.build.variant import require_something_to_show, select
from briefgen.document.text import printable
from briefgen.errors import BriefError
from briefgen.tailoring.selection import Decision, Selection

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
    """Return the published form of one audience: settings, and by id each decision with its rule and section."""
    decisions = {p.id: decision_as_data(selection.decisions[p.id]) for p in selection.report.passages()}
    return {"settings": settings(selection.profile), "decisions": decisions}


def decision_as_data(decision: Decision) -> dict[str, str]:
    """Return the published form of a decision."""
    return {"decision": str(decision.fate), "rule": decision.rule, "section": decision.section}


def decision_rows(selection: Selection) -> list[tuple[str, ...]]:
    """Return a row for each passage of the report, in its order: id, number, fate, rule, first words."""
    rows: list[tuple[str, ...]] = []
    for passage in selection.report.passages():
        decision = selection.decisions[passage.id]
        number = f"F{passage.number}" if passage.number else ""
        rows.append((f"  {passage.id}", number, str(decision.fate), decision.rule, _first_words(passage.text)))
    return rows


def _first_words(text: str) -> str:
    shown = printable(text)
    return shown if len(shown) <= FIRST_WORDS else shown[:FIRST_WORDS].rsplit(" ", 1)[0] + " …"


def settings(profile: Profile) -> dict[str, object]:
    """Return the merged settings of an audience, by the names they have in YAML."""
    return {
        "sections": [_section(plan) for plan in profile.sections],
        "themes_first": list(profile.themes_first),
        "only": list(profile.only),
        "never": list(profile.never),
        "allegations": str(profile.allegations),
        "ceiling": profile.ceiling.word,
        "pages": profile.pages,
        "words": profile.words,
        "show_count": profile.show_count,
        "theme": profile.theme,
        "formats": list(profile.formats),
        "page_size": profile.page_size,
    }


def setting_rows(profile: Profile) -> list[tuple[str, str]]:
    """Return the settings as a person reads them; those that are not set are left out."""
    return [(f"  {key}", _words(value)) for key, value in settings(profile).items() if value not in (None, [])]


def _words(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _section(plan: SectionPlan) -> str:
    options = [f"by {plan.by}"] if plan.name == "findings" else []
    options += [f"max {plan.max}"] if plan.max is not None else []
    options += [name for name in ("numbered", "sources", "panel", "side") if getattr(plan, name)]
    return f"{plan.name} ({', '.join(options)})" if options else plan.name
