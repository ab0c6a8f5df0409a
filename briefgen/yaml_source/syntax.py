"""What most often causes an error of the YAML parser. In: what it says, and the line it stops at. Out: a hint."""

from __future__ import annotations

_HINTS = (
    ("mapping values are not allowed", "put quotes around text that holds a colon followed by a space"),
    ("expected alphabetic or numeric", "put quotes around text that begins with * or &"),
    ("cannot start any token", "put quotes around text that begins with a sign such as % @ or `"),
    ("expected ':'", "write `key: value`; check the indentation of this line and the one above"),
    ("block end", "lines of one list or mapping begin in one column; quote text that begins with a quotation mark"),
    ("expected ',' or", "close the bracket, or put quotes around text that holds , [ ] { or }"),
    ("unexpected end of stream", "close the quotation mark"),
    ("escape character", "write \\\\ for a backslash, or use single quotes"),
    ("block mapping", "check the indentation of this line and the one above"),
)  # fmt: skip


def syntax_hint(said: str, line: str) -> str:
    """Return what to do about a message of the parser."""
    if "\t" in line[: len(line) - len(line.lstrip())] or "\\t" in said:
        return "indent with spaces, not with tabs"
    for words, hint in _HINTS:
        if words in said:
            return hint
    return "put quotes around text that holds : # or begins with a sign such as * & ! % @ ` [ {"
