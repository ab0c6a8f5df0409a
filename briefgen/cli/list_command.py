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
    from briefgen.audience.profile import builtin_names
    from briefgen.config.profiles import ProfileLoader
    from briefgen.sections.environment import builtin_templates

    loader = ProfileLoader(None, tuple(builtin_templates()))
    found = {}
    for name in builtin_names():
        profile = loader.load(name)
        assert profile is not None
        room = f"at most {profile.pages} page{'s' if profile.pages != 1 else ''} and {profile.words} words"
        found[name] = f"{profile.label}: {room}, up to TLP:{profile.ceiling.word}, allegations {profile.allegations}"
    return found


def _themes() -> dict[str, str]:
    from briefgen.style.theme import load_theme, theme_names

    return {name: load_theme(name).description for name in theme_names()}


def _sections() -> dict[str, str]:
    from briefgen.sections.environment import builtin_templates, description

    return {name: description(source) for name, source in builtin_templates().items()}


def _formats() -> dict[str, str]:
    from briefgen.writers import FORMATS

    return {name: found.description for name, found in FORMATS.items()}
