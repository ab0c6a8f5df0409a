"""`briefgen list`: what can be named."""

from __future__ import annotations

import click

from briefgen.cli.console import print_json
from briefgen.cli.tables import Column, Fit, print_table

KINDS = ("audiences", "themes", "sections", "formats")


@click.command("list")
@click.argument("kind", type=click.Choice(KINDS), metavar="KIND")
@click.option("--json", "as_json", is_flag=True, help="Print {name: description}.")
def command(kind: str, as_json: bool) -> int:
    """List what comes with briefgen; KIND is audiences, themes, sections or formats."""
    found = {"audiences": _audiences, "themes": _themes, "sections": _sections, "formats": _formats}[kind]()
    if as_json:
        print_json(found)
    else:
        print_table(list(found.items()), (Column(), Column(fit=Fit.WRAP)))
    return 0


def _audiences() -> dict[str, str]:
    from briefgen.config import known

    return known.audiences()


def _themes() -> dict[str, str]:
    from briefgen.config import known

    return known.looks()


def _sections() -> dict[str, str]:
    from briefgen.config import known

    return known.sections()


def _formats() -> dict[str, str]:
    from briefgen.writers import FORMATS

    return {name: found.description for name, found in FORMATS.items()}
