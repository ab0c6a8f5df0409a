"""Pages before they are drawn, as text: what a change of a layout shows in a diff.

In: a document, a theme in a layout, a page size. Out: lines. A page is its slices, each with its place and height; a
slice its grounds, and the first baseline of each block with where it begins.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.document.nodes import Document
from briefgen.document.walk import plain
from briefgen.style.theme import Theme
from briefgen.writers.pdf.bench import bench
from briefgen.writers.pdf.galley import Row, Slice, SliceMark, TextMark
from briefgen.writers.pdf.layouts import lay_out
from briefgen.writers.pdf.pages import Placed
from briefgen.writers.pdf.prepared import prepared
from briefgen.writers.pdf.writer import typesetter

_SHOWN = 24  # letters of a block


def dump(document: Document, theme: Theme, page_size: str) -> list[str]:
    """Return the pages of a document as lines."""
    ready = prepared(document)
    pages = lay_out(ready, bench(ready, typesetter(theme), theme.pages[page_size]))
    lines = [f"{theme.name}, {theme.layout}, {page_size}: {len(pages)} pages"]
    for number, page in enumerate(pages, 1):
        lines.append(f"  page {number}")
        for placed in page:
            lines += _placed(placed)
    return lines


def _placed(placed: Placed) -> Iterator[str]:
    piece = placed.slice
    yield f"    slice at {placed.x:.1f} {placed.y:.1f}, {piece.height:.1f} high"
    for part in piece.grounds:
        ground = part.ground
        drawn = {name: getattr(ground, name) for name in ("bar", "top", "foot", "line")}
        look = " ".join([ground.fill, *(f"{name} {width:g}" for name, width in drawn.items() if width)])
        yield f"      ground {ground.x:.1f} +{ground.width:.1f}, {part.top:.1f} to {part.foot:.1f} {look}".rstrip()
    yield from _blocks(piece, placed.x, placed.y, set())


def _blocks(piece: Slice, x: float, y: float, seen: set[tuple[int, int]]) -> Iterator[str]:
    for top, row in piece.rows[piece.repeated :]:
        for mark in _texts(row):
            key = (id(mark.owner), int(mark.part))
            if mark.owner is not None and key not in seen:
                seen.add(key)
                kind = f"{type(mark.owner).__name__} {mark.part.name.lower()}"
                yield f"      {y + top + mark.baseline:6.1f} {x + mark.x:6.1f} {kind} {_words(mark)}".rstrip()
        for inner in row.marks:
            if isinstance(inner, SliceMark):
                yield from _blocks(inner.slice, x + inner.x, y + top + inner.y, seen)


def _texts(row: Row) -> list[TextMark]:
    return [mark for mark in row.marks if isinstance(mark, TextMark)]


def _words(mark: TextMark) -> str:
    text = plain(getattr(mark.owner, "content", ()))
    return text if len(text) <= _SHOWN else text[:_SHOWN].rstrip() + "…"
