"""`briefgen explain`: what an audience gets, and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli import options
from briefgen.cli.console import echo, print_json, tell
from briefgen.cli.tables import Column, Fit, print_table

if TYPE_CHECKING:
    from briefgen.tailoring.selection import Selection

HELP = """Show the settings of an audience and where each was made, then the fate of each passage and the rule for it.

    TARGET is a brief.yaml, its folder, or a bare report file. Without -a, all audiences of the brief are explained,
    one after the other; -a takes any audience there is, whether the brief lists it or not.
"""
SETTINGS = (Column("  setting"), Column("value", Fit.WRAP), Column("made in", Fit.WRAP))
DECISIONS = (Column("  passage"), Column(), Column("fate"), Column("rule", Fit.WRAP), Column("words", Fit.CUT))
FIGURES = (Column("  figure"), Column("fate"), Column("rule", Fit.WRAP), Column("words", Fit.CUT))
TEXTS = (Column("  text"), Column("fate"), Column("rule", Fit.WRAP), Column("words", Fit.CUT))


@click.command("explain", help=HELP)
@options.target
@options.audiences
@click.option("--json", "as_json", is_flag=True, help="Print {audience: {settings, origins, decisions, counts}}.")
def command(target: Path, audiences: tuple[str, ...], as_json: bool) -> int:
    """Print settings and decisions."""
    from briefgen.cli.explained import as_data, selections
    from briefgen.config.load import load_brief

    brief = load_brief(target, audiences)
    tell(brief.diagnostics)
    found, failures = selections(brief)
    if as_json:
        print_json({name: as_data(selection) for name, selection in found.items()})
    else:
        for n, selection in enumerate(found.values()):
            if n:
                echo()
            _print(selection)
    tell(d for failure in failures for d in failure.diagnostics)
    return max((failure.exit_code for failure in failures), default=0)


def _print(selection: Selection) -> None:
    from briefgen.cli.explained import counts_in_words, decision_rows, figure_rows, text_rows
    from briefgen.cli.settings import setting_rows
    from briefgen.document.text import printable
    from briefgen.tailoring.author import unwritten

    profile = selection.profile
    echo(click.style(f"{profile.name}: {printable(profile.label)}", bold=True))
    print_table(setting_rows(profile), SETTINGS)
    echo()
    print_table(decision_rows(selection), DECISIONS)
    echo()
    if selection.texts:
        print_table(text_rows(selection), TEXTS)
        echo()
    if selection.figures:
        print_table(figure_rows(selection), FIGURES)
        echo()
    missing = unwritten(selection)
    if missing:
        echo(f"not written: {', '.join(missing)}")
    echo(counts_in_words(selection))
