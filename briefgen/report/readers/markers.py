"""What the beginning of a line says: a bullet, a number, a heading's mark. In: a line's text. Out: what it is.

Only the line itself is looked at here; `text.py` looks at its neighbours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_CONTENTS_LINE = 300

_SPACE = r"[ \t\u00a0\u2000-\u200a\u202f\u3000]"
_BULLET = re.compile(
    rf"(?:[-*+–—‒―]{_SPACE}+"
    rf"|[•●○◦▪▫■□▸▹►▶‣⁃∙·◆◇✓✔✗➢➔→❖\uf0b7\uf0a7\uf0a8\uf0d8\uf076\uf0fc\ufffd]{_SPACE}*"
    r"|o\t+)"
)
_DIGITS = re.compile(rf"(?:\((?P<a>\d{{1,3}})\)|(?P<b>\d{{1,3}})[.)]){_SPACE}+")
_LETTERS = re.compile(rf"(?:\((?P<a>[ivxl]{{1,6}}|[a-z])\)|(?P<b>[ivxl]{{1,6}}|[a-z])[.)]){_SPACE}+")
_CAPITALS = re.compile(rf"(?:[IVXL]{{1,6}}|[A-H])[.)]{_SPACE}+")
_DOTTED = re.compile(rf"(?P<number>\d{{1,2}}(?:\.\d{{1,2}}){{1,4}})\.?{_SPACE}+")
_HASHES = re.compile(rf"(?P<hashes>#{{1,6}}){_SPACE}+")
_RULE = re.compile(rf"(?:[-=_~*]{{3,}}|(?:[-=_*]{_SPACE}+){{2,}}[-=_*])")
_CONTENTS_LINE = re.compile(rf".*?(?:\.{{4,}}|…{{2,}}|(?:\.{_SPACE}){{4,}}){_SPACE}*(?:\d{{1,4}}|[ivxl]{{1,6}})")
# The end of a sentence: a stop, what closes a quotation, and the marks of notes: `Repair them.[2]`.
_FINAL = re.compile("[.!?…:;؟۔。！？।។]['\"’”»)\\]]*(?: ?\\[[0-9]{1,3}\\]|[¹²³⁰⁴-⁹]+)*$")


@dataclass(frozen=True, slots=True)
class Marker:
    """A mark at the beginning of a line: its length, and its `style`; `number` of a numbered one, else 0."""

    length: int
    style: str
    number: int = 0


def bullet(text: str) -> Marker | None:
    """Return the bullet or number that a line begins with, None if none; a mark alone is no bullet."""
    found = _BULLET.match(text)
    if found and found.end() < len(text):
        return Marker(found.end(), text[0])
    for pattern, style in ((_DIGITS, "1"), (_LETTERS, "a")):
        found = pattern.match(text)
        if found and found.end() < len(text):
            label = found["a"] or found["b"]
            number = int(label) if style == "1" else ord(label) - ord("a") + 1 if len(label) == 1 else 0
            return Marker(found.end(), style + ("(" if found["a"] else text[found.end("b")]), number)
    return None


def heading_number(text: str) -> Marker | None:
    """Return the number of a heading such as "3.1 Ports" or "B. Ports"; `number` is its depth."""
    dotted = _DOTTED.match(text)
    if dotted and dotted.end() < len(text):
        return Marker(dotted.end(), "1.1", dotted["number"].count(".") + 1)
    capital = _CAPITALS.match(text)
    if capital and capital.end() < len(text):
        return Marker(capital.end(), "A.", 1)
    return None


def hashes(text: str) -> Marker | None:
    """Return the mark of a Markdown heading; `number` is its level."""
    found = _HASHES.match(text)
    return Marker(found.end(), "#", len(found["hashes"])) if found and found.end() < len(text) else None


def rule(text: str) -> str:
    """Return the character of which a line that is only a rule consists, "" for other lines."""
    return text[0] if _RULE.fullmatch(text) else ""


def is_contents_line(text: str) -> bool:
    """Tell whether a line belongs to a table of contents: dot leaders and the number of a page."""
    return len(text) <= MAX_CONTENTS_LINE and bool(_CONTENTS_LINE.fullmatch(text))


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends as a sentence, or a clause before a list, does."""
    return bool(_FINAL.search(text[-24:]))
