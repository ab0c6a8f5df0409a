"""Word files of houses, and briefs dressed in them."""

from __future__ import annotations

from pathlib import Path

import docx

from briefgen.diagnostics import Diagnostic
from briefgen.document.nodes import Document
from briefgen.style.house_style import HouseStyle
from briefgen.style.theme import load_theme
from briefgen.writers import WriteOptions
from briefgen.writers.docx import write
from tests.samples import sample

WORDS_DEFAULT = (Path(docx.__file__).parent / "templates" / "default.docx").read_bytes()


def dressed(
    house: bytes, document: Document | None = None, theme: str = "institutional", name: str = "h.dotx"
) -> bytes:
    """Write a document in the style of a house."""
    options = WriteOptions("a4", house_style=HouseStyle(name, house))
    return write(document or sample(), load_theme(theme), options).data


def said(house: bytes, document: Document | None = None) -> tuple[Diagnostic, ...]:
    """Return what the writer says of a house's file."""
    options = WriteOptions("a4", house_style=HouseStyle("h.dotx", house))
    return write(document or sample(), load_theme("press"), options).diagnostics
