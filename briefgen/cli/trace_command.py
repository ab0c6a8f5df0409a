"""`briefgen trace`: where each sentence of a finished brief stands in the report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli import options
from briefgen.cli.console import echo, print_json, tell

if TYPE_CHECKING:
    from briefgen.diagnostics import Diagnostic
    from briefgen.tracing.trace import Trace

HELP = """Show for each sentence of a finished brief where it stands in the report, or that it is the author's.

    FILE is a PDF, DOCX or HTML file that briefgen built; nothing else is needed, for each sentence carries its place.
    With --report the sentences are compared with the report: one that does not stand there, because somebody
    edited the file, is an error and ends with exit code 5; so does another or a changed report.
"""


@click.command("trace", help=HELP)
@click.argument("files", nargs=-1, required=True, type=options.PATH, metavar="FILE...")
@click.option("--report", type=options.PATH, metavar="REPORT", help="Compare with this report, brief.yaml or folder.")
@click.option("--json", "as_json", is_flag=True, help="Print a list of {text, words, places, file}.")
@click.option("--all", "everything", is_flag=True, help="List what has no mark too: headings, labels, counts.")
def command(files: tuple[Path, ...], report: Path | None, as_json: bool, everything: bool) -> int:
    """Print whose words each sentence is."""
    from briefgen.errors import BriefgenError, GateError
    from briefgen.tracing.trace import trace

    found: list[Trace] = []
    failures: list[BriefgenError] = []
    for file in files:
        try:
            found.append(trace(file))
        except BriefgenError as failed:
            failures.append(failed)
    wrong = _compared(found, report) if report else ()
    _print(found, as_json, everything)
    tell((*(d for failed in failures for d in failed.diagnostics), *wrong))
    codes = [failed.exit_code for failed in failures]
    codes += [GateError.exit_code for diagnostic in wrong if diagnostic.severity == "error"]
    return max(codes, default=0)


def _compared(found: list[Trace], target: Path) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the sentences by the report. Raises ReportError or BriefError."""
    from briefgen.config.load import load_report
    from briefgen.tracing.standing import check_standing

    report = load_report(target)
    return tuple(diagnostic for each in found for diagnostic in check_standing(each, report))


def _print(found: list[Trace], as_json: bool, everything: bool) -> None:
    from briefgen.cli.tables import Column, Fit, print_table
    from briefgen.cli.trace_rows import as_data, as_rows, tally

    if as_json:
        print_json([row for each in found for row in as_data(each, everything)])
        return
    for number, each in enumerate(found):
        if len(found) > 1:
            echo(("\n" if number else "") + click.style(str(each.file), bold=True))
        print_table(list(as_rows(each, everything)), (Column(), Column(fit=Fit.CUT)))
        if not everything:
            echo(f"{tally(each)}; --all lists them", err=True)
