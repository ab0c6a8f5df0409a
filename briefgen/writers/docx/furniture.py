"""Metadata in, header and footer out (ECMA-376 Part 1, 17.10): publisher, draft, embargo, label; page, title, label.

All of it is text. The label is never translated: it is marked as English in documents of any language.
"""

from __future__ import annotations

from briefgen.document.nodes import Metadata
from briefgen.style.theme import Theme
from briefgen.writers.docx.inlines import NO_BREAK_SPACE, field, run
from briefgen.writers.docx.logos import logo_run
from briefgen.writers.docx.package import Relationships
from briefgen.writers.docx.watermark import NAMESPACES, watermark
from briefgen.writers.docx.xml import NOTHING, STORY, Xml, join, part, xml

_DRAFT = "DRAFT"
_TAB = Xml("<w:r><w:tab/></w:r>")
_CENTRED = Xml('<w:textAlignment w:val="center"/>')  # 17.3.1.39: words stand at the middle of a picture beside them
_ENGLISH = Xml('<w:lang w:val="en"/>')


def header_part(metadata: Metadata, embargo: bool, theme: Theme, relationships: Relationships) -> bytes:
    """Return a header; that of page 2 and after repeats the embargo, which page 1 has in its text."""
    words = (
        _house(metadata, theme, relationships, 1 if embargo else 2),
        run(_DRAFT, "DraftMark", _ENGLISH) if metadata.draft else NOTHING,
        run(metadata.embargo, "EmbargoMark") if embargo else NOTHING,
    )
    spaced = run("\u2003").join(filter(None, words))
    behind = watermark(_DRAFT, 2 if embargo else 1) if metadata.draft else NOTHING
    content = join((behind, Xml(spaced), _TAB, label(metadata)))
    return part(
        "w:hdr",
        f"{STORY} {NAMESPACES}" if behind else STORY,
        _paragraph("Header", content, _CENTRED if theme.logo else NOTHING),
    )


def _house(metadata: Metadata, theme: Theme, relationships: Relationships, number: int) -> Xml:
    """Return the logo and the name of the house."""
    sign = logo_run(metadata, theme, relationships, number)
    named = run(theme.logo.beside(metadata.publisher) if theme.logo else metadata.publisher, "Organisation")
    return join((sign, run(NO_BREAK_SPACE * 2), named)) if sign and named else join((sign, named))


def footer_part(metadata: Metadata, pages: int) -> bytes:
    """Return the footer; `pages` is what NUMPAGES shows until Word has laid out the document."""
    english = metadata.language.split("-")[0].lower() == "en"
    number = (
        field("PAGE", "1", "PageNumberText"),
        run(" of " if english else " / ", "PageNumberText"),
        field("NUMPAGES", str(pages), "PageNumberText"),
    )
    running = " · ".join(filter(None, (metadata.short_title, metadata.audience, metadata.date)))
    content = join((*number, run("\u2003"), run(running), _TAB, label(metadata)))
    return part("w:ftr", STORY, _paragraph("Footer", content))


def label(metadata: Metadata) -> Xml:
    """Return the TLP label as a run: its colour on black, padded by no-break spaces."""
    return run(f"{NO_BREAK_SPACE}{metadata.label}{NO_BREAK_SPACE}", "TLPLabel", _ENGLISH)


def _paragraph(style: str, content: Xml, more: Xml = NOTHING) -> Xml:
    return xml('<w:p><w:pPr><w:pStyle w:val="%s"/>%s</w:pPr>%s</w:p>', style, more, content)
