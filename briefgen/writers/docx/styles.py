"""Theme in, `word/styles.xml` out (ECMA-376 Part 1, 17.7): every look in a brief is a style that can be changed.

Styles are named for what they hold. Boxes have a style for each thing in them (`box_style`), since all paragraphs of a
box must share border, shade and indents; a box with a list, and a box right after one of its kind, have variants.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from briefgen.document.nodes import TextRole
from briefgen.labels import Label
from briefgen.style.theme import TextStyle, Theme
from briefgen.writers.docx import dress
from briefgen.writers.docx.dress import Edge, Frame, Look, Variant
from briefgen.writers.docx.measures import eighths, half_points, hexadecimal, twips
from briefgen.writers.docx.theme_part import colour_slot, font_slot, strong_colour
from briefgen.writers.docx.xml import NOTHING, W, Xml, join, part, xml


class Slot(Enum):
    """What a paragraph is inside a box; the value is the second half of its style's name."""

    TITLE = "Label"
    HEADING = "Heading"
    SUBHEADING = "Subheading"
    LEAD = "Lead"
    BODY = "Text"
    NOTE = "Note"
    SMALL = "Remark"
    BULLET = "Bullet"
    NUMBER = "Number"
    FIGURE = "Figure"


ROLE_SLOTS: dict[TextRole, Slot] = {
    TextRole.LEAD: Slot.LEAD,
    TextRole.BODY: Slot.BODY,
    TextRole.NOTE: Slot.NOTE,
    TextRole.SMALL: Slot.SMALL,
}

_TOKENS: dict[Slot, str] = {  # the theme's style behind each slot
    Slot.TITLE: "label",
    Slot.HEADING: "section",
    Slot.SUBHEADING: "subsection",
    Slot.LEAD: "lead",
    Slot.BODY: "body",
    Slot.NOTE: "note",
    Slot.SMALL: "small",
    Slot.BULLET: "item",
    Slot.NUMBER: "item",
    Slot.FIGURE: "note",
}

_NAMES: dict[tuple[Frame, Slot], str] = {  # better names than frame + slot
    (Frame.PANEL, Slot.HEADING): "Key Messages Title",
    (Frame.PANEL, Slot.NUMBER): "Key Message",
    (Frame.PANEL, Slot.BULLET): "Key Message Bullet",
    (Frame.PANEL, Slot.TITLE): "Key Messages Label",
    (Frame.CALLOUT, Slot.TITLE): "Callout Title",
    (Frame.CALLOUT, Slot.BODY): "Callout",
    (Frame.ALLEGATION, Slot.BODY): "Allegation",
    (Frame.QUOTE, Slot.BODY): "Quote",
    (Frame.QUOTE, Slot.TITLE): "Quote Label",
}

BASE_VARIANTS = frozenset(
    {Variant("Panel", hung=True), Variant("Panel"), Variant("Callout"), Variant("Allegation"), Variant("Quote")}
)


def box_style_name(variant: Variant, slot: Slot) -> str:
    """Return the name of a box's style as Word shows it."""
    frame = Frame(variant.frame)
    name = _NAMES.get((frame, slot), f"{frame.value} {slot.value}")
    if variant.hung and slot not in (Slot.BULLET, Slot.NUMBER) and frame is not Frame.PANEL:
        name += " (with list)"
    if not variant.hung and frame is Frame.PANEL and slot not in (Slot.BULLET, Slot.NUMBER):
        name = f"Bottom Line {slot.value}"
    return name + (" (apart)" if variant.apart else "")


def box_style(variant: Variant, slot: Slot) -> str:
    """Return the id of a box's style."""
    return identifier(box_style_name(variant, slot))


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


# ------------------------------------------------------------------------------------------------------- properties


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


def border(side: str, edge: Edge | None) -> Xml:
    """Return one side of a border; none where there is no edge."""
    if edge is None or not edge.width:
        return NOTHING
    values = (side, eighths(edge.width), min(round(edge.space), 31), hexadecimal(edge.colour))
    return xml('<w:%s w:val="single" w:sz="%s" w:space="%s" w:color="%s"/>', *values)


def borders(frame: Look, closed: bool = False) -> Xml:
    """Return `w:pBdr` in the order of the schema: top, left, bottom, right.

    `closed` says "none" for the sides without a line, which a style would else inherit one by one.
    """
    sides = (("top", frame.top), ("left", frame.left), ("bottom", frame.bottom), ("right", frame.right))
    none = '<w:%s w:val="nil"/>' if closed else ""
    inner = join(border(side, edge) or (xml(none, side) if none else NOTHING) for side, edge in sides)
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
    bold = Xml("<w:b/><w:bCs/>") if style.weight >= 600 else NOTHING
    italic = Xml("<w:i/><w:iCs/>") if style.italic else NOTHING
    caps = Xml("<w:caps/>") if style.capitals else NOTHING
    tracking = xml('<w:spacing w:val="%s"/>', twips(style.tracking)) if style.tracking else NOTHING
    return join(
        (font_slot(theme, style.family, heading), bold, italic, caps, colour(theme, ink or style.colour), tracking,
         size(style.size))
    )  # fmt: skip


def size(points: float) -> Xml:
    """Return the size of type, for simple and complex scripts."""
    return xml('<w:sz w:val="%s"/><w:szCs w:val="%s"/>', half_points(points), half_points(points))


# ----------------------------------------------------------------------------------------------------------- styles


def paragraph_style(
    name: str, paragraph: Xml, run: Xml, *, based: str = "Normal", following: str = "", priority: int = 10,
    builtin: bool = False, offered: bool = True,
) -> Xml:  # fmt: skip
    """Return a paragraph style; `offered` ones stand in the gallery, others appear once used."""
    return xml(
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


def character_style(name: str, run: Xml, *, priority: int = 20, builtin: bool = False, offered: bool = True) -> Xml:
    """Return a character style."""
    return xml(
        '<w:style w:type="character"%s w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="DefaultParagraphFont"/>'
        '<w:uiPriority w:val="%s"/>%s<w:rPr>%s</w:rPr></w:style>',
        NOTHING if builtin else Xml(' w:customStyle="1"'),
        identifier(name),
        name,
        priority,
        Xml("<w:qFormat/>") if offered else NOTHING,
        run,
    )


_DEFAULTS = Xml(
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
    '<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/>'
    "<w:semiHidden/><w:unhideWhenUsed/></w:style>"
)

KEEP_NEXT = Xml("<w:keepNext/>")
KEEP_LINES = Xml("<w:keepLines/>")
KEEP_BOTH = Xml("<w:keepNext/><w:keepLines/>")


@lru_cache(maxsize=64)
def styles_part(
    theme: Theme, page_size: str, language: str, label: Label, title_step: int, variants: frozenset[Variant]
) -> bytes:
    """Return `word/styles.xml`."""
    sheet = Sheet(theme, page_size)
    body = theme.style("body")
    defaults = xml(
        "<w:docDefaults><w:rPrDefault><w:rPr>%s%s%s%s</w:rPr></w:rPrDefault>"
        "<w:pPrDefault><w:pPr><w:widowControl/>%s</w:pPr></w:pPrDefault></w:docDefaults>",
        font_slot(theme, body.family), colour(theme, body.colour), size(body.size), language_mark(language),
        spacing(0, 0, body.lead),
    )  # fmt: skip
    content = join(
        (defaults, _DEFAULTS, _title_styles(sheet, title_step), _heading_styles(sheet), _flow_styles(sheet),
         _list_styles(sheet), _furniture_styles(sheet), _table_styles(sheet), _character_styles(theme, label),
         *(_box_styles(sheet, variant) for variant in sorted(variants | BASE_VARIANTS)))
    )  # fmt: skip
    return part("w:styles", W, content)


def language_mark(language: str) -> Xml:
    """Return `w:lang`, with the language where Word looks for it by script (17.3.2.20)."""
    subtag = language.split("-")[0].lower()
    if subtag in ("zh", "ja", "ko"):
        return xml('<w:lang w:val="%s" w:eastAsia="%s"/>', language, language)
    if subtag in ("ar", "fa", "he", "ur", "km", "th", "lo", "my", "hi", "bn", "ta"):
        return xml('<w:lang w:val="%s" w:bidi="%s"/>', language, language)
    return xml('<w:lang w:val="%s"/>', language)


def stepped(theme: Theme, step: int) -> TextStyle:
    """Return the title's style at one of its sizes."""
    title = theme.style("title")
    if not title.steps:
        return title
    points, lead = title.steps[min(step, len(title.steps) - 1)]
    return replace(title, size=points, lead=lead)


def _title_styles(sheet: Sheet, step: int) -> Xml:
    theme, frame, mark = sheet.theme, dress.band(sheet.theme), dress.marking(sheet.theme)
    first = frame if frame.fill or not theme.rules["title"] or theme.layout == "headline" else Look(
        top=Edge(theme.rules["title"], theme.colours["ink"], 8))  # fmt: skip
    title, rest = stepped(theme, step), theme.style("title_rest")
    series, subtitle, date = theme.style("series"), theme.style("subtitle"), theme.style("date")
    tab = xml('<w:tabs><w:tab w:val="right" w:pos="%s"/></w:tabs>', twips(sheet.geometry.measure))
    bar = theme.style("marking")
    set_in = Xml("") if not frame.fill else shade(theme, frame.fill)
    gap = theme.baseline if theme.layout == "headline" else 1.5 * theme.baseline
    below = 0.0 if frame.fill else 1.0  # inside the band, spacing would be left white

    def paragraph(look: Look, *rest: Xml) -> Xml:
        return join((KEEP_BOTH, borders(look), set_in, *rest))

    return join((
        paragraph_style("Marking", join((KEEP_BOTH, borders(mark), shade(theme, mark.fill) if mark.fill else NOTHING,
                        spacing(0, theme.baseline, bar.lead), indent(mark.indent_left, mark.indent_right))),
                        run_properties(theme, bar), priority=8),
        paragraph_style("Series", paragraph(first, tab, spacing(0, series.after * below, series.lead), indent()),
                        run_properties(theme, series), following="Title", priority=9),
        paragraph_style("Dateline", paragraph(frame, spacing(0, date.after * below, date.lead), indent()),
                        run_properties(theme, date), following="Title", priority=9),
        paragraph_style("Title", paragraph(frame, spacing(0, title.after * below, factor=max(title.lead / title.size / 1.25, 0.9)),
                        indent()), run_properties(theme, title, heading=True), following="Subtitle", builtin=True),
        paragraph_style("Title Rest Line", paragraph(frame, spacing(0, rest.after * below, rest.lead), indent()),
                        run_properties(theme, rest), following="Subtitle", offered=False),
        paragraph_style("Subtitle", paragraph(frame, spacing(0, gap, subtitle.lead), indent()),
                        run_properties(theme, subtitle), following="BodyText", priority=11, builtin=True),
        character_style("Title Rest", join((_regular(theme, rest), size(rest.size))), priority=10),
        character_style("Date Text", join((_regular(theme, date), size(date.size))), priority=10),
    ))  # fmt: skip


def _regular(theme: Theme, style: TextStyle) -> Xml:
    """Return properties that undo a bold paragraph style: `w:b` toggles, so `off` must be written (17.7.3)."""
    tracking = xml('<w:spacing w:val="%s"/>', twips(style.tracking))
    plain = Xml('<w:b w:val="0"/><w:bCs w:val="0"/>') if style.weight < 600 else NOTHING
    return join((font_slot(theme, style.family), plain, Xml('<w:caps w:val="0"/>'), colour(theme, style.colour), tracking))


def _heading_styles(sheet: Sheet) -> Xml:
    theme = sheet.theme
    section, subsection = theme.style("section"), theme.style("subsection")
    rule = Look(top=Edge(theme.rules["section"], section.colour, 4)) if theme.rules["section"] else Look()
    between = theme.style("body").between
    headings = ((1, section, rule, section.after or theme.unit), (2, subsection, Look(), theme.unit),
                (3, subsection, Look(), theme.unit))  # fmt: skip
    return join(
        paragraph_style(
            f"heading {level}",
            join((KEEP_BOTH, borders(frame), spacing(style.before - between, after, style.lead), indent(),
                  xml('<w:outlineLvl w:val="%s"/>', level - 1))),
            join((run_properties(theme, style, heading=True),)),
            following="BodyText", priority=9, builtin=True,
        )
        for level, style, frame, after in headings
    )  # fmt: skip


def _flow_styles(sheet: Sheet) -> Xml:
    theme = sheet.theme
    left, right = sheet.geometry.text_left, sheet.geometry.text_right
    gap = theme.style("body").between
    named = (("Body Text", "body", True), ("Lead", "lead", False), ("Note Text", "note", False),
             ("Small Text", "small", False), ("Strip", "note", False), ("Figure", "note", False))  # fmt: skip
    texts = [
        paragraph_style(
            name,
            join((KEEP_NEXT if name == "Figure" else NOTHING,
                  spacing(0, theme.style(token).between or gap, 0 if name == "Figure" else theme.style(token).lead,
                          1 if name == "Figure" else 0), indent(left, right))),
            run_properties(theme, theme.style(token)), builtin=builtin, priority=1,
        )
        for name, token, builtin in named
    ]  # fmt: skip
    caption = theme.style("caption")
    footnote = theme.style("small")
    texts += [
        paragraph_style("caption", join((KEEP_BOTH, spacing(gap, caption.after or theme.unit, caption.lead), indent(left, right))),
                        run_properties(theme, caption), priority=35, builtin=True),
        paragraph_style("footnote text", join((spacing(0, 0, footnote.lead), indent(0, right))),
                        run_properties(theme, footnote), priority=99, builtin=True, offered=False),
        paragraph_style("Section End", join((Xml('<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'),)),
                        size(1), priority=99, offered=False),
    ]  # fmt: skip
    return join(texts)


LIST_DEPTH = 3


def hang(theme: Theme, ordered: bool) -> float:
    """Return the room for a bullet or a number."""
    if ordered:
        return theme.style("numeral").hang or 20.0
    return max(theme.style("body").hang, 11.0)


def _list_styles(sheet: Sheet) -> Xml:
    theme, item = sheet.theme, sheet.theme.style("item")
    left, right = sheet.geometry.text_left, sheet.geometry.text_right
    found: list[Xml] = []
    for name, ordered in (("List Bullet", False), ("List Number", True), ("List Continue", False), ("List Number Continue", True)):
        for depth in range(1, LIST_DEPTH + 1):
            room = hang(theme, ordered)
            continued = name.endswith("Continue")
            number = NOTHING if continued else numbering(Frame.FLOW, ordered, depth - 1)
            found.append(
                paragraph_style(
                    f"{name} {depth}" if depth > 1 else name,
                    join((number, spacing(0, item.between, item.lead),
                          indent(left + room * depth, right, 0 if continued else room))),
                    run_properties(theme, item), based="BodyText", priority=12,
                    builtin=name != "List Number Continue", offered=depth == 1 and not continued,
                )
            )  # fmt: skip
    return join(found)


def numbering(frame: Frame, ordered: bool, level: int = 0, instance: int = 0) -> Xml:
    """Return `w:numPr` for a level of a list; `instance` is a list of its own, else the frame's common one."""
    values = (level, instance or base_instance(frame, ordered))
    return xml('<w:numPr><w:ilvl w:val="%s"/><w:numId w:val="%s"/></w:numPr>', *values)


def base_instance(frame: Frame, ordered: bool) -> int:
    """Return the number of the list that the styles of a frame belong to."""
    return list(Frame).index(frame) * 2 + ordered + 1


def _box_styles(sheet: Sheet, variant: Variant) -> Xml:
    frame = Frame(variant.frame)
    look = dress.look(sheet.theme, sheet.page_size, frame)
    return join(_box_style(sheet, variant, frame, look, slot) for slot in Slot if _exists(variant, slot))


def _exists(variant: Variant, slot: Slot) -> bool:
    return variant.hung or slot not in (Slot.BULLET, Slot.NUMBER)


def _box_style(sheet: Sheet, variant: Variant, frame: Frame, look: Look, slot: Slot) -> Xml:
    theme = sheet.theme
    style = _box_text(theme, frame, slot)
    listed = slot in (Slot.BULLET, Slot.NUMBER)
    room = hang(theme, True) if variant.hung else 0.0
    opening = slot in (Slot.TITLE, Slot.HEADING, Slot.SUBHEADING)
    outline = {Slot.HEADING: 0, Slot.SUBHEADING: 1}.get(slot)
    paragraph = join(
        (
            KEEP_BOTH if opening else KEEP_LINES,
            numbering(frame, slot is Slot.NUMBER) if listed else NOTHING,
            borders(look, closed=outline is not None),
            shade(theme, look.fill) if look.fill else NOTHING,
            spacing(look.before if opening else 0, theme.unit if opening else style.between or 2 * theme.unit,
                    0 if slot is Slot.FIGURE else style.lead, 1 if slot is Slot.FIGURE else 0),
            indent(look.indent_left + room, look.indent_right + (0.05 if variant.apart else 0), room),
            xml('<w:outlineLvl w:val="%s"/>', outline) if outline is not None else NOTHING,
        )
    )  # fmt: skip
    name = box_style_name(variant, slot)
    run = run_properties(theme, style, ink=look.text, heading=outline is not None)
    based = f"Heading{outline + 1}" if outline is not None else "Normal"
    offered = not variant.apart and (frame, slot) in _NAMES and variant in BASE_VARIANTS
    return paragraph_style(name, paragraph, run, based=based, priority=14, builtin=name == "Quote", offered=offered)


def _box_text(theme: Theme, frame: Frame, slot: Slot) -> TextStyle:
    if frame is Frame.QUOTE and slot in (Slot.BODY, Slot.LEAD, Slot.BULLET, Slot.NUMBER):
        return theme.style("quote")
    return theme.style(_TOKENS[slot])


def _furniture_styles(sheet: Sheet) -> Xml:
    theme = sheet.theme
    tab = xml('<w:tabs><w:tab w:val="right" w:pos="%s"/></w:tabs>', twips(sheet.geometry.measure))
    rule = Look(top=Edge(theme.rules["hairline"], theme.colours["rule"], 4))
    footer, organisation = theme.style("footer"), theme.style("organisation")
    return join((
        paragraph_style("header", join((tab, spacing(0, 0, organisation.lead), indent())),
                        run_properties(theme, organisation), priority=99, builtin=True, offered=False),
        paragraph_style("footer", join((borders(rule), tab, spacing(0, 0, footer.lead), indent())),
                        run_properties(theme, footer), priority=99, builtin=True, offered=False),
    ))  # fmt: skip


def _table_styles(sheet: Sheet) -> Xml:
    theme = sheet.theme
    head, row, cell = theme.style("table_head"), theme.style("table_row"), theme.style("table_cell")
    pad = theme.unit * 0.75
    aligned = (("", NOTHING), (" Number", Xml('<w:jc w:val="right"/>')), (" Centre", Xml('<w:jc w:val="center"/>')))
    bases = (("Table Head", head, KEEP_NEXT), ("Table Row", row, NOTHING), ("Table Text", cell, NOTHING))
    paragraphs = [
        paragraph_style("Table Number" if (name, suffix) == ("Table Text", " Number") else name + suffix,
                        join((keep, spacing(pad, pad, style.lead), indent(), align)), run_properties(theme, style),
                        priority=37, offered=not suffix)
        for name, style, keep in bases
        for suffix, align in aligned
    ]  # fmt: skip
    line = Edge(theme.rules["hairline"], theme.colours["rule"])
    strong = Edge(theme.rules["table_head"] or 0.75, strong_colour(theme))
    fill = head_fill(theme)
    first = xml("<w:tcBorders>%s</w:tcBorders>%s", border("bottom", strong), shade(theme, fill) if fill else NOTHING)
    table = xml(
        '<w:style w:type="table" w:customStyle="1" w:styleId="BriefTable"><w:name w:val="Brief Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="40"/><w:qFormat/><w:tblPr><w:tblBorders>%s%s%s</w:tblBorders>'
        '<w:tblCellMar><w:left w:w="%s" w:type="dxa"/><w:right w:w="%s" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:tcPr>%s</w:tcPr></w:tblStylePr></w:style>',
        border("top", strong), border("bottom", line), border("insideH", line), twips(4), twips(4), first,
    )  # fmt: skip
    return join((*paragraphs, table))


def head_fill(theme: Theme) -> str:
    """Return the fill of a table's header row: the theme's ink where the header's text is as light as paper."""
    return theme.colours["ink"] if theme.style("table_head").colour == theme.colours["paper"] else ""


def _character_styles(theme: Theme, label: Label) -> Xml:
    reference, organisation = theme.style("reference"), theme.style("organisation")
    off = Xml('<w:b w:val="0"/><w:bCs w:val="0"/><w:i w:val="0"/><w:iCs w:val="0"/>')
    on_panel = theme.colours["on_panel"]
    underline = Xml('<w:u w:val="single"/>')

    def evidence(name: str, ink: str) -> Xml:
        run = join((font_slot(theme, reference.family), off, colour(theme, ink), size(reference.size)))
        return character_style(name, run, priority=21)

    return join((
        character_style("Strong", Xml("<w:b/><w:bCs/>"), priority=22, builtin=True),
        character_style("Emphasis", Xml("<w:i/><w:iCs/>"), builtin=True),
        character_style("Intense Emphasis", Xml("<w:b/><w:bCs/><w:i/><w:iCs/>"), priority=21, builtin=True, offered=False),
        character_style("Hyperlink", join((xml('<w:color w:val="%s" w:themeColor="hyperlink"/>',
                        hexadecimal(strong_colour(theme))), underline)), priority=99, builtin=True, offered=False),
        character_style("Hyperlink on Panel", join((colour(theme, on_panel), underline)), priority=99, offered=False),
        character_style("footnote reference", Xml('<w:vertAlign w:val="superscript"/>'), priority=99, builtin=True,
                        offered=False),
        evidence("Evidence Reference", reference.colour),
        evidence("Evidence Reference on Panel", on_panel),
        character_style("TLP Label", join((
            font_slot(theme, organisation.family), Xml("<w:b/><w:bCs/>"), Xml('<w:caps w:val="0"/>'),
            xml('<w:color w:val="%s"/><w:spacing w:val="0"/>', hexadecimal(label.colour)), size(theme.furniture["label_size"]),
            Xml('<w:shd w:val="clear" w:color="auto" w:fill="000000"/>'))), priority=90),
        character_style("Draft Mark", join((Xml("<w:b/><w:bCs/>"), colour(theme, theme.colours["mark"]),
                        Xml('<w:spacing w:val="20"/>'))), priority=90),
        character_style("Embargo Mark", join((Xml("<w:b/><w:bCs/>"), colour(theme, theme.colours["mark"]))), priority=90),
        character_style("Page Number Text", join((Xml("<w:b/><w:bCs/>"), colour(theme, theme.colours["text"]))), priority=90),
    ))  # fmt: skip
