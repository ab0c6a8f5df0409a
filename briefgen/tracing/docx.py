"""DOCX -> pieces: the runs of its paragraphs, and whose they are, read with zipfile and lxml.

In: the bytes of a file, perhaps edited in Word since. Out: `Pieces`, the main story first, then the notes. What a
reviewer deleted is not read, what a reviewer inserted is.
"""

from __future__ import annotations

from briefgen.tracing.pieces import Gatherer, Pieces
from briefgen.tracing.word_marks import owners
from briefgen.tracing.word_package import opened
from briefgen.tracing.word_parts import Story, chains
from briefgen.tracing.word_story import read_story


def read(data: bytes) -> Pieces:
    """Return the pieces of a Word file. Raises Unreadable where it is locked, damaged or something else."""
    package = opened(data)
    gathered = Gatherer()
    for part, root in enumerate((package.story, *package.notes)):
        charts = package.charts if root is package.story else None
        _gather(part, read_story(root, package.by_office, charts), gathered)
    return Pieces(package.language, gathered.pieces())


def _gather(part: int, story: Story, gathered: Gatherer) -> None:
    blocks = {number: chain[0] for chain in chains(story) for number in chain}
    for word, owner in zip(story.words, owners(story), strict=True):
        if word.change.fate.revised:
            gathered.add((part, blocks[word.paragraph]), owner.source, word.text, owner.by_paragraph)
