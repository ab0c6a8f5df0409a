from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.build.manifest import Entry, Manifest, read_manifest, sha256
from briefgen.errors import OutputError

OLD = Entry("press", "html", sha256(b"old"), 3, 1, ("inspections.1",))
NEW = replace(OLD, sha256=sha256(b"new"), shown=("inspections.1", "inspections.2"))


def test_a_manifest_comes_back_as_it_was_written(tmp_path: Path) -> None:
    manifest = Manifest({"press.html": OLD}, {"press.html": NEW})
    (tmp_path / "manifest.json").write_text(manifest.to_text(), encoding="utf-8")
    assert read_manifest(tmp_path / "manifest.json") == manifest


def test_where_there_is_no_manifest_nothing_is_ours(tmp_path: Path) -> None:
    assert read_manifest(tmp_path / "manifest.json") == Manifest()


def test_a_file_that_arrived_before_the_kill_is_ours_with_all_that_it_shows() -> None:
    settled = Manifest({"press.html": OLD}, {"press.html": NEW}).settled(lambda _: sha256(b"new"))
    assert settled == Manifest({"press.html": NEW})


def test_a_file_that_did_not_arrive_is_still_the_old_one() -> None:
    settled = Manifest({"press.html": OLD}, {"press.html": NEW}).settled(lambda _: sha256(b"old"))
    assert settled == Manifest({"press.html": OLD})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"version": 1}',
        '{"version": 2, "files": {}, "pending": {}}',
        '{"version": 1, "files": {"press.html": {"audience": "press"}}, "pending": {}}',
        '{"version": 1, "files": {"press.html": 3}, "pending": {}}',
        '{"version": 1, "files": [], "pending": {}}',
        '{"version": 1, "files": {"a": {"audience": "a", "format": "b", "sha256": "", "size": "x", "pages": 1, '
        '"shown": []}}, "pending": {}}',
        "[" * 100_000,
    ],
)
def test_a_damaged_manifest_is_refused_by_name_with_what_to_do(tmp_path: Path, text: str) -> None:
    path = tmp_path / "manifest.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(OutputError) as caught:
        read_manifest(path)
    (problem,) = caught.value.diagnostics
    assert problem.location is not None
    assert problem.location.file == str(path)
    assert "delete it" in problem.hint


def test_a_manifest_that_is_not_utf8_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_bytes(b"\xff\xfe")
    with pytest.raises(OutputError):
        read_manifest(tmp_path / "manifest.json")


def test_the_text_is_sorted_so_that_equal_manifests_have_equal_bytes() -> None:
    one, two = Manifest({"b": OLD, "a": NEW}), Manifest({"a": NEW, "b": OLD})
    assert one.to_text() == two.to_text()
    assert list(json.loads(one.to_text())["files"]) == ["a", "b"]
