"""Captions: the label of a table or figure, as a field that Word counts, in the bookmark that cross-references repeat.

In: a table or figure with the label that composing gave it. Out: the runs of its caption, and the names of bookmarks.
"""

from __future__ import annotations

from briefgen.document.nodes import Document, Figure, Table
from briefgen.document.walk import has_label, labelled, unbroken
from briefgen.writers.docx.context import Context
from briefgen.writers.docx.inlines import Manner, field, inlines, run
from briefgen.writers.docx.xml import NOTHING, Xml, join


def name_captions(context: Context, document: Document) -> None:
    """Name the bookmark of each caption before anything is written: a reference may stand before what it leads to."""
    for block in labelled(document):
        if isinstance(block, Figure) or block.header:  # a table without columns is not written
            context.captions[block.identifier] = context.identifiers.caption(block.identifier)


def captioned(context: Context, node: Table | Figure) -> Xml:
    """Return the runs of a caption, its label first."""
    label = _label(context, node) if has_label(node) else NOTHING
    return join((label, inlines(context, node.caption, Manner(heavy=True))))


def _label(context: Context, node: Table | Figure) -> Xml:
    """Return the label, its number as a field with its result filled in (17.16.5.56), and the full stop behind it."""
    kind, _, number = node.label.rpartition(" ")
    counted = kind.isalpha() and number.isdecimal()
    label = _counted(context, kind, int(number)) if counted else run(unbroken(node.label))
    bookmark = context.captions.get(node.identifier, "")
    if bookmark and bookmark not in context.captioned:
        context.captioned.add(bookmark)
        label = context.identifiers.enclose(label, (bookmark,))
    return join((label, run(". ")))


def _counted(context: Context, kind: str, number: int) -> Xml:
    """Return kind and number; Word is told the number where its own count, in the order of the file, would differ."""
    told = "" if number == context.counts.get(kind, 0) + 1 else f" \\r {number}"
    context.counts[kind] = number
    return join((run(f"{kind}\u00a0"), field(f"SEQ {kind} \\* ARABIC{told}", str(number))))
