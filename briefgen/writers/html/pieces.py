"""Pieces -> markup: key figures, words explained, pull quotes.

In: a block of one of these kinds. Out: `Html`. Pieces whose parts are whole blocks get the markup of these.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefgen.document import walk
from briefgen.document.nodes import (
    Block,
    Definition,
    Definitions,
    Inline,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Quote,
    Reference,
)
from briefgen.writers.html.context import Context, source
from briefgen.writers.html.inlines import Setting, inlines, reference
from briefgen.writers.html.markup import Html, element, join


def key_figures(block: KeyFigures, context: Context) -> Html:
    """Return tiles as a list: in each the number, what it counts, its evidence."""
    items = [_key_figure(item, context) for item in block.items if _says(item.number, item.content)]
    return element("ul", {"class": "key-figures", "role": "list"}, join(items)) if items else Html()


def _key_figure(item: KeyFigure, context: Context) -> Html:
    number = element("p", {"class": "t-key_figure"}, inlines(item.number, Setting("key_figure"), context))
    words = element("p", {"class": "t-note"}, inlines(item.content, Setting("note"), context))
    parts = [part for part, said in ((number, item.number), (words, item.content)) if walk.says_something(said)]
    return element("li", {"data-source": source(item.provenance)}, join(parts))


def definitions(block: Definitions, context: Context) -> Html:
    """Return words and what they mean as a description list."""
    items = [_definition(item, context) for item in block.items if _says(item.term, item.meaning)]
    return element("dl", {"class": "definitions"}, join(items)) if items else Html()


def _definition(item: Definition, context: Context) -> Html:
    term = element("dt", {"class": "t-note"}, inlines(item.term, Setting("note", strong=True), context))
    meaning = element("dd", {"class": "t-note"}, inlines(item.meaning, Setting("note"), context))
    return element("div", {"data-source": source(item.provenance)}, term, meaning)


def pull_quote(block: Quote, inner: Callable[[tuple[Block, ...]], Html], context: Context) -> Html:
    """Return a quotation lifted out of the text; the evidence of its sentences is its caption."""
    words = tuple(replace(b, content=_without(b.content)) if isinstance(b, Paragraph) else b for b in block.blocks)
    found = [i for b in block.blocks if isinstance(b, Paragraph) for i in b.content if isinstance(i, Reference)]
    quotation = element("blockquote", {}, inner(words))
    if not found:
        return element("figure", {"class": "pull-quote"}, quotation)
    told = join((reference(each, False, context) for each in found), " ")
    return element("figure", {"class": "pull-quote"}, quotation, element("figcaption", {}, told))


def _without(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    return tuple(inline for inline in content if not isinstance(inline, Reference))


def _says(*contents: tuple[Inline, ...]) -> bool:
    return any(map(walk.says_something, contents))
