"""Tokens of a theme in, the dress of a native chart out: fills, lines, texts, markers in DrawingML.

Colours are a theme's where it has them, so that Design > Colours restyles a chart with its brief.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefgen.charting import palette
from briefgen.charting.shapes import Sign
from briefgen.style.theme import BOLD, Theme
from briefgen.writers.docx.measures import emu, hexadecimal
from briefgen.writers.docx.xml import Xml, xml

_SLOTS = {  # names of theme colours in WordprocessingML (17.18.97) -> in DrawingML (20.1.10.54)
    "text1": "tx1", "background1": "bg1", "text2": "tx2", "background2": "bg2", "dark1": "dk1", "light1": "lt1",
    "dark2": "dk2", "light2": "lt2", "hyperlink": "hlink", "followedHyperlink": "folHlink",
    **{f"accent{n}": f"accent{n}" for n in range(1, 7)},
}  # fmt: skip
_DASHES = ("solid", "dash", "sysDot", "dashDot")
_LEAST = 8.0  # points
NO_FILL = Xml("<a:noFill/>")
NO_LINE = Xml("<a:ln><a:noFill/></a:ln>")


@dataclass(frozen=True, slots=True)
class ChartDress:
    """How charts look in a document; `slot` names the theme colour of a value, empty where there is none."""

    theme: Theme
    slot: Callable[[str], str]

    def fill(self, name: str) -> Xml:
        """Return a solid fill of a colour by its name."""
        value = palette.value(self.theme.colours, name)
        slot = _SLOTS.get(self.slot(value), "")
        colour = xml('<a:schemeClr val="%s"/>', slot) if slot else xml('<a:srgbClr val="%s"/>', hexadecimal(value))
        return xml("<a:solidFill>%s</a:solidFill>", colour)

    def line(self, name: str, points: float, dash: int = 0) -> Xml:
        """Return a line of a colour and a thickness; each series has a dash."""
        dashed = xml('<a:prstDash val="%s"/>', _DASHES[dash % len(_DASHES)])
        return xml('<a:ln w="%s" cap="rnd">%s%s<a:round/></a:ln>', emu(points), self.fill(name), dashed)

    def text(self, name: str, strong: bool = False) -> Xml:
        """Return the properties of a text, which is never turned."""
        body = Xml('<a:bodyPr rot="0" vert="horz"/><a:lstStyle/>')
        return xml(
            '<c:txPr>%s<a:p><a:pPr>%s</a:pPr><a:endParaRPr lang="en"/></a:p></c:txPr>', body, self.run(name, strong)
        )

    def run(self, name: str, strong: bool = False) -> Xml:
        """Return what the runs of a text have: size and weight, colour, a font of the theme."""
        style = self.theme.style("axis")
        weight, size = strong or style.weight >= BOLD, round(max(style.size, _LEAST) * 100)
        font = "+mj-lt" if self._is_heading_font() else "+mn-lt"
        return xml(
            '<a:defRPr sz="%s" b="%s">%s<a:latin typeface="%s"/></a:defRPr>', size, int(weight), self.fill(name), font
        )

    def _is_heading_font(self) -> bool:
        """Tell whether the axes speak in the font of titles, and the text in another."""
        own, title, body = (self.theme.style(name).family.name for name in ("axis", "title", "body"))
        return own == title != body

    def marker(self, number: int, filled: bool = False) -> Xml:
        """Return the marker of a series: a circle, hollow but where it is to be filled, then filled other shapes."""
        sign, colour = palette.sign(number), palette.colour(number)
        hollow = sign is Sign.CIRCLE and not filled
        inside = self.fill(palette.GROUND if hollow else colour)
        properties = xml("<c:spPr>%s%s</c:spPr>", inside, self.line(colour, 1.75 if hollow else 0.75))
        return xml('<c:marker><c:symbol val="%s"/><c:size val="7"/>%s</c:marker>', str(sign), properties)


NO_MARKER = Xml('<c:marker><c:symbol val="none"/></c:marker>')
PLAIN = xml("<c:spPr>%s%s</c:spPr>", NO_FILL, NO_LINE)
