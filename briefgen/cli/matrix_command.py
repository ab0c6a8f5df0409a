"""`briefgen matrix`: which audience gets which finding."""

from __future__ import annotations

from pathlib import Path

import click

from briefgen.cli import options
from briefgen.cli.console import echo, print_json, print_table, tell

HELP = """Show finding by finding which audience gets it. `briefgen explain` says why.

    TARGET is a brief.yaml, its folder, or a bare report file. No words of the report are printed, only ids.
"""


@click.command("matrix", help=HELP)
@options.target
@options.audiences
@click.option("--json", "as_json", is_flag=True, help="Print {finding: {audience: {decision, rule}}}.")
def command(target: Path, audiences: tuple[str, ...], as_json: bool) -> int:
    """Print finding × audience."""
    from briefgen.cli.explained import selections
    from briefgen.cli.matrix_rows import LEGEND, as_data, rows
    from briefgen.config.load import load_brief

    brief = load_brief(target, audiences)
    tell(brief.diagnostics)
    found, failures = selections(brief)
    if as_json:
        print_json(as_data(brief.report, found))
    elif found:
        print_table(rows(brief.report, found), ("finding", "", *found))
        echo()
        echo(LEGEND)
    tell(d for failure in failures for d in failure.diagnostics)
    return max((failure.exit_code for failure in failures), default=0)
