"""Layouts: which galleys a document is set in, and how they lie on the pages.

In: a document and a `Bench`. Out: pages, each a list of placed slices. A theme names one of the layouts `side-heads`,
`columns` and `headline`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefgen.document.nodes import Area, Block, Box, BoxKind, Document, Section, Table
from briefgen.style.theme import Theme
from briefgen.writers.pdf import columns
from briefgen.writers.pdf.bench import Bench
from briefgen.writers.pdf.blocks import add, add_notes
from briefgen.writers.pdf.boxes import labelled, panel
from briefgen.writers.pdf.cards import add_last, add_section
from briefgen.writers.pdf.columns import Column
from briefgen.writers.pdf.composer import Composer
from briefgen.writers.pdf.contents import HEADING as CONTENTS_HEADING
from briefgen.writers.pdf.contents import Contents, add_contents, add_lines, add_numbers, contents_of
from briefgen.writers.pdf.galley import Galley, Ground, GroundPart, Slice
from briefgen.writers.pdf.headings import add_heading
from briefgen.writers.pdf.pages import Pages, Placed
from briefgen.writers.pdf.title import TitleBlock, add_title, title_block

_NEARLY = 1.3  # pages; so much may fit one page
_CLOSER = (0.9, 0.8, 0.65, 0.5)
_WIDE_TABLE, _TALL_TABLE = 4, 12  # columns, rows; a table of so many takes the full width


def lay_out(document: Document, bench: Bench) -> list[list[Placed]]:
    """Return the pages of a document; a long one has a list of contents behind its title."""
    pages = _pages(document, bench)
    contents = contents_of(document, pages, bench.side_last)
    if contents is not None:
        bench.contents = contents
        bench.used.clear()
        pages = _pages(document, bench)
        add_numbers(bench.composer(columns.full(bench.theme, bench.page)), contents, pages)
    return pages


def _pages(document: Document, bench: Bench) -> list[list[Placed]]:
    theme, page = bench.theme, bench.page
    pages = Pages(page.lines * theme.baseline, theme.baseline)
    title, sections = title_block(document.sections)
    match theme.layout:
        case "columns":
            _columns(bench, pages, title, sections)
        case "headline":
            _headline(bench, pages, title, sections)
        case _:
            _side_heads(bench, pages, title, sections)
    return pages.pages


# ------------------------------------------------------------------------------------------------------- side heads


def _side_heads(bench: Bench, pages: Pages, title: TitleBlock, sections: tuple[Section, ...]) -> None:
    column = columns.side_heads(bench.theme, bench.page)
    composer = bench.composer(column)
    _compose_title(composer, bench, title)
    _compose(composer, (title.others,))
    _compose_contents(composer, bench, pages.height - composer.galley.height())
    _compose(composer, (s.blocks for s in sections))
    add_notes(composer, bench.notes)
    composer.settle()
    pages.flow(composer.galley)


def _compose_title(composer: Composer, bench: Bench, title: TitleBlock) -> None:
    if title.heading or title.series or title.dates or title.markings or title.below:
        full = columns.full(bench.theme, bench.page)
        with composer.within(replace(full, unruled=composer.column.unruled)):
            add_title(composer, title)


def _compose_contents(composer: Composer, bench: Bench, room: float) -> None:
    if bench.contents is not None:
        bench.contents.fit(room, composer.column.page_height, bench.theme)
        add_contents(composer, bench.contents)


def _compose(composer: Composer, groups: Iterable[Iterable[Block]]) -> None:
    for blocks in groups:
        for block in blocks:
            add(composer, block)
        composer.settle()


# ---------------------------------------------------------------------------------------------------------- columns


def _columns(bench: Bench, pages: Pages, title: TitleBlock, sections: tuple[Section, ...]) -> None:
    composer = bench.composer(columns.full(bench.theme, bench.page))
    _compose_title(composer, bench, title)
    _compose(composer, (title.others,))
    if bench.contents is not None:
        composer = _contents_in_columns(bench, bench.contents, pages, composer)
    count = _preamble_length(sections)
    _compose_preamble(composer, sections[:count])
    pages.flow(composer.galley)
    regions = list(_regions(sections[count:]))
    if not regions or regions[-1][0]:
        regions.append((False, []))
    for number, (wide, blocks) in enumerate(regions, 1):
        pages.to_grid(0 if wide else 1)
        column = columns.full(bench.theme, bench.page) if wide else columns.narrow(bench.theme, bench.page)
        composer = bench.composer(column)
        _compose(composer, blocks)
        if number == len(regions):
            add_notes(composer, bench.notes)
            composer.settle()
        if wide:
            pages.flow(composer.galley)
        else:
            pages.two_columns(composer.galley, column.width + bench.theme.tracks["gutter"])


def _contents_in_columns(bench: Bench, contents: Contents, pages: Pages, composer: Composer) -> Composer:
    """Set the list in two columns below its heading, which follows what is in the composer; return one for the rest."""
    add_heading(composer, CONTENTS_HEADING)
    pages.flow(composer.galley)
    pages.y += bench.theme.style("section").after
    column = columns.narrow(bench.theme, bench.page)
    lines = bench.composer(column)
    contents.fit(2 * pages.room, 2 * pages.height, bench.theme)
    add_lines(lines, contents)
    pages.two_columns(lines.galley, column.width + bench.theme.tracks["gutter"])
    pages.to_grid(1)
    return bench.composer(composer.column)


def _preamble_length(sections: tuple[Section, ...]) -> int:
    """Count the sections that stand above the columns: a summary that comes first, and panels."""
    count = 0
    for number, section in enumerate(sections):
        if not (_is_panel(section) or (number == 0 and section.name == "summary")):
            break
        count += 1
    return count


def _is_panel(section: Section) -> bool:
    return bool(section.blocks) and isinstance(section.blocks[0], Box) and section.blocks[0].kind is BoxKind.PANEL


def _compose_preamble(composer: Composer, sections: tuple[Section, ...]) -> None:
    """Set what stands above the columns; of a summary and a panel only the panel has a ground."""
    tinted = not any(_is_panel(section) for section in sections)
    for section in sections:
        if _is_panel(section) or not section.blocks:
            _compose(composer, (section.blocks,))
            continue
        ground, inner, pads = panel(composer)
        composer.space(composer.theme.baseline)
        composer.snap()
        if tinted:
            with composer.within(replace(inner, bare=True)), composer.grounded(ground, *pads):
                _compose(composer, (section.blocks,))
        else:
            with composer.within(replace(labelled(composer), side_x=0.0)):
                _compose(composer, (section.blocks,))


def _regions(sections: tuple[Section, ...]) -> Iterable[tuple[bool, list[tuple[Block, ...]]]]:
    """Yield runs of blocks that are set in columns (False) or at the full width (True)."""
    narrow: list[tuple[Block, ...]] = []
    for section in sections:
        rest = section.blocks
        while (place := next((n for n, b in enumerate(rest) if _is_wide(b)), None)) is not None:
            first = 0 if place <= 2 else place  # its heading and its note go with it
            narrow.append(rest[:first])
            if any(narrow):
                yield False, narrow
            yield True, [rest[first : place + 1]]
            narrow, rest = [], rest[place + 1 :]
        narrow.append(rest)
    if any(narrow):
        yield False, narrow


def _is_wide(block: Block) -> bool:
    return isinstance(block, Table) and (len(block.header) >= _WIDE_TABLE or len(block.rows) >= _TALL_TABLE)


# --------------------------------------------------------------------------------------------------------- headline


def _headline(bench: Bench, pages: Pages, title: TitleBlock, sections: tuple[Section, ...]) -> None:
    theme, page = bench.theme, bench.page
    if not any(section.area is Area.SIDE for section in sections):
        pages.flow(_without_sidebar(bench, title, sections, pages.height))
        return
    top = bench.composer(columns.full(theme, page))
    _compose_title(top, bench, title)
    pages.flow(top.galley)
    pages.to_grid()
    side = [s for s in sections if s.area is Area.SIDE]
    main = [s for s in sections if s.area is Area.MAIN]
    sidebar, count = _sidebar(bench, side, pages.room - theme.baseline)
    groups = (tuple(title.others), *(s.blocks for s in (*main, *side[count:])))
    headed = _whole(bench, columns.headed(theme, page), groups, pages.room)
    if not count or not headed.rows:
        pages.flow(headed)
        return
    beside = _whole(bench, columns.main(theme, page), groups, pages.room)
    pages.to_grid(1)
    piece = beside.cut(0, pages.room)
    height = max(piece.height, sidebar.height + 2 * theme.unit)
    pages.place(piece, 0.0, pages.y)
    x = page.width - page.left - page.right - theme.tracks["sidebar"]
    pages.place(_tinted(sidebar, theme, height), x, pages.y)
    if piece.end < len(beside.rows):
        counted = beside.rows[piece.end].ordinal
        pages.turn()
        pages.flow(headed, start=next((n for n, r in enumerate(headed.rows) if r.ordinal >= counted), len(headed.rows)))


def _without_sidebar(bench: Bench, title: TitleBlock, sections: tuple[Section, ...], height: float) -> Galley:
    """Return all of a document; if a little less space between its parts puts it on one page, so close."""
    first = _labelled(bench, title, sections, 1.0)
    if height < first.height() <= _NEARLY * height:
        for closeness in _CLOSER:
            closer = _labelled(bench, title, sections, closeness)
            if closer.height() <= height:
                return closer
    return first


def _labelled(bench: Bench, title: TitleBlock, sections: tuple[Section, ...], closeness: float) -> Galley:
    composer = bench.composer(columns.labelled(bench.theme, bench.page), closeness)
    _compose_title(composer, bench, title)
    _compose(composer, (title.others,))
    _compose_contents(composer, bench, composer.column.page_height - composer.galley.height())
    count = max(len(sections) - 2, min(1, len(sections)))
    for section in sections[:count]:
        add_section(composer, section, add)
        composer.settle()
    add_last(composer, sections[count:], add)
    add_notes(composer, bench.notes)
    composer.settle()
    return composer.galley


def _whole(bench: Bench, column: Column, groups: tuple[tuple[Block, ...], ...], room: float) -> Galley:
    composer = bench.composer(column)
    _compose(composer, groups[:1])
    _compose_contents(composer, bench, room - composer.galley.height())
    _compose(composer, groups[1:])
    add_notes(composer, bench.notes)
    composer.settle()
    return composer.galley


def _sidebar(bench: Bench, sections: list[Section], room: float) -> tuple[Slice, int]:
    """Return the sidebar with as many sections as there is room for, and how many these are."""
    composer = bench.composer(columns.sidebar(bench.theme, bench.page))
    ends: list[int] = []
    for section in sections:
        _compose(composer, (section.blocks,))
        ends.append(len(composer.galley.rows))
    fitting = composer.galley.cut(0, room - 2 * bench.theme.unit).end if ends else 0
    count = sum(1 for end in ends if end <= fitting)
    composer.galley.rows = composer.galley.rows[: ends[count - 1]] if count else []
    return composer.galley.cut(0, room), count


def _tinted(sidebar: Slice, theme: Theme, height: float) -> Slice:
    ground = Ground(0, 0, 0.0, theme.tracks["sidebar"], theme.colours["tint"])
    return replace(sidebar, grounds=(GroundPart(ground, 0.0, height, False, False), *sidebar.grounds), height=height)
