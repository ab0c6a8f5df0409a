"""The group of commands, and how every command ends: errors printed, exit code set, never a traceback.

Commands are imported when they are used; `briefgen --help` reads their one-line help from the table below.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from briefgen import __version__

COMMANDS = {
    "build": "Build the briefs of a report or brief folder.",
    "batch": "Build whole folders of briefs, in parallel.",
    "outline": "Show the report as read: ids, roles, places, guesses.",
    "explain": "Show what an audience gets, and the rule that decided each finding.",
    "list": "List audiences, themes, sections or formats.",
}


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
        """Find the command, or name the nearest one."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as problem:
            from briefgen.yaml_source import did_you_mean

            raise click.UsageError(f"{problem.message} {did_you_mean(args[0], COMMANDS)}", ctx) from problem


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="briefgen")
def group() -> None:
    """Turn a report's findings and conclusion into policy briefs: styled PDF, DOCX and HTML, one per audience.

    Begin with `briefgen build REPORT`, which needs nothing but the report.
    """


def main() -> None:
    """Run the command line and exit with the code that `errors` documents."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run a command and return its exit code."""
    from briefgen.errors import BriefgenError

    try:
        code = group.main(arguments, prog_name="briefgen", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.ClickException as problem:
        problem.show()
        return problem.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        return 130
    except BriefgenError as failed:
        from briefgen.cli.console import tell

        tell(failed.diagnostics)
        return failed.exit_code
    except BrokenPipeError:
        # Whoever read our output has gone; say nothing and do not let Python flush into the closed pipe again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as bug:
        if os.environ.get("BRIEFGEN_TRACEBACK"):
            raise
        click.echo(f"error: a bug in briefgen: {type(bug).__name__}: {bug}", err=True)
        click.echo("  hint: please report it; BRIEFGEN_TRACEBACK=1 shows where it happened", err=True)
        return 1
