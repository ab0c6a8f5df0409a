"""Labels of the Traffic Light Protocol, in their order of strictness.

Source: TLP 2.0, FIRST Standards Definitions and Usage Guidance, August 2022. Labels are never translated.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum


class Label(Enum):
    """A label as `TLP:…` names it; `colour` is the one that the standard gives its text, on black."""

    CLEAR = ("CLEAR", 0, "#FFFFFF")
    GREEN = ("GREEN", 1, "#33FF00")
    AMBER = ("AMBER", 2, "#FFC000")
    AMBER_STRICT = ("AMBER+STRICT", 3, "#FFC000")
    RED = ("RED", 4, "#FF2B2B")

    def __init__(self, word: str, strictness: int, colour: str) -> None:
        self.word = word
        self.strictness = strictness
        self.colour = colour

    def __str__(self) -> str:
        return f"TLP:{self.word}"

    def allows(self, other: Label) -> bool:
        """Tell whether a reader cleared up to this label may see what carries `other`; RED is never built."""
        return other is not Label.RED and other.strictness <= self.strictness


LABELS: dict[str, Label] = {label.word: label for label in Label}


def strictest(labels: Iterable[Label]) -> Label:
    """Return the strictest of the labels, CLEAR if there are none."""
    return max(labels, key=lambda label: label.strictness, default=Label.CLEAR)
