"""The house's `theme1.xml` in, its colours and fonts by name out, and the part again without what does not travel."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from briefgen.writers.docx.house.fonts import FONT_NAME
from briefgen.writers.docx.house.tree import DRAWING, Element, q, remove
from briefgen.writers.docx.xml import DECLARATION

_SLOTS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
_BY_MAP = {  # names of theme colours in WordprocessingML (17.18.97), by what the settings map them with (17.15.1.20)
    "text1": "t1", "background1": "bg1", "text2": "t2", "background2": "bg2",
    "dark1": "", "light1": "", "dark2": "", "light2": "",
    **{f"accent{n}": f"accent{n}" for n in range(1, 7)},
    "hyperlink": "hyperlink", "followedHyperlink": "followedHyperlink",
}  # fmt: skip
_PLACES = {
    "dark1": "dk1", "light1": "lt1", "dark2": "dk2", "light2": "lt2",
    **{f"accent{n}": f"accent{n}" for n in range(1, 7)},
    "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_PLAIN = re.compile(r"[\w #%.+-]{0,40}")
_SCHEMES = ("clrScheme", "fontScheme", "fmtScheme")
_NAME = "House"
_USUAL = {"t1": "dark1", "bg1": "light1", "t2": "dark2", "bg2": "light2"}


@dataclass(frozen=True, eq=False, slots=True)
class Palette:
    """What a theme part says: colours as `#RRGGBB` by their names in WordprocessingML, and two fonts."""

    colours: Mapping[str, str] = field(default_factory=dict)
    major: str = ""
    minor: str = ""
    part: bytes = b""

    def slot(self, colour: str) -> str:
        """Return the theme colour that has this value, empty if there is none."""
        return next((name for name, value in self.colours.items() if value == colour.upper()), "")

    def font(self, name: str) -> str:
        """Return the font behind `minorHAnsi` and its like."""
        return self.major if name.startswith("major") else self.minor


def palette(root: Element | None, settings: Element | None) -> Palette:
    """Return what the theme part says; settings may let text and background change places."""
    scheme = root.find(f".//{q('a:clrScheme')}") if root is not None else None
    fonts = root.find(f".//{q('a:fontScheme')}") if root is not None else None
    if root is None or scheme is None or fonts is None or not _is_sound(root):
        return Palette()
    found = {slot: _colour(scheme.find(q(f"a:{slot}"))) for slot in _SLOTS}
    mapping = settings.find(q("clrSchemeMapping")) if settings is not None else None
    colours: dict[str, str] = {}
    for name, key in _BY_MAP.items():
        direct = _USUAL.get(key, key or name)
        mapped = mapping.get(q(key), direct) if mapping is not None and key else direct
        colours[name] = found.get(_PLACES.get(mapped, ""), "")
    ordered = {name: colours[name] for name in colours if colours[name]}
    return Palette(ordered, _latin(fonts, "major"), _latin(fonts, "minor"), _part(root))


def _is_sound(root: Element) -> bool:
    """Tell whether a theme has its elements, and colours that are ones: Word opens no file with another."""
    colours = [node.get("val", "") for node in root.iter(q("a:srgbClr"))]
    colours += [node.get("lastClr") for node in root.iter(q("a:sysClr")) if "lastClr" in node.attrib]
    return root.find(q("a:themeElements")) is not None and all(map(_HEX.fullmatch, colours))


def _colour(entry: Element | None) -> str:
    inner = entry[0] if entry is not None and len(entry) else None
    if inner is None:
        return ""
    text = inner.get("val", "") if inner.tag == q("a:srgbClr") else inner.get("lastClr", "")
    return f"#{text.upper()}" if _HEX.fullmatch(text) else ""


def _latin(fonts: Element, kind: str) -> str:
    latin = fonts.find(f"{q(f'a:{kind}Font')}/{q('a:latin')}")
    name = str(latin.get("typeface", "")) if latin is not None else ""
    return name if FONT_NAME.fullmatch(name) else ""


def _part(root: Element) -> bytes:
    """Return the theme's colours, fonts and formats alone, under names of ours: no shapes, pictures or extensions."""
    elements = root.find(q("a:themeElements"))
    for node in list(elements.iter(q("a:extLst"))):
        remove(node)
    for node in list(elements.iter(q("a:blipFill"))):
        plain = etree.SubElement(node.getparent(), q("a:solidFill"))
        etree.SubElement(plain, q("a:schemeClr"), val="phClr")
        node.getparent().replace(node, plain)
    for scheme in list(elements):
        if scheme.tag not in map(q, (f"a:{name}" for name in _SCHEMES)):
            remove(scheme)
    for node in list(elements.iter()):
        if not str(node.tag).startswith(f"{{{DRAWING}}}") or node.tag in (q("a:custClrLst"), q("a:blip")):
            remove(node)
    for node in elements.iter():
        _clean(node)
    fresh = etree.Element(q("a:theme"), nsmap={"a": DRAWING}, name=_NAME)
    fresh.append(elements)
    etree.cleanup_namespaces(fresh, keep_ns_prefixes=["a"])
    return DECLARATION.encode() + bytes(etree.tostring(fresh, encoding="utf-8"))


def _clean(node: Element) -> None:
    """Leave of an element its plain attributes; the names of fonts may be more than that."""
    node.text = node.tail = None
    for name, value in list(node.attrib.items()):
        if name == "name":
            node.set(name, _NAME)
        elif name == "typeface":
            node.set(name, value if FONT_NAME.fullmatch(value) else "")
        elif name.startswith("{") or not _PLAIN.fullmatch(value):
            del node.attrib[name]
