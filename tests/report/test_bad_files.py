"""Files that cannot be read: each is refused with what is wrong, where, and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.errors import ReportError
from briefgen.report.readers import read_report
from briefgen.report.readers.file import MAX_BYTES
from tests.report.reading import read, refused

GOOD = "Ports of Zedland\nFindings\n- Fees fell at the café of Quell.\nConclusion\nIt can be done.\n"


def problem(path: Path) -> str:
    with pytest.raises(ReportError) as caught:
        read_report(path)
    assert caught.value.exit_code == 4
    return str(caught.value)


def test_a_missing_file_is_named_with_the_one_that_was_meant(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(GOOD, encoding="utf-8")
    said = problem(tmp_path / "reprot.txt")
    assert "no such file" in said
    assert "did you mean `report.txt`?" in said


def test_a_folder_is_not_a_report(tmp_path: Path) -> None:
    assert "is a folder" in problem(tmp_path)
    (tmp_path / "a.txt").mkdir()
    assert "is a folder" in problem(tmp_path / "a.txt")


def test_a_path_that_no_system_can_open_is_refused() -> None:
    assert "cannot be read" in problem(Path("a\0b.txt")) or "no such file" in problem(Path("a\0b.txt"))
    problem(Path("x" * 5000 + ".txt"))


def test_an_unreadable_file_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.txt"
    path.write_text(GOOD, encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "Permission denied" in problem(path)


@pytest.mark.parametrize("content", [b"", b"\n \t\r\n", b"\xef\xbb\xbf", b"\f\n\xc2\xa0"])
def test_an_empty_file_is_refused(content: bytes) -> None:
    assert "is empty" in refused(content)[0]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04abc", "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1", "old Word"),
        (b"{\\rtf1", "RTF"),
        (b"\x89PNG\r\n", "PNG"),
        (b"Ports\nof\0Zedland", "NUL bytes"),
    ],
)
def test_a_binary_file_is_refused_by_its_name(content: bytes, what: str) -> None:
    assert what in refused(content)[0]


def test_nul_bytes_are_located() -> None:
    assert refused(b"Ports\nof\0Zedland")[0].startswith("2:3:")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_with_or_without_a_mark_is_read(encoding: str) -> None:
    report = read(GOOD.encode(encoding))
    assert report.findings[0].text == "Fees fell at the café of Quell."
    assert report.title.text == "Ports of Zedland"
    assert report.diagnostics == ()


def test_windows_text_is_read_with_a_warning_that_points_at_the_first_such_byte() -> None:
    report = read(GOOD.encode("cp1252"))
    assert report.findings[0].text == "Fees fell at the café of Quell."
    (said,) = report.diagnostics
    assert "cp1252" in said.message
    assert "UTF-8" in said.hint
    assert said.location is not None
    assert (said.location.line, said.location.column) == (3, 23)


def test_bytes_that_mean_nothing_in_windows_text_are_all_located() -> None:
    assert [p[:4] for p in refused(b"Ports\n- a\x81b\n- \x90\xe9\n")] == ["2:4:", "3:3:"]


def test_one_broken_byte_in_unicode_text_does_not_turn_the_rest_into_nonsense() -> None:
    (said,) = refused("Ports – “Quell” – café\n".encode() + b"\xe9\n")
    assert said.startswith("2:1:")
    assert "0xE9" in said


def test_damaged_utf_16_is_refused() -> None:
    assert "UTF-16" in refused(b"\xff\xfeP\0o\0\n\0x")[0]


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert "too large: 20.0 MB" in problem(path)


def test_token_characters_are_refused_all_at_once() -> None:
    found = refused("Ports\ufdd0\nFindings\n- Fees \ufdef fell.\n")
    assert [p[:4] for p in found] == ["1:6:", "3:8:"]
    assert "U+FDD0" in found[0]


def test_control_characters_and_direction_marks_stay_and_are_told_once_each() -> None:
    report = read("Ports\nFindings\n- Fees \u202efell\u202c \x07now\x07.\n- Traffic \x07grew.\n")
    assert report.findings[0].text == "Fees \u202efell\u202c \x07now\x07."
    assert sorted(d.message[-6:] for d in report.diagnostics) == ["U+0007", "U+202C", "U+202E"]
    assert {d.location.line for d in report.diagnostics if d.location} == {3}


@pytest.mark.parametrize("name", ["report.md", "report.docx", "report.html", "report.pdf", "report.odt", "report"])
def test_other_formats_are_refused_with_the_way_to_go_on(name: str) -> None:
    (said,) = refused(GOOD, name)
    assert "save the report as plain text" in said
    assert ".txt, .yaml, .yml" in said
