"""Theme in, `theme1.xml` and `fontTable.xml` out: the names that Design > Colours and Design > Fonts change in Word.

DrawingML's theme (ECMA-376 Part 1, 14.2.7) has twelve colours and two fonts; what our themes have more is written by
value. A family that is not installed is replaced by its `w:altName` (17.8.3.1), a font that comes with Office.
"""

from __future__ import annotations

from functools import lru_cache

from briefgen.style.theme import Family, Theme
from briefgen.writers.docx.measures import hexadecimal
from briefgen.writers.docx.xml import NOTHING, W, Xml, join, part, xml

_DRAWING = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Brief"'

_SLOTS = (  # our colour, its place in the theme, its name in WordprocessingML (17.18.97); "strong": see `strong_colour`
    ("text", "dk1", "text1"),
    ("paper", "lt1", "background1"),
    ("ink", "dk2", "text2"),
    ("tint", "lt2", "background2"),
    ("ink", "accent1", "accent1"),
    ("mark", "accent2", "accent2"),
    ("muted", "accent3", "accent3"),
    ("rule", "accent4", "accent4"),
    ("panel", "accent5", "accent5"),
    ("text", "accent6", "accent6"),
    ("strong", "hlink", "hyperlink"),
    ("muted", "folHlink", "followedHyperlink"),
)


def strong_colour(theme: Theme) -> str:
    """Return the colour of rules and links: that of the headings, since one theme keeps its ink for numerals."""
    return theme.style("section").colour


def _value(theme: Theme, name: str) -> str:
    return strong_colour(theme) if name == "strong" else theme.colours[name]


def colour_slot(theme: Theme, value: str) -> str:
    """Return the theme colour that has this value, empty if there is none."""
    return next((name for ours, _, name in _SLOTS if _value(theme, ours) == value), "")


def font_slot(theme: Theme, family: Family, heading: bool = False) -> Xml:
    """Return `w:rFonts`: a font of the theme, or the family by name."""
    major, minor = theme.style("title").family.name, theme.style("body").family.name
    if family.name == major and (heading or major != minor):
        slot = "major"
    elif family.name == minor:
        slot = "minor"
    else:
        return xml('<w:rFonts w:ascii="%s" w:hAnsi="%s" w:cs="%s"/>', family.name, family.name, family.name)
    values = (f"{slot}HAnsi", f"{slot}EastAsia", f"{slot}HAnsi", f"{slot}Bidi")
    return xml('<w:rFonts w:asciiTheme="%s" w:eastAsiaTheme="%s" w:hAnsiTheme="%s" w:cstheme="%s"/>', *values)


@lru_cache(maxsize=16)
def theme_part(theme: Theme) -> bytes:
    """Return `word/theme/theme1.xml`; Word wants all of its format scheme, three of each (20.1.4.1.14)."""
    colours = join(
        xml('<a:%s><a:srgbClr val="%s"/></a:%s>', place, hexadecimal(_value(theme, ours)), place)
        for ours, place, _ in _SLOTS
    )
    roles = (("majorFont", "title"), ("minorFont", "body"))
    fonts = join(
        xml('<a:%s><a:latin typeface="%s"/><a:ea typeface=""/><a:cs typeface=""/></a:%s>',
            place, theme.style(role).family.name, place)
        for place, role in roles
    )  # fmt: skip
    fill = Xml('<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>')
    lines = join(
        xml('<a:ln w="%s" cap="flat" cmpd="sng" algn="ctr">%s<a:prstDash val="solid"/></a:ln>', width, fill)
        for width in (6350, 12700, 19050)
    )
    effects = join([Xml("<a:effectStyle><a:effectLst/></a:effectStyle>")] * 3)
    fills = join([fill] * 3)
    content = xml(
        '<a:themeElements><a:clrScheme name="Brief">%s</a:clrScheme><a:fontScheme name="Brief">%s</a:fontScheme>'
        '<a:fmtScheme name="Brief"><a:fillStyleLst>%s</a:fillStyleLst><a:lnStyleLst>%s</a:lnStyleLst>'
        "<a:effectStyleLst>%s</a:effectStyleLst><a:bgFillStyleLst>%s</a:bgFillStyleLst></a:fmtScheme></a:themeElements>",
        colours, fonts, fills, lines, effects, fills,
    )  # fmt: skip
    return part("a:theme", _DRAWING, content)


_GENERIC = {"serif": "roman", "sans-serif": "swiss", "monospace": "modern"}


@lru_cache(maxsize=16)
def font_table(theme: Theme) -> bytes:
    """Return `word/fontTable.xml`: each family with the font that stands in for it (17.8.3)."""
    families = {family.name: family for family in theme.families.values()}
    fonts = join(
        xml(
            '<w:font w:name="%s">%s<w:charset w:val="00"/><w:family w:val="%s"/><w:pitch w:val="%s"/></w:font>',
            name,
            xml('<w:altName w:val="%s"/>', family.fallback) if family.fallback else NOTHING,
            _GENERIC.get(family.generic, "auto"),
            "fixed" if family.generic == "monospace" else "variable",
        )
        for name, family in sorted(families.items())
    )
    return part("w:fonts", W, fonts)
