"""Where a person is named, weaker words make an allegation. All persons and countries are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.report.cues import find_cues
from briefgen.report.model import CueKind
from briefgen.report.readers import read_report

ABOUT_SOMEBODY = (
    "Minister Zek may have known about the payments.",
    "Minister Zek took money from casino owners.",
    "General Kav is seen as the boss of the compounds.",
    "Gen. Kav is the likely owner of the compound.",
    "According to the Daily Zed, Orlan Zek received 2 million zeds.",
    "Documents seen by the authors show that Pavlo Kav owns the compound.",
    "Pavlo Kav's brother is a drug trafficker.",
    "The killings were attributed to Pavlo Kav.",
    "The Audit Office has opened an inquiry into Pavlo Kav.",
    "Mr. O. Zek was convicted of fraud in 2019.",
    "Deputy Prime Minister Zek could be behind the scheme.",
)
ABOUT_NOBODY = (
    "The office may close in two ports.",
    "Prices are likely to rise, according to the Statistics Office.",
    "The Ministry of Ports reported a fall in fees in July 2026.",
    "The General Assembly may vote in March.",
    "President Aldo Ruritan opened the port of Quell.",
    "In Port Marrow traders receive a permit in two days.",
    "The Central Bank of Zedland owns the mint.",
    "The Port Authority (PA) paid its debts.",
)


def allegations(text: str, *, heading: bool = False) -> list[str]:
    return [c.text for c in find_cues(text, heading=heading) if c.kind is CueKind.ALLEGATION]


@pytest.mark.parametrize("text", ABOUT_SOMEBODY)
def test_hearsay_and_accusations_about_somebody_named_are_allegations(text: str) -> None:
    assert allegations(text)


@pytest.mark.parametrize("text", ABOUT_NOBODY)
def test_the_same_words_about_nobody_are_none(text: str) -> None:
    assert allegations(text) == []


def test_a_name_and_a_weighty_word_must_stand_in_one_sentence() -> None:
    assert allegations("President Aldo Ruritan opened the port. Fees may rise.") == []


def test_a_heading_in_capitals_names_nobody_without_a_title() -> None:
    assert allegations("Missing Owners and Stolen Boats", heading=True) == []
    assert allegations("Minister Zek and the Stolen Boats", heading=True) == ["Stolen"]


def test_a_cue_in_the_source_that_a_report_names_counts_too(tmp_path: Path) -> None:
    part = "parts: [{heading: Findings, role: findings, findings: [{text: Fees fell., source: Unverified tips}]}]\n"
    (tmp_path / "report.yaml").write_text(f"title: Ports\n{part}", encoding="utf-8")
    (finding,) = read_report(tmp_path / "report.yaml").findings
    assert [cue.text for cue in finding.cues] == ["Unverified"]
    assert finding.is_allegation


def test_a_cue_that_a_line_end_divided_is_a_cue() -> None:
    assert allegations("Clerks in Quell re-portedly took gifts.") == ["re-portedly"]
    assert allegations("A well-known long-term plan.") == []


@pytest.mark.parametrize("heading", ["Allegations against officials", "Accused persons"])
def test_what_stands_under_an_accusing_heading_is_an_allegation(tmp_path: Path, heading: str) -> None:
    report = tmp_path / "report.txt"
    report.write_text(f"Ports\n\nFindings\n- Fees fell.\n\n{heading}\n- Clerks opened a box.\n", encoding="utf-8")
    assert [p.is_allegation for p in read_report(report).findings] == [False, True]


def test_a_list_after_it_is_alleged_that_is_alleged(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    text = "Ports\n\nFindings\n- Fees fell.\n- It is alleged that:\n- Clerks opened a box.\n"
    report.write_text(text, encoding="utf-8")
    assert [p.is_allegation for p in read_report(report).findings] == [False, True, True]
