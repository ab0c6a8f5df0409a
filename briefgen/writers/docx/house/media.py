"""Pictures and links of the house's headers and footers in, those that travel out, with relationships of our own.

A picture travels if its bytes are of a kind that Word shows and refer to nothing outside. One without alternative text
is marked as decorative: what it shows nobody but the house can say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from hashlib import sha256

from lxml import etree

from briefgen.writers.docx.addresses import target
from briefgen.writers.docx.house.pictures import cleaned_picture
from briefgen.writers.docx.house.reading import Target, WordFile
from briefgen.writers.docx.house.tree import VML, Element, q, remove, unwrap
from briefgen.writers.docx.package import Relationships

_FILE_NAME = re.compile(
    r"\s*|.*\.(png|jpe?g|gif|svg|emf|wmf|bmp|tiff?)\s*|(picture|image|grafik|bild|logo)\s*[0-9]*", re.I
)
_FIRST_DRAWING = 900_001  # above the drawings of a story
_EMBED, _ID, _LINK = q("r:embed"), q("r:id"), q("r:link")
_FILLS = ("solid", "gradient", "gradientRadial", "tile", "pattern", "frame")
_HOLDERS = (q("drawing"), q("pict"))
_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"


@dataclass(slots=True)
class Media:
    """The pictures that travel, by the names of their parts, and how many of their kind have no words."""

    parts: dict[str, bytes] = field(default_factory=dict)
    wordless: int = 0
    dropped: int = 0
    _drawings: int = 0
    _names: dict[bytes, str] = field(default_factory=dict)

    def add(self, data: bytes) -> str:
        """Return the name of a picture's part in the folder of the story; empty if it cannot travel."""
        suffix, data = cleaned_picture(data)
        if not suffix:
            return ""
        name = self._names.setdefault(sha256(data).digest(), f"media/house{len(self._names) + 1}.{suffix}")
        self.parts[f"word/{name}"] = data
        return name

    def number(self) -> int:
        """Return the next id of a drawing."""
        self._drawings += 1
        return _FIRST_DRAWING + self._drawings - 1


def settle_relationships(root: Element, file: WordFile, part: str, media: Media) -> Relationships:
    """Give pictures and links new relationships; what leads anywhere else goes with what holds it."""
    own = Relationships()
    targets = file.targets(part)
    for node in list(root.iter(q("hyperlink"), q("a:hlinkClick"), q("a:hlinkHover"))):
        _link(node, targets.get(node.get(_ID, "")), own)
    for node in list(root.iter(etree.Element)):
        names = [name for name in (_EMBED, _ID, _LINK) if name in node.attrib]
        if not names or node.tag in (q("hyperlink"), q("a:hlinkClick"), q("a:hlinkHover")):
            continue
        if not _picture(node, file, targets, own, media):
            _drop(node, media)
    for holder in list(root.iter(*_HOLDERS)):
        for node in holder.iter(etree.Element):
            strange = [name for name in node.attrib if name.startswith(q("r:id")[:-2])]
            if any(name not in (_EMBED, _ID) for name in strange):
                _drop(node, media)
                break
    for node in list(root.iter(q("v:imagedata"))):  # an address in place of a picture
        if _ID not in node.attrib:
            _drop(node, media)
    _describe(root, media)
    return own


def _link(node: Element, found: Target | None, own: Relationships) -> None:
    address = target(found.name) if found is not None and found.external else None
    if address is not None:
        node.set(_ID, own.add("hyperlink", address, external=True))
    elif node.tag == q("hyperlink"):
        unwrap(node)
    else:
        remove(node)


def _picture(node: Element, file: WordFile, targets: dict[str, Target], own: Relationships, media: Media) -> bool:
    """Let a picture have its part here; tell whether it can."""
    if node.tag not in (q("a:blip"), q("asvg:svgBlip"), q("v:imagedata"), q("v:fill")):
        return False
    node.attrib.pop(_LINK, None)
    name = _EMBED if _EMBED in node.attrib else _ID
    found = targets.get(node.get(name, ""))
    data = file.parts.get(found.name) if found is not None and not found.external else None
    stored = media.add(data) if data is not None else ""
    if not stored:
        return False
    node.set(name, own.add("image", stored))
    return True


def _drop(node: Element, media: Media) -> None:
    """Take out the drawing around a node; of a picture in two forms only the form that cannot travel."""
    extension = node.getparent() if node.tag == q("asvg:svgBlip") else None
    holder = extension if extension is not None else next(node.iterancestors(*_HOLDERS), node)
    if holder.getparent() is not None:
        media.dropped += extension is None
        remove(holder)


def _describe(root: Element, media: Media) -> None:
    """Number the drawings, and mark those without words as decorative ([MS-ODRAWXML], 2.25)."""
    for properties in root.iter(q("wp:docPr")):
        number = media.number()
        properties.set("id", str(number))
        properties.set("name", f"Picture {number}")
        if _FILE_NAME.fullmatch(properties.get("descr", "")):
            properties.set("descr", "")
            _decorate(properties, media)
    for properties in root.iter(q("pic:cNvPr"), q("wps:cNvPr"), q("wpg:cNvPr")):
        properties.set("name", "Picture")
        properties.attrib.pop("descr", None)
    _rename_shapes(root, media)
    for shape in root.iter(q("v:shape"), q("v:rect"), q("v:group"), q("v:roundrect"), q("v:oval")):
        if shape.find(q("v:imagedata")) is not None and _FILE_NAME.fullmatch(shape.get("alt", "")):
            media.wordless += not _has_choice(shape)
            shape.set("alt", "")


def _rename_shapes(root: Element, media: Media) -> None:
    """Give shapes of VML ids of ours, also where one shape is of the type of another."""
    shapes = [node for node in root.iter(etree.Element) if str(node.tag).startswith(f"{{{VML}}}")]
    ids = {str(shape.get("id")): f"house{media.number()}" for shape in shapes if "id" in shape.attrib}
    for shape in shapes:
        if "id" in shape.attrib:
            shape.set("id", ids[shape.get("id")])
        kind = str(shape.attrib.pop("type", ""))
        if kind.removeprefix("#") in ids:
            shape.set("type", f"#{ids[kind.removeprefix('#')]}")
        elif kind in _FILLS:
            shape.set("type", kind)


def _has_choice(shape: Element) -> bool:
    return any(True for _ in shape.iterancestors(q("mc:Fallback")))


def _decorate(properties: Element, media: Media) -> None:
    marks = [node for node in properties.iter(q("adec:decorative")) if node.get("val", "1") not in ("0", "false")]
    if marks:
        return
    media.wordless += properties.getparent().find(f".//{q('pic:pic')}") is not None
    extensions = properties.find(q("a:extLst"))
    if extensions is None:
        extensions = etree.SubElement(properties, q("a:extLst"))
    extension = etree.SubElement(extensions, q("a:ext"), uri=_DECORATIVE)
    etree.SubElement(extension, q("adec:decorative"), val="1")
