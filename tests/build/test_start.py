"""A new folder: all files or none, nothing overwritten, whatever stands in the way."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefgen.build.start import start
from briefgen.config.load import load_brief, load_report
from briefgen.diagnostics import Severity
from briefgen.errors import BriefgenError, OutputError, ReportError, UsageError
from briefgen.labels import Label
from briefgen.report.model import Role
from tests.build.folders import REPORT

OURS = {
    "brief.yaml",
    "annotations.yaml",
    "briefgen.lock",
    "audiences/partners.yaml",
    *(f".schema/{kind}.json" for kind in ("brief", "audience", "annotations", "taxonomy")),
}


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "Harbours, 2026.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def listing(folder: Path) -> dict[str, bytes | None]:
    paths = sorted(folder.rglob("*"))
    return {p.relative_to(folder).as_posix(): p.read_bytes() if p.is_file() else None for p in paths}


def names(folder: Path) -> set[str]:
    return {name for name, data in listing(folder).items() if data is not None}


def test_the_report_is_copied_byte_for_byte_under_its_own_name(tmp_path: Path) -> None:
    source = tmp_path / "old harbours.TXT"
    source.write_bytes(REPORT.encode("cp1252"))
    started = start(tmp_path / "a" / "b", source)
    assert names(tmp_path / "a" / "b") == {"old harbours.TXT", *OURS}
    assert (tmp_path / "a" / "b" / "old harbours.TXT").read_bytes() == source.read_bytes()
    assert {path.relative_to(tmp_path / "a" / "b").as_posix() for path in started.files} == names(tmp_path / "a" / "b")
    assert any("Windows-1252" in d.message for d in started.diagnostics)


def test_without_a_report_one_on_an_invented_country_is_written(tmp_path: Path) -> None:
    start(tmp_path / "b")
    assert "Zedland is an invented country" in (tmp_path / "b" / "report.txt").read_text(encoding="utf-8")


def test_a_report_that_stands_in_the_folder_already_is_left_there(tmp_path: Path, report: Path) -> None:
    started = start(tmp_path, report)
    assert names(tmp_path) == {report.name, *OURS}
    assert report not in started.files


def test_a_folder_with_other_files_keeps_them(tmp_path: Path, report: Path) -> None:
    (tmp_path / "b" / "audiences").mkdir(parents=True)
    (tmp_path / "b" / "audiences" / "friends.yaml").write_text("extends: press\n")
    start(tmp_path / "b", report)
    assert names(tmp_path / "b") == {"audiences/friends.yaml", report.name, *OURS}


@pytest.mark.parametrize(
    "there", [["brief.yaml"], ["annotations.yaml", "audiences/partners.yaml"], [".schema/brief.json"]]
)
def test_files_that_are_there_are_all_named_and_nothing_is_written(
    tmp_path: Path, report: Path, there: list[str]
) -> None:
    for name in there:
        (tmp_path / "b" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "b" / name).write_text("mine\n")
    before = listing(tmp_path)
    with pytest.raises(OutputError) as failed:
        start(tmp_path / "b", report)
    assert f"the folder has {', '.join(there)} already" in str(failed.value)
    assert listing(tmp_path) == before


def test_another_report_of_that_name_is_not_overwritten(tmp_path: Path, report: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / report.name).write_text("mine\n")
    with pytest.raises(OutputError, match=r"Harbours, 2026\.txt already"):
        start(tmp_path / "b", report)
    assert names(tmp_path / "b") == {report.name}


def test_a_link_that_leads_nowhere_is_in_the_way_too(tmp_path: Path, report: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "brief.yaml").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError, match=r"has brief\.yaml already"):
        start(tmp_path / "b", report)
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("in_the_way", ["b", "b/.schema", "b/audiences"])
def test_a_file_where_a_folder_should_be_is_told_and_nothing_is_left(
    tmp_path: Path, report: Path, in_the_way: str
) -> None:
    (tmp_path / in_the_way).parent.mkdir(exist_ok=True)
    (tmp_path / in_the_way).write_text("mine\n")
    before = listing(tmp_path)
    with pytest.raises(OutputError) as failed:
        start(tmp_path / "b", report)
    assert str(failed.value).startswith(f"{tmp_path / in_the_way}: error: there is a file where a folder should be")
    assert listing(tmp_path) == before


@pytest.mark.parametrize("name", ["brief.yaml", "annotations.yaml", ".schema/taxonomy.json"])
def test_where_a_write_fails_what_was_written_is_taken_away(
    tmp_path: Path, report: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def full(self: Path, *arguments: object, **more: object) -> object:
        if self == tmp_path / "a" / "b" / name:
            raise OSError(28, "No space left on device", str(self))
        return opened(self, *arguments, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(OutputError, match="No space left on device"):
        start(tmp_path / "a" / "b", report)
    monkeypatch.undo()
    assert names(tmp_path) == {report.name}
    assert not (tmp_path / "a").exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(self: Path, *arguments: object, **more: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "mkdir", refused)
    with pytest.raises(OutputError, match=r"b: error: cannot be written: Permission denied\n  hint: nothing"):
        start(tmp_path / "b", report)


def test_a_report_that_cannot_be_read_is_the_readers_error(tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7\n")
    for path, said in (
        (tmp_path / "none.txt", "no such file"),
        (tmp_path / "scan.pdf", "cannot read"),
        (tmp_path, "folder"),
    ):
        with pytest.raises(ReportError, match=said):
            start(tmp_path / "b", path)
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize("name", ["brief.yaml", "Annotations.YAML", "a" * 240 + ".txt", "bell\x07.txt"])
def test_a_name_that_cannot_stand_in_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    text = "title: Quays\nparts:\n  - {heading: Fees, findings: [Fees fell.]}\n"
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="rename it"):
        start(tmp_path / "b", tmp_path / name)
    assert not (tmp_path / "b").exists()


def test_a_report_without_findings_has_its_folder_and_the_way_to_set_roles(tmp_path: Path) -> None:
    (tmp_path / "plain.txt").write_text("A Title\n\nSome words.\n\nMore words.\n", encoding="utf-8")
    started = start(tmp_path / "b", tmp_path / "plain.txt")
    assert names(tmp_path / "b") == {"plain.txt", *OURS}
    (found,) = started.diagnostics
    assert found.severity is Severity.WARNING
    assert "no findings were found" in found.message
    assert "say in brief.yaml which part" in found.hint
    assert "`roles: {lead.1: findings}`" in found.hint
    assert not started.has_findings


def test_without_findings_every_passage_but_the_ignored_has_an_entry(tmp_path: Path) -> None:
    text = (
        "A Title\n\nSome words.\n\nHistory\n\nThe port is old and deep.\n\nPrices\n\nBread costs two crowns.\n\n"
        "Acknowledgements\n\nThe institute thanks all who helped.\n"
    )
    (tmp_path / "plain.txt").write_text(text, encoding="utf-8")
    start(tmp_path / "b", tmp_path / "plain.txt")
    entries = (tmp_path / "b" / "annotations.yaml").read_text(encoding="utf-8").splitlines()
    report = load_report(tmp_path / "b")
    ids = [p.id for part in report.parts if part.role is not Role.IGNORE for p in part.passages]
    assert ids
    assert any(part.role is Role.IGNORE for part in report.parts)
    assert [line for line in entries if line.endswith(":") and not line.startswith("#")] == [
        "lead.1:",
        *(f"{name}:" for name in ids),
    ]
    (tmp_path / "b" / "brief.yaml").write_text("report: plain.txt\nroles: {Prices: findings}\n", encoding="utf-8")
    assert [p.id for p in load_brief(tmp_path / "b").report.findings] == ["prices.1"]


def test_the_same_report_gives_the_same_files(tmp_path: Path, report: Path) -> None:
    start(tmp_path / "a", report)
    start(tmp_path / "b", report)
    assert listing(tmp_path / "a") == listing(tmp_path / "b")
    shutil.rmtree(tmp_path / "a")
    with pytest.raises(BriefgenError):
        start(tmp_path / "b", report)


def test_an_entry_filled_in_is_about_the_words_above_it_though_the_report_changed_before_the_first_build(
    tmp_path: Path, report: Path
) -> None:
    folder = tmp_path / "b"
    start(folder, report)
    first = load_brief(folder).report.findings[0]
    copy, entries = folder / report.name, folder / "annotations.yaml"
    words = copy.read_text(encoding="utf-8")
    copy.write_text(
        words.replace(f"- {first.text}", f"- Cranes stand idle in Marrow.\n- {first.text}"), encoding="utf-8"
    )
    filled = entries.read_text(encoding="utf-8").replace(f"\n{first.id}:", f"\n{first.id}: {{tlp: AMBER}}")
    entries.write_text(filled, encoding="utf-8")
    brief = load_brief(folder)
    assert [p.text for p in brief.report.findings if p.label is Label.AMBER] == [first.text]
    assert any(f"`{first.id}` has moved" in d.message for d in brief.diagnostics)
