"""Page furniture: what stands above and below the text of every brief.

In: metadata. Out: the page's header and footer. The label stands in both, in English, left to right, at the right edge.
"""

from __future__ import annotations

from briefgen.document.nodes import Document, Metadata
from briefgen.document.walk import blocks, own_inlines, plain
from briefgen.labels import Label
from briefgen.writers.html.context import Context, direction
from briefgen.writers.html.logos import logo
from briefgen.writers.html.markup import Html, element

DRAFT = "DRAFT"


def header(document: Document, context: Context) -> Html:
    """Return the header: publisher, draft mark, label; the embargo too where no block of the document says it."""
    metadata = document.metadata
    mark = context.theme.logo
    named = mark.beside(metadata.publisher) if mark else metadata.publisher
    parts = [
        logo(metadata, context.theme),
        _own_words(named, "organisation", "t-organisation", context),
        _tool_word(DRAFT if metadata.draft else "", "draft t-marking", context),
        _label(metadata.label, context),
    ]
    if metadata.embargo and not _says(document, metadata.embargo):
        parts.append(_own_words(metadata.embargo, "marking", "embargo t-marking", context))
    return element("header", {"class": "furniture"}, *parts)


def footer(metadata: Metadata, context: Context) -> Html:
    """Return the footer: what this is, for whom and of when, then the label."""
    words = _own_words(running_title(metadata), "footer", "t-footer", context)
    return element("footer", {"class": "furniture"}, words, _label(metadata.label, context))


def running_title(metadata: Metadata) -> str:
    """Return the line that names the brief on every page: short title, audience, date."""
    return " · ".join(part for part in (metadata.short_title, metadata.audience, metadata.date) if part)


def _says(document: Document, words: str) -> bool:
    return any(words in plain(own_inlines(block)) for block in blocks(document))


def _own_words(text: str, style: str, classes: str, context: Context) -> Html:
    """Return words in the document's language; the line itself runs left to right, see the label."""
    if not text:
        return Html()
    context.show(text, style)
    return element("span", {"class": classes, "dir": direction(context.language)}, text)


def _tool_word(text: str, classes: str, context: Context) -> Html:
    if not text:
        return Html()
    context.show(text, "marking")
    return element("span", {"class": classes, "lang": "en", "dir": "ltr"}, text)


def _label(label: Label, context: Context) -> Html:
    context.show(str(label), "marking")
    classes = f"tlp tlp-{label.name.lower().replace('_', '-')}"
    return element("span", {"class": classes, "lang": "en", "dir": "ltr"}, str(label))
