"""The composer: sets blocks into a galley, one row after the other.

In: a column and a typesetter. Out: a `Galley`. This module knows rows, space, and headings that stand beside their
text; `blocks` knows what each block looks like.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache

from briefgen.document.nodes import Block, Inline, Reference
from briefgen.document.walk import unbroken
from briefgen.report.lexicons import primary
from briefgen.style.theme import TextStyle, Theme
from briefgen.writers.pdf.columns import Column, References
from briefgen.writers.pdf.galley import (
    HEAD,
    REFERENCE,
    TEXT,
    FillMark,
    Galley,
    Ground,
    Mark,
    OutlineMark,
    Row,
    TextMark,
)
from briefgen.writers.pdf.hedges import is_hedged
from briefgen.writers.pdf.lines import SetLine, SetParagraph
from briefgen.writers.pdf.owners import Owner, Part
from briefgen.writers.pdf.paragraph import Typesetter
from briefgen.writers.pdf.runs import Flat, Run, flatten


@dataclass(frozen=True, slots=True)
class Head:
    """A heading that waits for the text it stands beside."""

    paragraph: SetParagraph
    outline: OutlineMark
    owner: Block


@lru_cache(maxsize=256)
def whole_words(style: TextStyle) -> TextStyle:
    """Return the style with none of its words divided."""
    return replace(style, hyphenate=False, name=style.name + "+whole")


@dataclass
class Composer:
    """A galley being set. `gap` is the space due above the next row, `glued` ties the next row to the last one."""

    typesetter: Typesetter
    column: Column
    numbers: Mapping[int, int]
    galley: Galley
    used: list[SetParagraph] = field(default_factory=list)
    closeness: float = 1.0  # of all space between rows, where a little less of it saves a page
    gap: float = 0.0
    glued: bool = False
    leaning: bool = False  # the same, unless a heading comes next
    language: str = ""  # of the document
    highest: int = 0  # number in the lists of the section: their texts stand one below the other
    opening: bool = False  # the next row begins a section
    headed: bool = False  # a section heading has been set: the first one may look different
    _head: Head | None = None
    _owed: float = 0.0
    _ordinal: int = 0
    _group: int = 0
    _snap: float | None = None
    _source_gap: float = 0.0
    _figure_end: int = 0  # the row behind the last figure

    @property
    def theme(self) -> Theme:
        """Return the theme."""
        return self.typesetter.theme

    def colour(self, name: str) -> str:
        """Return a colour of the theme, or the one of all text on this ground."""
        return self.column.colour or self.theme.colours[name]

    @property
    def strong(self) -> str:
        """Return the colour of what is drawn to stand out, which is that of section headings."""
        return self.column.colour or self.theme.style("section").colour

    # ---------------------------------------------------------------------------------------------------- space

    def space(self, height: float) -> None:
        """Ask for space above the next row; of several wishes the largest counts."""
        self.gap = max(self.gap, height * self.closeness)

    def apart(self, column: Column) -> Composer:
        """Return a composer of an empty galley for a piece of this one's text."""
        galley = Galley(self.theme.baseline)
        composer = Composer(self.typesetter, column, self.numbers, galley, self.used, self.closeness)
        composer.language = self.language
        composer.headed = True
        return composer

    def end_figure(self, gap: float = 0.0) -> None:
        """Say that a figure or table ends here: its source line may follow, so far below it."""
        self._figure_end, self._source_gap = len(self.galley.rows), gap

    def join_figure(self) -> bool:
        """Keep the next row with the figure or table, if it follows one, and close to it; tell whether it does."""
        if not self._figure_end or self._figure_end != len(self.galley.rows):
            return False
        self.gap, self.glued = self._source_gap, True
        return True

    def snap(self, offset: float = 0.0) -> None:
        """Put the next row's top on the baseline grid, so much below a line of it, unless space is scarce."""
        if self.closeness < 1.0:
            return
        self._snap = offset % self.theme.baseline

    def row(self, height: float, keep: bool = False, *marks: Mark, counted: bool = True) -> Row:
        """Append a row below the last one. Headings do not count: the same text is counted alike in every column."""
        tied = keep or self.glued or self.leaning or self._owed > 0.01
        row = Row(height, self.gap, tied, self._snap, list(marks), ordinal=self._ordinal)
        row.opens, self.opening = self.opening and not tied, False
        self._owed = max(0.0, self._owed - height - self.gap)
        self.gap, self.glued, self.leaning, self._snap = 0.0, False, False, None
        self.galley.rows.append(row)
        self._ordinal += counted
        return row

    # ----------------------------------------------------------------------------------------------------- text

    def flat(self, content: tuple[Inline, ...], beside: bool | None = None) -> Flat:
        """Return the runs of inlines; references are taken out where the column has a place for them."""
        out = self.column.references is References.TRACK if beside is None else beside
        return flatten(content, self.numbers, out)

    def set(
        self, runs: tuple[Run, ...], style: TextStyle, width: float, indent: float = 0.0, colour: str = ""
    ) -> SetParagraph:
        """Set runs, and note that this document shows them."""
        if style.hyphenate and self._is_whole(runs):
            style = whole_words(style)
        paragraph = self.typesetter.set(runs, style, width, self.column.colour or colour, indent, self.language)
        self.used.append(paragraph)
        return paragraph

    def _is_whole(self, runs: tuple[Run, ...]) -> bool:
        """Tell whether no word may be divided: in key messages, quotations, allegations, and where a text hedges."""
        column, asked = self.column, self.theme.hyphenate
        languages = {run.language or self.language for run in runs}
        if not any(primary(language) in asked for language in languages):
            return False  # none is, whatever the text
        if column.bare or column.quoted or column.flag:
            return True
        text = "".join(run.text for run in runs)
        return any(is_hedged(text, language) for language in languages)

    def line(self, text: str, style: TextStyle, colour: str = "", strong: bool = False) -> SetLine:
        """Set a text in one line, however long."""
        return self.set((Run(text.replace("\n", " "), strong),), style, 1e6, 0.0, colour).lines[0]

    def put(
        self, paragraph: SetParagraph, style: TextStyle, x: float, owner: Owner, whole: int = 3, counted: bool = True,
        part: Part = Part.OWN,
    ) -> list[Row]:  # fmt: skip
        """Append the lines of a paragraph; up to `whole` lines stay together, and 2 + 2 of longer ones."""
        rows: list[Row] = []
        count, group, headed = len(paragraph.lines), self.group(), self.waiting or self.glued
        baseline = self.baseline(style)
        for number, line in enumerate(paragraph.lines):
            parted = paragraph.lines[number - 1].hyphened if number else False  # no hyphen stands at a column's foot
            keep = number > 0 and (count <= whole or number in (1, count - 1) or parted)
            row = self.row(style.lead, keep, TextMark(x, baseline, line, owner, TEXT, part), counted=counted)
            if not rows:
                self.attach(row, baseline)
            row.group = group
            rows.append(row)
        self.leaning = self.leaning or (headed and count == 1)  # a heading keeps two lines
        return rows

    def group(self) -> int:
        """Return the number of a new group of rows."""
        self._group += 1
        return self._group

    def baseline(self, style: TextStyle) -> float:
        """Return how far a line's baseline lies below the top of its cell."""
        return style.lead - self.theme.foot

    def put_references(self, references: tuple[Reference, ...], row: Row, baseline: float, owner: Owner) -> None:
        """Set references right-aligned beside a row."""
        style = self.theme.style("reference")
        for number, reference in enumerate(references):
            line = self.line(unbroken(reference.text), style)
            x = self.column.edge - line.width
            row.marks.append(TextMark(x, baseline + number * style.lead, line, owner, REFERENCE, Part.REFERENCE))

    # -------------------------------------------------------------------------------------------------- headings

    @property
    def waiting(self) -> bool:
        """Tell whether a heading waits for the text it stands beside."""
        return self._head is not None

    def hang_head(self, head: Head) -> None:
        """Keep a heading until there is a row to stand beside."""
        self.settle()
        self._head = head

    def attach(self, row: Row, baseline: float) -> None:
        """Set the waiting heading beside a row, on its baseline."""
        head, self._head = self._head, None
        if head is None:
            return
        row.marks[:0] = self._head_marks(head, baseline)  # read before what it heads
        lead = head.paragraph.lead
        below = baseline + (len(head.paragraph.lines) - 1) * lead + self.theme.foot
        self._owed = max(self._owed, below - row.height)

    def settle(self) -> None:
        """Give the heading beside the text the room that the text did not take."""
        if self._head is not None:
            head, self._head = self._head, None
            lead = head.paragraph.lead
            for number, line in enumerate(head.paragraph.lines):
                mark = TextMark(self.column.side_x, lead - self.theme.foot, line, head.owner)
                row = self.row(lead, number > 0, mark, counted=False)
                if not number:
                    row.marks.insert(0, head.outline)
            self.glued = True
        elif self._owed > 0.01:
            due = self.gap, self.glued, self.leaning  # to what comes next, not to this room
            self.gap = 0.0
            self.row(self._owed, True, counted=False)
            self._owed = 0.0
            self.gap, self.glued, self.leaning = due

    def _head_marks(self, head: Head, baseline: float) -> Iterator[Mark]:
        yield head.outline
        for number, line in enumerate(head.paragraph.lines):
            yield TextMark(self.column.side_x, baseline + number * head.paragraph.lead, line, head.owner, HEAD)

    # ---------------------------------------------------------------------------------------------------- boxes

    @contextmanager
    def within(self, column: Column) -> Iterator[None]:
        """Set what follows in another column."""
        outer, self.column = self.column, column
        try:
            yield
        finally:
            self.column = outer

    @contextmanager
    def grounded(self, ground: Ground, pad_top: float, pad_foot: float) -> Iterator[None]:
        """Lay a ground under the rows set inside, with so much of it above and below them."""
        first = len(self.galley.rows)
        if pad_top:
            self.row(pad_top)
            self.glued, self.gap = True, 0.0
        yield
        self.settle()
        self.gap, self.glued, self.leaning = 0.0, False, False
        if ground.grid:
            height = sum(row.height + row.before for row in self.galley.rows[first:]) - self.galley.rows[first].before
            pad_foot += -(height + pad_foot) % ground.grid
        if pad_foot or len(self.galley.rows) == first:
            self.row(max(pad_foot, 0.01), True)
        self._bind(first)
        end = len(self.galley.rows)
        self.galley.grounds.append(replace(ground, first=first, end=end))

    def _bind(self, first: int) -> None:
        """Keep the rows from `first` on in one piece, unless they are too many for that."""
        rows = self.galley.rows[first:]
        if sum(row.height + row.before for row in rows) <= 0.55 * self.column.page_height:
            for row in rows[1:]:
                row.keep = True

    def rule(self, thickness: float, colour: str, height: float, x: float = 0.0, width: float = 0.0) -> Row:
        """Append a rule as wide as the column, with the space below it up to `height`."""
        self.opening = True
        row = self.row(height, False, FillMark(x, 0.0, width or self.column.width, thickness, colour), counted=False)
        self.glued = True
        return row
