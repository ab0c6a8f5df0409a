"""A paragraph before it is written: its style, its runs and its names; a section break may still be put into it."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.document.nodes import Provenance
from briefgen.writers.docx.context import Context
from briefgen.writers.docx.formatting import KEEP_NEXT
from briefgen.writers.docx.xml import NOTHING, Xml, xml


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the main story, complete but for a section break."""

    style: str
    content: Xml
    identifier: str
    number: Xml = NOTHING
    keep: bool = False  # on one page with the next paragraph

    def markup(self, section_break: Xml = NOTHING) -> Xml:
        """Return `w:p`; the properties of a section stand in its last paragraph (ECMA-376 Part 1, 17.6.18)."""
        return xml(
            '<w:p w14:paraId="%s" w14:textId="77777777"><w:pPr><w:pStyle w:val="%s"/>%s%s%s</w:pPr>%s</w:p>',
            self.identifier, self.style, KEEP_NEXT if self.keep else NOTHING, self.number, section_break, self.content,
        )  # fmt: skip


Piece = Paragraph | Xml  # a paragraph, or a table that is complete


def paragraph(
    context: Context, style: str, content: Xml, provenance: Provenance | None = None, number: Xml = NOTHING
) -> Paragraph:
    """Return a paragraph. Its text stands in the bookmarks of its provenance, unless texts inside have their own."""
    keys = provenance.keys if provenance else ()
    if provenance and "<w:bookmarkStart " not in content:
        content = context.identifiers.mark(content, provenance)
    identifier = context.identifiers.paragraph(keys[0] if keys else "")
    return Paragraph(style, content, identifier, number)
