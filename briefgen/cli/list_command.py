"""`briefgen list`: what can be named."""

from __future__ import annotations

import click

from briefgen.cli.console import print_json
from briefgen.cli.tables import Column, Fit, print_table
from briefgen.diagnostics import error
from briefgen.errors import UsageError
from briefgen.nearest import did_you_mean

KINDS = ("audiences", "themes", "layouts", "sections", "formats", "taxonomy")
CUES = 6  # named of each theme

HELP = """List what comes with briefgen.

    \b
    KIND is one of
      audiences   for whom briefs can be built
      themes      looks of the pages; themes of findings are in the taxonomy
      layouts     how pages are laid out; every theme has all of them
      sections    what briefs are made of
      formats     kinds of files
      taxonomy    themes of findings that are recognised, with first cue words

    A theme of your own is a YAML file that extends one of these and may bring
    its fonts: `theme: looks/own.yaml` in brief.yaml or in an audience.
    """


@click.command("list", help=HELP)
@click.argument("kind", required=False, metavar="KIND")
@click.option("--language", default="en", metavar="LANGUAGE", help="Whose cue words `taxonomy` shows; en at first.")
@click.option("--json", "as_json", is_flag=True, help="Print {name: description}.")
def command(kind: str | None, language: str, as_json: bool) -> int:
    """Print the names of a kind, each with a line on what it is."""
    if kind is None:
        raise UsageError([error("name what to list", hint=did_you_mean("", KINDS))])
    if kind not in KINDS:
        raise UsageError([error(f"nothing called `{kind}` can be listed", hint=did_you_mean(kind, KINDS))])
    if kind == "taxonomy":
        found = _taxonomy(language)
    else:
        found = {
            "audiences": _audiences,
            "themes": _themes,
            "layouts": _layouts,
            "sections": _sections,
            "formats": _formats,
        }[kind]()
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


def _layouts() -> dict[str, str]:
    from briefgen.style.choices import LAYOUTS

    return dict(LAYOUTS)


def _sections() -> dict[str, str]:
    from briefgen.config import known

    return known.sections()


def _formats() -> dict[str, str]:
    from briefgen.writers import FORMATS

    return {name: found.description for name, found in FORMATS.items()}


def _taxonomy(language: str) -> dict[str, str]:
    from briefgen.report.lexicons import primary
    from briefgen.report.taxonomy import LANGUAGES, shipped

    if primary(language) not in LANGUAGES:
        hint = did_you_mean(language, LANGUAGES)
        raise UsageError([error(f"no taxonomy comes with briefgen for the language `{language}`", hint=hint)])
    return {
        name: f"{', '.join(cues[:CUES])}{', …' if len(cues) > CUES else ''}" for name, cues in shipped(language).themes
    }
