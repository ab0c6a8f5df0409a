"""What a brief counts as shown stands in it: a section template may not keep for itself what its section was given.

In: a selection and the document composed from it. Out: an error for each section that leaves something out. Text is
compared as `withheld` compares it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefgen.brief import KEY_FIGURES, Brief
from briefgen.checks.withheld import document_text
from briefgen.diagnostics import Diagnostic, Location, error
from briefgen.document.nodes import Document
from briefgen.document.text import normalised, printable
from briefgen.report.model import NAMES, Passage
from briefgen.tailoring.selection import Selection

MOST_NAMED = 5
# What templates know the passages of a section by, where it is not `chosen`.
GIVEN_AS = {
    "key-messages": "key_messages",
    "findings": "groups",
    "summary": "lead",
    "context": "background",
    **{name: name.replace("-", "_") for name in ("asks", "conclusion", "contrast", "contrary-points")},
}


def check_complete(selection: Selection, document: Document, brief: Brief) -> tuple[Diagnostic, ...]:
    """Return an error for each section whose template does not print all that the section was given."""
    present = f" {normalised(document_text(document))} "
    missing: dict[str, list[str]] = {}
    for section, passage in _given(selection):
        if f" {normalised(printable(selection.words_of(passage)))} " not in present:
            missing.setdefault(section, []).append(passage.id)
    return tuple(_error(section, ids, brief) for section, ids in missing.items())


def _given(selection: Selection) -> Iterator[tuple[str, Passage]]:
    """Yield what each section was given to print: passages that are no titles or headings, and the author's texts."""
    for passage in selection.shown:
        if passage.kind not in NAMES:
            yield selection.decisions[passage.id].section, passage
    for text in selection.own_shown:
        yield text.section, text.passage


def _error(section: str, ids: list[str], brief: Brief) -> Diagnostic:
    named = ", ".join(ids[:MOST_NAMED]) + (f" and {len(ids) - MOST_NAMED} more" if len(ids) > MOST_NAMED else "")
    hint = f"print every one of `{GIVEN_AS.get(section, 'chosen')}`; `max: …` in the profile gives a section fewer"
    if ids[0].startswith("figures."):
        hint = "print every one of `figures`, or name another `section:` for the figure in brief.yaml"
    if ids[0].startswith(("text.", "recommendations[", "glossary[", "key_figures[")):
        given = "key_figures" if section == KEY_FIGURES else "texts"
        hint = f"print every one of `{given}`, or take the text out of brief.yaml"
    template = Location(str(Path(brief.folder, "sections", f"{section}.md.j2"))) if section in brief.templates else None
    return error(f"section `{section}` does not print what it was given: {named}", template, hint)
