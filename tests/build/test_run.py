"""Whole builds: what stands in the delivery folder after the brief, its report or its annotations have changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefgen.build.plan import Request
from briefgen.build.run import Result, build
from briefgen.report.lock import read_lock
from tests.build.folders import BRIEF, CUSTOMS, FEES, REPORT, contents, make_brief

FEES_ID = "report-findings.2"


def build_one(folder: Path, out: Path, *audiences: str, formats: tuple[str, ...] = (), force: bool = False) -> Result:
    (result,) = build(Request((folder,), out, audiences, formats, force=force))
    return result


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_a_build_writes_one_file_for_each_audience_and_format(tmp_path: Path) -> None:
    result = build_one(make_brief(tmp_path / "ports"), tmp_path / "out")
    assert result.exit_code == 0
    assert list(contents(tmp_path / "out")) == ["ports/minister.html", "ports/press.html"]


@pytest.mark.parametrize("label", ["AMBER", "RED"])
@pytest.mark.parametrize("rebuilt", ["press", "minister", "public"])
def test_once_a_finding_is_withheld_no_old_file_shows_it_whichever_audience_is_rebuilt(
    tmp_path: Path, label: str, rebuilt: str
) -> None:
    brief = "report: report.txt\naudiences: [minister, press, public]\nformats: [html]\n"
    folder, out = make_brief(tmp_path / "ports", brief=brief), tmp_path / "out"
    build_one(folder, out)
    assert all(FEES in read(out / "ports" / f"{name}.html") for name in ("minister", "press", "public"))
    make_brief(folder, brief=brief, annotations=f"{FEES_ID}: {{tlp: {label}}}\n")
    result = build_one(folder, out, rebuilt)
    may_see = {"minister.html"} if label == "AMBER" else set()
    assert {path.name for path in (out / "ports").iterdir() if FEES in read(path)} == may_see
    assert result.published is not None
    assert set(result.published.removed) == {"minister.html", "press.html", "public.html"} - may_see - {
        f"{rebuilt}.html"
    }


def test_a_finding_withheld_by_the_profile_goes_from_old_files_too(tmp_path: Path) -> None:
    folder, out = make_brief(tmp_path / "ports"), tmp_path / "out"
    build_one(folder, out)
    make_brief(
        folder,
        brief=f"report: report.txt\naudiences: [{{name: minister, never: [{FEES_ID}]}}, press]\nformats: [html]\n",
    )
    assert build_one(folder, out, "press").published.removed == ("minister.html",)  # type: ignore[union-attr]


def test_an_old_file_of_another_format_that_shows_too_much_goes_as_well(tmp_path: Path) -> None:
    folder, out = make_brief(tmp_path / "ports", brief=BRIEF.replace("[html]", "[html, docx]")), tmp_path / "out"
    build_one(folder, out)
    make_brief(folder, brief=BRIEF.replace("[html]", "[html, docx]"), annotations=f"{FEES_ID}: {{tlp: RED}}\n")
    build_one(folder, out, "press", formats=("html",))
    assert list(contents(out)) == ["ports/press.html"]


def test_a_finding_that_was_reworded_and_withheld_goes_from_old_files_too(tmp_path: Path) -> None:
    folder, out = make_brief(tmp_path / "ports"), tmp_path / "out"
    build_one(folder, out)
    make_brief(folder, report=REPORT.replace("15%", "16%"), annotations=f"{FEES_ID}: {{tlp: RED}}\n")
    build_one(folder, out, "press")
    assert list(contents(out)) == ["ports/press.html"]


def test_a_finding_that_moved_and_is_withheld_goes_from_old_files_too(tmp_path: Path) -> None:
    folder, out = make_brief(tmp_path / "ports"), tmp_path / "out"
    build_one(folder, out)
    first = "- Inspectors visited 14 of the 61 warehouses in the port of Quell.\n"
    make_brief(folder, report=REPORT.replace(first, ""), annotations="report-findings.1: {tlp: RED}\n")
    build_one(folder, out, "press")
    assert not any(FEES in read(path) for path in (out / "ports").iterdir())


def test_a_finding_under_a_new_heading_that_is_withheld_goes_from_old_files_too(tmp_path: Path) -> None:
    folder, out = make_brief(tmp_path / "ports"), tmp_path / "out"
    build_one(folder, out)
    report = REPORT.replace("Report Findings", "Findings on Harbour Fees")
    make_brief(folder, report=report, annotations="findings-harbour.2: {tlp: RED}\n")
    result = build_one(folder, out, "press")
    assert result.exit_code == 0, result.diagnostics
    assert list(contents(out)) == ["ports/press.html"]


def test_an_edited_file_that_shows_a_finding_withheld_now_is_named_and_left(tmp_path: Path) -> None:
    folder, out = make_brief(tmp_path / "ports"), tmp_path / "out"
    build_one(folder, out)
    with (out / "ports" / "minister.html").open("a", encoding="utf-8") as file:
        file.write("<!-- a word of mine -->")
    make_brief(folder, annotations=f"{FEES_ID}: {{tlp: RED}}\n")
    result = build_one(folder, out, "press")
    assert result.exit_code == 6
    assert any("minister.html" in str(d) and "it shows too much" in str(d) for d in result.diagnostics)
    assert "a word of mine" in read(out / "ports" / "minister.html")


@pytest.mark.parametrize("extension", ["docx", "pdf", "html"])
def test_an_edit_in_any_format_survives_a_rebuild(tmp_path: Path, extension: str) -> None:
    folder, out = make_brief(tmp_path / "ports", brief=BRIEF.replace("html", extension)), tmp_path / "out"
    build_one(folder, out)
    path = out / "ports" / f"press.{extension}"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    make_brief(folder, brief=BRIEF.replace("html", extension), report=REPORT.replace("15%", "16%"))
    result = build_one(folder, out)
    assert (result.exit_code, path.read_bytes()) == (6, bytes(data))
    assert result.published is not None
    assert result.published.edited == (path.name,)
    assert result.published.written == (f"minister.{extension}",)
    forced = build_one(folder, out, force=True)
    assert forced.exit_code == 0
    assert path.read_bytes() != bytes(data)
    assert [copy.read_bytes() for copy in (out / "_internal" / "ports" / "edited").iterdir()] == [bytes(data)]


def test_an_audience_taken_out_of_the_brief_loses_its_files(tmp_path: Path) -> None:
    folder, out = make_brief(tmp_path / "ports"), tmp_path / "out"
    build_one(folder, out)
    make_brief(folder, brief=BRIEF.replace("[minister, press]", "[press]"))
    result = build_one(folder, out)
    assert result.published is not None
    assert result.published.removed == ("minister.html",)
    assert list(contents(out)) == ["ports/press.html"]


def test_a_format_taken_out_of_the_brief_loses_its_files(tmp_path: Path) -> None:
    folder, out = make_brief(tmp_path / "ports", brief=BRIEF.replace("[html]", "[html, docx]")), tmp_path / "out"
    build_one(folder, out)
    make_brief(folder)
    result = build_one(folder, out)
    assert result.published is not None
    assert result.published.removed == ("minister.docx", "press.docx")


def test_an_edited_file_of_an_audience_taken_out_is_named_and_left(tmp_path: Path) -> None:
    folder, out = make_brief(tmp_path / "ports"), tmp_path / "out"
    build_one(folder, out)
    (out / "ports" / "minister.html").write_text("mine", encoding="utf-8")
    make_brief(folder, brief=BRIEF.replace("[minister, press]", "[press]"))
    result = build_one(folder, out)
    assert result.exit_code == 6
    assert read(out / "ports" / "minister.html") == "mine"
    assert any("minister.html: error: the brief no longer makes this file" in str(d) for d in result.diagnostics)


def test_one_audience_built_alone_leaves_the_files_of_the_others(tmp_path: Path) -> None:
    folder, out = make_brief(tmp_path / "ports"), tmp_path / "out"
    build_one(folder, out)
    before = contents(out)
    make_brief(folder, report=REPORT.replace("15%", "16%"))
    build_one(folder, out, "press")
    after = contents(out)
    assert after["ports/minister.html"] == before["ports/minister.html"]
    assert after["ports/press.html"] != before["ports/press.html"]


def test_a_variant_that_a_gate_refuses_is_not_published_and_its_old_file_goes(tmp_path: Path) -> None:
    folder, out = make_brief(tmp_path / "ports"), tmp_path / "out"
    build_one(folder, out)
    (folder / "sections").mkdir()
    (folder / "sections" / "source.md.j2").write_text(
        f"## Source\n\n{{% if audience.label == 'For the press' %}}{CUSTOMS} have reportedly accepted payments."
        "{% endif %}\n",
        encoding="utf-8",
    )
    result = build_one(folder, out)
    assert result.exit_code == 5
    assert list(contents(out)) == ["ports/minister.html"]
    assert result.published is not None
    assert result.published.removed == ("press.html",)
    assert any("withheld from `press`" in d.message and d.location is not None for d in result.diagnostics)


def test_an_audience_that_cannot_be_built_keeps_its_old_file_and_does_not_stop_the_others(tmp_path: Path) -> None:
    folder, out = make_brief(tmp_path / "ports"), tmp_path / "out"
    build_one(folder, out)
    before = contents(out)
    brief = "report: report.txt\naudiences: [minister, {name: press, words: 50}]\nformats: [html]\n"
    make_brief(folder, brief=brief, report=REPORT.replace("15%", "16%"))
    result = build_one(folder, out)
    assert result.exit_code == 3
    after = contents(out)
    assert after["ports/press.html"] == before["ports/press.html"]
    assert after["ports/minister.html"] != before["ports/minister.html"]


def test_what_is_wrong_with_an_audience_is_told_with_the_file_of_the_brief(tmp_path: Path) -> None:
    brief = "report: report.txt\naudiences: [{name: press, words: 50}]\nformats: [html]\n"
    folder = make_brief(tmp_path / "ports", brief=brief)
    problem = next(d for d in build_one(folder, tmp_path / "out").diagnostics if "cannot keep" in d.message)
    assert problem.location is not None
    assert problem.location.file == str(folder / "brief.yaml")


def test_the_lock_is_written_beside_the_brief_once_something_is_annotated(tmp_path: Path) -> None:
    folder = make_brief(tmp_path / "ports")
    build_one(folder, tmp_path / "out")
    assert not (folder / "briefgen.lock").exists()
    make_brief(folder, annotations=f"{FEES_ID}: {{priority: 1}}\n")
    build_one(folder, tmp_path / "out")
    assert list(read_lock(read(folder / "briefgen.lock"), "briefgen.lock").entries) == [FEES_ID]
    assert sorted(p.name for p in folder.iterdir()) == ["annotations.yaml", "brief.yaml", "briefgen.lock", "report.txt"]


def test_a_lock_that_cannot_be_written_is_a_warning_and_the_files_are_published(tmp_path: Path) -> None:
    folder = make_brief(tmp_path / "ports", annotations=f"{FEES_ID}: {{priority: 1}}\n")
    real = os.replace

    def replace(source: Path, target: Path) -> None:
        if Path(target).name == "briefgen.lock":
            raise PermissionError(13, "Permission denied")
        real(source, target)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "replace", replace)
        result = build_one(folder, tmp_path / "out")
    assert result.exit_code == 0
    assert any("briefgen.lock: warning: cannot be written" in str(d) for d in result.diagnostics)
    assert len(contents(tmp_path / "out")) == 2
    assert [p.name for p in folder.glob(".*")] == []


def test_a_bare_report_leaves_nothing_beside_itself(tmp_path: Path) -> None:
    (tmp_path / "winter.txt").write_text(REPORT, encoding="utf-8")
    result = build_one(tmp_path / "winter.txt", tmp_path / "out", formats=("html",))
    assert result.exit_code == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out", "winter.txt"]


def test_audiences_of_a_bare_report_built_one_after_the_other_stay(tmp_path: Path) -> None:
    (tmp_path / "winter.txt").write_text(REPORT, encoding="utf-8")
    for name in ("press", "minister"):
        build_one(tmp_path / "winter.txt", tmp_path / "out", name, formats=("html",))
    assert list(contents(tmp_path / "out")) == ["winter/minister.html", "winter/press.html"]


def test_a_second_run_writes_nothing(tmp_path: Path) -> None:
    folder, out = make_brief(tmp_path / "ports"), tmp_path / "out"
    build_one(folder, out)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    result = build_one(folder, out)
    assert result.published is not None
    assert result.published.written == ()
    touched = {p.name for p in before if p.exists() and p.stat().st_mtime_ns != before[p]}
    assert touched <= {"lock"}
