"""What is typed wrongly: the message names it, the nearest right one, and the exit code is the documented one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefgen.cli.app import COMMANDS, run
from briefgen.errors import BriefgenError
from tests.build.folders import REPORT, briefgen, make_brief


def test_without_arguments_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("Usage: briefgen")
    assert err == ""


def test_the_help_names_every_command_and_every_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    run(["--help"])
    help_text = capsys.readouterr().out
    assert all(f"\n  {name} " in help_text for name in COMMANDS)
    codes = {0, 130, BriefgenError.exit_code, *(cls.exit_code for cls in _below(BriefgenError))}
    assert all(f"{code} " in help_text.partition("Exit codes:")[2] for code in codes)


def _below(cls: type[BriefgenError]) -> list[type[BriefgenError]]:
    return [found for child in cls.__subclasses__() for found in (child, *_below(child))]


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_every_command_has_help_that_fits_a_terminal(
    capsys: pytest.CaptureFixture[str], name: str, flag: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert run([name, flag]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"Usage: briefgen {name}")
    assert max(map(len, lines)) <= 80


def test_help_is_a_command_that_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    for asked, meant in (("help", "--help"), ("help -h", "--help"), ("help build", "build --help")):
        assert run(meant.split()) == 0
        help_text = capsys.readouterr().out
        assert run(asked.split()) == 0
        out, err = capsys.readouterr()
        assert (out, err) == (help_text, "")


def test_the_version_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    from briefgen import __version__

    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"briefgen, version {__version__}\n"


def test_python_m_briefgen_is_the_command() -> None:
    ended = briefgen("--version")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("briefgen, version")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("biuld x", "error: no command `biuld`\n  hint: did you mean `build`? choose from: build, batch,"),
        ("frobnicate", "error: no command `frobnicate`\n  hint: choose from: build, batch,"),
        ("build", "error: missing argument 'TARGET…'\n  hint: `briefgen build --help`"),
        ("batch", "error: missing argument 'PATH…'"),
        ("check", "error: missing argument 'TARGET'"),
        ("outline", "error: missing argument 'TARGET'"),
        ("explain", "error: missing argument 'TARGET'"),
        ("matrix", "error: missing argument 'TARGET'"),
        ("diff", "error: missing argument 'TARGET'"),
        ("diff x press", "error: missing argument 'B'"),
        ("diff x press minister public", "error: got unexpected extra argument (public)"),
        ("matrix x --html=y", "error: option '--html' does not take a value"),
        (
            "list",
            "error: name what to list\n  hint: choose from: audiences, themes, layouts, sections, formats, taxonomy",
        ),
        ("list audience", "error: nothing called `audience` can be listed\n  hint: did you mean `audiences`? choose"),
        ("list taxonomy --language eo", "error: no taxonomy comes with briefgen for the language `eo`\n  hint: choose"),
        ("help biuld", "error: no command `biuld`\n  hint: did you mean `build`?"),
        ("outline a b", "error: got unexpected extra argument (b)"),
        ("build x -f pfd", "`pfd` is not a format; did you mean `pdf`? choose from: pdf, docx, html"),
        ("build x -f pdf,docx", "`pdf,docx` is not a format; write -f once for each format"),
        ("build x --fromat pdf", "error: no such option '--fromat'"),
        ("build x -a", "error: option '-a' requires an argument"),
        ("batch x -j 0", "0 is not in the range 1<=x<=256"),
        ("batch x -j many", "error: invalid value for '-j'"),
        ("--versoin", "error: no such option '--versoin'"),
    ],
)
def test_a_line_that_cannot_be_meant_is_told_in_one_manner_with_exit_code_2(
    capsys: pytest.CaptureFixture[str], line: str, said: str
) -> None:
    assert run(line.split()) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert err.count("\n") == 2


def test_an_unknown_audience_is_told_with_the_nearest_and_the_target(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_brief(tmp_path / "ports")
    for command in ("build", "check", "explain", "matrix"):
        assert run([command, str(folder), "-a", "minster"]) == 2
        assert "no audience `minster`\n  hint: did you mean `minister`?" in capsys.readouterr().err


COMMANDS_WITH_A_TARGET = ("build", "outline", "explain", "matrix")


@pytest.mark.parametrize("command", COMMANDS_WITH_A_TARGET)
@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "empty.txt: error: the report is empty"),
        ("blank.txt", b" \n\n", "blank.txt: error: the report is empty"),
        ("nul.txt", b"Title\n\nFin\0dings\n", "nul.txt:3:4: error: the report is not text"),
        ("word.txt", b"PK\x03\x04" + b"\0" * 40, "word.txt: error: the report is not text: this is a ZIP file"),
        ("torn.txt", b"\xff\xfeT\x00i", "torn.txt:1:2: error: the file says that it is UTF-16"),
        ("report.odt", b"x", "report.odt: error: cannot read `.odt` files"),
        ("report", b"x", "report: error: cannot read a file without an extension"),
        ("report.yaml", b"title: [", "report.yaml:1:"),
    ],
)
def test_a_file_that_is_no_report_ends_with_exit_code_4_and_its_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, name: str, data: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(data)
    options = ["-o", str(tmp_path / "out")] if command == "build" else []
    assert run([command, str(tmp_path / name), *options]) in (3, 4)
    out, err = capsys.readouterr()
    assert f"{tmp_path}/{said}".replace("/", os.sep) in err
    assert out == ""
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("command", COMMANDS_WITH_A_TARGET)
def test_a_target_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    assert run([command, str(tmp_path / "nothing.txt")]) == 4
    assert f"{tmp_path / 'nothing.txt'}: error: there is no such file" in capsys.readouterr().err


@pytest.mark.parametrize("command", COMMANDS_WITH_A_TARGET)
def test_a_folder_without_a_brief_is_told_with_what_to_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    (tmp_path / "report.txt").mkdir()
    assert run([command, str(tmp_path / "report.txt")]) == 3
    assert "error: the folder has no brief.yaml\n  hint: name a folder with a brief.yaml" in capsys.readouterr().err


OTHER_FILES = {
    "audiences/partners.yaml": ("extends: press\n", "this is an audience file", " -a partners"),
    "audiences/broken.yaml": ("extends: [\n", "this is an audience file", " -a broken"),
    "annotations.yaml": ("report-findings.1: {tlp: AMBER}\n", "these are annotations", ""),
    "themes/taxonomy.yaml": ("fees: [fee]\n", "this is a taxonomy", ""),
}


@pytest.mark.parametrize("command", [*COMMANDS_WITH_A_TARGET, "check"])
@pytest.mark.parametrize("name", OTHER_FILES)
def test_another_file_of_a_brief_is_told_with_the_folder_to_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, name: str
) -> None:
    text, said, audience = OTHER_FILES[name]
    folder = make_brief(tmp_path / "ports")
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    assert run([command, str(folder / name)]) == 3
    err = capsys.readouterr().err
    assert f"{folder / name}: error: {said}, no brief and no report\n" in err
    assert f": `briefgen build {folder}{audience}`\n" in err


def test_a_report_in_a_folder_called_audiences_is_a_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "audiences").mkdir()
    report = "title: Quays\nparts: [{heading: Findings, role: findings, findings: [Fees fell.]}]\n"
    (tmp_path / "audiences" / "survey.yaml").write_text(report, encoding="utf-8")
    assert run(["outline", str(tmp_path / "audiences" / "survey.yaml")]) == 0


def test_a_report_without_findings_is_told_with_the_way_to_set_roles(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "plain.txt").write_text("A Title\n\nSome words.\n\nMore words.\n", encoding="utf-8")
    for command in COMMANDS_WITH_A_TARGET:
        assert run([command, str(tmp_path / "plain.txt")]) == 4
        err = capsys.readouterr().err
        assert "error: no findings were found in this report" in err
        assert "roles: {" in err


def test_all_mistakes_of_a_brief_are_told_at_once_in_the_order_of_its_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    brief = (
        "reprot: x\nreport: {file: report.txt, tpl: AMBER}\nformats: [pdf, dox]\n"
        "marking: {draft: yes}\nroles: {Findings: finding}\n"
    )
    folder = make_brief(tmp_path / "ports", brief=brief)
    assert run(["build", str(folder), "-o", str(tmp_path / "out")]) == 3
    err = capsys.readouterr().err
    places = [line.partition("brief.yaml:")[2].partition(":")[0] for line in err.splitlines() if "error:" in line]
    assert places == ["1", "2", "3", "4", "5"]
    assert not (tmp_path / "out").exists()


def test_a_bug_ends_with_exit_code_1_and_one_message(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.cli.list_command._formats", lambda: os.environ["MISSING"])
    assert run(["list", "formats"]) == 1
    err = capsys.readouterr().err
    assert err.startswith("error: a bug in briefgen: KeyError: 'MISSING'\n  hint: please report it")
    assert "Traceback" not in err
    monkeypatch.setenv("BRIEFGEN_TRACEBACK", "1")
    with pytest.raises(KeyError):
        run(["list", "formats"])


def test_an_interrupt_ends_with_exit_code_130(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted() -> dict[str, str]:
        raise KeyboardInterrupt

    monkeypatch.setattr("briefgen.cli.list_command._formats", interrupted)
    assert run(["list", "formats"]) == 130
    assert capsys.readouterr().err.strip() == "interrupted"


def test_a_report_in_another_encoding_is_read_and_said_to_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "old.txt").write_bytes(REPORT.encode("cp1252"))
    (tmp_path / "wide.txt").write_bytes(REPORT.encode("utf-16"))
    for name, warned in (("old", True), ("wide", False)):
        out = ["-f", "html", "-o", str(tmp_path / "out")]
        assert run(["build", str(tmp_path / f"{name}.txt"), *out]) == 0
        assert ("Windows-1252" in capsys.readouterr().err) is warned
        assert "Zedland’s" in (tmp_path / "out" / name / "public.html").read_text(encoding="utf-8")
