"""The first gate: no word of what is withheld is in the tree that the writers get.

In: a selection and the document composed from it. Out: a diagnostic for each passage that must not be there and is.
Text is compared in a normalised form, so that spaces, quotation marks and case hide nothing.
"""

from __future__ import annotations

import re
import unicodedata

from briefgen.diagnostics import Diagnostic, error
from briefgen.document import walk
from briefgen.document.nodes import Document, Note, Text
from briefgen.report.model import Passage
from briefgen.tailoring.selection import Selection

SHORTEST = 4  # words: shorter texts (a heading "Findings") are not secrets of their own


def normalised(text: str) -> str:
    """Return the words of a text: compatibility forms folded, case folded, all that is no letter or digit a space."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.sub(r"[^\w]+", " ", folded).split())


def check_withheld(selection: Selection, document: Document) -> tuple[Diagnostic, ...]:
    """Return an error for each withheld passage whose words, or one of whose sentences, stand in the document."""
    present = f" {normalised(document_text(document))} "
    shown = {normalised(sentence) for p in selection.shown for sentence in _statements(p)}
    return tuple(
        error(
            f"withheld from `{selection.profile.name}`, but in the brief: {passage.id}",
            hint="a section template or a text in brief.yaml repeats it",
        )
        for passage in selection.withheld
        if any(_leaks(normalised(text), present, shown) for text in _statements(passage))
    )


def document_text(document: Document) -> str:
    """Return every character of the tree and its metadata that a writer could print."""
    meta = document.metadata
    parts = [meta.title, meta.short_title, meta.audience, meta.publisher, meta.author, meta.embargo, meta.date]
    for block in walk.blocks(document):
        for inline in walk.inner_inlines(walk.own_inlines(block)):
            if isinstance(inline, Text):
                parts.append(inline.text)
            elif isinstance(inline, Note):
                parts.append(" ")
    return "\n".join(parts)


def _statements(passage: Passage) -> tuple[str, ...]:
    return (passage.text, *(sentence.text for sentence in passage.sentences))


def _leaks(text: str, present: str, shown: set[str]) -> bool:
    return len(text.split()) >= SHORTEST and text not in shown and f" {text} " in present
