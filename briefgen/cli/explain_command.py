"""`briefgen explain`: what an audience gets, and why."""

from __future__ import annotations

from pathlib import Path

import click

from briefgen.cli import options
from briefgen.cli.console import echo, print_json, print_table, tell

HELP = """Show the settings of an audience and the fate of each finding, with the rule that decided.

    TARGET is a brief.yaml, its folder, or a bare report file. Without -a, all audiences of the brief are explained,
    one after the other.
"""


@click.command("explain", help=HELP)
@options.target
@options.audiences
@click.option("--json", "as_json", is_flag=True, help="Print {audience: {settings, decisions}}.")
def command(target: Path, audiences: tuple[str, ...], as_json: bool) -> int:
    """Print settings and decisions."""
    from briefgen.cli.explained import as_data, decision_rows, selections, setting_rows
    from briefgen.config.load import load_brief

    brief = load_brief(target, audiences)
    tell(brief.diagnostics)
    found, failures = selections(brief)
    if as_json:
        print_json({name: as_data(selection) for name, selection in found.items()})
    else:
        for name, selection in found.items():
            echo(click.style(f"{name}: {selection.profile.label}", bold=True))
            print_table(setting_rows(selection.profile))
            echo()
            print_table(decision_rows(selection), ("  passage", "", "fate", "rule", "words"), one_line=True)
            echo()
    tell(d for failure in failures for d in failure.diagnostics)
    return max((failure.exit_code for failure in failures), default=0)
