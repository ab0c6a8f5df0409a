"""Notes in, `word/footnotes.xml` out (ECMA-376 Part 1, 17.11.15): Word's two separators, then a note a call."""

from __future__ import annotations

from briefgen.writers.docx.context import Context
from briefgen.writers.docx.inlines import run
from briefgen.writers.docx.xml import STORY, Xml, join, part, xml

_SEPARATORS = Xml(
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)
_NUMBER = Xml('<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>')


def footnotes_part(context: Context) -> bytes:
    """Return `word/footnotes.xml`."""
    notes = (
        xml(
            '<w:footnote w:id="%s"><w:p w14:paraId="%s" w14:textId="77777777"><w:pPr><w:pStyle w:val="FootnoteText"/>'
            "</w:pPr>%s%s%s</w:p></w:footnote>",
            number, context.identifiers.paragraph(f"note {number}"), _NUMBER, run(" "), content,
        )
        for number, content in enumerate(context.notes, 1)
    )  # fmt: skip
    return part("w:footnotes", STORY, join((_SEPARATORS, *notes)))
