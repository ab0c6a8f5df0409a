"""Pictures in the file: an image as plain colours, its transparency laid on white.

In: the bytes of an image. Out: the body of an image object (ISO 32000-1, 8.9.5), or None where the bytes are no image.
"""

from __future__ import annotations

import zlib
from io import BytesIO

Image = bytes


def image(data: bytes) -> Image | None:
    """Return the body of the object of an image."""
    from PIL import Image as Pillow  # only briefs with pictures need it

    try:
        with Pillow.open(BytesIO(data)) as opened:
            flat = Pillow.new("RGBA", opened.size, "white")
            flat.alpha_composite(opened.convert("RGBA"))
            pixels = flat.convert("RGB")
    except (OSError, ValueError, SyntaxError, Pillow.DecompressionBombError):
        return None
    packed = zlib.compress(pixels.tobytes())
    head = (
        f"<</Type/XObject/Subtype/Image/Width {pixels.width}/Height {pixels.height}/ColorSpace/DeviceRGB"
        f"/BitsPerComponent 8/Filter/FlateDecode/Length {len(packed)}>>\nstream\n"
    )
    return head.encode() + packed + b"\nendstream"
