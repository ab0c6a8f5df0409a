"""Signatures: that a person answers for wording of the author's. They stand in briefgen.lock, beside the brief.

In: a brief, the statements to sign, who signs, and when. Out: the lock file, written in one step. Two runs at once lose
no signature: each reads the file again before it writes.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from filelock import FileLock

from briefgen.brief import Brief
from briefgen.build.publish import write_atomically
from briefgen.checks.wording import Statement, statements
from briefgen.config.annotations import LOCK_FILE
from briefgen.diagnostics import Location, error
from briefgen.errors import OutputError
from briefgen.report.lock import Lock, Signature, read_lock, short_hash

WAIT_SECONDS = 60


def sign(brief: Brief, signed: Iterable[Statement], by: str, now: datetime) -> None:
    """Record that `by` signed the statements at `now` (UTC). Raises OutputError.

    An older signature of the same text goes, unless another text still has the words it was for.
    """
    moment = now.strftime("%Y-%m-%dT%H:%MZ")
    found = statements(brief)
    new = {s.key: Signature(s.id, " ".join(by.split()), moment, str(s.verdict)) for s in signed}
    names, current = {signature.text for signature in new.values()}, {s.key for s in found}
    stale = {k for k, s in brief.lock.signatures.items() if s.text in names and k not in current}
    _write(brief, new, stale)


def withdraw(brief: Brief, withdrawn: Iterable[Statement]) -> None:
    """Take the signatures of the statements away. Raises OutputError."""
    _write(brief, {}, {s.key for s in withdrawn})


def _write(brief: Brief, new: Mapping[str, Signature], gone: Iterable[str]) -> None:
    path = brief.folder / LOCK_FILE
    try:
        keep_lock(path, brief.lock, new, gone)
    except OSError as problem:
        where = Location(str(path))
        hint = "signatures stand in this file: make it and its folder writable, then sign again"
        raise OutputError([error(f"cannot be written: {problem.strerror or problem}", where, hint)]) from problem


def keep_lock(path: Path, lock: Lock, new: Mapping[str, Signature] | None = None, gone: Iterable[str] = ()) -> None:
    """Write the lock file if it changes, with the signatures that stand in it by now. Raises OSError, BriefError."""
    mine = short_hash(f"{Path.home()} {path.resolve()}")  # a folder for all may hold the locks of several people
    beside = Path(tempfile.gettempdir(), f"briefgen-{mine}.lock")
    with FileLock(str(beside), timeout=WAIT_SECONDS):
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        signatures = dict(read_lock(before, str(path)).signatures if before else lock.signatures) | dict(new or {})
        kept = {key: signature for key, signature in signatures.items() if key not in set(gone)}
        text = replace(lock, signatures=kept).to_text()
        if text != before:
            write_atomically(path, text)
