"""Metadata in, header and footer out (ECMA-376 Part 1, 17.10): publisher, draft, label; page, running title, label.

All of it is text. The label is never translated: it is marked as English in documents of any language.
"""

from __future__ import annotations

from briefgen.document.nodes import Metadata
from briefgen.writers.docx.inlines import NO_BREAK_SPACE, field, run
from briefgen.writers.docx.xml import STORY, Xml, join, part, xml

_TAB = Xml("<w:r><w:tab/></w:r>")
_ENGLISH = Xml('<w:lang w:val="en"/>')


def header_part(metadata: Metadata, embargo: bool) -> bytes:
    """Return a header; that of page 2 and after repeats the embargo, which page 1 has in its text."""
    words = [run(metadata.publisher, "Organisation")] if metadata.publisher else []
    if metadata.draft:
        words += [run("\u2003")] * bool(words) + [run("DRAFT", "DraftMark", _ENGLISH)]
    paragraphs = [_paragraph("Header", join((*words, _TAB, label(metadata))))]
    if embargo:
        paragraphs.append(_paragraph("Header", run(metadata.embargo, "EmbargoMark")))
    return part("w:hdr", STORY, join(paragraphs))


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


def _paragraph(style: str, content: Xml) -> Xml:
    return xml('<w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr>%s</w:p>', style, content)
