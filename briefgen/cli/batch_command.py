"""`briefgen batch`: whole folders of briefs, in parallel."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli import options
from briefgen.cli.console import echo, tell

if TYPE_CHECKING:
    from briefgen.build.plan import Request

HELP = """Build every brief found below each PATH, in parallel, and end with a summary.

    A brief is a folder with a brief.yaml; hidden folders are left out. One brief or audience that fails does not stop
    the others; the exit code is the highest met.
"""


@click.command("batch", help=HELP)
@click.argument("paths", nargs=-1, required=True, type=options.PATH, metavar="PATH…")
@click.option("-j", "--jobs", type=click.IntRange(1, 256), default=None, metavar="N",
              help="Processes to use; as many as there are processors if not given.")  # fmt: skip
@options.audiences
@options.formats
@options.out
@options.force
@click.option("--dry-run", is_flag=True, help="List the files that would be built, and build nothing.")
def command(
    paths: tuple[Path, ...],
    jobs: int | None,
    audiences: tuple[str, ...],
    formats: tuple[str, ...],
    out: Path,
    force: bool,
    dry_run: bool,
) -> int:
    """Build all briefs below the paths and print a summary."""
    from briefgen.build.plan import Request, find_briefs
    from briefgen.build.run import build
    from briefgen.cli.progress import Progress, summary
    from briefgen.cli.results import print_changes
    from briefgen.errors import BriefError

    targets = find_briefs(paths)
    if not targets:
        hint = "a report alone is built by `briefgen build REPORT`"
        raise BriefError.of(f"no brief.yaml in or below {', '.join(map(str, paths))}", hint=hint)
    request = Request(targets, out, audiences, formats, jobs or os.cpu_count() or 1, force)
    if dry_run:
        return _list(request)
    with Progress() as progress:
        results = build(request, progress.outcome)
    tell(d for result in results for d in result.diagnostics)
    for result in results:
        if result.published:
            print_changes(result.published)
    echo(summary(results))
    return max((result.exit_code for result in results), default=0)


def _list(request: Request) -> int:
    """Print the files that a request would build."""
    from briefgen.build.plan import make_plan
    from briefgen.build.variant import file_name

    plan = make_plan(request)
    tell(d for planned in plan.planned if planned.failure for d in planned.failure.diagnostics)
    for task in plan.tasks:
        for name in task.formats:
            echo(str(request.out / task.brief.name / file_name(task.profile.name, name)))
    return max((planned.failure.exit_code for planned in plan.planned if planned.failure), default=0)
