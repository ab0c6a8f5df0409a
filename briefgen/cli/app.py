"""The group of commands, and how every command ends: errors printed, exit code set, never a traceback.

Commands are imported when they are used; `briefgen --help` reads their one-line help from the table below.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from briefgen import __version__
from briefgen.cli.console import echo, prepare, tell
from briefgen.diagnostics import Location, error
from briefgen.errors import BriefgenError, OutputError, UsageError

COMMANDS = {
    "build": "Build the briefs of a report or brief folder.",
    "batch": "Build whole folders of briefs, in parallel.",
    "init": "Write a starter folder for a report: brief, annotations, schemas.",
    "check": "Check a brief for each audience, and write nothing.",
    "sign": "Answer for wording of your own that says it otherwise than the report.",
    "outline": "Show the report as read: ids, roles, places, guesses.",
    "explain": "Show what an audience gets, and the rule that decided each finding.",
    "matrix": "Show which audience gets which finding, as one table or page.",
    "diff": "Show what one audience gets and another does not, and why.",
    "trace": "Show where each sentence of a finished brief stands in the report.",
    "list": "List what can be named: audiences, themes, layouts, sections and more.",
    "schema": "Print the JSON Schema of a brief, audience, theme, brand and other files.",
}

HELP = """Turn a report's findings and conclusion into policy briefs: styled PDF, DOCX and HTML, one per audience.

    \b
    briefgen build report.txt            a first draft, from nothing but the report
    briefgen outline report.txt          how the report was understood
    briefgen init FOLDER --report FILE   a folder to fill in
    briefgen build FOLDER -a press       one audience of the brief in FOLDER
    briefgen matrix FOLDER               who gets which finding

    A FOLDER holds a report and a brief.yaml that says for whom the briefs are.
"""

EXIT_CODES = """\b
    Exit codes: 0 done, 1 a bug, 2 usage, 3 brief or audience, 4 report, 5 a gate refused,
    6 writing, 130 interrupted. Data goes to standard output, all else to standard error.
"""


class LazyGroup(click.Group):
    """A group whose commands are modules of `briefgen.cli`, imported on use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command; None if there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"briefgen.cli.{cmd_name}_command").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; `help build` is `build --help`. Raises UsageError that names the nearest one."""
        if args[0] == "help":
            asked = [name for name in args[1:] if not name.startswith("-")]
            if not asked:
                echo(ctx.get_help())
                ctx.exit()
            args = [asked[0], "--help"]
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            from briefgen.nearest import did_you_mean

            raise UsageError([error(f"no command `{args[0]}`", hint=did_you_mean(args[0], COMMANDS))])
        return super().resolve_command(ctx, args)


CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(cls=LazyGroup, context_settings=CONTEXT, help=HELP, epilog=EXIT_CODES)
@click.version_option(__version__, prog_name="briefgen")
def group() -> None:
    """Hold the commands."""


def main() -> None:
    """Run the command line and exit with the code that `errors` documents."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run a command and return its exit code."""
    prepare()
    try:
        return _run(arguments)
    except BriefgenError as failed:  # raised while another error was being told: a stream that cannot be written
        return failed.exit_code


def _run(arguments: list[str]) -> int:
    try:
        code = group.main(arguments or ["--help"], prog_name="briefgen", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except SystemExit:  # click ends so where the reader of its help has gone
        return 0
    except click.ClickException as problem:
        tell([error(_lower(problem.format_message()), hint=_where_help_is(problem))])
        return problem.exit_code
    except (click.Abort, KeyboardInterrupt):
        echo("interrupted", err=True)
        return 130
    except BriefgenError as failed:
        tell(failed.diagnostics)
        return failed.exit_code
    except OSError as problem:
        where = Location(str(problem.filename)) if problem.filename else None
        tell([error(f"cannot be read or written: {problem.strerror or problem}", where)])
        return OutputError.exit_code
    except Exception as bug:
        if os.environ.get("BRIEFGEN_TRACEBACK"):
            raise
        hint = "please report it; with BRIEFGEN_TRACEBACK=1 briefgen shows where it happened"
        tell([error(f"a bug in briefgen: {type(bug).__name__}: {bug}", hint=hint)])
        return 1


def _lower(message: str) -> str:
    """Return a message of click in our manner: one line, a small letter first, no full stop."""
    line = " ".join(message.split()).removesuffix(".")
    return line[:1].lower() + line[1:]


def _where_help_is(problem: click.ClickException) -> str:
    context = problem.ctx if isinstance(problem, click.UsageError) else None
    return f"`{context.command_path if context else 'briefgen'} --help` shows how it is used"
