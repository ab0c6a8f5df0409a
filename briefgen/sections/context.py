"""The names that a section template may use, for one section of one brief.

In: the views of a selection, the brief, the plan of the section. Out: names and their values.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefgen.audience.profile import SectionPlan
from briefgen.brief import Brief
from briefgen.dates import printed_date
from briefgen.report.coverage import uncovered_phrases
from briefgen.report.model import Passage, Role
from briefgen.report.wording import has_figures
from briefgen.sections.figures import figure_finder, figure_views
from briefgen.sections.shapes import FigureView, PassageView, link
from briefgen.sections.views import NEUTRAL_TITLE, Views
from briefgen.tailoring.allot import KEY_MESSAGES
from briefgen.tailoring.author import HEADLINE, RIGHT_OF_REPLY, names_people
from briefgen.tailoring.prose import ASKS, CONCLUSION, SUMMARY
from briefgen.tailoring.selection import Selection

METHOD = "source"


def facts(selection: Selection) -> dict[str, object]:
    """Return the names whose values are the same in every section of a brief; they are worked out once."""
    told = (*selection.findings_shown, *(text.passage for text in selection.own_shown))
    figures = figure_views(selection)
    return {
        "all_figures": figures,
        "figure": figure_finder(figures, (figure.id for figure in selection.figures)),
        "headlined": any(t.section == HEADLINE for t in selection.texts_shown),
        "method_told": selection.profile.section(METHOD) is not None,  # there it says whose the title is
        "shortened": any(not wording.by_author for wording in selection.wordings.values()),
        "unjudged": any(not p.judged and p.allegation is None for p in told),
        "not_said": not_said(selection),
        "people_named": names_people(_said(selection), selection.report.language),
    }


def context(views: Views, brief: Brief, plan: SectionPlan, told: Mapping[str, object]) -> dict[str, object]:
    """Return the names that the template of a section may use; `told` are its `facts`."""
    selection = views.selection
    own = selection.texts_shown

    def passages(found: Iterable[Passage]) -> tuple[PassageView, ...]:
        return tuple(views.passage(p, sources=plan.sources) for p in found)

    def allotted(name: str) -> tuple[PassageView, ...]:
        return passages((selection.allotted if name in selection.allotted else selection.prose).get(name, ()))

    return {
        "report": views.report(),
        "neutral_title": NEUTRAL_TITLE,
        "audience": {"label": selection.profile.label, "product": selection.profile.product},
        "heading": plan.heading,
        "numbered": plan.numbered,
        "panel": plan.panel,
        "lead": allotted(SUMMARY),
        "key_messages": allotted(KEY_MESSAGES),
        "contrast": allotted("contrast"),
        "contrary_points": allotted("contrary-points"),
        "chosen": allotted(plan.name),
        "groups": views.groups(plan),
        "findings": passages(selection.findings_shown),
        "asks": allotted(ASKS),
        "conclusion": allotted(CONCLUSION),
        "background": views.background(),
        "texts": [views.text(t, bare=plan.name == HEADLINE) for t in own if t.section == plan.name and not t.number],
        "key_figures": [views.key_figure(text) for text in own if text.number],
        "pulled": views.passage(selection.pulled) if selection.pulled else None,
        "figures": _in_section(plan.name, selection, told["all_figures"]),
        **told,
        "count": views.counts(),
        "marking": {
            "embargo": brief.marking.embargo,
            "date": printed_date(brief.marking.date),
            "version": brief.marking.version,
        },
        "contact": brief.contact,
        "publisher": brief.publisher,
        "link": link,
    }


def _in_section(section: str, selection: Selection, views: object) -> tuple[FigureView, ...]:
    """Return those of the figures' views that a section prints."""
    assert isinstance(views, tuple)
    names = {figure.id for figure in selection.figures_shown if figure.text.section == section}
    return tuple(view for view in views if view.name in names)


def _said(selection: Selection) -> tuple[Passage, ...]:
    """Return what is said of anybody: the report's passages and the author's texts, those on the reply itself aside."""
    own = (text.passage for text in selection.own_shown if text.section != RIGHT_OF_REPLY)
    return (*selection.shown, *own)


def not_said(selection: Selection) -> tuple[str, ...]:
    """Return what can be told from the text alone about what the report leaves unsaid to this audience."""
    report, shown = selection.report, selection.findings_shown
    facts: list[str] = []
    if selection.shows(report.title):
        facts.extend(
            f"“{phrase}” stands in the report’s title; none of the findings shown here uses the words."
            for phrase in uncovered_phrases(report)
        )
    if shown and not any(has_figures(p) for p in shown):
        facts.append("None of the findings shown here gives a number in figures.")
    unsourced = [p for p in shown if not p.source]
    if shown and 0 < len(unsourced) < len(shown):
        facts.append(f"Beside {len(unsourced)} of the {len(shown)} findings shown here the report gives no source.")
    if selection.profile.section(ASKS) is None and not report.passages_of(Role.RECOMMENDATIONS):  # else it says so
        facts.append("The report makes no recommendations.")
    return tuple(facts)
