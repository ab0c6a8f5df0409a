"""Publishing alone, with files of a few bytes: what is written, kept, removed, copied and named."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from briefgen.build import publish as publishing
from briefgen.build.manifest import Entry, sha256
from briefgen.build.publish import NewFile, Published, Wishes, publish
from briefgen.errors import OutputError

BOTH = frozenset(("press.html", "minister.html"))


def new(name: str, data: bytes, *shown: str) -> NewFile:
    audience, _, extension = name.partition(".")
    return NewFile(name, data, Entry(audience, extension, sha256(data), len(data), 1, shown))


def put(out: Path, *files: NewFile, keep: frozenset[str] = BOTH, force: bool = False, **withheld: str) -> Published:
    secrets = {audience: frozenset((mark,)) for audience, mark in withheld.items()}
    return publish(out, "ports", Wishes(files, keep, secrets, force))


def leftovers(out: Path) -> list[Path]:
    return list((out / "_internal" / "ports" / "staging").iterdir())


def test_new_files_land_in_the_folder_of_the_brief_and_nowhere_else(tmp_path: Path) -> None:
    published = put(tmp_path, new("press.html", b"one"), new("minister.html", b"two"))
    assert published.written == ("press.html", "minister.html")
    assert sorted(p.name for p in (tmp_path / "ports").iterdir()) == ["minister.html", "press.html"]
    assert (tmp_path / "ports" / "press.html").read_bytes() == b"one"
    assert leftovers(tmp_path) == []


def test_an_unchanged_file_is_not_written_again(tmp_path: Path) -> None:
    put(tmp_path, new("press.html", b"one"), new("minister.html", b"two"))
    path = tmp_path / "ports" / "press.html"
    os.utime(path, ns=(1_000_000_000, 1_000_000_000))
    inode = path.stat().st_ino
    published = put(tmp_path, new("press.html", b"one"), new("minister.html", b"changed"))
    assert (published.unchanged, published.written) == (("press.html",), ("minister.html",))
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (1_000_000_000, inode)


def test_an_edited_file_survives_and_is_named(tmp_path: Path) -> None:
    put(tmp_path, new("press.html", b"one"))
    (tmp_path / "ports" / "press.html").write_bytes(b"one, edited")
    published = put(tmp_path, new("press.html", b"two"), new("minister.html", b"other"))
    assert published.edited == ("press.html",)
    assert published.written == ("minister.html",)
    assert (tmp_path / "ports" / "press.html").read_bytes() == b"one, edited"
    (problem,) = published.diagnostics
    assert "press.html: error: the file was edited by hand; it was not overwritten" in str(problem)
    assert "--force" in problem.hint


def test_an_edited_file_stays_edited_in_every_later_build(tmp_path: Path) -> None:
    put(tmp_path, new("press.html", b"one"))
    (tmp_path / "ports" / "press.html").write_bytes(b"one, edited")
    for data in (b"two", b"three", b"two"):
        assert put(tmp_path, new("press.html", data)).edited == ("press.html",)


def test_an_edit_undone_is_no_edit(tmp_path: Path) -> None:
    put(tmp_path, new("press.html", b"one"))
    path = tmp_path / "ports" / "press.html"
    path.write_bytes(b"edited")
    put(tmp_path, new("press.html", b"two"))
    path.write_bytes(b"one")
    assert put(tmp_path, new("press.html", b"two")).written == ("press.html",)


def test_an_edit_that_makes_the_very_bytes_of_the_new_file_is_taken_as_ours(tmp_path: Path) -> None:
    put(tmp_path, new("press.html", b"one"))
    (tmp_path / "ports" / "press.html").write_bytes(b"two")
    assert put(tmp_path, new("press.html", b"two")).unchanged == ("press.html",)
    assert put(tmp_path, new("press.html", b"three")).written == ("press.html",)


def test_a_foreign_file_in_the_way_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "ports").mkdir()
    (tmp_path / "ports" / "press.html").write_bytes(b"somebody's own")
    assert put(tmp_path, new("press.html", b"one")).edited == ("press.html",)
    assert (tmp_path / "ports" / "press.html").read_bytes() == b"somebody's own"


def test_foreign_files_under_other_names_are_never_touched(tmp_path: Path) -> None:
    put(tmp_path, new("press.html", b"one"))
    (tmp_path / "ports" / "notes.docx").write_bytes(b"mine")
    published = put(tmp_path, new("minister.html", b"two"), keep=frozenset(("minister.html",)))
    assert published.removed == ("press.html",)
    assert (tmp_path / "ports" / "notes.docx").read_bytes() == b"mine"


def test_force_replaces_an_edited_file_and_keeps_a_copy(tmp_path: Path) -> None:
    put(tmp_path, new("press.html", b"one"))
    (tmp_path / "ports" / "press.html").write_bytes(b"edited")
    published = put(tmp_path, new("press.html", b"two"), force=True)
    assert (tmp_path / "ports" / "press.html").read_bytes() == b"two"
    assert [path.read_bytes() for path in published.copied] == [b"edited"]
    assert published.copied[0].parent == tmp_path / "_internal" / "ports" / "edited"
    assert published.edited == ()


def test_force_keeps_a_copy_of_every_edit_there_ever_was(tmp_path: Path) -> None:
    copies: set[Path] = set()
    for edit in (b"first edit", b"second edit"):
        put(tmp_path, new("press.html", b"one"))
        (tmp_path / "ports" / "press.html").write_bytes(edit)
        copies.update(put(tmp_path, new("press.html", b"one"), force=True).copied)
    assert sorted(path.read_bytes() for path in copies) == [b"first edit", b"second edit"]


def test_force_makes_no_copy_where_nothing_was_edited(tmp_path: Path) -> None:
    put(tmp_path, new("press.html", b"one"))
    assert put(tmp_path, new("press.html", b"two"), force=True).copied == ()


def test_a_file_that_the_brief_no_longer_makes_is_removed_and_listed(tmp_path: Path) -> None:
    put(tmp_path, new("press.html", b"one"), new("minister.html", b"two"))
    published = put(tmp_path, new("press.html", b"one"), keep=frozenset(("press.html",)))
    assert published.removed == ("minister.html",)
    assert not (tmp_path / "ports" / "minister.html").exists()
    assert put(tmp_path, new("press.html", b"one"), keep=frozenset(("press.html",))).removed == ()


def test_an_edited_file_that_the_brief_no_longer_makes_is_left_and_named_until_it_is_gone(tmp_path: Path) -> None:
    only_press = frozenset(("press.html",))
    put(tmp_path, new("press.html", b"one"), new("minister.html", b"two"))
    (tmp_path / "ports" / "minister.html").write_bytes(b"two, edited")
    for _ in range(2):
        published = put(tmp_path, new("press.html", b"one"), keep=only_press)
        assert (published.removed, published.edited) == ((), ("minister.html",))
        assert "no longer makes this file" in str(published.diagnostics[0])
    (tmp_path / "ports" / "minister.html").unlink()
    assert put(tmp_path, new("press.html", b"one"), keep=only_press).edited == ()


def test_force_does_not_delete_an_edited_file_that_the_brief_no_longer_makes(tmp_path: Path) -> None:
    put(tmp_path, new("minister.html", b"two"))
    (tmp_path / "ports" / "minister.html").write_bytes(b"two, edited")
    put(tmp_path, new("press.html", b"one"), keep=frozenset(("press.html",)), force=True)
    assert (tmp_path / "ports" / "minister.html").read_bytes() == b"two, edited"


def test_a_file_of_the_brief_that_is_not_built_now_stays(tmp_path: Path) -> None:
    put(tmp_path, new("press.html", b"one"), new("minister.html", b"two"))
    assert put(tmp_path, new("press.html", b"one")).removed == ()
    assert (tmp_path / "ports" / "minister.html").exists()


def test_an_old_file_that_shows_what_is_withheld_now_is_removed_although_it_was_not_built(tmp_path: Path) -> None:
    put(tmp_path, new("press.html", b"one"), new("minister.html", b"two", "inspections.2"))
    published = put(tmp_path, new("press.html", b"one"), minister="inspections.2")
    assert published.removed == ("minister.html",)


def test_what_one_audience_may_not_see_removes_nothing_of_another(tmp_path: Path) -> None:
    put(tmp_path, new("minister.html", b"two", "inspections.2"))
    assert put(tmp_path, new("press.html", b"one"), press="inspections.2").removed == ()


def test_an_edited_file_that_shows_too_much_is_named_as_such(tmp_path: Path) -> None:
    put(tmp_path, new("minister.html", b"two", "inspections.2"))
    (tmp_path / "ports" / "minister.html").write_bytes(b"two, edited")
    published = put(tmp_path, new("minister.html", b"three"), minister="inspections.2")
    assert "it may show what this audience may not see" in str(published.diagnostics[0])


def test_a_kill_between_rename_and_manifest_makes_no_file_of_ours_look_edited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, new("press.html", b"one"), new("minister.html", b"one"))
    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", killed_after(2))  # the manifest's `pending`, then one file
        with pytest.raises(Killed):
            put(tmp_path, new("press.html", b"two"), new("minister.html", b"two"))
    assert (tmp_path / "ports" / "press.html").read_bytes() == b"two"
    assert (tmp_path / "ports" / "minister.html").read_bytes() == b"one"
    assert put(tmp_path, new("minister.html", b"three")).edited == ()
    published = put(tmp_path, new("press.html", b"three"), new("minister.html", b"three"))
    assert (published.edited, published.written) == ((), ("press.html",))
    assert leftovers(tmp_path) == []


def test_a_kill_between_rename_and_manifest_forgets_nothing_that_a_file_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, new("minister.html", b"one"))
    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", killed_after(2))
        with pytest.raises(Killed):
            put(tmp_path, new("minister.html", b"two", "inspections.2"))
    assert put(tmp_path, new("press.html", b"one"), minister="inspections.2").removed == ("minister.html",)


def test_a_kill_in_the_very_first_build_leaves_no_file_that_nobody_owns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", killed_after(2))
        with pytest.raises(Killed):
            put(tmp_path, new("minister.html", b"one"))
    assert (tmp_path / "ports" / "minister.html").exists()
    assert put(tmp_path, new("press.html", b"one"), keep=frozenset(("press.html",))).removed == ("minister.html",)


@pytest.mark.parametrize("steps", range(5))
def test_wherever_it_is_killed_each_file_is_the_old_or_the_new_one_and_the_next_build_completes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    put(tmp_path, new("press.html", b"one"), new("minister.html", b"one"))
    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", killed_after(steps))
        if steps < 4:
            with pytest.raises(Killed):
                put(tmp_path, new("press.html", b"two"), new("minister.html", b"two"))
        else:
            put(tmp_path, new("press.html", b"two"), new("minister.html", b"two"))
    for name in BOTH:
        assert (tmp_path / "ports" / name).read_bytes() in (b"one", b"two")
    published = put(tmp_path, new("press.html", b"two"), new("minister.html", b"two"))
    assert published.edited == ()
    assert {(tmp_path / "ports" / name).read_bytes() for name in BOTH} == {b"two"}


class Killed(BaseException):
    """Stand for SIGKILL: nothing of ours may catch it and go on."""


def killed_after(renames: int) -> Callable[[Path, Path], None]:
    """Return an `os.replace` that works a number of times."""
    rename = os.replace
    done: list[Path] = []

    def replace(source: Path, target: Path) -> None:
        if len(done) == renames:
            raise Killed
        done.append(target)
        rename(source, target)

    return replace


def test_a_full_disk_leaves_the_old_files_and_no_halves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, new("press.html", b"one"), new("minister.html", b"one"))
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full_after(1))
        with pytest.raises(OutputError) as caught:
            put(tmp_path, new("press.html", b"two"), new("minister.html", b"two"))
    assert "No space left on device" in str(caught.value)
    assert "free some space" in caught.value.diagnostics[0].hint
    assert {(tmp_path / "ports" / name).read_bytes() for name in BOTH} == {b"one"}
    assert leftovers(tmp_path) == []
    assert put(tmp_path, new("press.html", b"two"), new("minister.html", b"two")).edited == ()


def test_a_full_disk_does_not_save_a_file_that_shows_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, new("minister.html", b"one", "inspections.2"))
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full_after(0))
        with pytest.raises(OutputError) as caught:
            put(tmp_path, new("press.html", b"two"), minister="inspections.2")
    path = tmp_path / "ports" / "minister.html"
    assert not path.exists()
    assert f"{path}: note: removed before the disk failed" in str(caught.value)


def full_after(writes: int) -> Callable[[int], None]:
    done: list[int] = []

    def fsync(number: int) -> None:
        done.append(number)
        if len(done) > writes:
            raise OSError(28, "No space left on device")

    return fsync


def test_a_file_open_in_another_program_is_named_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As under Windows, where a file that Word has open cannot be replaced."""
    put(tmp_path, new("press.html", b"one"))

    def replace(source: Path, target: Path) -> None:
        if target.name == "press.html":
            raise PermissionError(13, "Permission denied", str(source), None, str(target))
        os.rename(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", replace)
        with pytest.raises(OutputError) as caught:
            put(tmp_path, new("press.html", b"two"))
    (problem,) = caught.value.diagnostics
    assert problem.location is not None
    assert problem.location.file == str(tmp_path / "ports" / "press.html")
    assert "close it if it is open in another program" in problem.hint
    assert put(tmp_path, new("press.html", b"two")).written == ("press.html",)


@pytest.mark.parametrize("in_the_way", ["ports", "_internal", "_internal/ports", "_internal/ports/staging"])
def test_a_file_where_a_folder_should_be_is_told(tmp_path: Path, in_the_way: str) -> None:
    path = tmp_path / in_the_way
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("a file", encoding="utf-8")
    with pytest.raises(OutputError) as caught:
        put(tmp_path, new("press.html", b"one"))
    assert "there is a file where a folder should be" in caught.value.diagnostics[0].hint
    assert path.read_text(encoding="utf-8") == "a file"


def test_a_folder_where_a_file_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "ports" / "press.html").mkdir(parents=True)
    with pytest.raises(OutputError) as caught:
        put(tmp_path, new("press.html", b"one"))
    assert str(tmp_path / "ports" / "press.html") in str(caught.value)


def test_a_damaged_manifest_stops_publishing_before_anything_is_written(tmp_path: Path) -> None:
    put(tmp_path, new("press.html", b"one"))
    (tmp_path / "_internal" / "ports" / "manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(OutputError):
        put(tmp_path, new("press.html", b"two"))
    assert (tmp_path / "ports" / "press.html").read_bytes() == b"one"


def test_two_publications_at_once_wait_for_one_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, new("press.html", b"one"))
    monkeypatch.setattr(publishing, "WAIT_SECONDS", 0.1)
    with FileLock(str(tmp_path / "_internal" / "ports" / "lock")), pytest.raises(OutputError) as caught:
        put(tmp_path, new("press.html", b"two"))
    assert "another briefgen is publishing this brief" in str(caught.value)
    assert put(tmp_path, new("press.html", b"two")).written == ("press.html",)


def test_where_nothing_was_built_and_nothing_was_there_no_folder_is_made(tmp_path: Path) -> None:
    put(tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no umask")
def test_files_get_the_permissions_that_the_umask_leaves(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        put(tmp_path, new("press.html", b"one"))
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "ports" / "press.html").stat().st_mode) == 0o640
