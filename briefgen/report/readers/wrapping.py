"""Lines that were broken to fit a width, joined again. In: lines. Out: paragraphs and bullets with their first line.

A line continues the one before where that is clear: it begins with a small letter, is set in under a bullet, or, in a
text that is broken at a width, the line before was full. Blank lines, bullets and rules always begin something new.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefgen.report.readers import markers
from briefgen.report.readers.lines import Line
from briefgen.report.readers.markers import Marker

MIN_FULL = 40  # a line shorter than this was not broken because it was full …
MIN_BROKEN = 30  # … or, before a small letter, than this
_SOFT_HYPHENS = ("-", "\u00ad", "‐")
_TRAILING_WORD = re.compile(r"[^\W\d_]+(?=[-‐\u00ad]$)")
_LEADING_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, bullet, or what may be a heading: its text, and the number of its first line."""

    text: str
    number: int
    indent: int
    gap: bool
    marker: Marker | None = None
    underline: str = ""  # "=" or "-" where the next line underlines it
    lines: int = 1


def join_lines(lines: Sequence[Line]) -> list[Piece]:
    """Return the pieces that lines make; rules are dropped, or underline the line above them."""
    width = _full_width(lines)
    vocabulary: set[str] = set()
    if any(line.text.endswith(_SOFT_HYPHENS) for line in lines):
        vocabulary = {w.casefold() for line in lines for w in _LEADING_WORD.findall(line.text)}
    found: list[_Open] = []
    for position, line in enumerate(lines):
        mark = markers.rule(line.text)
        if mark:
            _underline(found, line, mark)
            continue
        marker = markers.bullet(line.text)
        above = found[-1] if found else None
        following = lines[position + 1] if position + 1 < len(lines) else None
        if above and marker is None and not line.gap and _continues(above, line, following, width):
            above.add(line, vocabulary)
        else:
            found.append(_Open(line, marker))
    return [piece.close() for piece in found]


class _Open:
    """A piece that may still grow."""

    def __init__(self, line: Line, marker: Marker | None) -> None:
        self.first = line
        self.last = line
        self.marker = marker
        self.parts = [line.text[marker.length :] if marker else line.text]
        self.underline = ""
        self.closed = False
        self.count = 1

    def add(self, line: Line, vocabulary: set[str]) -> None:
        """Join a line to the piece."""
        self.count += 1
        last = self.parts[-1]
        if last.endswith(_SOFT_HYPHENS) and _TRAILING_WORD.search(last[-60:]) and line.text[0].islower():
            self.parts[-1] = _joint(last, line.text, vocabulary)
            self.parts.append(line.text)
        else:
            self.parts.extend((" ", line.text))
        self.last = line

    def close(self) -> Piece:
        """Return the piece as it is now."""
        first = self.first
        text = "".join(self.parts)
        return Piece(text, first.number, first.indent, first.gap, self.marker, self.underline, self.count)


def _joint(above: str, below: str, vocabulary: set[str]) -> str:
    """Return the end of a line without its hyphen if the whole word is used elsewhere, or the hyphen was a soft one."""
    head, tail = _TRAILING_WORD.search(above[-60:]), _LEADING_WORD.match(below)
    whole = (head.group() + tail.group()).casefold() if head and tail else ""
    return above[:-1] if above.endswith("\u00ad") or whole in vocabulary else above


def _underline(found: list[_Open], line: Line, mark: str) -> None:
    above = found[-1] if found else None
    if above is None:
        return
    if mark in "=-~" and not line.gap and above.marker is None and above.count == 1 and not above.underline:
        above.underline = "=" if mark == "=" else "-"
    above.closed = True


def _full_width(lines: Sequence[Line]) -> int:
    """Return the width at which a text is broken, 0 where nothing shows that it is broken at one."""
    widths = [
        above.width
        for above, line in pairwise(lines)
        if not line.gap
        and line.text[0].islower()
        and above.width >= MIN_FULL
        and markers.bullet(line.text) is None
        and not markers.ends_sentence(above.text)
    ]
    return max(widths, default=0)


def _continues(above: _Open, line: Line, following: Line | None, width: int) -> bool:
    """Tell whether a line without a bullet and without a gap before it continues the piece above."""
    if above.closed or markers.hashes(line.text):
        return False
    last = above.last.text
    if line.text[0].islower() and above.last.width >= MIN_BROKEN and not markers.ends_sentence(last):
        return True
    if above.marker and above.first.indent < line.indent:
        return True
    if _has_no_case(last) and _has_no_case(line.text):
        return above.last.width >= MIN_FULL and not markers.ends_sentence(last)
    if not width or above.last.width < MIN_FULL:
        return False
    if line.text[0].islower():
        return True
    if markers.ends_sentence(last) and _may_be_heading(line, following):
        return False
    return above.last.width + 1 + len(line.text.split(None, 1)[0]) > width


def _may_be_heading(line: Line, following: Line | None) -> bool:
    if following is None or len(line.text) > 90 or markers.ends_sentence(line.text):
        return False
    return bool(markers.bullet(following.text) or markers.rule(following.text) or line.width < MIN_FULL)


def _has_no_case(text: str) -> bool:
    return text[:400].upper() == text[:400].lower() and any(c.isalpha() for c in text[:400])
