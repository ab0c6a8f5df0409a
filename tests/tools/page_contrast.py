"""A PDF in, the words out that do not stand out from what is drawn behind them.

WCAG 2.2, 1.4.3: 4.5:1, large type 3:1. Nothing of a theme is asked: the colour of each line of text is the file's, the
ground behind it the commonest other colour of the rendered page there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from ctypes import byref, c_uint
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

_SCALE = 2.0
_LEAST, _LEAST_LARGE = 4.5, 3.0
_LARGE, _LARGE_BOLD, _BOLD = 18.0, 14.0, 600  # points, points, weight
_NEAR = 60  # of the sum of three channels: shades of one colour, where a letter's edge is smoothed

Colour = tuple[int, int, int]


class Pale(NamedTuple):
    """Words that are hard to read, with the colours that were found and their ratio."""

    page: int
    words: str
    colour: Colour
    ground: Colour
    ratio: float


def pale(data: bytes) -> list[Pale]:
    """Return the lines of text whose contrast is too low, of all pages."""
    document = pypdfium2.PdfDocument(data)
    return [found for number, page in enumerate(document, 1) for found in _pale(number, page)]


def _pale(number: int, page: pypdfium2.PdfPage) -> Iterator[Pale]:
    image = page.render(scale=_SCALE).to_pil().convert("RGB")
    text, height = page.get_textpage(), page.get_height()
    for index in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(index)
        at = text.get_index((left + right) / 2, (bottom + top) / 2, right - left, top - bottom)
        words = text.get_text_bounded(left, bottom, right, top).strip()
        if at is None or not words:
            continue
        colour, size, weight = _look(text, at)
        ground = _ground(image, (left, height - top, right, height - bottom), colour)
        large = size >= (_LARGE_BOLD if weight >= _BOLD else _LARGE)
        found = ratio(colour, ground)
        if found < (_LEAST_LARGE if large else _LEAST):
            yield Pale(number, words, colour, ground, found)


def _look(text: pypdfium2.PdfTextPage, at: int) -> tuple[Colour, float, int]:
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    pdfium.FPDFText_GetFillColor(text.raw, at, byref(red), byref(green), byref(blue), byref(alpha))
    size = pdfium.FPDFText_GetFontSize(text.raw, at)
    return (red.value, green.value, blue.value), size, pdfium.FPDFText_GetFontWeight(text.raw, at)


def _ground(image: Image.Image, box: tuple[float, float, float, float], colour: Colour) -> Colour:
    """Return the commonest colour of a part of the page that is not its letters'; theirs, if there is none."""
    left, top, right, bottom = (round(edge * _SCALE) for edge in box)
    part = image.crop((left - 1, top - 1, right + 1, bottom + 1))
    counted: Counter[Colour] = Counter({shade: n for n, shade in part.getcolors(part.width * part.height) or ()})
    for shade, _ in counted.most_common():
        if sum(abs(a - b) for a, b in zip(shade, colour, strict=True)) > _NEAR:
            return shade
    return colour


def ratio(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    channels = [value / 255 for value in colour]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
