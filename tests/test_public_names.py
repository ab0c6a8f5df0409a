"""What `import briefgen` offers, and that README's example of it works."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import briefgen
from tests.conftest import BRIEFS, ROOT


def test_every_public_name_can_be_had_and_comes_from_where_it_is_defined() -> None:
    for name in briefgen.__all__:
        assert getattr(briefgen, name) is not None
    assert set(briefgen._HOMES) | {"__version__"} == set(briefgen.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'raed_report'"):
        _ = briefgen.raed_report  # type: ignore[attr-defined]


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = "import sys, briefgen; print(sorted(m for m in sys.modules if m.startswith('briefgen')))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "['briefgen']"


def test_the_example_in_readme_writes_a_brief(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = re.search(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert found
    monkeypatch.chdir(tmp_path)
    (tmp_path / "briefs").symlink_to(BRIEFS)
    exec(compile(found[1], "README.md", "exec"), {})
    assert (tmp_path / "minister.pdf").read_bytes().startswith(b"%PDF")
