"""`check` tells all that `build` would, and how the author's text reads; it writes nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefgen.build import check as check_module
from briefgen.cli.app import run
from tests.build.folders import CUSTOMS, REPORT, make_brief, signed

DATED = "report: {file: report.txt, tlp: CLEAR, date: June 2026}\naudiences: [minister, press]\n"
PLAIN = DATED.replace("[minister, press]", "[law-enforcement, {name: brief, extends: law-enforcement, pages: 1}]")
HEADLINE = "text:\n  press: {headline: Ask the QHO}\n"
TOO_SHORT = DATED.replace("press]", "{name: short, extends: press, words: 50}, public]")
LEAKING = "Officers at the customs post of Marrow have reportedly accepted payments."


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    out, err = capsys.readouterr()
    assert err == ""
    data = json.loads(out)
    assert isinstance(data, list)
    return data


def test_a_sound_brief_has_no_problems_and_each_audience_its_summary(
    inside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_brief(inside / "ports", brief=PLAIN)
    assert run(["check", "ports"]) == 0
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert err == ""
    assert lines[0] == "law-enforcement  TLP:CLEAR, 1 page"
    assert lines[1].startswith("  4 of 4 findings, ")
    assert lines[2] == "brief  TLP:CLEAR, 1 page"
    assert lines[-1] == "no problems"
    assert len(lines) == 5


def test_nothing_is_written(inside: Path) -> None:
    make_brief(inside / "ports", brief=DATED + HEADLINE, annotations="report-findings.1: {priority: 1}\n")
    before = {path: path.stat().st_mtime_ns for path in inside.rglob("*")}
    run(["check", "ports"])
    assert {path: path.stat().st_mtime_ns for path in inside.rglob("*")} == before


def test_what_build_tells_and_what_the_author_s_text_lacks_goes_to_standard_error(
    inside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    signed(make_brief(inside / "ports", brief=DATED + HEADLINE))
    assert run(["check", "ports"]) == 0
    out, err = capsys.readouterr()
    assert "brief.yaml:4:21: warning: “QHO” is not explained for press\n  hint: explain it under `glossary:`" in err
    assert "note: not written: handling (minister), talking-points (minister)" in err
    assert "  not written: handling, talking-points" in out
    assert "withheld 1: report-findings.3" in out
    assert out.splitlines()[-1] == "2 warnings, 2 notes"
    assert "warning:" not in out


def test_unsigned_wording_is_an_error_beside_all_other_remarks_and_each_wording_has_its_verdict(
    inside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_brief(inside / "ports", brief=DATED + HEADLINE)
    assert run(["check", "ports"]) == 5
    out, err = capsys.readouterr()
    assert "brief.yaml:4:21: error: not signed: `text.press.headline` (review: " in err
    assert "“QHO” is not explained for press" in err
    assert "text.press.headline  review, not signed" in out
    signed(inside / "ports")
    assert run(["check", "ports"]) == 0
    assert "text.press.headline  review, signed by Q. Example on 2026-11-24T00:00Z" in capsys.readouterr().out


def test_an_undated_report_is_a_warning(inside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_brief(inside / "ports", brief=PLAIN.replace(", date: June 2026", ""))
    assert run(["check", "ports"]) == 0
    out, err = capsys.readouterr()
    assert (
        "brief.yaml: warning: the report has no date: briefs say that it is undated\n  hint: set `report: {date" in err
    )
    assert out.endswith("1 warning\n")


def test_an_assumed_label_is_a_note_and_no_problem(inside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_brief(inside / "ports", brief=PLAIN.replace(", tlp: CLEAR", ""))
    assert run(["check", "ports", "--strict"]) == 0
    out, err = capsys.readouterr()
    assert "note: no label is set: the report counts as TLP:CLEAR" in err
    assert out.endswith("no problems, 1 note\n")


def test_strict_ends_with_5_where_there_is_a_warning_and_keeps_the_code_of_an_error(
    inside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    signed(make_brief(inside / "ports", brief=DATED + HEADLINE))
    assert run(["check", "ports", "--strict"]) == 5
    make_brief(inside / "sound", brief=PLAIN)
    assert run(["check", "sound", "--strict"]) == 0
    make_brief(inside / "short", brief=TOO_SHORT.replace(", date: June 2026", ""))
    assert run(["check", "short", "--strict"]) == 3


def test_one_failing_audience_does_not_stop_the_others(inside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_brief(inside / "ports", brief=TOO_SHORT)
    assert run(["check", "ports"]) == 3
    out, err = capsys.readouterr()
    assert "error: audience `short` cannot keep its length" in err
    assert [line.split()[0] for line in out.splitlines() if "TLP" in line] == ["minister", "public"]
    assert out.splitlines()[-1].startswith("1 error, ")


def test_a_gate_that_refuses_ends_with_5_and_names_the_audience(
    inside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_brief(inside / "ports", brief=DATED)
    (folder / "sections").mkdir()
    (folder / "sections" / "contact.md.j2").write_text(
        "## Contact\n\nZedland and Quell.\n\n" + LEAKING, encoding="utf-8"
    )
    assert run(["check", "ports", "--json"]) == 5
    refused = next(one for one in found(capsys) if "withheld from" in str(one["message"]))
    assert refused["severity"] == "error"
    assert refused["message"] == "withheld from `press`, but in the brief: `report-findings.3`"
    assert refused["audience"] == "press"


def test_a_bug_in_one_audience_is_told_with_its_name_and_does_not_stop_the_others(
    inside: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    make_brief(inside / "ports", brief=DATED)
    sound = check_module.compose_variant

    def compose(brief, profile):  # type: ignore[no-untyped-def]
        if profile.name == "minister":
            raise ZeroDivisionError
        return sound(brief, profile)

    monkeypatch.setattr(check_module, "compose_variant", compose)
    assert run(["check", "ports"]) == 1
    out, err = capsys.readouterr()
    assert "a bug in briefgen stopped audience `minister`" in err
    assert out.startswith("press  TLP:CLEAR")


def test_json_is_a_list_of_all_that_was_found_with_places_and_audiences(
    inside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    signed(make_brief(inside / "ports", brief=DATED + HEADLINE))
    assert run(["check", "ports", "--json"]) == 0
    told = found(capsys)
    assert {
        "severity": "warning",
        "message": "“QHO” is not explained for press",
        "hint": "explain it under `glossary:`, or write it out once with “(QHO)” behind it",
        "file": str(Path("ports", "brief.yaml")),
        "line": 4,
        "column": 21,
        "audience": "press",
    } in told
    assert all(set(one) == {"severity", "message", "hint", "file", "line", "column", "audience"} for one in told)
    assert [one["audience"] for one in told if str(one["message"]).startswith("not written")] == [None]


def test_a_brief_that_cannot_be_loaded_is_json_too_with_every_mistake(
    inside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_brief(inside / "ports", brief="report: report.txt\nformats: [pfd]\naudience: [press]\n")
    assert run(["check", "ports", "--json"]) == 3
    assert [(one["line"], one["severity"]) for one in found(capsys)] == [(2, "error"), (3, "error")]


def test_a_file_that_is_no_report_ends_with_4_its_name_and_the_tally(
    inside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (inside / "report.odt").write_bytes(b"x")
    assert run(["check", "report.odt"]) == 4
    out, err = capsys.readouterr()
    assert err.startswith("report.odt: error: cannot read `.odt` files")
    assert out == "1 error\n"


def test_a_chosen_audience_alone_is_checked_and_an_unknown_one_named(
    inside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_brief(inside / "ports", brief=DATED + HEADLINE)
    assert run(["check", "ports", "-a", "minister"]) == 0
    out, err = capsys.readouterr()
    assert "QHO" not in err
    assert "press" not in out
    assert run(["check", "ports", "-a", "minster"]) == 2
    assert "no audience `minster`\n  hint: did you mean `minister`?" in capsys.readouterr().err


def test_a_bare_report_is_checked_as_a_draft_for_the_public(inside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (inside / "winter.txt").write_text(REPORT, encoding="utf-8")
    assert run(["check", "winter.txt"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("public  TLP:CLEAR, 1 page\n")
    assert CUSTOMS not in out + err


def test_what_check_passes_build_builds_and_what_it_refuses_build_refuses(inside: Path) -> None:
    for name, brief in (("sound", DATED), ("short", TOO_SHORT), ("wrong", "reprot: x\n")):
        make_brief(inside / name, brief=brief)
        assert run(["check", name]) == run(["build", name]), name
