"""What every command prints with: diagnostics to standard error, data to standard output.

Nothing here fails for what a stream cannot take: letters it does not know are escaped, a closed pipe is left alone.
"""

from __future__ import annotations

import json
import os
import sys
import textwrap
from collections.abc import Iterable, Sequence
from typing import TextIO

import click

from briefgen.diagnostics import Diagnostic, Location, Severity, error
from briefgen.errors import OutputError

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
NARROWEST = 16  # characters: a last column with less room is left out rather than printed as a thread


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
    unicode = (getattr(sys.stdout, "encoding", None) or "").lower().startswith("utf")
    echo(json.dumps(data, ensure_ascii=not unicode, indent=1))


def print_table(rows: Sequence[Sequence[str]], header: Sequence[str] = (), *, one_line: bool = False) -> None:
    """Print rows in columns as wide as their longest cell.

    On a terminal the last column is wrapped to the room that is left (with `one_line` cut), or left out where that is
    next to nothing.
    """
    lines = [list(header), *map(list, rows)] if header else [list(row) for row in rows]
    room = terminal_width()
    while lines:
        widths = [max(len(line[n]) for line in lines) for n in range(len(lines[0]))]
        before = sum(width + 2 for width in widths[:-1])
        if len(widths) <= 2 or room - before >= min(NARROWEST, widths[-1]):
            break
        lines, one_line = [line[:-1] for line in lines], False
    for n, line in enumerate(lines):
        fixed = "".join(cell.ljust(width) + "  " for cell, width in zip(line[:-1], widths, strict=False))
        wrapped = _fitted(line[-1], max(room - before, NARROWEST), one_line)
        text = (fixed + f"\n{' ' * before}".join(wrapped)).rstrip()
        echo(click.style(text, bold=True) if header and n == 0 else text)


def _fitted(text: str, room: int, one_line: bool) -> list[str]:
    if one_line:
        return [textwrap.shorten(text, room, placeholder=" …")]
    return textwrap.wrap(text, room, break_on_hyphens=False) or [""]


def terminal_width() -> int:
    """Return how many characters a line of standard output holds; a file or a pipe takes any."""
    import shutil

    return shutil.get_terminal_size((120, 24)).columns if sys.stdout and sys.stdout.isatty() else 10_000
