"""The structure tree as objects (ISO 32000-1, 14.7.2 to 14.7.4).

In: a structure whose contents have been drawn. Out: one object an element, the parent tree by which a page's content
finds its element, and the names of notes. Elements without content are left out.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.writers.pdf.file import File
from briefgen.writers.pdf.strings import name, text_string
from briefgen.writers.pdf.structure import Annotation, Content, Element, Structure, attributes_of, role_map


@dataclass(frozen=True, slots=True)
class Places:
    """Where the tree stands in the file: the number of its root, and those of the pages."""

    root: int
    pages: tuple[int, ...]


def put_tree(file: File, structure: Structure, pages: list[tuple[Element, ...]], places: Places) -> None:
    """Put the objects of the structure tree; annotations have their numbers already."""
    elements = [element for element in structure.root.family if not element.empty or element is structure.root]
    first = file.take(len(elements))
    for number, element in enumerate(elements, first):
        element.number = number
    file.put_all(first, [_element(element, places) for element in elements])
    links = [kid for element in elements for kid in element.kids if isinstance(kid, Annotation)]
    links.sort(key=lambda link: link.number)
    parents = file.add(_parent_tree(pages, links))
    entries = b"/Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d/RoleMap%b" % (
        structure.root.number, parents, len(pages) + len(links), role_map(),
    )  # fmt: skip
    named = sorted((element.identifier, element.number) for element in elements if element.identifier)
    if named:
        pairs = b" ".join(text_string(identifier) + b" %d 0 R" % number for identifier, number in named)
        limits = text_string(named[0][0]) + text_string(named[-1][0])
        leaf = file.add(b"<</Limits[%b]/Names[%b]>>" % (limits, pairs))
        entries += b"/IDTree<</Kids[%d 0 R]>>" % leaf
    file.put(places.root, b"<<%b>>" % entries)


def _element(element: Element, places: Places) -> bytes:
    parent = element.parent.number if element.parent else places.root
    if len(element.kids) == 1 and not element.tail and isinstance(only := element.kids[0], Content):  # as most have
        entries = (name(element.role), parent, places.pages[only.page], only.mcid, attributes_of(element))
        return b"<</S%b/P %d 0 R/Pg %d 0 R/K %d%b>>" % entries
    page = next((kid.page for kid in element.kids if not isinstance(kid, Element)), None)
    shown = (kid for kid in (*element.kids, *element.tail) if not isinstance(kid, Element) or not kid.empty)
    kids = [_kid(kid, page, places) for kid in shown]
    here = b"/Pg %d 0 R" % places.pages[page] if page is not None else b""
    inner = kids[0] if len(kids) == 1 else b"[" + b" ".join(kids) + b"]"
    return b"<</S%b/P %d 0 R%b/K %b%b>>" % (name(element.role), parent, here, inner, attributes_of(element))


def _kid(kid: Element | Content | Annotation, page: int | None, places: Places) -> bytes:
    match kid:
        case Element():
            return b"%d 0 R" % kid.number
        case Content() if kid.page == page:
            return b"%d" % kid.mcid
        case Content():
            return b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (places.pages[kid.page], kid.mcid)
        case Annotation():
            return b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (places.pages[kid.page], kid.number)


def _parent_tree(pages: list[tuple[Element, ...]], links: list[Annotation]) -> bytes:
    rows = [
        b"%d[%b]" % (number, b" ".join([b"%d 0 R" % element.number for element in elements]))
        for number, elements in enumerate(pages)
    ]
    rows += [b"%d %d 0 R" % (link.key, link.element.number) for link in links]
    return b"<</Nums[" + b" ".join(rows) + b"]>>"
