"""What the analyst should know of a brief that is right as it is: texts and sections that are not as they may seem.

In: a selection. Out: notes, one for each thing.
"""

from __future__ import annotations

from briefgen.audience.profile import Profile
from briefgen.brief import AuthorText
from briefgen.diagnostics import Diagnostic, Location, note
from briefgen.tailoring.allot import FINDINGS
from briefgen.tailoring.author import PROMINENT, repeated
from briefgen.tailoring.selection import Fate, Selection


def notes(selection: Selection, here: Location) -> tuple[Diagnostic, ...]:
    """Return all notes on what an audience gets; `here` is the place of those that have none of their own."""
    return (*left_out(selection), *unsupported(selection), *empty_sections(selection, here))


def unsupported(selection: Selection) -> tuple[Diagnostic, ...]:
    """Return a note for each of the author's texts that is shown although all that it cites is cut."""
    shown = {p.id for p in selection.shown}
    return tuple(
        note(
            f"`{text.passage.id}` is shown to {selection.profile.name}, and what it cites is cut: {text.cites[0]}",
            text.location,
            "give the finding more priority, or leave the text out",
        )
        for text in selection.own_shown
        if text.cites and not any(name in shown for name in text.cites) and repeated(text, selection.report) is None
    )


def left_out(selection: Selection) -> tuple[Diagnostic, ...]:
    """Return a note for each of the author's texts and figures that the audience does not get, with the rule."""
    found = []
    for figure in selection.figures_withheld:
        rule = selection.figure_decisions[figure.id].rule
        message = f"`{figure.text.passage.id}` is left out for {selection.profile.name}: {rule}"
        found.append(note(message, figure.text.location))
    for text in selection.texts:
        decision = selection.text_decisions[text.passage.id]
        if _is_missed(text, decision.fate, selection.profile):
            message = f"`{text.passage.id}` is left out for {selection.profile.name}: {decision.rule}"
            found.append(note(message, text.location))
    return tuple(found)


def _is_missed(text: AuthorText, fate: Fate, profile: Profile) -> bool:
    """Tell whether somebody may look for a text that is left out; for a key figure, in a brief that has none."""
    named, has_place = bool(text.audience or (text.number and text.to)), profile.section(text.section) is not None
    if text.number and not named and not has_place:
        return False
    cut = fate is Fate.CUT and (named or bool(text.number))
    return fate is Fate.WITHHELD or (cut and (text.section in PROMINENT or not has_place))


def _cut_for_length(selection: Selection) -> str:
    """Return by which budgets findings are left out for length; "" where none is."""
    decisions = (selection.decisions[p.id] for p in selection.report.findings)
    rules = dict.fromkeys(d.rule for d in decisions if d.fate is Fate.CUT and d.rule.startswith("length"))
    return f"its findings are cut for {', '.join(rules)}" if rules else ""


def empty_sections(selection: Selection, here: Location) -> tuple[Diagnostic, ...]:
    """Return a note for each section with `themes`, and for `findings`, where nothing is left for it to print."""
    filled = {text.section for text in selection.texts_shown}
    filled |= {name for name, findings in selection.allotted.items() if findings}
    may_be_seen = [p for p in selection.report.findings if selection.decisions[p.id].fate is not Fate.WITHHELD]
    found = []
    for plan in selection.profile.sections:
        if plan.name == FINDINGS and plan.name not in filled and (rules := _cut_for_length(selection)):
            found.append(note(f"section `{plan.name}` of `{selection.profile.name}` is empty: {rules}", here))
        elif plan.themes and plan.name not in filled:
            themes = " or ".join(f"`{theme}`" for theme in plan.themes)
            why = f"no finding it may show has {themes}"
            if any(theme in plan.themes for p in may_be_seen for theme in p.all_themes):
                why = f"the findings that have {themes} stand in other sections, or are cut"
            found.append(note(f"section `{plan.name}` of `{selection.profile.name}` is empty: {why}", here))
    return tuple(found)
