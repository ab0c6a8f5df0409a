"""`briefgen check`: everything that is wrong with a brief, before anything is written."""

from __future__ import annotations

from pathlib import Path

import click

from briefgen.cli import options
from briefgen.cli.console import echo, print_json, tell

HELP = """Check a brief for each audience, and write nothing.

    TARGET is a brief.yaml, its folder, or a bare report file. All that `build` would refuse or tell is told, and how
    your own texts read: terms, long sentences, acronyms. The report's words are never found fault with.

    --claims judges sentences from outside instead: a file of JSON lines, each with `id`, `claim`, and `source` (a text)
    or `finding` (an id of TARGET). For each, a JSON line with `id`, `verdict`, `mode` and `reasons` is printed; exit
    code 5 if one fails. With `source` alone no TARGET is needed.
    """


@click.command("check", help=HELP)
@click.argument("target", type=options.PATH, required=False)
@options.audiences
@click.option("--json", "as_json", is_flag=True, help="Print a list of what was found.")
@click.option("--strict", is_flag=True, help="End with exit code 5 if there is any warning.")
@click.option("--claims", type=options.PATH, metavar="FILE", help="Judge the sentences of FILE; `-`: standard input.")
def command(target: Path | None, audiences: tuple[str, ...], as_json: bool, strict: bool, claims: Path | None) -> int:
    """Print what was found, and what each audience would get."""
    if claims is not None:
        from briefgen.cli.claimed import print_judged

        return print_judged(claims, target)
    if target is None:
        raise click.UsageError("Missing argument 'TARGET'.")
    from briefgen.build.check import check_target
    from briefgen.cli.checked import as_data, tally, variant_lines, wording_lines

    checked = check_target(target, audiences)
    if as_json:
        print_json(as_data(checked))
    else:
        tell(remark.diagnostic for remark in checked.remarks)
        for line in (*variant_lines(checked), *wording_lines(checked)):
            echo(line)
        echo(tally(checked))
    return checked.exit_code_if(strict=strict)
