"""What the tests of `config` share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.config.folders import Make
from tests.config.test_mistakes import REPORT


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
