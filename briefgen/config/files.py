"""Text files of the analyst, read with a message for everything that can be wrong with them."""

from __future__ import annotations

from pathlib import Path

from briefgen.diagnostics import Location, error
from briefgen.errors import BriefError
from briefgen.yaml_source import YamlDocument, parse

LIMIT = 10_000_000  # bytes


def read_text(path: Path) -> str:
    """Return the file's text. Raises BriefError if it is missing, too large, unreadable or not UTF-8."""
    where = Location(str(path))
    try:
        if path.stat().st_size > LIMIT:
            raise BriefError([error(f"the file is larger than {LIMIT // 1_000_000} MB", where, "is it the right file?")])
        data = path.read_bytes()
    except FileNotFoundError as problem:
        raise BriefError([error("there is no such file", where)]) from problem
    except OSError as problem:
        raise BriefError([error(f"cannot be read: {problem.strerror or problem}", where)]) from problem
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        hint = "save it as UTF-8 (in most editors: Save as, Encoding)"
        raise BriefError([error("the file is not UTF-8 text", Location(str(path), line), hint)]) from problem


def read_yaml(path: Path) -> YamlDocument:
    """Return the file as YAML with its places; the caller looks at its diagnostics."""
    return parse(read_text(path), str(path))
