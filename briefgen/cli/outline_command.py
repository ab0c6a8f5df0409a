"""`briefgen outline`: the report as read."""

from __future__ import annotations

from pathlib import Path

import click

from briefgen.cli import options
from briefgen.cli.console import echo, print_json, tell

HELP = """Show the report as it was read: ids, roles and why, places, and what counts as an allegation.

    TARGET is a report file, a brief.yaml or its folder. Roles are set in brief.yaml:
    `roles: {"Way forward": conclusion}`.
"""


@click.command("outline", help=HELP)
@options.target
@click.option("--json", "as_json", is_flag=True, help="Print a list of {id, role, kind, text, place}.")
def command(target: Path, as_json: bool) -> int:
    """Print the report as read."""
    from briefgen.cli.outline_rows import as_data, as_lines
    from briefgen.config.load import load_report
    from briefgen.diagnostics import Location, error
    from briefgen.errors import ReportError

    report = load_report(target)
    tell(report.diagnostics)
    if as_json:
        print_json(as_data(report))
    else:
        for line in as_lines(report):
            echo(line)
    if not report.findings:
        hint = 'say in brief.yaml which part holds them, by heading or id: `roles: {"What we saw": findings}`'
        raise ReportError([error("no findings were found in this report", Location(str(target)), hint)])
    return 0
