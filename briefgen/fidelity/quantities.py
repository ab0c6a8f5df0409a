"""Numbers with their units. In: tokens. Out: quantities that compare equal however they are written.

15% and "15 percent" are one, "15 percentage points" is another; "3.1 million" is 3,100,000, "half" is 50 percent, "two
years" are 24 months. What stands before a number ("about", "at least") is kept with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.fidelity.lexicon import NumberWords
from briefgen.fidelity.tokens import Token

_QUALIFIERS = ("about", "at_least", "at_most", "below")
_MONEY = "$£€¥"
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value in its smallest unit, where it stands, and what qualifies it."""

    value: float
    unit: str
    start: int
    end: int
    sentence: int
    qualifier: str
    qualifier_words: tuple[str, ...]
    shown: str

    @property
    def key(self) -> tuple[float, str]:
        """Return what makes two quantities the same."""
        return self.value, self.unit


def quantities(tokens: Sequence[Token], words: NumberWords) -> tuple[Quantity, ...]:
    """Return the quantities of a text in its order."""
    return tuple(_Reader(tokens, words).read())


class _Reader:
    def __init__(self, tokens: Sequence[Token], words: NumberWords) -> None:
        self.tokens = tokens
        self.words = words
        self.lowers = [token.lower for token in tokens]

    def read(self) -> list[Quantity]:
        """Read all quantities from left to right."""
        found: list[Quantity] = []
        at = 0
        while at < len(self.tokens):
            read = self._fraction(at) or self._plain(at)
            if read is None:
                at += 1
                continue
            value, end = read
            found.append(self._measured(value, at, end))
            at = found[-1].end
        return found

    def _fraction(self, at: int) -> tuple[float, int] | None:
        """Read "two thirds", "a third of", "half", "one in five" as a percentage."""
        words, lowers = self.words, self.lowers
        parts = lowers[at].split("-")
        if len(parts) == 2 and parts[0] in words.values and parts[1] in words.fractions:
            return 100 * words.values[parts[0]] / words.fractions[parts[1]], at + 1
        ratio = self._ratio(at)
        if ratio is not None:
            return ratio
        following = lowers[at + 1] if at + 1 < len(lowers) else ""
        if lowers[at] in words.values and words.values[lowers[at]] >= 1 and following in words.fractions:
            return 100 * words.values[lowers[at]] / words.fractions[following], at + 2
        if lowers[at] in words.fraction_words:
            return 100 / words.fractions.get(lowers[at], 2), at + 1
        if lowers[at] in words.fractions and following in words.fraction_of:
            return 100 / words.fractions[lowers[at]], at + 1
        return None

    def _ratio(self, at: int) -> tuple[float, int] | None:
        for between in self.words.ratio:
            end = at + 1 + len(between)
            if end < len(self.lowers) and tuple(self.lowers[at + 1 : end]) == between:
                one, all_ = self._value(at), self._value(end)
                following = self.lowers[end + 1] if end + 1 < len(self.lowers) else ""
                if one is not None and all_ and one < all_ <= 1000 and following not in self.words.units:
                    return round(100 * one / all_, 6), end + 1
        return None

    def _plain(self, at: int) -> tuple[float, int] | None:
        value = self._value(at)
        end = at + 1
        if value is None and not self._several(at):
            return None
        value = 1.0 if value is None else value
        while end < len(self.lowers) and self.lowers[end] in self.words.multiples:
            value *= self.words.multiples[self.lowers[end]]
            end += 1
        if end < len(self.lowers) and self.lowers[at] in self.words.tens and self.lowers[end] in self.words.values:
            value += self.words.values[self.lowers[end]]
            end += 1
        alone = end == at + 1 and value in (0, 1) and not self.tokens[at].number
        if alone and self._unit(end) is None:
            return None
        return value, end

    def _several(self, at: int) -> bool:
        """Tell whether a multiple stands for itself: "a dozen", "a million", not "millions of"."""
        lower = self.lowers[at]
        return lower in self.words.multiples and len(lower) > 2 and not lower.endswith(("s", "es"))

    def _value(self, at: int) -> float | None:
        token = self.tokens[at]
        if token.number:
            return _number(token.text, self.words.decimal)
        if token.lower in self.words.values:
            return self.words.values[token.lower]
        if token.lower in self.words.tens:
            return self.words.tens[token.lower]
        if token.lower in self.words.times:
            return self.words.times[token.lower]
        tens, _, ones = token.lower.partition("-")
        if tens in self.words.tens and ones in self.words.values:
            return self.words.tens[tens] + self.words.values[ones]
        return None

    def _unit(self, at: int) -> tuple[str, float, int] | None:
        for points in self.words.points:
            if tuple(self.lowers[at : at + len(points)]) == points:
                return "points", 1.0, at + len(points)
        if at < len(self.lowers):
            if self.lowers[at] in self.words.units:
                unit, factor = self.words.units[self.lowers[at]]
                return unit, factor, at + 1
            if self.lowers[at] in (*_MONEY, "%"):
                return self.lowers[at], 1.0, at + 1
        return None

    def _measured(self, value: float, start: int, end: int) -> Quantity:
        of = end < len(self.lowers) and self.lowers[end] in self.words.fraction_of
        measured = self._unit(end + 1 if of and self.lowers[end - 1] in self.words.multiples else end)
        unit = ""
        fraction = self.lowers[start] in self.words.fraction_words or self._fraction(start) is not None
        if measured:
            unit, value, end = measured[0], value * measured[1], measured[2]
        elif start and self.lowers[start - 1] in _MONEY:
            unit = self.lowers[start - 1]
        elif fraction:
            unit = "%"
        qualifier, words = self._qualifier(start)
        shown = " ".join(token.text for token in self.tokens[start:end])
        return Quantity(round(value, 6), unit, start, end, self.tokens[start].sentence, qualifier, words, shown)

    def _qualifier(self, start: int) -> tuple[str, tuple[str, ...]]:
        """Return the class of what stands right before a number, past articles and signs of money."""
        at = start - 1
        passed = _MONEY if self.tokens[start].number else (*_MONEY, *self.words.articles)
        while at >= 0 and start - at <= _NEAR and self.lowers[at] in passed:
            at -= 1
        if at < 0 or self.tokens[at].sentence != self.tokens[start].sentence:
            return "", ()
        found: list[tuple[int, str]] = []
        for mark in _QUALIFIERS:
            first = at
            while first > 0 and mark in self.tokens[first].marks and mark + "-head" not in self.tokens[first].marks:
                first -= 1
            if mark in self.tokens[first].marks:
                found.append((first, mark))
        if not found:
            return "", ()
        first, mark = min(found)  # the longest: "no fewer than" before "fewer than"
        return mark, tuple(self.lowers[first : at + 1])


def _number(text: str, decimal: str) -> float | None:
    """Return the value of digits; None for a time or a fraction, which are compared as they are written."""
    group = "," if decimal == "." else "."
    plain = text.replace(",", "") if decimal == "." else text
    if group in plain:
        plain = plain.replace(".", "") if _grouped(plain, ".") else plain
    plain = plain.replace(",", ".") if decimal == "," else plain
    try:
        return float(plain)
    except ValueError:
        return None


def _grouped(text: str, sign: str) -> bool:
    parts = text.split(",")[0].split(sign)
    return len(parts) > 1 and all(len(part) == 3 for part in parts[1:])
