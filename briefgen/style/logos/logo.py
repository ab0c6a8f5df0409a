"""A logo as the writers take it: lines and areas, or pixels; and how large it stands at the head of a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, assert_never

HEIGHT = 100.0  # of every drawing, in its own units
WIDEST = 60 * 72 / 25.4  # on a page, in points: the name of a house and the label stand beside it
GAP = 6.0  # points between a logo and what stands after it


class Segment(NamedTuple):
    """A step of a path: `M` to a point, `L` a line, `C` a curve (two handles and a point), `Z` back to the start."""

    kind: str
    numbers: tuple[float, ...]


class Stroke(NamedTuple):
    """A line along a path: `cap` and `join` are PDF's numbers (ISO 32000-1, 8.4.3), which SVG has names for."""

    colour: str
    width: float
    cap: int = 0
    join: int = 0
    miter: float = 4.0


class Shape(NamedTuple):
    """A path with its area, its line, or both; `even_odd` says which of its insides are filled."""

    segments: tuple[Segment, ...]
    fill: str | None
    even_odd: bool = False
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes on a ground `HEIGHT` high, y downwards from its top left corner; what lies outside it is not seen."""

    width: float
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Pixels:
    """A PNG file without anything but its pixels, as wide and high as it says."""

    data: bytes
    width: int
    height: int


Picture = Drawing | Pixels


@dataclass(frozen=True, slots=True)
class Logo:
    """The sign of a house. `alternative` says what it shows; `wordmark`: it is the house's name, drawn."""

    picture: Picture
    alternative: str = ""
    decorative: bool = False
    wordmark: bool = False

    def spoken(self, organisation: str) -> str:
        """Return what a screen reader says for it: nothing where the same words stand beside it."""
        beside = "" if self.wordmark else organisation
        repeats = self.alternative.strip().casefold() == beside.strip().casefold()
        return "" if self.decorative or repeats else self.alternative

    def beside(self, organisation: str) -> str:
        """Return the name that is set beside it."""
        return "" if self.wordmark else organisation

    def size(self, height: float) -> tuple[float, float]:
        """Return width and height in points of a logo so high, or lower where it would be too wide."""
        aspect = aspect_of(self.picture)
        height = min(height, WIDEST / aspect)
        return height * aspect, height


def aspect_of(picture: Picture) -> float:
    """Return how many times as wide as high a picture is."""
    match picture:
        case Drawing():
            return picture.width / HEIGHT
        case Pixels():
            return picture.width / picture.height
        case _:
            assert_never(picture)


class Mistake(NamedTuple):
    """What is wrong in a file, what to do, and the line of the file, 0 where it has none."""

    message: str
    hint: str = ""
    line: int = 0


class LogoError(Exception):
    """A logo that is not used, for these reasons."""

    def __init__(self, *mistakes: Mistake) -> None:
        super().__init__("; ".join(mistake.message for mistake in mistakes))
        self.mistakes = mistakes
