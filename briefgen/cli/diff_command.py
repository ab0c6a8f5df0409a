"""`briefgen diff`: what one audience gets and another does not."""

from __future__ import annotations

from pathlib import Path

import click

from briefgen.cli import options
from briefgen.cli.console import echo, print_json, tell
from briefgen.cli.tables import print_table
from briefgen.diagnostics import error
from briefgen.errors import UsageError

HELP = """Show what audience A gets and B does not, and the reverse, with the rule that keeps it from the other.

    TARGET is a brief.yaml, its folder, or a bare report file. A and B are any two audiences there are, whether the
    brief lists them or not. Two audiences that do not differ are no failure.
"""


@click.command("diff", help=HELP)
@options.target
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.option("--json", "as_json", is_flag=True, help="Print {settings, sections, findings, other_passages, counts}.")
def command(target: Path, first: str, second: str, as_json: bool) -> int:
    """Print in what two audiences differ."""
    if first == second:
        hint = f"name another beside `{first}`; `briefgen list audiences` names those that come with briefgen"
        raise UsageError([error(f"`{first}` is compared with itself", hint=hint)])
    from briefgen.cli.diff_rows import as_data, blocks
    from briefgen.cli.differences import differences
    from briefgen.cli.explained import selections
    from briefgen.config.load import load_brief

    brief = load_brief(target, (first, second))
    tell(brief.diagnostics)
    selected, failures = selections(brief)
    if len(selected) == 2:
        pair = selected[first], selected[second]
        found = differences(pair)
        if as_json:
            print_json(as_data(found, pair))
        else:
            echo(click.style(f"{first} and {second}{': no difference' * found.none}", bold=True))
            for block in blocks(found, pair):
                echo()
                echo(click.style(block.heading, bold=True))
                print_table(block.rows, block.columns)
    tell(d for failure in failures for d in failure.diagnostics)
    return max((failure.exit_code for failure in failures), default=0)
