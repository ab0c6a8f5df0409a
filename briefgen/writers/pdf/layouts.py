"""Layouts: which galleys a document is set in, and how they lie on the pages.

In: a document and a `Bench`. Out: pages, each a list of placed slices. A theme names one of the layouts `side-heads`,
which is here, `columns` (`layout_columns`), `headline` (`layout_headline`) and `report` (`layout_report`).
"""

from __future__ import annotations

from briefgen.document.nodes import Area, Document, Section
from briefgen.writers.pdf import columns
from briefgen.writers.pdf.bench import Bench
from briefgen.writers.pdf.composing import compose, compose_contents, compose_title
from briefgen.writers.pdf.contents import add_numbers, contents_of, contents_of_report
from briefgen.writers.pdf.footnotes import Footnotes
from briefgen.writers.pdf.layout_columns import lay_out_columns
from briefgen.writers.pdf.layout_headline import lay_out_headline
from briefgen.writers.pdf.layout_report import lay_out_report
from briefgen.writers.pdf.pages import FootPlace, Pages, Placed
from briefgen.writers.pdf.title import TitleBlock, title_block

_MOST_NOTES = 0.6  # of a page; of more notes the rest goes on on the next page
_SCRAP = 0.25  # of a page; a last one that holds no more is worth saving
_CLOSER = (0.85, 0.7)


def lay_out(document: Document, bench: Bench, closer: bool = True) -> list[list[Placed]]:
    """Return the pages of a document; a report, or a long one, has a list of contents behind its title.

    Only where they may be `closer` is space between parts taken to save a page.
    """
    pages = _saving_a_page(document, bench) if closer else _pages(document, bench)
    report = bench.theme.layout == "report"
    contents = contents_of_report(document, pages) if report else contents_of(document, pages, bench.side_last)
    if contents is not None:
        bench.contents = contents
        bench.used.clear()
        pages = _pages(document, bench)
        add_numbers(bench.composer(columns.full(bench.theme, bench.page)), contents, pages)
    return pages


def _saving_a_page(document: Document, bench: Bench) -> list[list[Placed]]:
    """Return the pages; where the last one is a scrap, with less space between their parts if that saves it."""
    first = _pages(document, bench)
    if len(first) > 1 and _height(first[-1]) < _SCRAP * bench.page.lines * bench.theme.baseline:
        for bench.closeness in _CLOSER:
            closer = _pages(document, bench)
            if len(closer) < len(first):
                return closer
        bench.closeness = 1.0
    return first


def _height(page: list[Placed]) -> float:
    """Return how far a page is filled with text; its notes stand at its foot in any case."""
    return max((placed.y + placed.slice.height for placed in page if not placed.is_note), default=0.0)


def _pages(document: Document, bench: Bench) -> list[list[Placed]]:
    theme, page = bench.theme, bench.page
    notes = Footnotes(theme, bench.notes, int(_MOST_NOTES * page.lines), bench.composer)
    pages = Pages(page.lines * theme.baseline, theme.baseline, notes, _feet(bench, document.sections))
    title, sections = title_block(document.sections)
    match theme.layout:
        case "columns":
            lay_out_columns(bench, pages, title, sections)
        case "headline":
            lay_out_headline(bench, pages, title, sections)
        case "report":
            lay_out_report(bench, pages, title, sections)
        case _:
            _side_heads(bench, pages, title, sections)
    return pages.finish()


def _feet(bench: Bench, sections: tuple[Section, ...]) -> tuple[FootPlace, ...]:
    """Return where notes stand: below the text of the only column, or of each of two."""
    theme, page = bench.theme, bench.page
    match theme.layout:
        case "columns":
            width = columns.narrow(theme, page).width
            return FootPlace(0.0, width), FootPlace(width + theme.tracks["gutter"], width)
        case "headline":
            has_sidebar = any(section.area is Area.SIDE for section in sections)
            column = (columns.main if has_sidebar else columns.labelled)(theme, page)
        case _:
            column = columns.side_heads(theme, page)
    return (FootPlace(column.text, column.measure),)


def _side_heads(bench: Bench, pages: Pages, title: TitleBlock, sections: tuple[Section, ...]) -> None:
    column = columns.side_heads(bench.theme, bench.page)
    composer = bench.composer(column)
    compose_title(composer, bench, title)
    compose(composer, (title.others,))
    compose_contents(composer, bench, pages.height - composer.galley.height())
    compose(composer, (s.blocks for s in sections))
    composer.settle()
    pages.flow(composer.galley)
