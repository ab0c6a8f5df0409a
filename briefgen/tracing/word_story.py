"""One part of a Word file -> its words in order, each with what became of it, and the bookmarks over them.

In: a parsed part. Out: `Story`. Changes that Word tracks are read, not carried out: deleted words are there, and say
that they are deleted. Bookmarks are taken as they come: twice, without an end, an end before its start.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from briefgen.tracing.word_parts import KEPT, Change, Fate, Mark, Paragraph, Story, Words

_NAMESPACES = frozenset(
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",  # of files saved as “Strict Open XML Document”
    )
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # says again what Choice says
_IDENTIFIER = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_MARK = re.compile(
    r"_bf_(?:([0-9a-f]{8}_(?:L[0-9]+|P[0-9]+B[0-9]+))|author(?:_[0-9]+)?)(?:_[0-9]+)?(?:[ _]Copy[ _][0-9]+)*"
)
# LibreOffice names the bookmarks of a second note `…_Copy_1`.
_EVIDENCE = "EvidenceReference"  # how the identifiers of its styles begin


_FATES = {"ins": Fate.INSERTED, "del": Fate.DELETED, "moveTo": Fate.ARRIVED, "moveFrom": Fate.GONE}
_QUOTATION_MARKS = ("“”", "‘’", "«»", "„“", "‚‘", '""')
_TEXTS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "\u2011"}


def read_story(root: Any, by_office: bool = False, charts: Mapping[str, str] | None = None) -> Story:
    """Return the words of a part; `by_office`: LibreOffice has saved it, and ends some bookmarks too early.

    `charts` are the words of its charts, by relationship: each is said where the chart stands.
    """
    reading = _Reading(charts or {})
    reading.read(root)
    if by_office:
        for mark in reading.story.marks:
            mark.last += _is_cut_off(reading.story, mark)
    return reading.story


def _is_cut_off(story: Story, mark: Mark) -> bool:
    """Tell whether the last character of a text stands behind its bookmark, in a run of its own.

    LibreOffice 7.4 does so in a paragraph that carried the properties of a section, and writes these behind it.
    """
    if not mark.first < mark.last < len(story.words):
        return False
    word, following = story.words[mark.last], mark.paragraph + 1
    closes = following < len(story.paragraphs) and story.paragraphs[following].closes
    if not closes or word.paragraph != mark.paragraph or word.change != KEPT or len(word.text) != 1:
        return False
    before = story.words[mark.first - 1].text if mark.first else ""
    return not (before and before[-1] + word.text in _QUOTATION_MARKS)  # those round the text are not its own


@dataclass(slots=True)
class _Reading:
    """A part while it is read; what is open now."""

    charts: Mapping[str, str]
    story: Story = field(default_factory=Story)
    _paragraphs: list[int] = field(default_factory=list)
    _frames: list[int] = field(default_factory=lambda: [0])
    _boxes: int = 0
    _changes: list[Change] = field(default_factory=list)
    _rows: list[int] = field(default_factory=list)  # of tables: how many changes there were before each
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
                if event == "start" and name == "chart":
                    self._say_chart(node)
                continue
            if event == "end":
                self._leave(name, node)
            elif name in ("pPr", "rPr", "trPr"):
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
        elif name == "tr":
            self._rows.append(len(self._changes))
            self._changes.extend(_of_row(node))
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
        elif name == "tr" and self._rows:
            del self._changes[self._rows.pop() :]

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
        if name == "trPr":  # read with its row
            return
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
        if self._paragraphs and any(str(inner.tag).endswith("}sectPr") for inner in node):
            self.story.paragraphs[self._paragraphs[-1]].closes = True
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

    def _say_chart(self, node: Any) -> None:
        for name, value in node.items():
            if name.endswith("}id"):
                self._say(self.charts.get(value, ""))

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


def _of_row(row: Any) -> list[Change]:
    """Return what became of a row of a table as a whole (ECMA-376 Part 1, 17.13.5.16 and 17.13.5.12)."""
    properties = (child for child in row if str(child.tag).endswith("}trPr"))
    marks = (mark for inner in properties for mark in inner)
    return [_change(name, mark) for mark in marks if (name := str(mark.tag).rpartition("}")[2]) in _FATES]


def _together(changes: list[Change]) -> Change:
    """Return what several changes around the same words come to: the last one, unless they undo one another."""
    if len(changes) < 2:
        return changes[0] if changes else KEPT
    added = any(change.fate.revised for change in changes)
    removed = [change for change in changes if not change.fate.revised]
    if added and removed:
        return Change(Fate.PASSING, removed[-1].author, removed[-1].date)
    return changes[-1]
