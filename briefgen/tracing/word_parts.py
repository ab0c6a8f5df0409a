"""What is read of one part of a Word file: its words in order, what became of each, and the bookmarks over them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum


class Fate(Enum):
    """What became of words, or of the end of a paragraph, since changes were tracked."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"
    ARRIVED = "moved here"
    GONE = "moved away"
    PASSING = "inserted and deleted"

    @property
    def original(self) -> bool:
        """Tell whether it was there before."""
        return self in (Fate.KEPT, Fate.DELETED, Fate.GONE)

    @property
    def revised(self) -> bool:
        """Tell whether it is there now."""
        return self in (Fate.KEPT, Fate.INSERTED, Fate.ARRIVED)


@dataclass(frozen=True, slots=True)
class Change:
    """What became of something, by whom and when (as the file says it)."""

    fate: Fate = Fate.KEPT
    author: str = ""
    date: str = ""


KEPT = Change()


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one run; `frame` is the text box they stand in, 0 outside of any."""

    text: str
    paragraph: int
    frame: int
    change: Change
    evidence: bool


@dataclass(slots=True)
class Paragraph:
    """A paragraph: its own id, what became of its end, the number of words before that.

    `closes`: it says how the pages of the section before it are set. `joined`: the end before it was deleted.
    `linked`: the end of this one was changed, and another paragraph follows.
    """

    identifier: str
    frame: int
    end: Change = KEPT
    words: int = 0
    closes: bool = False
    joined: bool = False
    linked: bool = False
    marked: bool = False  # a bookmark of ours begins in it


@dataclass(slots=True)
class Mark:
    """A bookmark of ours: whose words it holds, from where to where; it belongs to the paragraph it begins in."""

    source: str
    paragraph: int
    frame: int
    first: int
    last: int = -1


@dataclass(slots=True)
class Story:
    """What one part says."""

    words: list[Words] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)


def chains(story: Story) -> Iterator[tuple[int, ...]]:
    """Yield the numbers of paragraphs that are one now, because the ends between them were deleted."""
    chain: list[int] = []
    for number, paragraph in enumerate(story.paragraphs):
        if chain and not paragraph.joined:
            yield tuple(chain)
            chain = []
        chain.append(number)
    if chain:
        yield tuple(chain)
