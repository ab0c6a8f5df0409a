"""`briefgen sign`: answer for wording of the author's that the gate does not pass by itself."""

from __future__ import annotations

from pathlib import Path

import click

from briefgen.cli import options
from briefgen.cli.console import echo, print_json, tell

HELP = """Read source and your wording side by side, and sign what you answer for.

    TARGET is a brief.yaml or its folder. Titles, headlines, talking points and short words that say it otherwise than
    the report need a signature before a brief is published; drafts do not. Who signed what, and when, stands in
    briefgen.lock beside the brief. A signature lapses as soon as the words or what they stand on change.

    Without --text or --all you are asked about each wording that is not signed yet.
    """


@click.command("sign", help=HELP)
@options.target
@click.option("--by", metavar="NAME", help="Who signs. Without it you are asked.")
@click.option("--text", "names", multiple=True, metavar="ID", help="Sign this wording without asking; repeatable.")
@click.option("--all", "sign_all", is_flag=True, help="Sign all that needs it, without asking.")
@click.option("--withdraw", is_flag=True, help="Take the signatures of --text or --all away.")
@click.option("--list", "list_all", is_flag=True, help="Show all your wording with its verdict; sign nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the same as data; sign nothing.")
def command(
    target: Path,
    by: str | None,
    names: tuple[str, ...],
    sign_all: bool,
    withdraw: bool,
    list_all: bool,
    as_json: bool,
) -> int:
    """Show, ask, record."""
    from briefgen.cli.signing import Session
    from briefgen.config.load import load_brief

    brief = load_brief(target)
    tell(brief.diagnostics)
    session = Session(brief)
    if as_json:
        print_json(session.as_data())
    elif list_all:
        for line in session.listed():
            echo(line)
    elif withdraw:
        session.withdraw(names, everything=sign_all)
    else:
        session.sign(session.chosen(names, everything=sign_all), by, asks=not (names or sign_all))
    return 0
