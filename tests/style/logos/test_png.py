"""PNG logos: the pixels, all of them, and nothing else; and files of other kinds."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from briefgen.style.logos.logo import LogoError, Pixels
from briefgen.style.logos.reading import read_logo

RED = (179, 32, 31)


def made(mode: str = "RGB", size: tuple[int, int] = (60, 40), **options: object) -> bytes:
    packed = BytesIO()
    colour = {"RGB": RED, "RGBA": (*RED, 128), "L": 90, "LA": (90, 200), "P": 3, "1": 0, "I;16": 90}[mode]
    Image.new(mode, size, colour).save(packed, "PNG", **options)
    return packed.getvalue()


def white() -> bytes:
    packed = BytesIO()
    Image.new("L", (60, 40), 255).save(packed, "PNG")
    return packed.getvalue()


def clear() -> bytes:
    packed = BytesIO()
    Image.new("RGBA", (60, 40), (*RED, 0)).save(packed, "PNG")
    return packed.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def read(folder: Path, data: bytes) -> Pixels:
    path = folder / "logo.png"
    path.write_bytes(data)
    found = read_logo(path)
    assert isinstance(found, Pixels)
    return found


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "1", "I;16"])
def test_every_kind_of_png_is_read_and_its_pixels_are_kept(tmp_path: Path, mode: str) -> None:
    data = made(mode)
    found = read(tmp_path, data)
    assert (found.width, found.height) == (60, 40)
    with Image.open(BytesIO(data)) as before, Image.open(BytesIO(found.data)) as after:
        assert before.convert("RGBA").tobytes() == after.convert("RGBA").tobytes()


def test_nothing_travels_but_the_pixels(tmp_path: Path) -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Marrow")
    notes.add_itxt("Comment", "Marrow", zip=True)
    exif = Image.Exif()
    exif[0x013B] = "Marrow"
    data = made(pnginfo=notes, exif=exif, dpi=(300, 300), icc_profile=b"Marrow" * 30)
    data = data[:33] + chunk(b"tIME", b"\x07\xea\x0b\x18\x00\x00\x00") + data[33:] + b"Marrow"
    found = read(tmp_path, data)
    assert found == read(tmp_path, made())
    kinds, at = [], 8
    while at < len(found.data):
        length, kind = struct.unpack_from(">I4s", found.data, at)
        kinds.append(kind)
        at += 12 + length
    assert set(kinds) == {b"IHDR", b"IDAT", b"IEND"}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b"\x89PNG\r\n\x1a\n", "is a broken PNG: its first part is missing"),
        (made()[:60], "is a broken PNG: its pixels cannot be read"),
        (made()[:50] + b"x" + made()[51:], "is a broken PNG: its pixels cannot be read"),
        (white(), "shows nothing on white"),
        (clear(), "shows nothing on white"),
        (made(size=(4100, 30)), "has 4,100 × 30 pixels"),
        (made(size=(30, 20)), "is only 20 pixels high"),
        (made(size=(900, 30)), "is 30 times as wide as high"),
        (made(size=(30, 900)), "is 30 times as high as wide"),
        (b"\xff\xd8\xff\xe0", "is a JPEG"),
        (b"GIF89a", "is a GIF"),
        (b"RIFF....WEBP", "is a WebP"),
        (b"%PDF-1.7", "is a PDF"),
        (b"\x1f\x8b\x08", "is a compressed SVG (SVGZ)"),
        (b"Quay", "is neither SVG nor PNG"),
        (b"\0\1\2\3", "is no picture that can be used"),
        (b"<" + b" " * 600_000, "is larger than 500 kB"),
        (made() + b"x" * 2_000_000, "is larger than 2 MB"),
    ],
)
def test_what_is_no_logo_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    (tmp_path / "logo").write_bytes(data)
    with pytest.raises(LogoError) as refused:
        read_logo(tmp_path / "logo")
    assert refused.value.mistakes[0].message.startswith(message)


def test_a_picture_that_moves_is_refused(tmp_path: Path) -> None:
    packed = BytesIO()
    frames = [Image.new("RGB", (40, 40), colour) for colour in ("red", "blue")]
    frames[0].save(packed, "PNG", save_all=True, append_images=frames[1:])
    with pytest.raises(LogoError, match="animated PNG"):
        read(tmp_path, packed.getvalue())


def test_a_small_file_that_says_it_is_large_is_refused_unread(tmp_path: Path) -> None:
    head = struct.pack(">IIBBBBB", 2**31 - 1, 2**31 - 1, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")
    with pytest.raises(LogoError, match="2,147,483,647"):
        read(tmp_path, bomb)
