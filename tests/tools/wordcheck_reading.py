"""Bytes of a Word file in, its parts, relationships and styles out, for the rules of `wordcheck`.

A rule is a function from a package to what it finds, one line each; `Rules` gives each its name.
"""

from __future__ import annotations

import posixpath
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from typing import Any

from lxml import etree

Element = Any  # lxml's own types say less than they cost
_OFFICE = "http://schemas.openxmlformats.org/"
_MICROSOFT = "http://schemas.microsoft.com/office/"
NAMESPACES = {
    "w": f"{_OFFICE}wordprocessingml/2006/main",
    "r": f"{_OFFICE}officeDocument/2006/relationships",
    "wp": f"{_OFFICE}drawingml/2006/wordprocessingDrawing",
    "a": f"{_OFFICE}drawingml/2006/main",
    "pic": f"{_OFFICE}drawingml/2006/picture",
    "c": f"{_OFFICE}drawingml/2006/chart",
    "mc": f"{_OFFICE}markup-compatibility/2006",
    "ct": f"{_OFFICE}package/2006/content-types",
    "rel": f"{_OFFICE}package/2006/relationships",
    "cp": f"{_OFFICE}package/2006/metadata/core-properties",
    "ep": f"{_OFFICE}officeDocument/2006/extended-properties",
    "cust": f"{_OFFICE}officeDocument/2006/custom-properties",
    "vt": f"{_OFFICE}officeDocument/2006/docPropsVTypes",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "w14": f"{_MICROSOFT}word/2010/wordml",
    "w15": f"{_MICROSOFT}word/2012/wordml",
    "adec": f"{_MICROSOFT}drawing/2017/decorative",
}
_PREFIXES = {uri: prefix for prefix, uri in NAMESPACES.items()}
TYPES_PART = "[Content_Types].xml"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def tag(name: str) -> str:
    """Return `w:p` as lxml names it."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


@lru_cache(maxsize=4096)
def short(name: str) -> str:
    """Return lxml's name of an element or an attribute as `w:p`; without a namespace it has no prefix."""
    if not name.startswith("{"):
        return name
    uri, _, local = name[1:].partition("}")
    return f"{_PREFIXES.get(uri, uri)}:{local}"


def attribute(element: Element | None, name: str = "w:val", default: str = "") -> str:
    """Return an attribute of an element that may not be there."""
    return default if element is None else str(element.get(tag(name) if ":" in name else name, default))


def number(element: Element | None, name: str = "w:val", default: int = -1) -> int:
    """Return an attribute that is a number; the default where it is none."""
    value = attribute(element, name)
    return int(value) if value.removeprefix("-").isdecimal() else default


def find(element: Element, path: str) -> Element | None:
    """Return the first element on a path."""
    return element.find(path, NAMESPACES)


def every(element: Element, *names: str) -> Iterator[Element]:
    """Yield the descendants of these names, in document order."""
    yield from element.iter(*map(tag, names))


def has(element: Element, *names: str) -> bool:
    """Tell whether an element has a descendant of one of these names."""
    return next(every(element, *names), None) is not None


def inside(element: Element, name: str) -> bool:
    """Tell whether an element stands in one of this name."""
    return next(element.iterancestors(tag(name)), None) is not None


def on(element: Element | None) -> bool:
    """Tell whether a property that is on or off (17.17.4) is there and on."""
    return element is not None and attribute(element, default="1") not in ("0", "false", "off")


def text_of(element: Element) -> str:
    """Return the text that is shown, tabs and breaks as characters; a note inside a drawing is not asked for."""
    marks = {tag("w:tab"): "\t", tag("w:br"): "\n", tag("w:cr"): "\n", tag("w:noBreakHyphen"): "-"}
    found = []
    for item in every(element, "w:t", "w:tab", "w:br", "w:cr", "w:noBreakHyphen"):
        if item.getparent().tag == tag("w:r"):
            found.append(marks.get(item.tag) or item.text or "")
    return "".join(found)


def is_blank(text: str) -> bool:
    """Tell whether nothing in a text can be seen or spoken: blanks, and characters that only steer others."""
    return all(character.isspace() or unicodedata.category(character) in ("Cf", "Cc") for character in text)


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship of a part: its kind's last word, and the part or address that it leads to."""

    kind: str
    target: str
    external: bool


@dataclass(slots=True, eq=False)
class Package:
    """A Word file, opened: entries of its archive, parts as bytes, XML parts parsed, `broken` those that are none."""

    entries: list[zipfile.ZipInfo]
    parts: dict[str, bytes]
    roots: dict[str, Element] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)
    _relationships: dict[str, list[tuple[str, Relationship]]] = field(default_factory=dict)
    _styles: dict[str, Element] = field(default_factory=dict)
    _chains: dict[str, list[Element]] = field(default_factory=dict)
    _styled: dict[tuple[str, str], Element | None] = field(default_factory=dict)

    def relationships(self, part: str) -> list[tuple[str, Relationship]]:
        """Return the relationships of a part, or of the package itself for ``""``, with their ids."""
        if part not in self._relationships:
            folder, base = posixpath.split(part)
            root = self.roots.get(posixpath.join(folder, "_rels", f"{base}.rels"))
            entries = () if root is None else root.iterchildren("{*}*")
            self._relationships[part] = [_relationship(folder, entry) for entry in entries]
        return self._relationships[part]

    def related(self, kind: str, part: str | None = None) -> list[str]:
        """Return the parts that a part, or the main one, has a relationship of a kind to."""
        source = self.main if part is None else part
        found = (relationship for _, relationship in self.relationships(source))
        return [each.target for each in found if each.kind == kind and each.target in self.roots]

    def root(self, kind: str) -> Element:
        """Return the root of the first such part, or an empty element."""
        found = self.related(kind)
        return self.roots[found[0]] if found else etree.Element("none")

    @property
    def main(self) -> str:
        """Return the name of the main part."""
        return next((each.target for _, each in self.relationships("") if each.kind == "officeDocument"), "")

    @property
    def stories(self) -> list[str]:
        """Return the parts that hold text: the main one first."""
        kinds = ("header", "footer", "footnotes", "endnotes", "comments")
        return [self.main, *dict.fromkeys(part for kind in kinds for part in self.related(kind))]

    def in_stories(self, *names: str) -> Iterator[Element]:
        """Yield the elements of these names in all stories."""
        for story in self.stories:
            yield from every(self.roots[story], *names)

    def body(self, *names: str) -> Iterator[Element]:
        """Yield the elements of these names in the main story."""
        yield from every(self.roots[self.main], *names)

    @property
    def styles(self) -> dict[str, Element]:
        """Return the styles by their ids."""
        if not self._styles:
            self._styles = {attribute(style, "w:styleId"): style for style in every(self.root("styles"), "w:style")}
        return self._styles

    def chain(self, style: str) -> list[Element]:
        """Return a style and those it is based on, the nearest first."""
        if style not in self._chains:
            found, named = [], style
            while named in self.styles and self.styles[named] not in found:
                found.append(self.styles[named])
                named = attribute(find(found[-1], "w:basedOn"))
            self._chains[style] = found
        return self._chains[style]

    def paragraph_style(self, paragraph: Element) -> str:
        """Return the id of a paragraph's style; the default one where it names none."""
        named = attribute(find(paragraph, "w:pPr/w:pStyle"))
        return named or self.default("paragraph")

    def default(self, kind: str) -> str:
        """Return the id of the default style of a kind."""
        marked = (name for name, style in self.styles.items() if attribute(style, "w:default") == "1")
        return next((name for name in marked if attribute(self.styles[name], "w:type") == kind), "")

    def inherited(self, paragraph: Element, path: str) -> Element | None:
        """Return a property of a paragraph, its own or that of its styles; `path` starts at `w:pPr` or `w:rPr`."""
        own = find(paragraph, path) if path.startswith("w:pPr") else None
        return own if own is not None else self.styled(self.paragraph_style(paragraph), path)

    def styled(self, style: str, path: str) -> Element | None:
        """Return a property of a style, its own or that of those it is based on."""
        if (style, path) not in self._styled:
            given = (find(each, path) for each in self.chain(style))
            self._styled[style, path] = next((each for each in given if each is not None), None)
        return self._styled[style, path]

    def outline(self, paragraph: Element) -> int:
        """Return the level of a heading, 0 for what is none (17.3.1.20)."""
        level = attribute(self.inherited(paragraph, "w:pPr/w:outlineLvl"), default="9")
        return int(level) + 1 if level.isdigit() and int(level) < 9 else 0

    def style_name(self, style: str) -> str:
        """Return the name of a style as Word shows it."""
        return attribute(find(self.styles[style], "w:name")) if style in self.styles else ""


def _relationship(folder: str, entry: Element) -> tuple[str, Relationship]:
    target, external = entry.get("Target", ""), entry.get("TargetMode") == "External"
    if not external:
        target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    return entry.get("Id", ""), Relationship(entry.get("Type", "").rsplit("/", 1)[-1], target, external)


Rule = Callable[[Package], Iterable[str]]
Rules = dict[str, Rule]


@lru_cache(maxsize=64)
def parsed(content: bytes) -> Element:
    """Parse a part; equal parts, of which many files share some, share one tree, which nobody changes."""
    return etree.fromstring(content, _PARSER)


def opened(data: bytes) -> Package:
    """Open a file. Raises `zipfile.BadZipFile` where it is no archive, or one of its parts is damaged."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        entries = archive.infolist()
        package = Package(entries, {entry.filename: archive.read(entry) for entry in entries})
    for name, content in package.parts.items():
        if name.endswith((".xml", ".rels")):
            try:
                package.roots[name] = parsed(content)
            except etree.XMLSyntaxError as problem:
                package.broken.append(f"{name}: {problem.msg}")
    return package
