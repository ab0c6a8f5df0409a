"""Tagging: the elements of a document, made before anything is drawn.

In: a document whose blocks are all different objects (`prepared`), its notes, and its list of contents. Out: a
`Structure` with an element for each owner, in reading order. Roles are those of ISO 32000-1, 14.8.4; `Strong`, `Em` and
`Aside` stand for others by the role map (14.7.3).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from briefgen.document import walk
from briefgen.document.nodes import (
    Area,
    Block,
    Box,
    BoxKind,
    Chart,
    Definition,
    Definitions,
    Document,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    List,
    Note,
    Paragraph,
    Quote,
    Section,
    Strip,
    Table,
)
from briefgen.writers.pdf.contents import CAPTIONS_HEADING, HEADING, Contents
from briefgen.writers.pdf.owners import ContentsLine, Part
from briefgen.writers.pdf.strings import text_string
from briefgen.writers.pdf.structure import Element, Structure, is_decoration
from briefgen.writers.pdf.title import TitleBlock, title_block

_DEEPEST = 6  # of the headings that PDF 1.7 has


def structure(
    document: Document,
    notes: tuple[Note, ...],
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
    behind = 0 if contents is None else contents.behind
    for section in sections[:behind]:
        builder.blocks(section.blocks, root.child("Sect"))
    if contents is not None:
        _add_lists(builder, contents, root.child("Sect"))
    for section in _ordered(sections[behind:], side_last):
        builder.blocks(section.blocks, root.child("Sect"))
    if notes:
        group = root.child("Sect")
        for number, note in enumerate(notes, 1):
            made.note(note, group, number)
    return made


def _ordered(sections: tuple[Section, ...], side_last: bool) -> Iterable[Section]:
    if not side_last:
        return sections
    return sorted(sections, key=lambda section: section.area is Area.SIDE)


def _add_lists(builder: _Builder, contents: Contents, parent: Element) -> None:
    """Add the list of contents, and the list of figures and tables if there is one."""
    builder.blocks((HEADING,), parent)
    _add_contents(builder.made, contents.lines, parent.child("TOC"))
    if contents.captions:
        builder.blocks((CAPTIONS_HEADING,), parent)
        _add_contents(builder.made, contents.captions, parent.child("TOC"))


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
            case KeyFigures() | Definitions():
                self._entries(block.items, parent)
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

    def _entries(self, items: Iterable[KeyFigure | Definition], parent: Element) -> None:
        """Add numbers or words with what they stand for, as a list whose labels are text (ISO 32000-1, table 347)."""
        group = parent.child("L", attributes=b"<</O/List/ListNumbering/None>>")
        for item in items:
            entry = group.child("LI")
            self.made.own(item, entry.child("Lbl"), Part.LABEL)
            self.made.own(item, entry.child("LBody").child("P"))

    def _table(self, block: Table, parent: Element) -> None:
        if not any((block.header, *block.rows)):
            self.made.caption(block, self.made.own(block, parent.child("P")))
            return
        group = parent.child("Table")
        self.made.caption(block, self.made.own(block, group.child("Caption")))
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
            self.made.caption(block, self.made.own(block, parent.child("P"), Part.CAPTION))
            return
        group = parent.child("Figure", entries=b"/Alt" + text_string(block.alternative))
        self.made.caption(block, self.made.own(block, group))
        # That of a picture is drawn below it, that of a chart above.
        made = group.child("Caption") if isinstance(block.picture, Chart) else group.last("Caption")
        self.made.own(block, made, Part.CAPTION)
