"""Marked content: which element what is drawn belongs to (ISO 32000-1, 14.6 and 14.7.4).

In: the element of what comes next; None for what belongs to none. Out: the operators that begin and end marked
content, flat, never one sequence in another, so that all that is drawn stands in an element or is an artifact. Text
objects stand inside marked content: texts of one look that follow each other share one.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from briefgen.writers.pdf.lines import Chunk
from briefgen.writers.pdf.structure import Content, Element

_END = "EMC"
UNSEEN = " 3 Tr"  # behind the look of a text that can be read out and copied, and is not seen (9.3.6)


@dataclass(slots=True)
class Marking:
    """What is open on the page being drawn. `code` is the page's content, `elements` the element of each identifier."""

    page: int
    code: list[str]
    elements: list[Element] = field(default_factory=list)
    _open: Element | None = None
    _begun: bool = False
    _artifact: bool = False
    _look: str = ""  # of the text object that is open
    _at: tuple[float, float] = (0.0, 0.0)

    def text(self, element: Element | None, chunk: Chunk, x: float, y: float) -> None:
        """Show glyphs of an element, or of none, at x, y."""
        self.turn_to(element)
        x, y = round(x + chunk.x, 2), round(y + chunk.rise, 2)
        if chunk.look == self._look:
            place = f"{x - self._at[0]:.6g} {y - self._at[1]:.6g} Td"
        else:
            self._end_text()
            self._look = chunk.look
            place = f"{chunk.look} 1 0 0 1 {x:.2f} {y:.2f} Tm"
        self._at = (x, y)
        self.code.append(place + chunk.shown)

    def draw(self, element: Element | None, operators: str) -> None:
        """Draw what is no text."""
        self.turn_to(element)
        self._end_text()
        self.code.append(operators)

    def _end_text(self) -> None:
        if self._look:
            unseen, tracked = self._look.endswith(UNSEEN), self._look.removesuffix(UNSEEN).endswith("Tc")
            self.code.append(("0 Tc " if tracked else "") + ("0 Tr " if unseen else "") + "ET")
            self._look = ""

    def turn_to(self, element: Element | None) -> None:
        """Begin the content of an element, or of none, unless it is open already."""
        if self._artifact or (self._begun and self._open is element):
            return
        self.end()
        self._open, self._begun = element, True
        self.code.append("/Artifact BMC" if element is None else self._beginning(element))

    def _beginning(self, element: Element) -> str:
        mcid = len(self.elements)
        self.elements.append(element)
        element.hold(Content(self.page, mcid))
        return f"/{element.role}<</MCID {mcid}>>BDC"

    def end(self) -> None:
        """End what is open."""
        self._end_text()
        if self._begun:
            self._open, self._begun = None, False
            self.code.append(_END)

    def open_artifact(self, kind: str) -> None:
        """Make all that follows an artifact, whatever it belongs to, until `close_artifact` (14.8.2.2)."""
        self.end()
        self._artifact = True
        self.code.append(f"/Artifact<</Type/{kind}>>BDC" if kind else "/Artifact BMC")

    def close_artifact(self) -> None:
        """End the artifact."""
        self._end_text()
        self._artifact = False
        self.code.append(_END)

    @property
    def is_artifact(self) -> bool:
        """Tell whether what follows is an artifact, whatever it belongs to."""
        return self._artifact
