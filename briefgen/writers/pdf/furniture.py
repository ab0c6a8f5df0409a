"""Furniture: what stands at the head and the foot of every page.

In: the document's metadata. Out: marks at places measured from the paper's top left corner. Label, draft and embargo
are text on page one, where they are read before all else; the rest is decoration, on each page the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from briefgen.document.nodes import Metadata
from briefgen.labels import Label
from briefgen.style.logos.logo import GAP
from briefgen.style.theme import PageSize, Theme
from briefgen.writers.pdf.columns import SIDE_HEADS
from briefgen.writers.pdf.composer import Composer
from briefgen.writers.pdf.galley import FillMark, FrameMark, LogoMark, Mark, TextMark
from briefgen.writers.pdf.lines import SetLine
from briefgen.writers.pdf.owners import Part

_BLACK = "#000000"
_CAPITALS = 0.7  # of the size: the height of a capital
_GAP = 10.0
_LEAST_NAME = 40.0  # points; below that the name of the house is left out
_SMALLEST = 0.4  # of its height: a logo that would be smaller is left out
_LEAST_TITLE = 8  # characters; below that the title is not worth its room


@dataclass(frozen=True)
class Furniture:
    """Draws head and foot of the pages of one document; what is the same on all pages is set once."""

    composer: Composer
    metadata: Metadata
    page: PageSize
    total: int  # pages
    embargo_said: bool  # the text of page one says it

    @property
    def _theme(self) -> Theme:
        return self.composer.theme

    def head(self, number: int) -> tuple[Mark, ...]:
        """Return what stands at the head of a page, its number counted from 1."""
        return self._head_of(1) if number == 1 else self._later_head

    @cached_property
    def _later_head(self) -> tuple[Mark, ...]:
        return self._head_of(2)

    def _head_of(self, number: int) -> tuple[Mark, ...]:
        label = self._label(self.metadata.label, self._theme.furniture["label_header"], number == 1)
        return (*label, *self._organisation(number))

    def foot(self, number: int) -> tuple[Mark, ...]:
        """Return what stands at the foot of a page."""
        if number == 1 and self._theme.layout == "report":  # a cover has the label alone
            return tuple(self._label(self.metadata.label, self._foot(self._theme.furniture["label_footer"])))
        return (self._count(number), *self._fixed_foot)

    @cached_property
    def _fixed_foot(self) -> tuple[Mark, ...]:
        places, theme = self._theme.furniture, self._theme
        rule = FillMark(
            self.page.left, self._foot(places["footer_rule"]), self.page.width - self.page.left - self.page.right,
            theme.rules["hairline"], theme.colours["rule"],
        )  # fmt: skip
        title = TextMark(self._title_left, self._foot_baseline, self._title_line)
        return (title, rule, *self._label(self.metadata.label, self._foot(places["label_footer"])))

    def _foot(self, y: float) -> float:
        """Return a place at the foot of the page; the theme gives it for A4, the same distance from the text holds."""
        a4 = self._theme.pages["a4"]
        lines = self._theme.baseline
        return y + (self.page.top + self.page.lines * lines) - (a4.top + a4.lines * lines)

    def _organisation(self, number: int) -> Iterator[Mark]:
        """Yield logo and name of the house, then draft and embargo, which get their room first."""
        theme, metadata = self._theme, self.metadata
        marking, colour = theme.style("marking"), theme.colours["mark"]
        edge = self._label_left - _GAP
        middle = theme.furniture["organisation"] + self._label_height / 2
        draft = self.composer.line("DRAFT", marking, colour) if metadata.draft else None
        embargo = self._embargo(number, colour)
        needed = (draft.width + 9 + _GAP if draft else 0.0) + (embargo.width if embargo else 0.0)
        x = self.page.left
        for mark, width in self._house(middle, edge - x - needed):
            yield mark
            x += width
        if draft:
            height = 10.0 * _CAPITALS + 6.0
            yield FrameMark(x + 0.5, middle - height / 2, draft.width + 8, height, colour, 1.0)
            place = middle + marking.size * _CAPITALS / 2
            yield TextMark(x + 4.5, place, draft, metadata if number == 1 else None, part=Part.DRAFT)
            x += draft.width + 9 + _GAP
        if embargo:
            place = middle + theme.style("footer").size * _CAPITALS / 2
            yield TextMark(x, place, embargo, metadata if number == 1 else None, part=Part.EMBARGO)

    def _embargo(self, number: int, colour: str) -> SetLine | None:
        """Return the line of the embargo, but for a page whose text says it."""
        if not self.metadata.embargo or (number == 1 and self.embargo_said):
            return None
        room = self._label_left - _GAP - self.page.left
        return self._shortened(self.metadata.embargo, "footer", room, colour)

    def _house(self, middle: float, room: float) -> Iterator[tuple[Mark, float]]:
        """Yield logo and name, each with the room it takes; a name for which there is too little is left out."""
        theme, named, x = self._theme, self.metadata.publisher, self.page.left
        if (logo := theme.logo) is not None:
            width, height = logo.size(theme.furniture["logo"])
            scale = min(1.0, (room - GAP) / width)
            named, width, height = logo.beside(named), width * scale, height * scale
            if scale >= _SMALLEST:
                yield LogoMark(x, middle - height / 2, width, height, logo.picture), width + (GAP if named else _GAP)
                x, room = x + width + GAP, room - width - GAP
        style, room = theme.style("organisation"), room - _GAP
        if named and room > _LEAST_NAME:
            line = self._shortened(named, "organisation", room)
            yield TextMark(x, middle + style.size * _CAPITALS / 2, line), line.width + _GAP

    def _shortened(self, text: str, style_name: str, width: float, colour: str = "") -> SetLine:
        """Set a text in one line, cut where there is no more room."""
        style = self._theme.style(style_name)
        line = self.composer.line(text, style, colour)
        while line.width > width and len(text) > 1:
            text = text[: max(1, min(len(text) - 1, int(len(text) * width / line.width)))].rstrip()
            line = self.composer.line(text + "…", style, colour)
        return line

    # ------------------------------------------------------------------------------------------------------- label

    @cached_property
    def _label_line(self) -> SetLine:
        # The face is the theme's own for labels; the size is the standard's least (TLP 2.0, "12 point or greater").
        theme = self._theme
        style = theme.style("label")
        sized = replace(style, name="tlp", size=theme.furniture["label_size"], tracking=0.0, capitals=False)
        return self.composer.line(str(self.metadata.label), sized, self.metadata.label.colour, strong=True)

    @cached_property
    def _label_height(self) -> float:
        furniture = self._theme.furniture
        return furniture["label_size"] * _CAPITALS + 2 * furniture["label_pad_y"]

    @cached_property
    def _label_left(self) -> float:
        return self.page.width - self.page.right - self._label_line.width - 2 * self._theme.furniture["label_pad_x"]

    def _label(self, label: Label, y: float, is_text: bool = False) -> Iterator[Mark]:
        furniture, line = self._theme.furniture, self._label_line
        left, height = self._label_left, self._label_height
        yield FillMark(left, y, line.width + 2 * furniture["label_pad_x"], height, _BLACK)
        x, baseline = left + furniture["label_pad_x"], y + height - furniture["label_pad_y"]
        yield TextMark(x, baseline, line, self.metadata if is_text else None, part=Part.LABEL)

    # -------------------------------------------------------------------------------------------------------- foot

    @cached_property
    def _foot_baseline(self) -> float:
        middle = self._foot(self._theme.furniture["label_footer"]) + self._label_height / 2
        return middle + self._theme.style("footer").size * _CAPITALS / 2

    def _count(self, number: int) -> Mark:
        theme = self._theme
        text = f"{number} of {self.total}"
        line = self.composer.line(text, theme.style("footer"), theme.colours["text"], strong=True)
        return TextMark(self.page.left, self._foot_baseline, line)

    @cached_property
    def _title_left(self) -> float:
        theme = self._theme
        text = f"{self.total} of {self.total}"
        widest = self.composer.line(text, theme.style("footer"), theme.colours["text"], strong=True).width
        left = self.page.left + widest + 1.5 * _GAP
        if theme.layout in SIDE_HEADS:
            return max(left, self.page.left + theme.tracks["side"] + theme.tracks["gap_a"])
        return left

    @cached_property
    def _title_line(self) -> SetLine:
        return self._fitting(self._label_left - _GAP - self._title_left)

    def _fitting(self, room: float) -> SetLine:
        """Set title, audience and date in one line; where they do not fit, the title is cut first."""
        metadata, style = self.metadata, self._theme.style("footer")
        title = metadata.short_title
        while True:
            parts = (title, metadata.audience, metadata.date)
            line = self.composer.line(" · ".join(part for part in parts if part), style)
            if line.width <= room or len(title) < _LEAST_TITLE:
                return line if line.width <= room else self._shortened(metadata.date, "footer", room)
            title = title[: min(len(title) - 2, int(len(title) * room / line.width))].rstrip(" …") + "…"
