"""Step 6: figures. They are decided about as the author's own texts are, and by the table that they are drawn from.

In: the brief's figures, and what decides about texts. Out: a decision for each figure. A table of the report is
withheld for its own label, or with the part it stands in; nothing of it is shown then, whatever draws it.
"""

from __future__ import annotations

from dataclasses import replace

from briefgen.audience.profile import Profile, To
from briefgen.brief import BriefFigure
from briefgen.labels import strictest
from briefgen.report.model import Part, Report, Role
from briefgen.report.tables import ReportTable
from briefgen.tailoring.address import addressed
from briefgen.tailoring.author import TextRules, labelled
from briefgen.tailoring.selection import Decision, Fate


def labelled_figure(figure: BriefFigure, report: Report) -> BriefFigure:
    """Return the figure with the strictest label of itself, what it cites and what it is drawn from."""
    text = labelled(figure.text, report)
    if figure.drawn_from is None:
        return replace(figure, text=text)
    label = strictest((text.passage.label, figure.drawn_from.label))
    return replace(figure, text=replace(text, passage=replace(text.passage, label=label)))


def decide_figures(figures: tuple[BriefFigure, ...], rules: TextRules) -> dict[str, Decision]:
    """Return the fate of each labelled figure by its id; a section with `max` takes the first of them."""
    tables = withheld_tables(rules.report, rules.profile)
    decided = {figure.id: _decide(figure, rules, tables) for figure in figures}
    room: dict[str, int] = {}
    for figure in figures:
        section = decided[figure.id].section
        plan = rules.profile.section(section) if section else None
        if plan is None or plan.max is None:
            continue
        room[section] = room.get(section, plan.max) - 1
        if room[section] < 0:
            decided[figure.id] = Decision(Fate.CUT, f"section {section}: max {plan.max}")
    return decided


def _decide(figure: BriefFigure, rules: TextRules, tables: dict[str, str]) -> Decision:
    never = next((n for n in rules.profile.never if n in (figure.id, figure.text.passage.id)), None)
    if never is not None:
        return Decision(Fate.WITHHELD, f"never: {never}")
    table = figure.drawn_from
    if table is not None and table.id in tables:
        return Decision(Fate.WITHHELD, f"drawn from {table.id}, which is withheld ({tables[table.id]})")
    decision = rules.decide_one(figure.text)
    if decision.is_shown and not addressed(figure.text.to, To.OWN, rules.profile):
        return Decision(Fate.CUT, f"for {', '.join(figure.text.to)}")
    return decision


def withheld_tables(report: Report, profile: Profile) -> dict[str, str]:
    """Return the rule that withholds each table of the report that the audience may not see, by id."""
    found = ((table, _rule(table, part, report, profile)) for part in report.parts for table in part.tables)
    return {table.id: rule for table, rule in found if rule}


def _rule(table: ReportTable, part: Part, report: Report, profile: Profile) -> str:
    if part.role is Role.IGNORE:
        return "role: ignore"
    for label in (table.label, *((part.heading.label,) if part.heading else ())):
        if not profile.ceiling.allows(label):
            return f"ceiling {profile.ceiling.word}: labelled {label}"
    names = (n for n in profile.never if n in (table.id, part.id) or _is_under(n, part, report))
    return next((f"never: {name}" for name in names), "")


def _is_under(name: str, part: Part, report: Report) -> bool:
    """Tell whether a part stands under the heading of an id, or is about a theme that somebody gave its heading."""
    heading = part.heading
    return heading is not None and (heading.id in report.ids_under(name) or name in heading.all_themes)
