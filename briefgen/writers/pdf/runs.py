"""Inlines as runs: a flat list of texts, each with how it is dressed.

In: the inlines of a block and the numbers of the document's notes. Out: runs, hashable so that a set paragraph can be
found again, and the evidence references that stand beside the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple, assert_never

from briefgen.document.nodes import Emphasis, Inline, LineBreak, Link, Note, Reference, Strong, Text

NO_BREAK_SPACE = "\u00a0"


class Dress(Enum):
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


class Flat(NamedTuple):
    """The runs of a block, and the references taken out of them."""

    runs: tuple[Run, ...]
    references: tuple[Reference, ...]


def flatten(content: tuple[Inline, ...], numbers: Mapping[int, int], beside: bool) -> Flat:
    """Return the runs of the inlines; with `beside` references go out. `numbers` are the notes', by identity."""
    runs: list[Run] = []
    references: list[Reference] = []
    _walk(content, Run(""), numbers, runs, references)
    if not beside:
        runs.extend(Run(f" {NO_BREAK_SPACE}{unbroken(r.text)}", dress=Dress.REFERENCE) for r in references)
        references = []
    return Flat(tuple(runs), tuple(references))


def unbroken(text: str) -> str:
    """Return the text with spaces that do not break."""
    return text.replace(" ", NO_BREAK_SPACE)


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


def _walk(
    content: tuple[Inline, ...], like: Run, numbers: Mapping[int, int], runs: list[Run], references: list[Reference]
) -> None:
    for inline in content:
        match inline:
            case Text():
                text, source = inline.text.replace("\n", " "), inline.provenance.source
                runs.append(like._replace(text=text, source=source, language=inline.language or ""))
            case Strong():
                _walk(inline.content, like._replace(strong=True), numbers, runs, references)
            case Emphasis():
                _walk(inline.content, like._replace(emphasis=not like.emphasis), numbers, runs, references)
            case Link():
                _walk(inline.content, like._replace(url=inline.url), numbers, runs, references)
            case LineBreak():
                runs.append(Run("\n"))
            case Reference():
                references.append(inline)
            case Note():
                runs.append(Run(str(numbers.get(id(inline), 0)), dress=Dress.CALL))
            case _:
                assert_never(inline)
