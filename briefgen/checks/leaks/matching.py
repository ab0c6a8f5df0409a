"""Fingerprints against the text of a file. In: secrets and pieces. Out: what was found, of which source, and where.

One pass folds all that the file holds; then sets are compared, and only what they have in common is looked at. Every
eighth piece of eight letters of the file is enough: a run of fifteen letters holds one of them, of 23 two, wherever it
begins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from briefgen.checks.leaks.fingerprints import GRAM
from briefgen.checks.leaks.folding import folded, spaced, squashed, words
from briefgen.checks.leaks.names import SQUASHED
from briefgen.checks.leaks.numbers import numbers
from briefgen.checks.leaks.pieces import Piece, Use
from briefgen.checks.leaks.secrets import Secret, Secrets, cases

_LONG_TEXT = 2000
_SHORT_LINE = 40
_IN_FILE_NAMES = 6  # letters of a name that is found among the letters of a file's name


@dataclass(frozen=True, slots=True)
class Found:
    """One fingerprint of a source that a file holds: its kind, its words, and where it stands."""

    source: str
    kind: str
    words: str
    where: str


@dataclass(frozen=True, slots=True)
class Block:
    """Letters and digits that stand together, and every eighth piece of them."""

    letters: str
    grams: frozenset[str]
    raw: str  # with all signs


def _block(text: str) -> Block:
    letters = squashed(text)
    grams = frozenset(letters[n : n + GRAM] for n in range(0, len(letters), GRAM))
    return Block(letters, grams, text.casefold())


@lru_cache(maxsize=32)  # the styles of pages are the same for many audiences
def _long_block(text: str) -> Block:
    return _block(text)


class Text:
    """Everything that a file says, folded once."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        uses: dict[Use, list[str]] = {use: [] for use in Use}
        self.blocks: list[Block] = []
        for piece in pieces:
            if piece.use is Use.TECHNICAL and len(piece.text) > _LONG_TEXT:
                self.blocks.append(_long_block(piece.text))
            else:
                uses[piece.use].append(piece.text)
        self.prose, named = (folded("\n".join(uses[use])) for use in (Use.PROSE, Use.NAME))
        said = words(self.prose)
        self.words = frozenset(said)
        self.spaced = f" {' '.join(said)} | {' '.join(words(named))} ".casefold()
        self.named = frozenset(words(named.casefold()))
        self.named_letters = "".join(words(named)).casefold()
        letters = self.spaced.replace(" ", "")
        grams = frozenset(letters[n : n + GRAM] for n in range(0, len(letters), GRAM))
        self.said = Block(letters, grams, f"{self.prose}\n{named}".casefold())
        self.blocks += [self.said, _block("\n".join(uses[Use.TECHNICAL]))]
        self.letters = "|".join(block.letters for block in self.blocks)
        self.grams = frozenset(("",)).union(*(block.grams for block in self.blocks))

    def holds_phrase(self, letters: str, told: str) -> bool:
        """Tell whether words stand anywhere in the file: long ones with anything between their letters."""
        if len(letters) < SQUASHED:
            return f" {spaced(told)} " in self.spaced
        return letters in self.letters

    def holds_single(self, name: str) -> bool:
        """Tell whether a name of one word stands there, as a name or in capitals."""
        small = name.casefold()
        if small in self.named or not self.words.isdisjoint(cases(name)):
            return True
        return len(small) >= SQUASHED and small in self.said.letters


def holds_anything(files: Iterable[Sequence[Piece]], secrets: Secrets) -> bool:
    """Tell whether several files hold anything, in one pass: most of what they say is the same."""
    return (
        next(found_in(tuple(_once(piece for pieces in files for piece in pieces)), secrets, place=False), None)
        is not None
    )


def _once(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces without those, and without the longer lines, that were there before."""
    known: set[str] = set()
    for piece in pieces:
        if len(piece.text) <= _SHORT_LINE:
            if piece.text not in known or piece.use is not Use.TECHNICAL:
                yield piece
            known.add(piece.text)
        elif piece.use is Use.PROSE:
            lines = piece.text.split("\n")
            yield piece._replace(text="\n".join(x for x in lines if len(x) <= _SHORT_LINE or x not in known))
            known.update(lines)
        elif piece.text not in known:
            known.add(piece.text)
            yield piece


def found_in(pieces: Sequence[Piece], secrets: Secrets, *, place: bool = True) -> Iterator[Found]:
    """Yield each source of which the pieces hold something, once, with the first thing found and its `place`."""
    text = Text(pieces)
    counted = _Counted(text, secrets.language)
    told: set[str] = set()
    for mark, source in _marks(text, secrets):
        if source not in told:
            told.add(source)
            yield Found(source, "its id or place", mark, where(pieces, mark, squash=False) if place else "")
    for secret in secrets.secrets:
        if secret.source in told:
            continue
        hit = _run(text, secret) or _name(text, secret) or _number(counted, secret)
        if hit:
            told.add(secret.source)
            kind, form, said = hit
            yield Found(secret.source, kind, said, where(pieces, form, squash=True) if place else "")


Hit = tuple[str, str, str] | None  # the kind, the form in which it was compared, its words


def _run(text: Text, secret: Secret) -> Hit:
    kept, right = secret.kept, secret.right
    near = Counter(run for gram in kept.grams & text.grams for run in kept.runs_by_gram[gram])
    likely = [run for run, grams in near.items() if grams >= (len(run) - GRAM + 1) // GRAM]
    for run in sorted(likely, key=list(kept.runs).index) if len(likely) > 1 else likely:
        said = kept.runs[run]
        if run not in right.runs and text.holds_phrase(run, said) and not right.holds_run(run):
            return "a run of words", run, said
    return None


def _name(text: Text, secret: Secret) -> Hit:
    for letters, said in secret.phrases.items():
        if text.holds_phrase(letters, said) or (len(letters) >= _IN_FILE_NAMES and letters in text.named_letters):
            return "a name", letters, said
    for name in secret.singles:
        if text.holds_single(name):
            return "a name", name.casefold(), name
    return None


def _number(counted: _Counted, secret: Secret) -> Hit:
    for number, said in secret.numbers.items():
        if number in counted:
            return "a number", squashed(counted.numbers[number]), said
    return None


class _Counted:
    """The telling numbers of a text, taken only once one of them may be there."""

    def __init__(self, text: Text, language: str) -> None:
        self.text, self.language = text, language

    @cached_property
    def numbers(self) -> dict[str, str]:
        return numbers(self.text.prose, self.language)

    def __contains__(self, number: str) -> bool:
        digits, _, unit = number.replace(".", "").partition(" ")
        near = digits + (unit if unit.isalpha() else "")
        return near in self.text.said.letters and number in self.numbers


def _marks(text: Text, secrets: Secrets) -> Iterator[tuple[str, str]]:
    """Yield the ids and the places of what is withheld that stand in a file."""
    for block in text.blocks:
        for match in secrets.places.finditer(block.raw):
            if source := secrets.marks.get(match[1]):
                yield match.group(), source
        for identifier in secrets.ids:
            at = block.raw.find(identifier)
            while at >= 0:
                if not (_continues(block.raw[at - 1 : at]) or _continues(block.raw[at + len(identifier) :][:1])):
                    yield identifier, secrets.marks[identifier]
                    break
                at = block.raw.find(identifier, at + 1)


def _continues(sign: str) -> bool:
    """Tell whether a sign beside an id makes another word of it."""
    return sign.isalnum() or sign in ("_", "-")


def where(pieces: Sequence[Piece], form: str, *, squash: bool) -> str:
    """Return where the form stands, or begins where it goes over several pieces."""
    ends: list[int] = []
    texts = [squashed(p.text) if squash else folded(p.text).casefold() for p in pieces]
    for piece, text in zip(pieces, texts, strict=True):
        if form in text:
            return piece.where
        ends.append((ends[-1] if ends else 0) + len(text))
    for use in Use:
        chosen = [n for n, piece in enumerate(pieces) if piece.use is use]
        at = "".join(texts[n] for n in chosen).find(form)
        for n in chosen if at >= 0 else ():
            at -= len(texts[n])
            if at < 0:
                return pieces[n].where
    return "the file"
