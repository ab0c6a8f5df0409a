"""`briefgen matrix`: which audience gets which finding."""

from __future__ import annotations

from pathlib import Path

import click

from briefgen.cli import console, options
from briefgen.cli.console import echo, print_json, print_page, tell

HELP = """Show finding by finding which audience gets it. `briefgen explain` says why.

    TARGET is a brief.yaml, its folder, or a bare report file. The table and the page hold ids and no words of the
    report, unless --words asks for them; the rules in --json quote the word that makes a finding an allegation.
"""


@click.command("matrix", help=HELP)
@options.target
@options.audiences
@click.option("--json", "as_json", is_flag=True, help="Print {finding: {audience: {decision, rule, section}}}.")
@click.option("--html", "as_html", is_flag=True, help="Print a page to show a colleague: rules, labels, budgets.")
@click.option("--words", is_flag=True, help="Show how each finding begins, too; the page then carries their label.")
def command(target: Path, audiences: tuple[str, ...], as_json: bool, as_html: bool, words: bool) -> int:
    """Print finding × audience."""
    if as_json and as_html:
        raise click.UsageError("--json and --html exclude each other")
    if as_json and words:
        raise click.UsageError("--words is for the table and for --html; `outline --json` has the words")
    from briefgen.cli.explained import selections
    from briefgen.cli.matrix_rows import as_data, groups
    from briefgen.cli.matrix_table import matrix_lines
    from briefgen.config.load import load_brief

    brief = load_brief(target, audiences)
    tell(brief.diagnostics)
    found, failures = selections(brief)
    rows = groups(brief.report, found)
    if as_json:
        print_json(as_data(rows, tuple(found)))
    elif found and as_html:
        from briefgen.cli.matrix_page import page

        print_page(page(brief, found, rows, words=words))
    elif found:
        head, *lines = matrix_lines(rows, tuple(found), console.terminal_width(), words=words)
        echo(click.style(head, bold=True))
        for line in lines:
            echo(line)
    tell(d for failure in failures for d in failure.diagnostics)
    return max((failure.exit_code for failure in failures), default=0)
