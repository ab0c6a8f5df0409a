"""When two names are one. In: names as they stand in data or brief.yaml. Out: which of them are read as the same.

Spaces of any kind and number are one space, and a letter with its accent is the same in one character or two (UAX 15).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable


def same_name(name: str) -> str:
    """Return what names that are the same have in common."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def spelt_as(name: str, names: Iterable[str]) -> str:
    """Return the one of the names that is the same as `name`, as it is written there; else `name` itself."""
    return next((found for found in names if same_name(found) == same_name(name)), name)
