"""What is wrong, where, and what to do about it: the one form in which every layer reports a problem.

In: a message, a place and a hint. Out: a `Diagnostic` that prints as `file:line:column: severity: message`.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Order problems by what they stop: an error stops a build, a warning does not, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """Point at a character of a file; lines and columns count from 1, and 0 means "not known"."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        parts = [self.file]
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Say what is wrong (`message`), where (`location`) and what to do (`hint`, may be empty).

    `excerpt` is the source line itself, shown below the message where there is one.
    """

    severity: Severity
    message: str
    location: Location | None = None
    hint: str = ""
    excerpt: str = ""

    def __str__(self) -> str:
        where = f"{self.location}: " if self.location else ""
        lines = [f"{where}{self.severity}: {self.message}"]
        if self.excerpt and self.location:
            lines.append(f"{self.location.line:5} | {self.excerpt}")
        if self.hint:
            lines.append(f"  hint: {self.hint}")
        return "\n".join(lines)

    def as_json(self) -> dict[str, object]:
        """Return the published form: severity, message, hint, file, line, column."""
        place = asdict(self.location) if self.location else {"file": None, "line": 0, "column": 0}
        return {"severity": str(self.severity), "message": self.message, "hint": self.hint, **place}


def error(message: str, location: Location | None = None, hint: str = "", excerpt: str = "") -> Diagnostic:
    """Make a diagnostic that stops the work."""
    return Diagnostic(Severity.ERROR, message, location, hint, excerpt)


def warning(message: str, location: Location | None = None, hint: str = "", excerpt: str = "") -> Diagnostic:
    """Make a diagnostic that the analyst should act on, while the work goes on."""
    return Diagnostic(Severity.WARNING, message, location, hint, excerpt)


def note(message: str, location: Location | None = None, hint: str = "", excerpt: str = "") -> Diagnostic:
    """Make a diagnostic that only informs."""
    return Diagnostic(Severity.NOTE, message, location, hint, excerpt)
