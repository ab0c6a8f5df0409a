"""Lists in, `word/numbering.xml` out (ECMA-376 Part 1, 17.9).

Each frame has bullets and numbers, each ordered list an instance of its own, so that it starts where it should whatever
stands before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from briefgen.style.theme import Theme
from briefgen.writers.docx import dress
from briefgen.writers.docx.box_styles import Slot, box_style
from briefgen.writers.docx.dress import Frame, Variant
from briefgen.writers.docx.formatting import (
    BOLD,
    BOLD_FROM,
    FLUSH,
    LIST_DEPTH,
    base_instance,
    colour,
    hang,
    identifier,
    indent,
    size,
)
from briefgen.writers.docx.theme_part import font_slot
from briefgen.writers.docx.xml import NOTHING, W, Xml, join, part, xml

FIRST_INSTANCE = 2 * len(Frame) + 1  # below it are the instances that styles name


@dataclass(frozen=True, slots=True)
class Instance:
    """An ordered list: the frame it stands in, the number it starts with and the level at which it does."""

    frame: Frame
    start: int = 1
    level: int = 0


def numbering_part(theme: Theme, page_size: str, instances: tuple[Instance, ...]) -> bytes:
    """Return `word/numbering.xml`: all definitions, then all instances, as the schema wants it."""
    restarts = (
        xml(
            '<w:num w:numId="%s"><w:abstractNumId w:val="%s"/><w:lvlOverride w:ilvl="%s"><w:startOverride w:val="%s"/>'
            "</w:lvlOverride></w:num>",
            number, base_instance(instance.frame, True), instance.level, instance.start,
        )
        for number, instance in enumerate(instances, FIRST_INSTANCE)
    )  # fmt: skip
    return part("w:numbering", W, join((_definitions(theme, page_size), *restarts)))


@lru_cache(maxsize=32)
def _definitions(theme: Theme, page_size: str) -> Xml:
    kinds = [(frame, ordered) for frame in Frame for ordered in (False, True)]
    abstract = join(_abstract(theme, page_size, frame, ordered) for frame, ordered in kinds)
    plain = join(
        xml('<w:num w:numId="%s"><w:abstractNumId w:val="%s"/></w:num>', base_instance(*kind), base_instance(*kind))
        for kind in kinds
    )
    return join((abstract, plain))


def _abstract(theme: Theme, page_size: str, frame: Frame, ordered: bool) -> Xml:
    identity = base_instance(frame, ordered)
    depth = LIST_DEPTH if frame is Frame.FLOW else 1
    levels = join(_level(theme, page_size, frame, ordered, level) for level in range(depth))
    if ordered and frame is not Frame.FLOW:
        depth, levels = 2, join((levels, _flush_level(theme, page_size, frame)))
    return xml(
        '<w:abstractNum w:abstractNumId="%s"><w:nsid w:val="%s"/><w:multiLevelType w:val="%s"/>%s</w:abstractNum>',
        identity, f"5BF0{identity:04X}", "multilevel" if depth > 1 else "singleLevel", levels,
    )  # fmt: skip


def _level(theme: Theme, page_size: str, frame: Frame, ordered: bool, level: int) -> Xml:
    look, room = dress.look(theme, page_size, frame), hang(theme, ordered or frame is not Frame.FLOW)
    left = look.indent_left + room * (level + 1)
    return xml(
        '<w:lvl w:ilvl="%s"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:pStyle w:val="%s"/><w:lvlText w:val="%s"/>'
        '<w:lvlJc w:val="left"/><w:pPr>%s</w:pPr><w:rPr>%s</w:rPr></w:lvl>',
        level, ("decimal", "lowerLetter", "lowerRoman")[level] if ordered else "bullet", _style(frame, ordered, level),
        f"%{level + 1}" if ordered else "•", indent(left, look.indent_right, room), _mark(theme, look.text, ordered),
    )  # fmt: skip


def _flush_level(theme: Theme, page_size: str, frame: Frame) -> Xml:
    """Return the level that numbers a box: at the edge of the box's text, so that all of it has one indent."""
    look = dress.look(theme, page_size, frame)
    return xml(
        '<w:lvl w:ilvl="%s"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/>'
        '<w:lvlText w:val="%s"/><w:lvlJc w:val="left"/><w:pPr>%s</w:pPr><w:rPr>%s</w:rPr></w:lvl>',
        FLUSH, f"%{FLUSH + 1}\u2002", indent(look.indent_left, look.indent_right), _mark(theme, look.text, True),
    )  # fmt: skip


def _style(frame: Frame, ordered: bool, level: int) -> str:
    if frame is Frame.FLOW:
        name = "List Number" if ordered else "List Bullet"
        return identifier(f"{name} {level + 1}" if level else name)
    return box_style(Variant(frame.value, hung=True), Slot.NUMBER if ordered else Slot.BULLET)


def _mark(theme: Theme, on_panel: str, ordered: bool) -> Xml:
    """Return how bullet or number look: a number in its own face, no larger than the text it stands beside."""
    numeral, item = theme.style("numeral"), theme.style("item")
    style = numeral if ordered else item
    return join(
        (
            font_slot(theme, style.family),
            BOLD if ordered and numeral.weight >= BOLD_FROM else NOTHING,
            Xml('<w:i w:val="0"/><w:iCs w:val="0"/>'),
            colour(theme, on_panel or numeral.colour),
            size(min(style.size, item.size)),
        )
    )
