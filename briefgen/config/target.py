"""What a path on the command line means. In: the path. Out: a brief file, or a bare report; or what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefgen.config.files import read_yaml
from briefgen.config.other_files import brief_under_another_name, other_file
from briefgen.diagnostics import Location, error
from briefgen.errors import BriefError

BRIEF_FILE = "brief.yaml"


@dataclass(frozen=True, slots=True)
class Target:
    """What a path on the command line means: a brief file, or a bare report (`brief` is None)."""

    brief: Path | None
    report: Path | None


def find_target(path: Path) -> Target:
    """Find the brief or the report that a path means. Raises BriefError or ReportError where there is none."""
    if path.is_dir():
        if (path / BRIEF_FILE).is_file():
            return Target(path / BRIEF_FILE, None)
        if misnamed := brief_under_another_name(path, BRIEF_FILE):
            raise BriefError([misnamed])
        hint = f"name a folder with a {BRIEF_FILE}, or a report file"
        if any(path.glob(f"*/{BRIEF_FILE}")):
            hint = f"its folders have one: name one of them, or build them all with `briefgen batch {path}`"
        raise BriefError([error(f"the folder has no {BRIEF_FILE}", Location(str(path)), hint)])
    if other := other_file(path):
        raise BriefError([other])
    if path.suffix.lower() in (".yaml", ".yml") and path.is_file() and _is_brief(path):
        return Target(path, None)
    return Target(None, path)


def _is_brief(path: Path) -> bool:
    """Tell a brief from a structured report: both are YAML, and only a brief names a `report`."""
    if path.name == BRIEF_FILE:
        return True
    data = read_yaml(path).data
    return isinstance(data, dict) and "report" in data
