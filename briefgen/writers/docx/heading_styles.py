"""Theme in, the styles of what opens a brief and its parts out: markings, series, title, headings, contents.

Bold and italic toggle between paragraph and character style in Word (17.7.3) but not in LibreOffice: where a paragraph
mixes weights, its style is regular and character styles make the weight.
"""

from __future__ import annotations

from dataclasses import replace

from briefgen.style.theme import TextStyle, Theme
from briefgen.writers.docx import dress
from briefgen.writers.docx.dress import Demand, Edge, Look
from briefgen.writers.docx.formatting import (
    BOLD,
    BOLD_FROM,
    KEEP_BOTH,
    Sheet,
    borders,
    character_style,
    colour,
    indent,
    paragraph_style,
    run_properties,
    shade,
    size,
    spacing,
)
from briefgen.writers.docx.measures import twips
from briefgen.writers.docx.theme_part import font_slot
from briefgen.writers.docx.xml import NOTHING, Xml, join, xml

OPENING_HEADING = "OpeningHeading"
_SUNK = 0.34  # of a cover's height


def right_tab(sheet: Sheet) -> Xml:
    """Return a tab at the right margin."""
    return xml('<w:tabs><w:tab w:val="right" w:pos="%s"/></w:tabs>', twips(sheet.geometry.measure))


def _framed(theme: Theme, look: Look, *properties: Xml) -> Xml:
    """Return the properties of a paragraph that stays with the next one, in its border and fill."""
    fill = shade(theme, look.fill) if look.fill else NOTHING
    return join((KEEP_BOTH, borders(theme, look), fill, *properties))


def opening_styles(sheet: Sheet) -> Xml:
    """Return the styles of what stands above the title: markings, the series line, the date."""
    theme, look, bar = sheet.theme, dress.band(sheet.theme), dress.marking(sheet.theme)
    marking, series, date = (dress.shown(theme, theme.style(name)) for name in ("marking", "series", "date"))
    below = 0.0 if look.fill else 1.0  # space inside the band would stay white
    set_in = indent(bar.indent_left, bar.indent_right)
    marked = _framed(theme, bar, spacing(0, theme.baseline * (1.0 if bar.fill else 0.5), marking.lead), set_in)
    space = spacing(0, series.after * below, series.lead)
    line = _framed(theme, dress.series(theme), right_tab(sheet), space, indent())
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


def title_styles(sheet: Sheet, demand: Demand) -> Xml:
    """Return the styles of title, rest and subtitle.

    Where the title has a rest, a character style has the weight of its first part, since the rest has none; else the
    paragraph has it: LibreOffice forgets the character style of words that are bound to a property.
    """
    theme, look = sheet.theme, dress.band(sheet.theme)
    title, rest, subtitle = (dress.shown(theme, style) for style in _title_type(theme, demand))
    below = 0.0 if look.fill else 1.0
    gap = theme.baseline * (1.0 if theme.layout == "headline" else 1.5)
    main = _framed(theme, look, spacing(_sink(sheet), title.after * below, min(rest.lead, title.lead)), indent())
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


def _sink(sheet: Sheet) -> float:
    """Return the room above a title: on a cover, a part of the page's height, which its ground fills."""
    page = sheet.geometry.page
    return _SUNK * (page.height - page.top - page.bottom) if dress.has_cover(sheet.theme) else 0.0


def _title_type(theme: Theme, demand: Demand) -> tuple[TextStyle, TextStyle, TextStyle]:
    """Return the styles of title, rest and subtitle; those of a cover are larger."""
    main, rest = ("cover_title", "cover_rest") if dress.has_cover(theme) else ("title", "title_rest")
    return _stepped(theme.style(main), demand.title_step), theme.style(rest), theme.style("subtitle")


def _stepped(title: TextStyle, step: int) -> TextStyle:
    """Return the title's style at one of its sizes."""
    if not title.steps:
        return title
    points, lead = title.steps[min(step, len(title.steps) - 1)]
    return replace(title, size=points, lead=lead)


def _differing(theme: Theme, style: TextStyle) -> Xml:
    """Return the properties of a style for words inside a paragraph of another."""
    tracking = xml('<w:spacing w:val="%s"/>', twips(style.tracking))
    plain = (Xml('<w:caps w:val="0"/>'), colour(theme, style.colour), tracking, size(style.size))
    return join((font_slot(theme, style.family), *plain))


def heading_styles(sheet: Sheet) -> Xml:
    """Return the styles of headings: Word's three levels, and the one that has the colour."""
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
    after = 0.0 if dress.hangs_heads(theme) else style.after or theme.unit
    outline = xml('<w:outlineLvl w:val="%s"/>', level - 1)
    paragraph = _framed(theme, look, spacing(before, after, style.lead), indent(), outline)
    run = run_properties(theme, style, heading=True)
    return paragraph_style(f"heading {level}", paragraph, run, following="BodyText", priority=9, builtin=True)


def contents_styles(sheet: Sheet) -> Xml:
    """Return the styles of the list of contents, which stands where text stands, a level further in each time."""
    theme, page = sheet.theme, sheet.geometry
    note, report = theme.style("note"), dress.has_cover(theme)
    section = theme.style("contents_title" if report else "section")
    first = replace(theme.style("section"), colour=theme.colours["text"]) if report else note
    head = _framed(theme, Look(), spacing(section.before, section.after or theme.unit, section.lead), indent())
    lines = ((1, first, 2 * theme.unit if report else 0.0), (2, note, 0.0))
    levels = (
        paragraph_style(
            f"toc {level}",
            join((spacing(above, theme.unit, style.lead), indent(page.text_left + 12 * (level - 1), page.text_right))),
            run_properties(theme, style), priority=39, builtin=True, offered=False,
        )
        for level, style, above in lines
    )  # fmt: skip
    heading = run_properties(theme, section, heading=True)
    return join((paragraph_style("TOC Heading", head, heading, priority=39, builtin=True, offered=False), *levels))
