"""Annotations and the lock beside a brief."""

from __future__ import annotations

import pytest

from briefgen.config.load import load_brief
from briefgen.labels import Label
from tests.config.folders import Make, errors
from tests.config.test_mistakes import REPORT


def test_annotations_are_laid_over_the_report_and_a_unique_prefix_is_enough(make: Make) -> None:
    entries = "registers.1: {tlp: AMBER, note: for us}\nconclusion.: {themes: [registers]}\n"
    brief = load_brief(make(annotations_DOT_yaml=entries))
    found = {p.id: p for p in brief.report.passages()}
    assert found["registers.1"].label is Label.AMBER
    assert found["conclusion.1"].themes == ("registers",)
    assert list(brief.lock.entries) == ["conclusion.1", "registers.1"]


def test_an_empty_annotations_file_says_nothing(make: Make) -> None:
    assert not load_brief(make(annotations_DOT_yaml="# nothing yet\n")).lock.entries


INSERTED = REPORT.replace("Registers\n", "Registers\n- A new statement on the register.\n")


def test_never_follows_its_finding_and_the_audience_gets_the_new_id(make: Make) -> None:
    text = "report: report.txt\naudiences: [{name: press, never: [registers.1], only: [registers.2]}]\n"
    first = load_brief(make(text))
    brief = load_brief(make(text, INSERTED, briefgen_DOT_lock=first.lock.to_text()))
    assert brief.audiences[0].never == ("registers.2",)
    assert brief.audiences[0].only == ("registers.3",)
    assert brief.configured == brief.audiences
    moved = [d for d in brief.diagnostics if "has moved" in d.message]
    assert [(d.location.line if d.location else 0, d.excerpt) for d in moved] == [(2, text.splitlines()[1])] * 2


def test_the_lock_remembers_the_never_of_an_audience_that_is_not_listed(make: Make) -> None:
    files = {"audiences__partners_DOT_yaml": "extends: public\nnever: [registers.1]\n"}
    text = "report: report.txt\naudiences: [press]\n"
    first = load_brief(make(text, **files))
    assert list(first.lock.entries) == ["registers.1"]
    (profile,) = load_brief(
        make(text, INSERTED, briefgen_DOT_lock=first.lock.to_text(), **files), ("partners",)
    ).audiences
    assert profile.never == ("registers.2",)


def test_a_moved_entry_is_told_with_its_line(make: Make) -> None:
    entries = "# labels\nregisters.1: {tlp: AMBER}\n"
    first = load_brief(make(annotations_DOT_yaml=entries))
    files = {"annotations_DOT_yaml": entries, "briefgen_DOT_lock": first.lock.to_text()}
    brief = load_brief(make(report=INSERTED, **files))
    (moved,) = [d for d in brief.diagnostics if "has moved" in d.message]
    assert (moved.location.line if moved.location else 0, moved.excerpt) == (2, "registers.1: {tlp: AMBER}")
    assert {p.text for p in brief.report.passages() if p.label is Label.AMBER} == {"The register lists 212 vessels."}


def test_a_theme_is_no_reference_even_where_a_heading_has_its_name(make: Make) -> None:
    text = "report: report.txt\naudiences: [{name: press, never: [registers]}]\n"
    brief = load_brief(make(text, annotations_DOT_yaml="findings-fees.1: {themes: [registers]}\n"))
    assert list(brief.lock.entries) == ["findings-fees.1"]


def test_annotations_that_disappear_stop_the_build(make: Make) -> None:
    first = load_brief(make(annotations_DOT_yaml="registers.1: {tlp: AMBER}\n"))
    folder = make(briefgen_DOT_lock=first.lock.to_text())
    (folder / "annotations.yaml").unlink()
    assert errors(folder) == ["the annotations that the lock remembers are gone"]
    (folder / "briefgen.lock").unlink()
    load_brief(folder)


def test_a_lock_of_nevers_alone_needs_no_annotations(make: Make) -> None:
    text = "report: report.txt\naudiences: [{name: press, never: [registers.1]}]\n"
    load_brief(make(text, briefgen_DOT_lock=load_brief(make(text)).lock.to_text()))


@pytest.mark.parametrize("name", ["annotation.yaml", "annotations.yml", "Annotations.yaml", "anotations.yaml"])
def test_annotations_under_another_name_are_not_passed_over(make: Make, name: str) -> None:
    folder = make()
    (folder / name).write_text("registers.1: {tlp: AMBER}\n", encoding="utf-8")
    if (folder / "annotations.yaml").exists():
        pytest.skip("names differ by case alone on this disk")
    assert errors(folder) == ["this file is not read"]


def test_a_damaged_lock_stops_the_build(make: Make) -> None:
    (message,) = errors(make(briefgen_DOT_lock="{}"))
    assert message.startswith("the lock file is damaged")
