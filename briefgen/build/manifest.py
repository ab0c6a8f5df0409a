"""The manifest: which files of a brief are ours, so that a file with other bytes is known to be somebody's edit.

In and out: `DIR/_internal/<brief>/manifest.json`. Before files are replaced, the hashes they are about to have are
written as `pending`; so a process killed half-way never makes its own files look edited.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefgen.diagnostics import Location, error
from briefgen.errors import OutputError

VERSION = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one published file; `shown` are the hashes of the passages that it shows."""

    audience: str
    format: str
    sha256: str
    size: int
    pages: int
    shown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of one brief, by name, and the hashes that a publication under way will give them."""

    files: Mapping[str, Entry] = field(default_factory=dict)
    pending: Mapping[str, str] = field(default_factory=dict)

    def owns(self, name: str, sha256: str) -> bool:
        """Tell whether a file of this name with these bytes was written by briefgen."""
        return self.pending.get(name) == sha256 or (name in self.files and self.files[name].sha256 == sha256)

    def to_text(self) -> str:
        """Return the file's text; equal manifests give equal text."""
        files = {
            name: {
                "audience": e.audience,
                "format": e.format,
                "pages": e.pages,
                "sha256": e.sha256,
                "shown": list(e.shown),
                "size": e.size,
            }
            for name, e in self.files.items()
        }
        data = {"version": VERSION, "files": files, "pending": dict(self.pending)}
        return json.dumps(data, indent=1, sort_keys=True) + "\n"

    def without_pending(self) -> Manifest:
        """Return the manifest of a publication that is complete."""
        return replace(self, pending={})


def read_manifest(path: Path) -> Manifest:
    """Read a manifest; an empty one if there is none. Raises OutputError if it is damaged."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["version"] != VERSION:
            raise ValueError(f"version {data['version']!r}")
        files = {
            str(name): Entry(e["audience"], e["format"], e["sha256"], e["size"], e["pages"], tuple(e["shown"]))
            for name, e in data["files"].items()
        }
        return Manifest(files, {str(name): str(value) for name, value in data["pending"].items()})
    except FileNotFoundError:
        return Manifest()
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        hint = "delete it; files already there then count as edited until you remove them or use --force"
        raise OutputError([error(f"the manifest is damaged: {problem}", Location(str(path)), hint)]) from problem


def sha256(data: bytes) -> str:
    """Return the SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
