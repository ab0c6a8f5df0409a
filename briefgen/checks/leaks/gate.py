"""The last gate: no file of an audience holds anything of what that audience may not see.

In: secrets, and the files as they were written. Out: an error for each withheld source of which a file holds a trace,
with what it is and where; and one for each file that cannot be opened, since nobody can say what is in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from briefgen.checks.leaks.matching import Found, found_in, holds_anything
from briefgen.checks.leaks.pieces import Piece, Unreadable, Use
from briefgen.checks.leaks.reading import READERS
from briefgen.checks.leaks.secrets import Secrets
from briefgen.diagnostics import Diagnostic, error

_LONGEST = 60  # letters of a quotation


class File(Protocol):
    """A written file: its name, its format, its bytes."""

    @property
    def name(self) -> str:
        """The name within the folder of the brief."""

    @property
    def format(self) -> str:
        """The name of the format."""

    @property
    def data(self) -> bytes:
        """The bytes."""


def check_leaks(secrets: Secrets, files: Iterable[File], folder: str) -> tuple[Diagnostic, ...]:
    """Return an error for each source of which a file, its name or the name of its folder holds a trace."""
    problems: list[Diagnostic] = []
    read = [(file.name, (*_names(file, folder), *_read(file, problems))) for file in files]
    if not holds_anything([pieces for _, pieces in read], secrets):
        return tuple(problems)
    leaks = (_leak(found, name, secrets.audience) for name, pieces in read for found in found_in(pieces, secrets))
    return (*problems, *leaks)


def _names(file: File, folder: str) -> tuple[Piece, ...]:
    name = file.name.rpartition(".")[0]
    return Piece("name of the file", name, Use.NAME), Piece("name of the brief", folder, Use.NAME)


def _read(file: File, problems: list[Diagnostic]) -> tuple[Piece, ...]:
    """Return the pieces of a file; one that cannot be opened is told, and is no pass."""
    try:
        return READERS[file.format](file.data)
    except Unreadable as problem:
        hint = f"what it holds cannot be proved: {problem}"
        problems.append(error(f"`{file.name}` cannot be opened again, and is not published", hint=hint))
        return ()


def _leak(found: Found, file: str, audience: str) -> Diagnostic:
    said = found.words if len(found.words) <= _LONGEST else f"{found.words[: _LONGEST - 1]}…"
    return error(
        f"withheld from `{audience}`, but in {file}: `{found.source}`",
        hint=f"{found.kind} of it stands in {found.where}: “{said}”",
    )
