"""What a report without a brief.yaml becomes."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.audience.profile import builtin_names
from briefgen.config.load import load_brief
from briefgen.diagnostics import Severity
from briefgen.errors import UsageError
from briefgen.labels import Label
from tests.config.folders import STRUCTURED, Make, names, said


def test_a_bare_report_is_a_draft_for_the_public_and_the_hint_names_the_others(make: Make) -> None:
    brief = load_brief(make() / "report.txt")
    assert brief.bare
    assert brief.marking.draft
    assert names(brief) == ["public"]
    (built,) = [d for d in brief.diagnostics if "built as a draft for `public`" in d.message]
    assert built.severity is Severity.NOTE
    assert built.hint == "choose with -a: " + ", ".join(name for name in builtin_names() if name != "public")


def test_a_bare_report_with_a_chosen_audience_needs_no_such_hint(make: Make) -> None:
    brief = load_brief(make() / "report.txt", ("press", "minister"))
    assert names(brief) == ["press", "minister"]
    assert not any("built as a draft" in message for message in said(brief, Severity.NOTE))


def test_a_structured_report_of_any_name_is_a_report(tmp_path: Path) -> None:
    path = tmp_path / "Quays 2026.yaml"
    path.write_text(STRUCTURED, encoding="utf-8")
    brief = load_brief(path)
    assert brief.bare
    assert brief.name == "Quays-2026"
    assert len(brief.report.findings) == 2


def test_a_bare_report_never_takes_annotations_for_its_own(make: Make) -> None:
    folder = make(annotations_DOT_yaml="registers.1: {tlp: RED}\n")
    assert {p.label for p in load_brief(folder / "report.txt").report.passages()} == {Label.CLEAR}


def test_an_audience_that_there_is_not_is_refused_for_a_bare_report_too(make: Make) -> None:
    with pytest.raises(UsageError):
        load_brief(make() / "report.txt", ("pres",))
