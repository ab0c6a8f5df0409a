"""`briefgen outline`: the report as read."""

from __future__ import annotations

from pathlib import Path

import click

from briefgen.cli.console import print_json, tell

HELP = """Show the report as it was read: ids, roles and why, places, and what counts as an allegation.

    TARGET is a report, a brief.yaml or its folder. Roles are set in brief.yaml: `roles: {"Way forward": conclusion}`.
    """


@click.command("outline", help=HELP)
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print a list of {id, role, kind, text, place}.")
def command(target: Path, as_json: bool) -> int:
    from briefgen.cli.outline_rows import as_data, as_lines
    from briefgen.config.load import load_report
    from briefgen.errors import ReportError

    report = load_report(target)
    tell(report.diagnostics)
    if as_json:
        print_json(as_data(report))
    else:
        for line in as_lines(report):
            click.echo(line)
    return 0 if report.findings else ReportError.exit_code
