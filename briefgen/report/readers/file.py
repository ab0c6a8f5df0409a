"""The bytes of a report file as text. In: a path. Out: the text, the hash of the bytes, warnings; or a ReportError.

A file that cannot be text (missing, empty, binary, too large, wrongly encoded) is refused with the reason, the place
and what to do about it; all reasons at once.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from briefgen.diagnostics import Diagnostic, Location, error, warning
from briefgen.errors import ReportError
from briefgen.nearest import suggestion
from briefgen.report.readers.lines import is_blank, locate

MAX_BYTES = 20_000_000
MAX_PROBLEMS = 20
NO_FILE = "there is no such file"

SAVE_AS_TEXT = "open it in the program it comes from and save it as plain text (.txt, UTF-8)"

_MAGIC = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP file (as .docx, .odt, .xlsx and .epub are)"),
    (b"PK\x05\x06", "an empty ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or PowerPoint file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip file"),
    (b"7z\xbc\xaf", "a 7-Zip file"),
    (b"Rar!", "a RAR file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TOKEN_CHARACTERS = re.compile("[\ufdd0-\ufdef]")
_ODD_CHARACTERS = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file as text. `path` is how messages name it, `name` how the report does."""

    path: str
    name: str
    text: str
    sha256: str
    diagnostics: tuple[Diagnostic, ...]


def read_file(path: Path) -> TextFile:
    """Return a file as text, or raise a ReportError that says why it cannot be read."""
    shown = str(path)
    data = _bytes(path, shown)
    text, diagnostics = decode(data, shown)
    if all(is_blank(line) for line in text.split("\n")):
        raise _fail(
            "the report is empty: the file holds only white space", shown, "choose the file that has the report"
        )
    return TextFile(shown, path.name, text, hashlib.sha256(data).hexdigest(), diagnostics)


def _fail(message: str, path: str, hint: str = "") -> ReportError:
    return ReportError((error(message, Location(path), hint),))


def _bytes(path: Path, shown: str) -> bytes:
    try:
        if path.is_dir():
            raise _fail("the report is a folder, not a file", shown, "give the path of the file in it")
        if not path.exists():
            raise _fail(NO_FILE, shown, _near(path))
        if not path.is_file():
            raise _fail("the report is not a regular file", shown, "copy its contents to a file, and give its path")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise _fail(_too_large(size), shown, "split the report, or save only its text")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        hint = "check that you may read it, and that no other program holds it open"
        raise _fail(f"the file cannot be read: {reason}", shown.replace("\0", "\\0"), hint) from None
    if len(data) > MAX_BYTES:
        raise _fail(_too_large(len(data)), shown, "split the report, or save only its text")
    if not data:
        raise _fail("the report is empty: the file holds no bytes", shown, "choose the file that has the report")
    return data


def _too_large(size: int) -> str:
    return f"the file is too large: {size / 1e6:.1f} MB, at most {MAX_BYTES // 1_000_000} MB are read"


def _near(path: Path) -> str:
    """Return a hint that names a file of nearly this name in the same folder."""
    if not path.parent.is_dir():
        return f"there is no folder {path.parent} either"
    names = [p.name for _, p in zip(range(1000), path.parent.iterdir(), strict=False) if p.name != path.name]
    return suggestion(path.name, sorted(names)) or "check the path"


# Encodings


def decode(data: bytes, path: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return bytes as text with the warnings this takes, or raise a ReportError with all that is wrong with it."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise _fail(f"the report is not text: this is {what}", path, SAVE_AS_TEXT)
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _checked(_decode_marked(data, encoding, path), path, ())
    if b"\0" in data:
        place = locate(data[: data.index(b"\0")].decode("latin-1"), path)
        message = "the report is not text: the file holds NUL bytes"
        raise ReportError((error(message, place, f"if it is a document, {SAVE_AS_TEXT}"),))
    try:
        return _checked(data.decode("utf-8-sig"), path, ())
    except UnicodeDecodeError as problem:
        return _windows(data, problem.start, path)


def _decode_marked(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as problem:
        before = data[: problem.start].decode(encoding, "ignore")
        message = f"the file says that it is {encoding.upper()}, but is damaged here: {problem.reason}"
        raise ReportError((error(message, locate(before, path), "save it again as UTF-8"),)) from None


# Well-formed sequences, see the Unicode Standard, table 3-7.
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
_HIGH = re.compile(rb"[\x80-\xff]")
_UNDEFINED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


def _windows(data: bytes, first: int, path: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return the text of bytes that are not UTF-8 as Windows-1252, unless most of the file is UTF-8 all the same."""
    good = sum(1 for _ in _MULTIBYTE.finditer(data))
    bad = [m.start() for m in _HIGH.finditer(_MULTIBYTE.sub(lambda m: b"a" * len(m.group()), data))]
    if good >= 2 * len(bad):
        hint = "retype the letter there, and save the file as UTF-8"
        found = [_byte_error(data, at, path, "this byte is not UTF-8, as the rest of the file is", hint) for at in bad]
        raise ReportError(found[:MAX_PROBLEMS])
    undefined = [m.start() for m in _UNDEFINED.finditer(data)]
    if undefined:
        message = "the file is neither UTF-8 nor Windows-1252: it holds a byte that means nothing there"
        hint = "save the file as UTF-8 in the program it comes from"
        raise ReportError([_byte_error(data, at, path, message, hint) for at in undefined[:MAX_PROBLEMS]])
    text = data.decode("cp1252")
    message = "the file is not UTF-8; it was read as Windows-1252 (cp1252)"
    hint = "check its letters with accents and its quotation marks, and save it as UTF-8"
    return _checked(text, path, (warning(message, locate(text[:first], path), hint),))


def _byte_error(data: bytes, at: int, path: str, message: str, hint: str) -> Diagnostic:
    return error(f"{message}: 0x{data[at]:02X}", locate(data[:at].decode("utf-8", "replace"), path), hint)


def _checked(text: str, path: str, diagnostics: tuple[Diagnostic, ...]) -> tuple[str, tuple[Diagnostic, ...]]:
    """Refuse the characters that no report may hold; warn of the invisible ones, each kind once."""
    problems = []
    for match in _TOKEN_CHARACTERS.finditer(text):
        message = f"the character U+{ord(match.group()):04X} may not stand in a report"
        problems.append(error(message, locate(text[: match.start()], path), "delete it; it is no letter of any script"))
        if len(problems) == MAX_PROBLEMS:
            break
    if "\0" in text:
        hint = "save the file as UTF-8 text"
        problems.append(error("the report is not text: it holds a NUL", locate(text[: text.index("\0")], path), hint))
    if problems:
        raise ReportError(problems)
    return text, (*diagnostics, *_odd(text, path))


def _odd(text: str, path: str) -> list[Diagnostic]:
    found: dict[str, int] = {}
    for match in _ODD_CHARACTERS.finditer(text):
        found.setdefault(match.group(), match.start())
    hint = "delete it, unless it is meant; it stays in the text"
    return [
        warning(f"the report holds the {_what(c)} U+{ord(c):04X}", locate(text[:at], path), hint)
        for c, at in found.items()
    ]


def _what(character: str) -> str:
    return "direction mark" if character >= "\u202a" else "control character"
