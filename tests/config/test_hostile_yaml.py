"""Files that are bombs, binary, huge or wrong throughout: a clear error, few words, and no search without bounds.

Whatever stands in brief.yaml, annotations.yaml, audiences/*.yaml or briefgen.lock, the command ends with code 3 and
says so in a page or two at most.
"""

from __future__ import annotations

import difflib
import os
import threading
from pathlib import Path
from typing import Any

import pytest

from briefgen.cli.app import run
from briefgen.config.load import load_brief
from briefgen.errors import BriefError
from briefgen.nearest import MAX_CHOICES
from briefgen.report.annotations import Annotation, annotate
from briefgen.report.lock import Lock, LockEntry
from briefgen.yaml_source import MAX_LINES, parse
from briefgen.yaml_source.builder import MAX_VALUES
from briefgen.yaml_source.document import MAX_PROBLEMS, YamlDocument
from tests.making import make_report

BRIEF = "report: report.txt\naudiences: [press]\n"
FILES = ("brief.yaml", "annotations.yaml", "audiences/own.yaml", "briefgen.lock")
YAML_FILES = FILES[:3]
LEVELS = "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))


def numbered(line: str, count: int) -> str:
    """Return a line many times, each with its number."""
    return "".join(line.format(n) for n in range(count))


def folder(path: Path, name: str, content: bytes | str, quays: int = 3) -> Path:
    """Write a brief with one hostile file in it."""
    findings = "".join(f"- The clerk of quay {n} numbers receipts by hand.\n" for n in range(quays))
    (path / "report.txt").write_text(
        f"Harbours of Zedland\nA year at the quays\nFindings on fees\n{findings}Conclusion\nA register helps.\n",
        encoding="utf-8",
    )
    (path / "brief.yaml").write_text(BRIEF, encoding="utf-8")
    (path / "audiences").mkdir()
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    (path / name).write_bytes(data)
    return path


def told(path: Path, capsys: pytest.CaptureFixture[str], code: int = 3) -> str:
    """Return what the command line says; it ends with the code of a brief at fault, in few words."""
    assert run(["matrix", str(path)]) == code
    said = capsys.readouterr().err.replace(str(path), "")
    assert "a bug in briefgen" not in said
    assert "Traceback" not in said
    assert len(said) < 60_000
    assert max(map(len, said.splitlines())) < 600
    return said


ANYWHERE: dict[str, tuple[bytes | str, str]] = {
    "binary": (bytes(range(256)) * 100, "the file is not UTF-8 text"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "the file is not UTF-8 text"),
    "UTF-16": (BRIEF.encode("utf-16"), "the file is not UTF-8 text"),
    "too large": (b"a: b\n" * 2_100_000, "the file is larger than 10 MB"),
}
YAML: dict[str, tuple[str, str]] = {
    "NUL": ("a: b\0c\n", "cannot hold the control character U+0000"),
    "NULs": ("\0" * 100_000, "cannot hold the control character U+0000"),
    "aliases": ("a: &a [x, x, x]\n" + LEVELS, "anchors such as `&a` are not used here"),
    "deep brackets": ("a: " + "[" * 5_000 + "]" * 5_000, "nested too deeply: more than 50 levels"),
    "deep brackets that do not close": ("[" * 1_000_000, "nested too deeply"),
    "deep indentation": ("".join(" " * n + "a:\n" for n in range(300)), "nested too deeply"),
    "deep dashes": ("- " * 100_000 + "x", "nested too deeply"),
    "many values": ("a: [" + "b," * (MAX_VALUES + 5) + "]", f"more than {MAX_VALUES:,} keys and values"),
    "many keys": (numbered("k{}: 1\n", MAX_VALUES // 2 + 5), f"more than {MAX_VALUES:,} keys and values"),
    "many lines": ("\n" * (MAX_LINES + 5), f"more than {MAX_LINES:,} lines"),
    "many surprises": ("a:\n" + "- no\n" * 500, f"and {500 - MAX_PROBLEMS} more problems in this file"),
    "many documents": ("---\n" * 10_000, "a second YAML document"),
    "Python": ("!!python/object/apply:os.system ['true']\n", "tags such as"),
    "a long tag": ("a: !" + "b" * 100_000 + " c\n", "tags such as"),
    "a long anchor": ("a: &" + "b" * 100_000 + " c\n", "anchors such as"),
    "a long number": ("a: " + "9" * 1_000_000, "this number has"),
    "an open quote": ('a: "' + "b\n" * 10_000, "close the quotation mark"),
    "token characters": ("a:\n" + "- \ufdd0\n" * 500, f"and {500 - MAX_PROBLEMS} more problems in this file"),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("case", ANYWHERE)
def test_what_is_no_text_is_told(case: str, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content, message = ANYWHERE[case]
    said = told(folder(tmp_path, name, content), capsys)
    assert message in said
    assert said.startswith(f"/{name}")


@pytest.mark.parametrize("name", YAML_FILES)
@pytest.mark.parametrize("case", YAML)
def test_hostile_yaml_is_told(case: str, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content, message = YAML[case]
    said = told(folder(tmp_path, name, content), capsys)
    assert message in said
    assert f"/{name}:" in said


LOCKS = {
    "deep": ("[" * 1_000_000, "nested too deeply"),
    "another version": ('{"version": "' + "x" * 1_000_000 + '"}', "is not 1"),
    "a long number": ('{"version": ' + "9" * 1_000_000 + "}", "an entry is not as briefgen writes it"),
    "another shape": ('{"version": 1, "findings": {"a": 1e999}}', "an entry is not as briefgen writes it"),
    "a long key": ('{"version": 1, "findings": {"' + "x" * 1_000_000 + '": {}}}', "'text' is missing"),
    "empty": ("", "damaged"),
    "NUL": ("\0", "damaged"),
}


@pytest.mark.parametrize("case", LOCKS)
def test_a_hostile_lock_is_damaged(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content, message = LOCKS[case]
    said = told(folder(tmp_path, "briefgen.lock", content), capsys)
    assert said.startswith("/briefgen.lock: error: the lock file is damaged: ")
    assert message in said


LONG = {
    "theme": ("brief.yaml", BRIEF + "theme: " + "x" * 1_000_000 + "\n", "no theme"),
    "report": ("brief.yaml", "report: " + "x" * 1_000_000 + "\n", "at most 200 characters"),
    "key": ("brief.yaml", BRIEF + "? " + "x" * 1_000_000 + "\n: 1\n", "unknown key"),
    "duplicate keys": ("brief.yaml", BRIEF + ("? " + "x" * 100_000 + "\n: 1\n") * 2, "duplicate key"),
    "extends": ("audiences/own.yaml", "extends: " + "x" * 1_000_000 + "\n", "no audience"),
    "id": ("annotations.yaml", "? " + "x" * 1_000_000 + "\n: {tlp: AMBER}\n", "no id begins with"),
    "never": ("audiences/own.yaml", "extends: public\nnever: [" + "x" * 1_000_000 + "]\n", "at most 200 characters"),
}


@pytest.mark.parametrize("case", LONG)
def test_a_very_long_text_is_not_repeated(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name, content, message = LONG[case]
    assert message in told(folder(tmp_path, name, content), capsys)


MANY = {
    "unknown keys": ("brief.yaml", BRIEF + numbered("k{}: 1\n", 10_000), "and 9,950 more problems"),
    "roles": ("brief.yaml", BRIEF + "roles:\n" + numbered("  k{}: ignore\n", 10_000), "at most 200 entries"),
    "roles that are none": (
        "brief.yaml", BRIEF + "roles:\n" + numbered("  k{}: ignor\n", 10_000), "and 9,950 more problems",
    ),
    "formats": ("brief.yaml", BRIEF + "formats: [" + "pdf," * 10_000 + "]\n", "at most 20 entries"),
    "audiences": ("brief.yaml", "report: report.txt\naudiences: [" + "press," * 10_000 + "]\n", "at most 200 entries"),
    "settings": ("audiences/own.yaml", "extends: public\n" + numbered("k{}: 1\n", 10_000), "more problems"),
    "sections": ("audiences/own.yaml", "extends: public\nsections: [" + "ask," * 10_000 + "]\n", "at most 100 entries"),
    "never": ("audiences/own.yaml", "extends: public\nnever: [" + "money," * 10_000 + "]\n", "at most 500 entries"),
}  # fmt: skip


@pytest.mark.parametrize("case", MANY)
def test_thousands_of_mistakes_are_told_by_their_number(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, content, message = MANY[case]
    assert message in told(folder(tmp_path, name, content), capsys)


def test_thousands_of_unknown_ids_are_told_by_their_number(tmp_path: Path) -> None:
    entries = "".join(f"findings-fees.{n}: {{tlp: AMBER}}\n" for n in range(1_000, 21_000))
    with pytest.raises(BriefError) as caught:
        load_brief(folder(tmp_path, "annotations.yaml", entries))
    messages = [d.message for d in caught.value.diagnostics]
    assert len(messages) == MAX_PROBLEMS + 1
    assert messages[0].startswith("no id begins with `findings-fees.1000`")
    assert messages[-1] == "and 19,950 more entries, which are not looked at before these are mended"
    assert caught.value.diagnostics[-1].location is not None
    assert caught.value.diagnostics[-1].location.line == MAX_PROBLEMS + 1


def test_a_hint_compares_a_word_with_few_of_many_ids(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    plain = difflib.get_close_matches

    def counted(word: str, choices: Any, *rest: Any) -> list[str]:
        looked.append(len(choices))
        return plain(word, choices, *rest)

    monkeypatch.setattr(difflib, "get_close_matches", counted)
    path = folder(tmp_path, "annotations.yaml", "findings-fee.7: {tlp: AMBER}\nzebra: {tlp: AMBER}\n", quays=2_000)
    with pytest.raises(BriefError) as caught:
        load_brief(path)
    assert len(caught.value.diagnostics) == 2
    assert looked
    assert max(looked) <= MAX_CHOICES
    assert len(looked) < 10


def test_as_many_good_annotations_as_findings_are_read(tmp_path: Path) -> None:
    entries = "".join(f"findings-fees.{n}: {{tlp: AMBER}}\n" for n in range(1, 501))
    brief = load_brief(folder(tmp_path, "annotations.yaml", entries, quays=500))
    assert {str(p.label) for p in brief.report.findings} == {"TLP:AMBER"}


def test_an_audience_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counted(text: str, file: str, **options: Any) -> YamlDocument:
        read.append(Path(file).name)
        return parse(text, file, **options)

    monkeypatch.setattr("briefgen.config.files.parse", counted)
    path = folder(tmp_path, "audiences/own.yaml", "extends: public\n")
    (path / "audiences" / "other.yaml").write_text("extends: own\n", encoding="utf-8")
    (path / "brief.yaml").write_text("report: report.txt\naudiences: [own, other]\n", encoding="utf-8")
    load_brief(path)
    assert sorted(read) == ["brief.yaml", "other.yaml", "own.yaml"]


def test_entries_of_a_lock_are_found_by_their_words_without_a_search_for_each() -> None:
    searched: list[int] = []

    class Counted(dict[str, LockEntry]):
        def items(self) -> Any:
            searched.append(len(self))
            return super().items()

    gone = Counted({f"gone.{n}": LockEntry("0" * 16, "1" * 16, "2" * 16) for n in range(100)})
    done = annotate(make_report(), {name: Annotation(priority=2) for name in gone}, {}, Lock(gone))
    assert sum("is gone" in d.message for d in done.diagnostics) == 100
    assert len(searched) == 1


@pytest.mark.parametrize("name", [*FILES[1:], "sections/own.md.j2", "themes/taxonomy.yaml"])
@pytest.mark.parametrize("device", [False, True])
def test_a_pipe_or_a_device_in_place_of_a_file_is_told_and_never_waited_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, device: bool
) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no pipes with a name")
    path = folder(tmp_path, "brief.yaml", BRIEF) / name
    path.parent.mkdir(exist_ok=True)
    if device:
        path.symlink_to("/dev/null")
    else:
        os.mkfifo(path)
        threading.Thread(target=lambda: path.open("wb").close(), daemon=True).start()  # a reader would get nothing
    assert f"{name}: error: this is not a regular file" in told(tmp_path, capsys)
