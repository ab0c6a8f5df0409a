"""The structure tree: its elements, what they hold, and which of them belongs to what is drawn.

In: elements, made from the document tree (`tagging`), and what is drawn of each. Out: a `Structure`, which tells the
element of each owner, and of each span of a paragraph. Drawing only says which element what follows belongs to; what
nobody owns is an artifact.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from briefgen.document.nodes import Figure, Note, Table
from briefgen.document.walk import has_label
from briefgen.writers.pdf.owners import Owner, Part
from briefgen.writers.pdf.spans import SpanKind, Spans
from briefgen.writers.pdf.strings import name, text_string

ROLE_MAP = (("Strong", "Span"), ("Em", "Span"), ("Aside", "Div"))


@dataclass(slots=True, eq=False)
class Element:
    """A structure element. `kids` are elements and contents in reading order; `tail` is read after them.

    `family` are all elements of the tree. `attributes` and `entries` are ready to be written. `source` is None where
    nothing is said of whose words it holds. What is `empty` when all is drawn is no part of the file.
    """

    role: str
    parent: Element | None
    family: list[Element]
    kids: list[Element | Content | Annotation] = field(default_factory=list)
    tail: list[Element] = field(default_factory=list)
    attributes: bytes = b""
    entries: bytes = b""
    source: str | None = None
    language: str = ""
    identifier: str = ""
    place: tuple[int, float, float] | None = None  # page, x and y of what was drawn first
    empty: bool = True
    number: int = 0  # of its object, when the file is written

    def child(self, role: str, attributes: bytes = b"", entries: bytes = b"") -> Element:
        """Append an element, and return it."""
        made = self._made(role, attributes, entries)
        self.kids.append(made)
        return made

    def last(self, role: str) -> Element:
        """Add an element that is read after all others, and return it."""
        made = self._made(role, b"", b"")
        self.tail.append(made)
        return made

    def _made(self, role: str, attributes: bytes, entries: bytes) -> Element:
        made = Element(role, self, self.family, attributes=attributes, entries=entries)
        self.family.append(made)
        return made

    def hold(self, kid: Content | Annotation) -> None:
        """Take what has been drawn; it is in all elements above, too."""
        self.kids.append(kid)
        above: Element | None = self
        while above is not None and above.empty:
            above.empty = False
            above = above.parent


class Content(NamedTuple):
    """Marked content of an element: page, counted from 0, and marked-content identifier."""

    page: int
    mcid: int


@dataclass(slots=True, eq=False)
class Annotation:
    """A link on a page: where one may click, what is read out, and where it leads: an address or an element."""

    page: int
    element: Element
    text: str
    url: str
    target: Element | None
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)
    number: int = 0  # of its object, when the file is written
    key: int = 0  # of its entry in the parent tree


@dataclass(slots=True)
class Structure:
    """The elements of one document."""

    root: Element
    _parts: dict[tuple[int, Part], Element] = field(default_factory=dict)
    _spans: dict[tuple[int, int, int], Element] = field(default_factory=dict)
    _notes: list[Element] = field(default_factory=list)
    _captions: dict[str, Element] = field(default_factory=dict)  # of tables and figures, by identifier

    def of(self, owner: Owner, part: Part = Part.OWN) -> Element:
        """Return the element of a part of an owner. Raises KeyError for an owner that is not in the document."""
        found = self._parts.get((id(owner), part))
        if found is None and part in (Part.REFERENCE, Part.HUNG):
            own = self._parts[id(owner), Part.OWN]
            made = own.last if part is Part.REFERENCE else own.child
            found = self._parts[id(owner), part] = made("Reference")
        return found if found is not None else self._parts[id(owner), Part.OWN]

    def span(self, element: Element, spans: Spans, index: int) -> Element:
        """Return the element of a span of a paragraph; it joins its parent when it is first asked for."""
        if index == 0:
            if element.source is None:
                element.source = spans[0].source
            return element
        key = (id(element), id(spans), index)
        found = self._spans.get(key)
        if found is None:
            span = spans[index]
            kind = SpanKind.WORDS if span.target and span.target not in self._captions else span.kind
            found = self.span(element, spans, span.parent).child(str(kind.value))
            found.source, found.language = span.source, span.language
            self._spans[key] = found
        return found

    def target(self, spans: Spans, index: int) -> Element | None:
        """Return the note, table or figure that a link leads to, if it leads to one."""
        span = spans[index]
        if span.kind is not SpanKind.LINK:
            return None
        return self._notes[span.note - 1] if 0 < span.note <= len(self._notes) else self._captions.get(span.target)

    # ------------------------------------------------------------------------------------------------------ building

    def own(self, owner: Owner, element: Element, part: Part = Part.OWN) -> Element:
        """Say which element a part of an owner is."""
        self._parts[id(owner), part] = element
        return element

    def caption(self, block: Table | Figure, element: Element) -> None:
        """Say where references to a table or figure lead; of two with one identifier, to the first."""
        if block.identifier and has_label(block):
            self._captions.setdefault(block.identifier, element)

    def note(self, note: Note, parent: Element, number: int) -> None:
        """Add a note with its number and its words; calls lead to the number, which a note without words has too."""
        identifier = f"note-{number}"
        made = parent.child("Note", entries=b"/ID" + text_string(identifier))
        made.identifier = identifier
        self._notes.append(self.own(note, made.child("Lbl"), Part.LABEL))
        self.own(note, made.child("P"))


def is_decoration(figure: Figure) -> bool:
    """Tell whether a figure says nothing: a picture without a description cannot be read, and is no text."""
    return figure.decorative or not figure.alternative.strip()


def attributes_of(element: Element) -> bytes:
    """Return what a structure element says beside its role: attributes, whose words it holds, language, entries.

    The key of the words is a user property (14.7.5.4): a name and a value that any reader may look up.
    """
    told = element.source is not None and (element.source or element.role == "Span")
    source = (element.source or "tool") if told else ""
    return _said(element.attributes, source, element.language) + element.entries


@lru_cache(maxsize=4096)
def _said(attributes: bytes, source: str, language: str) -> bytes:
    parts = [attributes] if attributes else []
    if source:
        parts.append(b"<</O/UserProperties/P[<</N(source)/V" + text_string(source) + b">>]>>")
    entry = b"/A" + (parts[0] if len(parts) == 1 else b"[" + b"".join(parts) + b"]") if parts else b""
    return entry + (b"/Lang" + text_string(language) if language else b"")


def role_map() -> bytes:
    """Return the role map: what each role of ours is in the standard's terms."""
    return b"<<" + b"".join(name(ours) + name(theirs) for ours, theirs in ROLE_MAP) + b">>"
