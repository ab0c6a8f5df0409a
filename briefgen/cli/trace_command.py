"""`briefgen trace`: where each sentence of a finished brief stands in the report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from briefgen.cli import options
from briefgen.cli.console import echo, print_json, tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.diagnostics import Diagnostic
    from briefgen.errors import BriefgenError
    from briefgen.tracing.changes import Revised
    from briefgen.tracing.trace import Trace

Found = TypeVar("Found")

HELP = """Show for each sentence of a finished brief where it stands in the report, or that it is the author's.

    FILE is a PDF, DOCX or HTML file that briefgen built; nothing else is needed, for each sentence carries its place.
    With --report the sentences are compared with the report: one that does not stand there, because somebody
    edited the file, is an error and ends with exit code 5; so does another or a changed report.
    With --changes the texts of a Word file are shown that reviewers changed while Word tracked it: what they
    inserted as {+words+}, what they deleted as [-words-], where the text stands in the report, and who did it.
"""


@click.command("trace", help=HELP)
@click.argument("files", nargs=-1, required=True, type=options.PATH, metavar="FILE...")
@click.option("--report", type=options.PATH, metavar="REPORT", help="Compare with this report, brief.yaml or folder.")
@click.option("--json", "as_json", is_flag=True, help="Print a list: {text, words, places, by_paragraph, file}.")
@click.option("--changes", "only_changes", is_flag=True, help="Show the tracked changes of a Word file instead.")
@click.option("--all", "everything", is_flag=True, help="List what has no mark too: headings, labels, counts.")
def command(files: tuple[Path, ...], report: Path | None, as_json: bool, only_changes: bool, everything: bool) -> int:
    """Print whose words each sentence is, or what was changed."""
    from briefgen.errors import GateError
    from briefgen.tracing.changes import changes
    from briefgen.tracing.trace import trace

    failures: list[BriefgenError] = []
    changed = _each(changes, files, failures) if only_changes else {}
    found = list(_each(trace, files, failures).values()) if report or not only_changes else []
    wrong = _compared(found, report) if report else ()
    if only_changes:
        _print_changes(changed, as_json)
    else:
        _print(found, as_json, everything)
    tell((*(d for failed in failures for d in failed.diagnostics), *wrong))
    codes = [failed.exit_code for failed in failures]
    codes += [GateError.exit_code for diagnostic in wrong if diagnostic.severity == "error"]
    return max(codes, default=0)


def _each(read: Callable[[Path], Found], files: tuple[Path, ...], failures: list[BriefgenError]) -> dict[Path, Found]:
    """Return what is read of each file; what cannot be read is put to the failures."""
    from briefgen.errors import BriefgenError

    found: dict[Path, Found] = {}
    for file in files:
        try:
            found[file] = read(file)
        except BriefgenError as failed:
            failures.append(failed)
    return found


def _compared(found: list[Trace], target: Path) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the sentences by the report. Raises ReportError or BriefError."""
    from briefgen.config.load import load_report
    from briefgen.tracing.standing import check_standing

    report = load_report(target)
    return tuple(diagnostic for each in found for diagnostic in check_standing(each, report))


def _print_changes(found: dict[Path, tuple[Revised, ...]], as_json: bool) -> None:
    from briefgen.cli.change_rows import as_data, as_rows, tally
    from briefgen.cli.tables import Column, Fit, print_table

    if as_json:
        print_json([row for file, each in found.items() for row in as_data(each, file)])
        return
    for file, each in found.items():
        echo(tally(each, file), err=True)
        print_table(list(as_rows(each)), (Column(), Column(), Column(), Column(fit=Fit.WRAP)))


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
