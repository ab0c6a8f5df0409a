"""`init` and `schema`: what a person sees, and what the first two commands after `init` do."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from briefgen.build.release import schema as release_schema
from briefgen.cli.app import run
from briefgen.cli.schema_command import KINDS
from briefgen.config import json_schema
from tests.build.folders import REPORT, briefgen

ALL = {"minister", "parliament", "donor", "press", "law-enforcement", "civil-society", "public"}


def test_after_init_the_brief_can_be_built_at_once(tmp_path: Path) -> None:
    started = briefgen("init", "my brief", cwd=tmp_path)
    assert (started.code, started.err) == (0, "")
    listed, _, after = started.out.partition("\nnext:\n")
    assert all((tmp_path / line).is_file() for line in listed.splitlines())
    following = [shlex.split(line) for line in after.splitlines()]
    assert following == [["briefgen", "outline", "my brief"], ["briefgen", "build", "my brief"]]
    assert briefgen(*following[0][1:], cwd=tmp_path).code == 0
    assert briefgen(*following[1][1:], cwd=tmp_path).code == 0
    made = {path.name for path in (tmp_path / "out" / "my-brief").iterdir()}
    assert made == {f"{name}.{extension}" for name in ALL for extension in ("pdf", "docx", "html")}


def test_where_no_findings_are_recognised_roles_come_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "plain.txt").write_text("A Title\n\nSome words.\n\nMore words.\n", encoding="utf-8")
    assert run(["init", str(tmp_path / "b"), "--report", str(tmp_path / "plain.txt")]) == 0
    following = capsys.readouterr().out.partition("\nnext:\n")[2].splitlines()
    brief = tmp_path / "b" / "brief.yaml"
    assert following[0] == f"  say under `roles` in {brief} which part of the report holds the findings"
    assert following[1:] == [f"  briefgen outline {tmp_path / 'b'}", f"  briefgen build {tmp_path / 'b'}"]


def test_a_second_init_writes_nothing_and_ends_with_exit_code_6(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    arguments = ["init", str(tmp_path / "b"), "--report", str(tmp_path / "report.txt")]
    assert run(arguments) == 0
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    capsys.readouterr()
    assert run(arguments) == 6
    out, err = capsys.readouterr()
    assert out == ""
    assert f"{tmp_path / 'b'}: error: the folder has brief.yaml, annotations.yaml, " in err
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_a_report_that_is_not_there_ends_with_exit_code_4(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init", str(tmp_path / "b"), "--report", str(tmp_path / "none.txt")]) == 4
    assert not (tmp_path / "b").exists()


def test_init_without_a_folder_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init"]) == 2
    assert "dir" in capsys.readouterr().err.lower()


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_printed_as_json(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", kind]) == 0
    printed = json.loads(capsys.readouterr().out)
    Draft202012Validator.check_schema(printed)
    assert printed == (release_schema() if kind == "release" else json_schema.schema(kind))


def test_the_kinds_are_those_that_there_are_schemas_for() -> None:
    assert (*json_schema.KINDS, "release") == KINDS


def test_schema_without_a_kind_names_the_kinds(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "choose from: brief, audience, annotations, taxonomy" in err


def test_a_mistyped_kind_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "anotations"]) == 2
    assert "no schema `anotations`\n  hint: did you mean `annotations`?" in capsys.readouterr().err
