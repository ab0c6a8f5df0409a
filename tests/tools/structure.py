"""A tagged PDF in, its structure tree out, as plain objects: elements, their marked content, their annotations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pikepdf

from tests.tools.page_text import PageText, Shown, read_page

Identity = tuple[int, int]  # of an object in the file

_INLINE = {"Span", "Link", "Reference", "Quote", "Code", "BibEntry", "Annot", "Ruby", "Warichu", "Lbl"}


class Content(NamedTuple):
    """Marked content that an element owns."""

    page: int
    mcid: int


class Annotation(NamedTuple):
    """An annotation that an element owns, by its identity and as it is."""

    identity: Identity
    dictionary: Any


@dataclass(slots=True)
class Element:
    """An element of the structure tree: `role` as the file names it, `kind` the standard type it is mapped to."""

    role: str
    kind: str
    path: str
    dictionary: Any
    kids: list[Element | Content | Annotation] = field(default_factory=list)

    def elements(self) -> Iterator[Element]:
        """Yield the element and all below it, parents first."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.elements()

    def contents(self) -> Iterator[Content]:
        """Yield the marked content of the element and of all below it, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.contents()
            elif isinstance(kid, Content):
                yield kid

    @property
    def inline(self) -> bool:
        """Tell whether the element stands within a line of text."""
        return self.kind in _INLINE


@dataclass(slots=True)
class Structure:
    """A file with its tree and its pages' texts."""

    pdf: pikepdf.Pdf
    roots: list[Element]
    pages: list[PageText]

    def elements(self) -> Iterator[Element]:
        """Yield all elements in reading order."""
        for root in self.roots:
            yield from root.elements()

    def shown(self, content: Content) -> list[Shown]:
        """Return the texts of one marked content."""
        return self.pages[content.page].of(content.mcid)

    def text(self, element: Element) -> str:
        """Return all text of an element as it is read."""
        return "".join(shown.text for content in element.contents() for shown in self.shown(content))


def read_structure(pdf: pikepdf.Pdf) -> Structure:
    """Return the structure of an open file; without a tree it has no elements."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    root = inside(pdf.Root, "/StructTreeRoot")
    reader = _Reader(pages, inside(root, "/RoleMap"))
    roots = [reader.element(kid, None, "") for kid in listed(root.get("/K"))]
    return Structure(pdf, roots, [read_page(page) for page in pdf.pages])


class _Reader:
    """The tree while it is read."""

    def __init__(self, pages: dict[Identity, int], roles: Any) -> None:
        self._pages, self._roles = pages, roles

    def element(self, dictionary: Any, page: Any, path: str) -> Element:
        role = str(dictionary.get("/S", "/?"))[1:]
        made = Element(role, self._kind(role), f"{path}/{role}", dictionary)
        page = dictionary.get("/Pg", page)
        for kid in listed(dictionary.get("/K")):
            if isinstance(kid, int):
                made.kids.append(Content(self._pages[page.objgen], kid))
            elif kid.get("/Type") == "/MCR":
                made.kids.append(Content(self._pages[kid.get("/Pg", page).objgen], int(kid.MCID)))
            elif kid.get("/Type") == "/OBJR":
                made.kids.append(Annotation(kid.Obj.objgen, kid.Obj))
            else:
                made.kids.append(self.element(kid, page, made.path))
        return made

    def _kind(self, role: str) -> str:
        seen = set()
        while f"/{role}" in self._roles and role not in seen:
            seen.add(role)
            role = str(self._roles[f"/{role}"])[1:]
        return role


def inside(holder: Any, *keys: str) -> Any:
    """Return the dictionary that lies in a dictionary under these keys; where there is none, an empty one."""
    for key in keys:
        holder = holder.get(key, pikepdf.Dictionary())
    return holder


def listed(value: Any) -> list[Any]:
    """Return the entries of an array; of anything else a list of it alone, or none."""
    if isinstance(value, pikepdf.Array):
        return list(value)
    return [] if value is None else [value]


def number_tree(node: Any) -> dict[int, Any]:
    """Return the entries of a number tree (ISO 32000-1, 7.9.7)."""
    return {int(key): value for key, value in _entries(node, "/Nums")}


def name_tree(node: Any) -> dict[str, Any]:
    """Return the entries of a name tree (ISO 32000-1, 7.9.6)."""
    return {str(key): value for key, value in _entries(node, "/Names")}


def _entries(node: Any, key: str) -> Iterator[tuple[Any, Any]]:
    for kid in node.get("/Kids", []):
        yield from _entries(kid, key)
    flat = list(node.get(key, []))
    yield from zip(flat[::2], flat[1::2], strict=True)
