"""Theme in, the styles of tables and their cells out (ECMA-376 Part 1, 17.7.6)."""

from __future__ import annotations

from briefgen.style.theme import TextStyle, Theme
from briefgen.writers.docx.dress import Edge, shown
from briefgen.writers.docx.formatting import (
    KEEP_NEXT,
    Sheet,
    border,
    indent,
    paragraph_style,
    run_properties,
    shade,
    spacing,
)
from briefgen.writers.docx.measures import twips
from briefgen.writers.docx.theme_part import strong_colour
from briefgen.writers.docx.xml import NOTHING, Xml, join, xml

_CELLS = (("Table Head", "table_head"), ("Table Row", "table_row"), ("Table Text", "table_cell"))
_ALIGNED = (("", ""), ("Number", "right"), ("Centre", "center"))


def table_styles(sheet: Sheet) -> Xml:
    """Return the style of tables and those of the paragraphs in their cells."""
    theme = sheet.theme
    pad = theme.unit * 0.75
    cells = [
        _cell_style(theme, name, shown(theme, theme.style(token)), suffix, side, pad)
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
    """Return the fill of a table's header row: the theme's ink, or none."""
    return theme.colours["ink"] if theme.pieces["table"] == "filled" else ""
