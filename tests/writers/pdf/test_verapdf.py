"""Every PDF is PDF/UA-1 and PDF/A-2a by veraPDF, the reference validator, and sound in what veraPDF lets pass."""

from __future__ import annotations

import subprocess
from collections.abc import Collection
from io import BytesIO
from itertools import product
from pathlib import Path

import pikepdf
import pytest

from briefgen.style.choices import LAYOUTS
from briefgen.style.theme import load_theme, theme_names
from briefgen.writers import Attachment, WriteOptions
from briefgen.writers.pdf import write
from tests.conftest import AUDIENCES
from tests.example_briefs import composed
from tests.samples import sample
from tests.test_real_programs import needs
from tests.tools.generated import case, cases, words_of
from tests.tools.structcheck import findings
from tests.tools.validator import Validator

COUNT = 60


def found(verapdf: Validator, file: bytes | Path, words: Collection[str] = ()) -> list[str]:
    """Return all that either check finds in a file; one that carries files is for archives that allow them."""
    with pikepdf.open(BytesIO(file) if isinstance(file, bytes) else file) as pdf:
        archive = "3a" if pdf.attachments else "2a"
    return [*verapdf.failures(file, "ua1", archive), *findings(file, words)]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_example_briefs_pass(seed_out: Path, zedland_out: Path, verapdf: Validator, audience: str) -> None:
    for folder in (seed_out, zedland_out):
        assert found(verapdf, folder / f"{audience}.pdf") == []


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("theme", theme_names())
def test_a_brief_with_every_kind_of_block_passes(verapdf: Validator, theme: str, layout: str) -> None:
    for page_size in ("a4", "letter"):
        data = write(sample(), load_theme(theme, layout), WriteOptions(page_size)).data
        assert found(verapdf, data) == [], page_size


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("theme", theme_names())
def test_the_example_briefs_pass_in_every_look(verapdf: Validator, theme: str, layout: str) -> None:
    for name, audience, page_size in product(("zedland", "cambodia-cyber-crime"), AUDIENCES, ("a4", "letter")):
        data = write(composed(name, audience), load_theme(theme, layout), WriteOptions(page_size)).data
        assert found(verapdf, data) == [], (name, audience, page_size)


@pytest.mark.parametrize("number", range(COUNT))
def test_documents_of_any_shape_pass(verapdf: Validator, number: int) -> None:
    made = case(number, COUNT)
    assert found(verapdf, made.written().data, words_of(made.document)) == [], made.name


@pytest.mark.parametrize("theme", theme_names())
def test_a_brief_that_carries_a_file_passes_for_archives_that_allow_one(verapdf: Validator, theme: str) -> None:
    file = Attachment("ledger.json", b"{}", "application/json", "What stands where", "Data")
    data = write(sample(), load_theme(theme), WriteOptions(attachments=(file,))).data
    assert verapdf.failures(data, "ua1", "3a") == []
    assert found(verapdf, data) == []


def test_verapdf_refuses_what_is_no_brief(verapdf: Validator) -> None:
    with pytest.raises(RuntimeError, match="unreadable"):
        verapdf.failures(b"%PDF-1.7\nno file at all")


@pytest.mark.slow
@needs("qpdf", "qpdf")
def test_qpdf_finds_nothing_wrong_with_documents_of_any_shape(tmp_path: Path) -> None:
    for number, made in enumerate(cases(COUNT)):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(made.written().data)
        run = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
        assert run.returncode == 0, made.name + run.stdout + run.stderr
        assert "No syntax or stream encoding errors found" in run.stdout
