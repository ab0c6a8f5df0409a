"""What a page gathers while it is written: the characters that each font shows, the notes, the names of its anchors.

In: what blocks and inlines report as they are written. Out: what the end of the page (the notes) and its head (the
fonts) need. One `Context` lives as long as one page is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefgen.diagnostics import Diagnostic, warning
from briefgen.document.direction import is_right_to_left
from briefgen.document.nodes import Document, Figure, Heading, Provenance, Table
from briefgen.document.walk import has_label, labelled
from briefgen.style.theme import Face, TextStyle, Theme
from briefgen.writers.html.markup import Html, clean


@dataclass(frozen=True, slots=True)
class FontUse:
    """A font as a page uses it: its weight in CSS, and the characters that the page shows in it."""

    weight: int
    characters: set[str]


@dataclass(frozen=True, slots=True)
class Listed:
    """A heading of the page, and where it stands."""

    heading: Heading
    anchor: str


@dataclass(slots=True)
class Context:
    """The state of one page in the making."""

    theme: Theme
    language: str
    fonts: dict[Face, FontUse] = field(default_factory=dict)
    notes: list[Html] = field(default_factory=list)
    headings: list[Listed] = field(default_factory=list)  # below the title, in reading order
    problems: list[Diagnostic] = field(default_factory=list)
    captions: dict[str, str] = field(default_factory=dict)  # identifier of a table or figure -> anchor of its caption
    charts: bool = False  # the page shows one
    _anchors: set[str] = field(default_factory=set)
    _boxes: int = 0

    def show(self, text: str, style: str, strong: bool = False, emphasis: bool = False) -> None:
        """Remember that the page shows the text in the font of a style."""
        chosen = self.theme.style(style)
        face = chosen.bold if strong else chosen.emphasis if emphasis else chosen.face
        shown = clean(text).upper() + clean(text) if chosen.capitals else clean(text)
        use = self.fonts.setdefault(face, FontUse(_weight(face, chosen, strong), set()))
        use.characters.update(shown)

    def anchor(self, wanted: str) -> str:
        """Return an identifier that no other element of the page has; a leading `_` is the writer's own."""
        base = re.sub(r"\s+", "-", clean(wanted)).lstrip("_") or "part"
        name, count = base, 1
        while name in self._anchors:
            count += 1
            name = f"{base}-{count}"
        self._anchors.add(name)
        return name

    def name_captions(self, document: Document) -> None:
        """Name the captions before anything is written: a reference may stand before what it leads to."""
        for number, block in enumerate(labelled(document), 1):
            self.captions[block.identifier] = f"_caption-{number}"

    def caption_anchor(self, block: Table | Figure) -> str:
        """Return an identifier for a caption: the one that references lead to, once, else one of its own."""
        anchor = self.captions.get(block.identifier, "") if has_label(block) else ""
        if not anchor or anchor in self._anchors:
            return self.box_anchor()
        self._anchors.add(anchor)
        return anchor

    def box_anchor(self) -> str:
        """Return an identifier for the title of the next box."""
        self._boxes += 1
        return f"_box-{self._boxes}"

    def warn(self, message: str, hint: str) -> None:
        """Report what could not be written as the document has it."""
        self.problems.append(warning(message, hint=hint))


def direction(language: str) -> str:
    """Return the direction of the script that the language is written in: `ltr` or `rtl`."""
    return "rtl" if is_right_to_left(language) else "ltr"


def source(provenance: Provenance) -> str | None:
    """Return whose words they are: the keys of their places, `author`, or None for the tool's own."""
    return provenance.source or None


def _weight(face: Face, style: TextStyle, strong: bool) -> int:
    """Return the weight that CSS asks for when it wants this face; a face without a weight axis has its style's."""
    axes = dict(face.axes)
    return round(axes["wght"]) if "wght" in axes else max(style.weight, 600) if strong else style.weight
