"""Where a word may be parted at a line's end without a sign: the one place that knows it, for every script.

In: a word as it stands between two spaces, and its language. Out: positions in it, each behind a character of its own.
Latin, Greek and Cyrillic words part behind a dash or a slash. A script without spaces between its words comes in here:
`segment` would ask a dictionary of the language (Khmer), and everything after it stays as it is. The direction of a
script (Arabic) is none of this module's: positions count characters in the order in which they are read.
"""

from __future__ import annotations

import re

_SIGNS = "–—/"
_SIGN = re.compile(rf"[{_SIGNS}]")
_INSIDE = re.compile(rf"(?<=[\w.)])[{_SIGNS}]+(?=\w)")
_ADDRESS = re.compile(r"(?<=[\w])(?=[.?&=#_%~@])|(?<=/)(?=\w)")
_COMPOUND = 8  # letters; shorter words do not part behind their dash


def may_part(text: str) -> bool:
    """Tell whether a text holds a sign behind which one of its words may part; most texts hold none."""
    return _SIGN.search(text) is not None


def segment(word: str, language: str) -> tuple[int, ...]:
    """Return the positions behind which a line may end inside a word, without a hyphen; `language` is a BCP 47 tag."""
    if len(word) <= _COMPOUND or not may_part(word):
        return ()
    return tuple(found.end() for found in _INSIDE.finditer(word))


def segment_address(address: str) -> tuple[int, ...]:
    """Return the positions at which a long address may part: behind a slash, before another sign."""
    return tuple(found.start() for found in _ADDRESS.finditer(address))
