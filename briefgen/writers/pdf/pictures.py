"""Pictures in the file: an image as plain colours, its transparency laid on white.

In: the bytes of an image. Out: an image object (ISO 32000-1, 8.9.5), or None where the bytes are no image.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream, PDFZCompress


def image_object(data: bytes) -> Any | None:
    """Return the object of an image."""
    from PIL import Image  # only briefs with pictures need it

    try:
        with Image.open(BytesIO(data)) as opened:
            flat = Image.new("RGBA", opened.size, "white")
            flat.alpha_composite(opened.convert("RGBA"))
            pixels = flat.convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    entries = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": pixels.width,
        "Height": pixels.height,
        "ColorSpace": PDFName("DeviceRGB"),
        "BitsPerComponent": 8,
    }
    return PDFStream(PDFDictionary(entries), pixels.tobytes(), filters=[PDFZCompress])
