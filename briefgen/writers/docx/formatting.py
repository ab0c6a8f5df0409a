"""Tokens of a theme in, properties and styles as markup out, each in the order in which the schema wants its children.

What `styles` and `box_styles` are made of; nothing here knows a style by name.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.document.direction import is_right_to_left
from briefgen.style.theme import TextStyle, Theme
from briefgen.writers.docx import dress
from briefgen.writers.docx.dress import Edge, Frame, Look
from briefgen.writers.docx.measures import eighths, half_points, hexadecimal, twips
from briefgen.writers.docx.theme_part import colour_slot, font_slot
from briefgen.writers.docx.xml import NOTHING, Xml, join, xml

KEEP_NEXT = Xml("<w:keepNext/>")
KEEP_LINES = Xml("<w:keepLines/>")
KEEP_BOTH = Xml("<w:keepNext/><w:keepLines/>")
BOLD = Xml("<w:b/><w:bCs/>")
ITALIC = Xml("<w:i/><w:iCs/>")
BOLD_FROM = 600  # the weight from which a style is bold: Word knows two weights


def identifier(name: str) -> str:
    """Return the id of a style from its name: its letters and digits, words begun with a capital."""
    return "".join(word[:1].upper() + word[1:] for word in name.replace("(", "").replace(")", "").split())


@dataclass(frozen=True, eq=False, slots=True)
class Sheet:
    """What all style functions need: the theme on its page."""

    theme: Theme
    page_size: str

    @property
    def geometry(self) -> dress.Geometry:
        """Return where text stands."""
        return dress.geometry(self.theme, self.page_size)


def colour(theme: Theme, value: str) -> Xml:
    """Return `w:color`, by theme colour with the value repeated, so that Design > Colours restyles a brief."""
    slot = colour_slot(theme, value)
    themed = xml(' w:themeColor="%s"', slot) if slot else NOTHING
    return xml('<w:color w:val="%s"%s/>', hexadecimal(value), themed)


def shade(theme: Theme, value: str) -> Xml:
    """Return `w:shd`: a fill, by theme colour where there is one."""
    slot = colour_slot(theme, value)
    themed = xml(' w:themeFill="%s"', slot) if slot else NOTHING
    return xml('<w:shd w:val="clear" w:color="auto" w:fill="%s"%s/>', hexadecimal(value), themed)


def border(theme: Theme, side: str, edge: Edge | None) -> Xml:
    """Return one side of a border, by theme colour where there is one; none where there is no edge."""
    if edge is None or not edge.width:
        return NOTHING
    slot = colour_slot(theme, edge.colour)
    themed = xml(' w:themeColor="%s"', slot) if slot else NOTHING
    values = (side, eighths(edge.width), min(round(edge.space), 31), hexadecimal(edge.colour), themed)
    return xml('<w:%s w:val="single" w:sz="%s" w:space="%s" w:color="%s"%s/>', *values)


def borders(theme: Theme, frame: Look, closed: bool = False) -> Xml:
    """Return `w:pBdr` in the order of the schema: top, left, bottom, right.

    `closed` says "none" for the sides without a line, which a style would else inherit one by one.
    """
    sides = (("top", frame.top), ("left", frame.left), ("bottom", frame.bottom), ("right", frame.right))
    none = '<w:%s w:val="nil"/>' if closed else ""
    inner = join(border(theme, side, edge) or (xml(none, side) if none else NOTHING) for side, edge in sides)
    return xml("<w:pBdr>%s</w:pBdr>", inner) if inner else NOTHING


def spacing(before: float, after: float, lead: float = 0.0, factor: float = 0.0) -> Xml:
    """Return `w:spacing`: lines are at least `lead` high, or `factor` times their natural height."""
    line = NOTHING
    if factor:
        line = xml(' w:line="%s" w:lineRule="auto"', round(240 * factor))
    elif lead:
        line = xml(' w:line="%s" w:lineRule="atLeast"', twips(lead))
    return xml('<w:spacing w:before="%s" w:after="%s"%s/>', twips(max(before, 0)), twips(max(after, 0)), line)


def indent(left: float = 0.0, right: float = 0.0, hanging: float = 0.0) -> Xml:
    """Return `w:ind`; always written, so that a style never inherits one."""
    hang = xml(' w:hanging="%s"', twips(hanging)) if hanging else Xml(' w:firstLine="0"')
    return xml('<w:ind w:left="%s" w:right="%s"%s/>', twips(left), twips(right), hang)


def run_properties(theme: Theme, style: TextStyle, *, ink: str = "", heading: bool = False) -> Xml:
    """Return the `w:rPr` children of a theme's style in the order of the schema (17.3.2.28)."""
    bold = BOLD if style.weight >= BOLD_FROM else NOTHING
    italic = ITALIC if style.italic else NOTHING
    caps = Xml("<w:caps/>") if style.capitals else NOTHING
    tracking = xml('<w:spacing w:val="%s"/>', twips(style.tracking)) if style.tracking else NOTHING
    return join(
        (font_slot(theme, style.family, heading), bold, italic, caps, colour(theme, ink or style.colour), tracking,
         size(style.size))
    )  # fmt: skip


def size(points: float) -> Xml:
    """Return the size of type, for simple and complex scripts."""
    return xml('<w:sz w:val="%s"/><w:szCs w:val="%s"/>', half_points(points), half_points(points))


def paragraph_style(
    name: str, paragraph: Xml, run: Xml, *, based: str = "Normal", following: str = "", priority: int = 10,
    builtin: bool = False, offered: bool = True,
) -> Xml:  # fmt: skip
    """Return a paragraph style; `offered` ones stand in the gallery, others appear once used."""
    return xml(  # the children of `w:style` in the order of 17.7.4.17
        '<w:style w:type="paragraph"%s w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="%s"/>%s'
        '<w:uiPriority w:val="%s"/>%s<w:pPr>%s</w:pPr><w:rPr>%s</w:rPr></w:style>',
        NOTHING if builtin else Xml(' w:customStyle="1"'),
        identifier(name),
        name,
        based,
        xml('<w:next w:val="%s"/>', following) if following else NOTHING,
        priority,
        Xml("<w:qFormat/>") if offered else Xml("<w:semiHidden/><w:unhideWhenUsed/>"),
        paragraph,
        run,
    )


def character_style(
    name: str, run: Xml, *, based: str = "DefaultParagraphFont", priority: int = 20, builtin: bool = False,
    offered: bool = True,
) -> Xml:  # fmt: skip
    """Return a character style."""
    return xml(
        '<w:style w:type="character"%s w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="%s"/>'
        '<w:uiPriority w:val="%s"/>%s<w:rPr>%s</w:rPr></w:style>',
        NOTHING if builtin else Xml(' w:customStyle="1"'),
        identifier(name),
        name,
        based,
        priority,
        Xml("<w:qFormat/>") if offered else NOTHING,
        run,
    )


_COMPLEX = frozenset(("km", "th", "lo", "my", "hi", "bn", "ta"))  # beside those written from right to left


def language_mark(language: str) -> Xml:
    """Return `w:lang`, with the language where Word looks for it by script (17.3.2.20)."""
    subtag = language.split("-")[0].lower()
    if subtag in ("zh", "ja", "ko"):
        return xml('<w:lang w:val="%s" w:eastAsia="%s"/>', language, language)
    if subtag in _COMPLEX or is_right_to_left(language):
        return xml('<w:lang w:val="%s" w:bidi="%s"/>', language, language)
    return xml('<w:lang w:val="%s"/>', language)


LIST_DEPTH = 3
HUNG, FLUSH = 0, 1  # levels of a box's numbers: of a list in it, and of the box itself, which opens an item


def hang(theme: Theme, ordered: bool) -> float:
    """Return the room for a bullet or a number."""
    if ordered:
        return theme.style("numeral").hang or 20.0
    return max(theme.style("body").hang, 11.0)


def numbering(frame: Frame, ordered: bool, level: int = 0, instance: int = 0) -> Xml:
    """Return `w:numPr` for a level of a list; `instance` is a list of its own, else the frame's common one."""
    values = (level, instance or base_instance(frame, ordered))
    return xml('<w:numPr><w:ilvl w:val="%s"/><w:numId w:val="%s"/></w:numPr>', *values)


def base_instance(frame: Frame, ordered: bool) -> int:
    """Return the number of the list that the styles of a frame belong to."""
    return list(Frame).index(frame) * 2 + ordered + 1
