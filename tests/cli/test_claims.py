"""`check --claims`: sentences from outside, judged in bulk, and all that can be wrong with their file."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from briefgen.cli.app import run
from tests.build.folders import BRIEF, REPORT, make_brief

SOURCE = "Fees fell by 15% in a year while traffic grew by a tenth."


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    make_brief(tmp_path / "ports")
    return tmp_path


def write(folder: Path, *lines: object) -> str:
    text = "".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines)
    (folder / "claims.jsonl").write_text(text, encoding="utf-8")
    return "claims.jsonl"


def test_each_claim_gets_a_line_and_one_that_fails_ends_with_a_gates_code(
    inside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(
        inside,
        {"id": "a", "claim": SOURCE, "source": SOURCE, "label": "unknown keys do no harm"},
        {"id": "b", "claim": "Fees rose by 25% in a year.", "source": SOURCE},
    )
    assert run(["check", "--claims", file]) == 5
    out, err = capsys.readouterr()
    found = [json.loads(line) for line in out.splitlines()]
    assert [(f["id"], f["verdict"], f["mode"]) for f in found] == [
        ("a", "pass", "verbatim"),
        ("b", "fail", "paraphrase"),
    ]
    assert found[0]["reasons"] == []
    assert all(set(reason) == {"rule", "words", "hard", "message"} for reason in found[1]["reasons"])
    assert err == "1 pass, 0 review, 1 fail\n"


def test_where_none_fails_all_is_well(inside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write(inside, {"id": 1, "claim": SOURCE, "finding": "report-findings.2"})
    assert run(["check", "ports", "--claims", file]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "1"


def test_part_of_an_allegation_never_passes(inside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = "Officers at the customs post of Marrow have reportedly accepted payments."
    part = "Officers have reportedly accepted payments."
    file = write(inside, *({"id": n, "claim": c, "finding": "report-findings.3"} for n, c in enumerate((whole, part))))
    run(["check", "ports", "--claims", file])
    verdicts = [json.loads(line)["verdict"] for line in capsys.readouterr().out.splitlines()]
    assert verdicts[0] == "pass"
    assert verdicts[1] in ("review", "fail")


def test_standard_input_is_read_for_a_dash(
    inside: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    line = json.dumps({"id": "a", "claim": SOURCE, "source": SOURCE}).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbf" + line)))
    assert run(["check", "--claims", "-"]) == 0
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\xff\xfe")))
    assert run(["check", "--claims", "-"]) == 3
    assert "not UTF-8" in capsys.readouterr().err


def test_all_that_is_wrong_with_a_file_is_told_at_its_line_and_nothing_is_judged(
    inside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(
        inside,
        {"id": "a", "claim": SOURCE, "source": SOURCE},
        "not json",
        "[]",
        {"id": "b", "claim": ""},
        "",
        {"id": "a", "claim": "x", "source": "y"},
        {"id": "c", "Claim": "x", "source": "y", "finding": "z"},
        {"id": "d", "claim": 3, "source": "y"},
        {"id": "e", "claim": "x", "finding": "report-findings.9"},
        {"id": "f", "claim": "x", "source": "y", "langauge": "fr"},
    )
    assert run(["check", "ports", "--claims", file]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    for told in (
        "claims.jsonl:2:1: error: the line is no JSON",
        "claims.jsonl:3: error: the line is no JSON object",
        "claims.jsonl:4: error: `claim` is no text, or empty",
        "claims.jsonl:4: error: a claim has no `source` and no `finding`",
        "claims.jsonl:6: error: the id `a` is taken, by line 1",
        "claims.jsonl:7: error: `claim` is missing",
        "claims.jsonl:7: error: a claim has both `source` and `finding`",
        "claims.jsonl:8: error: `claim` is no text, or empty",
        "claims.jsonl:9: error: ",
        "claims.jsonl:10: error: unknown key `langauge`\n  hint: did you mean `language`?",
    ):
        assert told in err
    assert "did you mean `Claim`" in err


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_an_empty_file_is_told(inside: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    (inside / "claims.jsonl").write_text(text, encoding="utf-8")
    assert run(["check", "--claims", "claims.jsonl"]) == 3
    assert "holds no claims" in capsys.readouterr().err


def test_a_finding_without_a_report_is_told(inside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write(inside, {"id": "a", "claim": SOURCE, "finding": "report-findings.2"})
    assert run(["check", "--claims", file]) == 3
    assert "briefgen check TARGET --claims FILE" in capsys.readouterr().err


def test_without_claims_a_target_is_needed(inside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check"]) == 2
    assert "TARGET" in capsys.readouterr().err


def test_bytes_that_are_no_text_are_told_at_their_line(inside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (inside / "claims.jsonl").write_bytes(b"\n\n\xff\xfe\n")
    assert run(["check", "--claims", "claims.jsonl"]) == 3
    assert "claims.jsonl:3:1: error: the file is not UTF-8 text" in capsys.readouterr().err
    assert run(["check", "--claims", "nowhere.jsonl"]) == 3
    assert "nowhere.jsonl: error: there is no such file" in capsys.readouterr().err


def test_a_file_of_many_claims_is_judged_whole(inside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write(inside, *({"id": n, "claim": SOURCE, "source": SOURCE, "note": "x" * 4000} for n in range(3_000)))
    assert run(["check", "--claims", file]) == 0
    assert capsys.readouterr().err == "3000 pass, 0 review, 0 fail\n"


def test_a_claim_is_judged_in_its_own_language_and_else_in_that_of_the_report(
    inside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_brief(inside / "ports", brief=BRIEF.replace("report.txt", "{file: report.txt, language: fr}"))
    shorter = {"claim": "Le port est fermé.", "source": "De plus, le port est fermé."}
    named = {"claim": "Fees fell by 15% in a year.", "finding": "report-findings.2"}
    file = write(
        inside,
        {"id": "report's", **shorter},
        {"id": "own", **shorter, "language": "en"},
        {"id": "of a finding", **named},
        {"id": "of a finding, own", **named, "language": "en"},
    )
    run(["check", "ports", "--claims", file])
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [f["mode"] for f in found[:2]] == ["shortened", "condensed"]
    assert found[2] != {**found[3], "id": "of a finding"}


def test_a_sentence_of_an_allegation_is_for_a_reader_although_it_is_verbatim(
    inside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = REPORT.replace("accepted payments.", "accepted payments. They keep no books.")
    make_brief(inside / "ports", report=report)
    file = write(inside, {"id": "a", "claim": "They keep no books.", "finding": "report-findings.3"})
    run(["check", "ports", "--claims", file])
    found = json.loads(capsys.readouterr().out)
    assert (found["mode"], found["verdict"]) == ("verbatim", "review")
