"""Paths on the command line that are no brief and no report, but another file of a brief's folder.

In: a path. Out: the error that names what it is and what to name in its place; None for what may be a brief or report.
"""

from __future__ import annotations

from pathlib import Path

from briefgen.config.annotations import ANNOTATIONS_FILE
from briefgen.config.files import read_yaml
from briefgen.config.taxonomy import TAXONOMY_FILE
from briefgen.diagnostics import Diagnostic, Location, error
from briefgen.errors import BriefError

REPORT_KEYS = ("report", "parts", "title")  # a file with one of them is a brief or a report, wherever it stands
YAML = (".yaml", ".yml")


def brief_under_another_name(folder: Path, name: str) -> Diagnostic | None:
    """Return the error of a folder whose brief has nearly its name: `brief.yml`, `Brief.yaml`."""
    stem = Path(name).stem
    for path in sorted(folder.iterdir()):
        if path.suffix.casefold() in YAML and path.stem.casefold() == stem and path.is_file():
            return error(f"`{path.name}` is not read", Location(str(path)), f"rename it to {name}")
    return None


def other_file(path: Path) -> Diagnostic | None:
    """Return the error of a target that is an audience, annotations or a taxonomy."""
    if path.suffix.casefold() not in YAML or not path.is_file():
        return None
    if path.name == ANNOTATIONS_FILE:
        hint = f"name the folder: `briefgen build {path.parent}`"
        return error("these are annotations, no brief and no report", Location(str(path)), hint)
    folder = path.parent.parent
    if path.parent.name == "themes" and path.name == TAXONOMY_FILE:
        hint = f"name the folder: `briefgen build {folder}`"
        return error("this is a taxonomy, no brief and no report", Location(str(path)), hint)
    if _is_audience(path):
        hint = f"name its folder: `briefgen build {folder} -a {path.stem}`"
        return error("this is an audience file, no brief and no report", Location(str(path)), hint)
    return None


def _is_audience(path: Path) -> bool:
    """Tell an audience by its place and what it holds."""
    if path.parent.name != "audiences":
        return False
    try:
        data = read_yaml(path).data
    except BriefError:
        return False  # told when it is read as a report
    return not (isinstance(data, dict) and any(key in data for key in REPORT_KEYS))
