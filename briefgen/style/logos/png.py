"""A PNG file -> the same pixels in a file without anything else.

In: the bytes of a file. Out: `Pixels`, or a `LogoError`. The file is measured before anything is unpacked, so that a
small file cannot ask for much memory; the pixels are then written anew: no text, date, place or profile of the file is
in what a brief carries (ISO/IEC 15948, 11).
"""

from __future__ import annotations

import struct
from io import BytesIO

from briefgen.style.logos.logo import LogoError, Mistake, Pixels

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_MOST_PIXELS = 4_000  # in each direction
_LEAST_HEIGHT = 30  # pixels: less is blurred at the head of a page
_HEAD = struct.Struct(">IIBBBBB")


def read_png(data: bytes) -> Pixels:
    """Return the pixels of a PNG file. Raises LogoError for what is broken, too large, too small or moves."""
    width, height, moves = _measured(data)
    if moves:
        raise LogoError(Mistake("moves (it is an animated PNG)", "save its first picture alone"))
    if max(width, height) > _MOST_PIXELS:
        hint = f"make it smaller: {_MOST_PIXELS:,} pixels are enough for any page"
        raise LogoError(Mistake(f"has {width:,} × {height:,} pixels", hint))
    if height < _LEAST_HEIGHT:
        hint = f"take one at least {_LEAST_HEIGHT} pixels high, or an SVG: it would be blurred on paper"
        raise LogoError(Mistake(f"is only {height} pixels high", hint))
    return Pixels(_written_anew(data, (width, height)), width, height)


def _measured(data: bytes) -> tuple[int, int, bool]:
    """Return width and height, and whether the file is an animation."""
    if len(data) < 33 or data[12:16] != b"IHDR":
        raise LogoError(Mistake("is a broken PNG: its first part is missing", "save it again"))
    width, height = _HEAD.unpack_from(data, 16)[:2]
    at, moves = len(SIGNATURE), False
    while at + 8 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        moves |= kind == b"acTL"
        at += 12 + length
    return width, height, moves


def _written_anew(data: bytes, size: tuple[int, int]) -> bytes:
    from PIL import Image

    try:
        with Image.open(BytesIO(data), formats=("PNG",)) as opened:
            has_alpha = "transparency" in opened.info or opened.mode.endswith(("A", "a"))
            mode = "RGBA" if has_alpha else "RGB"
            pixels = opened.convert("RGBA").convert(mode).tobytes()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, struct.error) as problem:
        raise LogoError(Mistake("is a broken PNG: its pixels cannot be read", "save it again")) from problem
    packed = BytesIO()
    Image.frombytes(mode, size, pixels).save(packed, "PNG", optimize=True)
    return packed.getvalue()
