"""Long documents, and those that carry a file, before the reference validator and before what it lets pass."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.build.attaching import attachments
from briefgen.document.nodes import Document
from briefgen.style.theme import load_theme, theme_names
from briefgen.writers import WriteOptions
from briefgen.writers.pdf import write
from tests.samples import sample
from tests.tools.validator import Validator
from tests.writers.pdf.test_contents import long_document
from tests.writers.pdf.test_contents_links import SIDE

THEMES = theme_names()
UNDATED = replace(sample(), metadata=replace(sample().metadata, iso_date="", date="undated"))


def made(document: Document, theme: str, *attach: str) -> bytes:
    return write(document, load_theme(theme), WriteOptions("a4", attachments(document, attach))).data


@pytest.mark.parametrize("theme", THEMES)
def test_a_document_with_contents_is_accessible_and_archival(theme: str, verapdf: Validator) -> None:
    assert verapdf.failures(made(long_document(6, 2, 26, SIDE), theme), "ua1", "2a") == []


@pytest.mark.parametrize("document", [sample(), UNDATED, long_document(6, 2, 26)], ids=["dated", "undated", "long"])
def test_a_document_that_carries_the_ledger_is_so_by_part_3_alone(document: Document, verapdf: Validator) -> None:
    data = made(document, "institutional", "ledger")
    assert verapdf.failures(data, "ua1", "3a") == []
    assert verapdf.failures(data, "2a") != []


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
def test_a_document_of_120_pages_is_accessible_and_archival(theme: str, verapdf: Validator) -> None:
    assert verapdf.failures(made(long_document(34, 4, 27), theme), "ua1", "2a") == []
