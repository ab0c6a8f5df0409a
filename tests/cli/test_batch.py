from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.cli.app import run
from tests.build.folders import BRIEF, briefgen, contents, make_brief


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_brief_below_a_folder_is_built_and_counted(inside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("b", "a/deep", ".hidden/c", "a/_internal/d"):
        make_brief(inside / "briefs" / name)
    assert run(["batch", "briefs", "-j", "1"]) == 0
    out, err = capsys.readouterr()
    assert out == "2 briefs, 4 audiences: 4 files written\n"
    assert list(contents(inside / "out")) == [
        "b/minister.html", "b/press.html", "deep/minister.html", "deep/press.html",
    ]  # fmt: skip
    assert [line for line in err.splitlines() if line.startswith("[")] == [
        "[1/4] deep/minister", "[2/4] deep/press", "[3/4] b/minister", "[4/4] b/press",
    ]  # fmt: skip


def test_what_is_unchanged_removed_and_edited_is_counted(inside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = make_brief(inside / "briefs" / "one")
    make_brief(inside / "briefs" / "two")
    run(["batch", "briefs", "-j", "1"])
    make_brief(one, brief=BRIEF.replace("[minister, press]", "[press]"))
    (inside / "out" / "two" / "press.html").write_text("mine", encoding="utf-8")
    capsys.readouterr()
    assert run(["batch", "briefs", "-j", "1"]) == 6
    out, err = capsys.readouterr()
    assert out.splitlines()[-1] == (
        "2 briefs, 3 audiences: 0 files written, 2 files unchanged, 1 file removed, 1 file left alone, edited by hand"
    )
    assert "minister.html  removed: the brief no longer makes it" in out
    assert "press.html: error: the file was edited by hand" in err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_one_failing_brief_does_not_stop_the_others_and_the_highest_code_ends(
    inside: Path, capsys: pytest.CaptureFixture[str], jobs: str
) -> None:
    make_brief(inside / "briefs" / "a-bad", brief="reprot: x\n")
    make_brief(inside / "briefs" / "b-no-findings", report="A Title\n\nSome words.\n\nMore words.\n")
    make_brief(inside / "briefs" / "c-good")
    make_brief(
        inside / "briefs" / "d-half", brief="report: report.txt\naudiences: [press, {name: minister, words: 50}]\n"
    )
    assert run(["batch", "briefs", "-j", jobs, "-f", "html"]) == 4
    out, err = capsys.readouterr()
    assert out == "4 briefs, 4 audiences: 3 files written, 2 briefs failed, 1 audience failed\n"
    assert "d-half/minister failed" in err
    assert "a-bad" in err
    assert "no findings were found in this report" in err
    assert list(contents(inside / "out")) == ["c-good/minister.html", "c-good/press.html", "d-half/press.html"]


def test_a_dry_run_lists_the_files_and_builds_nothing(inside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_brief(inside / "briefs" / "one")
    make_brief(inside / "briefs" / "two", brief="reprot: x\n")
    assert run(["batch", "briefs", "--dry-run", "-f", "pdf", "-f", "html"]) == 3
    out, err = capsys.readouterr()
    assert out.replace("\\", "/").splitlines() == [
        "out/one/minister.pdf", "out/one/minister.html", "out/one/press.pdf", "out/one/press.html",
    ]  # fmt: skip
    assert "unknown key `reprot`" in err
    assert not (inside / "out").exists()


def test_a_dry_run_lists_what_a_batch_then_writes(inside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_brief(inside / "briefs" / "one", brief=BRIEF.replace("[html]", "[html, docx]"))
    run(["batch", "briefs", "--dry-run"])
    listed = capsys.readouterr().out.replace("\\", "/").splitlines()
    run(["batch", "briefs", "-j", "1"])
    assert sorted(listed) == [f"out/{name}" for name in contents(inside / "out")]


def test_where_there_is_no_brief_at_all_the_paths_are_named(inside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (inside / "empty").mkdir()
    assert run(["batch", "empty"]) == 3
    assert "error: no brief.yaml in or below empty\n  hint: a report alone is built by" in capsys.readouterr().err


def test_overlapping_paths_build_a_brief_once(inside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_brief(inside / "briefs" / "one")
    assert run(["batch", "briefs", "briefs/one", str(inside / "briefs"), "-j", "1"]) == 0
    assert capsys.readouterr().out == "1 brief, 2 audiences: 2 files written\n"


def test_two_briefs_of_one_name_in_a_batch_are_told_and_the_first_is_built(
    inside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_brief(inside / "briefs" / "x" / "ports")
    make_brief(inside / "briefs" / "y" / "ports")
    assert run(["batch", "briefs", "-j", "1"]) == 3
    out, err = capsys.readouterr()
    assert out == "2 briefs, 2 audiences: 2 files written, 1 brief failed\n"
    assert "two briefs are called `ports`" in err


def test_progress_is_plain_lines_where_there_is_no_terminal(tmp_path: Path) -> None:
    make_brief(tmp_path / "briefs" / "one")
    ended = briefgen("batch", "briefs", cwd=tmp_path, env={"TERM": "xterm-256color", "FORCE_COLOR": "1"})
    assert ended.code == 0
    assert "[2/2] one/press" in ended.err
    assert "\x1b" not in ended.err + ended.out
