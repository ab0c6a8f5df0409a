"""Blocks -> markup.

In: blocks, and the place they stand in. Out: `Html`. What a block looks like is the style sheet's business: the class
`t-<style>` names its type style, other classes what it is.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from briefgen.document.nodes import (
    Block,
    Box,
    BoxKind,
    Chart,
    Definitions,
    Figure,
    Heading,
    Inline,
    KeyFigures,
    List,
    ListItem,
    Paragraph,
    Picture,
    Quote,
    Reference,
    Strip,
    TextRole,
)
from briefgen.document.nodes import Table as TableBlock
from briefgen.document.titles import split_title
from briefgen.document.walk import caption, plain
from briefgen.writers.html.charts import chart
from briefgen.writers.html.context import Context, Listed, source
from briefgen.writers.html.inlines import Setting, inlines, reference
from briefgen.writers.html.markup import Html, element, join
from briefgen.writers.html.pieces import definitions, key_figures, pull_quote
from briefgen.writers.html.strips import squares
from briefgen.writers.html.tables import table
from briefgen.writers.html.titles import split_content

SHORT_ITEM = 170  # characters; lists of such items may stand in two columns


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands, as far as that changes the style of its text."""

    item: bool = False
    quote: bool = False
    pull: bool = False


FLOW = Place()


def blocks(outer: tuple[Block, ...], place: Place, context: Context) -> Html:
    """Return the markup of blocks."""
    return join((_block(block, place, context) for block in outer), "\n")


def _block(block: Block, place: Place, context: Context) -> Html:
    match block:
        case Heading():
            return heading(block, context.anchor(block.identifier), context)
        case Paragraph():
            return paragraph(block, place, context)
        case List():
            return _list(block, place, context)
        case TableBlock():
            return table(block, context)
        case Box():
            return _box(block, place, context)
        case Quote(pull=True):
            inside = replace(place, quote=True, pull=True)
            return pull_quote(block, lambda inner: blocks(inner, inside, context), context)
        case Quote():
            return element("blockquote", {}, blocks(block.blocks, replace(place, quote=True), context))
        case Strip():
            return _strip(block, context)
        case Figure():
            return _figure(block, context)
        case KeyFigures():
            return key_figures(block, context)
        case Definitions():
            return definitions(block, context)
        case _:
            assert_never(block)


def heading(block: Heading, anchor: str, context: Context) -> Html:
    """Return a heading; the rest of a title stands in a span of its own."""
    attributes = {"id": anchor, "data-source": source(block.provenance)}
    if block.level == 1:
        return _title(block, attributes, context)
    context.headings.append(Listed(block, anchor))
    style = "section" if block.level == 2 else "subsection"
    tag = f"h{min(block.level, 6)}"
    return element(tag, {"class": f"t-{style}", **attributes}, inlines(block.content, Setting(style), context))


def _title(block: Heading, attributes: dict[str, str | None], context: Context) -> Html:
    head, rest = split_content(block.content)
    main, below = ("cover_title", "cover_rest") if context.theme.layout == "report" else ("title", "title_rest")
    first = inlines(head, Setting(main), context)
    step = _step(split_title(plain(block.content))[0])
    outer = {"class": f"t-{main} step-{step}", **attributes}
    if not rest:
        return element("h1", outer, first)
    second = element("span", {"class": f"t-{below}"}, inlines(rest, Setting(below), context))
    return element("h1", outer, element("span", {}, first), " ", second)


def _step(title: str) -> int:
    """Return which of a theme's three title sizes suits a title of this length."""
    return 0 if len(title) <= 44 else 1 if len(title) <= 80 else 2


def paragraph(block: Paragraph, place: Place, context: Context) -> Html:
    """Return a paragraph; a reference that is its only one and its last word may leave it for the track."""
    style = _style(block.role, place)
    attributes = {"class": f"t-{style}", "data-source": source(block.provenance)}
    last = _tracked(block)
    if last is not None:
        words = inlines(block.content[:-1], Setting(style), context)
        return element("p", attributes, words, " ", reference(last, True, context))
    return element("p", attributes, inlines(block.content, Setting(style), context))


def _tracked(block: Block) -> Reference | None:
    """Return the reference that may leave a paragraph for the track: its only one, at its end, behind other words."""
    if not isinstance(block, Paragraph) or sum(isinstance(inline, Reference) for inline in block.content) != 1:
        return None
    last = block.content[-1]
    return last if isinstance(last, Reference) and len(block.content) > 1 else None


def _style(role: TextRole, place: Place) -> str:
    if role is TextRole.BODY:
        return "pull_quote" if place.pull else "quote" if place.quote else "item" if place.item else "body"
    return role.value


def _list(block: List, place: Place, context: Context) -> Html:
    items = (_item(item, replace(place, item=True), context) for item in block.items)
    classes = {"role": "list", "class": " ".join(_list_classes(block)) or None}
    if not block.ordered:
        return element("ul", classes, join(items))
    context.show("0", "numeral")
    start = str(block.start) if block.start != 1 else None
    return element("ol", {**classes, "start": start}, join(items))


def _list_classes(block: List) -> Iterator[str]:
    if len(block.items) > 3 and all(_is_short(item) for item in block.items):
        yield "short"
    if block.ordered and block.start + len(block.items) > 10:
        yield "tens"
    if not block.ordered and any(_has_id(item) for item in block.items):
        yield "ids"


def _has_id(item: ListItem) -> bool:
    """Tell whether an item's first paragraph ends in a reference that a layout may set in the hang."""
    return bool(item.blocks) and _tracked(item.blocks[0]) is not None


def _is_short(item: ListItem) -> bool:
    only = item.blocks[0] if len(item.blocks) == 1 else None
    return isinstance(only, Paragraph) and len(plain(only.content)) <= SHORT_ITEM


def _item(item: ListItem, place: Place, context: Context) -> Html:
    boxed = bool(item.blocks) and isinstance(item.blocks[0], Box)
    kind = "boxed" if boxed else "id" if _has_id(item) else None
    return element("li", {"class": kind}, blocks(item.blocks, place, context))


def _box(block: Box, place: Place, context: Context) -> Html:
    title, anchor = box_title(block.title, "label", context)
    inner = join((title, blocks(block.blocks, place, context)), "\n")
    match block.kind:
        case BoxKind.PANEL:
            return element("div", {"class": "panel inner"}, inner)
        case BoxKind.CALLOUT:
            return element("aside", {"class": "callout"}, inner)
        case BoxKind.ALLEGATION:
            return element("div", {"class": "allegation", "role": "note", "aria-labelledby": anchor}, inner)
        case _:
            assert_never(block.kind)


def box_title(title: tuple[Inline, ...], style: str, context: Context) -> tuple[Html, str | None]:
    """Return the title of a box and its anchor; nothing and None where the box has no title."""
    if not title:
        return Html(), None
    anchor = context.box_anchor()
    words = inlines(title, Setting(style), context)
    return element("p", {"class": f"box-title t-{style}", "id": anchor}, words), anchor


def _strip(block: Strip, context: Context) -> Html:
    words = element("span", {}, inlines(block.content, Setting("small"), context))
    return element("p", {"class": "strip t-small"}, squares(block.shown, block.total), words)


def _figure(block: Figure, context: Context) -> Html:
    if isinstance(block.picture, Chart):
        classes, shown = "chart", chart(block, block.picture, context)
    else:
        classes, shown = None, _image(block, block.picture)
    if not block.caption:
        return element("figure", {"class": classes}, shown)
    words = inlines(caption(block), Setting("caption"), context)
    named = {"class": "t-caption", "id": context.caption_anchor(block)}
    return element("figure", {"class": classes}, element("figcaption", named, words), shown)


def _image(block: Figure, picture: Picture) -> Html:
    data = base64.b64encode(picture.data).decode("ascii")
    attributes = {
        "src": f"data:image/png;base64,{data}",
        "alt": "" if block.decorative else block.alternative,
        "width": str(picture.width),
        "height": str(picture.height),
    }
    return element("img", attributes)
