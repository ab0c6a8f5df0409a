"""The contents of a long document: a field with its result filled in, a link a heading (ECMA-376 Part 1, 17.16.5).

In: the sections as they stand in the file. Out: the paragraphs of the list, and a bookmark a heading. There are no page
numbers: Word breaks pages as the reader's fonts want, so that a number would be wrong where it is not made anew, and a
file that asks for that (`w:updateFields`) makes Word question its reader.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefgen.document.nodes import Heading, Section, Text
from briefgen.document.walk import inner_blocks, plain, says_something
from briefgen.writers.docx.context import Context, step_down
from briefgen.writers.docx.inlines import Manner, field_mark, instruction, words
from briefgen.writers.docx.xml import NOTHING, Xml, join, xml

LONG = 8  # pages; fewer are leafed through
WORDS_A_PAGE = 350
_LEAST = 3  # headings of the first level; fewer are seen without a list
_DEPTH = 2  # levels
_INSTRUCTION = f'TOC \\o "1-{_DEPTH}" \\h \\n \\u'
_CONTROL = (  # the control that Word puts round a list of contents, so that it may be brought up to date (17.5.2.12)
    '<w:sdt><w:sdtPr><w:id w:val="1702520003"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
    "<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the contents: the heading, its level as Word counts, the bookmark that it stands in."""

    heading: Heading
    level: int
    bookmark: str


def estimated_pages(words: int) -> int:
    """Return how many pages so many words take, more or less; at least one."""
    return max(1, -(-words // WORDS_A_PAGE))


def lines(context: Context, sections: Iterable[Section], document_words: int) -> tuple[Line, ...]:
    """Return a line a heading, in the order in which the headings are written; none in a short document, but a report.

    That is a report by its layout, whatever its length.
    """
    if context.arrangement != "report" and estimated_pages(document_words) < LONG:
        return ()
    found: list[Line] = []
    last = 0
    for section in sections:
        for block in inner_blocks(section.blocks):
            if isinstance(block, Heading) and block.level > 1 and says_something(block.content):
                last = step_down(last, min(block.level - 1, 3))
                found.append(Line(block, last, context.identifiers.heading()))
    return tuple(found) if sum(line.level == 1 for line in found) >= _LEAST else ()


def contents(context: Context, listed: tuple[Line, ...]) -> Xml:
    """Return the list under its heading; the field begins in its first line and ends in its last (17.16.18)."""
    shown = [line for line in listed if line.level <= _DEPTH]
    if not shown:
        return NOTHING
    head = xml('<w:p w14:paraId="%s" w14:textId="77777777"><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr>%s</w:p>',
               context.identifiers.paragraph("contents"), words(context, Text("Contents"), Manner()))  # fmt: skip
    begin = join((field_mark("begin"), instruction(_INSTRUCTION), field_mark("separate")))
    paragraphs = (
        xml('<w:p w14:paraId="%s" w14:textId="77777777"><w:pPr><w:pStyle w:val="Toc%s"/></w:pPr>%s'
            '<w:hyperlink w:anchor="%s" w:history="1">%s</w:hyperlink>%s</w:p>',
            context.identifiers.paragraph(line.bookmark), line.level, NOTHING if position else begin, line.bookmark,
            words(context, _plain(line.heading), Manner()), NOTHING if position < len(shown) - 1 else field_mark("end"))
        for position, line in enumerate(shown)
    )  # fmt: skip
    return xml(_CONTROL, join((head, *paragraphs)))


def _plain(heading: Heading) -> Text:
    """Return the words of a heading as one text, in the language of the first of them."""
    first = next((inline for inline in heading.content if isinstance(inline, Text)), Text(""))
    return replace(first, text=plain(heading.content))
