"""What gives a text away: runs of five words, names, telling numbers; of a short text the whole.

In: a text that an audience may not see. Out: its fingerprints, in the forms in which they are compared, worked out once
for each text, whichever audience it is kept from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefgen.checks.leaks.folding import folded, squashed, words
from briefgen.checks.leaks.names import names
from briefgen.checks.leaks.numbers import numbers
from briefgen.document.text import UNSPACED
from briefgen.report.lexicons import lexicon, primary

RUN = 5  # words
SHORTEST = 3  # words: shorter texts (a heading "Findings") are no secrets of their own
CONTENT = 2  # words of a run that must say something
GRAM = 8  # letters: of a run that stands in a file, one at least stands at a multiple of GRAM
LONG = 2 * GRAM - 1  # letters: what is shorter may miss all multiples, and is looked for by itself


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """The fingerprints of one text, each by the form in which it is compared, with its words for the analyst.

    `runs` and `phrases` (names of several words) are letters and digits alone, `grams` the pieces of the long runs
    and "" that of the others, `singles` names of one word as they are written.
    """

    runs: dict[str, str]
    grams: frozenset[str]
    runs_by_gram: dict[str, tuple[str, ...]]
    phrases: dict[str, str]
    singles: dict[str, str]
    numbers: dict[str, str]


@lru_cache(maxsize=2048)
def fingerprints(text: str, language: str, heading: bool = False) -> Fingerprints:
    """Return the fingerprints of a text. Of a heading, whose words all have capitals, no names are taken."""
    plain = folded(text)
    runs = dict(_runs(plain, language))
    multiple, single = ({}, {}) if heading else names(plain, language)
    by_gram: dict[str, list[str]] = {"": []}
    for run in runs:
        for gram in (run[n : n + GRAM] for n in range(len(run) - GRAM + 1)) if len(run) >= LONG else ("",):
            by_gram.setdefault(gram, []).append(run)
    grams = {gram: tuple(found) for gram, found in by_gram.items()}
    return Fingerprints(runs, frozenset(grams), grams, multiple, single, numbers(plain, language))


def whole(text: str) -> Fingerprints:
    """Return the one fingerprint of a text that is looked for as it is: a name, a date, an address."""
    return Fingerprints({}, frozenset(), {}, {squashed(text): text}, {}, {})


@dataclass(frozen=True, slots=True)
class Seen:
    """A text that an audience may see, in the forms in which fingerprints are compared with it."""

    runs: frozenset[str]
    spaced: str
    numbers: frozenset[str]
    words: frozenset[str]


@lru_cache(maxsize=2048)
def seen(text: str, language: str) -> Seen:
    """Return a text that an audience may see in its forms."""
    plain = folded(text)
    found = [word.casefold() for word in words(plain)]
    joined = "".join(found)
    steps: list[tuple[int, Sequence[str]]] = [(RUN, found)]
    if UNSPACED.search(joined):
        steps.append((2 * RUN, joined))
    each = ("".join(parts[n : n + size]) for size, parts in steps for n in range(len(parts) - size + 1))
    return Seen(frozenset(each), " ".join(found), frozenset(numbers(plain, language)), frozenset(words(plain)))


def _runs(plain: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield the runs of a text, or the text itself where it is shorter."""
    written = _without_numbers_at_ends(words(plain))
    found = [word.casefold() for word in written]
    joined = "".join(found)
    if UNSPACED.search(joined):
        yield from _runs_without_spaces(joined)
        return
    stop = _stop_words(primary(language))
    size = RUN if len(found) >= RUN else len(found)
    if size < SHORTEST:
        return
    for n in range(len(found) - size + 1):
        run = found[n : n + size]
        if run[0].isdigit() or run[-1].isdigit():
            continue
        if sum(word not in stop for word in run) >= CONTENT:
            yield "".join(run), " ".join(written[n : n + size])


def _without_numbers_at_ends(written: list[str]) -> list[str]:
    """Return the words without numbers before and behind them: among squashed letters, they go on into others."""
    said = [n for n, word in enumerate(written) if not word.isdigit()]
    return written[said[0] : said[-1] + 1] if said else []


def _runs_without_spaces(joined: str) -> Iterator[tuple[str, str]]:
    """Yield the runs of a text in a script without spaces, where two letters count as a word."""
    size = 2 * RUN if len(joined) >= 2 * RUN else len(joined)
    if size >= 2 * SHORTEST:
        for n in range(len(joined) - size + 1):
            yield joined[n : n + size], joined[n : n + size]


@lru_cache(maxsize=64)
def _stop_words(language: str) -> frozenset[str]:
    known = lexicon(language)
    found = known.stop_words if known else frozenset()
    return frozenset(word.casefold() for word in found)
