"""The cover of a report: a field of colour with series, title and date, and below it one plain sentence.

In: the title block and the sections of a document. Out: rows. The sentence is the document's own summary, moved there
from where it would stand; where that is not plain, there is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefgen.document.nodes import Block, Box, BoxKind, Heading, Paragraph, Section, TextRole
from briefgen.document.titles import split_title
from briefgen.document.walk import own_inlines, plain
from briefgen.style.theme import TextStyle
from briefgen.writers.pdf.composer import Composer
from briefgen.writers.pdf.galley import TEXT, Ground, Mark, OutlineMark, TextMark
from briefgen.writers.pdf.grounds import on_ink
from briefgen.writers.pdf.hedges import is_hedged
from briefgen.writers.pdf.lines import SetParagraph
from briefgen.writers.pdf.runs import split
from briefgen.writers.pdf.title import TitleBlock, add_markings, fitting

_SHARE = 2 / 3  # of the page's lines, down to the foot of the field
_EDGE = 2  # lines between the field's edges and the first and last line in it
_TITLE_AT = 0.24  # of the field's height
_MOST = 0.9  # of the page's height that a field may take for a long title
_PLAIN_WORDS = 70  # so long may what stands below it be

_Set = tuple[SetParagraph, TextStyle, Block]


def opening(sections: tuple[Section, ...], language: str) -> tuple[Block, ...]:
    """Return the blocks of the first section if it is one short, plain paragraph that sums up, with its heading.

    What hedges is not plain: an allegation never stands on a cover.
    """
    blocks = sections[0].blocks if sections else ()
    if len(blocks) == 1 and isinstance(blocks[0], Box) and blocks[0].kind is BoxKind.PANEL and not blocks[0].title:
        blocks = blocks[0].blocks
    match blocks:
        case (Heading(level=2), Paragraph(role=TextRole.LEAD) as paragraph) | (
            Paragraph(role=TextRole.LEAD) as paragraph,
        ):
            text = plain(own_inlines(paragraph))
            return blocks if len(text.split()) <= _PLAIN_WORDS and not is_hedged(text, language) else ()
        case _:
            return ()


def add_cover(composer: Composer, title: TitleBlock) -> bool:
    """Set the cover; where the title is too long for one, set nothing and return False."""
    theme, column = composer.theme, composer.column
    inked = theme.pieces["cover"] == "inked"
    fill, colour = theme.colours["ink" if inked else "text"], on_ink(theme) if inked else theme.colours["paper"]
    ground = Ground(0, 0, -column.margin[0], column.width + sum(column.margin), fill, grid=theme.baseline)
    with composer.within(replace(column, colour=colour)):
        height, marks = _field(composer, title)
    if height > _MOST * column.page_height:
        return False
    if title.markings:
        add_markings(composer, title)
        composer.snap()
    else:
        composer.row(theme.baseline)
    with composer.within(replace(column, colour=colour)), composer.grounded(ground, 0.0, 0.0):
        composer.row(height, False, *marks)
    return True


def _field(composer: Composer, title: TitleBlock) -> tuple[float, list[Mark]]:
    """Return the height of the field, and what is set on it in the order in which it is read."""
    baseline, page = composer.theme.baseline, composer.column.page_height
    series, dates = (
        list(_plain(composer, blocks, name)) for blocks, name in ((title.series, "series"), (title.dates, "date"))
    )
    words = list(_title(composer, title))
    edge, top = _EDGE * baseline, _EDGE * baseline + _height(series)
    height = round(_SHARE * page / baseline - 1) * baseline
    start = max(_TITLE_AT * height, top + edge)
    needed = start + _height(words) + edge + _height(dates) + edge
    height = max(height, -(-needed // baseline) * baseline)
    marks: list[Mark] = [*_lines(composer, series, edge), *_lines(composer, dates, height - edge - _height(dates))]
    if title.heading is not None:
        marks.append(OutlineMark(title.heading.level, plain(title.heading.content)))
    return height, [*marks, *_lines(composer, words, start)]


def _plain(composer: Composer, paragraphs: list[Paragraph], name: str) -> Iterator[_Set]:
    style = composer.theme.style(name)
    for paragraph in paragraphs:
        yield composer.set(composer.flat(paragraph.content).runs, style, composer.column.width), style, paragraph


def _title(composer: Composer, title: TitleBlock) -> Iterator[_Set]:
    """Yield the title, its rest, and what stands below it."""
    theme, width = composer.theme, composer.column.width
    rest_style = theme.style("cover_rest")
    if title.heading is not None:
        runs = composer.flat(title.heading.content, beside=False).runs
        first, rest = split_title("".join(run.text for run in runs))
        head, tail = split(runs, len(first)) if rest else (runs, ())
        style = fitting(composer, head, theme.style("cover_title"))
        yield composer.set(head, style, width), style, title.heading
        if tail:
            tail = (tail[0]._replace(text=tail[0].text.lstrip()), *tail[1:])
            yield composer.set(tail, rest_style, width), rest_style, title.heading
    for paragraph in title.below:
        style = rest_style if paragraph.role is TextRole.TITLE_REST else theme.style("subtitle")
        yield composer.set(composer.flat(paragraph.content).runs, style, width), style, paragraph


def _height(paragraphs: list[_Set]) -> float:
    return sum(len(paragraph.lines) * style.lead + style.after for paragraph, style, _ in paragraphs)


def _lines(composer: Composer, paragraphs: list[_Set], y: float) -> Iterator[Mark]:
    for paragraph, style, owner in paragraphs:
        for line in paragraph.lines:
            yield TextMark(0.0, y + composer.baseline(style), line, owner, TEXT)
            y += style.lead
        y += style.after
