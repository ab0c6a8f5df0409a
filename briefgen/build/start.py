"""A new folder for a brief. In: its path, and a report or none. Out: all of its files or none; none is overwritten."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from briefgen.config.annotations import ANNOTATIONS_FILE
from briefgen.config.starter import STARTER_REPORT, starter_files
from briefgen.config.target import BRIEF_FILE
from briefgen.diagnostics import Diagnostic, Location, Severity, error
from briefgen.document.text import printable
from briefgen.errors import OutputError, ReportError, UsageError, raise_errors
from briefgen.report.model import Report
from briefgen.report.readers import read_report, require_findings
from briefgen.report.taxonomy import guess_themes, shipped

LONGEST_NAME = 200  # characters that brief.yaml takes for the name of a file


@dataclass(frozen=True, slots=True)
class Started:
    """The files of a new folder, as written, and what there is to say about the report."""

    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]
    has_findings: bool = True


def start(folder: Path, report: Path | None = None) -> Started:
    """Write a starter folder. Raises ReportError, UsageError or OutputError, and has then written nothing."""
    source = report or STARTER_REPORT
    read = read_report(source)
    raise_errors(ReportError, read.diagnostics)
    _check_name(source)
    guessed = guess_themes(read, shipped(read.language))
    files = {name: text.encode("utf-8") for name, text in starter_files(guessed, source.name).items()}
    if not _is_there(folder / source.name, source):
        files = {source.name: source.read_bytes(), **files}
    _write_new(folder, files)
    said = (*read.diagnostics, *_without_findings(read))
    return Started(tuple(folder / name for name in files), said, bool(read.findings))


def _without_findings(report: Report) -> tuple[Diagnostic, ...]:
    """Return as a warning what stops a build: the folder is where the analyst puts it right."""
    try:
        require_findings(report)
    except ReportError as failed:
        return tuple(replace(d, severity=Severity.WARNING) for d in failed.diagnostics)
    return ()


def _check_name(report: Path) -> None:
    """Refuse a report whose name could not stand in brief.yaml, or not beside it."""
    name = report.name
    if name.casefold() in (BRIEF_FILE, ANNOTATIONS_FILE):
        problem = f"a report cannot be called `{name}`: another file of the folder is"
    elif len(name) > LONGEST_NAME or printable(name) != name:
        problem = "the name of the report is too long, or holds what cannot be printed"
    else:
        return
    raise UsageError([error(problem, Location(str(report)), "rename it, for instance to report.txt")])


def _is_there(path: Path, source: Path) -> bool:
    """Tell whether the report stands in the folder already."""
    return path.is_file() and (path.samefile(source) or path.read_bytes() == source.read_bytes())


def _write_new(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files that are not there yet; if one cannot be written, take away what was written of the others."""
    taken = [name for name in files if os.path.lexists(folder / name)]
    if taken:
        raise _taken(folder, taken)
    made: list[Path] = []
    try:
        for name, data in files.items():
            _make_folders((folder / name).parent, made)
            with (folder / name).open("xb") as file:
                made.append(folder / name)
                file.write(data)
    except BaseException as problem:
        _take_away(made)
        if isinstance(problem, OSError):
            raise _disk_problem(problem, folder) from problem
        raise


def _taken(folder: Path, names: list[str]) -> OutputError:
    hint = "nothing is ever overwritten: name another folder, or move these files away"
    return OutputError([error(f"the folder has {', '.join(names)} already", Location(str(folder)), hint)])


def _disk_problem(problem: OSError, folder: Path) -> OutputError:
    where = Location(str(problem.filename or folder))
    if isinstance(problem, FileExistsError | NotADirectoryError):
        return OutputError([error("there is a file where a folder should be", where, "name another folder")])
    hint = "nothing was written; name another folder, or see why this one cannot be written"
    return OutputError([error(f"cannot be written: {problem.strerror or problem}", where, hint)])


def _make_folders(folder: Path, made: list[Path]) -> None:
    for path in reversed((folder, *folder.parents)):
        if not path.is_dir():
            path.mkdir()
            made.append(path)


def _take_away(made: list[Path]) -> None:
    for path in reversed(made):
        with suppress(OSError):
            path.rmdir() if path.is_dir() else path.unlink()
