"""`briefgen trace`: sentences and their places, as lines and as data; edited files and wrong reports."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import jsonschema
import pytest

from briefgen.cli.app import run
from tests.conftest import BRIEFS

FORMATS = ("pdf", "docx", "html")
REPORT = BRIEFS / "zedland" / "report.yaml"
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["text", "words", "places", "by_paragraph", "file"],
        "properties": {
            "text": {"type": "string", "minLength": 1},
            "words": {"enum": ["report", "author", "tool"]},
            "file": {"type": "string"},
            "by_paragraph": {"type": "boolean"},
            "places": {
                "type": "array",
                "items": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["key"],
                    "properties": {
                        "key": {"pattern": "^[0-9a-f]{8}_(L[0-9]+|P[0-9]+B[0-9]+)$"},
                        **{name: {"type": "integer", "minimum": 1} for name in ("line", "page", "block")},
                    },
                },
            },
        },
    },
}


def edited(source: Path, target: Path, before: str, after: str) -> Path:
    """Change words of a Word file, as somebody does in Word."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                assert before.encode() in data
                data = data.replace(before.encode(), after.encode())
            new.writestr(name, data)
    return target


@pytest.mark.parametrize("format_", FORMATS)
def test_each_sentence_has_a_line_with_its_place(
    zedland_out: Path, capsys: pytest.CaptureFixture[str], format_: str
) -> None:
    assert run(["trace", str(zedland_out / f"press.{format_}")]) == 0
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert "author   Port fees fall in Zedland while traffic grows" in lines
    assert "line 49  Inspectors visited 14 of the 61 warehouses in the port of Quell during the year." in lines
    assert all(re.match(r"author  |line \d+  ", line) for line in lines)
    assert re.search(rf"press\.{format_}: {len(lines)} sentences; \d+ pieces more have no mark", err)
    assert "--all lists them" in err


def test_all_lists_what_is_briefgens_own_too(zedland_out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["trace", "--all", str(zedland_out / "press.html")]) == 0
    out, err = capsys.readouterr()
    assert any(line.startswith("briefgen  ") for line in out.splitlines())
    assert err == ""


def test_the_json_is_as_published_and_whole(zedland_out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(zedland_out / f"press.{format_}") for format_ in FORMATS]
    assert run(["trace", "--json", "--all", *files]) == 0
    out, err = capsys.readouterr()
    rows = json.loads(out)
    jsonschema.validate(rows, SCHEMA)
    assert err == ""
    assert {row["file"] for row in rows} == set(files)
    assert {row["words"] for row in rows} == {"report", "author", "tool"}
    assert all(bool(row["places"]) is (row["words"] == "report") for row in rows)


def test_on_a_terminal_no_line_is_wider_than_it(
    zedland_out: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.cli.console.terminal_width", lambda: 60)
    assert run(["trace", str(zedland_out / "minister.pdf")]) == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 60


def test_several_files_are_headed_by_their_names(zedland_out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(zedland_out / name) for name in ("press.pdf", "public.pdf")]
    assert run(["trace", *files]) == 0
    assert [line for line in capsys.readouterr().out.splitlines() if line in files] == files


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("target", [REPORT, BRIEFS / "zedland", BRIEFS / "zedland" / "brief.yaml"])
def test_a_file_as_it_was_built_agrees_with_its_report(
    zedland_out: Path, capsys: pytest.CaptureFixture[str], format_: str, target: Path
) -> None:
    assert run(["trace", str(zedland_out / f"parliament.{format_}"), "--report", str(target)]) == 0
    assert "error" not in capsys.readouterr().err


def test_other_words_in_an_edited_file_are_an_error_with_exit_code_5(
    zedland_out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = edited(zedland_out / "press.docx", tmp_path / "press.docx", "14 of the 61", "41 of the 61")
    assert run(["trace", str(file)]) == 0
    assert "line 49  Inspectors visited 41 of the 61" in capsys.readouterr().out
    assert run(["trace", str(file), "--report", str(REPORT)]) == 5
    out, err = capsys.readouterr()
    assert "Inspectors visited 41" in out
    assert "does not stand at line 49: “Inspectors visited 41 of the 61" in err
    assert "there the report says “Inspectors visited 14" in err


def test_fewer_words_in_an_edited_file_are_a_warning(
    zedland_out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = edited(zedland_out / "press.docx", tmp_path / "press.docx", " during the year.", ".")
    assert run(["trace", str(file), "--report", str(REPORT)]) == 0
    err = capsys.readouterr().err
    assert "warning: " in err
    assert "stands at line 49 with more words" in err or "with other signs" in err


def test_a_sentence_that_was_added_has_no_mark(
    zedland_out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    added = "</w:p><w:p><w:r><w:t>Clerks of Marrow agree.</w:t></w:r></w:p><w:sectPr"
    file = edited(zedland_out / "press.docx", tmp_path / "press.docx", "</w:p><w:sectPr", added)
    assert run(["trace", "--all", str(file)]) == 0
    assert "briefgen  Clerks of Marrow agree." in capsys.readouterr().out


TRACKED = 'w:author="R. Example" w:date="2026-11-24T09:00:00Z"><w:r>'
CHANGES = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["kind", "words", "places", "original", "revised", "edits", "file"],
        "properties": {
            "kind": {"enum": ["changed", "new", "deleted"]},
            "words": {"enum": ["report", "author", "tool", None]},
            "places": SCHEMA["items"]["properties"]["places"],  # type: ignore[index]
            "original": {"type": "string"},
            "revised": {"type": "string"},
            "file": {"type": "string"},
            "edits": {
                "type": "array",
                "minItems": 1,
                "items": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["kind", "text", "author", "date"],
                    "properties": {
                        "kind": {"enum": ["inserted", "deleted", "moved here", "moved away", "divided", "joined"]},
                        "text": {"type": "string", "minLength": 1},
                        "author": {"type": "string"},
                        "date": {"type": "string"},
                    },
                },
            },
        },
    },
}


@pytest.fixture
def tracked(zedland_out: Path, tmp_path: Path) -> Path:
    """Return a Word file in which a reviewer has replaced a number while Word tracked it."""
    text = '</w:t></w:r><w:del w:id="901" {0}<w:delText>14</w:delText></w:r></w:del>'
    text += '<w:ins w:id="902" {0}<w:t>41</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> of the 61'
    return edited(zedland_out / "press.docx", tmp_path / "press.docx", "14 of the 61", text.format(TRACKED))


def test_changes_shows_what_was_tracked_where_and_by_whom(tracked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["trace", str(tracked), "--changes"]) == 0
    out, err = capsys.readouterr()
    (line,) = out.splitlines()
    assert line.startswith("changed  line 49  R. Example  Inspectors visited [-14-]{+41+} of the 61 warehouses")
    assert "press.docx: 1 text with tracked changes (1 changed)" in err


def test_changes_as_data_are_as_published(tracked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["trace", str(tracked), "--changes", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    jsonschema.validate(rows, CHANGES)
    assert [(edit["kind"], edit["text"]) for edit in rows[0]["edits"]] == [("deleted", "14"), ("inserted", "41")]
    assert rows[0]["places"][0]["line"] == 49


def test_a_tracked_change_in_a_sentence_of_the_report_is_told_by_the_report(
    tracked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["trace", str(tracked), "--changes", "--report", str(REPORT)]) == 5
    assert "does not stand at line 49: “Inspectors visited 41 of the 61" in capsys.readouterr().err


def test_changes_of_other_formats_and_of_files_that_are_none_are_refused(
    zedland_out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["trace", str(zedland_out / "press.pdf"), "--changes"]) == 2
    assert "press.pdf: error: only a Word file holds tracked changes" in capsys.readouterr().err
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04")
    assert run(["trace", str(tmp_path / "a.docx"), "--changes"]) == 2
    assert run(["trace", str(zedland_out / "press.docx"), "--changes"]) == 0
    assert "press.docx: no tracked changes" in capsys.readouterr().err


def test_words_that_only_their_paragraph_places_are_said_to_have_replaced_others(
    zedland_out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with zipfile.ZipFile(zedland_out / "press.docx") as package:
        story = package.read("word/document.xml").decode()
    place = story.index("Inspectors visited 14 of the 61")
    inside = story[story.rindex("<w:p ", 0, place) : story.index("</w:p>", place)]
    bare = re.sub("<w:bookmark[^>]*>", "", inside).replace("14 of the 61", "no")
    file = edited(zedland_out / "press.docx", tmp_path / "press.docx", inside, bare)
    assert run(["trace", str(file)]) == 0
    assert re.search("line 49 \\(replaced\\) +Inspectors visited no", capsys.readouterr().out)
    assert run(["trace", str(file), "--json", "--report", str(REPORT)]) == 5
    (row,) = [row for row in json.loads(capsys.readouterr().out) if row["by_paragraph"]]
    assert row["places"][0]["line"] == 49


def test_another_report_is_an_error_with_exit_code_5(
    zedland_out: Path, seed_out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["trace", str(seed_out / "press.pdf"), "--report", str(REPORT)]) == 5
    assert "made from another report" in capsys.readouterr().err


def test_a_report_that_cannot_be_read_ends_with_exit_code_4(
    zedland_out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["trace", str(zedland_out / "press.pdf"), "--report", str(tmp_path / "no.txt")]) in (2, 4)
    assert "no.txt" in capsys.readouterr().err


def test_a_file_that_is_none_does_not_hide_the_others(
    zedland_out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["trace", str(tmp_path / "no.pdf"), str(zedland_out / "press.pdf")]) == 2
    out, err = capsys.readouterr()
    assert "Port fees fall" in out
    assert "no.pdf: error: there is no such file" in err


def test_without_a_file_the_command_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["trace"]) == 2
    assert "FILE" in capsys.readouterr().err
