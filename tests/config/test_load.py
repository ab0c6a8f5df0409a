"""What a brief folder or a bare report becomes when nothing is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from briefgen.audience.profile import Allegations, builtin_names
from briefgen.brief import Contact
from briefgen.config.load import load_brief, load_report
from briefgen.config.schema.common import LayoutName
from briefgen.diagnostics import Severity
from briefgen.errors import BriefError, ReportError, UsageError
from briefgen.labels import Label
from briefgen.report.model import Role
from briefgen.style.choices import LAYOUTS
from tests.config.folders import Make, errors, names, said
from tests.config.test_mistakes import REPORT

# ------------------------------------------------------------------------------------------------------- the brief


def test_a_brief_needs_nothing_but_a_report(make: Make) -> None:
    brief = load_brief(make())
    assert brief.name == "quays"
    assert not brief.bare
    assert names(brief) == list(builtin_names())
    assert brief.formats == ()
    assert brief.formats_for(brief.audiences[0]) == ("pdf", "docx")
    assert not brief.marking.draft


def test_folder_and_file_mean_the_same_and_another_file_name_names_the_brief(make: Make) -> None:
    folder = make()
    assert load_brief(folder) == load_brief(folder / "brief.yaml")
    (folder / "short.yaml").write_text("report: report.txt\n", encoding="utf-8")
    assert load_brief(folder / "short.yaml").name == "short"


def test_every_key_of_a_brief_is_read(make: Make) -> None:
    brief = load_brief(make(
        """\
name: Quays-2026
report: {file: report.txt, title: On quays, subtitle: A study, author: R. Example, publisher: Quay Institute,
         date: May 2026, url: https://example.org, language: en-GB, tlp: GREEN}
audiences: [minister, {name: nordic-press, extends: press, pages: 2}]
formats: [html, pdf, html]
theme: briefing
layout: side-heads
page_size: letter
publisher: Zedland Policy Institute
marking: {draft: true, embargo: 2026-12-01T06:00+02:00, date: 2026-11-24, version: "1.0"}
contact: {office: Desk, email: desk@example.org, phone: "+00 0", url: https://example.org}
roles: {Registers: context}
"""
    ))  # fmt: skip
    report = brief.report
    assert (brief.name, brief.formats, brief.publisher) == ("Quays-2026", ("html", "pdf"), "Zedland Policy Institute")
    assert names(brief) == ["minister", "nordic-press"]
    assert {(p.theme, p.layout, p.page_size) for p in brief.audiences} == {("briefing", "side-heads", "letter")}
    assert brief.audiences[1].pages == 2
    assert brief.audiences[1].allegations is Allegations.OMIT
    assert brief.marking.embargo == "Embargoed until 06:00 UTC+02:00, 1 December 2026"
    assert (brief.marking.draft, brief.marking.date, brief.marking.version) == (True, "2026-11-24", "1.0")
    assert brief.contact == Contact("Desk", "desk@example.org", "+00 0", "https://example.org")
    assert (report.title.text, report.author, report.date) == ("On quays", "R. Example", "May 2026")
    assert report.subtitle is not None
    assert report.subtitle.text == "A study"
    assert (report.publisher, report.url, report.language) == ("Quay Institute", "https://example.org", "en-GB")
    assert {p.label for p in report.passages()} == {Label.GREEN}
    assert [p.id for p in report.passages_of(Role.CONTEXT)] == ["registers.1", "registers.2"]


@pytest.mark.parametrize("choice", [(), ("press",)])
def test_theme_and_page_size_hold_for_every_audience_also_where_none_is_listed(
    make: Make, choice: tuple[str, ...]
) -> None:
    brief = load_brief(make("report: report.txt\ntheme: briefing\npage_size: letter\n"), choice)
    assert {(p.theme, p.page_size) for p in brief.audiences} == {("briefing", "letter")}


def test_an_audience_has_a_layout_of_its_own_and_else_that_of_its_theme(make: Make) -> None:
    brief = load_brief(make("report: report.txt\naudiences: [{name: minister, layout: report}, press]\n"))
    assert [p.layout for p in brief.audiences] == ["report", ""]
    assert brief.audiences[0].origins["layout"] == "brief.yaml:2"


@pytest.mark.parametrize("text", ["layout: colums", "audiences: [{name: minister, layout: colums}]"])
def test_a_layout_that_there_is_not_is_told_with_the_nearest(make: Make, text: str) -> None:
    with pytest.raises(BriefError) as caught:
        load_brief(make(f"report: report.txt\n{text}\n"))
    (found,) = caught.value.diagnostics
    assert "layout" in found.message
    assert "columns" in found.hint


def test_every_layout_can_be_named() -> None:
    assert get_args(LayoutName) == tuple(LAYOUTS)


def test_they_hold_for_an_audience_that_only_the_command_line_names(make: Make) -> None:
    folder = make("report: report.txt\naudiences: [minister]\ntheme: briefing\npage_size: letter\n")
    brief = load_brief(folder, ("press",))
    assert names(brief) == ["press"]
    assert (brief.audiences[0].theme, brief.audiences[0].page_size) == ("briefing", "letter")
    assert [profile.name for profile in brief.configured] == ["minister"]


def test_the_command_line_chooses_audiences_in_its_own_order(make: Make) -> None:
    assert names(load_brief(make(), ("public", "minister", "public"))) == ["public", "minister"]


def test_an_audience_that_there_is_not_is_a_mistake_of_usage(make: Make) -> None:
    with pytest.raises(UsageError) as caught:
        load_brief(make(), ("pres", "publik"))
    assert [d.message for d in caught.value.diagnostics] == ["no audience `pres`", "no audience `publik`"]
    assert caught.value.diagnostics[0].hint.startswith("did you mean `press`?")


def test_a_folder_without_a_brief_says_so(tmp_path: Path) -> None:
    with pytest.raises(BriefError, match=r"the folder has no brief\.yaml"):
        load_brief(tmp_path)


def test_a_report_that_is_missing_is_the_report_s_error(make: Make) -> None:
    with pytest.raises(ReportError) as caught:
        load_brief(make("report: reprt.txt\n"))
    assert caught.value.exit_code == 4
    assert "did you mean `report.txt`?" in caught.value.diagnostics[0].hint


def test_entries_of_a_list_without_a_space_are_told(make: Make) -> None:
    with pytest.raises(BriefError) as caught:
        load_brief(make("report: report.txt\nformats:\n  -pdf\n"))
    (told,) = caught.value.diagnostics
    assert told.message == "`formats` takes a list, not `-pdf`"
    assert told.hint == "a space is missing after `-`: write `- a`, each on a line of its own"


@pytest.mark.parametrize(
    ("brief", "place"),
    [("audiences: [press]\nreport: reprt.txt\n", "2:9"), ("report:\n  tlp: CLEAR\n  file: reprt.txt\n", "3:9")],
)
def test_a_report_that_is_missing_is_told_where_the_brief_names_it(make: Make, brief: str, place: str) -> None:
    folder = make(brief)
    with pytest.raises(ReportError) as caught:
        load_brief(folder)
    (told,) = caught.value.diagnostics
    assert str(told.location) == f"{folder / 'brief.yaml'}:{place}"
    assert told.message == f"there is no report `reprt.txt`: {folder / 'reprt.txt'} is no file"
    assert "reprt.txt" in told.excerpt


@pytest.mark.parametrize("name", ["brief.yml", "Brief.yaml", "BRIEF.YML"])
def test_a_brief_under_another_name_is_told_with_its_right_one(make: Make, name: str) -> None:
    folder = make()
    (folder / "brief.yaml").rename(folder / "kept.yaml")
    (folder / name).write_text("report: report.txt\n", encoding="utf-8")
    if (folder / "brief.yaml").exists():
        pytest.skip("names differ by case alone on this disk")
    with pytest.raises(BriefError) as caught:
        load_brief(folder)
    (told,) = caught.value.diagnostics
    assert (str(told.location), told.message) == (str(folder / name), f"`{name}` is not read")
    assert told.hint == "rename it to brief.yaml"


def test_a_missing_report_does_not_hide_the_mistakes_of_the_brief(make: Make, tmp_path: Path) -> None:
    found = errors(make("report: reprt.txt\ntheme: pres\naudiences: [pres]\n"))
    assert found == [
        "no theme `pres`",
        "no audience `pres`",
        f"there is no report `reprt.txt`: {tmp_path / 'quays' / 'reprt.txt'} is no file",
    ]


def test_a_link_out_of_the_folder_is_outside_it(make: Make, tmp_path: Path) -> None:
    folder = make()
    (tmp_path / "elsewhere.txt").write_text(REPORT, encoding="utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "elsewhere.txt")
    (folder / "brief.yaml").write_text("report: link.txt\n", encoding="utf-8")
    assert errors(folder) == ["the report must not lie outside the brief's folder"]


def test_a_brief_in_another_encoding_names_the_line(make: Make) -> None:
    folder = make()
    (folder / "brief.yaml").write_bytes("report: report.txt\npublisher: Zédland\n".encode("cp1252"))
    with pytest.raises(BriefError) as caught:
        load_brief(folder)
    assert caught.value.diagnostics[0].location is not None
    assert caught.value.diagnostics[0].location.line == 2


# ---------------------------------------------------------------------------------------------------------- labels


@pytest.mark.parametrize(
    ("brief", "noted"),
    [("report: report.txt\n", True), ("report: {file: report.txt, tlp: CLEAR}\n", False),
     ("report: {file: report.txt, tlp: AMBER}\n", False)],
)  # fmt: skip
def test_a_report_without_a_label_is_noted_once(make: Make, brief: str, noted: bool) -> None:
    notes = [message for message in said(load_brief(make(brief)), Severity.NOTE) if "no label is set" in message]
    assert len(notes) == noted


# -------------------------------------------------------------------------------------------------------- outline


def test_the_outline_reads_a_report_without_findings_and_with_the_brief_s_roles(make: Make) -> None:
    folder = make("report: report.txt\nroles: {Findings on fees: context, Registers: context}\n")
    assert load_report(folder).findings == ()
    with pytest.raises(ReportError, match="no findings were found"):
        load_brief(folder)


def test_the_outline_of_a_bare_report_is_the_report_as_read(make: Make) -> None:
    assert len(load_report(make() / "report.txt").findings) == 4


# ------------------------------------------------------------------------------------------------------- templates


def test_section_templates_beside_the_brief_may_be_named_in_a_profile(make: Make) -> None:
    brief = load_brief(make(
        "report: report.txt\naudiences: [{name: press, sections: [title, mine]}]\n",
        sections__mine_DOT_md_DOT_j2="## Mine\n\nwords\n",
    ))  # fmt: skip
    assert dict(brief.templates) == {"mine": "## Mine\n\nwords\n"}
    assert [plan.name for plan in brief.audiences[0].sections] == ["title", "mine"]
