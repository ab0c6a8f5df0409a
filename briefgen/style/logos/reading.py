"""A file that somebody names as a logo -> a picture, or what keeps it from being one.

In: a path. Out: a `Picture`, or a `LogoError`. What kind of file it is, its first bytes say, whatever its name.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from briefgen.style.logos.drawing import png
from briefgen.style.logos.logo import Drawing, LogoError, Mistake, Picture, aspect_of
from briefgen.style.logos.png import SIGNATURE, read_png
from briefgen.style.logos.svg import read_svg

_LIMIT = 2_000_000  # bytes
_LIMIT_SVG = 500_000
_WIDEST, _NARROWEST = 15.0, 0.2  # times as wide as high: 60 mm wide it is still 4 mm high
_PALEST = 245  # of 255: what is paler cannot be told from paper
_OTHERS = {
    b"\xff\xd8\xff": "a JPEG",
    b"GIF8": "a GIF",
    b"RIFF": "a WebP",
    b"%PDF": "a PDF",
    b"%!PS": "a PostScript file",
    b"\x1f\x8b": "a compressed SVG (SVGZ)",
    b"BM": "a bitmap (BMP)",
    b"II*\0": "a TIFF",
    b"MM\0*": "a TIFF",
    b"PK\x03\x04": "an archive or an office document",
    b"\0\0\x01\0": "an icon (ICO)",
}


def read_logo(path: Path) -> Picture:
    """Return the picture in a file. Raises LogoError, whose messages go on from the file's name."""
    picture = _read(_bytes(path))
    aspect = aspect_of(picture)
    if not _NARROWEST <= aspect <= _WIDEST:
        shape = f"{aspect:.0f} times as wide as high" if aspect > 1 else f"{1 / aspect:.0f} times as high as wide"
        hint = "cut away what is empty round it, or take the sign alone: at the head of a page it is 15 points high"
        raise LogoError(Mistake(f"is {shape}", hint))
    if _darkest(picture) > _PALEST:
        hint = "draw it in a colour, within its `viewBox`" if isinstance(picture, Drawing) else "draw it in a colour"
        raise LogoError(Mistake("shows nothing on white", hint))
    return picture


def _darkest(picture: Picture) -> int:
    """Return how dark a picture on white paper is where it is darkest, from 0 (black) to 255."""
    from PIL import Image

    with Image.open(BytesIO(png(picture) if isinstance(picture, Drawing) else picture.data)) as opened:
        pixels = opened.convert("RGBA")
    white = Image.new("RGBA", pixels.size, "white")
    darkest, _ = Image.alpha_composite(white, pixels).convert("L").getextrema()
    return int(darkest)  # type: ignore[arg-type]


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_LIMIT + 1)
    except OSError as problem:
        raise LogoError(Mistake(f"cannot be read: {problem.strerror or problem}")) from problem
    if len(data) > _LIMIT:
        hint = "a logo stands 15 points high: save a smaller one"
        raise LogoError(Mistake(f"is larger than {_LIMIT // 1_000_000} MB", hint))
    if not data:
        raise LogoError(Mistake("is empty", "save it again"))
    return data


def _read(data: bytes) -> Picture:
    if data.startswith(SIGNATURE):
        return read_png(data)
    other = next((kind for start, kind in _OTHERS.items() if data.startswith(start)), "")
    if other or b"\0" in data[:64].lstrip(b"\xff\xfe"):
        raise LogoError(Mistake(f"is {other or 'no picture that can be used'}", "save it as SVG or PNG"))
    if b"<" not in data[:1000]:
        raise LogoError(Mistake("is neither SVG nor PNG", "save it as SVG or PNG"))
    if len(data) > _LIMIT_SVG:
        hint = "simplify its paths, and take pictures out of it"
        raise LogoError(Mistake(f"is larger than {_LIMIT_SVG // 1_000} kB", hint))
    return read_svg(data)
