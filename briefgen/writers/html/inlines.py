"""Inlines -> markup.

In: inlines, and the name of the style that they are set in. Out: `Html`. Every text of the document passes through
`_text`, which remembers its characters for the fonts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import assert_never

from briefgen.document.nodes import CrossReference, Emphasis, Inline, LineBreak, Link, Note, Reference, Strong, Text
from briefgen.document.walk import unbroken
from briefgen.writers.html.context import Context, direction, source
from briefgen.writers.html.markup import Html, element, join

_ALLOWED_URL = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x20\x7f]+", re.IGNORECASE)
# Characters that reorder their neighbours; the style sheet isolates every span.
# See https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters
_REORDERS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Setting:
    """How inlines are set: the style of their block, and what the inlines around them add."""

    style: str
    strong: bool = False
    emphasis: bool = False
    linked: bool = False


def inlines(content: tuple[Inline, ...], setting: Setting, context: Context) -> Html:
    """Return the markup of inlines."""
    return join(_inline(inline, setting, context) for inline in content)


def _inline(inline: Inline, setting: Setting, context: Context) -> Html:
    match inline:
        case Text():
            return _text(inline, setting, context)
        case Strong():
            return element("strong", {}, inlines(inline.content, replace(setting, strong=True), context))
        case Emphasis():
            return element("em", {}, inlines(inline.content, replace(setting, emphasis=True), context))
        case Link():
            return _link(inline, setting, context)
        case LineBreak():
            return element("br", {})
        case Reference():
            return join((" ", reference(inline, False, context)))
        case Note():
            return _note_call(inline, setting, context)
        case CrossReference():
            return _cross_reference(inline, setting, context)
        case _:
            assert_never(inline)


def _text(text: Text, setting: Setting, context: Context) -> Html:
    context.show(text.text, setting.style, setting.strong, setting.emphasis)
    foreign = text.language if text.language and text.language != context.language else None
    turned = direction(foreign) if foreign and direction(foreign) != direction(context.language) else None
    attributes = {"data-source": source(text.provenance), "lang": foreign, "dir": turned}
    if any(attributes.values()) or _REORDERS.search(text.text):
        return element("span", attributes, text.text)
    return join((text.text,))


def _link(link: Link, setting: Setting, context: Context) -> Html:
    inner = inlines(link.content, replace(setting, linked=True), context)
    if not _ALLOWED_URL.fullmatch(link.url):
        context.warn(
            f"The address {link.url[:80]!r} is not one that a page may link to; its text is kept, without the link.",
            "Addresses begin with http://, https:// or mailto:.",
        )
        return inner
    return element("a", {"href": link.url, "rel": "noopener noreferrer"}, inner)


def _cross_reference(inline: CrossReference, setting: Setting, context: Context) -> Html:
    """Return a link to the caption of a table or figure; where there is none, or inside a link, only the words."""
    words = unbroken(inline.text)
    context.show(words, setting.style, setting.strong, setting.emphasis)
    anchor = context.captions.get(inline.identifier)
    if anchor is None or setting.linked or not words.strip():
        return join((words,))
    return element("a", {"href": f"#{anchor}"}, words)


def reference(inline: Reference, alone: bool, context: Context) -> Html:
    """Return an evidence reference; one that is `alone` in its block may stand in a track beside it."""
    for style in ("reference", "finding_id") if context.theme.layout == "columns" else ("reference",):
        context.show(inline.text, style)
    finding = element("span", {"class": "finding"}, inline.finding) if inline.finding else ""
    between = element("span", {"class": "dot"}, " · ") if inline.finding and inline.place else ""
    place = element("span", {"class": "place"}, inline.place) if inline.place else ""
    return element("span", {"class": "reference tracked" if alone else "reference"}, finding, between, place)


def _note_call(note: Note, setting: Setting, context: Context) -> Html:
    """Return the call of a note, and put the note itself on the page's list.

    The place is taken before the content is written, so that a note inside a note gets the number after it.
    """
    context.notes.append(Html())
    number = len(context.notes)
    context.show(str(number), setting.style, setting.strong, setting.emphasis)
    context.notes[number - 1] = inlines(note.content, Setting("note"), context)
    target = {
        "href": f"#_note-{number}",
        "id": f"_call-{number}",
        "role": "doc-noteref",
        "aria-label": f"Note {number}",
        "lang": "en",
    }
    return element("sup", {}, element("a", target, str(number)))
