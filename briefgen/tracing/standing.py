"""Do the sentences of a brief stand in the report where they say they do?

In: what a file holds, and the report. Out: a diagnostic for each sentence that does not: an error where it has other
words, a warning where it has fewer, or the same words with other signs. The hash in the keys is looked at first: lines
of another report, or of one that has changed, tell nothing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from enum import Enum, auto

from briefgen.diagnostics import Diagnostic, Location, error, warning
from briefgen.document.nodes import Voice
from briefgen.document.text import normalised, printable
from briefgen.phrasing import shortened
from briefgen.report.model import Report
from briefgen.tracing.trace import Trace, Traced

_EDITED = "somebody has edited the file; build it again, or take the sentence as its author’s own"
_SIGNS = "an audience with `shorten: true` gets it so where a part is left out; else somebody has edited the file"
_SHORTENED = "read both: what is left out may matter"
_SHOWN = 90  # characters of a sentence in a message


class Standing(Enum):
    """How a sentence stands in a text."""

    WHOLE = auto()
    SIGNS = auto()  # the same words, with other signs between them
    SHORTENED = auto()  # some of the words, in their order
    OTHER = auto()


def check_standing(found: Trace, report: Report) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the sentences of a file, by the report."""
    where = Location(str(found.file))
    ours = report.sha256[:8]
    others = [name for name in found.reports if name != ours]
    if others:
        said = f"the file was made from another report, or from another state of it: its keys begin with {others[0]}"
        message = f"{said}, those of {report.file} with {ours}"
        return (error(message, where, "name the report it was made from, or build the brief again"),)
    texts = _texts(report)
    cells = {report.key_of(place) for table in report.tables for place, _ in table.placed_texts()}
    sentences = (sentence for sentence in found.sentences if sentence.words is Voice.REPORT)
    apart = (sentence for sentence in sentences if not _is_drawn(sentence, texts, cells))
    return tuple(found for sentence in apart for found in _judged(sentence, texts, where))


def _is_drawn(sentence: Traced, texts: dict[str, list[str]], cells: set[str]) -> bool:
    """Tell whether the words are those of a chart, which stand in cells of a table: whole cells, each no more often."""
    keys = dict.fromkeys(origin.key for origin in sentence.places)
    if len(keys) < 2 or not cells.issuperset(keys):
        return False
    rest = f" {_folded(sentence.text)} "
    for cell in sorted((_folded(text) for key in keys for text in texts[key]), key=len, reverse=True):
        rest = rest.replace(f" {cell} ", "  ", 1)
    return not rest.strip()


def _texts(report: Report) -> dict[str, list[str]]:
    """Return what stands at each place: passages, cells of tables, the sources that the report names there."""
    texts: dict[str, list[str]] = {}
    for passage in report.passages():
        said = (passage.text, passage.source)
        texts.setdefault(report.key(passage), []).extend(printable(text) for text in said if text)
    for table in report.tables:
        for place, text in table.placed_texts():
            texts.setdefault(report.key_of(place), []).append(printable(text))
    return texts


def _judged(sentence: Traced, texts: dict[str, list[str]], where: Location) -> Iterator[Diagnostic]:
    there = [text for origin in sentence.places for text in texts.get(origin.key, ())]
    place = ", ".join(str(origin.place) for origin in sentence.places) or "any known place"
    words = f"“{shortened(printable(sentence.text), _SHOWN)}”"
    match standing(sentence.text, there):
        case Standing.WHOLE:
            return
        case Standing.SIGNS:
            yield warning(f"stands at {place} with other signs: {words}", where, _SIGNS)
        case Standing.SHORTENED:
            yield warning(f"stands at {place} with more words: {words}", where, _SHORTENED)
        case Standing.OTHER:
            says = f"; there the report says “{shortened(there[0], _SHOWN)}”" if there else ""
            yield error(f"does not stand at {place}: {words}{says}", where, _EDITED)


def standing(sentence: str, texts: list[str]) -> Standing:
    """Return how a sentence stands in that of the texts which is nearest to it."""
    if any(_folded(sentence) in _folded(text) for text in texts):
        return Standing.WHOLE
    said = normalised(sentence)
    if any(f" {said} " in f" {normalised(text)} " for text in texts):
        return Standing.SIGNS
    kept = said.split()
    if kept and any(_is_deletion(kept, normalised(text).split()) for text in texts):
        return Standing.SHORTENED
    return Standing.OTHER


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _is_deletion(kept: list[str], words: list[str]) -> bool:
    """Tell whether the words that are kept stand among the words in their order."""
    rest = iter(words)
    return all(word in rest for word in kept)
