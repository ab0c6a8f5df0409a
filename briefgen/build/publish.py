"""Files into the delivery folder: all or nothing, never over an edit, and no old file that shows too much.

In: the built files of one brief, and what may stay. Out: what was written, left as it is, removed, or found edited. All
files are first written whole beside the target, then renamed; a full disk or a killed process leaves the old ones.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout

from briefgen.build.manifest import Entry, Manifest, read_manifest, sha256
from briefgen.diagnostics import Diagnostic, Location, error, note
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

    `files` are there; of the older files of ours those named in `keep` may stay, unless they show a passage whose id or
    hash is in `withheld` for their audience. `force` lets an edited file be replaced after it was copied away.
    """

    files: tuple[NewFile, ...]
    keep: frozenset[str]
    withheld: Mapping[str, frozenset[str]] = field(default_factory=dict)
    force: bool = False

    def shows_too_much(self, entry: Entry) -> bool:
        """Tell whether a published file shows what its audience may not see now."""
        return not self.withheld.get(entry.audience, frozenset()).isdisjoint(entry.shown)


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
    """Publish the files of a brief into `out/<brief>/`.

    Raises OutputError; then no file was written by halves, and what is there can be built over.
    """
    folder, internal = out / brief, out / INTERNAL / brief
    if not wishes.files and not internal.exists():
        return Published(folder, (), (), (), (), (), ())
    try:
        _make_folders(folder, internal / "staging")
        with FileLock(str(internal / "lock"), timeout=WAIT_SECONDS):
            return _Publication(folder, internal, wishes).run()
    except Timeout as problem:
        where = Location(str(internal / "lock"))
        hint = "wait for the other one to end, then run again"
        raise OutputError([error("another briefgen is publishing this brief", where, hint)]) from problem
    except OSError as problem:
        raise OutputError([_disk_problem(problem, folder)]) from problem


def _make_folders(*folders: Path) -> None:
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)


ELSEWHERE = "choose another folder with -o"
DISK_HINTS = {
    errno.ENOSPC: f"free some space, or {ELSEWHERE}; then run again",
    errno.EDQUOT: f"free some space, or {ELSEWHERE}; then run again",
    errno.EROFS: ELSEWHERE,
    errno.ENAMETOOLONG: f"choose a shorter `name:` in brief.yaml, or {ELSEWHERE}",
    errno.EEXIST: f"there is a file where a folder should be; move it away, or {ELSEWHERE}",
    errno.ENOTDIR: f"there is a file where a folder should be; move it away, or {ELSEWHERE}",
    errno.EISDIR: f"there is a folder where a file should be; move it away, or {ELSEWHERE}",
    errno.EACCES: f"close it if it is open in another program, or {ELSEWHERE}; then run again",
    errno.EPERM: f"close it if it is open in another program, or {ELSEWHERE}; then run again",
}


def _disk_problem(problem: OSError, folder: Path) -> Diagnostic:
    where = Location(str(problem.filename2 or problem.filename or folder))
    hint = DISK_HINTS.get(problem.errno or 0, f"{ELSEWHERE}; then run again")
    return error(f"cannot be written: {problem.strerror or problem}", where, hint)


class _Publication:
    """One publication, under the lock of its brief."""

    def __init__(self, folder: Path, internal: Path, wishes: Wishes) -> None:
        self.folder, self.internal, self.wishes = folder, internal, wishes
        self.staging = internal / "staging"
        self.manifest_file = internal / "manifest.json"
        self.manifest = read_manifest(self.manifest_file).settled(self._digest)
        self.new = {file.name: file for file in wishes.files}
        self.removed: list[str] = []
        self.diagnostics: list[Diagnostic] = []

    def run(self) -> Published:
        """Remove what may not stay, stage what is new, then rename."""
        self._empty_staging()
        try:
            left = self._remove(self._doomed())
            edited = self._edited(self.new)
            copied = [self._copy_away(name) for name in edited] if self.wishes.force else []
            kept = () if self.wishes.force else edited
            todo = [file for file in self.wishes.files if file.name not in kept]
            changed = [file for file in todo if self._digest(file.name) != file.entry.sha256]
            self._replace(todo, changed)
        except OSError as problem:
            gone = [note("removed before the disk failed", Location(str(self.folder / name))) for name in self.removed]
            raise OutputError([_disk_problem(problem, self.folder), *gone]) from problem
        finally:
            self._empty_staging()
        for name in kept:
            self._tell_edited(name)
        written = tuple(file.name for file in changed)
        return Published(
            folder=self.folder,
            written=written,
            unchanged=tuple(file.name for file in todo if file.name not in written),
            removed=tuple(self.removed),
            edited=(*kept, *left),
            copied=tuple(copied),
            diagnostics=tuple(self.diagnostics),
        )

    def _digest(self, name: str) -> str | None:
        try:
            return sha256((self.folder / name).read_bytes())
        except FileNotFoundError:
            return None

    def _edited(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the names under which something stands that briefgen did not write and would not write now."""
        found = []
        for name in names:
            digest = self._digest(name)
            wanted = self.new[name].entry.sha256 if name in self.new else None
            if digest is not None and digest != wanted and not self.manifest.owns(name, digest):
                found.append(name)
        return tuple(found)

    def _doomed(self) -> tuple[str, ...]:
        """Return the older files of ours that may not stay and that nothing new replaces."""
        return tuple(
            name
            for name, entry in sorted(self.manifest.files.items())
            if name not in self.new and (name not in self.wishes.keep or self.wishes.shows_too_much(entry))
        )

    def _remove(self, doomed: tuple[str, ...]) -> tuple[str, ...]:
        """Remove our own unedited files; return the edited ones that should go. A full disk does not hinder it."""
        edited = self._edited(doomed)
        for name in doomed:
            if name in edited:
                hint = "it was edited, so it is left; delete it yourself"
                where = Location(str(self.folder / name))
                self.diagnostics.append(error("the brief no longer makes this file, or it shows too much", where, hint))
            elif self._digest(name) is not None:
                (self.folder / name).unlink()
                self.removed.append(name)
        gone = set(doomed) - set(edited)
        if gone:
            self._save(Manifest({name: e for name, e in self.manifest.files.items() if name not in gone}))
        return edited

    def _copy_away(self, name: str) -> Path:
        data = (self.folder / name).read_bytes()
        stem, dot, extension = name.rpartition(".")
        target = self.internal / "edited" / f"{stem}-{sha256(data)[:8]}{dot}{extension}"
        _make_folders(target.parent)
        _write_whole(target, data)
        return target

    def _replace(self, todo: list[NewFile], changed: list[NewFile]) -> None:
        """Write the changed files whole, then rename them into place, telling the manifest before and after."""
        for file in changed:
            _write_whole(self.staging / file.name, file.data)
        if changed:
            self._save(Manifest(self.manifest.files, {file.name: file.entry for file in changed}))
        for file in changed:
            os.replace(self.staging / file.name, self.folder / file.name)
        self._save(Manifest({**self.manifest.files, **{file.name: file.entry for file in todo}}))

    def _tell_edited(self, name: str) -> None:
        entry = self.manifest.files.get(name)
        too_much = entry is not None and self.wishes.shows_too_much(entry)
        worse = ", and it may show what this audience may not see" if too_much else ""
        hint = "move it away, or build with --force, which keeps a copy under _internal"
        where = Location(str(self.folder / name))
        self.diagnostics.append(error(f"the file was edited by hand; it was not overwritten{worse}", where, hint))

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
