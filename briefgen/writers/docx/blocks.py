"""Blocks in, paragraphs and tables out: one function a node, a style for each by where it stands (`Place`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import assert_never

from briefgen.document.nodes import (
    Block,
    Box,
    Chart,
    Definition,
    Definitions,
    Figure,
    Heading,
    Inline,
    KeyFigure,
    KeyFigures,
    List,
    ListItem,
    Paragraph,
    Provenance,
    Quote,
    Strip,
    Table,
    TextRole,
)
from briefgen.document.walk import inner_blocks, says_something
from briefgen.writers.docx import paragraphs
from briefgen.writers.docx.box_styles import ROLE_SLOTS, Slot, box_style
from briefgen.writers.docx.captions import captioned
from briefgen.writers.docx.character_styles import KEY_FIGURE, TERM
from briefgen.writers.docx.charts import chart
from briefgen.writers.docx.context import Context
from briefgen.writers.docx.dress import FRAMES, Frame, Variant, frame_ground, role_ground
from briefgen.writers.docx.formatting import FLUSH, HUNG, LIST_DEPTH, numbering
from briefgen.writers.docx.heading_styles import OPENING_HEADING
from briefgen.writers.docx.inlines import EN_SPACE, TAB, Manner, inlines, run
from briefgen.writers.docx.paragraphs import Piece
from briefgen.writers.docx.pictures import drawing
from briefgen.writers.docx.styles import OWN_WORDS
from briefgen.writers.docx.tables import table
from briefgen.writers.docx.titles import title
from briefgen.writers.docx.xml import NOTHING, Xml, join


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: in the flow or in a box, and how deep in a list."""

    variant: Variant | None = None
    depth: int = 0  # of lists around it
    ordered: bool = False  # the innermost of them
    number: Xml | None = None  # of the item that this block opens; None: it opens none
    ordinal: int | None = None  # of the item that this box opens
    pull: bool = False  # a pull quote: its evidence stands on a line of its own

    @property
    def frame(self) -> Frame:
        """Return the frame around the block."""
        return Frame(self.variant.frame) if self.variant else Frame.FLOW


FLOW = Place()


def _manner(context: Context, place: Place) -> Manner:
    return Manner(frame_ground(context.theme, place.frame), below=place.pull)


_OWN = (TextRole.NOTE, TextRole.SMALL)  # words that are not the report's
_ROLE_STYLES: dict[TextRole, str] = {
    TextRole.SERIES: "Series",
    TextRole.DATE: "Dateline",
    TextRole.MARKING: "Marking",
    TextRole.TITLE_REST: "TitleRestLine",
    TextRole.SUBTITLE: "Subtitle",
    TextRole.LEAD: "Lead",
    TextRole.BODY: "BodyText",
    TextRole.NOTE: "NoteText",
    TextRole.SMALL: "SmallText",
}


def blocks(context: Context, content: Iterable[Block], place: Place = FLOW) -> list[Piece]:
    """Return the pieces of the blocks, in reading order."""
    return list(chain.from_iterable(_block(context, block, place) for block in content))


def _block(context: Context, block: Block, place: Place) -> Iterable[Piece]:
    match block:
        case Heading():
            return heading(context, block, place)
        case Paragraph():
            return text_paragraph(context, block, place)
        case List():
            return list_items(context, block, place)
        case Table():
            return captioned_table(context, block)
        case Box():
            return box(context, block, place)
        case Quote():
            return quote(context, block, place)
        case Strip():
            return _styled(context, block.content, "Strip", Slot.NOTE, place)
        case Figure():
            return figure(context, block, place)
        case KeyFigures():
            return key_figures(context, block, place)
        case Definitions():
            return definitions(context, block, place)
        case _:
            assert_never(block)


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paragraph is set: its style, its number in a list if it opens an item, the manner of its runs."""

    style: str
    manner: Manner
    number: Xml = NOTHING
    bookmark: str = ""  # that contents lead to


def _paragraph(
    context: Context, content: tuple[Inline, ...], setting: Setting, provenance: Provenance | None = None
) -> tuple[Piece, ...]:
    """Return the paragraph, or none where there is nothing to read: an empty one is only noise to a screen reader."""
    if not says_something(content):
        return ()
    runs = inlines(context, content, setting.manner)
    found = paragraphs.paragraph(context, setting.style, runs, provenance, setting.number)
    if setting.bookmark:
        found = replace(found, content=context.identifiers.enclose(found.content, (setting.bookmark,)))
    return (found,)


def heading(context: Context, node: Heading, place: Place) -> tuple[Piece, ...]:
    """Return a heading: level 1 is the title, level 2 Word's first level, and so on down to its third."""
    if not says_something(node.content):
        return ()
    if node.level <= 1 and place.variant is None:
        return (title(context, node),)
    level = context.descend(min(node.level - 1, 2 if place.variant else 3))
    if place.variant:
        style = box_style(place.variant, Slot.HEADING if level == 1 else Slot.SUBHEADING)
    else:
        style = OPENING_HEADING if node is context.coloured and level == 1 else f"Heading{level}"
    manner = replace(_manner(context, place), heavy=True)
    bookmark = context.bookmarks.popleft() if context.bookmarks and node.level > 1 else ""
    setting = Setting(style, manner, bookmark=bookmark)
    return _paragraph(context, node.content, setting, node.provenance)


def text_paragraph(context: Context, node: Paragraph, place: Place) -> tuple[Piece, ...]:
    """Return a paragraph in the style of its role, or of its place in a list or a box."""
    manner = _manner(context, place)
    if place == FLOW:
        manner = Manner(role_ground(context.theme, node.role))
    style, number = _paragraph_style(node.role, place)
    return _paragraph(context, node.content, Setting(style, manner, number), node.provenance)


def _paragraph_style(role: TextRole, place: Place) -> tuple[str, Xml]:
    if place.variant:
        if place.depth and place.number is not None and place.variant.hung:
            return box_style(place.variant, Slot.NUMBER if place.ordered else Slot.BULLET), place.number
        return box_style(place.variant, ROLE_SLOTS.get(role, Slot.BODY)), place.number or NOTHING
    if not place.depth:
        return _ROLE_STYLES[role], NOTHING
    depth = min(place.depth, LIST_DEPTH)
    suffix = f"{depth if depth > 1 else ''}{OWN_WORDS if role in _OWN else ''}"
    if place.number is None:
        return ("ListNumberContinue" if place.ordered else "ListContinue") + suffix, NOTHING
    return ("ListNumber" if place.ordered else "ListBullet") + suffix, place.number


def _styled(context: Context, content: tuple[Inline, ...], style: str, slot: Slot, place: Place) -> tuple[Piece, ...]:
    """Return a paragraph without provenance, in the style of the flow or of a slot of the box."""
    manner = replace(_manner(context, place), heavy=slot is Slot.TITLE)
    named = box_style(place.variant, slot) if place.variant else style
    return _paragraph(context, content, Setting(named, manner, place.number or NOTHING))


# ------------------------------------------------------------------------------------------------------------ lists


def list_items(context: Context, node: List, place: Place) -> Iterator[Piece]:
    """Yield the items; an ordered list has an instance of its own, so that its numbers start with `start`."""
    depth = place.depth + 1 if place.variant is None else 1
    level = min(depth, LIST_DEPTH) - 1
    counted = 0  # what Word will print for the last item
    instance = 0
    inside = replace(place, depth=depth, ordered=node.ordered, number=None, ordinal=None)
    for ordinal, item in enumerate(node.items, node.start):
        opening = item.blocks[0] if item.blocks else None
        number = NOTHING if isinstance(opening, Paragraph) else None
        if node.ordered and isinstance(opening, Paragraph):
            if not instance or counted + 1 != ordinal:  # the first item, or one after an item of another list
                instance = context.start_list(place.frame, ordinal, level)
            counted = ordinal
            number = numbering(place.frame, True, level, instance)
        yield from _item(context, item, inside, number, ordinal if node.ordered else None)


def _item(context: Context, item: ListItem, place: Place, number: Xml | None, ordinal: int | None) -> Iterator[Piece]:
    for position, block in enumerate(item.blocks):
        yield from _block(context, block, place if position else replace(place, number=number, ordinal=ordinal))


# ------------------------------------------------------------------------------------------------------------ boxes


def box(context: Context, node: Box, place: Place) -> list[Piece]:
    """Return the paragraphs of a box: equal borders, shade and indents, so that Word draws one box around them.

    A box in a list or in a box is a box of its own; its first paragraph has the number of the item that it opens, by a
    list of its own, since each frame has its own numbering.
    """
    frame = FRAMES[node.kind]
    inside = opening = Place(_variant(context, frame, node.blocks))
    if place.ordinal is not None:
        level = HUNG if inside.variant and inside.variant.hung else FLUSH
        number = numbering(frame, True, level, context.start_list(frame, place.ordinal, level))
        opening = replace(inside, depth=1, ordered=True, number=number)
    if says_something(node.title):
        label = _styled(context, node.title, "", Slot.TITLE, opening)
        return _kept([*label, *blocks(context, node.blocks, inside)])
    first, rest = node.blocks[:1], node.blocks[1:]
    return _kept([*blocks(context, first, opening), *blocks(context, rest, inside)])


def _kept(pieces: list[Piece]) -> list[Piece]:
    """Keep all paragraphs of a box on one page."""
    inner = [replace(piece, keep=True) if isinstance(piece, paragraphs.Paragraph) else piece for piece in pieces[:-1]]
    return [*inner, *pieces[-1:]]


def quote(context: Context, node: Quote, place: Place) -> list[Piece]:
    """Return the passages of a quote; in a box they keep the box's border."""
    place = replace(place, pull=node.pull, depth=0, number=None)
    if place.variant:
        return blocks(context, node.blocks, place)
    frame = Frame.PULL_QUOTE if node.pull else Frame.QUOTE
    return _kept(blocks(context, node.blocks, replace(place, variant=_variant(context, frame, node.blocks))))


def _variant(context: Context, frame: Frame, content: tuple[Block, ...]) -> Variant:
    """Choose how a box is set, and note it, so that the style sheet has it."""
    hung = any(isinstance(block, List) for block in inner_blocks(content))
    last = context.last_box
    variant = Variant(frame.value, hung, apart=last == Variant(frame.value, hung))
    context.last_box = variant
    context.variants.add(variant)
    return variant


# ---------------------------------------------------------------------------------------------- numbers and words


def key_figures(context: Context, node: KeyFigures, place: Place) -> Iterator[Piece]:
    """Yield a paragraph for each key figure: the number, large, a tab, what it counts, its evidence."""
    style, manner = box_style(place.variant, Slot.NOTE) if place.variant else "KeyFigure", _manner(context, place)
    for item in node.items:
        number = inlines(context, item.number, replace(manner, style=f"{KEY_FIGURE}{manner.ground.value}"))
        words = inlines(context, item.content, manner)
        yield from _entry(context, (number, TAB, words), style, item)


def definitions(context: Context, node: Definitions, place: Place) -> Iterator[Piece]:
    """Yield a paragraph for each word explained: the word, then its meaning."""
    style, manner = box_style(place.variant, Slot.NOTE) if place.variant else "Definition", _manner(context, place)
    for item in node.items:
        term = inlines(context, item.term, replace(manner, style=TERM))
        yield from _entry(context, (term, run(EN_SPACE), inlines(context, item.meaning, manner)), style, item)


def _entry(context: Context, parts: tuple[Xml, Xml, Xml], style: str, item: KeyFigure | Definition) -> Iterator[Piece]:
    head, gap, words = parts
    runs = join((head, gap if head and words else NOTHING, words))
    if runs:
        yield paragraphs.paragraph(context, style, runs, item.provenance)


# ------------------------------------------------------------------------------------------------ tables and figures


def caption(context: Context, node: Table | Figure) -> list[Piece]:
    """Return the caption, if there is one."""
    if not says_something(node.caption):
        return []
    return [paragraphs.paragraph(context, "Caption", captioned(context, node))]


def captioned_table(context: Context, node: Table) -> list[Piece]:
    """Return caption and table."""
    if not node.header:
        context.warn("docx: a table without columns is left out")
        return []
    return [*caption(context, node), table(context, node)]


def figure(context: Context, node: Figure, place: Place) -> list[Piece]:
    """Return caption and picture."""
    words = caption(context, node)
    room = context.measure - (40 if place.variant else 0)
    if isinstance(node.picture, Chart):
        runs = chart(context, node, node.picture, context.table_measure if not place.variant else room)
    else:
        runs = drawing(context, node, node.picture, room)
    # "Figure" is a role of PDF: LibreOffice would take a style of that name for one, and the role from real figures.
    style = box_style(place.variant, Slot.FIGURE) if place.variant else "Picture"
    return [*words, paragraphs.paragraph(context, style, runs)] if runs else words
