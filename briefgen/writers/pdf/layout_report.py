"""The layout `report`: a cover, a page of contents, then chapters with headings beside their text.

In: the title block and sections of a document, and a `Bench`. Out: slices placed on pages.
"""

from __future__ import annotations

from dataclasses import replace

from briefgen.document.nodes import Section
from briefgen.writers.pdf import columns
from briefgen.writers.pdf.bench import Bench
from briefgen.writers.pdf.composing import compose, compose_title
from briefgen.writers.pdf.contents import add_contents_page
from briefgen.writers.pdf.cover import add_cover, opening
from briefgen.writers.pdf.pages import Pages
from briefgen.writers.pdf.title import TitleBlock

_LEAST_GAP = 2  # lines between the field of a cover and what stands at the page's foot


def lay_out_report(bench: Bench, pages: Pages, title: TitleBlock, sections: tuple[Section, ...]) -> None:
    """Lay out a document as a report."""
    column = columns.side_heads(bench.theme, bench.page)
    composer = bench.composer(column)
    behind = 0
    if title.heading is not None and _placed_cover(bench, pages, title):
        behind = _placed_opening(bench, pages, sections)
        pages.turn()
    else:
        compose_title(composer, bench, title)
    compose(composer, (title.others,))
    if bench.contents is not None:
        bench.contents.behind = behind
        add_contents_page(composer, bench.contents)
        pages.flow(composer.galley)
        pages.turn()
        composer = bench.composer(column)
        composer.opening = True
    compose(composer, (section.blocks for section in sections[behind:]))
    composer.settle()
    pages.flow(composer.galley)


def _placed_cover(bench: Bench, pages: Pages, title: TitleBlock) -> bool:
    composer = bench.composer(columns.full(bench.theme, bench.page))
    if not add_cover(composer, title):
        return False
    pages.flow(composer.galley)
    return True


def _placed_opening(bench: Bench, pages: Pages, sections: tuple[Section, ...]) -> int:
    """Set what the cover has room for at its foot; return how many sections that is."""
    blocks = opening(sections, bench.language)
    if not blocks:
        return 0
    composer = bench.composer(replace(columns.side_heads(bench.theme, bench.page), bare=True))
    compose(composer, (blocks,))
    piece = composer.galley.cut(0)
    lines = -(-piece.height // bench.theme.baseline)
    y = pages.height - pages.noted_foot(piece) - lines * bench.theme.baseline
    if y < pages.y + _LEAST_GAP * bench.theme.baseline:
        return 0
    pages.place(piece, 0.0, y)
    return 1
