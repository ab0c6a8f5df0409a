"""Frames in, styles of boxes out: one style for each thing a box may hold, all of a box with one border and one indent.

Word draws a box around neighbours of equal borders and indents only (ECMA-376 Part 1, 17.3.1.24); so a box with a list
is set in a variant whose every style hangs, and a box right after one of its kind in a variant a hair narrower.
"""

from __future__ import annotations

from enum import Enum

from briefgen.document.nodes import TextRole
from briefgen.style.theme import TextStyle, Theme
from briefgen.writers.docx import dress
from briefgen.writers.docx.dress import Frame, Look, Variant
from briefgen.writers.docx.formatting import (
    KEEP_BOTH,
    KEEP_LINES,
    Sheet,
    borders,
    hang,
    identifier,
    indent,
    numbering,
    paragraph_style,
    run_properties,
    shade,
    spacing,
)
from briefgen.writers.docx.xml import NOTHING, Xml, join, xml


class Slot(Enum):
    """What a paragraph is inside a box; the value is the second half of its style's name."""

    TITLE = "Label"
    HEADING = "Heading"
    SUBHEADING = "Subheading"
    LEAD = "Lead"
    BODY = "Text"
    NOTE = "Note"
    SMALL = "Remark"
    BULLET = "Bullet"
    NUMBER = "Number"
    FIGURE = "Figure"


ROLE_SLOTS: dict[TextRole, Slot] = {
    TextRole.LEAD: Slot.LEAD,
    TextRole.BODY: Slot.BODY,
    TextRole.NOTE: Slot.NOTE,
    TextRole.SMALL: Slot.SMALL,
}

_TOKENS: dict[Slot, str] = {  # the theme's style behind each slot
    Slot.TITLE: "label",
    Slot.HEADING: "section",
    Slot.SUBHEADING: "subsection",
    Slot.LEAD: "lead",
    Slot.BODY: "body",
    Slot.NOTE: "note",
    Slot.SMALL: "small",
    Slot.BULLET: "item",
    Slot.NUMBER: "item",
    Slot.FIGURE: "note",
}

_NAMES: dict[tuple[Frame, Slot], str] = {  # better names than frame + slot
    (Frame.PANEL, Slot.HEADING): "Key Messages Title",
    (Frame.PANEL, Slot.NUMBER): "Key Message",
    (Frame.PANEL, Slot.BULLET): "Key Message Bullet",
    (Frame.PANEL, Slot.TITLE): "Key Messages Label",
    (Frame.CALLOUT, Slot.TITLE): "Callout Title",
    (Frame.CALLOUT, Slot.BODY): "Callout",
    (Frame.ALLEGATION, Slot.BODY): "Allegation",
    (Frame.QUOTE, Slot.BODY): "Quote",
    (Frame.QUOTE, Slot.TITLE): "Quote Label",
    (Frame.PULL_QUOTE, Slot.BODY): "Pull Quote",
}

BASE_VARIANTS = frozenset(
    {
        Variant("Panel", hung=True),
        Variant("Panel"),
        Variant("Callout"),
        Variant("Allegation"),
        Variant("Quote"),
        Variant("Pull Quote"),
    }
)


def box_style_name(variant: Variant, slot: Slot) -> str:
    """Return the name of a box's style as Word shows it."""
    frame = Frame(variant.frame)
    name = _NAMES.get((frame, slot), f"{frame.value} {slot.value}")
    if variant.hung and slot not in (Slot.BULLET, Slot.NUMBER) and frame is not Frame.PANEL:
        name += " (with list)"
    if not variant.hung and frame is Frame.PANEL and slot not in (Slot.BULLET, Slot.NUMBER):
        name = f"Bottom Line {slot.value}"
    return name + (" (apart)" if variant.apart else "")


def box_style(variant: Variant, slot: Slot) -> str:
    """Return the id of a box's style."""
    return identifier(box_style_name(variant, slot))


_LISTED = (Slot.BULLET, Slot.NUMBER)


def box_styles(sheet: Sheet, used: frozenset[Variant]) -> Xml:
    """Return the styles of the variants that are used and of the common ones."""
    lists = {Variant(frame.value, hung=True) for frame in Frame if frame is not Frame.FLOW}  # numbering names them
    found: list[Xml] = []
    for variant in sorted(used | BASE_VARIANTS | lists):
        chosen = used | BASE_VARIANTS
        slots = (slot for slot in Slot if (variant.hung if slot in _LISTED else variant in chosen))
        found.extend(_box_style(sheet, variant, slot) for slot in slots)
    return join(found)


_OUTLINE = {Slot.HEADING: 0, Slot.SUBHEADING: 1}
_OPENING = (Slot.TITLE, Slot.HEADING, Slot.SUBHEADING)


def _box_style(sheet: Sheet, variant: Variant, slot: Slot) -> Xml:
    theme, frame = sheet.theme, Frame(variant.frame)
    look, style = dress.look(theme, sheet.page_size, frame), _box_text(theme, frame, slot)
    name, outline = box_style_name(variant, slot), _OUTLINE.get(slot)
    paragraph = join(
        (
            KEEP_BOTH if slot in _OPENING else KEEP_LINES,
            numbering(frame, slot is Slot.NUMBER) if slot in _LISTED else NOTHING,
            borders(theme, look, closed=outline is not None),
            shade(theme, look.fill) if look.fill else NOTHING,
            _box_spacing(theme, look, slot, style),
            _box_indent(theme, look, variant),
            xml('<w:outlineLvl w:val="%s"/>', outline) if outline is not None else NOTHING,
        )
    )
    run = run_properties(theme, style, ink=look.text, heading=outline is not None)
    based = f"Heading{outline + 1}" if outline is not None else "Normal"
    offered = (frame, slot) in _NAMES and variant in BASE_VARIANTS
    return paragraph_style(name, paragraph, run, based=based, priority=14, builtin=name == "Quote", offered=offered)


def _box_spacing(theme: Theme, look: Look, slot: Slot, style: TextStyle) -> Xml:
    if slot is Slot.FIGURE:
        return spacing(0, 2 * theme.unit, factor=1)
    if slot in _OPENING:
        return spacing(look.before, style.after or theme.unit, style.lead)
    if style.name == "pull_quote":
        return spacing(look.before, 4 * theme.unit, style.lead)
    return spacing(0, style.between or 2 * theme.unit, style.lead)


_APART = 0.05  # points: one twip is enough for Word to begin a new box


def _box_indent(theme: Theme, look: Look, variant: Variant) -> Xml:
    room = hang(theme, True) if variant.hung else 0.0
    return indent(look.indent_left + room, look.indent_right + (_APART if variant.apart else 0), room)


def _box_text(theme: Theme, frame: Frame, slot: Slot) -> TextStyle:
    if frame is Frame.QUOTE and slot in (Slot.BODY, Slot.LEAD, Slot.BULLET, Slot.NUMBER):
        return theme.style("quote_long")  # one style for all: the smaller suits long quotations too
    if frame is Frame.PULL_QUOTE and slot in (Slot.BODY, Slot.LEAD):
        return theme.style("pull_quote")
    return theme.style(_TOKENS[slot])
