"""The Word file of a publishing house that a brief names: its bytes, and what its pages say.

In: what `config` read from the disk. Out: what the DOCX writer dresses a brief in, and the words that are the
publisher's own: the leak gate takes no name and no number in them for a secret, but their sentences for what they say.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """A Word file whose look is used; `words` are the texts of its headers and footers."""

    name: str
    data: bytes
    words: tuple[str, ...] = ()
