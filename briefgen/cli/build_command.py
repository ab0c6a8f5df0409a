"""`briefgen build`: the briefs of a report or brief folder."""

from __future__ import annotations

from pathlib import Path

import click

from briefgen.cli import options
from briefgen.cli.console import tell

HELP = """Build briefs and say what each holds.

    TARGET is a brief.yaml, its folder, or a bare report file; a bare report is built as a draft for `public`.
    Files land in DIR/<brief>/<audience>.<format>. A file that somebody edited is never overwritten.
    """


@click.command("build", help=HELP)
@click.argument("targets", nargs=-1, required=True, type=options.PATH, metavar="TARGET…")
@options.audiences
@options.formats
@options.out
@options.force
def command(
    targets: tuple[Path, ...], audiences: tuple[str, ...], formats: tuple[str, ...], out: Path, force: bool
) -> int:
    """Build the targets and print what each brief holds."""
    from briefgen.build.plan import Request
    from briefgen.build.run import build
    from briefgen.cli.results import print_results

    results = build(Request(targets, out, audiences, formats, force=force))
    tell(d for result in results for d in result.diagnostics)
    print_results(results)
    return max((result.exit_code for result in results), default=0)
