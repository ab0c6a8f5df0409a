"""`briefgen init`: a starter folder for a report."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from briefgen.cli import options
from briefgen.cli.console import echo, tell

HELP = """Write a folder to start from: brief.yaml and annotations.yaml, with comments to fill in.

    The report is copied into DIR, which is made if it is not there. Without --report a small report on an invented
    country is written, so that DIR can be built at once. Nothing is ever overwritten.
    """


@click.command("init", help=HELP)
@click.argument("folder", type=options.PATH, metavar="DIR")
@click.option("--report", type=options.PATH, metavar="FILE", help="The report, of any kind that can be read.")
def command(folder: Path, report: Path | None) -> int:
    """Write the folder, and say what to do next."""
    from briefgen.build.start import start

    started = start(folder, report)
    tell(started.diagnostics)
    for path in started.files:
        echo(str(path))
    name = shlex.quote(str(folder))
    echo("\nnext:")
    if not started.has_findings:
        echo(f"  say under `roles` in {folder / 'brief.yaml'} which part of the report holds the findings")
    echo(f"  briefgen outline {name}\n  briefgen build {name}")
    return 0
