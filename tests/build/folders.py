"""Small briefs on an invented country, written into a test's own folder, and the command line as a test calls it."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from briefgen.build.signing import sign
from briefgen.checks.wording import statements
from briefgen.config.load import load_brief

REPORT = """\
Zedland’s Harbours Under Strain
What one winter showed

QUELL - Zedland’s harbours are slow, and small ports wait longest.

Report Findings

- Inspectors visited 14 of the 61 warehouses in the port of Quell.
- Fees fell by 15% in a year while traffic grew by a tenth.
- Officers at the customs post of Marrow have reportedly accepted payments.
- Permit forms exist only in print in the port of Tidewell.

Conclusion

A register that names owners is within reach.
"""
BRIEF = "report: report.txt\naudiences: [minister, press]\nformats: [html]\n"
FEES = "Fees fell by 15% in a year"
CUSTOMS = "Officers at the customs post of Marrow"


def make_brief(folder: Path, *, brief: str = BRIEF, report: str = REPORT, annotations: str = "") -> Path:
    """Write a brief folder and return it; what was there under the same names is replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "brief.yaml").write_text(brief, encoding="utf-8")
    (folder / "report.txt").write_text(report, encoding="utf-8")
    if annotations:
        (folder / "annotations.yaml").write_text(annotations, encoding="utf-8")
    return folder


def contents(folder: Path) -> dict[str, str]:
    """Return the hash of every file below the folder that is not internal, by its path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "_internal" not in path.relative_to(folder).parts
    }


@dataclass(frozen=True)
class Ended:
    """How a process ended."""

    code: int
    out: str
    err: str


def environment(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment of a subprocess: this one's, UTF-8 unless a test says otherwise."""
    return {**os.environ, "PYTHONUTF8": "1", **(changes or {})}


def briefgen(*arguments: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> Ended:
    """Run the command line in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "briefgen", *map(str, arguments)],
        cwd=cwd,
        env=environment(env),
        capture_output=True,
        timeout=120,
        check=False,
    )
    return Ended(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


def signed(folder: Path) -> Path:
    """Sign all wording of a brief that needs it, as Q. Example would, and return its folder."""
    brief = load_brief(folder)
    sign(brief, [s for s in statements(brief) if s.needs_signature], "Q. Example", datetime(2026, 11, 24, tzinfo=UTC))
    return folder
