"""A reviewer's edits in LibreOffice, with and without tracked changes: each text keeps its key, new ones have none."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.tracing.changes import RevisionKind, changed
from tests.tools.office import Job, edit, needs_office, needs_uno
from tests.tracing.word_files import FEES, built, difference

pytestmark = [pytest.mark.slow, needs_office, needs_uno]

PERMITS = "Small traders wait about nine days for a permit that the law promises in two."
NIGHT = "Night inspections ended in March, and the harbour office has given no date for their return."
WAREHOUSES = "Inspectors visited 14 of the 61 warehouses in the port of Quell during the year."
OWNERS = "The harbour register lists 212 vessels, but 37 of them have no owner on file."
OFFICERS = "Officers of the customs post at Quell have reportedly accepted payments to skip the queue."
SUBTITLE = "What a year of inspections found"
NEW = "Clerks of Marrow agree."

Rows = list[tuple[str, str]]
EDITS: dict[str, tuple[list[tuple[str, ...]], Rows, Rows]] = {
    "insert words": (
        [("insert", "Inspectors visited 14", " (fourteen)")],
        [(WAREHOUSES, "L5")],
        [(WAREHOUSES.replace("14", "14 (fourteen)"), "L5")],
    ),
    "in a box": (
        [("insert", "Officers of the customs", " or harbour")],
        [(OFFICERS, "L9")],
        [(OFFICERS.replace("customs", "customs or harbour"), "L9")],
    ),
    "in a cell": (
        [("insert_last", "Fees fell by 15%", " or so")],
        [(FEES, "L12")],
        [(FEES.replace("15%", "15% or so"), "L12")],
    ),
    "delete words": (
        [("delete", " in the port of Quell")],
        [(WAREHOUSES, "L5")],
        [(WAREHOUSES.replace(" in the port of Quell", ""), "L5")],
    ),
    "divide between sentences": ([("split", "no owner on file.")], [], []),
    "divide within a sentence": (
        [("split", "The harbour register lists 212 vessels,")],
        [(OWNERS, "L6")],
        [("The harbour register lists 212 vessels,", "L6"), ("but 37 of them have no owner on file.", "L6")],
    ),
    "new paragraph behind": ([("add", "Night inspections", NEW)], [], [(NEW, "tool")]),
    "new paragraph behind a text without evidence": ([("add", SUBTITLE, NEW)], [], [(NEW, "tool")]),
    "new paragraph before": ([("put_before", "Night inspections", NEW)], [], [(NEW, "tool")]),
    "reword a heading": (
        [("insert", "Registers", " of quays")],
        [("Registers and owners", "L4")],
        [("Registers of quays and owners", "L4")],
    ),
    "replace a heading": (
        [("rewrite", "Registers and owners", "Who owns what.")],
        [("Registers and owners", "L4")],
        [("Who owns what.", "L4")],
    ),
    "replace a text and its evidence": (
        [("rewrite", "Small traders wait", "Permits are late.")],
        [(PERMITS, "L13"), ("F5 · line 13", "tool")],
        [("Permits are late.", "L13")],
    ),
    "delete a text": ([("clear", "Small traders wait")], [(PERMITS, "L13"), ("F5 · line 13", "tool")], []),
    "delete a paragraph": ([("remove", "Inspectors visited")], [(WAREHOUSES, "L5"), ("F1 · line 5", "tool")], []),
    "join two": ([("merge", "Night inspections")], [], []),
    "join a text and a heading": ([("merge", SUBTITLE)], [], []),
    "join two of the report": ([("merge", "Inspectors visited")], [], []),
}
STATES = {"plain": (False, ()), "tracked": (True, ()), "accepted": (True, ("accept",)), "rejected": (True, ("reject",))}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the brief, edited in each way and state."""
    folder = tmp_path_factory.mktemp("edited")
    source = folder / "brief.docx"
    source.write_bytes(built())
    edit(
        Job(str(source), str(folder / f"{name}, {state}.docx"), [*steps, *([last] if last else [])], tracked)
        for name, (steps, _, _) in EDITS.items()
        for state, (tracked, last) in STATES.items()
    )
    return folder


def plain(rows: Rows) -> Rows:
    """Return rows with plain spaces, and without the sign that the words have replaced others."""
    return sorted((text.replace("\xa0", " "), key.rstrip("~")) for text, key in rows)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("name", EDITS)
def test_each_text_keeps_its_key_and_no_other_gets_one(folder: Path, name: str, state: str) -> None:
    _, gone, added = EDITS[name]
    found = difference((folder / f"{name}, {state}.docx").read_bytes())
    expected: tuple[Rows, Rows] = ([], []) if state == "rejected" else (gone, added)
    assert tuple(map(plain, found)) == tuple(map(plain, expected))


@pytest.mark.parametrize("name", EDITS)
def test_what_was_tracked_is_told_and_nothing_of_what_was_not(folder: Path, name: str) -> None:
    _, gone, added = EDITS[name]
    for state in ("plain", "accepted", "rejected"):
        path = folder / f"{name}, {state}.docx"
        assert changed(path, path.read_bytes()) == ()
    path = folder / f"{name}, tracked.docx"
    (found,) = changed(path, path.read_bytes())
    told = found.original if found.kind is not RevisionKind.NEW else found.revised
    assert all(text in told.replace("\xa0", " ") for text, _ in (gone or added))
    assert (found.kind is RevisionKind.NEW) is name.startswith("new")
    assert (found.kind is RevisionKind.DELETED) is name.startswith("delete a")
    keys = {origin.place.key for origin in found.places}
    assert {key for _, key in gone if key != "tool"} <= keys
    assert keys or found.kind is RevisionKind.NEW
    if len(gone) == 1:
        assert len(keys) == 1
