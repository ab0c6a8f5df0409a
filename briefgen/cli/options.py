"""The arguments and options that commands share. Nothing heavy is imported for them."""

from __future__ import annotations

from pathlib import Path

import click

from briefgen.nearest import did_you_mean

PATH = click.Path(path_type=Path)
FORMATS = ("pdf", "docx", "html")


def _known(ctx: click.Context, option: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the formats, each once, or fail naming the nearest one."""
    for name in names:
        if name not in FORMATS:
            what_to_do = "write -f once for each format" if "," in name else did_you_mean(name, FORMATS)
            raise click.BadParameter(f"`{name}` is not a format; {what_to_do}")
    return tuple(dict.fromkeys(names))


target = click.argument("target", type=PATH)
audiences = click.option(
    "-a", "--audience", "audiences", multiple=True, metavar="AUDIENCE", help="This audience only; repeatable."
)
formats = click.option(
    "-f",
    "--format",
    "formats",
    multiple=True,
    metavar="|".join(FORMATS),
    callback=_known,
    help="This format only; repeatable.",
)
out = click.option(
    "-o",
    "--out",
    type=PATH,
    default=Path("out"),
    show_default=True,
    metavar="DIR",
    help="Where the files go: DIR/<brief>/<audience>.<format>.",
)
force = click.option(
    "--force", is_flag=True, help="Replace edited files too; a copy is kept in DIR/_internal/<brief>/edited."
)
