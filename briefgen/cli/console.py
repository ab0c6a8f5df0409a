"""What every command prints with: diagnostics to standard error, data to standard output."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence

import click

from briefgen.diagnostics import Diagnostic, Severity

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def tell(diagnostics: Iterable[Diagnostic]) -> None:
    """Print diagnostics to standard error, each once."""
    for diagnostic in dict.fromkeys(diagnostics):
        text = str(diagnostic)
        word = f"{diagnostic.severity}:"
        click.echo(text.replace(word, click.style(word, fg=COLOURS[diagnostic.severity], bold=True), 1), err=True)


def print_json(data: object) -> None:
    """Print data for programs."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))


def print_table(rows: Sequence[Sequence[str]], header: Sequence[str] = ()) -> None:
    """Print rows in columns as wide as their longest cell; the last column is cut to the terminal's width."""
    import shutil

    lines = [list(header), *map(list, rows)] if header else [list(row) for row in rows]
    if not lines:
        return
    widths = [max(len(line[n]) for line in lines) for n in range(len(lines[0]))]
    room = shutil.get_terminal_size((120, 24)).columns if sys.stdout.isatty() else 10_000
    for n, line in enumerate(lines):
        cells = [cell.ljust(width) for cell, width in zip(line, widths, strict=True)]
        text = "  ".join(cells).rstrip()
        text = text if len(text) <= room else text[: room - 1] + "…"
        click.echo(click.style(text, bold=True) if header and n == 0 else text)
