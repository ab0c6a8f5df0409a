"""Text files of the analyst, read with a message for everything that can be wrong with them."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from briefgen.diagnostics import Diagnostic, Location, error
from briefgen.errors import BriefError
from briefgen.yaml_source import parse
from briefgen.yaml_source.document import MAX_PROBLEMS, WRONG_FILE, KeyPath, YamlDocument

LIMIT = 10_000_000  # bytes
UTF_16 = (b"\xff\xfe", b"\xfe\xff")  # how a file of UTF-16 begins
NONCHARACTER = re.compile("[\ufdd0-\ufdef]")


def read_text(path: Path, limit: int = LIMIT) -> str:
    """Return the file's text. Raises BriefError if it is missing, too large, unreadable or not UTF-8."""
    where = Location(str(path))
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):  # a pipe says nothing, a device has no end
            hint = "copy its contents to a file of this name"
            raise BriefError([error("this is not a regular file", where, hint)])
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError as problem:
        raise BriefError([error("there is no such file", where)]) from problem
    except OSError as problem:
        raise BriefError([error(f"cannot be read: {problem.strerror or problem}", where)]) from problem
    if len(data) > limit:
        size = f"{limit // 1_000_000} MB" if limit >= 1_000_000 else f"{limit // 1_000} kB"
        raise BriefError([error(f"the file is larger than {size}", where, WRONG_FILE)])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        hint = "save it as UTF-8 (in most editors: Save as, Encoding)"
        hint = f"it is UTF-16: {hint}" if data[:2] in UTF_16 else hint
        where = place_after(problem.object[: problem.start], path)
        raise BriefError([error("the file is not UTF-8 text", where, hint)]) from problem


def place_after(read: bytes, path: Path) -> Location:
    """Return the place of the character that follows what was read of a file, which is UTF-8."""
    lines = re.split(r"\r\n|\r|\n", read.decode("utf-8"))
    return Location(str(path), len(lines), len(lines[-1]) + 1)


def lies_outside(path: Path, folder: Path) -> bool:
    """Tell whether a path leads out of a folder. One that leads nowhere does not: `no_file` says what it is."""
    try:
        return not path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # RuntimeError: links in a circle; ValueError: no name has a NUL
        return False


def no_file(path: Path) -> str:
    """Return why a path leads to no file: nothing if it leads to one."""
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: characters that no name can have
        return f"{path} is no file"
    except OSError as problem:  # the name is too long, the folder is another's
        return f"{problem.strerror or problem}: {path}"
    return f"{path} is a folder" if stat.S_ISDIR(mode) else "" if stat.S_ISREG(mode) else f"{path} is no file"


def lost(what: str, named: str, folder: Path, document: YamlDocument, at: KeyPath, hint: str) -> Diagnostic | None:
    """Return the error of a name that leads to no file from a folder; None if it leads to one."""
    fault = no_file(folder / named)
    return document.error(f"there is no {what} `{named}`: {fault}", at, hint) if fault else None


def read_yaml(path: Path) -> YamlDocument:
    """Return the file as YAML with its places; the caller looks at its diagnostics."""
    document = parse(read_text(path), str(path))
    marked = [
        (place, character.group())
        for place, text in _texts(document.data, ())
        if (character := NONCHARACTER.search(text))
    ]
    found = [
        document.error(f"U+{ord(character):04X} is no letter of any script", place, "delete it")
        for place, character in marked[:MAX_PROBLEMS]
    ]
    if len(marked) > len(found):
        found.append(document.and_more(len(marked) - len(found), found[-1].location))
    return replace(document, diagnostics=(*document.diagnostics, *found))


def _texts(value: object, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Yield every key and text of the data with its place. Section templates mark their values with noncharacters."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for n, entry in enumerate(value):
            yield from _texts(entry, (*path, n))
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield (*path, key), key
            yield from _texts(entry, (*path, key))
