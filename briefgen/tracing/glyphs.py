"""What the glyphs of a font mean. In: the text of a ToUnicode map. Out: the text of each code (ISO 32000-1, 9.10.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SECTION = re.compile(r"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_HEX = r"<\s*([0-9A-Fa-f\s]*)>"
_PAIR = re.compile(rf"{_HEX}\s*{_HEX}")
_RANGE = re.compile(rf"{_HEX}\s*{_HEX}\s*(?:{_HEX}|\[([^\]]*)\])")
_LONGEST = 65536  # codes of one range


def meanings(map_: str) -> dict[int, str]:
    """Return the text of each code of a map."""
    found: dict[int, str] = {}
    for kind, body in _SECTION.findall(map_):
        found.update(_characters(body) if kind == "bfchar" else _ranges(body))
    return found


def _characters(body: str) -> Iterator[tuple[int, str]]:
    for code, text in _PAIR.findall(body):
        yield int(code, 16), _text(text)


def _ranges(body: str) -> Iterator[tuple[int, str]]:
    for low, high, first, listed in _RANGE.findall(body):
        start, end = int(low, 16), min(int(high, 16), int(low, 16) + _LONGEST)
        if listed:
            yield from zip(range(start, end + 1), map(_text, re.findall(_HEX, listed)), strict=False)
            continue
        text = _text(first)
        for code in range(start, end + 1) if text else ():
            yield code, text[:-1] + chr(ord(text[-1]) + code - start)


def _text(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be", "replace")
