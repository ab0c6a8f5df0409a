"""Files that cannot be traced: what is wrong, where, and what to do; never a traceback."""

from __future__ import annotations

import os
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.errors import UsageError
from briefgen.style.theme import load_theme
from briefgen.tracing.trace import trace, traced
from briefgen.writers import WriteOptions, writer
from tests.samples import sample

FORMATS = ("pdf", "docx", "html")


def made(format_: str) -> bytes:
    return writer(format_)(sample(), load_theme("press"), WriteOptions()).data


def refusal(path: Path) -> str:
    with pytest.raises(UsageError) as raised:
        trace(path)
    (told,) = raised.value.diagnostics
    assert told.hint
    assert told.location is not None
    assert told.location.file == str(path)
    return told.message


def test_a_file_that_is_not_there_a_folder_and_an_empty_file_are_told(tmp_path: Path) -> None:
    assert refusal(tmp_path / "no.pdf") == "there is no such file"
    assert refusal(tmp_path) == "is a folder"
    for format_ in FORMATS:
        (tmp_path / f"a.{format_}").touch()
        assert refusal(tmp_path / f"a.{format_}") == "the file is empty"


@pytest.mark.parametrize("format_", FORMATS)
def test_content_and_name_must_agree(tmp_path: Path, format_: str) -> None:
    for ending in (*FORMATS, "txt"):
        path = tmp_path / f"brief.{ending}"
        path.write_bytes(made(format_))
        if ending != format_:
            assert f"but is not named .{format_}" in refusal(path)
        path.write_bytes(b"Harbours of Zedland\n")
        assert "not a" in refusal(path)


def blank_pdf() -> bytes:
    out = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    return out.getvalue()


def plain_docx() -> bytes:
    import docx

    out = BytesIO()
    document = docx.Document()
    document.add_paragraph("Harbours of Zedland")
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", blank_pdf()),
        ("a.docx", plain_docx()),
        ("a.html", b"<!DOCTYPE html><html><body><p data-source='ads'>Quays</p></body></html>"),
    ],
)
def test_a_file_that_briefgen_did_not_make_is_told(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert refusal(tmp_path / name) == "the file does not say where its sentences come from"


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_that_breaks_off_is_told(tmp_path: Path, format_: str, share: float) -> None:
    data = made(format_)
    (tmp_path / f"a.{format_}").write_bytes(data[: int(len(data) * share)])
    assert any(word in refusal(tmp_path / f"a.{format_}") for word in ("damaged", "breaks off"))


def test_a_password_is_told(tmp_path: Path) -> None:
    with pikepdf.open(BytesIO(made("pdf"))) as pdf:
        pdf.save(tmp_path / "a.pdf", encryption=pikepdf.Encryption(owner="o", user="u"))
    assert refusal(tmp_path / "a.pdf") == "the PDF is protected by a password"
    (tmp_path / "a.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert "protected by a password" in refusal(tmp_path / "a.docx")


def test_a_pdf_that_only_forbids_editing_is_read(tmp_path: Path) -> None:
    with pikepdf.open(BytesIO(made("pdf"))) as pdf:
        pdf.save(tmp_path / "a.pdf", encryption=pikepdf.Encryption(owner="o", user=""))
    assert trace(tmp_path / "a.pdf").said


def test_a_zip_without_a_word_document_is_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as package:
        package.writestr("a.txt", "Quays")
    assert refusal(tmp_path / "a.docx") == "the file is no Word document"
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as package:
        package.writestr("word/document.xml", "<w:document")
    assert refusal(tmp_path / "a.docx") == "the Word file is damaged"


def test_entities_in_a_word_file_are_not_followed(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as package:
        package.writestr("word/document.xml", '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><d>&e;</d>')
    assert "has a document type definition" in refusal(tmp_path / "a.docx")


def test_a_pipe_is_not_waited_for_and_other_programs_files_are_not_called_word_files(tmp_path: Path) -> None:
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "a.docx")
        assert refusal(tmp_path / "a.docx") == "is no ordinary file"
    (tmp_path / "a.odt").write_bytes(b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text")
    assert refusal(tmp_path / "a.odt") == "is not a PDF, DOCX or HTML file"


@settings(max_examples=60, deadline=None)
@given(format_=st.sampled_from(FORMATS), data=st.data())
def test_a_file_with_any_bytes_changed_is_read_or_refused(format_: str, data: st.DataObject) -> None:
    content = bytearray(made(format_))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(UsageError):
        traced(Path(f"a.{format_}"), bytes(content))


def test_what_is_larger_than_any_brief_is_told_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.docx").write_bytes(made("docx"))
    monkeypatch.setattr("briefgen.tracing.word_package._LARGEST", 1000)
    assert refusal(tmp_path / "a.docx") == "`word/document.xml` in the Word file is larger than any brief"
    monkeypatch.setattr("briefgen.tracing.trace.LARGEST", 1000)
    assert refusal(tmp_path / "a.docx") == "is larger than any brief"


def test_a_key_with_more_digits_than_any_line_is_none(tmp_path: Path) -> None:
    path = tmp_path / "brief.html"
    page = f'<!DOCTYPE html><html><p data-source="00c0ffee_L{"9" * 5000}">Fees fell.</p></html>'
    path.write_text(page, encoding="utf-8")
    assert "does not say where its sentences come from" in refusal(path)
