"""Read a report, whatever its format. In: a path, roles, and what brief.yaml says. Out: a `Report`, or a ReportError.

Each format has one module with `read(file: TextFile) -> Draft`; the table names it, and it is loaded when needed.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, cast

from briefgen.diagnostics import Location, error
from briefgen.errors import ReportError
from briefgen.report.assemble import Draft, Origin, ReportOverrides, assemble, outline, require_findings
from briefgen.report.model import Report, Role
from briefgen.report.readers.file import TextFile, read_file

__all__ = ["READERS", "ReportOverrides", "outline", "read_report", "require_findings"]

READERS: Mapping[str, str] = MappingProxyType(
    {
        ".txt": "briefgen.report.readers.text",
        ".yaml": "briefgen.report.readers.structured",
        ".yml": "briefgen.report.readers.structured",
    }
)
_LATER = frozenset((".md", ".markdown", ".docx", ".html", ".htm", ".pdf"))


class Reader(Protocol):
    """What a reader's module offers."""

    def read(self, file: TextFile) -> Draft:
        """Return what the file holds, or raise a ReportError."""


_NO_ROLES: Mapping[str, Role] = MappingProxyType({})
_AS_WRITTEN = ReportOverrides()


def read_report(
    path: Path, *, roles: Mapping[str, Role] = _NO_ROLES, overrides: ReportOverrides = _AS_WRITTEN
) -> Report:
    """Return the report in a file, or raise a ReportError with all that is wrong with it.

    `roles` maps the text of a heading, or the id of a part or passage, to a role. A key that names nothing is an error
    among the report's diagnostics, which the caller raises.
    """
    reader = _reader(path)
    file = read_file(path)
    origin = Origin(file.name, file.path, file.sha256)
    return assemble(reader.read(file), origin, roles, overrides)


def _reader(path: Path) -> Reader:
    extension = path.suffix.casefold()
    module = READERS.get(extension)
    if module:
        return cast(Reader, import_module(module))
    if not path.is_file():
        read_file(path)  # says better than the extension what is wrong
    what = f"`{extension}` files" if extension else "a file without an extension"
    later = " yet" if extension in _LATER else ""
    can = ", ".join(READERS)
    hint = f"save the report as plain text (.txt, UTF-8); what can be read: {can}"
    raise ReportError((error(f"cannot read {what}{later}", Location(str(path)), hint),))
