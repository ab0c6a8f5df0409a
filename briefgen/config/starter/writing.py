"""Words of a report as pieces of a YAML file. In: text, of any kind. Out: a comment, a quotation, a key: each one line.

A comment must end where its line ends, and a quotation must be read back as the text it was.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator

from briefgen.document.text import printable
from briefgen.report.model import Passage, Report

# What YAML cannot hold or takes for the end of a line, what turns text round, and what a file of ours may not hold.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9._-]*")
_WORDS = frozenset(("yes", "no", "on", "off", "true", "false", "null", "y", "n"))
_SPACE = re.compile("[ \t\u200b]")  # a zero-width space parts words in scripts that are written without spaces


def comment(text: str) -> str:
    """Return a text as it can stand in a comment."""
    return _UNSAFE.sub(lambda found: f"[U+{ord(found.group()):04X}]", printable(text)).strip()


def quoted(text: str) -> str:
    """Return a text in double quotes, as YAML and JSON both read it."""
    shown = json.dumps(text, ensure_ascii=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", shown)


def key(text: str) -> str:
    """Return a text as a key; in quotes where any reader could take it for something else than text."""
    return text if _PLAIN.fullmatch(text) and text.casefold() not in _WORDS else quoted(text)


def first_words(text: str, width: int) -> str:
    """Return the beginning of a text, cut at a word; within one only where there is no other place."""
    shown = comment(text)
    if len(shown) <= width:
        return shown
    ends = [found.start() for found in _SPACE.finditer(shown[: width + 1])]
    end = ends[-1] if ends and ends[-1] > width // 3 else _whole(shown, width)
    return shown[:end].rstrip(" \t\u200b") + " …"


def _whole(text: str, end: int) -> int:
    """Return the nearest place before `end` that parts no letter from its marks."""
    while end > 1 and (unicodedata.category(text[end]).startswith("M") or text[end - 1] in "\u200d\u17d2"):
        end -= 1
    return end


def aligned(rows: Iterable[tuple[str, str]], widest: int = 72) -> Iterator[str]:
    """Yield lines with a comment each, the comments below one another."""
    listed = list(rows)
    column = max((len(line) for line, said in listed if said and len(line) <= widest), default=0)
    for line, said in listed:
        yield f"{line:{column}}  # {said}" if said else line


def example(report: Report) -> str:
    """Return an id that the report has, to show what one is: a finding's, else that of the first passage."""
    return next((p.id for p in (*report.findings, *report.lead, *_below(report))), report.title.id)


def _below(report: Report) -> Iterator[Passage]:
    return (passage for part in report.parts for passage in part.passages)
