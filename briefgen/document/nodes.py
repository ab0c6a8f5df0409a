"""The document tree: what a brief consists of, before anybody decides how it looks.

In: what `sections.compose` makes of a selection. Out: what every writer receives. The unions `Inline` and `Block` are
closed: a writer matches all their members and ends in `assert_never`, so that a new node cannot be forgotten.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import assert_never

from briefgen.labels import Label


class Voice(StrEnum):
    """Whose words a node holds."""

    REPORT = "report"
    AUTHOR = "author"
    TOOL = "tool"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where words come from: their voice, and the opaque keys (`5797b976_L19`) of the places they stand on."""

    voice: Voice
    keys: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """Return what a file says of the words: the keys with spaces between, `author`, nothing for the tool's own."""
        match self.voice:
            case Voice.REPORT:
                return " ".join(self.keys) or str(Voice.REPORT)
            case Voice.AUTHOR:
                return str(Voice.AUTHOR)
            case Voice.TOOL:
                return ""
            case _:
                assert_never(self.voice)


TOOL = Provenance(Voice.TOOL)
AUTHOR = Provenance(Voice.AUTHOR)


# ---------------------------------------------------------------------------------------------------------- inlines


@dataclass(frozen=True, slots=True)
class Text:
    """Characters to be set as they are. `language` is a BCP 47 tag where it differs from the document's."""

    text: str
    provenance: Provenance = TOOL
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that weigh more than their neighbours."""

    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words that are stressed."""

    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a web or e-mail address; `url` has one of the schemes http, https, mailto."""

    content: tuple[Inline, ...]
    url: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break that the author wants."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Evidence: the finding's number in the report (`F7`, may be empty) and its place (`line 13`).

    It belongs to the text before it; a writer with room sets it in a track or a hang of its own, others behind it.
    """

    finding: str
    place: str

    @property
    def text(self) -> str:
        """Return the reference as it reads in running text: `F7 · line 13`."""
        return " · ".join(part for part in (self.finding, self.place) if part)


@dataclass(frozen=True, slots=True)
class Note:
    """The call of a note, with the note's own content: a footnote in DOCX, a list of notes elsewhere."""

    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A reference to a table or figure: its label (`Table 1`), which is the tool's own word, and its identifier."""

    text: str
    identifier: str


Inline = Text | Strong | Emphasis | Link | LineBreak | Reference | Note | CrossReference


# ----------------------------------------------------------------------------------------------------------- blocks


class TextRole(StrEnum):
    """What a paragraph does; a theme has a style for each."""

    SERIES = "series"  # above the title: the product and its reader
    DATE = "date"  # beside the series line: date and version
    MARKING = "marking"  # draft, embargo: said once in the text of page one
    TITLE_REST = "title_rest"
    SUBTITLE = "subtitle"
    LEAD = "lead"
    BODY = "body"  # the report's words
    NOTE = "note"  # the author's and the tool's words
    SMALL = "small"  # remarks under a box or a table


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1 is the title of the brief, 2 a section, 3 and deeper what a section holds."""

    level: int
    content: tuple[Inline, ...]
    identifier: str
    provenance: Provenance = TOOL


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    content: tuple[Inline, ...]
    role: TextRole = TextRole.BODY
    provenance: Provenance = TOOL


@dataclass(frozen=True, slots=True)
class ListItem:
    """One entry of a list; its first block carries the bullet or the number."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class List:
    """A bulleted list, or a numbered one whose first number is `start`."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1


class Align(StrEnum):
    """How the cells of a column are aligned."""

    START = "start"
    CENTRE = "centre"
    END = "end"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    content: tuple[Inline, ...]
    provenance: Provenance = TOOL


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row; `alignments` has an entry a column. The first column heads its row.

    `label` is what stands before the caption (`Table 1`), `identifier` what cross-references lead to; composing gives
    both, and only where there is a caption.
    """

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    alignments: tuple[Align, ...]
    caption: tuple[Inline, ...]
    identifier: str = ""
    label: str = ""


class BoxKind(StrEnum):
    """What a box is for; a theme dresses each kind."""

    PANEL = "panel"  # key messages, the bottom line: the one strong thing of a page
    CALLOUT = "callout"  # beside the argument
    ALLEGATION = "allegation"  # neutral outline, body size: flagged, never amplified


@dataclass(frozen=True, slots=True)
class Box:
    """A group of blocks set apart. `title` is empty where a heading inside says it."""

    kind: BoxKind
    blocks: tuple[Block, ...]
    title: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Passages of the report quoted as a block.

    `pull` lifts one of them out of the text, large: it may be the author's sentence too, and never is an allegation.
    """

    blocks: tuple[Block, ...]
    pull: bool = False


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number as the report writes it, and what it counts, with its reference at the end."""

    number: tuple[Inline, ...]
    content: tuple[Inline, ...]
    provenance: Provenance = TOOL


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Numbers worth a tile each, in reading order; never one out of an allegation."""

    items: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """A word, and what it means."""

    term: tuple[Inline, ...]
    meaning: tuple[Inline, ...]
    provenance: Provenance = TOOL


@dataclass(frozen=True, slots=True)
class Definitions:
    """Words explained."""

    items: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """How many findings are shown: `shown` filled squares of `total`, and the same in words.

    The squares are decoration; `content` says it all.
    """

    shown: int
    total: int
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG image: its bytes and its size in pixels."""

    data: bytes
    width: int
    height: int


class ChartKind(StrEnum):
    """How a chart draws its data."""

    BAR = "bar"  # horizontal, from zero, one bar a category and series
    LINE = "line"  # categories in order along the foot, a line a series
    DOT = "dot"  # horizontal, a dot a category and series: may begin above zero


@dataclass(frozen=True, slots=True)
class Datum:
    """One value of a chart: the number that is drawn, None where there is none, and its text as it is printed."""

    value: Decimal | None
    text: str


@dataclass(frozen=True, slots=True)
class Series:
    """The values of one series, a datum a category. `name` is printed where there are several."""

    name: str
    data: tuple[Datum, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Data to be drawn natively in each format; what is measured, in which unit and when, is said by the caption.

    `highlight` names the categories that stand out; `start` is where the axis of values begins (None: at zero);
    `reference` is a value with the words of its line.
    """

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    highlight: tuple[str, ...] = ()
    start: Decimal | None = None
    reference: tuple[Decimal, str] | None = None
    provenance: Provenance = TOOL


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture or chart with its alternative text (empty only where it is decoration).

    Its caption is labelled as a table's. Its source line is the small paragraph after it.
    """

    picture: Picture | Chart
    alternative: str
    caption: tuple[Inline, ...] = ()
    decorative: bool = False
    identifier: str = ""
    label: str = ""


Block = Heading | Paragraph | List | Table | Box | Quote | Strip | Figure | KeyFigures | Definitions


# --------------------------------------------------------------------------------------------------------- document


class Area(StrEnum):
    """Where a layout with a sidebar sets a section; layouts without one set all sections in the main flow."""

    MAIN = "main"
    SIDE = "side"


@dataclass(frozen=True, slots=True)
class Section:
    """What one section template made. `name` is the template's."""

    name: str
    blocks: tuple[Block, ...]
    area: Area = Area.MAIN


@dataclass(frozen=True, slots=True)
class Metadata:
    """What furniture and file properties say. Every text here is fit to be read by anyone who holds the file."""

    title: str
    short_title: str
    language: str  # BCP 47
    audience: str  # "For the minister"
    label: Label
    date: str = "undated"  # as printed
    iso_date: str = ""  # of the brief, for file properties; empty: no date is written
    publisher: str = ""
    author: str = ""
    draft: bool = False
    embargo: str = ""  # as printed


@dataclass(frozen=True, slots=True)
class Document:
    """A brief for one audience."""

    metadata: Metadata
    sections: tuple[Section, ...]
