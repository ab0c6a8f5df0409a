"""Setting one paragraph: runs are shaped, cut into pieces, and gathered into lines.

In: runs, a text style and a measure. Out: a `SetParagraph`, a function of these alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from briefgen.style.theme import Face, TextStyle, Theme
from briefgen.writers.pdf.linebreak import Measure, break_lines
from briefgen.writers.pdf.lines import Fragment, Look, Piece, SetLine, SetParagraph, line_of
from briefgen.writers.pdf.runs import Dress, Run
from briefgen.writers.pdf.shaping import Font, font, missing
from briefgen.writers.pdf.spans import Spans, spanned

FontsFor = Callable[[Face], Iterator[Font]]  # the font of a face, then those that may stand in for it

_INSIDE = re.compile(r"(?<=[\w.)])[–—/]+(?=\w)")
_ADDRESS = re.compile(r"(?<=[\w])(?=[.?&=#_%~@])|(?<=/)(?=\w)")
_NUMBER = re.compile(r"\d{1,2}")
_COMPOUND = 8  # letters; shorter words do not break behind their dash
_INSIDE_COST, _ADDRESS_COST = 2_500.0, 1e6
_DATE_COST, _NUMBER_COST, _INITIAL_COST = 60_000.0, 8_000.0, 30_000.0  # of a break behind these
# Readers of PDF take a hyphen at the end of a line for one that the setter put there, and drop it: the report's words
# would change. Such a line end is as good as forbidden.
_HYPHEN_COST = 1e7


class Setting:
    """One paragraph while it is set."""

    def __init__(self, theme: Theme, fonts_for: FontsFor, style: TextStyle, width: float, colour: str) -> None:
        self.theme, self.fonts_for = theme, fonts_for
        self.style, self.width, self.colour = style, width, colour
        self.missing: set[str] = set()
        self.glyphs: dict[Font, set[str]] = {}
        self.spans: Spans = ()

    def paragraph(self, runs: tuple[Run, ...], indent: float) -> SetParagraph:
        """Return the paragraph of the runs."""
        lines: list[SetLine] = []
        runs, self.spans = spanned(runs)
        for part in _forced_lines(runs):
            pieces = self._pieces(part)
            lines.extend(self._lines(pieces, 0.0 if lines else indent))
        glyphs = tuple((f, "".join(sorted(g))) for f, g in self.glyphs.items())
        return SetParagraph(tuple(lines), self.style.lead, glyphs, "".join(sorted(self.missing)))

    # ------------------------------------------------------------------------------------------------- pieces

    def _pieces(self, runs: list[Run]) -> list[Piece]:
        pieces: list[Piece] = []
        open_word: list[Fragment] = []
        for run in runs:
            look = self._look(run)
            space = font(look.face).space.width * look.size / 1000 + look.tracking
            parts = re.split(r"[ \t\r\f\v\n]+", run.text)
            for number, part in enumerate(parts):
                if number and open_word:
                    self._close(open_word, space, pieces)
                if part:
                    open_word.extend(self._fragments(part, look, run.url, run.span))
        self._close(open_word, 0.0, pieces)
        return list(map(_bound, pieces, pieces[1:])) + pieces[-1:]

    def _close(self, word: list[Fragment], space: float, pieces: list[Piece]) -> None:
        if not word:
            return
        groups = self._groups(tuple(word))
        for number, group in enumerate(groups, 1):
            last = number == len(groups)
            width = sum(f.width for f in group)
            pieces.append(Piece(group, width, space if last else 0.0, _cost(group[-1], last), not last))
        word.clear()

    def _groups(self, word: tuple[Fragment, ...]) -> list[tuple[Fragment, ...]]:
        """Return the parts of a word that stay together: all of it, unless it is long or has a dash inside."""
        text = "".join(f.text for f in word)
        groups = [word]
        if len(word) == 1 and len(text) > _COMPOUND and (cuts := self._cuts(word[0])):
            parts = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
            groups = [tuple(self._fragments(part, word[0].look, word[0].url, word[0].span)) for part in parts]
        if any(sum(f.width for f in group) > self.width for group in groups):
            return [(f,) for group in groups for whole in group for f in self._chopped(whole)]
        return groups

    def _cuts(self, word: Fragment) -> list[int]:
        """Return where a word may break: behind a dash or slash; an address only where it is wider than a line."""
        if not word.url:
            return [found.end() for found in _INSIDE.finditer(word.text)]
        return [found.start() for found in _ADDRESS.finditer(word.text)] if word.width > self.width else []

    def _chopped(self, fragment: Fragment) -> Iterator[Fragment]:
        """Yield parts of a word that is wider than the measure."""
        if fragment.width <= self.width or len(fragment.text) < 2:
            yield fragment
            return
        count = max(1, min(int(len(fragment.text) * self.width / fragment.width * 0.92), len(fragment.text) - 1))
        for chunk in _chunks(fragment.text, count):
            for part in self._fragments(chunk, fragment.look, fragment.url, fragment.span):
                yield from self._chopped(part)

    def _fragments(self, text: str, look: Look, url: str, span: int) -> Iterator[Fragment]:
        for part, chosen in self._by_font(text, look.face):
            shown = part.upper() if look.capitals else part
            word = chosen.word(part, shown)
            self.glyphs.setdefault(chosen, set(chosen.space.glyphs)).update(word.glyphs)
            width = word.width * look.size / 1000 + look.tracking * len(word.glyphs)
            yield Fragment(part, word, chosen, look, url, width, span)

    def _by_font(self, text: str, face: Face) -> Iterator[tuple[str, Font]]:
        own = font(face)
        if own.covers(text):
            yield text, own
            return
        fonts = tuple(self.fonts_for(face))
        self.missing.update(missing(text, fonts))
        start, current = 0, None
        for position, character in enumerate(text):
            chosen = next((f for f in fonts if f.covers(character)), own)
            if current is not None and chosen is not current:
                yield text[start:position], current
                start = position
            current = chosen
        if current is not None:
            yield text[start:], current

    def _look(self, run: Run) -> Look:
        style, colours = self.style, self.theme.colours
        colour = self.colour or style.colour
        match run.dress:
            case Dress.CALL:
                return Look(style.bold, style.size * 0.66, colour, style.size * 0.34, 0.0, False)
            case Dress.REFERENCE:
                reference = self.theme.style("reference")
                return Look(reference.face, reference.size, self.colour or reference.colour, 0.0, 0.0, False)
            case Dress.WORDS:
                if run.url and not self.colour and colours["ink"] != colours["mark"]:
                    colour = colours["ink"]
                face = style.bold if run.strong else style.emphasis if run.emphasis else style.face
                return Look(face, style.size, colour, 0.0, style.tracking, style.capitals)

    # -------------------------------------------------------------------------------------------------- lines

    def _lines(self, pieces: list[Piece], indent: float) -> Iterator[SetLine]:
        if not pieces:
            yield SetLine(0.0, (), self.spans)
            return
        if indent and pieces[0].width > self.width - indent:
            indent = min(indent, max(self.width - pieces[0].width, 0.0))
        rag = min(self.style.size * 5, self.width * 0.3)
        ends = break_lines(
            [p.width for p in pieces], [p.space for p in pieces], [p.cost for p in pieces],
            Measure(self.width - indent, self.width, rag),
        )  # fmt: skip
        start = 0
        for end in ends:
            yield line_of(pieces[start:end], indent if not start else 0.0, self.spans)
            start = end


def _cost(fragment: Fragment, last: bool) -> float:
    """Return what it costs to end a line with a fragment; an address breaks behind a slash if it can."""
    if fragment.text.endswith("-"):
        return _HYPHEN_COST
    if last:
        return 0.0
    return _ADDRESS_COST if fragment.url and not fragment.text.endswith("/") else _INSIDE_COST


def _bound(piece: Piece, following: Piece) -> Piece:
    """Return the piece with what it costs to part it from the next: a day from its month, an initial from its name."""
    text = piece.fragments[-1].text
    begins = following.fragments[0].text[:1]
    cost = 0.0
    if _NUMBER.fullmatch(text):
        cost = _DATE_COST if begins.isupper() else _NUMBER_COST
    elif len(text) == 2 and text[1] == "." and text[0].isupper() and begins.isupper():
        cost = _INITIAL_COST
    return piece._replace(cost=piece.cost + cost) if cost else piece


def _chunks(text: str, count: int) -> Iterator[str]:
    """Yield parts of so many characters, or fewer where a part would end in a hyphen."""
    start = 0
    while start < len(text):
        end = min(start + count, len(text))
        while end < len(text) and end > start + 1 and text[end - 1] == "-":
            end -= 1
        yield text[start:end]
        start = end


def _forced_lines(runs: tuple[Run, ...]) -> Iterator[list[Run]]:
    part: list[Run] = []
    for run in runs:
        if run.text == "\n":
            yield part
            part = []
        else:
            part.append(run)
    yield part
