"""What one document gathers while its story is written: relationships, notes, lists, pictures, names, problems."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256

from briefgen.diagnostics import Diagnostic, warning
from briefgen.document.nodes import Heading, Metadata
from briefgen.style.theme import Theme
from briefgen.writers.docx import dress
from briefgen.writers.docx.dress import Frame, Geometry, Mixture, Variant
from briefgen.writers.docx.house.page import HousePage
from briefgen.writers.docx.identifiers import Identifiers
from briefgen.writers.docx.numbering import FIRST_INSTANCE, Instance
from briefgen.writers.docx.package import Relationships
from briefgen.writers.docx.theme_part import colour_slot
from briefgen.writers.docx.xml import NOTHING, Xml


def step_down(last: int, level: int) -> int:
    """Return the level of a heading after one of level `last`: at most one below it (WCAG 2.2, 1.3.1)."""
    return max(1, min(level, last + 1))


@dataclass(slots=True)
class Context:
    """The state of writing one document."""

    metadata: Metadata
    theme: Theme
    page_size: str
    house_page: HousePage | None = None  # in place of the theme's
    ordered_as: str = ""  # the layout whose order of sections is kept, where the theme has another layout
    first_instance: int = FIRST_INSTANCE  # the number of the first ordered list
    relationships: Relationships = field(default_factory=Relationships)  # of the main story
    note_relationships: Relationships = field(default_factory=Relationships)
    identifiers: Identifiers = field(default_factory=Identifiers)
    notes: list[Xml] = field(default_factory=list)
    lists: list[Instance] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)  # part name -> PNG
    charts: dict[str, bytes] = field(default_factory=dict)  # part name -> a chart, its relationships, its workbook
    slot: Callable[[str], str] | None = None  # of a house: value of a colour -> its name in the house's theme
    captions: dict[str, str] = field(default_factory=dict)  # identifier of a table or figure -> bookmark of its label
    captioned: set[str] = field(default_factory=set)  # the bookmarks of them that are written
    counts: dict[str, int] = field(default_factory=dict)  # what Word counts -> how many of them so far
    variants: set[Variant] = field(default_factory=set)
    mixtures: set[Mixture] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    columns: int = 1  # of the part of the page being written
    last_box: Variant | None = None  # the box that ends where writing is, if one does
    title_bound: bool = False
    titles_parted: set[bool] = field(default_factory=set)  # whether the titles so far have a rest on a second line
    contents: Xml = NOTHING  # the list of headings, until it is placed
    bookmarks: deque[str] = field(default_factory=deque)  # of the headings to come, where there are contents
    coloured: Heading | None = None  # the one section heading to which a headline layout gives the colour
    outline: int = 0  # level of the last heading as Word counts: 1 is a section; 0 before the first
    _picture_names: dict[bytes, str] = field(default_factory=dict)

    @property
    def arrangement(self) -> str:
        """Return the layout whose order the sections stand in."""
        return self.ordered_as or self.theme.layout

    @property
    def geometry(self) -> Geometry:
        """Return where text stands on the page."""
        return dress.geometry(self.theme, self.page_size)

    @property
    def measure(self) -> float:
        """Return the width for text, tables and pictures, in points."""
        page = self.geometry
        return page.column if self.columns > 1 else page.measure - page.text_left - page.text_right

    @property
    def table_measure(self) -> float:
        """Return the width of tables, which take all room to the right margin, in points."""
        page = self.geometry
        return page.column if self.columns > 1 else page.measure - page.text_left

    def start_list(self, frame: Frame, start: int, level: int = 0) -> int:
        """Return the instance of a new ordered list."""
        self.lists.append(Instance(frame, start, level))
        return self.first_instance + len(self.lists) - 1

    def descend(self, level: int) -> int:
        """Return the level of a heading as Word counts: it skips none."""
        self.outline = step_down(self.outline, level)
        return self.outline

    def picture(self, data: bytes) -> str:
        """Return the relationship of a picture; equal pictures are stored once."""
        name = self._picture_names.setdefault(sha256(data).digest(), f"media/image{len(self.pictures) + 1}.png")
        self.pictures.setdefault(f"word/{name}", data)
        return self.relationships.add("image", name)

    def colour_slot(self, value: str) -> str:
        """Return the theme colour that has this value, empty if there is none."""
        return self.slot(value) if self.slot else colour_slot(self.theme, value)

    def warn(self, message: str, hint: str = "") -> None:
        """Report what could not be rendered as the tree has it."""
        self.diagnostics.append(warning(message, hint=hint))
