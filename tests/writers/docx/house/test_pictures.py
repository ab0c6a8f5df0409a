"""Pictures of the house travel as their pixels alone; what leads outside, or is no picture, does not travel."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from briefgen.writers.docx.house.pictures import cleaned_picture
from tests.tools.house_file import house_file, picture, relationships
from tests.tools.house_file import part as house_part
from tests.writers.docx.house.houses import dressed, said
from tests.writers.docx.reading import members

_SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {0}>{1}</svg>'
_VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'


def _image(mode: str = "RGB") -> Image.Image:
    image = Image.new(mode, (8, 6))
    image.putdata([(n * 5 % 256,) * len(mode) if len(mode) > 1 else n for n in range(48)])
    return image


def _saved(kind: str, mode: str = "RGB", **options: object) -> bytes:
    stream = io.BytesIO()
    _image(mode).save(stream, kind, **options)
    return stream.getvalue()


def _pixels(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data)) as image:
        return image.convert("RGB").tobytes()


def _png() -> bytes:
    words = PngInfo()
    words.add_text("Author", "SECRET")
    words.add_itxt("Title", "SECRET")
    data = _saved("PNG", pnginfo=words, exif=_exif())
    body = b"tIME" + b"SECRET!"
    return data[:33] + struct.pack(">I", 7) + body + struct.pack(">I", zlib.crc32(body)) + data[33:] + b"SECRET"


def _exif() -> Image.Exif:
    exif = Image.Exif()
    exif[0x013B] = "SECRET"
    return exif


@pytest.mark.parametrize(
    ("suffix", "data"),
    [
        ("png", _png()),
        ("jpeg", _saved("JPEG", exif=_exif(), comment="SECRET", icc_profile=b"SECRET") + b"SECRET"),
        ("jpeg", _saved("JPEG", progressive=True, comment="SECRET")),
        ("jpeg", _saved("JPEG", "CMYK", comment="SECRET")),
        ("gif", _saved("GIF", comment="SECRET") + b"SECRET"),
    ],
)
def test_pixels_stay_and_words_go(suffix: str, data: bytes) -> None:
    assert b"SECRET" in data
    kind, cleaned = cleaned_picture(data)
    assert kind == suffix
    assert b"SECRET" not in cleaned
    assert _pixels(cleaned) == _pixels(data)
    assert cleaned_picture(cleaned) == (kind, cleaned)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"SECRET",
        b"\x89PNG\r\n\x1a\nSECRET",
        _saved("PNG")[:60],
        b"\xff\xd8\xffSECRET",
        b"GIF89aSECRET",
        b"\x01\0\0\0" + bytes(36) + b" EMFSECRET",
        b"\xd7\xcd\xc6\x9aSECRET",
    ],
)
def test_bytes_that_are_no_picture_are_none(data: bytes) -> None:
    assert cleaned_picture(data) == ("", b"")


def test_a_metafile_keeps_its_records_and_loses_the_words_of_its_header() -> None:
    words = "SECRET\0\0".encode("utf-16-le")
    head = struct.pack("<II", 1, 100 + len(words)) + bytes(32) + b" EMF" + struct.pack("<I", 0x10000)
    size = 120 + len(words)
    head += struct.pack("<IIHHII", size, 2, 1, 0, 8, 100) + bytes(32)
    data = head + words + struct.pack("<IIIII", 14, 20, 0, 0, 20)
    kind, cleaned = cleaned_picture(data + b"SECRET")
    assert kind == "emf"
    assert len(cleaned) == size
    assert "SECRET".encode("utf-16-le") not in cleaned
    assert cleaned[-20:] == data[-20:]


@pytest.mark.parametrize(
    ("attributes", "content"),
    [
        ("", '<image xlink:href="http://example.org/a.png"/>'),
        ("", '<image href="a.png"/>'),
        ("", "<style>@import 'a.css';</style>"),
        ("", "<style>path{fill:url(http://example.org/a)}</style>"),
        ("", '<path style="fill:url(http://example.org/a#b)"/>'),
        ("", '<use xlink:href="http://example.org/a.svg#b"/>'),
        ("", "<foreignObject><p>x</p></foreignObject>"),
        ("", "<script/>"),
        ('onload="x()"', ""),
        ('xml:base="http://example.org/"', ""),
        ("", '<a xlink:href="http://example.org/"><path/></a>'),
    ],
)
def test_an_svg_that_refers_to_anything_outside_is_none(attributes: str, content: str) -> None:
    assert cleaned_picture(_SVG.format(attributes, content).encode()) == ("", b"")


def test_an_svg_keeps_its_shapes_and_loses_its_notes() -> None:
    notes = (
        '<metadata>SECRET</metadata><title>SECRET</title><!-- SECRET --><x:n xmlns:x="urn:SECRET">SECRET</x:n>SECRET'
        '<style>/* SECRET */ path{fill:url(#g)}</style><path d="M0 0h9" data-name="SECRET" '
        'xmlns:i="urn:i" i:l="SECRET"/>'
    )
    kind, cleaned = cleaned_picture(_SVG.format('viewBox="0 0 9 9"', notes + '<use xlink:href="#a"/>').encode())
    assert kind == "svg"
    assert b"SECRET" not in cleaned
    assert b'd="M0 0h9"' in cleaned
    assert b'"#a"' in cleaned


def test_a_shape_with_an_address_in_place_of_a_picture_is_left_out_with_the_warning() -> None:
    shape = f'<w:pict {_VML}><v:shape id="a"><v:imagedata src="http://SECRET.example/a"/></v:shape></w:pict>'
    fill = f'<w:pict {_VML}><v:rect id="b"><v:fill src="http://SECRET.example/a"/></v:rect></w:pict>'
    house = house_file({"word/header1.xml": house_part("hdr", f"<w:p><w:r>{shape}</w:r><w:r>{fill}</w:r></w:p>")})
    assert b"SECRET" not in members(dressed(house))["word/header1.xml"]
    assert any("left out" in found.message and "a drawing" in found.message for found in said(house))


def test_the_names_of_drawings_are_ours_and_their_words_stay() -> None:
    named = picture(9_000, ' descr="A quay" title="SECRET"').replace('name="Sign"', 'name="SECRET"')
    house = house_file(
        {
            "word/header1.xml": house_part("hdr", f"<w:p>{named}</w:p>"),
            "word/_rels/header1.xml.rels": relationships(("image", "media/logo.png")),
        }
    )
    header = members(dressed(house))["word/header1.xml"]
    assert b"SECRET" not in header
    assert b'descr="A quay"' in header
