"""Settings and decisions of an audience as rows."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.audience.profile import Profile, SectionPlan
from briefgen.document.text import printable
from briefgen.tailoring.selection import Selection

FIRST_WORDS = 48


@dataclass(frozen=True, slots=True)
class Row:
    """The decision on one passage."""

    id: str
    number: str
    fate: str
    rule: str
    section: str
    words: str

    def cells(self) -> tuple[str, ...]:
        """Return the row as a table prints it."""
        return f"  {self.id}", self.number, self.fate, self.rule, self.words

    def as_json(self) -> dict[str, str]:
        """Return the published form."""
        return {"decision": self.fate, "rule": self.rule, "section": self.section}


def decision_rows(selection: Selection) -> tuple[Row, ...]:
    """Return a row for each passage of the report, in its order."""
    rows = []
    for passage in selection.report.passages():
        decision = selection.decisions[passage.id]
        text = printable(passage.text)
        short = text if len(text) <= FIRST_WORDS else text[:FIRST_WORDS].rsplit(" ", 1)[0] + " …"
        number = f"F{passage.number}" if passage.number else ""
        rows.append(Row(passage.id, number, str(decision.fate), decision.rule, decision.section, short))
    return tuple(rows)


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


def _section(plan: SectionPlan) -> str:
    options = [f"by {plan.by}"] if plan.name == "findings" else []
    options += [f"max {plan.max}"] if plan.max is not None else []
    options += [name for name in ("numbered", "sources", "panel", "side") if getattr(plan, name)]
    return f"{plan.name} ({', '.join(options)})" if options else plan.name
