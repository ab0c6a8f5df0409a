"""Long documents, and those that carry a file, before the reference validator and before what it lets pass."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.build.attaching import attachments
from briefgen.document.nodes import Document
from briefgen.style.theme import load_theme, theme_names
from briefgen.writers import WriteOptions
from briefgen.writers.pdf import write
from tests.samples import sample
from tests.writers.pdf.test_contents import long_document
from tests.writers.pdf.test_contents_links import SIDE

verapdf = pytest.importorskip("tests.tools.verapdf")
THEMES = theme_names()
UNDATED = replace(sample(), metadata=replace(sample().metadata, iso_date="", date="undated"))


def refused(document: Document, theme: str, attach: tuple[str, ...], path: Path, *flavours: str) -> list[str]:
    """Return what veraPDF finds wrong with the file that is written to the path."""
    options = WriteOptions("a4", attachments(document, attach))
    path.write_bytes(write(document, load_theme(theme), options).data)
    return [str(failure) for flavour in flavours for failure in verapdf.check(path, flavour).failures]


@pytest.mark.parametrize("theme", THEMES)
def test_a_document_with_contents_is_accessible_and_archival(theme: str, tmp_path: Path) -> None:
    assert refused(long_document(6, 2, 26, SIDE), theme, (), tmp_path / "long.pdf", "ua1", "2a") == []


@pytest.mark.parametrize("document", [sample(), UNDATED, long_document(6, 2, 26)], ids=["dated", "undated", "long"])
def test_a_document_that_carries_the_ledger_is_so_by_part_3_alone(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "carries.pdf"
    assert refused(document, "institutional", ("ledger",), path, "ua1", "3a") == []
    assert not verapdf.check(path, "2a").passed


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
def test_a_document_of_120_pages_is_accessible_and_archival(theme: str, tmp_path: Path) -> None:
    assert refused(long_document(34, 4, 27), theme, (), tmp_path / "long.pdf", "ua1", "2a") == []
