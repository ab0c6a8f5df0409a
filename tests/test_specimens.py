"""The brief that shows every theme in every layout, held still: tags, layout and tiny pictures of its PDF files.

`BRIEFGEN_ACCEPT=1 pytest tests/test_specimens.py` writes the dumps anew; read their diff, and look at the pages.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from briefgen.style.choices import LAYOUTS
from briefgen.style.theme import theme_names
from tests.conftest import ROOT
from tests.tools import dumps, structcheck, wordcheck
from tests.tools.validator import Validator
from tests.writers.docx.validators import audited

GOLDEN = ROOT / "tests" / "golden" / "specimen"
KINDS = {"at-a-glance": "headline", "two-columns": "columns", "note": "side-heads", "report": "report"}
NAMES = [f"{theme}-{kind}" for theme in theme_names() for kind in KINDS]
MOST = 2.0  # shades of 255 that a tiny picture may differ by in the mean: hinting differs, masses do not


def approved(path: Path, found: str) -> str:
    """Return the dump that was approved; write it first where that is asked for."""
    if os.environ.get("BRIEFGEN_ACCEPT"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found, encoding="utf-8")
    return path.read_text(encoding="utf-8")


def test_every_theme_is_shown_in_every_layout(specimen_out: Path) -> None:
    assert set(KINDS.values()) == set(LAYOUTS)
    assert {path.stem for path in specimen_out.iterdir()} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_file_is_accessible_and_archival(name: str, specimen_out: Path, verapdf: Validator) -> None:
    data = (specimen_out / f"{name}.pdf").read_bytes()
    assert [*verapdf.failures(data, "ua1", "2a"), *structcheck.findings(data)] == []
    data = (specimen_out / f"{name}.docx").read_bytes()
    assert [*wordcheck.findings(data), *audited(data)] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_tags_are_those_that_were_approved(name: str, specimen_out: Path) -> None:
    found = dumps.tags((specimen_out / f"{name}.pdf").read_bytes())
    assert found == approved(GOLDEN / f"{name}.tags.txt", found)


@pytest.mark.parametrize("name", NAMES)
def test_the_lines_stand_where_they_stood(name: str, specimen_out: Path) -> None:
    found = dumps.layout((specimen_out / f"{name}.pdf").read_bytes())
    assert found == approved(GOLDEN / f"{name}.layout.txt", found)


@pytest.mark.parametrize("name", NAMES)
def test_the_first_page_has_the_masses_that_were_approved(name: str, specimen_out: Path) -> None:
    found, path = dumps.tiny((specimen_out / f"{name}.pdf").read_bytes()), GOLDEN / f"{name}.png"
    if os.environ.get("BRIEFGEN_ACCEPT"):
        found.save(path, optimize=True)
    with Image.open(path) as picture:
        assert picture.size == found.size
        assert ImageStat.Stat(ImageChops.difference(picture.convert("L"), found)).mean[0] < MOST


def test_a_tiny_picture_without_its_panel_is_another_one() -> None:
    with Image.open(GOLDEN / "briefing-note.png") as picture:
        whole = picture.convert("L")
    bare = whole.point(lambda shade: 255 if shade < 120 else shade)
    assert ImageStat.Stat(ImageChops.difference(whole, bare)).mean[0] > MOST
