"""Theme in, character styles out: emphasis, links, evidence, marks, the label (ECMA-376 Part 1, 17.7.9)."""

from __future__ import annotations

from briefgen.labels import Label
from briefgen.style.theme import Theme
from briefgen.writers.docx.dress import Mixture
from briefgen.writers.docx.formatting import (
    BOLD,
    ITALIC,
    character_style,
    colour,
    identifier,
    run_properties,
    size,
)
from briefgen.writers.docx.measures import hexadecimal
from briefgen.writers.docx.theme_part import font_slot, strong_colour
from briefgen.writers.docx.xml import NOTHING, Xml, join, xml

KEY_FIGURE, TERM = "Key Figure Number", "Term"


def character_styles(theme: Theme, label: Label) -> Xml:
    """Return the styles that all documents have."""
    on_panel, paper, ink = theme.colours["on_panel"], theme.colours["paper"], strong_colour(theme)
    underline = Xml('<w:u w:val="single"/>')
    linked = xml('<w:color w:val="%s" w:themeColor="hyperlink"/>%s', hexadecimal(ink), underline)
    raised = Xml('<w:vertAlign w:val="superscript"/>')
    mark, number = colour(theme, theme.colours["mark"]), theme.style("key_figure")
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
            character_style(KEY_FIGURE, run_properties(theme, number), priority=21),
            character_style(f"{KEY_FIGURE} on Panel", run_properties(theme, number, ink=on_panel), offered=False),
            character_style(TERM, BOLD, priority=21),
            character_style("TLP Label", _label(theme, label), priority=90),
            character_style("Draft Mark", join((BOLD, mark, Xml('<w:spacing w:val="20"/>'))), priority=90),
            character_style("Embargo Mark", join((BOLD, mark)), priority=90),
            character_style("Page Number Text", join((BOLD, colour(theme, theme.colours["text"]))), priority=90),
        )
    )


def mixture_style(mixture: Mixture) -> Xml:
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
