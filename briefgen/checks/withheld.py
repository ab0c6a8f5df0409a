"""The first gate: no word of what is withheld is in the tree that the writers get.

In: a selection and the document composed from it. Out: a diagnostic for each passage that must not be there and is.
Text is compared in a normalised form, so that spaces, quotation marks and case hide nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefgen.brief import BriefFigure
from briefgen.charting.rows import chart_texts
from briefgen.diagnostics import Diagnostic, error
from briefgen.document import walk
from briefgen.document.nodes import Chart, CrossReference, Document, Figure, Link, Table, Text
from briefgen.document.text import UNSPACED, normalised, printable
from briefgen.report.model import Kind, Passage
from briefgen.tailoring.select import is_denied
from briefgen.tailoring.selection import Selection

SHORTEST = 3  # words: shorter texts (a heading "Findings") are not secrets of their own


def check_withheld(selection: Selection, document: Document) -> tuple[Diagnostic, ...]:
    """Return an error for each withheld passage or text whose words, or a sentence of them, stand in the document.

    A passage that only its role or place keeps out (an ignored part, a title, `only`) may be repeated by one that is
    shown. What the audience must not have may not: a report often says a finding again in its lead or conclusion. Nor
    may what the author says of it.
    """
    present = f" {normalised(document_text(document))} "
    own = tuple(text.passage for text in selection.own_shown)
    found = []
    own_withheld = (text.passage for text in selection.texts_withheld)
    told = tuple(_said(selection.shown).values())
    drawn = (
        passage
        for figure in selection.figures_withheld
        for passage in _words_of(figure)
        if not any(normalised(printable(passage.text)) in text for text in told)  # a caption may be a finding's words
    )
    for passage in (*selection.withheld, *own_withheld, *drawn):
        denied = is_denied(passage, selection.profile, selection.report)
        said = _said((*selection.shown, *own) if passage.kind is Kind.AUTHOR else selection.shown)
        for statement in (words for words in _statements(passage) if words in present):
            repeated = next((name for name, text in said.items() if statement in text), "")
            if denied or not repeated or passage.kind is Kind.AUTHOR:
                found.append(_leak(passage, selection.profile.name, repeated))
                break
    return tuple(found)


def _words_of(figure: BriefFigure) -> Iterator[Passage]:
    """Yield caption and alternative text of a figure as passages; its title, if that is the report's own, is not."""
    caption = figure.text.passage
    if not figure.titled:
        yield caption
    if figure.alternative:
        yield replace(caption, text=figure.alternative)


def _said(passages: tuple[Passage, ...]) -> dict[str, str]:
    """Return the words of passages as they are compared, by id."""
    return {p.id: f" {normalised(printable(p.text))} " for p in passages}


def _leak(passage: Passage, audience: str, repeated: str) -> Diagnostic:
    hint = "a section template or a text in brief.yaml repeats it"
    if repeated and passage.kind is Kind.AUTHOR:
        hint = f"`{repeated}` says the same and is shown: let both cite the same findings, or have the same label"
    elif repeated:
        hint = f"`{repeated}` says the same and is shown: give both the same entry in annotations.yaml"
    return error(f"withheld from `{audience}`, but in the brief: `{passage.id}`", hint=hint)


def document_text(document: Document) -> str:
    """Return every character of the tree and its metadata that a writer could print, addresses of links included."""
    meta = document.metadata
    parts = [meta.title, meta.short_title, meta.audience, meta.publisher, meta.author, meta.embargo, meta.date]
    for block in walk.blocks(document):
        if isinstance(block, Figure):
            parts.append(block.alternative)
            parts.extend(chart_texts(block.picture) if isinstance(block.picture, Chart) else ())
        if isinstance(block, Table | Figure):
            parts.extend((block.label, block.identifier))
        for inline in walk.inner_inlines(walk.own_inlines(block)):
            if isinstance(inline, Text | CrossReference):
                parts.append(inline.text)
            elif isinstance(inline, Link):
                parts.append(inline.url)
    return "\n".join(parts)


def _statements(passage: Passage) -> tuple[str, ...]:
    """Return the passage and its sentences as they are looked for, whole words; short ones are no secrets."""
    texts = (passage.text, *(sentence.text for sentence in passage.sentences))
    found = dict.fromkeys(normalised(printable(text)) for text in texts)
    return tuple(
        words if UNSPACED.search(words) else f" {words} "
        for words in found
        if len(words.split()) + len(UNSPACED.findall(words)) // 2 >= SHORTEST
    )
