"""How `build` and `batch` print what they made."""

from __future__ import annotations

from collections.abc import Iterable

import click

from briefgen.build.run import Result
from briefgen.build.variant import BuiltVariant
from briefgen.tailoring.selection import Fate


def print_results(results: Iterable[Result]) -> None:
    """Print each file with its pages, then what was cut, withheld, removed or left alone."""
    for result in results:
        if result.published is None:
            continue
        folder = result.published.folder
        for outcome in result.outcomes:
            if outcome.variant:
                for file in outcome.variant.files:
                    if file.name not in result.published.edited:
                        click.echo(f"{folder / file.name}  {_size(outcome.variant, file.format)}")
                click.echo(f"  {summary(outcome.variant)}")
        for name in result.published.removed:
            click.echo(f"{folder / name}  removed: the brief no longer makes it, or it showed too much")
        for path in result.published.copied:
            click.echo(f"{path}  your edited file, kept")


def _size(variant: BuiltVariant, format_name: str) -> str:
    if format_name != "pdf":
        return f"{variant.label}"
    return f"{variant.label}, {variant.size.pages} page{'s' if variant.size.pages > 1 else ''}"


def summary(variant: BuiltVariant) -> str:
    """Return in one line what became of the findings."""
    findings = [d for d in variant.decisions if d.number]
    shown = sum(d.fate is Fate.SHOWN for d in findings)
    parts = [f"{shown} of {len(findings)} findings, {variant.size.words} words"]
    for fate, word in ((Fate.CUT, "cut"), (Fate.WITHHELD, "withheld")):
        names = [d.id for d in findings if d.fate is fate]
        if names:
            listed = ", ".join(names[:6]) + (f" and {len(names) - 6} more" if len(names) > 6 else "")
            parts.append(f"{word} {len(names)}: {listed}")
    return "; ".join(parts)
