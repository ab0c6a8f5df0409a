"""Fingerprints against the text of a file. In: secrets and pieces. Out: what was found, of which source, and where.

One pass folds all that the file holds; then sets are compared, and only what they have in common is looked at. Every
eighth piece of eight letters of the file is enough: a run of fifteen letters holds one of them, wherever it begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.checks.leaks.fingerprints import GRAM, LONG
from briefgen.checks.leaks.folding import folded, lower, squashed, words
from briefgen.checks.leaks.names import SQUASHED
from briefgen.checks.leaks.numbers import numbers
from briefgen.checks.leaks.pieces import Piece, Use
from briefgen.checks.leaks.secrets import Secret, Secrets, cases

_ID = re.compile(r"(?<=[^\W_])\.\d+(?!\w)")
_BEFORE_ID = re.compile(r"[\w-]+$")
_LONGEST_ID = 80


@dataclass(frozen=True, slots=True)
class Found:
    """One fingerprint of a source that a file holds: its kind, its words, and where it stands."""

    source: str
    kind: str
    words: str
    where: str


class Text:
    """Everything that a file says, folded once."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces
        self.prose = folded("\n".join(p.text for p in pieces if p.use is Use.PROSE))
        names = folded("\n".join(p.text for p in pieces if p.use is Use.NAME))
        others = folded("\n".join(p.text for p in pieces if p.use is Use.TECHNICAL))
        said = words(lower(self.prose))
        named = words(lower(names))
        self.spaced = f" {' '.join(said)} | {' '.join(named)} "
        self.technical = "".join(words(lower(others)))
        self.said = "".join(said) + "\n" + "".join(named)
        self.letters = self.said + "\n" + self.technical
        self.raw = f"{lower(self.prose)}\n{lower(names)}\n{lower(others)}"
        self.words = frozenset(words(self.prose))
        self.named = frozenset(named)
        letters = self.letters
        self.grams = frozenset(letters[n : n + GRAM] for n in range(0, len(letters), GRAM))


def found_in(pieces: Sequence[Piece], secrets: Secrets) -> Iterator[Found]:
    """Yield each source of which the pieces hold something, once, with the first thing found."""
    text = Text(pieces)
    counted = numbers(text.prose, secrets.language)
    told: set[str] = set()
    for mark, source in _marks(text, secrets):
        if source not in told:
            told.add(source)
            yield Found(source, "its id or place", mark, where(pieces, mark, squash=False))
    for secret in secrets.secrets:
        if secret.source in told:
            continue
        hit = _run(text, secret, secrets) or _name(text, secret, secrets) or _number(counted, secret, secrets)
        if hit:
            told.add(secret.source)
            kind, form, said = hit
            yield Found(secret.source, kind, said, where(pieces, form, squash=True))


Hit = tuple[str, str, str] | None  # the kind, the form in which it was compared, its words


def _run(text: Text, secret: Secret, secrets: Secrets) -> Hit:
    kept = secret.kept
    right = secrets.own_right if secret.shared else secrets.right
    common = kept.grams & text.grams
    for run, said in kept.runs.items():
        if len(run) >= LONG:
            near = common and any(run[n : n + GRAM] in common for n in range(len(run) - GRAM + 1))
            present = near and run in text.letters
        else:
            present = run in text.letters and (len(run) >= SQUASHED or f" {lower(said)} " in text.spaced)
        if present and not right.holds_run(run):
            return "a run of words", run, said
    return None


def _name(text: Text, secret: Secret, secrets: Secrets) -> Hit:
    right = secrets.own_right if secret.own else secrets.right
    for letters, said in secret.kept.phrases.items():
        spaced = f" {' '.join(words(lower(folded(said))))} "
        present = letters in text.letters if len(letters) >= SQUASHED else spaced in text.spaced
        if present and not right.holds_phrase(said):
            return "a name", letters, said
    for name in secret.kept.singles:
        small = name.casefold()
        present = not text.words.isdisjoint(cases(name)) or small in text.named
        present = present or (len(small) >= SQUASHED and small in text.said)
        if present and not right.holds_single(name) and not (len(small) >= SQUASHED and small in right.squashed):
            return "a name", small, name
    return None


def _number(counted: dict[str, str], secret: Secret, secrets: Secrets) -> Hit:
    right = secrets.own_right if secret.own else secrets.right
    for number, said in secret.kept.numbers.items():
        if number in counted and number not in right.numbers:
            return "a number", squashed(counted[number]), said
    return None


def _marks(text: Text, secrets: Secrets) -> Iterator[tuple[str, str]]:
    """Yield the ids and the places of what is withheld that stand in a file."""
    for match in re.finditer(rf"{secrets.key}_((?:l\d+|p\d+b\d+))(?!\d)", text.raw):
        if source := secrets.marks.get(match[1]):
            yield match.group(), source
    for match in _ID.finditer(text.raw):
        start = _BEFORE_ID.search(text.raw, max(0, match.start() - _LONGEST_ID), match.start())
        name = f"{start.group() if start else ''}{match.group()}"
        if source := secrets.marks.get(name):
            yield name, source


def where(pieces: Sequence[Piece], form: str, *, squash: bool) -> str:
    """Return where the form stands, or begins where it goes over several pieces."""
    ends: list[int] = []
    texts = [squashed(p.text) if squash else lower(folded(p.text)) for p in pieces]
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
