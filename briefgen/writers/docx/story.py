"""Sections in, the body of `word/document.xml` out: order of sections, columns, and the page they stand on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from briefgen.document.direction import is_right_to_left
from briefgen.document.nodes import (
    Area,
    Block,
    Box,
    BoxKind,
    Document,
    Figure,
    Heading,
    Paragraph,
    Section,
    Strip,
    Table,
    TextRole,
)
from briefgen.document.walk import inner_blocks
from briefgen.writers.docx import paragraphs
from briefgen.writers.docx.blocks import blocks
from briefgen.writers.docx.captions import name_captions
from briefgen.writers.docx.contents import contents, lines
from briefgen.writers.docx.context import Context
from briefgen.writers.docx.dress import has_cover
from briefgen.writers.docx.measures import twips
from briefgen.writers.docx.paragraphs import Piece
from briefgen.writers.docx.titles import is_series_line, series_line
from briefgen.writers.docx.xml import NOTHING, STORY, Xml, join, part, xml


@dataclass(frozen=True, slots=True)
class Furniture:
    """The relationships of headers and footer; `first` is the header of page 1 where it differs.

    `references` are markup that stands for all of them: those of a house.
    """

    header: str = ""
    footer: str = ""
    first: str = ""
    references: Xml = NOTHING


def document_part(context: Context, document: Document, furniture: Furniture, words: int) -> bytes:
    """Return `word/document.xml` of a document of so many words.

    Runs of sections that are set alike each have their section properties (17.6).
    """
    arranged = _arranged(document, context)
    name_captions(context, document)
    listed = lines(context, (section for _, section in arranged), words)
    context.bookmarks.extend(line.bookmark for line in listed)
    context.contents = contents(context, listed)
    context.coloured = _coloured(arranged) if context.theme.layout == "headline" else None
    runs = _runs(arranged, context)
    body: list[Xml] = []
    for position, run in enumerate(runs):
        context.columns = run.columns
        pieces = [*run.opening, *_pieces(context, run.sections)]
        properties = _section_properties(context, run, furniture if not position else None)
        last = position == len(runs) - 1
        body.extend(_closed(context, pieces, NOTHING if last else properties))
        if last:
            body.append(properties)
    if not runs:
        body.append(_section_properties(context, _Run(1), furniture))
    return part("w:document", STORY, xml("<w:body>%s</w:body>", join(body)))


@dataclass(frozen=True, slots=True)
class _Run:
    """What one set of section properties holds: pieces of the writer's own, then sections.

    `turned`: it begins a page.
    """

    columns: int
    sections: tuple[Section, ...] = ()
    opening: tuple[Piece, ...] = ()
    turned: bool = False


def _runs(arranged: list[tuple[int, Section]], context: Context) -> list[_Run]:
    """Return the runs of a document; a cover and the contents behind it have a page each."""
    runs = [
        _Run(columns, tuple(section for _, section in group))
        for columns, group in groupby(arranged, key=lambda pair: pair[0])
    ]
    if not runs or not has_cover(context.theme):
        return runs
    whole = runs[0].sections
    count = next((n for n, section in enumerate(whole) if not _is_titled(section)), len(whole))
    if not 0 < count < len(whole):
        return runs
    listed = [_Run(1, opening=(context.contents,), turned=True)] if context.contents else []
    context.contents = NOTHING
    return [_Run(1, whole[:count]), *listed, _Run(1, whole[count:], turned=True)]


def _closed(context: Context, pieces: list[Piece], properties: Xml) -> Iterator[Xml]:
    """Yield the pieces as markup, the section's properties in the last paragraph.

    After a table they stand in one of their own. So they do after a title and after words with a key: LibreOffice loses
    the end of a paragraph that is bound to a property, and ends a bookmark a character early beside a section's end.
    One between two tables keeps them from growing together.
    """
    if properties and (not pieces or isinstance(pieces[-1], str) or _is_delicate(pieces[-1])):
        pieces = [*pieces, paragraphs.paragraph(context, "SectionEnd", NOTHING)]
    for position, piece in enumerate(pieces, 1):
        if isinstance(piece, str):
            if position > 1 and isinstance(pieces[position - 2], str):
                yield paragraphs.paragraph(context, "SectionEnd", NOTHING).markup()
            yield piece
        else:
            yield piece.markup(properties if position == len(pieces) else NOTHING)


def _is_delicate(paragraph: paragraphs.Paragraph) -> bool:
    return paragraph.style == "Title" or "<w:bookmarkStart " in paragraph.content


def _pieces(context: Context, sections: Iterable[Section]) -> list[Piece]:
    pieces: list[Piece] = []
    for section in sections:
        content = section.blocks
        for position, block in enumerate(content):
            following = content[position + 1] if position + 1 < len(content) else None
            before = content[position - 1] if position else None
            if isinstance(block, Paragraph) and isinstance(following, Paragraph) and is_series_line(block, following):
                pieces.append(series_line(context, block, following))
            elif before is None or not is_series_line(before, block):
                found = _top_block(context, block)
                bound = following is not None and (_introduces(before, block) or _is_source_line(block, following))
                pieces.extend(_kept(found) if bound else found)
        if context.contents and _is_titled(section):
            pieces.append(context.contents)
            context.contents = NOTHING
    return pieces


def _is_titled(section: Section) -> bool:
    return any(isinstance(block, Heading) and block.level <= 1 for block in section.blocks)


def _introduces(before: Block | None, block: Block) -> bool:
    """Tell whether the block is a remark under a heading, which is to stay with what it speaks of."""
    remark = isinstance(block, Strip) or (isinstance(block, Paragraph) and block.role is TextRole.NOTE)
    return remark and isinstance(before, Heading)


def _is_source_line(block: Block, following: Block) -> bool:
    """Tell whether a figure has its source line below it."""
    return isinstance(block, Figure) and isinstance(following, Paragraph) and following.role is TextRole.SMALL


def _kept(pieces: list[Piece]) -> list[Piece]:
    return [replace(piece, keep=True) if isinstance(piece, paragraphs.Paragraph) else piece for piece in pieces]


def _top_block(context: Context, block: Block) -> list[Piece]:
    found = blocks(context, (block,))
    if not isinstance(block, Box):
        context.last_box = None
    return found


# ---------------------------------------------------------------------------------------------------------- columns


def _arranged(document: Document, context: Context) -> list[tuple[int, Section]]:
    """Return the sections in the order of the layout, each with the number of its columns."""
    sections = list(document.sections)
    if context.arrangement == "headline":
        sections.sort(key=lambda section: section.area is Area.SIDE)
    if context.theme.layout != "columns":
        return [(1, section) for section in sections]
    opening = _opening(sections)
    arranged = [(1, _bottom_line(section)) for section in sections[:opening]]
    return arranged + [(1 if _is_wide(section) else 2, section) for section in sections[opening:]]


def _opening(sections: list[Section]) -> int:
    """Return how many sections stand at full width: the title, and the bottom line after it."""
    count = 0
    while count < len(sections) and _is_titled(sections[count]):
        count += 1
    return count + 1 if count < len(sections) and _is_bottom_line(sections[count]) else count


def _is_bottom_line(section: Section) -> bool:
    return any(
        (isinstance(block, Paragraph) and block.role is TextRole.LEAD)
        or (isinstance(block, Box) and block.kind is BoxKind.PANEL)
        for block in section.blocks
    )


def _bottom_line(section: Section) -> Section:
    """Put a summary of paragraphs into the panel that the theme has for it."""
    plain = all(isinstance(block, Heading | Paragraph) for block in section.blocks)
    lead = any(isinstance(block, Paragraph) and block.role is TextRole.LEAD for block in section.blocks)
    if plain and lead and not _is_titled(section):
        return replace(section, blocks=(Box(BoxKind.PANEL, section.blocks),))
    return section


def _coloured(arranged: list[tuple[int, Section]]) -> Heading | None:
    """Return the first section heading after the title and the bottom line."""
    for _, section in arranged:
        if not _is_titled(section) and not _is_bottom_line(section):
            return next((block for block in section.blocks if isinstance(block, Heading)), None)
    return None


def _is_wide(section: Section) -> bool:
    return any(isinstance(block, Table) and len(block.header) > 2 for block in inner_blocks(section.blocks))


def _section_properties(context: Context, run: _Run, furniture: Furniture | None) -> Xml:
    """Return `w:sectPr`; the first section names header and footer, later ones inherit them (17.10)."""
    bidi = Xml("<w:bidi/>") if is_right_to_left(context.metadata.language) else NOTHING
    if context.house_page and furniture:
        return context.house_page.section(furniture.references, bidi)
    page, geometry = context.geometry.page, context.geometry
    margins = (page.top, page.right, page.bottom, page.left, geometry.header, geometry.footer)
    return xml(
        '<w:sectPr>%s<w:pgSz w:w="%s" w:h="%s"/><w:pgMar w:top="%s" w:right="%s" w:bottom="%s" w:left="%s" '
        'w:header="%s" w:footer="%s" w:gutter="0"/>%s%s%s</w:sectPr>',
        _references(furniture) if furniture else _START[run.turned],
        twips(page.width), twips(page.height), *map(twips, margins),
        xml('<w:cols w:num="%s" w:space="%s"/>', run.columns, twips(geometry.gutter)),
        Xml("<w:titlePg/>") if furniture and furniture.first else NOTHING,
        bidi,
    )  # fmt: skip


_START = {False: Xml('<w:type w:val="continuous"/>'), True: Xml('<w:type w:val="nextPage"/>')}  # 17.18.77


def _references(furniture: Furniture) -> Xml:
    if furniture.references:
        return furniture.references
    pair = '<w:headerReference w:type="%s" r:id="%s"/><w:footerReference w:type="%s" r:id="%s"/>'
    usual = xml(pair, "default", furniture.header, "default", furniture.footer)
    if not furniture.first:
        return usual
    return join((usual, xml(pair, "first", furniture.first, "first", furniture.footer)))
