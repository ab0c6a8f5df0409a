"""Signatures in briefgen.lock: one by nobody, or of no time, makes the file damaged."""

from __future__ import annotations

import json

import pytest

from briefgen.errors import BriefError
from briefgen.report.lock import Lock, Signature, read_lock

SIGNATURE = {"text": "text.press.headline", "by": "R. Example", "on": "2026-11-24T10:05Z", "verdict": "fail"}


def lock_with(**changes: str) -> str:
    return json.dumps({"version": 1, "findings": {}, "signatures": {"00c0ffee": {**SIGNATURE, **changes}}})


def test_a_signature_is_read_as_it_was_written() -> None:
    lock = Lock(signatures={"00c0ffee": Signature(**SIGNATURE)})
    assert read_lock(lock.to_text(), "briefgen.lock") == lock == read_lock(lock_with(), "briefgen.lock")


@pytest.mark.parametrize("changes", [{"by": " "}, {"on": ""}, {"on": "yesterday"}, {"on": "2026-11-24"}])
def test_a_signature_by_nobody_or_of_no_time_is_none(changes: dict[str, str]) -> None:
    with pytest.raises(BriefError, match="the lock file is damaged"):
        read_lock(lock_with(**changes), "briefgen.lock")
