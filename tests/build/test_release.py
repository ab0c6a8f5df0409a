"""The release report: what it tells, that it keeps its schema, and what becomes of entries that are not built anew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema

from briefgen.build.plan import Request
from briefgen.build.release import schema
from briefgen.build.release_page import _printed
from briefgen.build.run import build
from tests.build.folders import make_brief


def released(out: Path, name: str = "ports") -> dict[str, Any]:
    data: dict[str, Any] = json.loads((out / "_internal" / name / "release.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema()).validate(data)
    return data


def page(out: Path) -> str:
    return (out / "_internal" / "ports" / "release.html").read_text(encoding="utf-8")


SIGNABLE = (
    "report: report.txt\naudiences: [minister, press]\nformats: [html, docx]\n"
    "text: {press: {headline: {text: No port in Zedland was ever open, cites: [report-findings.1]}}}\n"
)


def test_it_names_files_decisions_and_words_of_each_audience(tmp_path: Path) -> None:
    build(Request((make_brief(tmp_path / "ports"),), tmp_path / "out"))
    data = released(tmp_path / "out")
    assert [v["audience"] for v in data["variants"]] == ["minister", "press"]
    press = data["variants"][1]
    assert {d["id"]: d["decision"] for d in press["decisions"]}["report-findings.3"] == "withheld"
    assert press["machine_words"]["pieces"] > 3
    for file in press["files"]:
        assert (tmp_path / "out" / "ports" / file["name"]).stat().st_size == file["bytes"]
    assert data["refused"] == []


def test_equal_builds_give_equal_bytes(tmp_path: Path) -> None:
    folder = make_brief(tmp_path / "ports")
    for out in ("one", "two"):
        build(Request((folder,), tmp_path / out))
    files = [tmp_path / out / "_internal" / "ports" / "release.json" for out in ("one", "two")]
    assert files[0].read_bytes() == files[1].read_bytes()


def test_an_audience_that_was_refused_is_told_with_the_reason(tmp_path: Path) -> None:
    (result,) = build(Request((make_brief(tmp_path / "ports", brief=SIGNABLE),), tmp_path / "out"))
    assert result.exit_code == 5
    data = released(tmp_path / "out")
    assert [v["audience"] for v in data["variants"]] == ["minister"]
    (refused,) = data["refused"]
    assert refused["audience"] == "press"
    assert "text.press.headline" in refused["diagnostics"][0]["message"]
    assert "not published" in page(tmp_path / "out")


def test_an_audience_that_was_not_built_now_keeps_its_entry_as_long_as_its_files_stand(tmp_path: Path) -> None:
    folder, out = make_brief(tmp_path / "ports"), tmp_path / "out"
    build(Request((folder,), out))
    build(Request((folder,), out, audiences=("press",)))
    assert [v["audience"] for v in released(out)["variants"]] == ["minister", "press"]
    make_brief(folder, brief="report: report.txt\naudiences: [press]\nformats: [html]\n")
    build(Request((folder,), out))
    assert [v["audience"] for v in released(out)["variants"]] == ["press"]


def test_a_report_that_is_damaged_is_written_anew(tmp_path: Path) -> None:
    folder, out = make_brief(tmp_path / "ports"), tmp_path / "out"
    build(Request((folder,), out))
    for text in ("", "[]", '{"variants": [{}]}', '{"variants": 1}'):
        (out / "_internal" / "ports" / "release.json").write_text(text, encoding="utf-8")
        build(Request((folder,), out))
        assert len(released(out)["variants"]) == 2


def test_a_file_that_was_edited_is_told_as_one(tmp_path: Path) -> None:
    folder, out = make_brief(tmp_path / "ports"), tmp_path / "out"
    build(Request((folder,), out))
    (out / "ports" / "press.html").write_text("mine", encoding="utf-8")
    build(Request((folder,), out))
    edited = {f["name"]: f["edited"] for v in released(out)["variants"] for f in v["files"]}
    assert edited == {"minister.html": False, "press.html": True}


def test_the_page_shows_the_words_of_others_as_text(tmp_path: Path) -> None:
    words = "<b>No</b> port & quay in Zedland"
    brief = SIGNABLE.replace("No port in Zedland was ever open", f'"{words}"')
    folder, out = make_brief(tmp_path / "ports", brief=brief + "marking: {draft: true}\n"), tmp_path / "out"
    build(Request((folder,), out))
    assert "&lt;b&gt;No&lt;/b&gt; port &amp; quay" in page(out)
    assert "<b>No" not in page(out)


def test_an_audience_that_is_refused_now_has_no_older_entry_beside(tmp_path: Path) -> None:
    folder, out = make_brief(tmp_path / "ports"), tmp_path / "out"
    build(Request((folder,), out))
    build(Request((make_brief(folder, brief=SIGNABLE),), out))
    data = released(out)
    assert [v["audience"] for v in data["variants"]] == ["minister"]
    assert [r["audience"] for r in data["refused"]] == ["press"]


def test_the_page_prints_no_sign_that_turns_text_round() -> None:
    assert _printed("a\u202eb") == "a[U+202E]b"
