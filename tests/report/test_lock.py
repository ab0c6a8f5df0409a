"""briefgen.lock: the same entries always give the same text, and a damaged file is never taken for an empty one."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import BriefError
from briefgen.report.lock import Lock, LockEntry, read_lock

NAMES = st.text(min_size=1, max_size=30)
ENTRIES = st.dictionaries(NAMES, st.builds(LockEntry, NAMES, NAMES), max_size=6)


@given(entries=ENTRIES)
def test_a_lock_reads_back_as_it_was_written(entries: dict[str, LockEntry]) -> None:
    text = Lock(entries).to_text()
    assert read_lock(text, "briefgen.lock") == Lock(entries)
    json.loads(text)


@given(entries=ENTRIES, order=st.randoms())
def test_equal_locks_give_equal_text_in_whatever_order_entries_came(
    entries: dict[str, LockEntry], order: object
) -> None:
    shuffled = list(entries.items())
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    assert Lock(dict(shuffled)).to_text() == Lock(entries).to_text()


def test_entries_are_sorted_one_a_line() -> None:
    entries = {
        "b.2": LockEntry("t2", "a2", "n2"),
        "a.10": LockEntry("t3", "a3", "n3"),
        "a.1": LockEntry("t1", "a1", "n1"),
    }
    text = Lock(entries).to_text()
    assert text == (
        '{"version": 1,\n'
        ' "findings": {\n'
        '  "a.1": {"annotation": "a1", "neighbours": "n1", "text": "t1"},\n'
        '  "a.10": {"annotation": "a3", "neighbours": "n3", "text": "t3"},\n'
        '  "b.2": {"annotation": "a2", "neighbours": "n2", "text": "t2"}\n'
        " }}\n"
    )


def test_an_empty_lock_is_a_file_too() -> None:
    assert read_lock(Lock().to_text(), "briefgen.lock") == Lock()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "7",
        "null",
        "{}",
        '{"version": 2, "findings": {}}',
        '{"version": 1}',
        '{"version": 1, "findings": []}',
        '{"version": 1, "findings": {"a.1": null}}',
        '{"version": 1, "findings": {"a.1": {"text": "t"}}}',
        '{"version": 1, "findings": {"a.1": "t"}}',
        '<<<<<<< HEAD\n{"version": 1, "findings": {}}',
        "[" * 100_000,
    ],
)
def test_a_damaged_lock_is_an_error_with_the_way_out(text: str) -> None:
    with pytest.raises(BriefError) as caught:
        read_lock(text, "quays/briefgen.lock")
    (problem,) = caught.value.diagnostics
    assert problem.message.startswith("the lock file is damaged: ")
    assert problem.location is not None
    assert problem.location.file == "quays/briefgen.lock"
    assert "version control" in problem.hint
