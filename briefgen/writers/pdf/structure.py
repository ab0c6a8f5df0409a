"""The structure tree of a document: its elements, made from the document tree before anything is drawn.

In: a document whose blocks are all different objects (`prepared`), and its notes. Out: a `Structure`, which tells the
element of each owner. Drawing only says which element what follows belongs to; what nobody owns is an artifact. Roles
are those of ISO 32000-1, 14.8.4; `Strong`, `Em` and `Aside` stand for others by the role map (14.7.3).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple, assert_never

from briefgen.document import walk
from briefgen.document.nodes import (
    Area,
    Block,
    Box,
    BoxKind,
    Document,
    Figure,
    Heading,
    List,
    Note,
    Paragraph,
    Quote,
    Section,
    Strip,
    Table,
)
from briefgen.writers.pdf.contents import HEADING, Contents
from briefgen.writers.pdf.owners import ContentsLine, Owner, Part
from briefgen.writers.pdf.spans import SpanKind, Spans
from briefgen.writers.pdf.strings import name, text_string
from briefgen.writers.pdf.title import TitleBlock, title_block

ROLE_MAP = (("Strong", "Span"), ("Em", "Span"), ("Aside", "Div"))
_DEEPEST = 6  # of the headings that PDF 1.7 has


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
            found = self.span(element, spans, span.parent).child(str(span.kind.value))
            found.source, found.language = span.source, span.language
            self._spans[key] = found
        return found

    def target(self, spans: Spans, index: int) -> Element | None:
        """Return the note that a link leads to, if it leads to one."""
        note = spans[index].note
        return self._notes[note - 1] if spans[index].kind is SpanKind.LINK and 0 < note <= len(self._notes) else None

    # ------------------------------------------------------------------------------------------------------ building

    def own(self, owner: Owner, element: Element, part: Part = Part.OWN) -> Element:
        """Say which element a part of an owner is."""
        self._parts[id(owner), part] = element
        return element

    def note(self, note: Note, parent: Element, number: int) -> None:
        """Add a note with its number and its words."""
        identifier = f"note-{number}"
        made = parent.child("Note", entries=b"/ID" + text_string(identifier))
        made.identifier = identifier
        self.own(note, made.child("Lbl"), Part.LABEL)
        self._notes.append(self.own(note, made.child("P")))


def structure(
    document: Document,
    notes: tuple[Note, ...],
    notes_heading: Heading,
    side_last: bool,
    contents: Contents | None = None,
) -> Structure:
    """Return the elements of a document in reading order. With `side_last` side sections come after all others."""
    root = Element("Document", None, [])
    root.family.append(root)
    made = Structure(root)
    builder = _Builder(made)
    metadata = document.metadata
    label = made.own(metadata, root.child("P"), Part.LABEL)
    label.language = "" if metadata.language.startswith("en") else "en"  # never translated: TLP 2.0
    made.own(metadata, root.child("P"), Part.DRAFT)
    made.own(metadata, root.child("P"), Part.EMBARGO)
    title, sections = title_block(document.sections)
    if len(sections) < len(document.sections):
        builder.blocks(_title_order(title), root.child("Sect"))
    if contents is not None:
        group = root.child("Sect")
        builder.blocks((HEADING,), group)
        _add_contents(made, contents.lines, group.child("TOC"))
    for section in _ordered(sections, side_last):
        builder.blocks(section.blocks, root.child("Sect"))
    if notes:
        group = root.child("Sect")
        builder.blocks((notes_heading,), group)
        for number, note in enumerate(notes, 1):
            made.note(note, group, number)
    return made


def _ordered(sections: tuple[Section, ...], side_last: bool) -> Iterable[Section]:
    if not side_last:
        return sections
    return sorted(sections, key=lambda section: section.area is Area.SIDE)


def _add_contents(made: Structure, lines: Iterable[ContentsLine], parent: Element) -> None:
    """Add the lines of a list of contents; those of headings within a section stand in a list in its own line."""
    inner = parent
    for line in lines:
        section = line.level == 2
        item = (parent if section else inner).child("TOCI")
        made.own(line, item.child("Reference").child("Link"))
        if section:
            inner = item.child("TOC")


def _title_order(title: TitleBlock) -> Iterable[Block]:
    yield from (*title.markings, *title.series, *title.dates)
    if title.heading is not None:
        yield title.heading
    yield from (*title.below, *title.others)


@dataclass(slots=True)
class _Builder:
    """Makes the elements of blocks; headings go down one level at a time (ISO 14289-1, 7.4.2)."""

    made: Structure
    _level: int = 0

    def blocks(self, blocks: Iterable[Block], parent: Element) -> None:
        """Add blocks to an element."""
        for block in blocks:
            self._block(block, parent)

    def _block(self, block: Block, parent: Element) -> None:
        own = self.made.own
        match block:
            case Heading():
                level = max(1, min(block.level, self._level + 1, _DEEPEST))
                own(block, parent.child(f"H{level}"))
                if walk.plain(block.content).strip():  # one without words is left out, and leaves no gap
                    self._level = level
            case Paragraph() | Strip():
                own(block, parent.child("P"))
            case List():
                self._list(block, parent)
            case Table():
                self._table(block, parent)
            case Box():
                group = parent.child("Div" if block.kind is BoxKind.PANEL else "Aside")
                own(block, group.child("P"))
                self.blocks(block.blocks, group)
            case Quote():
                self.blocks(block.blocks, parent.child("BlockQuote"))
            case Figure():
                self._figure(block, parent)
            case _:
                assert_never(block)

    def _list(self, block: List, parent: Element) -> None:
        numbering = b"/Decimal" if block.ordered else b"/Square"
        group = parent.child("L", attributes=b"<</O/List/ListNumbering" + numbering + b">>")
        for item in block.items:
            entry = group.child("LI")
            bullet = b"" if block.ordered else b"/ActualText" + text_string("•")
            self.made.own(item, entry.child("Lbl", entries=bullet), Part.LABEL)
            self.blocks(item.blocks, entry.child("LBody"))

    def _table(self, block: Table, parent: Element) -> None:
        if not any((block.header, *block.rows)):
            self.made.own(block, parent.child("P"))
            return
        group = parent.child("Table")
        self.made.own(block, group.child("Caption"))
        if block.header:
            row = group.child("THead").child("TR")
            for cell in block.header:
                self.made.own(cell, row.child("TH", attributes=b"<</O/Table/Scope/Column>>"))
        body = group.child("TBody")
        for cells in block.rows:
            row = body.child("TR")
            for number, cell in enumerate(cells):
                head = b"" if number else b"<</O/Table/Scope/Row>>"
                self.made.own(cell, row.child("TD" if number else "TH", attributes=head))

    def _figure(self, block: Figure, parent: Element) -> None:
        if is_decoration(block):
            self.made.own(block, parent.child("P"), Part.CAPTION)
            return
        group = parent.child("Figure", entries=b"/Alt" + text_string(block.alternative))
        self.made.own(block, group)
        self.made.own(block, group.last("Caption"), Part.CAPTION)  # it is drawn below the picture


def is_decoration(figure: Figure) -> bool:
    """Tell whether a figure says nothing: a picture without a description cannot be read, and is no text."""
    return figure.decorative or not figure.alternative.strip()


def attributes_of(element: Element) -> bytes:
    """Return what a structure element says beside its role: attributes, whose words it holds, language, entries.

    The key of the words is a user property (14.7.5.4): a name and a value that any reader may look up.
    """
    parts = [element.attributes] if element.attributes else []
    if element.source is not None and (element.source or element.role == "Span"):
        value = text_string(element.source or "tool")
        parts.append(b"<</O/UserProperties/P[<</N(source)/V" + value + b">>]>>")
    attributes = b"/A" + (parts[0] if len(parts) == 1 else b"[" + b"".join(parts) + b"]") if parts else b""
    language = b"/Lang" + text_string(element.language) if element.language else b""
    return attributes + language + element.entries


def role_map() -> bytes:
    """Return the role map: what each role of ours is in the standard's terms."""
    return b"<<" + b"".join(name(ours) + name(theirs) for ours, theirs in ROLE_MAP) + b">>"
