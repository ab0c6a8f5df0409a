"""A logo in the file: an object that each page shows at its head (ISO 32000-1, 8.10 and 8.9.5).

In: a logo's picture. Out: the body of the object, and how it is placed. Pixels are laid on white; a drawing stays one,
without opacity or outside things, as archives need it (ISO 19005-2, 6.2.8 and 6.2.10).
"""

from __future__ import annotations

import hashlib
import zlib
from functools import lru_cache
from typing import NamedTuple, assert_never

from briefgen.style.logos.drawing import operators
from briefgen.style.logos.logo import HEIGHT, Drawing, Picture, Pixels
from briefgen.writers.pdf.pictures import Image, image
from briefgen.writers.pdf.strings import decimal


class LogoObject(NamedTuple):
    """An object, the name that pages know it by, and its own width and height."""

    name: str
    body: Image
    width: float
    height: float


@lru_cache(maxsize=16)
def logo_object(picture: Picture) -> LogoObject:
    """Return the object that shows a logo; equal ones have equal names."""
    match picture:
        case Drawing():
            body, size = _form(picture), (picture.width, HEIGHT)
        case Pixels():
            found = image(picture.data)
            assert found is not None  # it was written by `logos.png`
            body, size = found, (1.0, 1.0)
        case _:
            assert_never(picture)
    return LogoObject("L" + hashlib.md5(body, usedforsecurity=False).hexdigest()[:12], body, *size)


def placed(logo: LogoObject, x: float, y: float, width: float, height: float) -> str:
    """Return the operators that show a logo in a rectangle whose lower left corner is at x, y."""
    across, down = decimal(width / logo.width), decimal(height / logo.height)
    return f"q {across} 0 0 {down} {x:.2f} {y:.2f} cm/{logo.name} Do Q"


def _form(drawing: Drawing) -> Image:
    packed = zlib.compress(operators(drawing).encode("ascii"))
    head = (
        f"<</Type/XObject/Subtype/Form/BBox[0 0 {decimal(drawing.width)} {decimal(HEIGHT)}]/Resources<<>>"
        f"/Filter/FlateDecode/Length {len(packed)}>>\nstream\n"
    )
    return head.encode() + packed + b"\nendstream"
