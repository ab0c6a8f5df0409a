"""What all layouts set alike: the title block, the list of contents, the blocks of sections.

In: a composer, the bench, parts of the document. Out: rows in the composer's galley.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefgen.document.nodes import Block, List, Paragraph, TextRole
from briefgen.writers.pdf import columns
from briefgen.writers.pdf.bench import Bench
from briefgen.writers.pdf.blocks import add
from briefgen.writers.pdf.composer import Composer
from briefgen.writers.pdf.contents import add_contents
from briefgen.writers.pdf.title import TitleBlock, add_title


def compose_title(composer: Composer, bench: Bench, title: TitleBlock) -> None:
    """Set the title block at the full width of the page."""
    if title.heading or title.series or title.dates or title.markings or title.below:
        full = columns.full(bench.theme, bench.page)
        with composer.within(replace(full, unruled=composer.column.unruled)):
            add_title(composer, title)


def compose_contents(composer: Composer, bench: Bench, room: float) -> None:
    """Set the list of contents of a document that has one; `room` is what is left of the page, in points."""
    if bench.contents is not None:
        bench.contents.fit(room, composer.column.page_height, bench.theme)
        add_contents(composer, bench.contents)


def compose(composer: Composer, groups: Iterable[Iterable[Block]]) -> None:
    """Set groups of blocks, a group a section; a heading beside the text takes its room before the next one."""
    for group in groups:
        blocks = tuple(group)
        ordered = (block for block in blocks if isinstance(block, List) and block.ordered)
        composer.highest = max((block.start + len(block.items) - 1 for block in ordered), default=0)
        for before, block in zip((None, *blocks), blocks, strict=False):
            first = len(composer.galley.rows)
            add(composer, block)
            if isinstance(before, List) and _is_remark(block) and first < len(composer.galley.rows):
                composer.galley.rows[first].keep = True  # what is said of a list stays with it
        composer.settle()


def _is_remark(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role in (TextRole.NOTE, TextRole.SMALL)
