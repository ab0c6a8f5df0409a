"""What is prepared for the structure tree: every owner an object of its own, and nothing touched that is so already."""

from __future__ import annotations

from dataclasses import replace

from briefgen.document import walk
from briefgen.document.nodes import Box, BoxKind, Cell, Document, List, ListItem, Note, Paragraph, Table, Text
from briefgen.writers.pdf.prepared import prepared
from tests.samples import sample
from tests.writers.pdf.reading import document_of

SAID = Paragraph((Text("Said here."),))
CELL = Cell((Text("12"),))


def owners(document: Document) -> list[object]:
    """Return all that owns what is drawn: blocks, items and cells."""
    found: list[object] = []
    for block in walk.blocks(document):
        found.append(block)
        if isinstance(block, List):
            found += block.items
        elif isinstance(block, Table):
            found += (cell for row in (block.header, *block.rows) for cell in row)
    return found


def test_a_document_whose_owners_all_differ_is_given_back_as_it_is() -> None:
    document = sample()
    assert prepared(document) is document


def test_what_stands_twice_becomes_two_objects_and_says_the_same() -> None:
    item, bare = ListItem((SAID,)), ListItem(())
    table = Table((CELL, CELL), ((CELL, CELL),), (), (Text("Fees"),))
    document = document_of(SAID, SAID, List((item, item, bare, bare)), Box(BoxKind.PANEL, (SAID,), ()), table)
    made = prepared(document)
    assert made == document
    assert len({id(owner) for owner in owners(made)}) == len(owners(made)) == len(owners(document))


def test_a_note_that_is_called_twice_stays_one() -> None:
    noted = Paragraph((Text("Said here."), Note((Text("Register of Marrow"),))))
    first, second = walk.notes(prepared(document_of(noted, noted)))
    assert first is second


def test_rows_of_a_table_are_filled_to_the_longest() -> None:
    table = Table((CELL,), ((CELL, replace(CELL)), ()), (), ())
    (made,) = (b for b in walk.blocks(prepared(document_of(table))) if isinstance(b, Table))
    assert [len(row) for row in (made.header, *made.rows)] == [2, 2, 2]
    assert made.rows[1] == (Cell(()), Cell(()))
