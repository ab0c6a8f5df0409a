"""`briefgen explain`: what an audience gets, and why."""

from __future__ import annotations

from pathlib import Path

import click

from briefgen.cli.console import print_json, print_table, tell
from briefgen.cli.types import AUDIENCE

HELP = """Show the settings of an audience and the fate of each finding, with the rule that decided.

    Without -a, all audiences of the brief are explained, one after the other.
    """


@click.command("explain", help=HELP)
@click.argument("target", type=click.Path(path_type=Path))
@click.option("-a", "--audience", "audiences", multiple=True, type=AUDIENCE, help="Explain this audience only; repeatable.")
@click.option("--json", "as_json", is_flag=True, help="Print {audience: {settings, decisions}}.")
def command(target: Path, audiences: tuple[str, ...], as_json: bool) -> int:
    from briefgen.build.variant import select
    from briefgen.cli.explained import decision_rows, settings
    from briefgen.config.load import load_brief

    brief = load_brief(target, audiences)
    tell(brief.diagnostics)
    explained: dict[str, object] = {}
    for profile in brief.audiences:
        selection = select(brief, profile)
        rows = decision_rows(selection)
        if as_json:
            explained[profile.name] = {"settings": settings(profile), "decisions": {r.id: r.as_json() for r in rows}}
            continue
        click.echo(click.style(f"{profile.name}: {profile.label}", bold=True))
        print_table([(f"  {key}", str(value)) for key, value in settings(profile).items()])
        click.echo()
        print_table([r.cells() for r in rows], ("  finding", "", "fate", "rule", "words"))
        click.echo()
    if as_json:
        print_json(explained)
    return 0
