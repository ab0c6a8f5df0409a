"""The fidelity gate for what the machine sets: each piece in the report's voice is what stands at its place.

In: a selection and the document composed from it. Out: an error for each piece that is not, with its place. A piece is
verbatim (spaces and typography apart), or, for an audience with `shorten: true` and never for an allegation, the
passage without what the list of deletions names. What decides is the tree that the writers get, not how it came about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.diagnostics import Diagnostic, Location, error
from briefgen.document import walk
from briefgen.document.nodes import Block, Document, Text, Voice
from briefgen.document.text import printable
from briefgen.fidelity import is_listed_deletion, is_verbatim
from briefgen.phrasing import shortened
from briefgen.report.model import Passage, Report
from briefgen.report.wording import certainty_words
from briefgen.tailoring.author import repeated
from briefgen.tailoring.selection import Selection


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in the report's voice, and the key of the place that they are said to stand on."""

    words: str
    key: str


def check_faithful(selection: Selection, document: Document) -> tuple[Diagnostic, ...]:
    """Return an error for each piece in the report's voice that its place does not hold or does not show."""
    shown, tables = _shown(selection), _shown_tables(selection)
    found = []
    for piece in pieces(document):
        passages = shown.get(piece.key, ())
        if piece.words in tables.get(piece.key, ()):
            continue
        if not passages:
            found.append(_nowhere(piece, selection.report))
        elif not any(_holds(passage, piece.words, selection) for passage in passages):
            found.append(_unfaithful(passages[0], piece, selection.report))
    return tuple(found)


def _shown(selection: Selection) -> dict[str, list[Passage]]:
    """Return what is shown of each place: a line may hold several passages, as a YAML list in brackets does."""
    found: dict[str, list[Passage]] = {}
    for passage in (*filter(selection.shows, selection.report.passages()), *_quoted(selection)):
        found.setdefault(selection.report.key(passage), []).append(passage)
    return found


def _quoted(selection: Selection) -> Iterator[Passage]:
    """Yield what a pull quote of the author's takes from the report."""
    found = (repeated(text, selection.report) for text in selection.texts_shown)
    yield from (passage for passage in found if passage is not None)


def _shown_tables(selection: Selection) -> dict[str, set[str]]:
    """Return what the tables of the report hold at each place, as far as a figure that is shown draws them."""
    found: dict[str, set[str]] = {}
    for table in (figure.drawn_from for figure in selection.figures_shown):
        for place, text in table.placed_texts() if table else ():
            found.setdefault(selection.report.key_of(place), set()).update(
                (printable(text), printable(text.rstrip(".")))
            )
    return found


def pieces(document: Document) -> Iterator[Piece]:
    """Yield every run of the report's words in the document, as far as one block holds it without a break."""
    for block in walk.blocks(document):
        yield from _pieces(block)


def _pieces(block: Block) -> Iterator[Piece]:
    for inline in walk.inner_inlines(walk.own_inlines(block)):
        if isinstance(inline, Text) and inline.provenance.voice is Voice.REPORT and inline.text.strip():
            for key in inline.provenance.keys or ("",):
                yield Piece(inline.text, key)


def _holds(passage: Passage, words: str, selection: Selection) -> bool:
    """Tell whether words are the passage's: all of it, its source, or its words of certainty that a table lists."""
    text = printable(passage.text)
    language = selection.report.language
    if words == text or is_verbatim(text, words, language) or words == printable(passage.source):
        return True
    if words in map(printable, certainty_words(passage, language)):
        return True
    may_be_shorter = selection.profile.shorten and not passage.is_allegation
    return may_be_shorter and is_listed_deletion(text, words, language)


def _nowhere(piece: Piece, report: Report) -> Diagnostic:
    message = f"“{shortened(piece.words)}” is set as the report’s, from a place that is not shown"
    return error(message, Location(report.file), "this is a mistake in briefgen, not in the brief: please report it")


def _unfaithful(passage: Passage, piece: Piece, report: Report) -> Diagnostic:
    message = f"“{shortened(piece.words)}” is not what `{passage.id}` says"
    where = Location(report.file, passage.place.line)
    return error(message, where, "this is a mistake in briefgen, not in the brief: please report it")
