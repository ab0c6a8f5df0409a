from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.build import plan as planning
from briefgen.build.plan import Request, find_briefs, make_plan
from briefgen.config.load import load_brief
from briefgen.errors import BriefError, BriefgenError, ReportError, UsageError
from tests.build.folders import REPORT, make_brief


def request(*targets: Path, audiences: tuple[str, ...] = (), formats: tuple[str, ...] = ()) -> Request:
    return Request(targets, Path("out"), audiences, formats)


def test_every_audience_of_a_brief_is_a_task_with_the_formats_of_the_brief(tmp_path: Path) -> None:
    tasks = make_plan(request(make_brief(tmp_path / "ports"))).tasks
    assert [(task.profile.name, task.formats) for task in tasks] == [("minister", ("html",)), ("press", ("html",))]


def test_audiences_and_formats_of_the_command_line_win(tmp_path: Path) -> None:
    plan = make_plan(request(make_brief(tmp_path / "ports"), audiences=("public",), formats=("docx", "pdf")))
    assert [(task.profile.name, task.formats) for task in plan.tasks] == [("public", ("docx", "pdf"))]


def test_two_briefs_of_one_name_are_refused_and_both_files_named(tmp_path: Path) -> None:
    one, two = make_brief(tmp_path / "a" / "ports"), make_brief(tmp_path / "b" / "ports")
    first, second = make_plan(request(one, two)).planned
    assert first.failure is None
    assert isinstance(second.failure, BriefError)
    assert f"{two / 'brief.yaml'}: error: two briefs are called `ports`: this one and {one / 'brief.yaml'}" in str(
        second.failure
    )


def test_names_that_differ_in_case_alone_are_one_name(tmp_path: Path) -> None:
    one = make_brief(tmp_path / "ports")
    two = make_brief(tmp_path / "two", brief="name: Ports\nreport: report.txt\n")
    assert isinstance(make_plan(request(one, two)).planned[1].failure, BriefError)


def test_two_bare_reports_of_one_name_are_told_to_be_renamed(tmp_path: Path) -> None:
    paths = []
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        paths.append(tmp_path / folder / "winter.txt")
        paths[-1].write_text(REPORT, encoding="utf-8")
    failure = make_plan(request(*paths)).planned[1].failure
    assert failure is not None
    assert "rename one of the files" in failure.diagnostics[0].hint


def test_a_target_named_twice_in_different_ways_is_built_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make_brief(tmp_path / "ports")
    monkeypatch.chdir(tmp_path)
    targets = (folder, folder / "brief.yaml", Path("ports"), Path("ports/../ports/brief.yaml"))
    (planned,) = make_plan(request(*targets)).planned
    assert planned.target == folder


@pytest.mark.parametrize("name", ["con", "NUL", "aux.2026", "com1", "ports."])
def test_a_name_that_windows_cannot_hold_is_refused(tmp_path: Path, name: str) -> None:
    folder = make_brief(tmp_path / "ports", brief=f"name: {name}\nreport: report.txt\n")
    failure = make_plan(request(folder)).planned[0].failure
    assert failure is not None
    assert f"no file can be called `{name}` under Windows" in str(failure)


def test_an_audience_name_that_windows_cannot_hold_is_refused(tmp_path: Path) -> None:
    folder = make_brief(tmp_path / "p", brief="report: report.txt\naudiences: [{name: nul, extends: press}]\n")
    assert isinstance(make_plan(request(folder)).planned[0].failure, BriefError)


def test_a_target_that_cannot_be_loaded_is_kept_with_its_error_and_the_others_are_planned(tmp_path: Path) -> None:
    plan = make_plan(request(tmp_path / "nothing.txt", make_brief(tmp_path / "ports")))
    assert isinstance(plan.planned[0].failure, ReportError)
    assert len(plan.tasks) == 2


def test_an_error_without_a_place_gets_the_target_as_its_place(tmp_path: Path) -> None:
    folder = make_brief(tmp_path / "ports")
    failure = make_plan(request(folder, audiences=("pres",))).planned[0].failure
    assert isinstance(failure, UsageError)
    assert str(failure).startswith(f"{folder}: error: no audience `pres`\n  hint: did you mean `press`?")


def test_a_bug_in_reading_one_brief_does_not_lose_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load = load_brief

    def fails(path: Path, audiences: tuple[str, ...]) -> object:
        if path.name == "bad":
            raise ZeroDivisionError("a bug")
        return load(path, audiences)

    monkeypatch.setattr(planning, "load_brief", fails)
    bad, good = make_plan(request(make_brief(tmp_path / "bad"), make_brief(tmp_path / "ports"))).planned
    assert isinstance(bad.failure, BriefgenError)
    assert bad.failure.exit_code == 1
    assert "ZeroDivisionError" in str(bad.failure)
    assert len(good.tasks) == 2


def test_briefs_are_found_below_folders_in_order_and_hidden_and_internal_folders_skipped(tmp_path: Path) -> None:
    for folder in ("b", "a/deep/er", ".hidden/x", "a/_internal/y", "c/.git/z"):
        make_brief(tmp_path / folder)
    found = find_briefs([tmp_path])
    assert [path.parent.relative_to(tmp_path).as_posix() for path in found] == ["a/deep/er", "b"]


def test_a_hidden_folder_that_is_named_itself_is_searched(tmp_path: Path) -> None:
    make_brief(tmp_path / ".cache" / "ports")
    assert len(find_briefs([tmp_path / ".cache"])) == 1


def test_a_file_that_is_named_itself_is_taken_as_it_is(tmp_path: Path) -> None:
    assert find_briefs([tmp_path / "winter.txt"]) == (tmp_path / "winter.txt",)
