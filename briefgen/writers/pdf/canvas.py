"""The canvas: ReportLab's, which knows what each thing that is drawn belongs to.

In: marks at places on a page, each with its owner. Out: pages with their marked content, links and bookmarks; when it
is saved, `assembly` makes the file of them. `text` is the one place where text is drawn.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from briefgen.document.nodes import Cell, Figure, Picture
from briefgen.document.walk import plain
from briefgen.style.logos.logo import Picture as Sign
from briefgen.writers.pdf.lines import LinkSpan, SetLine, link_of, rgb
from briefgen.writers.pdf.logos import logo_object, placed
from briefgen.writers.pdf.marking import Marking
from briefgen.writers.pdf.owners import ContentsLine, Owner, Part
from briefgen.writers.pdf.pictures import Image, image
from briefgen.writers.pdf.strings import decimal, numbers
from briefgen.writers.pdf.structure import Annotation, Element, Structure, is_decoration

_UNDERLINE = 0.4
_BELOW, _ABOVE = 4.0, 9.0  # of a baseline: the height of a line of contents that one may click on

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Page:
    """A page that has been drawn: its content, the element of each marked-content identifier, its links."""

    size: tuple[float, float]
    content: bytes
    elements: tuple[Element, ...]
    links: tuple[Annotation, ...]


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline: its depth from 0 on, and where it leads: page from 0 on, height on it."""

    level: int
    title: str
    page: int
    top: float


@dataclass(slots=True)
class Drawn:
    """What has been drawn: all that the file is made of beside the fonts."""

    structure: Structure
    pages: list[Page] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)
    images: dict[str, Image] = field(default_factory=dict)


class BriefCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """A canvas for one brief. Pages are kept in `drawn`; ReportLab's own file is never written."""

    def __init__(self, *arguments: Any, drawn: Drawn, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.drawn = drawn
        self._begin_page()

    def _begin_page(self) -> None:
        self._marking = Marking(len(self.drawn.pages), self._code)
        self._links: dict[Element, Annotation] = {}
        self._due: list[tuple[SetLine, float, float, Owner]] = []

    def _make_preamble(self) -> None:
        """Leave out ReportLab's default font."""
        self._preamble = ""

    def showPage(self) -> None:  # ReportLab's name
        """End the page; marked content may not go on over its end."""
        self._draw_due()
        self._marking.end()
        content = "\n".join(self._code).encode("latin-1")
        elements = tuple(self._marking.elements)
        self.drawn.pages.append(Page(tuple(self._pagesize), content, elements, tuple(self._links.values())))
        self._startPage()
        self._begin_page()

    # ------------------------------------------------------------------------------------------------------- marking

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """Mark what is drawn meanwhile as no part of the text: furniture, and what is set again (14.8.2.2)."""
        self._draw_due()
        self._marking.open_artifact(kind)
        yield
        self._marking.close_artifact()

    def text(self, line: SetLine, x: float, y: float, owner: Owner | None = None, part: Part = Part.OWN) -> None:
        """Draw a line with its start at x and its baseline at y."""
        if owner is None or self._marking.is_artifact:
            for chunk in line.chunks:
                self._marking.text(None, chunk, x, y)
        elif part is Part.REFERENCE:
            self._due.append((line, x, y, owner))
        else:
            if self._due and self._due[-1][-1] is not owner:
                self._draw_due()
            self._text(line, x, y, (owner, part))

    def _draw_due(self) -> None:
        """Draw the references that stand beside a text, when all of the text is drawn: they are read after it."""
        due, self._due = self._due, []
        for line, x, y, owner in due:
            self._text(line, x, y, (owner, Part.REFERENCE))

    def _text(self, line: SetLine, x: float, y: float, place: tuple[Owner, Part]) -> None:
        owner, part = place
        structure = self.drawn.structure
        if not line.chunks:
            self._nothing(owner)
            return
        element = structure.of(owner, part)
        if element.place is None:
            element.place = (self._marking.page, x, y)
        for chunk in line.chunks:
            self._marking.text(structure.span(element, line.spans, chunk.span), chunk, x, y)
        for link in line.links:
            self._link(line, link, element, x, y)
        if isinstance(owner, ContentsLine):
            self._lead(owner, element, (x, y - _BELOW, x + line.width, y + _ABOVE))

    def _nothing(self, owner: Owner) -> None:
        """Give an empty cell a content, so that the table stays regular (ISO 14289-1, 7.5)."""
        if isinstance(owner, Cell) and not (element := self.drawn.structure.of(owner)).kids:
            self._marking.turn_to(element)

    def _link(self, line: SetLine, link: LinkSpan, element: Element, x: float, y: float) -> None:
        """Make the place of a link one may click on; parts of one link on a page are one annotation."""
        structure = self.drawn.structure
        index = link_of(line.spans, link.span)
        span, target = line.spans[index], structure.target(line.spans, index)
        if span.url:
            self.fill(x + link.x, y - 0.15 * link.size, link.width, _UNDERLINE, link.colour)
        elif target is None:
            return
        leading = structure.span(element, line.spans, index)
        if leading not in self._links:
            annotation = Annotation(self._marking.page, leading, span.text or span.url, span.url, target)
            self._links[leading] = annotation
            leading.hold(annotation)
        left, foot = x + link.x, y - 0.3 * link.size
        self._links[leading].boxes.append((left, foot, left + link.width, foot + 1.2 * link.size))

    def _lead(self, line: ContentsLine, element: Element, box: Box) -> None:
        """Make a place of the contents lead to its heading; words and number of one line are one place."""
        annotation = self._links.get(element)
        if annotation is None:
            target = self.drawn.structure.of(line.target, line.part)
            annotation = Annotation(self._marking.page, element, plain(line.content), "", target)
            self._links[element] = annotation
            element.kids.append(annotation)
        boxes = annotation.boxes
        if boxes and boxes[-1][1] == box[1]:
            box = (boxes.pop()[0], *box[1:])
        boxes.append(box)

    # --------------------------------------------------------------------------------------------------- what is drawn

    def draw(self, operators: str, element: Element | None = None) -> None:
        """Draw what is no text."""
        self._marking.draw(element, operators)

    def fill(self, x: float, y: float, width: float, height: float, colour: str, owner: Owner | None = None) -> None:
        """Fill a rectangle whose lower left corner is at x, y; one that belongs to an item is its bullet."""
        element = None
        if owner is not None:
            self._draw_due()
            element = self.drawn.structure.of(owner, Part.LABEL)
        self.draw(f"{rgb(colour)} rg {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f", element)

    def frame(self, x: float, y: float, width: float, height: float, stroke: tuple[str, float]) -> None:
        """Outline a rectangle; `stroke` is a colour and a thickness."""
        self.draw(_framed(x, y, width, height, stroke))

    def shape(self, path: str, x: float, y: float, size: float, colour: str) -> None:
        """Fill a path of one unit to the em."""
        self.draw(f"q {rgb(colour)} rg {decimal(size)} 0 0 {decimal(size)} {x:.2f} {y:.2f} cm {path} f Q")

    def figure(self, figure: Figure, box: Box) -> Element | None:
        """Return the element of a figure whose picture is about to be drawn in a box; decoration has none."""
        self._draw_due()
        if is_decoration(figure):
            return None
        element = self.drawn.structure.of(figure)
        if element.place is None:
            element.place = (self._marking.page, box[0], box[3])
        element.attributes = b"<</O/Layout/Placement/Block/BBox[" + numbers(box) + b"]>>"
        return element

    def picture(self, figure: Figure, shown: Picture, x: float, y: float, width: float, height: float) -> None:
        """Draw the picture of a figure; bytes that are no picture leave an empty frame."""
        element = self.figure(figure, (x, y, x + width, y + height))
        name = "P" + hashlib.md5(shown.data, usedforsecurity=False).hexdigest()[:12]
        found = self.drawn.images.get(name) or image(shown.data)
        if found is None:
            self.draw(_framed(x, y, width, height, ("#808080", 0.5)), element)
            return
        self.drawn.images[name] = found
        self.draw(f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {y:.2f} cm/{name} Do Q", element)

    def logo(self, picture: Sign, x: float, y: float, width: float, height: float) -> None:
        """Draw the sign of a house, which is never text: its name, or what it says, stands elsewhere."""
        found = logo_object(picture)
        self.drawn.images[found.name] = found.body
        self._marking.draw(None, placed(found, x, y, width, height))

    def bookmark(self, level: int, title: str, top: float) -> None:
        """Add an entry to the outline; levels that were left out do not count, nor do headings without words."""
        if not title.strip():
            return
        bookmarks = self.drawn.bookmarks
        level = min(level, bookmarks[-1].level + 1 if bookmarks else 0)
        bookmarks.append(Bookmark(level, title, self._marking.page, top))


def _framed(x: float, y: float, width: float, height: float, stroke: tuple[str, float]) -> str:
    return f"{rgb(stroke[0])} RG {decimal(stroke[1])} w {x:.2f} {y:.2f} {width:.2f} {height:.2f} re S"
