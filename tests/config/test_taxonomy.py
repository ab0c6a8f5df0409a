"""The analyst's own cue words of themes, beside a brief; their mistakes are among the fixtures."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.config.load import load_brief, load_report
from briefgen.config.taxonomy import load_cues
from briefgen.diagnostics import Diagnostic, Severity
from briefgen.errors import BriefError
from briefgen.report.model import Report
from tests.config.test_mistakes import REPORT


def folder_with(tmp_path: Path, taxonomy: str, brief: str = "", annotations: str = "") -> Path:
    folder = tmp_path / "quays"
    (folder / "themes").mkdir(parents=True)
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    (folder / "brief.yaml").write_text(f"report: report.txt\n{brief}", encoding="utf-8")
    (folder / "themes" / "taxonomy.yaml").write_text(taxonomy, encoding="utf-8")
    if annotations:
        (folder / "annotations.yaml").write_text(annotations, encoding="utf-8")
    return folder


def guesses(report: Report) -> dict[str, tuple[str, ...]]:
    return {p.id: p.guessed_themes for p in report.findings if p.guessed_themes}


def test_own_cues_add_to_shipped_themes_and_make_new_ones(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "revenue: [receipts]\nfleet: [vessel*]\n")
    assert guesses(load_brief(folder).report) == {
        "findings-fees.1": ("revenue",),
        "findings-fees.2": ("revenue",),
        "registers.1": ("fleet",),
        "registers.2": ("transparency", "fleet"),
    }
    assert guesses(load_report(folder)) == guesses(load_brief(folder).report)


def test_an_empty_list_switches_a_shipped_theme_off(tmp_path: Path) -> None:
    assert guesses(load_brief(folder_with(tmp_path, "revenue: []\n")).report) == {"registers.2": ("transparency",)}


def test_own_cues_hold_for_a_language_without_shipped_ones(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "fleet: [vessels]\n")
    (folder / "brief.yaml").write_text("report: {file: report.txt, language: tlh}\n", encoding="utf-8")
    assert guesses(load_report(folder)) == {"registers.1": ("fleet",), "registers.2": ("fleet",)}


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "{}\n"])
def test_a_file_that_says_nothing_changes_nothing(tmp_path: Path, text: str) -> None:
    problems: list[Diagnostic] = []
    assert load_cues(folder_with(tmp_path, text), problems) == {}
    assert problems == []


def test_without_a_folder_there_is_nothing_to_tell(tmp_path: Path) -> None:
    problems: list[Diagnostic] = []
    assert load_cues(tmp_path, problems) == {}
    assert problems == []


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "")
    (folder / "themes" / "taxonomy.yaml").write_bytes(b"fleet: [\xff]\n")
    problems: list[Diagnostic] = []
    assert load_cues(folder, problems) == {}
    assert [d.message for d in problems] == ["the file is not UTF-8 text"]


NEVER = "audiences: [{name: press, never: [revenue]}]\n"


def test_a_never_that_rests_on_guesses_withholds_and_is_warned_of(tmp_path: Path) -> None:
    brief = load_brief(folder_with(tmp_path, "", NEVER))
    (told,) = [d for d in brief.diagnostics if "`never`" in d.message]
    assert told.severity is Severity.WARNING
    assert told.message == "`never` names `revenue`, which is only guessed: what is withheld rests on cue words"
    assert told.location is not None
    assert (Path(told.location.file).name, told.location.line) == ("brief.yaml", 2)
    assert "{themes: [revenue]}" in told.hint


def test_a_never_that_an_annotation_backs_is_not_warned_of(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "", NEVER, "registers.1: {themes: [revenue]}\n")
    assert not [d for d in load_brief(folder).diagnostics if "`never`" in d.message]


def test_a_finding_with_no_themes_by_annotation_leaves_a_never_without_meaning(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "", NEVER, "findings-fees.1: {themes: []}\n")
    (told,) = [d for d in load_brief(folder).diagnostics if "`revenue`" in d.message]
    assert told.severity is Severity.NOTE
    assert told.message == "no finding is about `revenue`: it withholds nothing here"
    assert "{themes: [revenue]}" in told.hint


def test_an_only_for_a_theme_that_no_finding_has_is_noted(tmp_path: Path) -> None:
    folder = folder_with(
        tmp_path, "", "audiences: [{name: press, only: [revenue]}]\n", "findings-fees.1: {themes: []}\n"
    )
    assert "no finding is about `revenue`: it shows nothing here" in [d.message for d in load_brief(folder).diagnostics]


def test_the_outline_does_not_judge_themes_for_it_reads_no_audiences(tmp_path: Path) -> None:
    entries = "registers.1: {themes: [coruption]}\n"
    folder = folder_with(tmp_path, "", "audiences: [{name: press, never: [corruption]}]\n", entries)
    assert not [d for d in load_report(folder).diagnostics if "coruption" in d.message]
    with pytest.raises(BriefError, match="`coruption` is spelt like `corruption`, which a `never` withholds"):
        load_brief(folder)


def test_a_theme_that_only_the_report_gives_is_told_at_the_never_it_would_escape(tmp_path: Path) -> None:
    finding = "{text: Fees fell., themes: [coruption]}"
    report = f"title: Quays\nparts: [{{heading: Findings, role: findings, findings: [{finding}]}}]\n"
    folder = folder_with(tmp_path, "", "audiences: [{name: press, never: [corruption]}]\n")
    (folder / "quays.yaml").write_text(report, encoding="utf-8")
    brief = folder / "brief.yaml"
    brief.write_text(brief.read_text(encoding="utf-8").replace("report.txt", "quays.yaml"), encoding="utf-8")
    with pytest.raises(BriefError) as caught:
        load_brief(folder)
    (told,) = [d for d in caught.value.diagnostics if d.severity is Severity.ERROR]
    assert told.hint == "did you mean `coruption`?"
