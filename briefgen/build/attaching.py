"""The files that travel inside a brief. In: its document and the names that its audience asks for. Out: attachments.

All is made of the document tree alone: what the audience is not shown cannot be in it.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.document.nodes import Document
from briefgen.tracing.ledger import ledger
from briefgen.writers import Attachment

LEDGER = "ledger"
LEDGER_FILE = "ledger.csv"
_ABOUT_LEDGER = (
    "Each sentence of the report and of the author that this brief shows, with its place in the report. "
    "An apostrophe before = + - or @ at the start of a cell or after a semicolon is not part of the words: "
    "it keeps spreadsheets from running them."
)


def attachments(document: Document, names: Iterable[str]) -> tuple[Attachment, ...]:
    """Return the attachments of these names. Raises KeyError for a name that there is not."""
    makers = {LEDGER: _ledger}
    return tuple(makers[name](document) for name in names)


def _ledger(document: Document) -> Attachment:
    return Attachment(LEDGER_FILE, ledger(document), "text/csv", _ABOUT_LEDGER)
