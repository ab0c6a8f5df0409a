"""The example briefs as documents. In: the names of a brief and of an audience. Out: what is composed for it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

import briefgen
from briefgen.document.nodes import Document
from tests.conftest import BRIEFS


@cache
def composed(name: str, audience: str) -> Document:
    """Return the document of an example brief for an audience."""
    brief = briefgen.load_brief(BRIEFS / name, (audience,))
    return briefgen.compose(briefgen.select(brief, brief.audiences[0]), brief)


def cases() -> list[tuple[str, str]]:
    """Return the names of all example briefs with those of their audiences."""
    return [(path.parent.name, name) for path in sorted(BRIEFS.glob("*/brief.yaml")) for name in _audiences(path)]


def _audiences(path: Path) -> list[str]:
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))["audiences"]
    return [entry if isinstance(entry, str) else entry["name"] for entry in entries]
