"""Whatever Word file a house has, the brief in its style is valid, the same each time, and read once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.style.house_style import HouseStyle
from briefgen.style.theme import load_theme
from briefgen.writers.docx.house import dressing
from tests.conftest import ROOT
from tests.samples import sample
from tests.tools.house_file import GERMAN, house_file
from tests.writers.docx.house.houses import WORDS_DEFAULT, dressed, said
from tests.writers.docx.reading import THEMES, members, tree_texts, word_texts, written
from tests.writers.docx.test_package import audit

HOUSES = {
    "zedland": house_file(),
    "german": house_file(ids=GERMAN),
    "word": WORDS_DEFAULT,
    "ours": written(sample()),
}


@pytest.mark.parametrize("house", HOUSES)
@pytest.mark.parametrize("theme", THEMES)
def test_openxml_audit_finds_nothing(house: str, theme: str, tmp_path: Path) -> None:
    assert audit(dressed(HOUSES[house], theme=theme), tmp_path) == []


@pytest.mark.parametrize("house", HOUSES)
@pytest.mark.parametrize("theme", THEMES)
def test_all_texts_stand_in_the_order_of_the_theme(house: str, theme: str) -> None:
    assert word_texts(dressed(HOUSES[house], theme=theme)) == tree_texts(sample(), load_theme(theme))


def test_a_brief_in_the_style_of_a_brief_in_a_style_changes_no_more() -> None:
    once = dressed(HOUSES["zedland"])
    twice = dressed(once)
    again = dressed(twice)
    for name in ("word/styles.xml", "word/header1.xml", "word/footer2.xml"):
        assert members(again)[name] == members(twice)[name]


def test_equal_arguments_give_equal_bytes_under_any_hash_seed() -> None:
    code = (
        "import hashlib; from tests.tools.house_file import house_file; from tests.writers.docx.house.houses "
        "import dressed;"
        "print(hashlib.sha256(dressed(house_file())).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            cwd=ROOT, capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(found) == 1


def test_the_file_is_read_once_for_all_briefs_and_themes() -> None:
    dressing.house_of.cache_clear()
    dressing.dressing_of.cache_clear()
    data = house_file()
    for theme in ("press", "press", "institutional"):
        dressing.dressing_of(HouseStyle("h.dotx", bytes(bytearray(data))), load_theme(theme))
    assert dressing.house_of.cache_info().misses == 1
    assert dressing.dressing_of.cache_info().misses == 2


def test_another_file_of_the_same_name_is_another_style() -> None:
    first = dressing.house_of(HouseStyle("h.dotx", HOUSES["zedland"]))
    assert dressing.house_of(HouseStyle("h.dotx", HOUSES["word"])) is not first


def test_styles_that_are_hard_to_read_are_told_by_name() -> None:
    messages = [d.message for d in said(WORDS_DEFAULT)]
    names = "heading 2, heading 3, Subtitle, caption, Intense Emphasis"
    assert messages == [f"docx: styles of h.dotx are hard to read: {names}"]
    assert said(HOUSES["zedland"]) == ()


@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["docx", "dotx"])
def test_a_file_that_libreoffice_saved_can_be_a_house_style(suffix: str, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    (tmp_path / "in.docx").write_bytes(HOUSES["zedland"])
    kind = {"docx": "docx:MS Word 2007 XML", "dotx": "dotx:MS Word 2007 XML Template"}[suffix]
    subprocess.run(
        [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", kind,
         "--outdir", tmp_path / "out", tmp_path / "in.docx"],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    house = (tmp_path / "out" / f"in.{suffix}").read_bytes()
    data = dressed(house)
    assert audit(data, tmp_path) == []
    assert word_texts(data) == tree_texts(sample(), load_theme("institutional"))


@pytest.mark.slow
def test_the_open_xml_sdk_finds_nothing(tmp_path: Path) -> None:
    pytest.importorskip("pythonnet")
    for name, house in HOUSES.items():
        (tmp_path / f"{name}.docx").write_bytes(dressed(house))
    files = sorted(map(str, tmp_path.glob("*.docx")))
    run = subprocess.run([sys.executable, ROOT / "tests/tools/sdkval.py", *files], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
