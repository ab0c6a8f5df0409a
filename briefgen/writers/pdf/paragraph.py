"""The typesetter: sets the paragraphs of a theme, and keeps them.

In: runs, a text style and a measure. Out: a `SetParagraph`. What is kept can be dropped at any time with equal results;
texts that many briefs share are set once.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.style.theme import Face, TextStyle, Theme, load_theme, theme_names
from briefgen.writers.pdf.lines import SetParagraph
from briefgen.writers.pdf.runs import Run
from briefgen.writers.pdf.setting import Setting
from briefgen.writers.pdf.shaping import Font, font

_PARAGRAPHS_KEPT = 20_000


class Typesetter:
    """Sets the paragraphs of one theme, and keeps them."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._kept: dict[tuple[object, ...], SetParagraph] = {}
        self._spare = tuple(dict.fromkeys(_spare_faces(theme)))

    def set(
        self, runs: tuple[Run, ...], style: TextStyle, width: float, colour: str = "", indent: float = 0.0,
        language: str = "",
    ) -> SetParagraph:  # fmt: skip
        """Return the paragraph of the runs; `colour` replaces the style's, `indent` narrows the first line.

        `language` is the one of all runs that say no other.
        """
        width, indent = round(width, 3), round(indent, 3)  # equal tracks may be sums of other parts
        key = (runs, style.name, style.size, style.weight, width, colour, indent, language)
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) > _PARAGRAPHS_KEPT:
                self._kept.clear()
            found = self._kept[key] = self._setting(style, width, colour, language).paragraph(runs, indent)
        return found

    def _setting(self, style: TextStyle, width: float, colour: str, language: str) -> Setting:
        return Setting(self.theme, self.fonts_for, style, max(width, 1.0), colour, language)

    def forget(self) -> None:
        """Drop the set paragraphs; what is set afterwards is the same."""
        self._kept.clear()

    def fonts_for(self, face: Face) -> Iterator[Font]:
        """Yield the font of a face, then the fonts that may stand in for it."""
        yield font(face)
        for spare in self._spare:
            if spare != face:
                yield font(spare)


def _spare_faces(theme: Theme) -> Iterator[Face]:
    """Yield plain faces of the theme, then of the other themes: only some of the families have Greek and Cyrillic."""
    for other in (theme, *(load_theme(name) for name in theme_names() if name != theme.name)):
        yield from _plain_faces(other)


def _plain_faces(theme: Theme) -> Iterator[Face]:
    for family in theme.families.values():
        styles = [s for s in theme.styles.values() if s.family is family and not s.italic]
        if styles:
            yield min(styles, key=lambda s: (abs(s.weight - 400), s.name)).face
