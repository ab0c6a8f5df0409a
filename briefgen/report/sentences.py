"""Sentences of a passage. In: its text. Out: sentences with exact offsets, in linear time.

A full stop ends a sentence unless it belongs to an abbreviation, an initial or a number, or a small letter follows.
Quotations and brackets that close are never cut in two.
"""

from __future__ import annotations

import re

from briefgen.report.lexicons import Lexicon, lexicon
from briefgen.report.model import Sentence

_CLOSERS = "\"'”’»›)]}"
_END = re.compile(
    r"(?<![.!?…؟۔])(?P<mark>[.!?…؟۔]++)(?P<close>[" + re.escape(_CLOSERS) + r"]*+)(?P<note>\[\d{1,3}\])?(?=\s|$)"
    r"|(?<![។៕।॥])(?P<wide>[。！？।॥።។៕၊။]+[" + re.escape(_CLOSERS) + r"」』）]*)"
)
_PAIRS = {"(": ")", "[": "]", "“": "”", "«": "»", "„": "“", "「": "」", "『": "』", "（": "）"}
_PAIR_SIGN = re.compile(r'[()\[\]“”«»„「」『』（）"]')
_TOKEN = re.compile(r"[^\s(\[“\"«]*$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+", re.UNICODE)
_NEXT = re.compile(r"[\s" + re.escape("\"'“‘«([") + r"]*(?P<word>\w+)?")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[ivxIVX]{1,5}|[A-Za-z])\.")
_WINDOW = 60


def split_sentences(text: str, language: str = "en") -> tuple[Sentence, ...]:
    """Return the sentences of a text; `text[s.start:s.end] == s.text` for each, and only white space lies between."""
    known = lexicon(language) or lexicon("en")
    inside = _Inside(text)
    found: list[Sentence] = []
    start = _skip_space(text, 0)
    for end in _END.finditer(text):
        if end.start() < start or inside.at(end.start(), end.end()):
            continue
        if end["mark"] and not _ends(text, start, end, known):
            continue
        found.append(Sentence(text[start : end.end()], start, end.end()))
        start = _skip_space(text, end.end())
    stop = len(text.rstrip())
    if start < stop:
        found.append(Sentence(text[start:stop], start, stop))
    return tuple(found)


def whole(text: str) -> tuple[Sentence, ...]:
    """Return a text as one sentence, as titles and headings are."""
    start, stop = _skip_space(text, 0), len(text.rstrip())
    return (Sentence(text[start:stop], start, stop),) if start < stop else ()


_SPACE = re.compile(r"\s*")


def _skip_space(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position


class _Inside:
    """Tell whether a position lies inside a bracket or quotation that closes; asked in rising order."""

    def __init__(self, text: str) -> None:
        self._spans = _closed_spans(text)
        self._next = 0

    def at(self, position: int, stop: int) -> bool:
        """Tell whether what stands from `position` to `stop` lies inside an outermost span and does not close it."""
        while self._next < len(self._spans) and self._spans[self._next][1] < position:
            self._next += 1
        if self._next == len(self._spans):
            return False
        start, end = self._spans[self._next]
        # A full stop right before the closing sign may end the sentence around it: “It is late.”
        return start < position < end and stop <= end


def _closed_spans(text: str) -> list[tuple[int, int]]:
    """Return the outermost pairs of brackets and quotation marks; unpaired ones are left out."""
    spans: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    straight = text.count('"') % 2 == 0
    for match in _PAIR_SIGN.finditer(text):
        sign, position = match.group(), match.start()
        if sign == '"':
            if not straight:
                continue
            if stack and stack[-1][0] == '"':
                _close(spans, stack, position)
            else:
                stack.append(('"', position))
        elif stack and sign == stack[-1][0]:
            _close(spans, stack, position)
        elif sign in _PAIRS:
            stack.append((_PAIRS[sign], position))
    return spans


def _close(spans: list[tuple[int, int]], stack: list[tuple[str, int]], position: int) -> None:
    _, start = stack.pop()
    while spans and spans[-1][0] > start:
        spans.pop()
    spans.append((start, position))


def _ends(text: str, start: int, end: re.Match[str], known: Lexicon | None) -> bool:
    """Tell whether a mark with white space or nothing after it ends the sentence that begins at `start`."""
    following = _NEXT.match(text, end.end())
    word = following["word"] if following else None
    if word is None:
        return True
    if word[0].islower():
        return False
    mark = end["mark"]
    if not mark.endswith(".") or mark.endswith("..") or end["close"].strip("'’"):
        return True
    return _full_stop_ends(text, start, end.start(), word, known)


def _full_stop_ends(text: str, start: int, stop: int, word: str, known: Lexicon | None) -> bool:
    token_match = _TOKEN.search(text, max(start, stop - _WINDOW), stop)
    token = token_match.group() if token_match else ""
    dotted = token + "."
    if not token:
        return True
    if start + len(token) == stop and _ENUMERATOR.fullmatch(dotted):
        return False
    if known is None:
        return True
    starts = word in known.starters
    if _INITIALS.fullmatch(dotted):
        return starts and len(token) > 1
    name = token.casefold()
    if name in known.abbreviations:
        return False
    if name in ("no", "nos", "art", "arts", "sec", "p", "pp", "fig"):
        return not (word[0].isdigit() or word in ("I", "II", "III", "IV", "V", "VI"))
    if name in known.final_abbreviations:
        return starts
    return True
