"""`sign`: source and wording side by side, answers, and mistakes."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from briefgen.cli.app import run
from tests.build.folders import make_brief

TEXTS = """\
report: report.txt
audiences: [press, minister]
formats: [html]
text:
  press: {headline: {text: A rise of a quarter at every harbour of Zedland, cites: [report-findings.2]}}
  minister: {talking-points: [Owners of Quell rejoice]}
"""


@pytest.fixture
def ports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "90")
    return make_brief(tmp_path / "ports", brief=TEXTS)


def answer(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def signatures(folder: Path) -> dict[str, str]:
    lock = folder / "briefgen.lock"
    data = json.loads(lock.read_text(encoding="utf-8")) if lock.exists() else {}
    return {entry["text"]: entry["by"] for entry in data.get("signatures", {}).values()}


def test_each_wording_is_asked_about_beside_its_source(
    ports: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(monkeypatch, "R. Example", "perhaps", "y", "n")
    assert run(["sign", "ports"]) == 0
    out = capsys.readouterr().out
    side_by_side = next(line for line in out.splitlines() if "Fees fell by 15%" in line)
    assert "A rise of a quarter" in side_by_side
    assert out.splitlines()[-1] == "signed 1, by R. Example; 1 left unsigned"
    assert signatures(ports) == {"text.press.headline": "R. Example"}
    assert run(["build", "ports"]) == 5
    answer(monkeypatch, "y")
    assert run(["sign", "ports", "--by", "Q. Example"]) == 0
    assert run(["build", "ports"]) == 0


def test_quitting_keeps_what_was_signed(ports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, "R. Example", "y", "q")
    assert run(["sign", "ports"]) == 0
    assert list(signatures(ports)) == ["text.press.headline"]


def test_all_and_text_sign_without_questions(ports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["sign", "ports", "--by", "R. Example", "--text", "text.minister.talking-points[1]"]) == 0
    assert list(signatures(ports)) == ["text.minister.talking-points[1]"]
    assert run(["sign", "ports", "--by", "R. Example", "--all"]) == 0
    assert len(signatures(ports)) == 2
    capsys.readouterr()
    assert run(["sign", "ports"]) == 0
    assert capsys.readouterr().out == "nothing to sign: 2 wordings of the author’s, 2 signed, 0 held back\n"


def test_a_signature_can_be_withdrawn(ports: Path) -> None:
    run(["sign", "ports", "--by", "R. Example", "--all"])
    assert run(["sign", "ports", "--withdraw", "--text", "text.press.headline"]) == 0
    assert list(signatures(ports)) == ["text.minister.talking-points[1]"]
    assert run(["sign", "ports", "--withdraw"]) == 2


def test_list_and_json_sign_nothing(ports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["sign", "ports", "--list"]) == 0
    assert "not signed" in capsys.readouterr().out
    assert run(["sign", "ports", "--json"]) == 0
    first = json.loads(capsys.readouterr().out)[0]
    assert (first["id"], first["verdict"], first["signature"]) == ("text.press.headline", "fail", None)
    assert first["sources"][0]["id"] == "report-findings.2"
    assert signatures(ports) == {}


@pytest.mark.parametrize(
    ("arguments", "lines", "told"),
    [
        (["ports"], [], "the question was not answered"),
        (["ports"], ["R. Example"], "the question was not answered"),
        (["ports"], [" "], "nobody signs"),
        (["ports", "--by", ""], [], "nobody signs"),
    ],
)
def test_who_does_not_answer_signs_nothing(
    ports: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    lines: list[str],
    told: str,
) -> None:
    answer(monkeypatch, *lines)
    assert run(["sign", *arguments]) == 2
    assert told in capsys.readouterr().err
    assert signatures(ports) == {}


def test_a_name_there_is_not_is_told_with_the_nearest(ports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["sign", "ports", "--by", "R. Example", "--text", "text.press.headlin"]) == 3
    assert "did you mean `text.press.headline`" in capsys.readouterr().err


def test_a_bare_report_has_nothing_to_sign(ports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["sign", "ports/report.txt"]) == 2
    assert "briefgen init" in capsys.readouterr().err


def test_a_lock_that_was_tampered_with_is_told(ports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["sign", "ports", "--by", "R. Example", "--all"])
    lock = ports / "briefgen.lock"
    lock.write_text(lock.read_text(encoding="utf-8").replace('"by": "R. Example"', '"by": ""', 1), encoding="utf-8")
    assert run(["build", "ports"]) == 3
    assert "the lock file is damaged" in capsys.readouterr().err
