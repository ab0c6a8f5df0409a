"""`briefgen batch`: whole folders of briefs, in parallel."""

from __future__ import annotations

import os
from pathlib import Path

import click

from briefgen.cli.console import tell
from briefgen.cli.progress import Progress
from briefgen.cli.types import AUDIENCE, FORMAT

HELP = """Build every brief found below each PATH, in parallel, and end with a summary.

    One brief or audience that fails does not stop the others; the exit code is the highest met.
    """


@click.command("batch", help=HELP)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")
@click.option("-j", "--jobs", type=click.IntRange(1, 256), default=None, metavar="N",
              help="Processes to use; as many as there are processors if not given.")  # fmt: skip
@click.option("-a", "--audience", "audiences", multiple=True, type=AUDIENCE, help="Build for this audience only; repeatable.")
@click.option("-f", "--format", "formats", multiple=True, type=FORMAT, help="Build this format only; repeatable.")
@click.option("-o", "--out", type=click.Path(path_type=Path), default=Path("out"), show_default=True, metavar="DIR",
              help="Where the files go.")  # fmt: skip
@click.option("--force", is_flag=True, help="Replace edited files too; a copy is kept under DIR/_internal.")
@click.option("--dry-run", is_flag=True, help="List the variants and build nothing.")
def command(
    paths: tuple[Path, ...],
    jobs: int | None,
    audiences: tuple[str, ...],
    formats: tuple[str, ...],
    out: Path,
    force: bool,
    dry_run: bool,
) -> int:
    from briefgen.build.plan import Request, find_briefs, make_plan
    from briefgen.build.run import build
    from briefgen.errors import BriefError

    targets = find_briefs(paths)
    if not targets:
        raise BriefError.of(f"no brief.yaml below {', '.join(map(str, paths))}", hint="briefgen build REPORT needs none")
    request = Request(targets, out, audiences, tuple(dict.fromkeys(formats)), jobs or os.cpu_count() or 1, force)
    if dry_run:
        plan = make_plan(request)
        for planned in plan.planned:
            tell(planned.failure.diagnostics if planned.failure else ())
            for task in planned.tasks:
                for name in task.formats:
                    click.echo(f"{out / task.brief.name / task.profile.name}.{name}")
        return max((p.failure.exit_code for p in plan.planned if p.failure), default=0)
    with Progress() as progress:
        results = build(request, progress.outcome)
    tell(d for result in results for d in result.diagnostics)
    progress.summary(results)
    return max((result.exit_code for result in results), default=0)
