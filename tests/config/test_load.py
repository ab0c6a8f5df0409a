"""What a brief folder or a bare report becomes when nothing is wrong with it."""

from __future__ import annotations

import locale
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.audience.profile import Allegations, GroupBy, SectionPlan, builtin_names
from briefgen.brief import Brief, Contact
from briefgen.config.load import load_brief, load_report
from briefgen.diagnostics import Severity
from briefgen.errors import BriefError, ReportError, UsageError
from briefgen.labels import Label
from briefgen.report.model import Role
from tests.config.test_mistakes import REPORT

Make = Callable[..., Path]
STRUCTURED = """\
title: Harbours of Zedland
parts:
  - heading: Findings
    role: findings
    findings: [Fees fell by a tenth within a year., No owner is on file for 37 vessels.]
"""


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Return a function that writes a brief folder; other files by their name, `__` for a slash."""

    def write(brief: str = "report: report.txt\n", report: str = REPORT, **files: str) -> Path:
        folder = tmp_path / "quays"
        folder.mkdir(exist_ok=True)
        named = {"brief.yaml": brief, "report.txt": report}
        named |= {name.replace("__", "/").replace("_DOT_", "."): text for name, text in files.items()}
        for name, text in named.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return folder

    return write


def names(brief: Brief) -> list[str]:
    return [profile.name for profile in brief.audiences]


def said(brief: Brief, severity: Severity) -> list[str]:
    return [d.message for d in brief.diagnostics if d.severity is severity]


def errors(folder: Path, *audiences: str) -> list[str]:
    with pytest.raises(BriefError) as caught:
        load_brief(folder, audiences)
    return [d.message for d in caught.value.diagnostics if d.severity is Severity.ERROR]


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
    assert {(p.theme, p.page_size) for p in brief.audiences} == {("briefing", "letter")}
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


# ---------------------------------------------------------------------------------------------------- bare reports


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


# ---------------------------------------------------------------------------------------------------------- labels


@pytest.mark.parametrize(
    ("brief", "noted"),
    [("report: report.txt\n", True), ("report: {file: report.txt, tlp: CLEAR}\n", False),
     ("report: {file: report.txt, tlp: AMBER}\n", False)],
)  # fmt: skip
def test_a_report_without_a_label_is_noted_once(make: Make, brief: str, noted: bool) -> None:
    notes = [message for message in said(load_brief(make(brief)), Severity.NOTE) if "no label is set" in message]
    assert len(notes) == noted


# ------------------------------------------------------------------------------------------------ dates and embargo


@pytest.mark.parametrize(
    ("embargo", "printed"),
    [
        ("2026-12-01", "Embargoed until 1 December 2026"),
        ("2026-12-01T06:00Z", "Embargoed until 06:00 UTC, 1 December 2026"),
        ("2026-03-09T00:05-03:00", "Embargoed until 00:05 UTC-03:00, 9 March 2026"),
    ],
)
def test_an_embargo_is_printed_with_its_own_zone(make: Make, embargo: str, printed: str) -> None:
    assert load_brief(make(f"report: report.txt\nmarking: {{embargo: {embargo}}}\n")).marking.embargo == printed


def test_no_locale_and_no_time_zone_changes_what_is_printed(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make("report: report.txt\nmarking: {date: 2026-03-09, embargo: 2026-12-01T06:00Z}\n")
    expected = load_brief(folder).marking
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    before = locale.setlocale(locale.LC_ALL)
    try:
        for name in ("de_DE.UTF-8", "fr_FR.UTF-8", "C"):
            try:
                locale.setlocale(locale.LC_ALL, name)
            except locale.Error:
                continue
            assert load_brief(folder).marking == expected
    finally:
        locale.setlocale(locale.LC_ALL, before)
    assert expected.embargo == "Embargoed until 06:00 UTC, 1 December 2026"


# ------------------------------------------------------------------------------------------------------- audiences


@pytest.mark.parametrize("name", builtin_names())
def test_every_shipped_audience_loads_and_outsiders_see_no_allegation(make: Make, name: str) -> None:
    (profile,) = load_brief(make(), (name,)).audiences
    assert profile.name == name
    assert profile.sections[0].name in ("title", "headline")
    if profile.outside:
        assert profile.allegations is Allegations.OMIT
        assert profile.ceiling.strictness <= Label.GREEN.strictness


def test_a_file_in_audiences_extends_a_shipped_one_key_by_key(make: Make) -> None:
    partners = """\
extends: public
label: Our partners
sections: [title, {findings: {by: theme, max: 6, numbered: true, heading: Found}}, source]
themes_first: [registers]
only: [registers.1]
never: [registers.2]
ceiling: GREEN
show_count: false
"""
    brief = load_brief(make("report: report.txt\naudiences: [partners]\n", audiences__partners_DOT_yaml=partners))
    (profile,) = brief.audiences
    (public,) = load_brief(make(), ("public",)).audiences
    assert (profile.label, profile.ceiling, profile.show_count) == ("Our partners", Label.GREEN, False)
    assert (profile.only, profile.never, profile.themes_first) == (("registers.1",), ("registers.2",), ("registers",))
    assert profile.sections == (
        SectionPlan("title"),
        SectionPlan("findings", heading="Found", by=GroupBy.THEME, max=6, numbered=True),
        SectionPlan("source"),
    )
    assert (profile.product, profile.allegations, profile.outside) == (public.product, public.allegations, True)


def test_a_file_may_take_the_place_of_a_shipped_audience_and_extend_it(make: Make) -> None:
    files = {"audiences__press_DOT_yaml": "extends: press\nnever: [registers.1]\n"}
    (profile,) = load_brief(make("report: report.txt\naudiences: [press]\n", **files)).audiences
    assert profile.never == ("registers.1",)
    assert profile.label == "For the press"
    inline = "report: report.txt\naudiences: [{name: press, pages: 2}]\n"
    (profile,) = load_brief(make(inline, **files)).audiences
    assert (profile.never, profile.pages) == (("registers.1",), 2)


def test_an_audience_may_extend_one_that_extends_another(make: Make) -> None:
    brief = load_brief(make(
        "report: report.txt\naudiences: [{name: north, extends: nordic, pages: 1}]\n",
        audiences__nordic_DOT_yaml="extends: donors\nwords: 300\n",
        audiences__donors_DOT_yaml="extends: public\nlabel: Donors\npages: 3\n",
    ))  # fmt: skip
    (profile,) = brief.audiences
    assert (profile.name, profile.label, profile.pages, profile.words) == ("north", "Donors", 1, 300)


def test_never_adds_up_along_extends_and_everything_else_is_replaced(make: Make) -> None:
    brief = load_brief(make(
        "report: report.txt\naudiences: [{name: north, extends: nordic, never: [registers.2], only: [registers.1]}]\n",
        audiences__nordic_DOT_yaml="extends: public\nnever: [registers.1]\nonly: [registers.2]\n",
    ))  # fmt: skip
    assert brief.audiences[0].never == ("registers.1", "registers.2")
    assert brief.audiences[0].only == ("registers.1",)
    assert list(brief.lock.entries) == ["registers.1", "registers.2"]


def test_what_others_extend_need_not_be_whole(make: Make) -> None:
    brief = load_brief(make(
        "report: report.txt\naudiences: [partners]\n",
        audiences__base_DOT_yaml="never: [registers.1]\n",
        audiences__partners_DOT_yaml="extends: public\n",
        audiences__others_DOT_yaml="extends: base\n" + "".join(
            f"{key}: {value}\n" for key, value in {
                "label": "Others", "product": "Brief", "sections": "[title, findings]", "allegations": "omit",
                "outside": "true", "ceiling": "CLEAR", "theme": "press", "formats": "[pdf]",
            }.items()
        ),
    ))  # fmt: skip
    assert names(brief) == ["partners"]


def test_a_budget_may_be_lifted_with_null(make: Make) -> None:
    brief = load_brief(make("report: report.txt\naudiences: [{name: press, pages: null, words: null}]\n"))
    assert (brief.audiences[0].pages, brief.audiences[0].words) == (None, None)


# ----------------------------------------------------------------------------------------- annotations and the lock


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
