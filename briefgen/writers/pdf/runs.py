"""Inlines as runs: a flat list of texts, each with how it is dressed.

In: the inlines of a block and the numbers of the document's notes. Out: runs, hashable so that a set paragraph can be
found again, and the evidence references that stand beside the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple, assert_never

from briefgen.document.nodes import CrossReference, Emphasis, Inline, LineBreak, Link, Note, Reference, Strong, Text
from briefgen.document.walk import NO_BREAK_SPACE, unbroken


class Dress(IntEnum):
    """What a run is, beside words."""

    WORDS = 0
    CALL = 1  # the raised number of a note
    REFERENCE = 2  # evidence set behind the text


class Run(NamedTuple):
    """A text in one dress; a line feed in it ends the line."""

    text: str
    strong: bool = False
    emphasis: bool = False
    url: str = ""
    dress: Dress = Dress.WORDS
    source: str = ""  # whose words they are: `Provenance.source`
    language: str = ""  # BCP 47, where it differs from the document's
    link: int = 0  # counts the links of the block, so that neighbours are two
    note: int = 0  # the number of the note that a call leads to
    target: str = ""  # the identifier of the table or figure that a cross-reference leads to
    span: int = 0  # the inline element it stands in: see `spans`


class Flat(NamedTuple):
    """The runs of a block, and the references taken out of them."""

    runs: tuple[Run, ...]
    references: tuple[Reference, ...]


def flatten(content: tuple[Inline, ...], numbers: Mapping[int, int], beside: bool) -> Flat:
    """Return the runs of the inlines; with `beside` references go out. `numbers` are the notes', by identity."""
    walk = _Walk(numbers)
    walk.through(content, Run(""))
    runs, references = walk.runs, walk.references
    if not beside:
        runs.extend(
            Run(f" {NO_BREAK_SPACE}{unbroken(r.text)}", dress=Dress.REFERENCE, note=number)
            for number, r in enumerate(references)
        )
        references = []
    return Flat(tuple(runs), tuple(references))


def split(runs: tuple[Run, ...], position: int) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Divide runs behind so many characters."""
    before: list[Run] = []
    after: list[Run] = []
    for run in runs:
        cut = min(max(position, 0), len(run.text))
        before.append(run._replace(text=run.text[:cut]))
        after.append(run._replace(text=run.text[cut:]))
        position -= len(run.text)
    return tuple(r for r in before if r.text), tuple(r for r in after if r.text)


@dataclass(slots=True)
class _Walk:
    """The runs and references met so far."""

    numbers: Mapping[int, int]
    runs: list[Run] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    links: int = 0

    def through(self, content: tuple[Inline, ...], like: Run) -> None:
        """Add the runs of the content, dressed like this one."""
        for inline in content:
            match inline:
                case Text():
                    text, source = inline.text.replace("\n", " "), inline.provenance.source
                    self.runs.append(like._replace(text=text, source=source, language=inline.language or ""))
                case Strong():
                    self.through(inline.content, like._replace(strong=True))
                case Emphasis():
                    self.through(inline.content, like._replace(emphasis=not like.emphasis))
                case Link():
                    self.links += 1
                    self.through(inline.content, like._replace(url=inline.url, link=self.links))
                case LineBreak():
                    self.runs.append(Run("\n"))
                case Reference():
                    self.references.append(inline)
                case Note():
                    number = self.numbers.get(id(inline), 0)
                    self.runs.append(Run(str(number), dress=Dress.CALL, note=number))
                case CrossReference():
                    self.cross_reference(inline, like)
                case _:
                    assert_never(inline)

    def cross_reference(self, inline: CrossReference, like: Run) -> None:
        """Add the run of a cross-reference; inside a link it leads where the link does."""
        words = like._replace(text=unbroken(inline.text))
        if not like.url:
            self.links += 1
            words = words._replace(link=self.links, target=inline.identifier)
        self.runs.append(words)
