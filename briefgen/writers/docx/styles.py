"""Theme in, `word/styles.xml` out (ECMA-376 Part 1, 17.7): every look in a brief is a style that can be changed.

Styles are named for what they hold. Bold and italic toggle between paragraph and character style in Word (17.7.3) but
not in LibreOffice: where a paragraph mixes weights, its style is regular and character styles make the weight.
"""

from __future__ import annotations

from dataclasses import replace

from briefgen.labels import Label
from briefgen.style.theme import TextStyle, Theme
from briefgen.writers.docx import dress
from briefgen.writers.docx.box_styles import box_styles
from briefgen.writers.docx.dress import Demand, Edge, Frame, Look, Mixture
from briefgen.writers.docx.formatting import (
    BOLD,
    BOLD_FROM,
    ITALIC,
    KEEP_BOTH,
    KEEP_NEXT,
    LIST_DEPTH,
    Sheet,
    border,
    borders,
    character_style,
    colour,
    hang,
    identifier,
    indent,
    is_right_to_left,
    language_mark,
    numbering,
    paragraph_style,
    run_properties,
    shade,
    size,
    spacing,
)
from briefgen.writers.docx.measures import hexadecimal, twips
from briefgen.writers.docx.theme_part import font_slot, strong_colour
from briefgen.writers.docx.xml import NOTHING, W, Xml, join, part, xml

_DEFAULTS = Xml(
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/>'
    "<w:semiHidden/><w:unhideWhenUsed/></w:style>"
)


def styles_part(theme: Theme, page_size: str, language: str, label: Label, demand: Demand) -> bytes:
    """Return `word/styles.xml`."""
    sheet = Sheet(theme, page_size)
    groups = (
        _document_defaults(theme, language),
        _DEFAULTS,
        _opening_styles(sheet),
        _title_styles(sheet, demand),
        _heading_styles(sheet),
        _flow_styles(sheet),
        _contents_styles(sheet),
        _list_styles(sheet),
        _furniture_styles(sheet),
        _table_styles(sheet),
        _character_styles(theme, label),
        join(map(_mixture, sorted(demand.mixtures))),
        box_styles(sheet, demand.variants),
    )
    return part("w:styles", W, join(groups))


def _document_defaults(theme: Theme, language: str) -> Xml:
    """Return the properties that all styles start from (17.7.5.1); direction goes with the language."""
    body = theme.style("body")
    return xml(
        "<w:docDefaults><w:rPrDefault><w:rPr>%s%s%s%s</w:rPr></w:rPrDefault>"
        "<w:pPrDefault><w:pPr><w:widowControl/>%s%s</w:pPr></w:pPrDefault></w:docDefaults>",
        font_slot(theme, body.family),
        colour(theme, body.colour),
        size(body.size),
        language_mark(language),
        Xml("<w:bidi/>") if is_right_to_left(language) else NOTHING,
        spacing(0, 0, body.lead),
    )


# ------------------------------------------------------------------------------------------------ title and headings


def _right_tab(sheet: Sheet) -> Xml:
    return xml('<w:tabs><w:tab w:val="right" w:pos="%s"/></w:tabs>', twips(sheet.geometry.measure))


def _framed(theme: Theme, look: Look, *properties: Xml) -> Xml:
    """Return the properties of a paragraph that stays with the next one, in its border and fill."""
    fill = shade(theme, look.fill) if look.fill else NOTHING
    return join((KEEP_BOTH, borders(theme, look), fill, *properties))


def _opening_styles(sheet: Sheet) -> Xml:
    """Return the styles of what stands above the title: markings, the series line, the date."""
    theme, look, bar = sheet.theme, dress.band(sheet.theme), dress.marking(sheet.theme)
    marking, series, date = theme.style("marking"), theme.style("series"), theme.style("date")
    below = 0.0 if look.fill else 1.0  # space inside the band would stay white
    set_in = indent(bar.indent_left, bar.indent_right)
    marked = _framed(theme, bar, spacing(0, theme.baseline * (1.0 if bar.fill else 0.5), marking.lead), set_in)
    space = spacing(0, series.after * below, series.lead)
    line = _framed(theme, dress.series(theme), _right_tab(sheet), space, indent())
    dated = _framed(theme, look, spacing(0, date.after * below, date.lead), indent())
    regular = run_properties(theme, replace(series, weight=400))
    return join(
        (
            paragraph_style("Marking", marked, run_properties(theme, marking), priority=8),
            paragraph_style("Series", line, regular, following="Title", priority=9),
            paragraph_style("Dateline", dated, run_properties(theme, date), following="Title", priority=9),
            character_style("Series Text", BOLD if series.weight >= BOLD_FROM else NOTHING, priority=9),
            character_style("Date Text", _differing(theme, date), priority=9),
        )
    )


def _title_styles(sheet: Sheet, demand: Demand) -> Xml:
    """Return the styles of title, rest and subtitle.

    Where the title has a rest, a character style has the weight of its first part, since the rest has none; else the
    paragraph has it: LibreOffice forgets the character style of words that are bound to a property.
    """
    theme, look = sheet.theme, dress.band(sheet.theme)
    title, rest, subtitle = _stepped(theme, demand.title_step), theme.style("title_rest"), theme.style("subtitle")
    below = 0.0 if look.fill else 1.0
    gap = theme.baseline * (1.0 if theme.layout == "headline" else 1.5)
    main = _framed(theme, look, spacing(0, title.after * below, min(rest.lead, title.lead)), indent())
    second = _framed(theme, look, spacing(0, rest.after * below, rest.lead), indent())
    last = _framed(theme, look, spacing(0, gap, subtitle.lead), indent())
    lone = run_properties(theme, replace(title, weight=400) if demand.title_parted else title, heading=True)
    weight = BOLD if title.weight >= BOLD_FROM and demand.title_parted else NOTHING
    return join(
        (
            paragraph_style("Title", main, lone, following="Subtitle", builtin=True),
            paragraph_style("Title Rest Line", second, run_properties(theme, rest), offered=False),
            paragraph_style("Subtitle", last, run_properties(theme, subtitle), following="BodyText", builtin=True),
            character_style("Title Main", weight, priority=10),
            character_style("Title Rest", _differing(theme, rest), priority=10),
        )
    )


def _stepped(theme: Theme, step: int) -> TextStyle:
    """Return the title's style at one of its sizes."""
    title = theme.style("title")
    if not title.steps:
        return title
    points, lead = title.steps[min(step, len(title.steps) - 1)]
    return replace(title, size=points, lead=lead)


def _differing(theme: Theme, style: TextStyle) -> Xml:
    """Return the properties of a style for words inside a paragraph of another."""
    tracking = xml('<w:spacing w:val="%s"/>', twips(style.tracking))
    plain = (Xml('<w:caps w:val="0"/>'), colour(theme, style.colour), tracking, size(style.size))
    return join((font_slot(theme, style.family), *plain))


def _heading_styles(sheet: Sheet) -> Xml:
    theme = sheet.theme
    section, subsection = theme.style("section"), theme.style("subsection")
    rule, coloured = (Edge(theme.rules["section"], value, 4) for value in (section.colour, theme.colours["ink"]))
    opening = join((KEEP_BOTH, borders(theme, Look(top=coloured))))
    ink = colour(theme, theme.colours["ink"])
    return join(
        (
            _heading_style(theme, 1, section, Look(top=rule)),
            paragraph_style("Opening Heading", opening, ink, based="Heading1", following="BodyText", priority=9),
            _heading_style(theme, 2, subsection, Look()),
            _heading_style(theme, 3, replace(subsection, weight=400), Look()),
        )
    )


def _heading_style(theme: Theme, level: int, style: TextStyle, look: Look) -> Xml:
    """Return a heading at the margin; the space that text above it leaves counts as space before it.

    Where text stands beside headings in print, it is set off by its indent, and follows at once.
    """
    before = style.before - theme.style("body").between
    after = 0.0 if theme.layout == "side-heads" else style.after or theme.unit
    outline = xml('<w:outlineLvl w:val="%s"/>', level - 1)
    paragraph = _framed(theme, look, spacing(before, after, style.lead), indent(), outline)
    run = run_properties(theme, style, heading=True)
    return paragraph_style(f"heading {level}", paragraph, run, following="BodyText", priority=9, builtin=True)


# ------------------------------------------------------------------------------------------------------------- text


def _contents_styles(sheet: Sheet) -> Xml:
    """Return the styles of the list of contents, which stands where text stands, a level further in each time."""
    theme, page = sheet.theme, sheet.geometry
    note, section = theme.style("note"), theme.style("section")
    head = _framed(theme, Look(), spacing(section.before, section.after or theme.unit, section.lead), indent())
    levels = (
        paragraph_style(
            f"toc {level}",
            join((spacing(0, theme.unit, note.lead), indent(page.text_left + 12 * (level - 1), page.text_right))),
            run_properties(theme, note), priority=39, builtin=True, offered=False,
        )
        for level in (1, 2)
    )  # fmt: skip
    heading = run_properties(theme, section, heading=True)
    return join((paragraph_style("TOC Heading", head, heading, priority=39, builtin=True, offered=False), *levels))


def _flow_styles(sheet: Sheet) -> Xml:
    theme, page = sheet.theme, sheet.geometry
    gap = theme.style("body").between
    place = indent(page.text_left, page.text_right)
    caption, footnote, note = theme.style("caption"), theme.style("small"), theme.style("note")
    captioned = join((KEEP_BOTH, spacing(gap, caption.after or theme.unit, caption.lead), place))
    pictured = join((spacing(0, gap, factor=1), place))
    noted = join((spacing(0, 0, footnote.lead), indent(0, page.text_right)))
    hairline = Xml('<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>')
    texts = (("Body Text", "body"), ("Lead", "lead"), ("Note Text", "note"), ("Small Text", "small"), ("Strip", "note"))
    return join(
        (
            *(_text_style(theme, name, theme.style(token), gap, place) for name, token in texts),
            paragraph_style("Picture", pictured, run_properties(theme, note), priority=34),
            paragraph_style("caption", captioned, run_properties(theme, caption), priority=35, builtin=True),
            paragraph_style("footnote text", noted, run_properties(theme, footnote), builtin=True, offered=False),
            paragraph_style("Section End", hairline, size(1), offered=False),
        )
    )


def _text_style(theme: Theme, name: str, style: TextStyle, gap: float, place: Xml) -> Xml:
    paragraph = join((spacing(0, style.between or gap, style.lead), place))
    run = run_properties(theme, style)
    return paragraph_style(name, paragraph, run, builtin=name == "Body Text", priority=1)


_LISTS = (("List Bullet", False, False), ("List Number", True, False), ("List Continue", False, True),
          ("List Number Continue", True, True))  # fmt: skip
OPENING_HEADING = "OpeningHeading"
OWN_WORDS = "Note"  # ends the name of a list style for words that are not the report's


def _list_styles(sheet: Sheet) -> Xml:
    depths = range(1, LIST_DEPTH + 1)
    return join(style for kind in _LISTS for depth in depths for style in _list_pair(sheet, *kind, depth))


def _list_pair(sheet: Sheet, name: str, ordered: bool, continued: bool, depth: int) -> tuple[Xml, Xml]:
    """Return a list style, and the one based on it for words that are not the report's.

    The indents equal those of the numbering level, so that it matters not which of the two Word takes.
    """
    theme, page = sheet.theme, sheet.geometry
    item, room = theme.style("item"), hang(theme, ordered)
    number = NOTHING if continued else numbering(Frame.FLOW, ordered, depth - 1)
    place = indent(page.text_left + room * depth, page.text_right, 0 if continued else room)
    full, note = f"{name} {depth}" if depth > 1 else name, theme.style("note")
    usual = paragraph_style(
        full,
        join((number, spacing(0, item.between, item.lead), place)),
        run_properties(theme, item),
        based="BodyText",
        priority=12,
        builtin=name != "List Number Continue",
        offered=depth == 1 and not continued,
    )
    space, look = spacing(0, item.between, note.lead), run_properties(theme, note)
    return usual, paragraph_style(
        f"{full} {OWN_WORDS}", space, look, based=identifier(full), priority=13, offered=depth == 1 and not continued
    )


def _furniture_styles(sheet: Sheet) -> Xml:
    theme = sheet.theme
    rule = Look(top=Edge(theme.rules["hairline"], theme.colours["rule"], 4))
    footer, organisation = theme.style("footer"), theme.style("organisation")
    head = join((_right_tab(sheet), spacing(0, 0, organisation.lead), indent()))
    foot = join((borders(theme, rule), _right_tab(sheet), spacing(0, 0, footer.lead), indent()))
    regular = run_properties(theme, replace(organisation, weight=400))
    weight = BOLD if organisation.weight >= BOLD_FROM else NOTHING
    return join(
        (
            paragraph_style("header", head, regular, builtin=True, offered=False, priority=99),
            paragraph_style("footer", foot, run_properties(theme, footer), builtin=True, offered=False, priority=99),
            character_style("Organisation", weight, priority=90),
        )
    )


_CELLS = (("Table Head", "table_head"), ("Table Row", "table_row"), ("Table Text", "table_cell"))
_ALIGNED = (("", ""), ("Number", "right"), ("Centre", "center"))


def _table_styles(sheet: Sheet) -> Xml:
    theme = sheet.theme
    pad = theme.unit * 0.75
    cells = [
        _cell_style(theme, name, theme.style(token), suffix, side, pad)
        for name, token in _CELLS
        for suffix, side in _ALIGNED
    ]
    return join((*cells, _table_style(theme)))


def _cell_style(theme: Theme, name: str, style: TextStyle, suffix: str, side: str, pad: float) -> Xml:
    keep = KEEP_NEXT if name == "Table Head" else NOTHING
    align = xml('<w:jc w:val="%s"/>', side) if side else NOTHING
    paragraph = join((keep, spacing(pad, pad, style.lead), indent(), align))
    full = "Table Number" if (name, suffix) == ("Table Text", "Number") else f"{name} {suffix}".strip()
    return paragraph_style(full, paragraph, run_properties(theme, style), priority=37, offered=not suffix)


def _table_style(theme: Theme) -> Xml:
    """Return the style of tables: rules between rows, and a header row set off (17.7.6)."""
    line = Edge(theme.rules["hairline"], theme.colours["rule"])
    strong = Edge(theme.rules["table_head"] or 0.75, strong_colour(theme))
    fill = head_fill(theme)
    return xml(
        '<w:style w:type="table" w:customStyle="1" w:styleId="BriefTable"><w:name w:val="Brief Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="40"/><w:qFormat/><w:tblPr>'
        "<w:tblBorders>%s%s%s</w:tblBorders><w:tblCellMar>"
        '<w:left w:w="%s" w:type="dxa"/><w:right w:w="%s" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>%s</w:tcBorders>%s</w:tcPr></w:tblStylePr></w:style>',
        border(theme, "top", strong),
        border(theme, "bottom", line),
        border(theme, "insideH", line),
        twips(4),
        twips(4),
        border(theme, "bottom", strong),
        shade(theme, fill) if fill else NOTHING,
    )


def head_fill(theme: Theme) -> str:
    """Return the fill of a table's header row: the theme's ink where the header's text is as light as paper."""
    return theme.colours["ink"] if theme.style("table_head").colour == theme.colours["paper"] else ""


def _character_styles(theme: Theme, label: Label) -> Xml:
    on_panel, paper, ink = theme.colours["on_panel"], theme.colours["paper"], strong_colour(theme)
    underline = Xml('<w:u w:val="single"/>')
    linked = xml('<w:color w:val="%s" w:themeColor="hyperlink"/>%s', hexadecimal(ink), underline)
    raised = Xml('<w:vertAlign w:val="superscript"/>')
    mark = colour(theme, theme.colours["mark"])
    both = join((BOLD, ITALIC))
    return join(
        (
            character_style("Strong", BOLD, priority=22, builtin=True),
            character_style("Emphasis", ITALIC, builtin=True),
            character_style("Intense Emphasis", both, priority=21, builtin=True, offered=False),
            character_style("Hyperlink", linked, priority=99, builtin=True, offered=False),
            character_style("Hyperlink on Panel", join((colour(theme, on_panel), underline)), offered=False),
            character_style("Hyperlink Reversed", join((colour(theme, paper), underline)), offered=False),
            character_style("footnote reference", raised, priority=99, builtin=True, offered=False),
            _evidence(theme, "Evidence Reference", theme.style("reference").colour),
            _evidence(theme, "Evidence Reference on Panel", on_panel),
            _evidence(theme, "Evidence Reference Reversed", paper),
            character_style("TLP Label", _label(theme, label), priority=90),
            character_style("Draft Mark", join((BOLD, mark, Xml('<w:spacing w:val="20"/>'))), priority=90),
            character_style("Embargo Mark", join((BOLD, mark)), priority=90),
            character_style("Page Number Text", join((BOLD, colour(theme, theme.colours["text"]))), priority=90),
        )
    )


def _mixture(mixture: Mixture) -> Xml:
    """Return a character style in bold or italic, for words that another character style is for already."""
    weight = join((BOLD if mixture.strong else NOTHING, ITALIC if mixture.emphasis else NOTHING))
    return character_style(mixture.name, weight, based=identifier(mixture.base), offered=False)


def _evidence(theme: Theme, name: str, ink: str) -> Xml:
    style = theme.style("reference")
    run = join((font_slot(theme, style.family), colour(theme, ink), size(style.size)))
    return character_style(name, run, priority=21, offered=name == "Evidence Reference")


def _label(theme: Theme, label: Label) -> Xml:
    """Return the TLP label's look: 12 pt bold in the label's colour on black (TLP 2.0, "TLP in documents")."""
    return join(
        (
            font_slot(theme, theme.style("organisation").family),
            BOLD,
            xml('<w:color w:val="%s"/><w:spacing w:val="0"/>', hexadecimal(label.colour)),
            size(theme.furniture["label_size"]),
            Xml('<w:shd w:val="clear" w:color="auto" w:fill="000000"/>'),
        )
    )
