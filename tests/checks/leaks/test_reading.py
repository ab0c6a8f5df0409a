"""Files read again by other code than wrote them: every text of each has its place."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pikepdf
import pytest

from briefgen.checks.leaks.numbers import numbers
from briefgen.checks.leaks.pieces import Piece, Unreadable, Use
from briefgen.checks.leaks.reading import read_docx, read_html, read_pdf
from briefgen.style.theme import load_theme
from briefgen.writers import WriteOptions, writer
from tests.samples import sample


def texts(pieces: tuple[Piece, ...], where: str) -> str:
    return "\n".join(piece.text for piece in pieces if where in piece.where)


def page(body: str, head: str = "") -> tuple[Piece, ...]:
    return read_html(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode())


def package(**parts: str | bytes) -> tuple[Piece, ...]:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name, data in parts.items():
            made.writestr(name.replace("__", "/"), data)
    return read_docx(target.getvalue())


READERS = {"pdf": read_pdf, "docx": read_docx, "html": read_html}


@pytest.mark.parametrize("fmt", ["pdf", "docx", "html"])
def test_what_our_writers_write_is_read_whole(fmt: str) -> None:
    data = writer(fmt)(sample(), load_theme("institutional"), WriteOptions()).data
    said = " ".join("\n".join(p.text for p in READERS[fmt](data) if p.use is Use.PROSE).replace("\u00ad", "").split())
    for words in ("Zedland’s Ports", "Inspectors visited 14 of the 61", "R. Example", "TLP:AMBER"):
        assert words in said


@pytest.mark.parametrize("fmt", ["pdf", "docx", "html"])
@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"%PDF-1.7\nnothing", b"PK\x03\x04nothing"])
def test_what_is_no_file_of_its_format_is_unreadable_or_read_as_it_is(fmt: str, data: bytes) -> None:
    try:
        pieces = READERS[fmt](data)
    except Unreadable:
        return
    assert fmt == "html"
    assert all(piece.text is not None for piece in pieces)


def test_a_broken_part_makes_a_package_unreadable() -> None:
    with pytest.raises(Unreadable, match="no XML"):
        package(**{"word__document.xml": "<a><b></a>"})


def test_the_text_of_a_paragraph_is_joined_over_its_runs_and_not_over_paragraphs() -> None:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    one = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Qu</w:t></w:r><w:r><w:t>ell</w:t><w:tab/><w:t>ice</w:t></w:r></w:p>"
    found = package(**{"word__document.xml": f"<w:document {w}>{one}<w:p><w:r><w:t>x</w:t></w:r></w:p></w:document>"})
    assert texts(found, "word/document.xml: text").split() == ["Quell", "ice", "x"]


def test_elements_of_a_page_are_lines_and_emphasis_is_none() -> None:
    assert texts(page("<p>Qu<b>el</b>l</p><p>ice</p>"), "text").split() == ["Quell", "ice"]


@pytest.mark.parametrize(
    ("body", "where", "words"),
    [
        ("<!-- hidden ice -->", "comment", "hidden ice"),
        ("<p title='hidden ice'>x</p>", "attribute title of <p>", "hidden ice"),
        ("<img alt='ice' src='data:text/plain,hidden%20ice'>", "embedded text/plain", "hidden ice"),
        ("<svg><title>hidden ice</title></svg>", "text", "hidden ice"),
        ("<template><p>hidden ice</p></template>", "text", "hidden ice"),
        ("<style>a{content:'hidden ice'}</style>", "<style>", "hidden ice"),
        ("<?php hidden ice ?>", "", "hidden ice"),
        ("<!ELEMENT hidden ice>", "declaration", "hidden ice"),
    ],
)
def test_a_page_is_read_to_its_last_corner(body: str, where: str, words: str) -> None:
    assert words in texts(page(body), where)


def test_a_comment_before_the_page_is_read() -> None:
    assert "hidden ice" in texts(read_html(b"<!-- hidden ice --><!DOCTYPE html><html><p>x</p></html>"), "comment")
    assert "hidden ice" in texts(read_html(b"<!DOCTYPE html><html><p>x</p></html><!-- hidden ice -->"), "comment")


def test_fonts_in_a_style_are_left_out_and_what_follows_them_is_not() -> None:
    found = page("", "<style>@font-face{src:url(data:font/woff;base64,AAAAhiddenAAAA)} a{content:'ice'}</style>")
    assert "hidden" not in texts(found, "")
    assert "ice" in texts(found, "<style>")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "latin-1"])
def test_a_part_that_is_no_xml_is_read_in_each_encoding(encoding: str) -> None:
    words = "hidden ice in Quéll" if encoding in ("utf-8", "utf-16", "latin-1") else "hidden ice in Quell"
    assert words in texts(package(word__notes=words.encode(encoding)), "word/notes")


@pytest.mark.parametrize("kind", [b"tEXt", b"zTXt", b"iTXt"])
def test_the_texts_of_a_picture_are_read(kind: bytes) -> None:
    body = {
        b"tEXt": b"Comment\x00hidden ice",
        b"zTXt": b"Comment\x00\x00" + zlib.compress(b"hidden ice"),
        b"iTXt": b"Comment\x00\x01\x00en\x00\x00" + zlib.compress(b"hidden ice"),
    }[kind]
    chunk = struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    assert "hidden ice" in texts(package(media=b"\x89PNG\r\n\x1a\n" + chunk), "media")


def pdf_of(**root: pikepdf.Object) -> tuple[Piece, ...]:
    target = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        for key, value in root.items():
            pdf.Root[f"/{key}"] = pdf.make_indirect(value)
        pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return read_pdf(target.getvalue())


@pytest.mark.parametrize("words", ["hidden ice", "hidden (ice)", "hidden \\ice", "hidden ice in Quéll", "ice ☃ hidden"])
def test_every_string_of_a_pdf_is_read_in_its_encoding(words: str) -> None:
    found = pdf_of(StructTreeRoot=pikepdf.Dictionary(K=pikepdf.Dictionary(Alt=words)))
    assert texts(found, "alternate text") == words


def test_a_package_in_a_package_in_a_package_is_looked_through_as_bytes() -> None:
    def packed(name: str, data: bytes) -> bytes:
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as made:
            made.writestr(name, data)
        return target.getvalue()

    twice = packed("b.bin", packed("c.bin", b"hidden ice in a box"))
    assert "hidden ice in a box" in texts(read_docx(packed("a.bin", twice)), "a.bin")


def test_a_package_that_unpacks_to_too_much_is_unreadable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.checks.leaks.docx._MOST", 10)
    with pytest.raises(Unreadable, match="unpacks to more than"):
        package(word__notes="eleven bytes")


@pytest.mark.parametrize("part", ["<!-- hidden ice --><a>x</a>", "<a>x</a><!-- hidden ice -->"])
def test_a_comment_outside_the_root_of_a_part_is_read(part: str) -> None:
    assert "hidden ice" in texts(package(word__x=part), "word/x: comment")


def test_the_comment_of_a_part_is_read() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        entry = zipfile.ZipInfo("a.bin")
        entry.comment = "hidden ice in Quéll".encode()
        made.writestr(entry, b"x")
    assert "hidden ice in Quéll" in texts(read_docx(target.getvalue()), "a.bin, comment")


@pytest.mark.parametrize("content", [b"BT (hidden ice) Tj ET", b"BT ET % hidden ice"])
def test_what_a_content_stream_says_is_read_although_no_page_draws_it(content: bytes) -> None:
    target = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root["/Left"] = pdf.make_stream(content)
        pdf.save(target, compress_streams=True)
    assert "hidden ice" in texts(read_pdf(target.getvalue()), "content stream")


def test_the_bytes_of_a_picture_in_a_pdf_are_looked_through() -> None:
    target = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        picture = pdf.make_stream(b"\xff\xd8\xff\xe1Exif hidden ice in a box\xff\xd9")
        picture["/Type"], picture["/Subtype"], picture["/Filter"] = (
            pikepdf.Name.XObject,
            pikepdf.Name.Image,
            pikepdf.Name.DCTDecode,
        )
        pdf.Root["/Left"] = picture
        pdf.save(target)
    assert "hidden ice in a box" in texts(read_pdf(target.getvalue()), "bytes of the file")


def test_the_keys_of_a_file_are_told_one_by_one() -> None:
    """The end of a key and the beginning of the next are no place of the report."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    for key in ("3a4e4949_L1", "3a4e4949_L7"):
        pdf.make_indirect(pikepdf.Dictionary(N=pikepdf.String("source"), V=pikepdf.String(key)))
    pdf.Root.Kept = pikepdf.Array([o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/N" in o])
    written = io.BytesIO()
    pdf.save(written)
    said = texts(read_pdf(written.getvalue()), "structure element")
    assert "3a4e4949_L1\n3a4e4949_L7" in said
    assert "_L13" not in said


def attached(data: bytes) -> tuple[Piece, ...]:
    """Return what is read of a file that travels inside a PDF."""
    target = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.attachments["ledger.csv"] = pikepdf.AttachedFileSpec(pdf, data, filename="ledger.csv")
        pdf.save(target)
    return tuple(piece for piece in read_pdf(target.getvalue()) if piece.where.startswith("attached file"))


def test_an_attached_table_is_read_but_for_the_places_which_count_nothing() -> None:
    rows = 'place,text\r\nx,line 213,212 vessels\r\nx,"line 4, page 317",and line 214 of them\r\n'
    (piece,) = attached(rows.encode())
    assert piece.use is Use.PROSE
    assert [line.strip(",x") for line in piece.text.splitlines()] == [
        "place,text",
        "212 vessels",
        "and line 214 of them",
    ]
    found = numbers(piece.text)
    assert {"212 vessel", "214"} <= set(found)
    assert not {"213", "317", "213212"} & set(found)
