"""Sections -> markup: the title block, headed sections, panels.

In: a section. Out: its parts as `Html`, in order. A part begins at a heading of level 2 or at a panel with such a
heading inside; each becomes a `section` that its heading names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefgen.document.nodes import Block, Box, BoxKind, Heading, Paragraph, Section, TextRole
from briefgen.writers.html.blocks import FLOW, blocks, box_title, heading
from briefgen.writers.html.context import Context
from briefgen.writers.html.markup import Html, element, join

_TITLE_ROLES = frozenset(
    {TextRole.MARKING, TextRole.SERIES, TextRole.DATE, TextRole.TITLE_REST, TextRole.SUBTITLE}
)  # fmt: skip


@dataclass(slots=True)
class _Part:
    """A part in the making: what heads it and what it holds."""

    head: Heading | None = None
    panel: Box | None = None
    title: bool = False
    held: list[Block] = field(default_factory=list)


def section(outer: Section, context: Context) -> Html:
    """Return the markup of a section."""
    return join((_part(part, outer.name, context) for part in _parts(outer.blocks)), "\n")


def _parts(outer: tuple[Block, ...]) -> list[_Part]:
    parts: list[_Part] = []
    for block in outer:
        last = parts[-1] if parts else None
        if _is_of_title(block):
            if last is None or not last.title:
                parts.append(_Part(title=True))
            parts[-1].held.append(block)
        elif isinstance(block, Heading) and block.level == 2:
            parts.append(_Part(head=block))
        elif isinstance(block, Box) and _stands_alone(block, last):
            parts.append(_Part(panel=block))
        else:
            if last is None or last.title or last.panel:
                parts.append(_Part())
            parts[-1].held.append(block)
    return parts


def _is_of_title(block: Block) -> bool:
    match block:
        case Heading():
            return block.level == 1
        case Paragraph():
            return block.role in _TITLE_ROLES
        case _:
            return False


def _stands_alone(box: Box, last: _Part | None) -> bool:
    """Tell whether a panel is a part of its own: it has a heading inside, or nothing heads it."""
    if box.kind is not BoxKind.PANEL:
        return False
    return _own_head(box) is not None or last is None or last.title or last.panel is not None


def _own_head(box: Box) -> Heading | None:
    first = box.blocks[0] if box.blocks else None
    return first if isinstance(first, Heading) and first.level == 2 else None


def _part(part: _Part, name: str, context: Context) -> Html:
    if part.title:
        return _title_block(part.held, context)
    if part.panel:
        return _panel(part.panel, name, context)
    classes = f"section {_class(name)}"
    if part.head is None:
        return element("div", {"class": f"{classes} headless"}, _flow(tuple(part.held), context))
    return _headed(part.head, tuple(part.held), classes, context)


def _title_block(held: list[Block], context: Context) -> Html:
    """Return the title block; markings that open it stand above it."""
    count = next((n for n, block in enumerate(held) if not _is_marking(block)), len(held))
    above = blocks(tuple(held[:count]), FLOW, context)
    if count == len(held):
        return above
    return join((above, element("header", {"class": "title-block"}, blocks(tuple(held[count:]), FLOW, context))))


def _is_marking(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role is TextRole.MARKING


def _panel(box: Box, name: str, context: Context) -> Html:
    classes, head = f"panel {_class(name)}", _own_head(box)
    if head is not None:
        return _headed(head, box.blocks[1:], classes, context)
    title, anchor = box_title(box.title, "section", context)
    tag = "section" if anchor else "div"
    return element(tag, {"class": classes, "aria-labelledby": anchor}, title, _flow(box.blocks, context))


def _headed(head: Heading, held: tuple[Block, ...], classes: str, context: Context) -> Html:
    anchor = context.anchor(head.identifier)
    named = heading(head, anchor, context)
    return element("section", {"class": classes, "aria-labelledby": anchor}, named, _flow(held, context))


def _flow(held: tuple[Block, ...], context: Context) -> Html:
    return element("div", {"class": "flow"}, "\n", blocks(held, FLOW, context), "\n")


def _class(name: str) -> str:
    return "s-" + (re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "part")
