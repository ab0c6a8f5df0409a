"""A PDF in, what it consists of out, as text that a diff shows: its tags, its layout; and a tiny picture of a page.

A dump has one line an element, or one a line of text, in whole points from the top left corner of the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import groupby

import pikepdf
import pypdfium2
from PIL import Image

from tests.tools.structure import Element, read_structure

_WORDS = 24  # characters of a line of text that are enough to know it by
_TINY = 10  # dots to the inch


def tags(data: bytes) -> str:
    """Return the structure tree: the role of each element that is no part of a line, deeper ones further in,
    alike ones in a row once.
    """
    with pikepdf.open(BytesIO(data)) as pdf:
        (root,) = read_structure(pdf).roots
        return "\n".join(_tags(root, 0)) + "\n"


def _tags(element: Element, depth: int) -> Iterator[str]:
    yield "  " * depth + element.role
    kids = [kid for kid in element.kids if isinstance(kid, Element) and not kid.inline]
    alike = groupby(kids, key=lambda kid: "\n".join(_tags(kid, depth + 1)))
    for text, group in alike:
        first, *rest = text.splitlines()
        count = len(list(group))
        yield "\n".join([f"{first}  ×{count}" if count > 1 else first, *rest])


def layout(data: bytes) -> str:
    """Return the lines of text of each page, with the left edge, the foot and the width of each."""
    document = pypdfium2.PdfDocument(data)
    return "\n".join(line for number, page in enumerate(document, 1) for line in _lines(number, page)) + "\n"


def _lines(number: int, page: pypdfium2.PdfPage) -> Iterator[str]:
    yield f"page {number} {page.get_width():.0f} × {page.get_height():.0f}"
    text, height = page.get_textpage(), page.get_height()
    for index in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(index)
        words = " ".join(text.get_text_bounded(left, bottom, right, top).split())
        yield f"  {left:3.0f} {height - bottom:3.0f} {right - left:3.0f} {words[:_WORDS]}".rstrip()


def tiny(data: bytes) -> Image.Image:
    """Return the first page in shades of grey, so small that only its masses are seen."""
    page = pypdfium2.PdfDocument(data)[0]
    return page.render(scale=4 * _TINY / 72).to_pil().convert("L").reduce(4)
