"""Helpers of the tests in this folder: reports written to a temporary folder and read."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from briefgen.errors import ReportError
from briefgen.report.model import Report, Role
from briefgen.report.readers import ReportOverrides, read_report

SEED = Path(__file__).parents[2] / "briefs" / "cambodia-cyber-crime" / "report.txt"
NOTHING: Mapping[str, Role] = {}


def read(
    content: str | bytes,
    name: str = "report.txt",
    roles: Mapping[str, Role] = NOTHING,
    overrides: ReportOverrides = ReportOverrides(),  # noqa: B008
) -> Report:
    """Return the report that a file of this content holds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return read_report(path, roles=roles, overrides=overrides)


def refused(content: str | bytes, name: str = "report.txt") -> list[str]:
    """Return the problems for which a file is refused, each as `line:column: message | hint`."""
    with pytest.raises(ReportError) as caught:
        read(content, name)
    return [
        f"{d.location.line if d.location else 0}:{d.location.column if d.location else 0}: {d.message} | {d.hint}"
        for d in caught.value.diagnostics
    ]


def kinds(report: Report) -> list[tuple[str, str, int]]:
    """Return the id, the kind and the line of each passage."""
    return [(p.id, str(p.kind), p.place.line) for p in report.passages()]


def roles_of(report: Report) -> dict[str, str]:
    """Return the role of each part."""
    return {part.id: str(part.role) for part in report.parts}
