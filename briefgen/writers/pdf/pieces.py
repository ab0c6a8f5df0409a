"""Words as pieces: runs are cut into what lines are made of.

In: runs, how each is drawn, the measure. Out: `Piece`s, each shaped, with the room behind it and what a line's end
there costs. The same words in the same looks give the same pieces, whatever else was set.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from briefgen.style.theme import Face
from briefgen.writers.pdf.bonds import bond
from briefgen.writers.pdf.choice import in_fonts, missing
from briefgen.writers.pdf.hyphenation import SOFT_HYPHEN, divisions
from briefgen.writers.pdf.linebreak import NEVER_IF_AVOIDABLE
from briefgen.writers.pdf.lines import Fragment, Look, Piece
from briefgen.writers.pdf.runs import Run
from briefgen.writers.pdf.segments import may_part, segment, segment_address
from briefgen.writers.pdf.shaping import Font, Word, font

FontsFor = Callable[[Face], Iterator[Font]]  # the font of a face, then those that may stand in for it

_SPACES = re.compile(r"[ \t\r\f\v\n]+")
_INSIDE_COST, _ADDRESS_COST = 2_500.0, 1e6
_HYPHENS = ("\u2010", "-")  # the sign, by preference


class Pieces:
    """The pieces of one paragraph while they are made, with the glyphs they need and the characters no font has.

    `rules_of` says by which language's rules the words of a run may be divided; empty: they stay whole.
    """

    def __init__(self, fonts_for: FontsFor, width: float, rules_of: Callable[[Run], str]) -> None:
        self.fonts_for, self.width, self.rules_of = fonts_for, width, rules_of
        self.missing: set[str] = set()
        self.shown: dict[Font, list[str]] = {}

    def glyphs(self) -> Iterator[tuple[Font, str]]:
        """Yield the glyphs needed by each font, sorted; the space is among them."""
        for each, shown in self.shown.items():
            yield each, "".join(sorted(set(each.space.glyphs).union(*shown)))

    def of(self, runs: Iterable[tuple[Run, Look]]) -> list[Piece]:
        """Return the pieces of runs."""
        pieces: list[Piece] = []
        word: list[Fragment] = []  # open: it may go on in the next run
        for run, look in runs:
            own = font(look.face)
            covered = own.covers(run.text)
            first, *rest = texts = _SPACES.split(run.text)
            if not look.capitals:
                own.prepare(texts)
            word.extend(self._fragments(first, look, run, covered))
            if rest:
                parting = may_part(run.text)
                pieces.extend(self._closed(word, parting) if word else ())
                if covered and not parting:
                    pieces.extend(self._plain(rest[:-1], own, look, run))
                else:
                    for text in rest[:-1]:
                        pieces.extend(self._closed(list(self._fragments(text, look, run, covered)), parting))
                word = list(self._fragments(rest[-1], look, run, covered))
        if word:
            pieces.extend(self._closed(word, True, 0.0))
        return _bound(pieces)

    def _plain(self, texts: list[str], own: Font, look: Look, run: Run) -> Iterator[Piece]:
        """Yield the pieces of words that one font has, each whole and between two spaces: nearly all are like that."""
        words = [own.word(text, text.upper() if look.capitals else None) for text in texts]
        self.shown.setdefault(own, []).extend([word.glyphs for word in words])
        size, tracking, room, measure = look.size / 1000, look.tracking, _width(own.space, look), self.width
        for text, word in zip(texts, words, strict=True):
            width = word.width * size + (tracking * len(word.glyphs) if tracking else 0.0)
            fragment = Fragment(text, word, own, look, run, width)
            if width <= measure:
                yield Piece((fragment,), width, room, NEVER_IF_AVOIDABLE if text[-1] == "-" else 0.0, False)
            else:
                yield from self._closed([fragment], False)

    def divided(self, piece: Piece) -> list[tuple[Piece, Piece]]:
        """Return a piece divided at each place where its word may be; both halves are shaped anew."""
        if len(piece.fragments) != 1 or piece.hyphened:
            return []
        whole = piece.fragments[0]
        return [
            (self._hyphened(whole, whole.text[:place]), self._rest(piece, whole.text[place:]))
            for place in self._places(whole)
        ]

    def _places(self, fragment: Fragment) -> tuple[int, ...]:
        language = "" if fragment.run.url else self.rules_of(fragment.run)
        return divisions(fragment.text, language) if language else ()

    def _hyphened(self, whole: Fragment, text: str) -> Piece:
        hyphen = whole.font.word(SOFT_HYPHEN, next((h for h in _HYPHENS if ord(h) in whole.font.characters), "-"))
        head = self._fragment(text, whole.font, whole.look, whole.run)
        sign = head._replace(text=SOFT_HYPHEN, word=hyphen, width=_width(hyphen, whole.look))
        self.shown[whole.font].append(hyphen.glyphs)
        return Piece((head, sign), head.width + sign.width, 0.0, 0.0, True, True)

    def _rest(self, piece: Piece, text: str) -> Piece:
        whole = piece.fragments[0]
        tail = self._fragment(text, whole.font, whole.look, whole.run)
        return piece._replace(fragments=(tail,), width=tail.width)

    # ------------------------------------------------------------------------------------------------- words

    def _closed(self, word: list[Fragment], parting: bool, share: float = 1.0) -> tuple[Piece, ...]:
        """Return the pieces of a word: one, unless it is wider than the measure or may part inside.

        The space behind it is drawn in the looks and the font of its end; there is none behind the last word.
        """
        last = word[-1]
        room = share * _width(last.font.space, last.look)
        width = last.width if len(word) == 1 else sum([fragment.width for fragment in word])
        if width <= self.width and not parting:
            cost = NEVER_IF_AVOIDABLE if last.text[-1] == "-" else 0.0
            return (Piece(tuple(word), width, room, cost, False),)
        groups = list(self._groups(tuple(word)))
        inner = (_inner(group) for group in groups[:-1])
        width = sum(fragment.width for fragment in groups[-1])
        return (*inner, Piece(groups[-1], width, room, _cost(groups[-1][-1], True), False))

    def _groups(self, word: tuple[Fragment, ...]) -> Iterator[tuple[Fragment, ...]]:
        """Yield the parts of a word that stay together."""
        whole = word[0]
        cuts = self._cuts(whole) if len(word) == 1 else ()
        bounds = zip([0, *cuts], [*cuts, len(whole.text)], strict=True)
        groups = [tuple(self._fragments(whole.text[a:b], whole.look, whole.run)) for a, b in bounds] if cuts else [word]
        for group in groups:
            if sum(f.width for f in group) <= self.width:
                yield group
            else:
                for fragment in group:
                    yield from self._chopped(fragment)

    def _cuts(self, word: Fragment) -> tuple[int, ...]:
        """Return where a word may part; an address only where it is wider than a line."""
        if not word.run.url:
            return segment(word.text, word.run.language)
        return segment_address(word.text) if word.width > self.width else ()

    def _chopped(self, fragment: Fragment) -> Iterator[tuple[Fragment, ...]]:
        """Yield parts of a word that is wider than the measure: between syllables if it has any, else anywhere."""
        if fragment.width <= self.width or len(fragment.text) < 2:
            yield (fragment,)
            return
        heads = [self._hyphened(fragment, fragment.text[:place]) for place in self._places(fragment)]
        fitting = [head for head in heads if head.width <= self.width]
        if fitting:
            yield fitting[-1].fragments
            rest = fragment.text[len(fitting[-1].fragments[0].text) :]
            yield from self._chopped(self._fragment(rest, fragment.font, fragment.look, fragment.run))
            return
        count = max(1, min(int(len(fragment.text) * self.width / fragment.width * 0.92), len(fragment.text) - 1))
        for chunk in _chunks(fragment.text, count):
            for part in self._fragments(chunk, fragment.look, fragment.run):
                yield from self._chopped(part)

    # --------------------------------------------------------------------------------------------- fragments

    def _fragment(self, text: str, chosen: Font, look: Look, run: Run) -> Fragment:
        word = chosen.word(text, text.upper() if look.capitals else None)
        self.shown.setdefault(chosen, []).append(word.glyphs)
        return Fragment(text, word, chosen, look, run, _width(word, look))

    def _fragments(self, text: str, look: Look, run: Run, covered: bool = False) -> Iterator[Fragment]:
        """Yield the fragments of a word; `covered` says that the look's own font has all of it."""
        if covered and text:
            yield self._fragment(text, font(look.face), look, run)
            return
        for part, chosen in self._by_font(text, look.face):
            yield self._fragment(part, chosen, look, run)

    def _by_font(self, text: str, face: Face) -> Iterator[tuple[str, Font]]:
        own = font(face)
        if text and own.covers(text):
            yield text, own
            return
        fonts = tuple(self.fonts_for(face))
        self.missing.update(missing(text, fonts))
        yield from in_fonts(text, fonts)


def _width(word: Word, look: Look) -> float:
    width = word.width * look.size / 1000
    return width + look.tracking * len(word.glyphs) if look.tracking else width


def _inner(group: tuple[Fragment, ...]) -> Piece:
    """Return a part of a word that the word goes on behind."""
    hyphened = group[-1].text == SOFT_HYPHEN
    return Piece(group, sum(fragment.width for fragment in group), 0.0, _cost(group[-1], False), True, hyphened)


def _cost(fragment: Fragment, last: bool) -> float:
    """Return what it costs to end a line with a fragment; an address parts behind a slash if it can.

    Readers of PDF take a hyphen at the end of a line for one that the setter put there, and drop it: the report's words
    would change.
    """
    if fragment.text.endswith("-"):
        return NEVER_IF_AVOIDABLE
    if last:
        return 0.0
    return _ADDRESS_COST if fragment.run.url and not fragment.text.endswith("/") else _INSIDE_COST


def _bound(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with what it costs to part each from the next: a day from its month and the like."""
    ends = [piece.fragments[-1].text for piece in pieces]
    beginnings = [piece.fragments[0].text for piece in pieces[1:]]
    for number, cost in enumerate(map(bond, ends, beginnings)):
        if cost and not pieces[number].inside:
            pieces[number] = pieces[number]._replace(cost=pieces[number].cost + cost)
    return pieces


def _chunks(text: str, count: int) -> Iterator[str]:
    """Yield parts of so many characters, or fewer where a part would end in a hyphen."""
    start = 0
    while start < len(text):
        end = min(start + count, len(text))
        while end < len(text) and end > start + 1 and text[end - 1] == "-":
            end -= 1
        yield text[start:end]
        start = end
