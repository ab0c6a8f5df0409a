"""What most often causes an error of the YAML parser. In: what it says, and the line it stops at. Out: a hint."""

from __future__ import annotations

import re

LOOKED_AT = 1000  # characters of a line, for what is not closed in it

_NO_SPACE = re.compile(r"\s*-[^\s\d.-]")
_QUOTED = re.compile(r"""(?<![^\s\[{,:])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')""")
_HINTS = (
    ("mapping values are not allowed", "put quotes around text that holds a colon followed by a space"),
    ("expected alphabetic or numeric", "put quotes around text that begins with * or &"),
    ("cannot start any token", "put quotes around text that begins with a sign such as % @ or `"),
    ("expected ':'", "write `key: value`; check the indentation of this line and the one above"),
    ("block end", "lines of one list or mapping begin in one column; quote text that begins with a quotation mark"),
    ("expected ',' or", "close the bracket or quotation mark, here or in the line above; quote text with : , [ ] { }"),
    ("unexpected end of stream", "close the quotation mark that opens here, or one in the lines above"),
    ("escape character", "write \\\\ for a backslash, or use single quotes"),
    ("block mapping", "check the indentation of this line and the one above"),
)  # fmt: skip


def syntax_hint(said: str, line: str, above: str) -> str:
    """Return what to do about a message of the parser; `above` is the line before the one it stops at."""
    if "\t" in line[: len(line) - len(line.lstrip())] or "\\t" in said:
        return "indent with spaces, not with tabs"
    general = "put quotes around text that holds : # or begins with a sign such as * & ! % @ ` [ {"
    hint = next((hint for words, hint in _HINTS if words in said), general)
    if "quoted scalar" in said:
        return hint
    for text, where in ((line, "this line"), (above, "the line above")):
        if _NO_SPACE.match(text):
            return f"{hint}; or a space is missing after `-` in {where}"
        if _may_be_open(text):
            return f"{hint}; or close the quotation mark in {where}"
    return hint


def _may_be_open(line: str) -> bool:
    """Tell whether a quotation mark that opens a text in a line is not closed there."""
    return re.search(r"""(?:^|[\s\[{,:])["']""", _QUOTED.sub("", line[:LOOKED_AT].partition(" #")[0])) is not None
