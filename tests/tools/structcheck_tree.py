"""What is wrong with a structure tree that veraPDF lets pass; see `structcheck`."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import Any

import pikepdf

from tests.tools.page_text import UNKNOWN, Shown
from tests.tools.structure import (
    Annotation,
    Content,
    Element,
    Identity,
    Structure,
    inside,
    listed,
    name_tree,
    number_tree,
)

_LINE_ENDS = (" ", "\u00a0", "\u00ad", "-", "\u2010", "\u2013", "\u2014", "/")
_NEW_LINE = 0.6  # of the size: how much higher or lower a text stands that is on another line
_OF_TABLES = {"Table", "THead", "TBody", "TR", "TH", "TD"}  # a cell may be empty, so that its table is regular
_LONG = 40  # letters; a word as long may be broken without a sign: an address
_NEAR = 40.0  # points: how far above its text a note's destination may lie


def findings(structure: Structure, words: Collection[str]) -> Iterator[str]:
    """Yield what is wrong with the tree of a file; `words` are those that a line's end may part without a sign."""
    parents = number_tree(inside(structure.pdf.Root, "/StructTreeRoot", "/ParentTree"))
    yield from _parent_tree(structure, parents)
    yield from _marked_content(structure, parents)
    yield from _annotations(structure, parents)
    yield from _destinations(structure)
    for element in structure.elements():
        yield from _element(structure, element)
        if not element.inline and element.kind != "Figure":
            yield from _line_ends(structure, element, words)


# ------------------------------------------------------------------------------------------------------------- content


def _parent_tree(structure: Structure, parents: dict[int, Any]) -> Iterator[str]:
    following = inside(structure.pdf.Root, "/StructTreeRoot").get("/ParentTreeNextKey", -1)
    if parents and int(following) <= max(parents):
        yield f"ParentTreeNextKey {following} is not above {max(parents)}"
    keys = [int(page.obj.get("/StructParents", -1)) for page in structure.pdf.pages]
    if len(set(keys)) < len(keys):
        yield "two pages have one StructParents"


def _marked_content(structure: Structure, parents: dict[int, Any]) -> Iterator[str]:
    owners: dict[Content, Element] = {}
    places = [{mcid: place for place, mcid in enumerate(page.order)} for page in structure.pages]
    for element in structure.elements():
        for content in (kid for kid in element.kids if isinstance(kid, Content)):
            where = f"page {content.page + 1} MCID {content.mcid}"
            if content in owners:
                yield f"{where} stands twice in the tree"
            owners[content] = element
            if content.mcid not in places[content.page]:
                yield f"{where} is in the tree but not drawn"
    for root in structure.roots:
        yield from _order(root, places, {})
    for number, page in enumerate(structure.pages):
        named = listed(parents.get(int(structure.pdf.pages[number].obj.get("/StructParents", -1))))
        for mcid in page.order:
            where, owner = f"page {number + 1} MCID {mcid}", owners.get(Content(number, mcid))
            if page.order.count(mcid) > 1:
                yield f"{where} is used twice"
            if owner is None:
                yield f"{where} is in no element"
            elif mcid >= len(named) or named[mcid].objgen != owner.dictionary.objgen:
                yield f"{where}: the ParentTree names another element"
        yield from _loose(page.shown, number)


def _order(element: Element, places: list[dict[int, int]], last: dict[int, int]) -> Iterator[str]:
    """Yield what is drawn before what is read earlier; `last` is the last place on each page, and is moved on.

    The cells of a row are read one after the other, but drawn side by side where the row is parted: by columns, pages.
    """
    before = dict(last)
    for kid in element.kids:
        if isinstance(kid, Content):
            place = places[kid.page].get(kid.mcid, -1)
            if 0 <= place < last.get(kid.page, -1):
                yield f"page {kid.page + 1} MCID {kid.mcid} is drawn before content that is read earlier"
            last[kid.page] = max(place, last.get(kid.page, -1))
        elif isinstance(kid, Element):
            own = dict(before) if element.kind == "TR" else last
            yield from _order(kid, places, own)
            last |= {page: max(place, last.get(page, -1)) for page, place in own.items()}


def _loose(shown: list[Shown], page: int) -> Iterator[str]:
    for text in shown:
        if text.mcid is None and not text.artifact:
            yield f"page {page + 1}: the text {text.text[:30]!r} is neither tagged nor an artifact"
        if UNKNOWN in text.text and not text.artifact:
            yield f"page {page + 1}: a glyph near {text.text[:30]!r} has no meaning"


# --------------------------------------------------------------------------------------------------------- annotations


def _annotations(structure: Structure, parents: dict[int, Any]) -> Iterator[str]:
    owners: dict[Identity, Element] = {}
    for element in structure.elements():
        for kid in (kid for kid in element.kids if isinstance(kid, Annotation)):
            if kid.identity in owners:
                yield f"{element.path}: an annotation stands twice in the tree"
            owners[kid.identity] = element
    drawn = set()
    for number, page in enumerate(structure.pdf.pages):
        for annotation in page.obj.get("/Annots", []):
            drawn.add(annotation.objgen)
            where, owner = f"page {number + 1}", owners.get(annotation.objgen)
            named = parents.get(int(annotation.get("/StructParent", -1)))
            if owner is None:
                yield f"{where}: an annotation in no element"
            elif named is None or named.objgen != owner.dictionary.objgen:
                yield f"{where}: StructParent of an annotation names another element"
            yield from (f"{where}: {problem}" for problem in _link(structure.pdf, annotation))
    for identity in owners.keys() - drawn:
        yield f"{owners[identity].path}: an annotation that is on no page"


def _link(pdf: pikepdf.Pdf, annotation: Any) -> Iterator[str]:
    """Yield what is wrong with a link: it leads nowhere, says nothing, or its lines lie outside it."""
    action = inside(annotation, "/A")
    if action.get("/S") == "/URI":
        if not str(action.get("/URI", "")):
            yield "a link without an address"
    elif destination(pdf, annotation) is None:
        yield "a link that leads nowhere"
    if not str(annotation.get("/Contents", "")).strip():
        yield "a link without a description"
    left, bottom, right, top = (float(value) for value in annotation.Rect)
    if left >= right or bottom >= top:
        yield "a link without an area"
    corners = [float(value) for value in annotation.get("/QuadPoints", [])]
    across, upward = corners[::2], corners[1::2]
    within = left - 1 <= min(across, default=left) <= max(across, default=right) <= right + 1
    if not (within and bottom - 1 <= min(upward, default=bottom) <= max(upward, default=top) <= top + 1):
        yield "QuadPoints outside the area of their link"


def destination(pdf: pikepdf.Pdf, holder: Any) -> tuple[int, float] | None:
    """Return the page and the height that a link or a bookmark leads to; None where there is no such place."""
    found = holder.get("/Dest", inside(holder, "/A").get("/D"))
    if isinstance(found, pikepdf.Name | pikepdf.String):
        old = {key[1:]: value for key, value in inside(pdf.Root, "/Dests").items()}
        found = {**old, **name_tree(inside(pdf.Root, "/Names", "/Dests"))}.get(str(found).removeprefix("/"))
    if isinstance(found, pikepdf.Dictionary):
        found = found.get("/D")
    if not isinstance(found, pikepdf.Array) or not isinstance(found[0], pikepdf.Dictionary):
        return None
    pages = [page.obj.objgen for page in pdf.pages]
    if found[0].objgen not in pages:
        return None
    place = {"/XYZ": 3, "/FitH": 2, "/FitBH": 2}.get(str(found[1]) if len(found) > 1 else "", 99)
    height = float(found[place]) if len(found) > place else float(found[0].MediaBox[3])
    return pages.index(found[0].objgen), height


def _destinations(structure: Structure) -> Iterator[str]:
    """Yield what is wrong with the calls of notes: each note is led to by a link inside a Reference."""
    led = []
    for element in structure.elements():
        if element.kind == "Link" and not any(isinstance(kid, Annotation) for kid in element.kids):
            yield f"{element.path}: a link without its annotation"
        if element.kind == "Reference":
            below = [kid for inner in element.elements() for kid in inner.kids if isinstance(kid, Annotation)]
            led += [destination(structure.pdf, kid.dictionary) for kid in below]
    for element in structure.elements():
        if element.kind == "Note":
            content = next(element.contents(), None)
            shown = structure.shown(content) if content else []
            if content and shown and not any(_reaches(place, content.page, shown[0].y) for place in led):
                yield f"{element.path}: no call of a note leads to {structure.text(element)[:30]!r}"


def _reaches(place: tuple[int, float] | None, page: int, height: float) -> bool:
    return place is not None and place[0] == page and -2 <= place[1] - height <= _NEAR


# ------------------------------------------------------------------------------------------------------------ elements


def _element(structure: Structure, element: Element) -> Iterator[str]:
    attributes = {key for entry in listed(element.dictionary.get("/A")) for key in entry}
    if element.kind == "Figure" and "/BBox" not in attributes:
        yield f"{element.path}: a figure without BBox"
    if element.kind == "L" and "/ListNumbering" not in attributes:
        yield f"{element.path}: a list without ListNumbering"
    if element.kind == "Table" and not any(inner.kind == "TR" for inner in element.elements()):
        yield f"{element.path}: a table without rows"
    if element.path.endswith("/Reference/Reference"):
        yield f"{element.path}: a reference within a reference"
    for kid in element.kids:
        if (
            isinstance(kid, Element)
            and kid.dictionary.get("/P", pikepdf.Dictionary()).objgen != element.dictionary.objgen
        ):
            yield f"{kid.path}: P is not the parent"
    contents = list(element.contents())
    if contents and element.kind in _OF_TABLES:
        return
    if not any(content.mcid in structure.pages[content.page].filled for content in contents):
        yield f"{element.path}: an empty element"
    elif not structure.text(element).strip() and not any(_speaks(inner) for inner in element.elements()):
        yield f"{element.path}: an element without words"


def _speaks(element: Element) -> bool:
    """Tell whether an element says something by itself: a picture, a bullet."""
    return element.kind == "Figure" or "/ActualText" in element.dictionary


def _line_ends(structure: Structure, element: Element, known: Collection[str]) -> Iterator[str]:
    """Yield where a word at a line's end runs together with the next line's, in the element's own text."""
    shown = [text for content in _own(element) for text in (_at(structure, content)) if text[1].text]
    words, position = "".join(text.text for _, text in shown), 0
    for (page, before), (next_page, after) in pairwise(shown):
        lower = abs(before.y - after.y) > _NEW_LINE * max(before.size, after.size, 1.0)
        spaced = before.text.endswith(_LINE_ENDS) or after.text.startswith((" ", "\u00a0"))
        seam = position + len(before.text)
        position = seam
        if (next_page != page or lower or after.x < before.x - 1) and not spaced and not _parted(words, seam, known):
            yield f"{element.path}: {before.text[-20:]!r} runs together with {after.text[:20]!r}"


def _parted(words: str, seam: int, known: Collection[str]) -> bool:
    """Tell whether the word around a place is parted there because it is too long for a line."""
    before, after = (words[:seam].replace("\u00a0", " "), words[seam:].replace("\u00a0", " "))
    word = (before.rpartition(" ")[2] + after.partition(" ")[0]).replace("\u00ad", "").replace("\u200b", "")
    return word in known or len(word) >= _LONG


def _at(structure: Structure, content: Content) -> list[tuple[int, Shown]]:
    return [(content.page, shown) for shown in structure.shown(content)]


def _own(element: Element) -> Iterator[Content]:
    """Yield the content of an element and of what stands within its lines."""
    for kid in element.kids:
        if isinstance(kid, Content):
            yield kid
        elif isinstance(kid, Element) and kid.inline:
            yield from _own(kid)
