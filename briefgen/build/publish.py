"""Files into the delivery folder: all or nothing, never over an edit, and no old file that shows too much.

In: the built files of one brief, and what may stay. Out: what was written, left as it is, removed, or found edited. All
files are first written whole beside the target, then renamed; a full disk or a killed process leaves the old ones.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from filelock import FileLock, Timeout

from briefgen.build.manifest import Entry, Manifest, read_manifest, sha256
from briefgen.diagnostics import Diagnostic, Location, error
from briefgen.errors import OutputError

INTERNAL = "_internal"
WAIT_SECONDS = 60


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to publish: its name in the brief's folder, its bytes, and what the manifest should know."""

    name: str
    data: bytes
    entry: Entry


@dataclass(frozen=True, slots=True)
class Wishes:
    """What should be true after publishing.

    `files` are there; of the older files of ours those named in `keep` may stay, unless they show a passage whose hash
    is in `withheld` for their audience. `force` lets an edited file be replaced after it was copied away.
    """

    files: tuple[NewFile, ...]
    keep: frozenset[str]
    withheld: Mapping[str, frozenset[str]] = field(default_factory=dict)
    force: bool = False


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing did, by file name; `edited` files were left alone, `copied` ones saved before being replaced."""

    folder: Path
    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    edited: tuple[str, ...]
    copied: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]


def publish(out: Path, brief: str, wishes: Wishes) -> Published:
    """Publish the files of a brief into `out/<brief>/`. Raises OutputError; then nothing has changed there."""
    folder, internal = out / brief, out / INTERNAL / brief
    try:
        _make_folders(folder, internal / "staging")
        with FileLock(str(internal / "lock"), timeout=WAIT_SECONDS):
            return _Publication(folder, internal, wishes).run()
    except Timeout as problem:
        hint = "wait for the other briefgen to end; if there is none, delete the file"
        raise OutputError(
            [error("another briefgen is publishing this brief", Location(str(internal / "lock")), hint)]
        ) from problem
    except OSError as problem:
        raise OutputError([_disk_problem(problem, folder)]) from problem


def _make_folders(*folders: Path) -> None:
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)


def _disk_problem(problem: OSError, folder: Path) -> Diagnostic:
    where = Location(str(problem.filename or folder))
    if isinstance(problem, PermissionError):
        hint = "close it if it is open in another program, or choose another folder with -o; then run again"
    elif isinstance(problem, FileExistsError | NotADirectoryError):
        hint = "there is a file where a folder should be; choose another folder with -o"
    else:
        hint = "free some space or choose another folder with -o; then run again"
    return error(f"cannot be written: {problem.strerror or problem}", where, hint)


class _Publication:
    """One publication, under the lock of its brief."""

    def __init__(self, folder: Path, internal: Path, wishes: Wishes) -> None:
        self.folder, self.internal, self.wishes = folder, internal, wishes
        self.staging = internal / "staging"
        self.manifest_file = internal / "manifest.json"
        self.manifest = read_manifest(self.manifest_file)
        self.copied: list[Path] = []
        self.diagnostics: list[Diagnostic] = []

    def run(self) -> Published:
        """Stage everything, then rename, then clean up."""
        self._empty_staging()
        try:
            edited = self._edited(tuple(file.name for file in self.wishes.files))
            if self.wishes.force:
                for name in edited:
                    self._copy_away(name)
                edited = ()
            todo = [file for file in self.wishes.files if file.name not in edited]
            changed = [file for file in todo if self._bytes_of(file.name) != file.entry.sha256]
            for file in changed:
                _write_whole(self.staging / file.name, file.data)
            doomed = self._doomed()
            self._replace(todo, changed)
            removed, left = self._remove(doomed)
        finally:
            self._empty_staging()
        for name in edited:
            self._tell_edited(name)
        names = tuple(file.name for file in changed)
        return Published(
            folder=self.folder,
            written=names,
            unchanged=tuple(file.name for file in todo if file.name not in names),
            removed=removed,
            edited=(*edited, *left),
            copied=tuple(self.copied),
            diagnostics=tuple(self.diagnostics),
        )

    def _bytes_of(self, name: str) -> str | None:
        try:
            return sha256((self.folder / name).read_bytes())
        except FileNotFoundError:
            return None

    def _edited(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Return the names under which something stands that briefgen did not write and would not write now."""
        new = {file.name: file.entry.sha256 for file in self.wishes.files}
        found = []
        for name in names:
            digest = self._bytes_of(name)
            if digest is not None and digest != new.get(name) and not self.manifest.owns(name, digest):
                found.append(name)
        return tuple(found)

    def _copy_away(self, name: str) -> None:
        data = (self.folder / name).read_bytes()
        stem, dot, extension = name.rpartition(".")
        target = self.internal / "edited" / f"{stem}-{sha256(data)[:8]}{dot}{extension}"
        _make_folders(target.parent)
        _write_whole(target, data)
        self.copied.append(target)

    def _replace(self, todo: list[NewFile], changed: list[NewFile]) -> None:
        """Rename the staged files into place, telling the manifest before and after."""
        pending = {file.name: file.entry.sha256 for file in changed}
        if pending:
            self._save(replace(self.manifest, pending=pending))
        for file in changed:
            os.replace(self.staging / file.name, self.folder / file.name)
        files = {**self.manifest.files, **{file.name: file.entry for file in todo}}
        self._save(Manifest(dict(sorted(files.items()))))

    def _doomed(self) -> tuple[str, ...]:
        """Return the older files of ours that may not stay."""
        new = {file.name for file in self.wishes.files}
        names = []
        for name, entry in self.manifest.files.items():
            shows_too_much = bool(self.wishes.withheld.get(entry.audience, frozenset()) & set(entry.shown))
            if name not in new and (name not in self.wishes.keep or shows_too_much):
                names.append(name)
        return tuple(sorted(names))

    def _remove(self, doomed: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Remove our own unedited files; tell of edited ones that should go."""
        edited = self._edited(doomed)
        removed = []
        for name in doomed:
            if name in edited:
                hint = "it was edited, so it is left; delete it yourself"
                where = Location(str(self.folder / name))
                self.diagnostics.append(error("the brief no longer makes this file, or it shows too much", where, hint))
                continue
            if self._bytes_of(name) is not None:
                (self.folder / name).unlink()
                removed.append(name)
        if doomed:
            gone = set(doomed) - set(edited)
            self._save(Manifest({name: e for name, e in self.manifest.files.items() if name not in gone}))
        return tuple(removed), edited

    def _tell_edited(self, name: str) -> None:
        hint = "move it away, or build with --force, which keeps a copy under _internal"
        where = Location(str(self.folder / name))
        self.diagnostics.append(error("the file was edited by hand; it was not overwritten", where, hint))

    def _save(self, manifest: Manifest) -> None:
        text = manifest.to_text()
        self.manifest = manifest
        if self.manifest_file.exists() and self.manifest_file.read_text(encoding="utf-8") == text:
            return
        _write_whole(self.staging / "manifest.json", text.encode("utf-8"))
        os.replace(self.staging / "manifest.json", self.manifest_file)

    def _empty_staging(self) -> None:
        for path in self.staging.iterdir():
            path.unlink()


def _write_whole(path: Path, data: bytes) -> None:
    """Write and flush to the disk, so that a rename never publishes a file that is not all there."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def write_atomically(path: Path, text: str) -> None:
    """Replace a text file in one step, or leave it. Raises OSError."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        _write_whole(beside, text.encode("utf-8"))
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
