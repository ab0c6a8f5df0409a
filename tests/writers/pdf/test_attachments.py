"""Attached files as objects: what a reader of PDF finds in them."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence

import pikepdf
import pytest

from briefgen.writers import Attachment
from briefgen.writers.pdf.attachments import put_attachments
from briefgen.writers.pdf.file import File

TABLE = Attachment("ledger.csv", "section,text\r\nFindings,“Quay”\r\n".encode(), "text/csv", "What is shown")
NOTE = Attachment("Kaj (größer) #1.txt", b"", "text/plain; charset=utf-8", "A \\ (note) – two", "Supplement")


def opened(attachments: Sequence[Attachment], iso_date: str = "2026-11-24") -> pikepdf.Pdf:
    """Return a PDF of one empty page that carries the files."""
    file = File(4)
    attached = put_attachments(file, attachments, iso_date)
    file.put(1, b"<</Type/Catalog/Pages 2 0 R%b>>" % attached)
    file.put(2, b"<</Type/Pages/Kids[3 0 R]/Count 1>>")
    file.put(3, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<<>>>>")
    file.put(4, b"<<>>")
    pdf = pikepdf.open(io.BytesIO(file.finish(1, 4)))
    assert pdf.get_warnings() == []
    return pdf


def test_a_file_comes_out_as_it_went_in_with_its_name_and_what_it_is() -> None:
    with opened([TABLE]) as pdf:
        (name,) = pdf.attachments
        found = pdf.attachments[name]
        assert (name, found.filename, found.description) == ("ledger.csv", "ledger.csv", "What is shown")
        file = found.get_file()
        assert (file.read_bytes(), file.mime_type) == (TABLE.data, "text/csv")
        assert (file.size, file.md5) == (len(TABLE.data), hashlib.md5(TABLE.data).digest())
        (associated,) = pdf.Root.AF
        assert (associated.AFRelationship, associated.Type) == ("/Data", "/Filespec")
        assert str(associated.F) == str(associated.UF) == "ledger.csv"
        assert associated.EF.F.objgen == associated.EF.UF.objgen
        assert str(associated.EF.F.Params.ModDate) == "D:20261124000000Z"


@pytest.mark.parametrize("day", ["", "soon", "2026"])
def test_a_brief_without_a_day_says_of_no_file_when_it_was_changed(day: str) -> None:
    with opened([TABLE], day) as pdf:
        assert "/ModDate" not in pdf.Root.AF[0].EF.F.Params


def test_several_files_with_names_of_any_kind_can_all_be_found() -> None:
    with opened([TABLE, NOTE]) as pdf:
        assert sorted(pdf.attachments) == sorted([TABLE.name, NOTE.name])
        found = pdf.attachments[NOTE.name]
        assert (found.description, found.get_file().read_bytes()) == (NOTE.description, b"")
        assert found.get_file().mime_type == NOTE.media_type
        assert [str(file.AFRelationship) for file in pdf.Root.AF] == ["/Data", "/Supplement"]


def test_nothing_attached_is_no_object() -> None:
    file = File(4)
    assert put_attachments(file, [], "2026-11-24") == b""
    assert file.take() == 5
