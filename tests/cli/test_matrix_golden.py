"""The matrix of the example briefs. `BRIEFGEN_ACCEPT=1 pytest tests/cli/test_matrix_golden.py` writes it anew.

Of the seed brief the rules quote single cue words, and no sentence of its report.
"""

from __future__ import annotations

import json
import os

import pytest

from briefgen.cli.app import run
from tests.conftest import BRIEFS, ROOT

GOLDEN = ROOT / "tests" / "golden"


@pytest.mark.parametrize("brief", ["zedland", "cambodia-cyber-crime"])
def test_the_matrix_is_the_one_that_was_approved(brief: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["matrix", str(BRIEFS / brief), "--json"]) == 0
    found = capsys.readouterr().out
    path = GOLDEN / f"matrix-{brief}.json"
    if os.environ.get("BRIEFGEN_ACCEPT"):
        path.write_text(found, encoding="utf-8")
    assert json.loads(found) == json.loads(path.read_text(encoding="utf-8"))
    assert found == path.read_text(encoding="utf-8")
