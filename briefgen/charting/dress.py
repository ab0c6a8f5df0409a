"""What a drawing is made to: the measures of a format's type, and texts broken to a width."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from briefgen.charting.shapes import Drawing, Shape, Words

Measure = Callable[[str, bool], float]  # the width of a text, plain or strong

_LEAD = 1.22  # of the size of type: lines of one label
_RISE = 0.36  # of the size: a baseline stands so far below the middle of its line's letters
_LARGEST = 842.0
_NARROWER = (0.9, 0.8, 0.7, 0.6)


@dataclass(frozen=True, slots=True)
class Dress:
    """The measures of a drawing in a format's units.

    `size` is that of the type, `line` a line of text, `thick` a bar's; a drawing is no higher than `room`, and a
    multiple of `grid` high. `mirrored` is for scripts that run from right to left.
    """

    size: float
    line: float
    thick: float
    measure: Measure
    room: float = _LARGEST
    grid: float = 1.0
    mirrored: bool = False

    @property
    def lead(self) -> float:
        """Return the distance of two lines of one label."""
        return _LEAD * self.size

    def baseline(self, middle: float) -> float:
        """Return where a line of text stands whose letters are to be around a height."""
        return middle + _RISE * self.size

    def broken(self, text: str, width: float, strong: bool = False) -> tuple[str, ...]:
        """Return the lines of a text no wider than `width`; a word is parted only where it is wider than that."""
        lines: list[str] = []
        for word in text.split():
            joined = f"{lines[-1]} {word}" if lines else word
            if lines and self.measure(joined, strong) <= width:
                lines[-1] = joined
                continue
            *parts, last = self._parted(word, width, strong)
            lines += [*parts, last]
        return tuple(lines) or ("",)

    def balanced(self, text: str, width: float, strong: bool = False) -> tuple[str, ...]:
        """Return the lines of a text, as few as fit the width and about as long as one another."""
        lines = self.broken(text, width, strong)
        longest = max((self.measure(word, strong) for word in text.split()), default=0.0)
        for share in _NARROWER if len(lines) > 1 else ():
            narrower = self.broken(text, share * width, strong)
            if len(narrower) > len(lines) or share * width < longest:  # no word is parted for looks
                break
            lines = narrower
        return lines

    def _parted(self, word: str, width: float, strong: bool) -> list[str]:
        parts, rest = [], word
        while self.measure(rest, strong) > width and len(rest) > 1:
            cut = next((n for n in range(len(rest) - 1, 1, -1) if self.measure(rest[:n], strong) <= width), 1)
            parts.append(rest[:cut])
            rest = rest[cut:]
        return [*parts, rest]


@dataclass(slots=True)
class Sheet:
    """A drawing in the making: what lies under the data, the data, and the words in their reading order."""

    under: list[Shape] = field(default_factory=list)
    data: list[Shape] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)

    def say(self, lines: tuple[str, ...], top: Words, lead: float) -> None:
        """Add the lines of a text, the first one where and as `top` is."""
        for number, line in enumerate(lines):
            self.words.append(
                Words(top.x, top.y + number * lead, line, top.anchor, top.colour, top.strong, top.own, top.shown)
            )

    def drawing(self, width: float, height: float, grid: float) -> Drawing:
        """Return the drawing, its height rounded up to a multiple of the grid."""
        whole = -(-height // grid) * grid
        return Drawing(width, whole, (*self.under, *self.data, *self.words))
