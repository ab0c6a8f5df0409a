"""`diff`: what one audience gets and another does not, for a person and as the published form."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from briefgen.cli.app import run
from tests.build.folders import make_brief
from tests.conftest import BRIEFS

IDS = [f"report-findings.{n}" for n in range(1, 5)]
ZEDLAND = BRIEFS / "zedland"


@pytest.fixture
def ports(tmp_path: Path) -> Path:
    brief = (
        "report: report.txt\n"
        "audiences:\n"
        "  - minister\n"
        "  - press\n"
        "  - {name: twin, extends: press}\n"
        "  - {name: nordic, extends: press, never: [report-findings.1], words: 350}\n"
        "  - {name: sober, extends: press, sections: [headline, asks, {findings: {by: weight, max: 2}}, contact]}\n"
    )
    return make_brief(tmp_path / "ports", brief=brief)


def printed(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    assert run(["diff", *map(str, arguments)]) == 0
    return capsys.readouterr().out


def data(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Any:
    return json.loads(printed(capsys, *arguments, "--json"))


def test_a_finding_that_one_audience_alone_is_shown_has_the_rule_that_keeps_it_from_the_other(
    ports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = data(capsys, ports, "minister", "press")
    assert found["audiences"] == ["minister", "press"]
    assert found["findings"] == {
        IDS[2]: {
            "shown_to": "minister",
            "section": "findings",
            "decision": "withheld",
            "rule": "allegations: omit (cue “reportedly”)",
        }
    }
    assert found["counts"]["press"] == {"shown": 3, "shortened": 0, "cut": 0, "withheld": 1, "of": 4}


def test_the_reverse_is_shown_too(ports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    turned = data(capsys, ports, "press", "minister")
    assert turned["audiences"] == ["press", "minister"]
    assert turned["findings"] == data(capsys, ports, "minister", "press")["findings"]
    text = printed(capsys, ports, "press", "minister")
    assert "findings shown to press, not to minister: none" in text
    assert "findings shown to minister, not to press: 1" in text


def test_only_settings_that_differ_are_told(ports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = data(capsys, ports, "press", "nordic")
    assert found["settings"] == {
        "never": {"press": [], "nordic": [IDS[0]]},
        "words": {"press": 400, "nordic": 350},
    }
    assert found["sections"] == {}
    assert "  never  none   report-findings.1" in printed(capsys, ports, "press", "nordic")


def test_sections_differ_where_one_lacks_them_or_sets_them_elsewhere_or_with_other_options(
    ports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = data(capsys, ports, "press", "sober")["sections"]
    assert found["summary"]["sober"] is None
    assert found["source"]["sober"] is None
    assert found["asks"]["sober"] == {"place": 2, "options": {}}  # before the findings, and without its heading
    assert found["findings"]["press"]["options"]["max"] == 3
    assert found["findings"]["sober"]["options"] == {"by": "weight", "max": 2}
    assert "headline" not in found


def test_a_section_that_is_only_moved_on_by_another_does_not_differ(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    brief = (
        "report: report.txt\naudiences:\n"
        "  - {name: short, extends: press, sections: [title, findings, contact]}\n"
        "  - {name: long, extends: press, sections: [title, summary, findings, contact]}\n"
    )
    folder = make_brief(tmp_path / "p", brief=brief)
    assert list(data(capsys, folder, "short", "long")["sections"]) == ["summary"]


def test_a_section_that_stands_before_another_one_differs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    brief = (
        "report: report.txt\naudiences:\n"
        "  - {name: early, extends: press, sections: [title, summary, findings, contact]}\n"
        "  - {name: late, extends: press, sections: [title, findings, summary, contact]}\n"
    )
    found = data(capsys, make_brief(tmp_path / "p", brief=brief), "early", "late")["sections"]
    assert found["summary"] == {"early": {"place": 2, "options": {}}, "late": {"place": 3, "options": {}}}
    assert list(found) == ["summary", "findings"]


def test_audiences_that_do_not_differ_are_no_failure(ports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, ports, "press", "twin").startswith("press and twin: no difference\n")
    found = data(capsys, ports, "press", "twin")
    assert (found["settings"], found["sections"], found["findings"], found["other_passages"]) == ({}, {}, {}, {})


def test_any_two_audiences_can_be_compared_whether_the_brief_lists_them_or_not(
    ports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (ports / "audiences").mkdir()
    (ports / "audiences" / "partners.yaml").write_text("extends: public\npages: 1\n", encoding="utf-8")
    assert data(capsys, ports, "partners", "law-enforcement")["settings"]["pages"]["partners"] == 1
    assert data(capsys, ports / "report.txt", "public", "press")["audiences"] == ["public", "press"]


def test_what_the_diff_says_is_what_explain_says(capsys: pytest.CaptureFixture[str]) -> None:
    found = data(capsys, ZEDLAND, "minister", "public")
    assert run(["explain", str(ZEDLAND), "--json"]) == 0
    explained = json.loads(capsys.readouterr().out)
    fates = {name: {i: d["decision"] for i, d in explained[name]["decisions"].items()} for name in found["audiences"]}
    differ = {i for i, fate in fates["minister"].items() if "shown" in (fate, fates["public"][i])}
    differ = {i for i in differ if fates["minister"][i] != fates["public"][i]}
    parts = {i for i in fates["public"] if f"{i}.1" in fates["public"]}  # headings follow what stands under them
    told = set(found["findings"]) | set(found["other_passages"])
    assert told & set(fates["public"]) == differ - parts
    own = {**explained["minister"]["texts"], **explained["minister"]["figures"]}
    texts = {i for i, d in own.items() if d["decision"] == "shown"}
    assert told - set(fates["public"]) == texts | {"glossary[harbour register]"}
    assert differ - parts


def test_an_audience_compared_with_itself_is_a_usage_error(ports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", str(ports), "press", "press"]) == 2
    assert "error: `press` is compared with itself\n  hint: name another" in capsys.readouterr().err


@pytest.mark.parametrize(("name", "near"), [("minster", "minister"), ("nordc", "nordic")])
def test_an_unknown_audience_is_a_usage_error_with_the_nearest_name(
    ports: Path, capsys: pytest.CaptureFixture[str], name: str, near: str
) -> None:
    assert run(["diff", str(ports), "press", name]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert f"error: no audience `{name}`\n  hint: did you mean `{near}`?" in err


def test_an_audience_that_cannot_fit_is_told_and_nothing_is_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_brief(tmp_path / "p", brief="report: report.txt\naudiences: [{name: press, words: 50}, minister]\n")
    assert run(["diff", str(folder), "press", "minister"]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert "error: audience `press` cannot keep its length" in err


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_diff_fits_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setattr("briefgen.cli.console.terminal_width", lambda: width)
    lines = printed(capsys, ZEDLAND, "minister", "press").splitlines()
    assert max(map(len, lines)) <= width
    assert any("ceiling CLEAR: labelled" in line for line in lines)
