"""`briefgen build`: the briefs of a report or brief folder."""

from __future__ import annotations

from pathlib import Path

import click

from briefgen.cli.console import tell
from briefgen.cli.results import print_results
from briefgen.cli.types import AUDIENCE, FORMAT

HELP = """Build briefs and say what each holds.

    TARGET is a brief.yaml, its folder, or a bare report file; a bare report is built as a draft for `public`.
    Files land in DIR/<brief>/<audience>.<format>. A file that somebody edited is never overwritten.
    """


@click.command("build", help=HELP)
@click.argument("targets", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="TARGET…")
@click.option("-a", "--audience", "audiences", multiple=True, type=AUDIENCE, help="Build for this audience only; repeatable.")
@click.option("-f", "--format", "formats", multiple=True, type=FORMAT, help="Build this format only; repeatable.")
@click.option("-o", "--out", type=click.Path(path_type=Path, file_okay=True), default=Path("out"), show_default=True,
              metavar="DIR", help="Where the files go.")  # fmt: skip
@click.option("--force", is_flag=True, help="Replace edited files too; a copy is kept under DIR/_internal.")
def command(
    targets: tuple[Path, ...], audiences: tuple[str, ...], formats: tuple[str, ...], out: Path, force: bool
) -> int:
    from briefgen.build.plan import Request
    from briefgen.build.run import build

    results = build(Request(targets, out, audiences, tuple(dict.fromkeys(formats)), force=force))
    tell(d for result in results for d in result.diagnostics)
    print_results(results)
    return max((result.exit_code for result in results), default=0)
