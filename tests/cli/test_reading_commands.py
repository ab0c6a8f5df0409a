"""`outline`, `explain`, `matrix` and `list`: what a person sees, and the published forms for programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from briefgen.cli.app import run
from tests.build.folders import REPORT, make_brief

ZEDLAND = Path(__file__).parents[2] / "briefs" / "zedland"
IDS = [f"report-findings.{n}" for n in range(1, 5)]


@pytest.fixture
def ports(tmp_path: Path) -> Path:
    return make_brief(tmp_path / "ports")


def lines(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> list[str]:
    assert run([str(a) for a in arguments]) == 0
    return capsys.readouterr().out.splitlines()


def data(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Any:
    assert run([*map(str, arguments), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


# outline


def test_the_outline_as_json_is_a_list_of_all_passages_in_their_order(
    ports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = data(capsys, "outline", ports)
    assert all({"id", "role", "kind", "text", "place"} <= set(entry) for entry in found)
    assert [entry["id"] for entry in found if entry["role"] == "findings" and entry["kind"] == "bullet"] == IDS
    lines = REPORT.splitlines()
    for entry in found:
        assert entry["text"] in lines[entry["place"]["line"] - 1]
    assert len(found) == len({entry["id"] for entry in found})


def test_the_outline_shows_roles_with_their_reason_places_and_guessed_allegations(
    ports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = lines(capsys, "outline", ports)
    at = next(n for n, line in enumerate(found) if line.startswith("  report-findings.3"))
    assert "F3" in found[at]
    assert "line 10" in found[at]
    assert "counts as an allegation (guess" in found[at + 1]
    assert "cue: “reportedly”" in found[at + 1]
    assert any("(guess)" in line and "findings" in line for line in found)


def test_the_outline_of_a_brief_has_its_annotations(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = make_brief(tmp_path / "p", annotations="report-findings.3: {allegation: false, tlp: GREEN}\n")
    (entry,) = [e for e in data(capsys, "outline", folder) if e["id"] == IDS[2]]
    assert (entry["allegation"], entry["tlp"]) == (False, "GREEN")


def test_the_outline_shows_guessed_themes_as_guesses_with_their_cues(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    annotations = "report-findings.1: {themes: [tolls]}\nreport-findings.4: {themes: []}\n"
    folder = make_brief(tmp_path / "p", annotations=annotations)
    found = lines(capsys, "outline", folder)
    shown = {name: found[n + 1] for name in IDS for n, line in enumerate(found) if line.startswith(f"  {name}")}
    assert shown[IDS[0]].endswith("^ themes: tolls")
    assert shown[IDS[1]].endswith("^ themes (guess): revenue (“Fees”)")
    assert shown[IDS[2]].endswith("themes (guess): borders (“customs post”)")
    assert "themes" not in shown[IDS[3]]


def test_the_outline_as_json_keeps_guessed_themes_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = make_brief(tmp_path / "p", annotations="report-findings.1: {themes: [tolls]}\n")
    found = {entry["id"]: (entry["themes"], entry["themes_guessed"]) for entry in data(capsys, "outline", folder)}
    assert found[IDS[0]] == (["tolls"], [])
    assert found[IDS[1]] == ([], ["revenue"])
    assert found["title"] == ([], [])


def test_a_report_alone_has_guessed_themes_too(ports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = {entry["id"]: entry["themes_guessed"] for entry in data(capsys, "outline", ports / "report.txt")}
    assert found[IDS[1]] == ["revenue"]


def test_a_report_without_findings_is_outlined_all_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "plain.txt").write_text("A Title\n\nSome words.\n\nMore words.\n", encoding="utf-8")
    assert run(["outline", str(tmp_path / "plain.txt"), "--json"]) == 4
    out, err = capsys.readouterr()
    assert [entry["text"] for entry in json.loads(out)] == ["A Title", "Some words.", "More words."]
    assert f"{tmp_path / 'plain.txt'}: error: no findings" in err


def test_an_outline_writes_no_file(ports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(ports.rglob("*"))
    for command in ("outline", "explain", "matrix"):
        lines(capsys, command, ports)
    assert sorted(ports.rglob("*")) == before


# explain


def test_explain_as_json_holds_settings_and_a_decision_for_every_passage(
    ports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = data(capsys, "explain", ports)
    assert list(found) == ["minister", "press"]
    assert found["press"]["settings"]["allegations"] == "omit"
    assert found["press"]["decisions"][IDS[2]] == {
        "decision": "withheld",
        "rule": "allegations: omit (cue “reportedly”)",
        "section": "",
    }
    assert found["minister"]["decisions"][IDS[2]]["decision"] == "shown"
    ids = [entry["id"] for entry in data(capsys, "outline", ports)]
    assert all(list(one["decisions"]) == ids for one in found.values())


def test_explain_shows_settings_in_words_and_every_finding_with_its_rule(
    ports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = lines(capsys, "explain", ports, "-a", "press")
    assert found[0] == "press: For the press"
    (sections,) = [line for line in found if line.startswith("  sections ")]
    assert "findings (by weight, max 3, numbered), pull-quote, asks" in sections
    assert not any(word in line for line in found for word in ("['", "None", "True", "[]"))
    (line,) = [line for line in found if line.startswith(f"  {IDS[2]} ")]
    assert line.split()[1:3] == ["F3", "withheld"]
    assert "allegations: omit (cue “reportedly”)" in line


def test_explain_of_an_audience_that_would_get_nothing_shows_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_brief(tmp_path / "p", brief="report: {file: report.txt, tlp: AMBER}\naudiences: [press, minister]\n")
    assert run(["explain", str(folder)]) == 3
    out, err = capsys.readouterr()
    assert "ceiling CLEAR: labelled TLP:AMBER" in out
    assert "minister: For the minister" in out
    assert f"{folder / 'brief.yaml'}: error: audience `press` would get no finding at all" in err


@pytest.mark.parametrize("width", [60, 80, 100, 120])
@pytest.mark.parametrize(
    "command", [["explain", str(ZEDLAND)], ["matrix", str(ZEDLAND)], ["list", "audiences"], ["list", "taxonomy"]]
)
def test_tables_fit_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int, command: list[str]
) -> None:
    monkeypatch.setattr("briefgen.cli.console.terminal_width", lambda: width)
    found = lines(capsys, *command)
    assert max(map(len, found)) <= width
    if command[0] == "explain":  # the rule that decided is there at any width
        assert " ".join(column(found, "rule", "words")).count("allegations: omit (cue “reportedly”)") >= 2


def column(lines: list[str], name: str, following: str) -> list[str]:
    """Return what stands in a column of the tables that have it."""
    cells: list[str] = []
    span = slice(0)
    for line in lines:
        if f"  {name}" in line and line.startswith("  passage"):
            span = slice(line.index(name), line.index(following) if following in line else None)
        cells.append(line[span].strip())
    return cells


# matrix


def test_the_matrix_as_json_maps_finding_to_audience_to_decision_and_rule(
    ports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = data(capsys, "matrix", ports)
    assert list(found) == IDS
    assert all(list(row) == ["minister", "press"] for row in found.values())
    assert found[IDS[2]]["press"] == {
        "decision": "withheld",
        "rule": "allegations: omit (cue “reportedly”)",
        "section": "",
    }


def test_the_matrix_says_what_explain_says(capsys: pytest.CaptureFixture[str]) -> None:
    explained = data(capsys, "explain", ZEDLAND)
    for finding, row in data(capsys, "matrix", ZEDLAND).items():
        for audience, cell in row.items():
            decisions = explained[audience]["figures" if finding.startswith("figures.") else "decisions"]
            assert cell == decisions[finding]


def test_the_matrix_is_a_table_of_ids_with_a_legend_and_no_words_of_the_report(
    ports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = lines(capsys, "matrix", ports)
    assert found[0].split() == ["finding", "minister", "press"]
    assert [line.split() for line in found[1:5]] == [
        [IDS[0], "F1", "yes", "yes"],
        [IDS[1], "F2", "yes", "yes"],
        [IDS[2], "F3", "yes", "-"],
        [IDS[3], "F4", "yes", "yes"],
    ]
    assert found[5].split() == ["shown,", "of", "4", "4", "3"]
    assert found[-1] == "yes: shown   cut: left out for length or room   -: withheld"
    assert "Quell" not in "".join(found)


def test_the_matrix_of_chosen_audiences_has_only_their_columns(ports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert list(data(capsys, "matrix", ports, "-a", "public")[IDS[0]]) == ["public"]


def test_an_audience_that_cannot_fit_is_told_and_the_others_are_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_brief(tmp_path / "p", brief="report: report.txt\naudiences: [{name: press, words: 50}, minister]\n")
    assert run(["matrix", str(folder)]) == 3
    out, err = capsys.readouterr()
    assert out.splitlines()[0].split() == ["finding", "minister"]
    assert f"{folder / 'brief.yaml'}: error: audience `press` cannot keep its length: words 50" in err


# list


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("audiences", "minister"),
        ("themes", "institutional"),
        ("sections", "key-messages"),
        ("formats", "docx"),
        ("taxonomy", "corruption"),
    ],
)
def test_list_names_what_there_is_with_a_description(capsys: pytest.CaptureFixture[str], kind: str, name: str) -> None:
    named = data(capsys, "list", kind)
    assert named[name]
    assert [line.split()[0] for line in lines(capsys, "list", kind)] == list(named)


def test_the_taxonomy_is_listed_with_first_cue_words_in_each_language(capsys: pytest.CaptureFixture[str]) -> None:
    from briefgen.report.taxonomy import LANGUAGES, shipped

    for language in LANGUAGES:
        named = data(capsys, "list", "taxonomy", "--language", language)
        assert list(named) == list(shipped(language).names)
        assert named["corruption"].startswith(", ".join(shipped(language).themes[0][1][:6]))
    assert data(capsys, "list", "taxonomy", "--language", "fr-CA") == data(
        capsys, "list", "taxonomy", "--language", "fr"
    )


def test_the_help_of_list_says_what_each_kind_is(capsys: pytest.CaptureFixture[str]) -> None:
    from briefgen.cli.list_command import KINDS

    said = "\n".join(lines(capsys, "list", "--help"))
    assert all(f"\n    {kind} " in said for kind in KINDS)
    assert "looks of the pages; themes of findings are in the taxonomy" in said
