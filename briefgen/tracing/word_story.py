"""One part of a Word file -> its words in order, each with what became of it, and the bookmarks over them.

In: a parsed part. Out: `Story`. Changes that Word tracks are read, not carried out: deleted words are there, and say
that they are deleted. Bookmarks are taken as they come: twice, without an end, an end before its start.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

_NAMESPACES = frozenset(
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",  # of files saved as “Strict Open XML Document”
    )
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # says again what Choice says
_IDENTIFIER = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_MARK = re.compile(r"_bf_(?:([0-9a-f]{8}_(?:L[0-9]+|P[0-9]+B[0-9]+))|author(?:_[0-9]+)?)(?:_[0-9]+)?")
_EVIDENCE = "EvidenceReference"  # how the identifiers of its styles begin


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


_FATES = {"ins": Fate.INSERTED, "del": Fate.DELETED, "moveTo": Fate.ARRIVED, "moveFrom": Fate.GONE}
_TEXTS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "\u2011"}


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

    `joined`: the end before it was deleted; `linked`: the end of this one was changed, and another paragraph follows.
    """

    identifier: str
    frame: int
    end: Change = KEPT
    words: int = 0
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


def read_story(root: Any) -> Story:
    """Return the words of a part."""
    reading = _Reading()
    reading.read(root)
    return reading.story


@dataclass(slots=True)
class _Reading:
    """A part while it is read; what is open now."""

    story: Story = field(default_factory=Story)
    _paragraphs: list[int] = field(default_factory=list)
    _frames: list[int] = field(default_factory=lambda: [0])
    _boxes: int = 0
    _changes: list[Change] = field(default_factory=list)
    _evidence: bool = False
    _marks: dict[str | None, list[Mark | None]] = field(default_factory=dict)  # by id; None: somebody else's
    _changed: Paragraph | None = None  # the paragraph before, if its end was changed
    _holder: Any = None  # what holds that

    def read(self, root: Any) -> None:
        """Read the part, and end what has no end of its own."""
        from lxml import etree

        walk = etree.iterwalk(root, events=("start", "end"))
        for event, node in walk:
            if node.tag == _FALLBACK:
                if event == "start":
                    walk.skip_subtree()
                continue
            space, _, name = str(node.tag)[1:].rpartition("}")
            if space not in _NAMESPACES:
                continue
            if event == "end":
                self._leave(name, node)
            elif name in ("pPr", "rPr"):
                self._dress(name, node)
                walk.skip_subtree()
            else:
                self._enter(name, node)
        for mark in self.story.marks:
            known = mark.paragraph < len(self.story.paragraphs)
            if known:
                self.story.paragraphs[mark.paragraph].marked = True
            if mark.last < 0:  # a start without an end holds no more than its paragraph
                mark.last = self.story.paragraphs[mark.paragraph].words if known else mark.first

    def _enter(self, name: str, node: Any) -> None:
        if name == "p":
            self._begin(node)
        elif name == "txbxContent":
            self._boxes += 1
            self._frames.append(self._boxes)
        elif name in _FATES:
            self._changes.append(_change(name, node))
        elif name == "r":
            self._evidence = False
        elif name in ("t", "delText"):
            self._say(node.text or "")
        elif name in _TEXTS:
            self._say(_TEXTS[name])
        elif name == "bookmarkStart":
            self._mark(_attribute(node, "id"), _attribute(node, "name") or "")
        elif name == "bookmarkEnd":
            self._unmark(_attribute(node, "id"))

    def _leave(self, name: str, node: Any) -> None:
        if name == "p" and self._paragraphs:
            paragraph = self.story.paragraphs[self._paragraphs.pop()]
            paragraph.words = len(self.story.words)
            self._changed = paragraph if paragraph.end.fate is not Fate.KEPT else None
            self._holder = node.getparent()
        elif name == "txbxContent" and len(self._frames) > 1:
            self._frames.pop()
        elif name in _FATES and self._changes:
            self._changes.pop()

    def _begin(self, node: Any) -> None:
        before = self._changed if self._holder is not None and node.getparent() is self._holder else None
        if before:
            before.linked = True
        joined = before is not None and not before.end.fate.revised
        self._paragraphs.append(len(self.story.paragraphs))
        self.story.paragraphs.append(Paragraph(node.get(_IDENTIFIER, ""), self._frames[-1], joined=joined))
        self._changed = None

    def _dress(self, name: str, node: Any) -> None:
        """Take from the properties of a paragraph what became of its end, from those of a run its style."""
        if name == "rPr":
            style = next((child for child in node if str(child.tag).endswith("}rStyle")), None)
            self._evidence = style is not None and (_attribute(style, "val") or "").startswith(_EVIDENCE)
            return
        found = [
            _change(kind, child)
            for inner in node
            if str(inner.tag).endswith("}rPr")
            for child in inner
            if (kind := str(child.tag).rpartition("}")[2]) in _FATES
        ]
        if found and self._paragraphs:
            self.story.paragraphs[self._paragraphs[-1]].end = _together(found)

    def _say(self, text: str) -> None:
        if not text:
            return
        if not self._paragraphs:  # words outside of any paragraph, in a damaged file: they get one of their own
            self.story.paragraphs.append(Paragraph("", self._frames[-1]))
            self._paragraphs.append(len(self.story.paragraphs) - 1)
        change = _together(self._changes)
        place = self._paragraphs[-1], self._frames[-1]
        evidence = self._evidence and any(map(str.isdigit, text))  # typed at its edge, other words take on its style
        self.story.words.append(Words(text, *place, change, evidence))

    def _mark(self, identifier: str | None, name: str) -> None:
        found = _MARK.fullmatch(name)
        mark: Mark | None = None
        if found:  # one between paragraphs begins with the next
            paragraph = self._paragraphs[-1] if self._paragraphs else len(self.story.paragraphs)
            mark = Mark(found[1] or "author", paragraph, self._frames[-1], len(self.story.words))
            self.story.marks.append(mark)
        self._marks.setdefault(identifier, []).append(mark)

    def _unmark(self, identifier: str | None) -> None:
        opened = self._marks.get(identifier)
        mark = opened.pop() if opened else None
        if mark is not None:
            mark.last = len(self.story.words)


def _attribute(node: Any, name: str) -> str | None:
    """Return an attribute of the namespace of its element."""
    value = node.get(f"{node.tag.rpartition('}')[0]}}}{name}")
    return str(value) if value is not None else None


def _change(name: str, node: Any) -> Change:
    return Change(_FATES[name], _attribute(node, "author") or "", _attribute(node, "date") or "")


def _together(changes: list[Change]) -> Change:
    """Return what several changes around the same words come to: the last one, unless they undo one another."""
    if len(changes) < 2:
        return changes[0] if changes else KEPT
    added = any(change.fate.revised for change in changes)
    removed = [change for change in changes if not change.fate.revised]
    if added and removed:
        return Change(Fate.PASSING, removed[-1].author, removed[-1].date)
    return changes[-1]


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
