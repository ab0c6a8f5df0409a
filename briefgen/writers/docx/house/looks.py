"""The house's styles and palette in, what text in a style looks like out, and which of them are hard to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.style.contrast import LARGE as READABLE_LARGE
from briefgen.style.contrast import TEXT as READABLE
from briefgen.style.contrast import ratio
from briefgen.writers.docx.house.palette import Palette
from briefgen.writers.docx.house.styles import HouseStyles, is_default, known_styles
from briefgen.writers.docx.house.tree import VAL, Element, is_on, q, value

PAPER, BLACK = "#FFFFFF", "#000000"
_HEXADECIMAL = re.compile(r"[0-9A-Fa-f]{6}")
_WORDS_SIZE = 10.0  # points: what Word takes where nothing is said (17.3.2.38)
_WORDS_FONT = "Times New Roman"


@dataclass(frozen=True, slots=True)
class TextLook:
    """How text in a style looks: its font, size in points, colour, weight, and what it stands on."""

    font: str
    size: float
    colour: str
    bold: bool
    ground: str = PAPER


@dataclass(frozen=True, eq=False, slots=True)
class Looks:
    """What the styles of a house make of text."""

    styles: HouseStyles
    palette: Palette

    def of(self, identity: str) -> TextLook:
        """Return how text in a style looks; that of a style there is not is the look of all text."""
        layers = list(self._run_layers(identity))
        points = next((float(text) / 2 for layer in layers if (text := value(layer, "sz")).isdigit()), _WORDS_SIZE)
        bold = next((node for layer in layers if (node := layer.find(q("b"))) is not None), None)
        return TextLook(
            self._font(layers),
            points,
            next(filter(None, map(self._colour, layers)), BLACK),
            is_on(bold),
            self._ground(identity) or PAPER,
        )

    def _run_layers(self, identity: str) -> Iterator[Element]:
        for style in self.chain(identity):
            yield from style.findall(q("rPr"))
        if self.styles.defaults is not None:
            yield from self.styles.defaults.iter(q("rPr"))

    def chain(self, identity: str) -> list[Element]:
        """Return the style and what it is based on; the style of all text where there is no such style."""
        found = self.styles.chain(identity)
        if found and found[-1].get(q("type")) == "paragraph":
            return found
        usual = [s for s in self.styles.styles.values() if is_default(s) and s.get(q("type")) == "paragraph"]
        return [*found, *(style for style in usual[:1] if style not in found)]

    def _font(self, layers: list[Element]) -> str:
        for layer in layers:
            fonts = layer.find(q("rFonts"))
            if fonts is None:
                continue
            themed = fonts.get(q("asciiTheme"))
            name = self.palette.font(themed) if themed else fonts.get(q("ascii"))
            if name:
                return str(name)
        return _WORDS_FONT

    def _colour(self, layer: Element) -> str:
        node = layer.find(q("color"))
        return self._value(node, q("val"), q("themeColor")) if node is not None else ""

    def _value(self, node: Element, name: str, themed: str) -> str:
        """Return a colour: by its name in the theme if it is that of the theme, else the value that is repeated."""
        theme = self.palette.colours.get(node.get(themed, ""), "")
        shaded = node.get(f"{themed}Tint") or node.get(f"{themed}Shade")
        text = node.get(name, "")
        if theme and not (shaded and _HEXADECIMAL.fullmatch(text)):
            return theme
        if _HEXADECIMAL.fullmatch(text):
            return f"#{text.upper()}"
        return BLACK if text == "auto" and name == VAL else ""

    def _ground(self, identity: str) -> str:
        for style in self.styles.chain(identity):
            for properties in (style.find(q("rPr")), style.find(q("pPr"))):
                shading = properties.find(q("shd")) if properties is not None else None
                if shading is not None:
                    return self._value(shading, q("fill"), q("themeFill"))
        return ""


def hard_to_read(looks: Looks) -> tuple[str, ...]:
    """Return the names of the styles a brief uses whose colour is too near that of their ground."""
    used = set(known_styles().values())
    found: list[str] = []
    for identity, style in looks.styles.styles.items():
        if identity not in used or style.get(q("type")) not in ("paragraph", "character"):
            continue
        look = looks.of(identity)
        large = look.size >= 18 or (look.bold and look.size >= 14)
        if ratio(look.colour, look.ground) < (READABLE_LARGE if large else READABLE):
            found.append(value(style, "name"))
    return tuple(found)
