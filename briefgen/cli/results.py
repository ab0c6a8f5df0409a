"""How `build` and `batch` print what they made."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.build.publish import Published
from briefgen.build.run import Result
from briefgen.build.variant import BuiltFile, BuiltVariant, Decided
from briefgen.cli.console import echo
from briefgen.phrasing import counted
from briefgen.tailoring.selection import Fate
from briefgen.writers import Measure

IDS_LISTED = 6


def print_results(results: Iterable[Result]) -> None:
    """Print each file with its pages, then what was cut, withheld, removed or left alone."""
    for result in results:
        if result.published is None:
            continue
        for outcome in result.outcomes:
            if outcome.variant:
                for file in outcome.variant.files:
                    if file.name not in result.published.edited:
                        echo(_line(result.published, outcome.variant, file))
                echo(f"  {summary(outcome.variant.size, outcome.variant.decisions)}")
        print_changes(result.published)


def print_changes(published: Published) -> None:
    """Print the files that were removed, and the edited ones that were copied before they were replaced."""
    for name in published.removed:
        echo(f"{published.folder / name}  removed: the brief no longer makes it, or it showed too much")
    for path in published.copied:
        echo(f"{path}  the edited file, kept")


def _line(published: Published, variant: BuiltVariant, file: BuiltFile) -> str:
    told = [variant.label]
    if file.format == "pdf":
        told.append(counted(variant.size.pages, "page"))
    if file.name in published.unchanged:
        told.append("unchanged")
    return f"{published.folder / file.name}  {', '.join(told)}"


def summary(size: Measure, decisions: Iterable[Decided]) -> str:
    """Return in one line what became of the findings."""
    findings = [d for d in decisions if d.number]
    shown = sum(d.fate in (Fate.SHOWN, Fate.SHORTENED) for d in findings)
    parts = [f"{shown} of {counted(len(findings), 'finding')}, {size.words} words"]
    for fate, word in ((Fate.CUT, "cut"), (Fate.WITHHELD, "withheld")):
        names = [d.id for d in findings if d.fate is fate]
        if names:
            more = f" and {len(names) - IDS_LISTED} more" if len(names) > IDS_LISTED else ""
            parts.append(f"{word} {len(names)}: {', '.join(names[:IDS_LISTED])}{more}")
    return "; ".join(parts)
