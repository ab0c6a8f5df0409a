"""Spans: the inline elements of a paragraph, as the structure tree names them.

In: runs. Out: the same runs, each with the index of the span it stands in, and the spans. They are a part of the set
paragraph, as indices: the tree of a document gives each its element when it is drawn (ISO 32000-1, 14.8.4.4).
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from briefgen.writers.pdf.runs import Dress, Run


class SpanKind(Enum):
    """What a span is; the value is its role in the structure tree."""

    PARAGRAPH = ""  # the block that the words stand in
    WORDS = "Span"  # words of another source or language than the paragraph's
    STRONG = "Strong"
    EMPHASIS = "Em"
    LINK = "Link"
    REFERENCE = "Reference"


class Span(NamedTuple):
    """An inline element. `source` is whose words they are where that differs from the paragraph's, else None.

    `ordinal` parts neighbours of one kind; `note` is the number of the note that a link leads to, `target` the
    identifier of the table or figure.
    """

    parent: int
    kind: SpanKind
    source: str | None = None
    language: str = ""
    ordinal: int = 0
    url: str = ""
    note: int = 0
    target: str = ""
    text: str = ""  # of a link, as it is read out


Spans = tuple[Span, ...]


def spanned(runs: tuple[Run, ...]) -> tuple[tuple[Run, ...], Spans]:
    """Return the runs with the index of the span of each, and the spans; the first of these is the paragraph."""
    source = next((run.source for run in runs if run.dress is Dress.WORDS and run.text.strip()), "")
    spans = [Span(-1, SpanKind.PARAGRAPH, source)]
    if all(_is_plain(run, source) for run in runs):
        return runs, tuple(spans)
    texts = _link_texts(runs)
    numbered: list[Run] = []
    open_: list[tuple[tuple[object, ...], int]] = []
    for run in runs:
        if run.text.strip() or run.dress is not Dress.WORDS:
            _turn(open_, tuple(_path(run, source, texts)), spans)
        numbered.append(run._replace(span=open_[-1][1] if open_ else 0))
    return tuple(numbered), tuple(spans)


def _is_plain(run: Run, source: str) -> bool:
    bare = not (run.strong or run.emphasis or run.url or run.target or run.language)
    return bare and run.dress is Dress.WORDS and (run.source == source or not run.text.strip())


def _link_texts(runs: Iterable[Run]) -> dict[int, str]:
    texts: dict[int, str] = {}
    for run in runs:
        if run.link:
            texts[run.link] = texts.get(run.link, "") + run.text
    return {link: " ".join(text.split()) for link, text in texts.items()}


def _path(run: Run, source: str, texts: dict[int, str]) -> Iterable[Span]:
    """Yield the spans around a run, the outermost first, with their parents still unknown."""
    match run.dress:
        case Dress.CALL:
            yield Span(0, SpanKind.REFERENCE, ordinal=run.note)
            yield Span(0, SpanKind.LINK, note=run.note, text=f"Note {run.text}")
        case Dress.REFERENCE:
            yield Span(0, SpanKind.REFERENCE, ordinal=-run.note)
        case Dress.WORDS:
            if run.url:
                yield Span(0, SpanKind.LINK, ordinal=run.link, url=run.url, text=texts.get(run.link, ""))
            elif run.target:
                yield Span(0, SpanKind.LINK, ordinal=run.link, target=run.target, text=texts.get(run.link, ""))
            if run.strong:
                yield Span(0, SpanKind.STRONG)
            if run.emphasis:
                yield Span(0, SpanKind.EMPHASIS)
            if run.language or run.source != source:
                other = run.source if run.source != source else None
                yield Span(0, SpanKind.WORDS, other, run.language)


def _turn(open_: list[tuple[tuple[object, ...], int]], path: tuple[Span, ...], spans: list[Span]) -> None:
    """Leave the spans that the path does not go through, and enter those that it does."""
    shared = 0
    while shared < min(len(open_), len(path)) and open_[shared][0] == path[shared]:
        shared += 1
    del open_[shared:]
    for step in path[shared:]:
        spans.append(step._replace(parent=open_[-1][1] if open_ else 0))
        open_.append((step, len(spans) - 1))
