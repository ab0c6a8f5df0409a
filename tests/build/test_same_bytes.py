"""Equal inputs give equal bytes, wherever, whenever and by however many processes they are built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.build.folders import briefgen, contents, environment, make_brief

ZEDLAND = Path(__file__).parents[2] / "briefs" / "zedland"


@pytest.fixture(scope="module")
def zedland(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(ZEDLAND, tmp_path_factory.mktemp("briefs") / "zedland")


@pytest.fixture(scope="module")
def built(zedland: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("reference")
    assert briefgen("build", zedland, "-o", out, env={"PYTHONHASHSEED": "0", "TZ": "UTC"}).code == 0
    return out


@pytest.fixture(scope="module")
def reference(built: Path) -> dict[str, str]:
    return contents(built)


@pytest.mark.parametrize(
    "changes",
    [
        {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "de_DE.UTF-8",
         "LANGUAGE": "km"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0",
         "PYTHONIOENCODING": "ascii", "PYTHONOPTIMIZE": "1", "COLUMNS": "20", "SOURCE_DATE_EPOCH": "1"},
    ],
    ids=lambda changes: "-".join(changes),
)  # fmt: skip
def test_the_surroundings_of_a_build_change_no_byte(
    zedland: Path, reference: dict[str, str], tmp_path: Path, changes: dict[str, str]
) -> None:
    ended = briefgen("build", zedland, "-o", tmp_path / "out", cwd=tmp_path, env=changes)
    assert ended.code == 0, ended.err
    assert contents(tmp_path / "out") == reference


def test_the_place_of_a_brief_the_working_directory_and_the_umask_change_no_byte(
    zedland: Path, reference: dict[str, str], tmp_path: Path
) -> None:
    elsewhere = shutil.copytree(zedland, tmp_path / "else where" / "zedland")
    before = os.umask(0o077)
    try:
        ended = briefgen("build", ".", "-o", "../out", cwd=elsewhere)
    finally:
        os.umask(before)
    assert ended.code == 0, ended.err
    assert contents(tmp_path / "else where" / "out") == reference


def test_a_second_run_rewrites_nothing(zedland: Path, built: Path, reference: dict[str, str], tmp_path: Path) -> None:
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    for path in (tmp_path / "zedland").iterdir():
        os.utime(path, ns=(1_000_000_000, 1_000_000_000))
    ended = briefgen("build", zedland, "-o", tmp_path, env={"TZ": "Asia/Tokyo"})
    assert ended.out.count("unchanged") == len(reference) == 21
    assert {path.stat().st_mtime_ns for path in (tmp_path / "zedland").iterdir()} == {1_000_000_000}


def test_three_builds_at_once_into_one_folder_all_succeed(
    zedland: Path, reference: dict[str, str], tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "briefgen", "build", str(zedland), "-a", "minister", "-a", "press"]
    command += ["-o", str(tmp_path)]
    running = [subprocess.Popen(command, env=environment(), stdout=subprocess.DEVNULL) for _ in range(3)]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    two = {name: of for name, of in reference.items() if name.startswith(("zedland/minister.", "zedland/press."))}
    assert contents(tmp_path) == two
    assert len(two) == 6


def generated(folder: Path, briefs: int) -> Path:
    """Write a folder of briefs in nested folders, no two of which say the same."""
    for n in range(briefs):
        brief = f"name: b{n:02}\nreport: report.txt\naudiences: [minister, press]\nformats: [pdf, docx, html]\n"
        report = (
            f"Harbour {n} of Zedland\n\nQUELL - One harbour of many.\n\nFindings\n"
            + "".join(f"\n- Warehouse {n}-{k} was inspected {n + k} times in the year.\n" for k in range(4))
            + "\nConclusion\n\nA register is within reach.\n"
        )
        make_brief(folder / f"region-{n % 3}" / f"b{n:02}", brief=brief, report=report)
    return folder


def test_a_batch_gives_the_same_bytes_with_one_worker_and_with_two(tmp_path: Path) -> None:
    briefs = generated(tmp_path / "briefs", 4)
    for jobs in ("1", "2"):
        ended = briefgen("batch", briefs, "-j", jobs, "-o", tmp_path / jobs)
        assert ended.code == 0, ended.err
    assert contents(tmp_path / "1") == contents(tmp_path / "2")
    assert len(set(contents(tmp_path / "1").values())) == 24


@pytest.mark.slow
def test_sixty_briefs_give_the_same_bytes_with_one_worker_and_with_two(tmp_path: Path) -> None:
    briefs = generated(tmp_path / "briefs", 60)
    for jobs in ("1", "2"):
        ended = briefgen("batch", briefs, "-j", jobs, "-f", "html", "-f", "docx", "-o", tmp_path / jobs)
        assert ended.out == "60 briefs, 120 audiences: 240 files written\n", ended.err
    assert contents(tmp_path / "1") == contents(tmp_path / "2")
