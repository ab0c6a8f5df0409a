"""The starter files: whatever a report holds, they load, change nothing, and say what is known."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from briefgen.build.start import start
from briefgen.config.json_schema import STARTED, schema
from briefgen.config.load import load_brief, load_report
from briefgen.config.starter import STARTER_REPORT, starter_files
from briefgen.diagnostics import Severity
from briefgen.errors import ReportError
from briefgen.labels import Label
from briefgen.report.model import Report
from briefgen.report.readers import read_report
from briefgen.sections.compose import compose
from briefgen.tailoring.author import WRITABLE
from briefgen.tailoring.tailor import tailor
from briefgen.yaml_source import parse
from tests.config.schema_faults import faults
from tests.conftest import BRIEFS

REPORT = """\
Quays of Zedland
A year at the quays

The quays earn a fifth of the income of Zedland.

Report findings

- Fees fell by a tenth within a year: to 3 crowns # a boat.
- Officers of the customs post have reportedly taken payments at night, as two skippers told the institute in June.

"Way forward": what to do

The next steps are in the annex.

Conclusion

A register that names all owners is within reach.
"""
KHMER = "កំពង់ផែនៃប្រទេសហ្សេតលែន"


def read(folder: Path, text: str, name: str = "report.txt") -> Report:
    (folder / name).write_text(text, encoding="utf-8", newline="")
    return read_report(folder / name)


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    return starter_files(read(tmp_path, REPORT), "report.txt")


def write(folder: Path, files: dict[str, str], report: str = REPORT) -> Path:
    for name, text in {**files, "report.txt": report}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder


def test_all_audiences_are_listed_with_who_they_are(files: dict[str, str], tmp_path: Path) -> None:
    brief = load_brief(write(tmp_path / "b", files))
    names = [profile.name for profile in brief.audiences]
    assert sorted(names) == ["civil-society", "donor", "law-enforcement", "minister", "parliament", "press", "public"]
    for profile in brief.audiences:
        assert re.search(rf"^  - {profile.name} +# {profile.label}: ", files["brief.yaml"], re.MULTILINE)


def test_the_brief_is_a_draft_labelled_clear_with_nothing_claimed(files: dict[str, str], tmp_path: Path) -> None:
    brief = load_brief(write(tmp_path / "b", files))
    assert brief.marking.draft
    assert (brief.report.author, brief.report.publisher, brief.report.date, brief.publisher) == ("", "", "", "")
    assert "  tlp: CLEAR  # the report does not say" in files["brief.yaml"]
    assert brief.texts == ()


def test_every_part_that_an_author_may_write_has_an_empty_entry(files: dict[str, str], tmp_path: Path) -> None:
    brief = load_brief(write(tmp_path / "b", files))
    text = parse(files["brief.yaml"], "brief.yaml").data["text"]  # type: ignore[index]
    wanted = {
        profile.name: {plan.name: None for plan in profile.sections if plan.name in WRITABLE}
        for profile in brief.audiences
    }
    assert text == {name: sections for name, sections in wanted.items() if sections}
    assert {"press", "minister", "parliament"} <= text.keys()


def test_roles_that_are_taken_out_of_their_comments_are_those_that_were_read(
    files: dict[str, str], tmp_path: Path
) -> None:
    block = files["brief.yaml"].partition("\nroles:\n")[2].partition("\n\n")[0]
    assert '  # "\\"Way forward\\": what to do": findings' in block
    assert "# carried from line " in block
    set_by_hand = files["brief.yaml"].replace(block, block.replace("  # ", "  ", 1).replace("\n  # ", "\n  "))
    brief = load_brief(write(tmp_path / "b", {**files, "brief.yaml": set_by_hand}))
    before = read_report(tmp_path / "b" / "report.txt")
    assert [part.role for part in brief.report.parts] == [part.role for part in before.parts]
    assert not any(part.guessed for part in brief.report.parts)


def test_every_finding_has_an_empty_entry_below_its_first_words_and_its_place(files: dict[str, str]) -> None:
    lines = files["annotations.yaml"].splitlines()
    at = lines.index("report-findings.1:")
    assert lines[at - 1] == "# line 8: “Fees fell by a tenth within a year: to 3 crowns # a boat.”"
    assert lines[at + 1] == (
        "# line 9: “Officers of the customs post have reportedly taken payments at night, as two …”"
        "  [guess: allegation, cue “reportedly”]"
    )
    entries = parse(files["annotations.yaml"], "annotations.yaml").data
    assert isinstance(entries, dict)
    assert list(entries)[:3] == ["lead.1", "report-findings.1", "report-findings.2"]
    assert "conclusion.1" in entries
    assert set(entries.values()) == {None}


def test_an_entry_can_be_filled_in_behind_its_id(files: dict[str, str], tmp_path: Path) -> None:
    filled = files["annotations.yaml"].replace(
        "report-findings.1:\n", "report-findings.1: {priority: 1, themes: [fees]}\n"
    )
    brief = load_brief(write(tmp_path / "b", {**files, "annotations.yaml": filled}))
    assert (brief.report.findings[0].priority, brief.report.findings[0].themes) == (1, ("fees",))


def moved(files: dict[str, str], folder: Path) -> Path:
    """Return a folder that was built once, and in whose report a finding was put before the others since."""
    write(folder, files)
    (folder / "briefgen.lock").write_text(load_brief(folder).lock.to_text(), encoding="utf-8")
    report = REPORT.replace("- Fees fell", "- A new finding stands here.\n- Fees fell")
    return write(folder, {}, report)


def test_empty_entries_say_nothing_when_the_report_changes(files: dict[str, str], tmp_path: Path) -> None:
    folder = moved(files, tmp_path / "b")
    assert [d for d in load_brief(folder).diagnostics if d.severity is not Severity.NOTE] == []
    write(folder, {}, REPORT.partition("- Officers")[0])
    assert [d for d in load_brief(folder).diagnostics if d.severity is not Severity.NOTE] == []


@pytest.mark.parametrize("builds", [0, 2])
def test_what_is_filled_in_after_a_finding_moved_follows_the_words_above_it(
    files: dict[str, str], tmp_path: Path, builds: int
) -> None:
    folder = moved(files, tmp_path / "b")
    for _ in range(builds):
        (folder / "briefgen.lock").write_text(load_brief(folder).lock.to_text(), encoding="utf-8")
    filled = files["annotations.yaml"].replace("report-findings.1:\n", "report-findings.1: {tlp: RED}\n")
    brief = load_brief(write(folder, {"annotations.yaml": filled}, (folder / "report.txt").read_text(encoding="utf-8")))
    assert [p.text[:9] for p in brief.report.findings if p.label is Label.RED] == ["Fees fell"]
    assert [d.message for d in brief.diagnostics if d.severity is Severity.WARNING] == [
        "`report-findings.1` has moved: its words are now `report-findings.2`; the entry follows them"
    ]


def test_annotations_that_nobody_filled_in_may_be_deleted(files: dict[str, str], tmp_path: Path) -> None:
    folder = moved(files, tmp_path / "b")
    (folder / "annotations.yaml").unlink()
    assert load_brief(folder).report.findings


def test_a_label_of_the_report_is_not_loosened(tmp_path: Path) -> None:
    text = "title: Quays\ntlp: AMBER\nauthor: R. Example\nparts:\n  - {heading: Fees, findings: [Fees fell.]}\n"
    made = starter_files(read(tmp_path, text, "quays.yaml"), "quays.yaml")
    assert "  tlp: AMBER  # as the report says" in made["brief.yaml"]
    assert re.search(r'^  author: "" +# R. Example$', made["brief.yaml"], re.MULTILINE)


def test_the_own_audience_is_checked_and_built_only_when_asked_for(files: dict[str, str], tmp_path: Path) -> None:
    folder = write(tmp_path / "b", files)
    assert "partners" not in [p.name for p in load_brief(folder).audiences]
    (partners,) = load_brief(folder, ("partners",)).audiences
    assert partners.label == "For our partners"


def test_every_comment_of_the_own_audience_may_be_taken_away(files: dict[str, str], tmp_path: Path) -> None:
    whole = re.sub(r"^# (?=[a-z_]+: )(?!yaml)", "", files["audiences/partners.yaml"], flags=re.MULTILINE)
    text = f"{REPORT}".replace("report.txt", "")
    annotated = files["annotations.yaml"].replace("lead.1:", "lead.1: {themes: [corruption]}")
    made = {**files, "audiences/partners.yaml": whole, "annotations.yaml": annotated}
    (partners,) = load_brief(write(tmp_path / "b", made, text), ("partners",)).audiences
    assert (partners.pages, partners.words, partners.never) == (1, 350, ("corruption",))


def test_every_file_is_right_by_the_schema_that_it_names(files: dict[str, str]) -> None:
    kinds = {"brief.yaml": "brief", "annotations.yaml": "annotations", "audiences/partners.yaml": "audience"}
    for name, kind in kinds.items():
        first = files[name].splitlines()[0]
        found = re.fullmatch(r"# yaml-language-server: \$schema=(.+)", first)
        assert found, first
        assert (Path(name).parent / found[1]).as_posix().replace("audiences/../", "") == f".schema/{kind}.json"
        assert not faults(kind, parse(files[name], name).data)
    for kind in STARTED:
        assert parse(files[f".schema/{kind}.json"], kind).data == schema(kind)


def test_no_line_of_what_is_said_is_too_long_for_an_editor(files: dict[str, str]) -> None:
    for name in ("brief.yaml", "annotations.yaml", "audiences/partners.yaml"):
        assert max(map(len, files[name].splitlines())) <= 130


@pytest.mark.parametrize("path", [STARTER_REPORT, *BRIEFS.glob("*/report.*")], ids=lambda path: path.parent.name)
def test_the_files_change_nothing_of_what_a_report_says(path: Path, tmp_path: Path) -> None:
    start(tmp_path / "b", path)
    alone, with_files = load_report(path), load_brief(tmp_path / "b")
    assert list(with_files.report.passages()) == list(alone.passages())
    assert [part.role for part in with_files.report.parts] == [part.role for part in alone.parts]
    assert not [d for d in with_files.diagnostics if d.severity is Severity.ERROR]


def test_the_starter_report_has_nothing_to_warn_of(tmp_path: Path) -> None:
    start(tmp_path / "b")
    found = load_brief(tmp_path / "b").diagnostics
    assert [str(d) for d in found if d.severity is not Severity.NOTE] == []


def test_ten_thousand_findings_have_an_entry_each(tmp_path: Path) -> None:
    parts = (
        f"Findings {part}\n\n" + "".join(f"- Quay {part} took {n} boats.\n" for n in range(100)) for part in range(100)
    )
    report = read(tmp_path, "Quays of Zedland\n\nAn opening.\n\n" + "\n".join(parts))
    folder = write(tmp_path / "b", starter_files(report, "report.txt"), (tmp_path / "report.txt").read_text())
    assert len(load_brief(folder).report.findings) == 10_000


words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40) | st.sampled_from(
    [
        '"Fees": a #1',
        "- yes",
        "no",
        "{a: [b",
        "🚢 🇿🇪 boats",
        KHMER * 9,
        "a\u2028b",
        "x" * 300,
        "Text\u200b",
        "<<",
        "1.",
        "~",
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=words, headings=st.lists(words, min_size=1, max_size=3), bullets=st.lists(words, min_size=1, max_size=3))
@example(title="Quays", headings=["Fees", "Fees", "fees:"], bullets=["has reportedly\x07 " + "paid " * 40])
def test_whatever_a_report_says_its_files_load_and_a_brief_is_composed(
    tmp_path: Path, title: str, headings: list[str], bullets: list[str]
) -> None:
    listed = "".join(f"- {bullet}\n" for bullet in bullets)
    text = f"{title}\n\n" + "\n".join(f"Findings {heading}\n\n{listed}" for heading in headings)
    (tmp_path / "report.txt").write_text(text, encoding="utf-8", newline="")
    shutil.rmtree(tmp_path / "b", ignore_errors=True)
    try:
        start(tmp_path / "b", tmp_path / "report.txt")
    except ReportError:
        assume(False)
    report = load_report(tmp_path / "b")
    assert list(report.passages()) == list(load_report(tmp_path / "report.txt").passages())
    assume(report.findings)
    brief = load_brief(tmp_path / "b", ("law-enforcement",))
    compose(tailor(brief.report, brief.audiences[0]), brief)
