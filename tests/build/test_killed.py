"""A build that is killed or interrupted: nothing by halves, nothing left running, and the next build completes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.build.folders import briefgen, contents, environment
from tests.build.test_same_bytes import generated

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc and signals")


def hear_interrupts() -> None:
    """Take back what a shell sets for what it runs in the background: a child would be deaf to an interrupt, too."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def start(briefs: Path, out: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "briefgen", "batch", str(briefs), "-j", "2", "-o", str(out)]
    return subprocess.Popen(
        command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        preexec_fn=hear_interrupts,
    )  # fmt: skip


def wait_for_first_file(process: subprocess.Popen[str], out: Path) -> None:
    deadline = time.monotonic() + 30
    while not list(out.glob("b*/*.pdf")):
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.005)


def alive(group: int) -> list[str]:
    """Return the processes of a group that still run."""
    found = []
    for folder in Path("/proc").iterdir():
        try:
            state, _, its_group = (folder / "stat").read_text().rpartition(")")[2].split()[:3]
        except (OSError, ValueError):
            continue
        if int(its_group) == group and state != "Z":
            found.append(folder.name)
    return found


def wait_until_all_ended(group: int) -> None:
    deadline = time.monotonic() + 20
    while alive(group):
        assert time.monotonic() < deadline, f"still running: {alive(group)}"
        time.sleep(0.02)


@pytest.fixture(scope="module")
def briefs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return generated(tmp_path_factory.mktemp("many") / "briefs", 12)


@pytest.fixture(scope="module")
def reference(briefs: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    out = tmp_path_factory.mktemp("whole")
    assert briefgen("batch", briefs, "-o", out).code == 0
    return contents(out)


def test_a_killed_batch_leaves_whole_files_and_no_process_and_is_completed_by_the_next(
    briefs: Path, reference: dict[str, str], tmp_path: Path
) -> None:
    process = start(briefs, tmp_path)
    wait_for_first_file(process, tmp_path)
    process.kill()
    process.communicate(timeout=20)
    wait_until_all_ended(process.pid)
    assert process.returncode == -signal.SIGKILL
    there = contents(tmp_path)
    assert there
    assert there.items() <= reference.items()
    ended = briefgen("batch", briefs, "-o", tmp_path)
    assert ended.code == 0, ended.err
    assert contents(tmp_path) == reference


def test_ctrl_c_ends_a_batch_with_130_and_one_word_and_no_process_left(
    briefs: Path, reference: dict[str, str], tmp_path: Path
) -> None:
    process = start(briefs, tmp_path)
    wait_for_first_file(process, tmp_path)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the workers too
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert err.splitlines()[-1] == "interrupted"
    assert "Traceback" not in err
    wait_until_all_ended(process.pid)
    assert contents(tmp_path).items() <= reference.items()
    assert list(tmp_path.rglob("staging/*")) == []
