"""What every command prints with: diagnostics to standard error, data to standard output.

Nothing here fails for what a stream cannot take: letters it does not know are escaped, a closed pipe is left alone.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from typing import TextIO

import click

from briefgen.diagnostics import Diagnostic, Location, Severity, error
from briefgen.errors import OutputError

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def prepare() -> None:
    """Let no letter of a report stop the printing, whatever the encoding of the terminal or file."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def echo(text: str = "", err: bool = False) -> None:
    """Print a line. Raises OutputError where the stream cannot be written; a reader that has gone is no error."""
    try:
        click.echo(text, err=err, color=False if _wants_no_colour() else None)
    except BrokenPipeError:
        _discard(sys.stderr if err else sys.stdout)
    except OSError as problem:
        stream, name = (sys.stderr, "standard error") if err else (sys.stdout, "standard output")
        _discard(stream)
        hint = "look where the output is sent to"
        raise OutputError(
            [error(f"cannot be written: {problem.strerror or problem}", Location(name), hint)]
        ) from problem


def _wants_no_colour() -> bool:
    """Tell whether the user asked for plain text: see https://no-color.org."""
    return bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"


def _discard(stream: TextIO) -> None:
    """Send what is still written to a stream nowhere, also what Python flushes when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def tell(diagnostics: Iterable[Diagnostic]) -> None:
    """Print diagnostics to standard error, each once, those of one file in the order of its lines."""
    found = tuple(dict.fromkeys(diagnostics))
    files = {file: n for n, file in reversed(list(enumerate(d.location.file if d.location else "" for d in found)))}
    for diagnostic in sorted(found, key=lambda d: _place(d, files)):
        text = str(diagnostic)
        word = f"{diagnostic.severity}:"
        echo(text.replace(word, click.style(word, fg=COLOURS[diagnostic.severity], bold=True), 1), err=True)


def _place(diagnostic: Diagnostic, files: dict[str, int]) -> tuple[int, int, int]:
    where = diagnostic.location or Location("")
    return files[where.file], where.line, where.column


def print_json(data: object) -> None:
    """Print data for programs; in an encoding other than UTF-8 with escapes, so that it stays JSON."""
    echo(json.dumps(data, ensure_ascii=not _takes_unicode(), indent=1))


def print_page(page: str) -> None:
    """Print an HTML page; in an encoding other than UTF-8 with character references, so that it says the same."""
    echo(page if _takes_unicode() else page.encode("ascii", "xmlcharrefreplace").decode("ascii"))


def _takes_unicode() -> bool:
    return (getattr(sys.stdout, "encoding", None) or "").lower().startswith("utf")


def terminal_width() -> int:
    """Return how many characters a line of standard output holds; a file or a pipe takes any."""
    import shutil

    return shutil.get_terminal_size((120, 24)).columns if sys.stdout and sys.stdout.isatty() else 10_000
