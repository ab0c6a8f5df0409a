"""Inlines in, runs out (ECMA-376 Part 1, 17.3.2): one function a node, looks by character style only."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import assert_never

from briefgen.document.direction import is_right_to_left
from briefgen.document.nodes import CrossReference, Emphasis, Inline, LineBreak, Link, Note, Reference, Strong, Text
from briefgen.document.walk import says_something, unbroken
from briefgen.writers.docx.addresses import target
from briefgen.writers.docx.context import Context
from briefgen.writers.docx.dress import Ground, Mixture
from briefgen.writers.docx.formatting import identifier, language_mark
from briefgen.writers.docx.xml import NOTHING, Xml, escape, join, xml

NO_BREAK_SPACE = "\u00a0"
EN_SPACE = "\u2002"
BREAK = Xml("<w:r><w:br/></w:r>")
TAB = Xml("<w:r><w:tab/></w:r>")
_BREAKS = re.compile("\r\n|[\n\r\t]")


@dataclass(frozen=True, slots=True)
class Manner:
    """What the inlines around a text make of it."""

    ground: Ground = Ground.PAPER
    strong: bool = False
    emphasis: bool = False
    linked: bool = False
    in_note: bool = False
    heavy: bool = False  # all of the paragraph is bold: Strong would make its words regular in Word (17.7.3)
    below: bool = False  # evidence stands on a line of its own
    style: str = ""  # the name of a character style that Strong and Emphasis are mixed with


def inlines(context: Context, content: tuple[Inline, ...], manner: Manner) -> Xml:
    """Return the runs of the content.

    The evidence behind a text stands in the text's bookmark: a program that empties a paragraph keeps a bookmark that
    holds all of it, and drops one that ends before.
    """
    found: list[Xml] = []
    position = 0
    while position < len(content):
        inline, end = content[position], position + 1
        while isinstance(inline, Text) and end < len(content) and isinstance(content[end], Reference):
            end += 1
        runs = [_inline(context, each, manner, not at) for at, each in enumerate(content[position:end], position)]
        found.append(context.identifiers.mark(join(runs), inline.provenance) if isinstance(inline, Text) else runs[0])
        position = end
    return join(found)


def _inline(context: Context, inline: Inline, manner: Manner, first: bool) -> Xml:
    match inline:
        case Text():
            return words(context, inline, manner)
        case Strong():
            return inlines(context, inline.content, replace(manner, strong=not manner.heavy))
        case Emphasis():
            return inlines(context, inline.content, replace(manner, emphasis=True))
        case Link():
            return link(context, inline, manner)
        case LineBreak():
            return BREAK
        case Reference():
            return reference(inline, manner, first)
        case Note():
            return note(context, inline, manner)
        case CrossReference():
            return cross_reference(context, inline, manner)
        case _:
            assert_never(inline)


def words(context: Context, node: Text, manner: Manner) -> Xml:
    """Return a text as runs, with its language where it differs from the document's."""
    style, direct = _style(context, manner), NOTHING
    language = node.language or context.metadata.language
    if is_right_to_left(language):  # a property of runs alone: styles may not have it (17.3.2.30)
        direct = join((direct, Xml("<w:rtl/>")))
    if language != context.metadata.language:
        direct = join((direct, language_mark(language)))
    return run(node.text, style, direct)


def run(characters: str, style: str = "", direct: Xml = NOTHING) -> Xml:
    """Return one run; tabs and line ends inside it become `w:tab` and `w:br` (17.3.3)."""
    if not characters:
        return NOTHING
    named = xml('<w:rStyle w:val="%s"/>', style) if style else NOTHING
    properties = xml("<w:rPr>%s%s</w:rPr>", named, direct) if style or direct else NOTHING
    return xml("<w:r>%s%s</w:r>", properties, _characters(characters))


def _characters(characters: str) -> Xml:
    if not _BREAKS.search(characters):
        return xml('<w:t xml:space="preserve">%s</w:t>', characters)
    pieces: list[Xml] = []
    end = 0
    for match in _BREAKS.finditer(characters):
        if match.start() > end:
            pieces.append(xml('<w:t xml:space="preserve">%s</w:t>', characters[end : match.start()]))
        pieces.append(Xml("<w:tab/>" if match[0] == "\t" else "<w:br/>"))
        end = match.end()
    if end < len(characters):
        pieces.append(xml('<w:t xml:space="preserve">%s</w:t>', characters[end:]))
    return join(pieces)


_WEIGHTS = {(True, True): "IntenseEmphasis", (True, False): "Strong", (False, True): "Emphasis"}


def _style(context: Context, manner: Manner) -> str:
    """Return the character style: a run has one, so that a link that is bold has a style that says both."""
    name = manner.style or (f"Hyperlink{manner.ground.value}" if manner.linked else "")
    if not name:
        return _WEIGHTS.get((manner.strong, manner.emphasis), "")
    if manner.strong or manner.emphasis:
        mixture = Mixture(name, manner.strong, manner.emphasis)
        context.mixtures.add(mixture)
        name = mixture.name
    return identifier(name)


def link(context: Context, node: Link, manner: Manner) -> Xml:
    """Return a hyperlink by relationship (17.16.22) of the part it stands in; what is no address stays text."""
    if manner.linked or not says_something(node.content):  # a link without words could not be followed
        return inlines(context, node.content, manner)
    address = target(node.url)
    if address is None:
        context.warn(f"docx: no link to {node.url!r}", "use a complete http, https or mailto address")
        return inlines(context, node.content, manner)
    owner = context.note_relationships if manner.in_note else context.relationships
    content = inlines(context, node.content, replace(manner, linked=True))
    identifier = owner.add("hyperlink", address, external=True)
    return xml('<w:hyperlink r:id="%s" w:history="1">%s</w:hyperlink>', identifier, content)


def reference(node: Reference, manner: Manner, first: bool) -> Xml:
    """Return the evidence behind the text: a space that may break, then `F7 · line 13` that may not."""
    words = node.text.replace(" ", NO_BREAK_SPACE)
    if not words:
        return NOTHING
    style = identifier(f"Evidence Reference{manner.ground.value}")
    if manner.below and not first:
        return join((BREAK, run(words, style)))
    return run(words if first else f" {words}", style)


def cross_reference(context: Context, node: CrossReference, manner: Manner) -> Xml:
    """Return a field that repeats the label in a caption and leads there (17.16.5.51); to nowhere, only the words."""
    words, style = unbroken(node.text), _style(context, manner)
    bookmark = context.captions.get(node.identifier)
    if not bookmark or manner.linked or not words.strip():
        return run(words, style)
    return field(f"REF {bookmark} \\h", words, style)


def note(context: Context, node: Note, manner: Manner) -> Xml:
    """Return the call of a footnote and store the note; a note inside a note stands in brackets (17.11.14)."""
    if manner.in_note:
        inner = inlines(context, node.content, manner)
        return join((run(" ["), inner, run("]")))
    context.notes.append(NOTHING)  # keep the place: notes count in the order of their calls
    number = len(context.notes)
    context.notes[number - 1] = inlines(context, node.content, Manner(in_note=True))
    call = xml('<w:footnoteReference w:id="%s"/>', number)
    return xml('<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>%s</w:r>', call)


def field(code: str, result: str, style: str = "") -> Xml:
    """Return a complex field with its result filled in (17.16.18), in runs of one style."""
    begin, separate, end = (field_mark(kind, style) for kind in ("begin", "separate", "end"))
    return join((begin, instruction(code, style), separate, run(result, style), end))


def field_mark(kind: str, style: str = "") -> Xml:
    """Return a run that begins a field, ends its instruction (`separate`) or ends it."""
    return xml('<w:r>%s<w:fldChar w:fldCharType="%s"/></w:r>', _styled(style), kind)


def instruction(code: str, style: str = "") -> Xml:
    """Return a run with the instruction of a field."""
    text = '<w:r>%s<w:instrText xml:space="preserve"> %s </w:instrText></w:r>'
    return xml(text, _styled(style), escape(code))


def _styled(style: str) -> Xml:
    return xml('<w:rPr><w:rStyle w:val="%s"/></w:rPr>', style) if style else NOTHING
