"""Setting one paragraph: runs become pieces, and pieces are gathered into lines.

In: runs, a text style, a measure and the document's language. Out: a `SetParagraph`, a function of these alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.report.lexicons import primary
from briefgen.style.theme import TextStyle, Theme
from briefgen.writers.pdf.linebreak import Measure, Places, break_lines, is_good, places_of, straddling
from briefgen.writers.pdf.lines import Look, Piece, SetLine, SetParagraph, line_of
from briefgen.writers.pdf.pieces import FontsFor, Pieces
from briefgen.writers.pdf.runs import Dress, Run
from briefgen.writers.pdf.spans import Spans, spanned
from briefgen.writers.pdf.straight import set_straight

_STRETCH, _SHRINK = 0.5, 0.25  # of a space in justified text; the first counts as one unit of badness
_WIDEST = 5.0  # a space grows by so many of itself; a line that needs more stays ragged

Halves = tuple[Piece, Piece]  # of a divided word: the one with the hyphen, and the rest


class Setting:
    """One paragraph while it is set; `language` is that of all words that say no other."""

    def __init__(
        self, theme: Theme, fonts_for: FontsFor, style: TextStyle, width: float, colour: str, language: str = ""
    ) -> None:
        self.theme, self.style, self.width, self.colour, self.language = theme, style, width, colour, language
        self.spans: Spans = ()
        self.divides = False
        self.pieces = Pieces(fonts_for, width, self._rules_of)

    def paragraph(self, runs: tuple[Run, ...], indent: float) -> SetParagraph:
        """Return the paragraph of the runs."""
        lines: list[SetLine] = []
        runs, self.spans = spanned(runs)
        self.divides = self.style.hyphenate and any(map(self._rules_of, runs))
        if len(runs) == 1 and not (self.divides or self.style.justified):
            straight = set_straight(runs[0], self._look(runs[0]), self._measure(indent), self.spans)
            if straight is not None:
                return SetParagraph(straight[0], self.style.lead, (straight[1:],), "")
        for part in _forced_lines(runs):
            pieces = self.pieces.of((run, self._look(run)) for run in part)
            lines.extend(self._lines(pieces, 0.0 if lines else indent))
        glyphs, missing = tuple(self.pieces.glyphs()), "".join(sorted(self.pieces.missing))
        return SetParagraph(tuple(lines), self.style.lead, glyphs, missing)

    def _rules_of(self, run: Run) -> str:
        """Return the language by whose rules the words of a run may be divided; empty where the theme asks for none."""
        language = run.language or self.language
        return language if run.dress is Dress.WORDS and primary(language) in self.theme.hyphenate else ""

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
        measure = self._measure(indent, pieces)
        for number, line in enumerate(parts := self.parted(pieces, measure)):
            last = number == len(parts) - 1
            yield self._line(line, indent if not number else 0.0, last)

    def _measure(self, indent: float, pieces: Sequence[Piece] = ()) -> Measure:
        rag = min(self.style.size * 5, self.width * 0.3)
        stretch, shrink = (_STRETCH, _SHRINK) if self.style.justified else (0.0, 0.0)
        last_words = (n for n, p in enumerate(reversed(pieces)) if p.fragments[0].run.dress is not Dress.REFERENCE)
        behind = next(last_words, 0)
        return Measure(self.width - indent, self.width, rag, stretch, shrink, self.style.last_words > 1, behind)

    def _line(self, pieces: list[Piece], x: float, last: bool) -> SetLine:
        """Return one line; in justified text its spaces grow or shrink to the measure, on the last line only shrink."""
        if not self.style.justified:
            return line_of(pieces, x, self.spans)
        room = sum(piece.space for piece in pieces[:-1])
        slack = self.width - x - sum(piece.width for piece in pieces) - room
        growth = slack / room if room else 0.0
        return line_of(pieces, x, self.spans, growth if growth <= (0.0 if last else _WIDEST) else 0.0)

    def parted(self, pieces: list[Piece], measure: Measure) -> list[list[Piece]]:
        """Return the pieces of each line; words are divided only where the lines are not good without."""
        numbers = [p.width for p in pieces], [p.space for p in pieces], [p.cost for p in pieces]
        places = places_of(*numbers)
        ends = break_lines(places, measure)
        halves: dict[int, list[Halves]] = {}
        if self.divides and not is_good(places, ends, measure):
            halves = {n: found for n in straddling(places, measure) if (found := self.pieces.divided(pieces[n]))}
            if halves:
                widths = {n: [(head.width, tail.width) for head, tail in each] for n, each in halves.items()}
                places = places_of(*numbers, widths)
                ends = break_lines(places, measure)
        return _gathered(pieces, places, ends, halves)


def _gathered(
    pieces: list[Piece], places: Places, ends: list[int], halves: dict[int, list[Halves]]
) -> list[list[Piece]]:
    """Return the pieces between the ends of lines; a divided word lies on two of them."""
    lines: list[list[Piece]] = []
    start, rest = 0, None
    for end in ends:
        piece, part = places.pieces[end], places.parts[end]
        line = [rest, *pieces[start : piece + (part < 0)]] if rest else pieces[start : piece + (part < 0)]
        rest = None
        if part >= 0:
            head, rest = halves[piece][part]
            line.append(head)
        lines.append(line)
        start = piece + 1
    return lines


def _forced_lines(runs: tuple[Run, ...]) -> Iterator[list[Run]]:
    part: list[Run] = []
    for run in runs:
        if run.text == "\n":
            yield part
            part = []
        else:
            part.append(run)
    yield part
