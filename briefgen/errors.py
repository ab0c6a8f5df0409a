"""The errors that briefgen raises on purpose, and the exit code of each.

    BriefgenError            1   a bug, if it is ever raised as itself
    ├── UsageError           2   a command or a call that cannot be meant
    ├── BriefError           3   brief, audience, annotations, template
    │   └── CannotFitError   3   the budget cannot be met
    ├── ReportError          4   the report cannot be read
    ├── GateError            5   a gate refused what was built
    │   └── UnsignedError    5   wording of the author's that nobody has signed
    └── OutputError          6   writing, disk

Each carries one diagnostic or more, so that all problems of one run are told at once.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.diagnostics import Diagnostic, Location, Severity, error


class BriefgenError(Exception):
    """Stop the work for reasons that `diagnostics` tells; the first message is the text of the exception."""

    exit_code = 1

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = tuple(diagnostics)
        super().__init__("\n".join(str(d) for d in self.diagnostics))

    def __reduce__(self) -> tuple[type[BriefgenError], tuple[tuple[Diagnostic, ...]]]:
        # An exception that crosses a process border is rebuilt from its diagnostics, not from its text.
        return type(self), (self.diagnostics,)

    @classmethod
    def of(cls, message: str, location: Location | None = None, hint: str = "", excerpt: str = "") -> BriefgenError:
        """Make the error of one problem."""
        return cls((error(message, location, hint, excerpt),))


class UsageError(BriefgenError):
    """A command or a call that cannot be meant."""

    exit_code = 2


class BriefError(BriefgenError):
    """A mistake in a brief, an audience, an annotation or a template."""

    exit_code = 3


class CannotFitError(BriefError):
    """A page or word budget that no choice of findings can meet."""


class ReportError(BriefgenError):
    """A report that cannot be read, or that has no findings."""

    exit_code = 4


class GateError(BriefgenError):
    """A gate refused what was built."""

    exit_code = 5


class UnsignedError(GateError):
    """Wording of the author's that somebody must sign before it is published; nothing older shows too much for it."""


class OutputError(BriefgenError):
    """A file or folder that cannot be written."""

    exit_code = 6


def raise_errors(kind: type[BriefgenError], diagnostics: Iterable[Diagnostic]) -> None:
    """Raise `kind` if any of the diagnostics is an error; its other diagnostics travel along."""
    found = tuple(diagnostics)
    if any(d.severity is Severity.ERROR for d in found):
        raise kind(found)
