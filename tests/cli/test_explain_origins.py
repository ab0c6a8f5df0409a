"""`explain` says in which file each setting was made, and counts what became of the findings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from briefgen.cli.app import run
from briefgen.config.load import load_brief
from tests.build.folders import make_brief

BRIEF = """\
report: report.txt
audiences:
  - press
  - name: nordic
    extends: partners
    never: [conclusion]
    words: 450
page_size: letter
formats: [html]
attach: [ledger]
"""
PARTNERS = "extends: press\nlabel: For partners\nceiling: GREEN\nnever: [report-findings.2]\n"


@pytest.fixture
def ports(tmp_path: Path) -> Path:
    folder = make_brief(tmp_path / "ports", brief=BRIEF)
    (folder / "audiences").mkdir()
    (folder / "audiences" / "partners.yaml").write_text(PARTNERS, encoding="utf-8")
    return folder


def explained(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Any:
    assert run(["explain", *map(str, arguments), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_every_setting_has_the_place_where_it_was_made(ports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = explained(capsys, ports)["nordic"]
    assert list(found["origins"]) == list(found["settings"])
    named = {key: place for key, place in found["origins"].items() if place not in ("default", "built-in press")}
    assert named == {
        "label": "audiences/partners.yaml:2",
        "ceiling": "audiences/partners.yaml:3",
        "never": "brief.yaml:6, audiences/partners.yaml:4",
        "words": "brief.yaml:7",
        "page_size": "brief.yaml:8",
        "formats": "brief.yaml:9",
        "attach": "brief.yaml:10",
    }
    assert {found["origins"][key] for key in ("product", "sections", "allegations", "theme")} == {"built-in press"}
    assert {found["origins"][key] for key in ("only", "show_count")} == {"default"}


def test_what_extends_merged_is_told_from_the_nearest_to_the_shipped(
    ports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert explained(capsys, ports)["nordic"]["layers"] == ["brief.yaml:4", "audiences/partners.yaml", "built-in press"]
    assert explained(capsys, ports)["press"]["layers"] == ["built-in press"]


def test_settings_stand_with_their_origin_in_one_line_each(ports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", str(ports), "-a", "nordic"]) == 0
    cells = [line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    lines = {first: " ".join(rest[0].split()) for first, *rest in cells if rest}
    assert lines["ceiling"] == "GREEN audiences/partners.yaml:3"
    assert lines["pages"] == "1 built-in press"
    assert lines["extends"] == "audiences/partners.yaml → built-in press brief.yaml:4"
    assert lines["formats"] == "html brief.yaml:9"  # what is built, not what the profile would ask for


def test_an_audience_of_a_file_has_its_name_without_the_folder_of_the_brief(
    ports: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ports)
    for target in (ports, Path(), Path("brief.yaml")):
        assert (
            explained(capsys, target, "-a", "partners")["partners"]["origins"]["label"] == "audiences/partners.yaml:2"
        )


def test_the_last_line_counts_the_findings(ports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", str(ports), "-a", "nordic"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "shown 2, cut 0, withheld 2 of 4 findings"
    assert explained(capsys, ports)["nordic"]["counts"] == {
        "shown": 2,
        "shortened": 0,
        "cut": 0,
        "withheld": 2,
        "of": 4,
    }


def test_two_profiles_that_ask_the_same_are_equal_wherever_they_were_made(tmp_path: Path) -> None:
    listed = load_brief(make_brief(tmp_path / "a", brief="report: report.txt\naudiences: [press]\n")).audiences
    set_again = "report: report.txt\naudiences: [{name: press, pages: 1}]\n"
    again = load_brief(make_brief(tmp_path / "b", brief=set_again)).audiences
    assert listed == again
    assert hash(listed) == hash(again)
    assert listed[0].origins["pages"] != again[0].origins["pages"]


def test_explain_and_matrix_take_an_audience_that_the_brief_does_not_list(
    ports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("partners", "law-enforcement", "nordic"):
        assert list(explained(capsys, ports, "-a", name)) == [name]
        assert run(["matrix", str(ports), "-a", name]) == 0
        assert capsys.readouterr().out.split()[:2] == ["finding", name]
