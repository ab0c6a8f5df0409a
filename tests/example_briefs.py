"""The example briefs as documents. In: the names of a brief and of an audience. Out: what is composed for it."""

from __future__ import annotations

from functools import cache

import briefgen
from briefgen.document.nodes import Document
from tests.conftest import BRIEFS


@cache
def composed(name: str, audience: str) -> Document:
    """Return the document of an example brief for an audience."""
    brief = briefgen.load_brief(BRIEFS / name, (audience,))
    return briefgen.compose(briefgen.select(brief, brief.audiences[0]), brief)
