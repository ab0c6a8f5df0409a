"""Theme in, `word/styles.xml` out (ECMA-376 Part 1, 17.7): every look in a brief is a style that can be changed.

Styles are named for what they hold; `heading_styles`, `table_styles`, `character_styles`, `box_styles` make the rest.
"""

from __future__ import annotations

from dataclasses import replace

from briefgen.document.direction import is_right_to_left
from briefgen.labels import Label
from briefgen.style.theme import TextStyle, Theme
from briefgen.writers.docx.box_styles import box_styles
from briefgen.writers.docx.character_styles import character_styles, mixture_style
from briefgen.writers.docx.dress import Demand, Edge, Frame, Look
from briefgen.writers.docx.formatting import (
    BOLD,
    BOLD_FROM,
    KEEP_BOTH,
    KEEP_LINES,
    LIST_DEPTH,
    Sheet,
    borders,
    character_style,
    colour,
    hang,
    identifier,
    indent,
    language_mark,
    numbering,
    paragraph_style,
    run_properties,
    size,
    spacing,
)
from briefgen.writers.docx.heading_styles import (
    contents_styles,
    heading_styles,
    opening_styles,
    right_tab,
    title_styles,
)
from briefgen.writers.docx.table_styles import table_styles
from briefgen.writers.docx.theme_part import font_slot
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
        opening_styles(sheet),
        title_styles(sheet, demand),
        heading_styles(sheet),
        _flow_styles(sheet),
        contents_styles(sheet),
        _list_styles(sheet),
        _furniture_styles(sheet),
        table_styles(sheet),
        character_styles(theme, label),
        join(map(mixture_style, sorted(demand.mixtures))),
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


def _flow_styles(sheet: Sheet) -> Xml:
    theme, page = sheet.theme, sheet.geometry
    gap = theme.style("body").between
    place = indent(page.text_left, page.text_right)
    caption, footnote, note = theme.style("caption"), theme.style("small"), theme.style("note")
    captioned = join((KEEP_BOTH, spacing(gap, caption.after or theme.unit, caption.lead), place))
    pictured = join((spacing(0, gap, factor=1), place))
    noted = join((spacing(0, 0, footnote.lead), indent(0, page.text_right)))
    hairline = Xml('<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>')
    texts = (
        ("Body Text", "body"),
        ("Lead", "lead"),
        ("Note Text", "note"),
        ("Small Text", "small"),
        ("Strip", "note"),
        ("Definition", "note"),
    )
    return join(
        (
            *(_text_style(theme, name, theme.style(token), gap, place) for name, token in texts),
            _key_figure_style(sheet),
            paragraph_style("Picture", pictured, run_properties(theme, note), priority=34),
            paragraph_style("caption", captioned, run_properties(theme, caption), priority=35, builtin=True),
            paragraph_style("footnote text", noted, run_properties(theme, footnote), builtin=True, offered=False),
            paragraph_style("Section End", hairline, size(1), offered=False),
        )
    )


_NUMBERS = 100.0  # points; the room for key figures before what they count


def _key_figure_style(sheet: Sheet) -> Xml:
    """Return the style of a key figure: the number hangs before the words, which a tab parts from it."""
    theme, page = sheet.theme, sheet.geometry
    note = theme.style("note")
    place = indent(page.text_left + _NUMBERS, page.text_right, _NUMBERS)
    paragraph = join((KEEP_LINES, spacing(0, 2 * theme.unit, note.lead), place))
    return paragraph_style("Key Figure", paragraph, run_properties(theme, note), priority=14)


def _text_style(theme: Theme, name: str, style: TextStyle, gap: float, place: Xml) -> Xml:
    paragraph = join((spacing(0, style.between or gap, style.lead), place))
    run = run_properties(theme, style)
    return paragraph_style(name, paragraph, run, builtin=name == "Body Text", priority=1)


_LISTS = (("List Bullet", False, False), ("List Number", True, False), ("List Continue", False, True),
          ("List Number Continue", True, True))  # fmt: skip
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
    head = join((right_tab(sheet), spacing(0, 0, organisation.lead), indent()))
    foot = join((borders(theme, rule), right_tab(sheet), spacing(0, 0, footer.lead), indent()))
    regular = run_properties(theme, replace(organisation, weight=400))
    weight = BOLD if organisation.weight >= BOLD_FROM else NOTHING
    return join(
        (
            paragraph_style("header", head, regular, builtin=True, offered=False, priority=99),
            paragraph_style("footer", foot, run_properties(theme, footer), builtin=True, offered=False, priority=99),
            character_style("Organisation", weight, priority=90),
        )
    )
