"""The numbers of one column of a figure: is each a number, of one unit with the others, that a chart can keep?

In: the cells of a column as written. Out: what is wrong, each thing at its cell.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from briefgen.diagnostics import Diagnostic, Location, error
from briefgen.report.numbers import MOST_DIGITS, fits_a_chart, number_of

MISSING = ("", "-", "–", "—")  # what stands where there is no number
AS_TABLE = "a chart draws numbers: name other columns, or show the data by `kind: table`"


@dataclass(frozen=True, slots=True)
class NumberColumn:
    """A column of numbers; `where` tells the place of a cell by its row, 0 for the header's."""

    name: str
    cells: Sequence[str]
    where: Callable[[int], Location]
    language: str

    def problems(self, *, drawn: bool) -> Iterator[Diagnostic]:
        """Yield what is wrong with the cells; a column that is drawn needs numbers of one unit and a fair length."""
        said = [(n, text) for n, text in enumerate(self.cells, 1) if text not in MISSING]
        numbers = [(n, text) for n, text in said if number_of(text, self.language) is not None]
        most = _most_are_percentages([text for _, text in numbers])
        for n, text in said:
            if (n, text) not in numbers:
                message = f"`{text[:40]}` in the column `{self.name}` is no number"
                yield error(message, self.where(n), self._hint(text, most_are_percentages=most))
        if not drawn:
            return
        if not said:
            yield error(f"the column `{self.name}` holds no number", self.where(0), AS_TABLE)
        for n, text in numbers:
            yield from self._misfit(n, text, most_are_percentages=most)

    def _hint(self, text: str, *, most_are_percentages: bool) -> str:
        if text[:1].isdigit() and "," in text and "." not in text and not text.endswith(","):
            return "in this language a point begins the decimals: write 1.9"
        bare = _without_unit(text)
        if bare != text and number_of(bare, self.language) is not None:
            others = "are percentages" if most_are_percentages else "have no unit"
            return f"most cells of the column {others}: write `{bare}` if it is the same, and the unit as `measure`"
        return "write digits alone, 1,250 or 1250.5, with % if it is one; leave a missing number empty"

    def _misfit(self, n: int, text: str, *, most_are_percentages: bool) -> Iterator[Diagnostic]:
        if _is_percentage(text) != most_are_percentages:
            has, have = ("no %", "one") if most_are_percentages else ("a %", "none")
            message = f"`{text[:40]}` has {has}, and most cells of the column `{self.name}` have {have}"
            yield error(message, self.where(n), "draw numbers of one unit: write all cells of a column alike")
        value = number_of(text, self.language)
        if value is not None and not fits_a_chart(value):
            message = f"`{text[:44]}` is no number that a chart can keep: it has more than {MOST_DIGITS} digits"
            yield error(message, self.where(n), "round it, or name a larger unit in `measure`")


def _is_percentage(text: str) -> bool:
    return text.rstrip().endswith("%")


def _most_are_percentages(texts: Sequence[str]) -> bool:
    """Tell of which kind most are; of as many of each, the first one says."""
    count = sum(map(_is_percentage, texts))
    return 2 * count > len(texts) or (2 * count == len(texts) > 0 and _is_percentage(texts[0]))


def _without_unit(text: str) -> str:
    """Return a text without the words and signs of money around it."""
    found = [sign.isalpha() or sign.isspace() or unicodedata.category(sign) == "Sc" for sign in text]
    if all(found):
        return text
    return text[found.index(False) : len(text) - found[::-1].index(False)]
