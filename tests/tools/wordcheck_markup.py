"""A package in, what is wrong with its elements out: their children and order, their attributes, their namespaces.

`wordcheck_grammar` and `wordcheck_values` have the tables. VML, of which a watermark is made, is not looked into.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from tests.tools.wordcheck_grammar import CHILDREN, ROOTS, Slot
from tests.tools.wordcheck_reading import (
    NAMESPACES,
    Element,
    Package,
    Rules,
    attribute,
    find,
    number,
    on,
    parsed,
    short,
    tag,
)
from tests.tools.wordcheck_values import Attribute, attributes

_UNREAD = ("v:", "o:")
# Namespaces that Word 2007 does not know: they must be declared as ignorable.
_EXTENSIONS = {NAMESPACES["w14"], NAMESPACES["w15"]}
_FREE = ("w:pict", "w:object")


def _elements(root: Element) -> Iterator[tuple[str, Element]]:
    for element in root.iter("{*}*"):
        name = short(element.tag)
        if not name.startswith(_UNREAD):
            yield name, element


def _ordered(name: str, children: list[str], slots: tuple[Slot, ...]) -> Iterator[str]:
    """Yield what is wrong with the children of an element."""
    counts = [0] * len(slots)
    place = 0
    for child in children:
        found = next((at for at in range(place, len(slots)) if child in slots[at].names), None)
        if found is None:
            known = any(child in slot.names for slot in slots)
            yield f"{name}: {child} stands too late" if known else f"{name}: {child} is no child of it"
            continue
        place, counts[found] = found, counts[found] + 1
    for slot, count in zip(slots, counts, strict=True):
        if not slot.least <= count <= slot.most:
            yield f"{name}: {count} of {' or '.join(slot.names[:3])}"


@lru_cache(maxsize=64)
def _children(content: bytes) -> tuple[str, ...]:
    """Return what is wrong with the children of the elements of a part; many files share some parts."""
    found: list[str] = []
    for name, element in _elements(parsed(content)):
        if name in _FREE:
            continue
        children = [short(child.tag) for child in element if isinstance(child.tag, str)]
        if children or name in CHILDREN:
            found.extend(_ordered(name, children, CHILDREN.get(name, ())))
    return tuple(found)


def _order(package: Package) -> Iterator[str]:
    for part in package.roots:
        yield from (f"{part}: {finding}" for finding in _children(package.parts[part]))


def _roots(package: Package) -> Iterator[str]:
    for source in ("", package.main):
        for _, relationship in package.relationships(source):
            root, expected = package.roots.get(relationship.target), ROOTS.get(relationship.kind)
            if root is not None and expected and short(root.tag) != expected:
                yield f"{relationship.target} begins with {short(root.tag)}, not {expected}"


def _wrong(name: str, given: dict[str, str], known: dict[str, Attribute]) -> Iterator[str]:
    for attribute_name, value in given.items():
        if attribute_name not in known:
            yield f"{name} has no {attribute_name}"
        elif not known[attribute_name].allows(value):
            yield f"{name} {attribute_name} is {value[:60]!r}"
    yield from (f"{name} lacks {each}" for each, rule in known.items() if rule.needed and each not in given)


@lru_cache(maxsize=64)
def _attributes(content: bytes) -> tuple[str, ...]:
    """Return what is wrong with the attributes of a part's elements."""
    known = attributes()
    found: list[str] = []
    for name, element in _elements(parsed(content)):
        if element.attrib or name in known:
            given = {short(key): value for key, value in element.attrib.items()}
            found.extend(_wrong(name, given, known.get(name, {})))
    return tuple(found)


def _values(package: Package) -> Iterator[str]:
    for part in package.roots:
        yield from (f"{part}: {finding}" for finding in _attributes(package.parts[part]))


@lru_cache(maxsize=64)
def _declared(content: bytes) -> tuple[str, ...]:
    """Return what is wrong with the namespaces of a part (ECMA-376 Part 3, 7.2)."""
    root = parsed(content)
    listed = attribute(root, "mc:Ignorable").split()
    found = [f"{prefix} is ignorable but not declared" for prefix in listed if prefix not in root.nsmap]
    ignorable = {root.nsmap.get(prefix) for prefix in listed}
    used = {name[1:].partition("}")[0] for element in root.iter("{*}*") for name in (element.tag, *element.attrib)}
    found += [f"{uri} is used but not ignorable" for uri in sorted(_EXTENSIONS & used - ignorable)]
    elsewhere = (each for each in root.iterdescendants("{*}*") if each.get(tag("mc:Ignorable")) is not None)
    return (*found, *(f"{short(element.tag)} has mc:Ignorable" for element in elsewhere))


def _compatible(package: Package) -> Iterator[str]:
    for part in package.roots:
        yield from (f"{part}: {finding}" for finding in _declared(package.parts[part]))


_TEXT_HOLDERS = frozenset(map(tag, ("w:t", "w:instrText", "w:delText", "vt:lpwstr")))


def _stray_text(package: Package) -> Iterator[str]:
    for part in (*package.stories, *package.related("styles"), *package.related("settings")):
        for element in package.roots[part].iter("{*}*"):
            inside = element.text if element.tag not in _TEXT_HOLDERS else ""
            if (inside or "").strip() or (element.tail or "").strip():
                yield f"{part}: text beside the elements of {short(element.tag)}"


def _blanks_kept(package: Package) -> Iterator[str]:
    for element in package.in_stories("w:t", "w:instrText"):
        text = element.text or ""
        if text != text.strip() and element.get(tag("xml:space")) != "preserve":
            yield f"blanks at the ends of {text!r} are lost"


def _tables(package: Package) -> Iterator[str]:
    for place, table in enumerate(package.in_stories("w:tbl"), 1):
        grid = [number(column, "w:w") for column in table.iterfind("w:tblGrid/w:gridCol", NAMESPACES)]
        rows = [row.findall(tag("w:tc")) for row in table.findall(tag("w:tr"))]
        if {len(row) for row in rows} != {len(grid)}:
            yield f"table {place}: rows of {sorted({len(row) for row in rows})} cells in a grid of {len(grid)}"
        widths = [[number(find(cell, "w:tcPr/w:tcW"), "w:w") for cell in row] for row in rows]
        if any(row != grid for row in widths):
            yield f"table {place}: cells are not as wide as the grid"
        if number(find(table, "w:tblPr/w:tblW"), "w:w") != sum(grid):
            yield f"table {place}: it is not as wide as its columns"
        cells = [cell for row in rows for cell in row]
        if any(not len(cell) or cell[-1].tag != tag("w:p") for cell in cells):
            yield f"table {place}: a cell does not end with a paragraph"


def _sections(package: Package) -> Iterator[str]:
    pages, body = list(package.body("w:sectPr")), find(package.roots[package.main], "w:body")
    if body is None or not len(body) or body[-1].tag != tag("w:sectPr"):
        yield "the document does not end with its section's properties"
    sizes = [find(page, "w:pgSz") for page in pages]
    if len({tuple(sorted(size.attrib.items())) for size in sizes if size is not None}) > 1:
        yield "sections differ in the size of their pages"
    for page in pages[1:]:
        if find(page, "w:type") is None:
            yield "a section after the first begins a page"
        if page.findall(tag("w:headerReference")) or page.findall(tag("w:footerReference")):
            yield "a section after the first has a header of its own"
    kinds = [attribute(each, "w:type") for page in pages[:1] for each in page.findall(tag("w:headerReference"))]
    if "first" in kinds and not on(find(pages[0], "w:titlePg")):
        yield "there is a header for a first page that is none"


RULES: Rules = {
    "markup.roots": _roots,
    "markup.order": _order,
    "markup.values": _values,
    "markup.compatible": _compatible,
    "markup.stray-text": _stray_text,
    "markup.blanks-kept": _blanks_kept,
    "markup.tables": _tables,
    "markup.sections": _sections,
}
