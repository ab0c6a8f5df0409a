"""The `sections` of a profile -> section plans.

In: the list as read, with its place, and the names of all section templates. Out: the plans, in their order; what is
wrong is added to `problems`.
"""

from __future__ import annotations

from briefgen.audience.profile import GroupBy, SectionPlan, To
from briefgen.config.accusing import HINT, accusation
from briefgen.config.messages import validate
from briefgen.config.schema.profile import SectionOptions
from briefgen.diagnostics import Diagnostic
from briefgen.nearest import did_you_mean
from briefgen.yaml_source.document import KeyPath, YamlDocument

MAX_SECTIONS = 100  # that there are more is told by the schema


def section_plans(
    entries: object, document: YamlDocument, path: KeyPath, sections: tuple[str, ...], problems: list[Diagnostic]
) -> tuple[SectionPlan, ...]:
    """Return the plans of a list; `path` is that of the profile in the document."""
    plans: list[SectionPlan] = []
    for number, entry in enumerate(entries[:MAX_SECTIONS] if isinstance(entries, list) else ()):
        place: KeyPath = (*path, "sections", number)
        named = _named(entry)
        if named is None:
            message = "a section is a name, or a name with its settings"
            problems.append(document.error(message, place, "write `- findings: {max: 5}`"))
            continue
        name, options = named
        if name not in sections:
            problems.append(document.error(f"no section `{name}`", place, did_you_mean(name, sections)))
        inner = place if isinstance(entry, str) else (*place, name)
        checked = validate(SectionOptions, {} if options is None else options, document, inner, problems)
        if checked is not None:
            plans.append(_plan(name, checked))
            if cue := accusation(checked.heading):
                message = f"the heading counts as an allegation (cue “{cue}”)"
                problems.append(document.error(message, (*inner, "heading"), HINT))
        if [p.name for p in plans].count(name) > 1:
            problems.append(document.error(f"section `{name}` stands twice", place, "keep one of them"))
    return tuple(plans)


def _named(entry: object) -> tuple[str, object] | None:
    """Return name and settings of an entry, None if it has another shape."""
    if isinstance(entry, str):
        return entry, None
    if isinstance(entry, dict) and len(entry) == 1:
        ((name, options),) = entry.items()
        return str(name), options
    return None


def _plan(name: str, options: SectionOptions) -> SectionPlan:
    return SectionPlan(
        name,
        options.heading,
        GroupBy(options.by),
        options.max,
        tuple(options.themes),
        To(options.to),
        options.numbered,
        options.sources,
        options.panel,
        options.side,
        take_first=options.take == "first",
    )
