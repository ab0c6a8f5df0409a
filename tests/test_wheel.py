"""The built wheel, installed alone into a fresh environment and used outside the checkout."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.conftest import AUDIENCES, BRIEFS, FORMATS, ROOT


@pytest.mark.slow
def test_the_wheel_builds_both_example_briefs_outside_the_checkout(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", tmp_path / "dist", ROOT], check=True)
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    venv.create(tmp_path / "venv", with_pip=True)
    binaries = tmp_path / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run([binaries / "python", "-m", "pip", "install", "-q", wheel], check=True)
    shutil.copytree(BRIEFS, tmp_path / "briefs")
    subprocess.run([binaries / "briefgen", "batch", "briefs", "-j", "2"], check=True, cwd=tmp_path)
    matrix = [binaries / "briefgen", "matrix", "--html", "briefs/zedland"]  # its template and style are in the wheel
    page = subprocess.run(matrix, check=True, cwd=tmp_path, capture_output=True).stdout
    assert page.rstrip().endswith(b"</html>")
    for name in ("cambodia-cyber-crime", "zedland"):
        made = {path.name for path in (tmp_path / "out" / name).iterdir()}
        assert made == {f"{audience}.{extension}" for audience in AUDIENCES for extension in FORMATS}
