from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.cli.app import run
from tests.build.folders import BRIEF, CUSTOMS, REPORT, contents, make_brief


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_each_file_is_listed_with_its_label_and_pages_and_what_was_left_out(
    inside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_brief(inside / "ports", brief=BRIEF.replace("[html]", "[pdf, docx]"))
    assert run(["build", "ports"]) == 0
    lines = capsys.readouterr().out.replace("\\", "/").splitlines()
    assert lines[0].startswith("out/ports/minister.pdf  TLP:CLEAR, ")
    assert lines[0].endswith((" page", " pages"))
    assert lines[1] == "out/ports/minister.docx  TLP:CLEAR"
    assert lines[2].startswith("  4 of 4 findings, ")
    assert lines[3].startswith("out/ports/press.pdf")
    assert lines[5].startswith("  3 of 4 findings, ")
    assert lines[5].endswith("withheld 1: report-findings.3")


def test_a_second_build_says_what_is_unchanged(inside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_brief(inside / "ports")
    run(["build", "ports"])
    assert "unchanged" not in capsys.readouterr().out
    run(["build", "ports"])
    assert capsys.readouterr().out.count("TLP:CLEAR, unchanged") == 2


def test_a_bare_report_is_a_draft_for_the_public_and_the_other_audiences_are_named(
    inside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (inside / "winter.txt").write_text(REPORT, encoding="utf-8")
    assert run(["build", "winter.txt", "-f", "html"]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[0].replace("\\", "/") == "out/winter/public.html  TLP:CLEAR"
    assert "built as a draft for `public`\n  hint: choose with -a: civil-society, donor, law-enforcement" in err
    assert "minister, parliament, press" in err
    page = (inside / "out" / "winter" / "public.html").read_text(encoding="utf-8")
    assert CUSTOMS not in page
    assert "draft" in page.casefold()


def test_a_structured_report_is_built_like_any_other(inside: Path) -> None:
    (inside / "r.yaml").write_text(
        "title: Ports of Zedland\nparts:\n  - heading: Findings\n    role: findings\n    findings: [Fees fell.]\n",
        encoding="utf-8",
    )
    assert run(["build", "r.yaml", "-f", "html"]) == 0
    assert list(contents(inside / "out")) == ["r/public.html"]


def test_standard_output_names_files_and_findings_and_standard_error_holds_the_rest(
    inside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_brief(inside / "ports")
    run(["build", "ports"])
    out, err = capsys.readouterr()
    assert "note:" not in out
    assert "out" not in err.split()
    assert "note: no label is set" in err


def test_an_edited_file_is_named_with_exit_code_6_and_the_others_are_built(
    inside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_brief(inside / "ports")
    run(["build", "ports"])
    edited = inside / "out" / "ports" / "press.html"
    edited.write_text("mine", encoding="utf-8")
    make_brief(folder, report=REPORT.replace("15%", "16%"))
    capsys.readouterr()
    assert run(["build", "ports"]) == 6
    out, err = capsys.readouterr()
    assert "minister.html  TLP" in out
    assert "press.html  TLP" not in out
    assert "press.html: error: the file was edited by hand; it was not overwritten" in err
    assert edited.read_text(encoding="utf-8") == "mine"
    assert run(["build", "ports", "--force"]) == 0
    assert "the edited file, kept" in capsys.readouterr().out


def test_a_removed_file_is_listed(inside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = make_brief(inside / "ports")
    run(["build", "ports"])
    make_brief(folder, brief=BRIEF.replace("[minister, press]", "[press]"))
    capsys.readouterr()
    assert run(["build", "ports"]) == 0
    assert "minister.html  removed: the brief no longer makes it" in capsys.readouterr().out


def test_an_audience_or_format_named_twice_is_built_once(inside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_brief(inside / "ports")
    assert run(["build", "ports", "-a", "press", "-a", "press", "-f", "html", "-f", "html"]) == 0
    assert capsys.readouterr().out.count("press.html") == 1


def test_one_bad_target_does_not_stop_a_good_one_and_the_highest_code_ends(
    inside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_brief(inside / "ports")
    make_brief(inside / "bad", brief="reprot: x\n")
    assert run(["build", "bad", "nothing.txt", "ports"]) == 4
    assert "ports" in capsys.readouterr().out
    assert len(contents(inside / "out")) == 2


@pytest.mark.parametrize("out", ["afile", "afile/below"])
def test_a_file_where_the_output_should_go_is_told_with_exit_code_6(
    inside: Path, capsys: pytest.CaptureFixture[str], out: str
) -> None:
    make_brief(inside / "ports")
    (inside / "afile").write_text("precious", encoding="utf-8")
    assert run(["build", "ports", "-o", out]) == 6
    printed, err = capsys.readouterr()
    assert printed == ""
    assert "there is a file where a folder should be" in err
    assert (inside / "afile").read_text(encoding="utf-8") == "precious"


def test_a_missing_output_folder_is_made_with_its_parents(inside: Path) -> None:
    make_brief(inside / "ports")
    assert run(["build", "ports", "-o", "deep/er/out"]) == 0
    assert len(contents(inside / "deep" / "er" / "out")) == 2
