"""The manifest: which files of a brief are ours, so that a file with other bytes is known to be somebody's edit.

In and out: `DIR/_internal/<brief>/manifest.json`. Before files are replaced, what they are about to be is written as
`pending`; so a process killed half-way never makes its own files look edited, nor is it forgotten what they show.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from briefgen.diagnostics import Location, error
from briefgen.errors import OutputError

VERSION = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one published file; `shown` are the ids and hashes of the passages that it shows."""

    audience: str
    format: str
    sha256: str
    size: int
    pages: int
    shown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of one brief, by name, and those that a publication under way is about to put in their place."""

    files: Mapping[str, Entry] = field(default_factory=dict)
    pending: Mapping[str, Entry] = field(default_factory=dict)

    def owns(self, name: str, sha256: str) -> bool:
        """Tell whether a file of this name with these bytes was written by briefgen."""
        return name in self.files and self.files[name].sha256 == sha256

    def settled(self, digest_of: Callable[[str], str | None]) -> Manifest:
        """Return the manifest without `pending`: of those files, the ones that are in place are ours."""
        arrived = {name: entry for name, entry in self.pending.items() if digest_of(name) == entry.sha256}
        return Manifest({**self.files, **arrived})

    def to_text(self) -> str:
        """Return the file's text; equal manifests give equal text."""
        files = {name: asdict(entry) for name, entry in self.files.items()}
        pending = {name: asdict(entry) for name, entry in self.pending.items()}
        return json.dumps({"version": VERSION, "files": files, "pending": pending}, indent=1, sort_keys=True) + "\n"


def read_manifest(path: Path) -> Manifest:
    """Read a manifest; an empty one if there is none. Raises OutputError if it is damaged."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["version"] != VERSION:
            raise ValueError(f"version {data['version']!r}")
        return Manifest(_entries(data["files"]), _entries(data["pending"]))
    except FileNotFoundError:
        return Manifest()
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        hint = "delete it; files already there then count as edited until you remove them or use --force"
        why = problem.strerror if isinstance(problem, OSError) else "it is not as briefgen writes it"
        message = f"the list of published files is damaged: {why}"
        raise OutputError([error(message, Location(str(path)), hint)]) from problem


def _entries(data: Mapping[str, Mapping[str, Any]]) -> dict[str, Entry]:
    return {
        str(name): Entry(
            audience=str(e["audience"]),
            format=str(e["format"]),
            sha256=str(e["sha256"]),
            size=int(e["size"]),
            pages=int(e["pages"]),
            shown=tuple(map(str, e["shown"])),
        )
        for name, e in data.items()
    }


def sha256(data: bytes) -> str:
    """Return the SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
