"""The layout `headline`: one column with a sidebar beside it on page one; without a sidebar, on one page if nearly so.

In: the title block and sections of a document, and a `Bench`. Out: slices placed on pages.
"""

from __future__ import annotations

from dataclasses import replace

from briefgen.document.nodes import Area, Block, Section
from briefgen.style.theme import Theme
from briefgen.writers.pdf import columns
from briefgen.writers.pdf.bench import Bench
from briefgen.writers.pdf.blocks import add
from briefgen.writers.pdf.cards import add_last, add_section
from briefgen.writers.pdf.columns import Column
from briefgen.writers.pdf.composing import compose, compose_contents, compose_title
from briefgen.writers.pdf.footnotes import Reserve
from briefgen.writers.pdf.galley import Galley, Ground, GroundPart, Slice
from briefgen.writers.pdf.pages import FootPlace, Pages
from briefgen.writers.pdf.title import TitleBlock

_NEARLY = 1.3  # pages; so much may fit one page
_CLOSER = (0.9, 0.8, 0.65, 0.5)


def lay_out_headline(bench: Bench, pages: Pages, title: TitleBlock, sections: tuple[Section, ...]) -> None:
    """Lay out a document under a headline; sections of the side stand in a sidebar beside the first page's text."""
    theme, page = bench.theme, bench.page
    if not any(section.area is Area.SIDE for section in sections):
        pages.flow(_without_sidebar(bench, title, sections, pages))
        return
    following = columns.headed(theme, page)
    pages.places = (FootPlace(following.text, following.measure),)
    top = bench.composer(columns.full(theme, page))
    compose_title(top, bench, title)
    pages.flow(top.galley)
    pages.to_grid()
    side = [s for s in sections if s.area is Area.SIDE]
    main = [s for s in sections if s.area is Area.MAIN]
    sidebar, count = _sidebar(bench, side, pages.room - theme.baseline)
    groups = (tuple(title.others), *(s.blocks for s in (*main, *side[count:])))
    headed = _whole(bench, following, groups, pages.room)
    if not count or not headed.rows:
        pages.flow(headed)
        return
    beside = _whole(bench, columns.main(theme, page), groups, pages.room)
    pages.to_grid(1)
    pages.take_notes(sidebar)
    piece = beside.cut(0, pages.room, notes=Reserve(pages.feet[0]))
    height = max(piece.height, sidebar.height + 2 * theme.unit)
    pages.place(piece, 0.0, pages.y)
    x = page.width - page.left - page.right - theme.tracks["sidebar"]
    pages.place(_tinted(sidebar, theme, height), x, pages.y)
    if piece.end < len(beside.rows):
        counted = beside.rows[piece.end].ordinal
        pages.turn()
        pages.flow(headed, start=next((n for n, r in enumerate(headed.rows) if r.ordinal >= counted), len(headed.rows)))


def _without_sidebar(bench: Bench, title: TitleBlock, sections: tuple[Section, ...], pages: Pages) -> Galley:
    """Return all of a document; if a little less space between its parts puts it on one page, so close."""
    first = _labelled(bench, title, sections, 1.0)
    if pages.height < pages.noted_height(first) <= _NEARLY * pages.height:
        for closeness in _CLOSER:
            closer = _labelled(bench, title, sections, closeness)
            if pages.noted_height(closer) <= pages.height:
                return closer
    return first


def _labelled(bench: Bench, title: TitleBlock, sections: tuple[Section, ...], closeness: float) -> Galley:
    composer = bench.composer(columns.labelled(bench.theme, bench.page), closeness)
    compose_title(composer, bench, title)
    compose(composer, (title.others,))
    compose_contents(composer, bench, composer.column.page_height - composer.galley.height())
    count = max(len(sections) - 2, min(1, len(sections)))
    for section in sections[:count]:
        add_section(composer, section, add)
        composer.settle()
    add_last(composer, sections[count:], add)
    composer.settle()
    return composer.galley


def _whole(bench: Bench, column: Column, groups: tuple[tuple[Block, ...], ...], room: float) -> Galley:
    composer = bench.composer(column)
    compose(composer, groups[:1])
    compose_contents(composer, bench, room - composer.galley.height())
    compose(composer, groups[1:])
    composer.settle()
    return composer.galley


def _sidebar(bench: Bench, sections: list[Section], room: float) -> tuple[Slice, int]:
    """Return the sidebar with as many sections as there is room for, and how many these are."""
    composer = bench.composer(columns.sidebar(bench.theme, bench.page))
    ends: list[int] = []
    for section in sections:
        compose(composer, (section.blocks,))
        ends.append(len(composer.galley.rows))
    fitting = composer.galley.cut(0, room - 2 * bench.theme.unit).end if ends else 0
    count = sum(1 for end in ends if end <= fitting)
    composer.galley.rows = composer.galley.rows[: ends[count - 1]] if count else []
    return composer.galley.cut(0, room), count


def _tinted(sidebar: Slice, theme: Theme, height: float) -> Slice:
    ground = Ground(0, 0, 0.0, theme.tracks["sidebar"], theme.colours["tint"])
    return replace(sidebar, grounds=(GroundPart(ground, 0.0, height, False, False), *sidebar.grounds), height=height)
