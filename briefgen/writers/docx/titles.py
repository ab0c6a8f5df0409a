"""The title block in, its paragraphs out: series line with the date at its right, the title over one line or two."""

from __future__ import annotations

from dataclasses import replace

from briefgen.document.nodes import Block, Heading, Paragraph, Text, TextRole, Voice
from briefgen.document.titles import split_title
from briefgen.document.walk import plain
from briefgen.style.theme import Theme
from briefgen.writers.docx import paragraphs
from briefgen.writers.docx.context import Context
from briefgen.writers.docx.dress import has_cover, role_ground
from briefgen.writers.docx.inlines import BREAK, Manner, inlines, words
from briefgen.writers.docx.paragraphs import Piece
from briefgen.writers.docx.xml import Xml, join, xml

_BOUND = (  # the document property "Title", by the content control that Word itself uses for it (17.5.2.6)
    '<w:sdt><w:sdtPr><w:rPr><w:rStyle w:val="TitleMain"/></w:rPr><w:alias w:val="Title"/><w:tag w:val="title"/>'
    '<w:id w:val="1702520002"/><w:dataBinding '
    "w:prefixMappings=\"xmlns:ns0='http://purl.org/dc/elements/1.1/' "
    "xmlns:ns1='http://schemas.openxmlformats.org/package/2006/metadata/core-properties' \" "
    'w:xpath="/ns1:coreProperties[1]/ns0:title[1]" w:storeItemID="{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"/><w:text/>'
    "</w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>"
)
_TAB = Xml("<w:r><w:tab/></w:r>")


def title(context: Context, node: Heading) -> Piece:
    """Return the title: on two lines where it has a rest, else bound to the property of the same words."""
    ground = role_ground(context.theme, TextRole.TITLE_REST)
    main = Manner(ground, style="Title Main", heavy=True)
    only = node.content[0] if len(node.content) == 1 else None
    if not isinstance(only, Text):
        context.titles_parted.add(False)
        return paragraphs.paragraph(context, "Title", inlines(context, node.content, main), node.provenance)
    head, rest = split_title(only.text)
    context.titles_parted.add(bool(rest))
    if rest:
        second = words(context, replace(only, text=rest), Manner(ground, style="Title Rest"))
        runs = join((words(context, replace(only, text=head), main), BREAK, second))
    else:
        runs = words(context, only, main)
        if only.text and only.text == context.metadata.title and not context.title_bound and only.text.isprintable():
            context.title_bound = True
            runs = xml(_BOUND, runs)
    # The bookmark stands round all of it: Word writes anew what is in a control that is bound to a property.
    provenance = node.provenance if only.provenance.voice is Voice.TOOL else only.provenance
    return paragraphs.paragraph(context, "Title", runs, provenance)


def series_line(context: Context, series: Paragraph, date: Paragraph) -> Piece:
    """Return series and date on one line."""
    ends: list[Xml] = []
    for node, style in ((series, "Series Text"), (date, "Date Text")):
        ends.append(inlines(context, node.content, Manner(role_ground(context.theme, node.role), style=style)))
    return paragraphs.paragraph(context, "Series", join((ends[0], _TAB, ends[1])))


def is_series_line(first: Block, second: Block | None) -> bool:
    """Tell whether the two blocks are a series line and the date that belongs beside it."""
    return (
        isinstance(first, Paragraph) and first.role is TextRole.SERIES
        and isinstance(second, Paragraph) and second.role is TextRole.DATE
    )  # fmt: skip


def title_step(theme: Theme, blocks: tuple[Block, ...], measure: float) -> int:
    """Choose the largest size at which the title's first part takes two lines by estimate, else the smallest."""
    style = theme.style("cover_title" if has_cover(theme) else "title")
    titles = [block for block in blocks if isinstance(block, Heading) and block.level <= 1]
    length = max((len(split_title(plain(block.content))[0]) for block in titles), default=0)
    for step, (size, _) in enumerate(style.steps):
        if length * size * 0.52 <= 2 * 0.92 * measure:
            return step
    return max(len(style.steps) - 1, 0)
