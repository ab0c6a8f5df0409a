"""Pages for a browser to show: each theme in each layout, and a language that is written from right to left."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from briefgen.document.nodes import Document, Metadata, Provenance, Text
from briefgen.style.choices import LAYOUTS
from briefgen.style.theme import load_theme, theme_names
from briefgen.writers import WriteOptions
from briefgen.writers.html import write
from tests.samples import sample
from tests.tools import axe

COMBINATIONS = [(theme, layout) for theme in theme_names() for layout in LAYOUTS]
LACKING = axe.missing()
needs_axe = pytest.mark.skipif(bool(LACKING), reason=f"needs {LACKING}")
needs_browser = pytest.mark.skipif(axe.PROGRAM is None, reason="needs chromium (Debian: chromium)")


def page_in(theme: str, layout: str, document: Document | None = None) -> str:
    """Return the page of a document, or of the sample that holds every node, in a layout of a theme."""
    return write(document or sample(), load_theme(theme, layout), WriteOptions()).data.decode("utf-8")


def in_arabic() -> Document:
    """Return the sample as a brief in Arabic would quote it: each text in English, the page from right to left."""
    document = _foreign(sample())
    return replace(document, metadata=replace(document.metadata, language="ar"))


def _foreign(node: Any) -> Any:
    """Return a node, or a tuple of them, with each text in it marked as English."""
    if isinstance(node, tuple):
        return tuple(map(_foreign, node))
    if isinstance(node, Text):
        return replace(node, language="en")
    if is_dataclass(node) and not isinstance(node, type | Metadata | Provenance):
        return replace(node, **{field.name: _foreign(getattr(node, field.name)) for field in fields(node)})
    return node


def pages(folder: Path) -> list[Path]:
    """Write the sample in all combinations, and once from right to left, and return the files."""
    made = {f"{theme}-{layout}": page_in(theme, layout) for theme, layout in COMBINATIONS}
    made |= {f"arabic-{layout}": page_in("briefing", layout, in_arabic()) for layout in LAYOUTS}
    for name, text in made.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return sorted(folder.glob("*.html"))
