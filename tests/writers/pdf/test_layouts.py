"""Every theme in every layout: where things stand.

`BRIEFGEN_ACCEPT=1 pytest tests/writers/pdf/test_layouts.py` writes it anew.
"""

from __future__ import annotations

import os
from itertools import cycle
from pathlib import Path

import pytest

from briefgen.style.choices import LAYOUTS
from briefgen.style.theme import load_theme, theme_names
from tests.samples import sample
from tests.writers.pdf.layout_dump import dump

GOLDEN = Path(__file__).parents[2] / "golden" / "layouts"


@pytest.mark.parametrize("theme", theme_names())
def test_pages_are_laid_out_as_they_were(theme: str) -> None:
    sizes = cycle(("a4", "letter"))
    found = [line for name in LAYOUTS for line in dump(sample(), load_theme(theme, name), next(sizes))]
    path = GOLDEN / f"{theme}.txt"
    if os.environ.get("BRIEFGEN_ACCEPT"):
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(found) + "\n", encoding="utf-8")
    assert found == path.read_text(encoding="utf-8").splitlines()
