"""The bench: what the layouts of one document work with.

In: a document, the typesetter of a theme, a page size. Out: composers that share what has been set, and the notes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefgen.document import walk
from briefgen.document.nodes import Document, Note
from briefgen.style.theme import PageSize, Theme
from briefgen.writers.pdf.columns import Column
from briefgen.writers.pdf.composer import Composer
from briefgen.writers.pdf.contents import Contents
from briefgen.writers.pdf.galley import Galley
from briefgen.writers.pdf.lines import SetParagraph
from briefgen.writers.pdf.paragraph import Typesetter


@dataclass
class Bench:
    """What the layouts work with: the setter, the page, the document's notes, and all that was set for it.

    `contents` is the list of contents that the document gets, once it is known to be long.
    """

    typesetter: Typesetter
    page: PageSize
    notes: tuple[Note, ...]
    numbers: Mapping[int, int]
    language: str = ""  # of the document
    used: list[SetParagraph] = field(default_factory=list)
    contents: Contents | None = None
    closeness: float = 1.0  # of all space between rows, where a little less of it saves a page

    @property
    def theme(self) -> Theme:
        """Return the theme."""
        return self.typesetter.theme

    @property
    def side_last(self) -> bool:
        """Tell whether sections of the side are read after all others: where they stand in a sidebar."""
        return self.theme.layout == "headline"

    def composer(self, column: Column, closeness: float = 1.0) -> Composer:
        """Return a composer of an empty galley."""
        galley = Galley(self.theme.baseline)
        closeness = min(closeness, self.closeness)
        return Composer(self.typesetter, column, self.numbers, galley, self.used, closeness, language=self.language)


def bench(document: Document, typesetter: Typesetter, page: PageSize) -> Bench:
    """Return the bench for a document; a note that is called twice stands among its notes once."""
    notes = tuple({id(note): note for note in walk.notes(document)}.values())
    numbers = {id(note): number for number, note in enumerate(notes, 1)}
    return Bench(typesetter, page, notes, numbers, document.metadata.language)
