"""The canvas: ReportLab's, with our text, our fonts and our own words about the file.

In: marks at places on a page. Out: page content and annotations. `text` is the one place where text is drawn; it says
whose words they are, by marked content (ISO 32000-1, 14.6), which `marking` knows how to write.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from briefgen.document.nodes import Metadata, Picture
from briefgen.writers.pdf.fonts import embed
from briefgen.writers.pdf.galley import Owner
from briefgen.writers.pdf.lines import Segment, SetLine, SetParagraph
from briefgen.writers.pdf.marking import WITHIN_A_WORD, Marking
from briefgen.writers.pdf.metadata import BriefFile
from briefgen.writers.pdf.pictures import image_object
from briefgen.writers.pdf.shaping import Font

_UNDERLINE = 0.4


class BriefCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """A canvas for one brief; `used` are the paragraphs that it may show, complete when the file is saved."""

    def __init__(self, *arguments: Any, metadata: Metadata, used: list[SetParagraph], **options: Any) -> None:
        options["pageCompression"] = 1
        super().__init__(*arguments, **options)
        self._doc = BriefFile(metadata)
        self.setPageCompression(1)
        self.data = b""
        self._pictures: dict[str, Any] = {}
        self._used = used
        self._level = -1
        self._places = 0
        self._marking = Marking()

    def save(self) -> None:
        """Embed the fonts and make the bytes of the file."""
        for font, glyphs in _glyph_sets(self._used).items():
            embed(self._doc, font, glyphs)
        self.data = bytes(self.getpdfdata())

    def _make_preamble(self) -> None:
        """Leave out ReportLab's default font."""
        self._preamble = ""

    def showPage(self) -> None:  # ReportLab's name
        """End the page; marked content may not go on over its end."""
        self._code.extend(self._marking.end())
        super().showPage()

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """Mark what is drawn meanwhile as no part of the text: furniture, and what is set again (14.8.2.2)."""
        self._code.extend(self._marking.open_artifact(kind))
        yield
        self._code.extend(self._marking.end())

    def text(self, line: SetLine, x: float, y: float, owner: Owner | None = None) -> None:
        """Draw a line with its start at x and its baseline at y. `owner` is what the words belong to."""
        for segment in line.segments:
            self._segment(segment, x, y, owner)
        if line.inside:
            self._code.append(WITHIN_A_WORD)
        for link in line.links:
            self.fill(x + link.x, y - 0.15 * link.size, link.width, _UNDERLINE, link.colour)
            self._link((x + link.x, y - 0.3 * link.size, link.width, 1.2 * link.size), link.url, link.text)

    def _segment(self, segment: Segment, x: float, y: float, owner: Owner | None) -> None:
        """Draw a segment; where it holds the words of several, marked content stands inside the text object."""
        single = segment.parts[0] if len(segment.parts) == 1 else None
        self._code.extend(self._marking.turn_to(owner, single[0]) if single else self._marking.pause())
        parts = [f"BT/{segment.font.resource} {segment.size:g} Tf {_rgb(segment.colour)} rg"]
        if segment.tracking:
            parts.append(f"{segment.tracking:g} Tc")
        parts.append(f"1 0 0 1 {x + segment.x:.2f} {y + segment.rise:.2f} Tm")
        if single:
            parts[-1] += f"[{single[1]}]TJ"
        else:
            parts += self._marking.within(owner, segment.parts)
        parts.append("0 Tc ET" if segment.tracking else "ET")
        self._code.append(" ".join(parts))

    def _draw(self, operators: str) -> None:
        """Draw what is no text."""
        self._code.extend(self._marking.pause())
        self._code.append(operators)

    def fill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle whose lower left corner is at x, y."""
        self._draw(f"{_rgb(colour)} rg {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def frame(self, x: float, y: float, width: float, height: float, stroke: tuple[str, float]) -> None:
        """Outline a rectangle; `stroke` is a colour and a thickness."""
        self._draw(f"{_rgb(stroke[0])} RG {stroke[1]:g} w {x:.2f} {y:.2f} {width:.2f} {height:.2f} re S")

    def shape(self, path: str, x: float, y: float, size: float, colour: str) -> None:
        """Fill a path of one unit to the em."""
        self._draw(f"q {_rgb(colour)} rg {size:g} 0 0 {size:g} {x:.2f} {y:.2f} cm {path} f Q")

    def picture(self, picture: Picture, x: float, y: float, width: float, height: float) -> None:
        """Draw a picture; bytes that are no picture leave an empty frame."""
        name = "P" + hashlib.md5(picture.data, usedforsecurity=False).hexdigest()[:12]
        if name not in self._pictures:
            self._pictures[name] = image_object(picture.data)
        image = self._pictures[name]
        if image is None:
            self.frame(x, y, width, height, ("#808080", 0.5))
            return
        self._doc.addForm(name, image)
        self._formsinuse.append(name)
        inner = self._doc.getXObjectName(name)
        self._draw(f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {y:.2f} cm/{inner} Do Q")

    def bookmark(self, level: int, title: str, top: float) -> None:
        """Add a bookmark to the page's outline; levels that were left out do not count."""
        self._level = min(level, self._level + 1)
        self._places += 1
        key = f"place{self._places}"
        self.bookmarkHorizontalAbsolute(key, round(top, 2))
        self.addOutlineEntry(title, key, self._level)

    def _link(self, box: tuple[float, float, float, float], url: str, text: str) -> None:
        x, y, width, height = box
        action = PDFDictionary({"S": PDFName("URI"), "URI": PDFString(url)})
        self._addAnnotation(
            PDFDictionary(
                {
                    "Type": PDFName("Annot"),
                    "Subtype": PDFName("Link"),
                    "Rect": PDFArray([round(v, 2) for v in (x, y, x + width, y + height)]),
                    "Border": PDFArray([0, 0, 0]),
                    "F": 4,
                    "Contents": PDFString(text or url),
                    "A": action,
                }
            )
        )


def _glyph_sets(used: Iterable[SetParagraph]) -> dict[Font, set[str]]:
    """Gather the glyphs that a document shows, fonts in the order of their names."""
    glyphs: dict[Font, set[str]] = {}
    for paragraph in used:
        for font, ids in paragraph.glyphs:
            glyphs.setdefault(font, set()).update(ids)
    return {font: glyphs[font] for font in sorted(glyphs, key=lambda f: f.resource)}


def _rgb(colour: str) -> str:
    found = _COLOURS.get(colour)
    if found is None:
        found = _COLOURS[colour] = " ".join(f"{int(colour[i : i + 2], 16) / 255:.3g}" for i in (1, 3, 5))
    return found


_COLOURS: dict[str, str] = {}
