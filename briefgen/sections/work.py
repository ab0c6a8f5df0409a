"""The work that one template may do, counted and never timed: the same template ends at the same place everywhere.

In: what the guards in a compiled template report: nodes run through, texts and lists touched. Out: nothing, or an error
once it is more than a section can need. Every value is counted in full where it is made and where it is walked, so
neither time nor memory grows beyond the allowance.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from briefgen.sections.kinds import MistakeInRendering
from briefgen.sections.shapes import GroupView

MAX_TEXT = 100_000  # characters of one text
MAX_ITEMS = 100_000  # of one list
MAX_NUMBER = 10**18
ALLOWANCE = 1_000_000  # units of work for any section; one is about a node of the template run through
ALLOWANCE_A_PASSAGE = 1_000
OUTPUT = 100_000  # characters of Markdown
OUTPUT_A_PASSAGE = 500
CHARACTERS_A_UNIT = 10
TOO_MUCH = "this template does more than a section needs"
HINT = "look for loops inside loops, and for texts or lists that grow with every turn"


@dataclass(slots=True)
class Meter:
    """Count the work of one rendering. `passages` is how many the section has: a long report needs more."""

    passages: int
    spent: int = 0

    @property
    def allowance(self) -> int:
        """Return the work that is allowed in all."""
        return ALLOWANCE + ALLOWANCE_A_PASSAGE * self.passages

    @property
    def output(self) -> int:
        """Return how many characters of Markdown the section may have."""
        return OUTPUT + OUTPUT_A_PASSAGE * self.passages

    def spend(self, units: int) -> None:
        """Count work. Raises the error that ends the template once it is too much."""
        self.spent += units
        if self.spent > self.allowance:
            raise MistakeInRendering(f"{TOO_MUCH}: it goes on after {self.allowance:,} steps", HINT)

    def weigh(self, values: Iterable[Any]) -> None:
        """Count values with all that they hold, once for every place it stands in."""
        waiting = list(values)
        while waiting:
            value = waiting.pop()
            if isinstance(value, str):
                if len(value) > MAX_TEXT:
                    raise grown("text", "characters", MAX_TEXT)
                self.spend(len(value) // CHARACTERS_A_UNIT)
            elif isinstance(value, list | tuple):
                self._fits(len(value))
                waiting.extend(value)
            elif isinstance(value, range):
                self._fits(len(value))
            elif isinstance(value, Mapping):
                self._fits(len(value))
                waiting.extend(value)
                waiting.extend(value.values())
            elif isinstance(value, GroupView):
                self.spend(len(value.findings))

    def _fits(self, length: int) -> None:
        if length > MAX_ITEMS:
            raise grown("list", "items", MAX_ITEMS)
        self.spend(length)


def grown(what: str, parts: str, limit: int) -> MistakeInRendering:
    """Make the error of one value that is larger than any section needs."""
    return MistakeInRendering(f"{TOO_MUCH}: a {what} of more than {limit:,} {parts}", HINT)
