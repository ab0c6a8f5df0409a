"""`briefgen schema`: the JSON Schema of one of the analyst's files, for editors, or of the release report."""

from __future__ import annotations

import click

from briefgen.cli.console import print_json
from briefgen.diagnostics import error
from briefgen.errors import UsageError
from briefgen.nearest import did_you_mean

KINDS = ("brief", "audience", "annotations", "taxonomy", "theme", "brand", "release")

HELP = """Print the JSON Schema (draft 2020-12) of a file, with what each key means.

    KIND is brief (brief.yaml), audience (audiences/<name>.yaml), annotations (annotations.yaml), taxonomy
    (themes/taxonomy.yaml), theme or brand (files of your own that a brief names by these keys); or release, the report
    that `build` writes under DIR/_internal. Save it as brief.json, and
    an editor that knows YAML completes and checks a file that begins with
    `# yaml-language-server: $schema=brief.json`. `briefgen init` writes the first four.
    """


@click.command("schema", help=HELP)
@click.argument("kind", required=False, metavar="KIND")
def command(kind: str | None) -> int:
    """Print the schema of a kind of file."""
    if kind is None:
        raise UsageError([error("name the file that the schema is for", hint=did_you_mean("", KINDS))])
    if kind not in KINDS:
        raise UsageError([error(f"no schema `{kind}`", hint=did_you_mean(kind, KINDS))])
    if kind == "release":
        from briefgen.build.release import schema as release_schema

        print_json(release_schema())
    else:
        from briefgen.config.json_schema import schema

        print_json(schema(kind))
    return 0
