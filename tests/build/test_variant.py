"""What is said of one audience's brief: sections that stay empty, and why nothing is left at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.build.variant import compose_variant
from briefgen.config.load import load_brief
from briefgen.errors import BriefError
from tests.build.folders import make_brief

QUAYS = "report: report.txt\naudiences: [{name: residents, extends: law-enforcement, SETTINGS}]\n"


def said(folder: Path) -> list[str]:
    brief = load_brief(folder)
    return [d.message for d in compose_variant(brief, brief.audiences[0]).diagnostics]


def with_settings(tmp_path: Path, settings: str, annotations: str = "") -> Path:
    folder = make_brief(tmp_path / "ports", brief=QUAYS.replace("SETTINGS", settings), annotations=annotations)
    (folder / "sections").mkdir(exist_ok=True)
    (folder / "sections" / "on-ice.md.j2").write_text(
        "{% for f in findings %}\n- {{ f }}\n{% endfor %}\n", encoding="utf-8"
    )
    return folder


SECTIONS = "sections: [title, SECTION, findings, source]"
ON_ICE = SECTIONS.replace("SECTION", "{contrast: {themes: [winter-ice, frost]}}")
KEYS = SECTIONS.replace("SECTION", "{key-messages: {max: 4}}, {on-ice: {themes: [winter-ice]}}")


def test_a_section_on_themes_that_no_finding_has_is_noted_as_empty(tmp_path: Path) -> None:
    (told,) = said(with_settings(tmp_path, ON_ICE))
    assert told == ("section `contrast` of `residents` is empty: no finding it may show has `winter-ice` or `frost`")


def test_a_section_whose_findings_the_audience_may_not_see_is_noted_as_empty(tmp_path: Path) -> None:
    entry = "report-findings.1: {themes: [frost]}\n"
    settings = SECTIONS.replace("SECTION", "{on-ice: {themes: [frost]}}")
    assert said(with_settings(tmp_path, settings, entry)) == []
    (told,) = said(with_settings(tmp_path, f"{settings}, never: [report-findings.1]", entry))
    assert told.endswith("no finding it may show has `frost`")


def test_a_section_whose_findings_stand_elsewhere_is_told_so(tmp_path: Path) -> None:
    (told,) = said(with_settings(tmp_path, KEYS, "report-findings.1: {themes: [winter-ice]}\n"))
    assert told.endswith("is empty: the findings that have `winter-ice` stand in other sections, or are cut")


def nothing(folder: Path) -> str:
    brief = load_brief(folder)
    with pytest.raises(BriefError, match="would get no finding at all") as caught:
        compose_variant(brief, brief.audiences[0])
    return caught.value.diagnostics[0].hint


def test_why_nothing_is_left_is_told_with_every_reason(tmp_path: Path) -> None:
    settings = "never: [report-findings.1, report-findings.2], allegations: omit, only: [frost]"
    hint = nothing(with_settings(tmp_path, settings, "lead.1: {themes: [frost]}\n"))
    for reason in ("never: report-findings.1 (1 of 4)", "allegations: omit (cue “reportedly”) (1 of 4)", "only: frost"):
        assert reason in hint


def test_that_a_language_has_no_lexicon_is_told_with_what_to_mark(tmp_path: Path) -> None:
    brief = "report: {file: report.txt, language: eo}\naudiences: [public]\n"
    hint = nothing(make_brief(tmp_path / "ports", brief=brief))
    assert "no lexicon of allegation cues for `eo`: only what is marked `allegation: false` (3 of 4)" in hint
    assert "mark in annotations.yaml the findings that are none, `ID: {allegation: false}`" in hint
    make_brief(tmp_path / "ports", brief=brief, annotations="report-findings.1: {allegation: false}\n")
    assert said(tmp_path / "ports") == []
