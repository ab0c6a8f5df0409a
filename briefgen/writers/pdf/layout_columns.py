"""The layout `columns`: a summary or a panel above two columns; a wide or tall table takes the full width.

In: the title block and sections of a document, and a `Bench`. Out: slices placed on pages.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefgen.document.nodes import Block, Box, BoxKind, KeyFigures, Section, Table
from briefgen.writers.pdf import columns
from briefgen.writers.pdf.bench import Bench
from briefgen.writers.pdf.boxes import panel
from briefgen.writers.pdf.composer import Composer
from briefgen.writers.pdf.composing import compose, compose_title
from briefgen.writers.pdf.contents import HEADING as CONTENTS_HEADING
from briefgen.writers.pdf.contents import Contents, add_lines
from briefgen.writers.pdf.headings import add_heading
from briefgen.writers.pdf.pages import Pages
from briefgen.writers.pdf.title import TitleBlock

_WIDE_TABLE, _TALL_TABLE = 4, 12  # columns, rows; a table of so many takes the full width
_MANY_FIGURES = 3  # key figures that stand in one row across both columns


def lay_out_columns(bench: Bench, pages: Pages, title: TitleBlock, sections: tuple[Section, ...]) -> None:
    """Lay out a document in two columns, what is wide at the full width between them."""
    composer = bench.composer(columns.full(bench.theme, bench.page))
    compose_title(composer, bench, title)
    compose(composer, (title.others,))
    if bench.contents is not None:
        composer = _contents_in_columns(bench, bench.contents, pages, composer)
    count = _preamble_length(sections)
    _compose_preamble(composer, sections[:count], not any(map(_is_panel, sections)))
    pages.flow(composer.galley)
    regions = list(_regions(sections[count:]))
    if not regions or regions[-1][0]:
        regions.append((False, []))
    headed = composer.headed
    for number, (wide, blocks) in enumerate(regions, 1):
        pages.to_grid(0 if wide else 1)
        column = columns.full(bench.theme, bench.page) if wide else columns.narrow(bench.theme, bench.page)
        composer = bench.composer(column)
        composer.headed = headed
        compose(composer, blocks)
        headed = composer.headed
        if number == len(regions):
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


def _compose_preamble(composer: Composer, sections: tuple[Section, ...], tinted: bool) -> None:
    """Set what stands above the columns; a summary has a ground where it is `tinted`: where no panel has one."""
    for section in sections:
        if _is_panel(section) or not section.blocks:
            compose(composer, (section.blocks,))
            continue
        dress = panel(composer)
        composer.space(composer.theme.baseline)
        composer.snap()
        if tinted:
            with composer.within(replace(dress.inner, bare=True)), composer.grounded(dress.ground, *dress.pads):
                compose(composer, (section.blocks,))
        else:
            with composer.within(replace(dress.inner, side_x=0.0, colour="")):
                compose(composer, (section.blocks,))


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
    if isinstance(block, KeyFigures):
        return len(block.items) >= _MANY_FIGURES
    return isinstance(block, Table) and (len(block.header) >= _WIDE_TABLE or len(block.rows) >= _TALL_TABLE)
