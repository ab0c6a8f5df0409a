"""A finished brief -> its sentences, each with whose words it is and where it stands in the report.

In: the path of a PDF, DOCX or HTML file. Out: a `Trace`, out of the file alone, or a UsageError that says why not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import cast

from briefgen.diagnostics import Location, error
from briefgen.document.nodes import Voice
from briefgen.errors import UsageError
from briefgen.report.model import Place
from briefgen.report.sentences import split_sentences
from briefgen.tracing.pieces import Piece, Pieces, Unreadable

FORMATS = {".pdf": "pdf", ".docx": "docx", ".html": "html"}
NAMES = {"pdf": "a PDF", "docx": "a Word file", "html": "an HTML page"}
LARGEST = 200_000_000  # bytes
_KEY = re.compile(r"([0-9a-f]{8})_(?:L([0-9]{1,9})|P([0-9]{1,9})B([0-9]{1,9}))")
_PAGE = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_NO_BRIEF = "name a PDF, DOCX or HTML file that `briefgen build` made"


@dataclass(frozen=True, slots=True)
class Origin:
    """A place in a report: the opaque key, the eight characters of the report's hash in it, and the place."""

    key: str
    report: str
    place: Place


@dataclass(frozen=True, slots=True)
class Traced:
    """A sentence of a brief; `places` are those it stands on, empty unless its words are the report's.

    `by_paragraph`: only its paragraph tells the place (Word files); its words have replaced those that stood there.
    """

    text: str
    words: Voice
    places: tuple[Origin, ...] = ()
    by_paragraph: bool = False


@dataclass(frozen=True, slots=True)
class Trace:
    """What a file holds, in reading order; the tool's own words are not parted into sentences."""

    file: Path
    sentences: tuple[Traced, ...]

    @property
    def said(self) -> tuple[Traced, ...]:
        """Return the sentences of the report and of the author."""
        return tuple(sentence for sentence in self.sentences if sentence.words is not Voice.TOOL)

    @property
    def reports(self) -> tuple[str, ...]:
        """Return the beginnings of the hashes of the reports that the sentences come from."""
        return tuple(dict.fromkeys(origin.report for sentence in self.sentences for origin in sentence.places))


def trace(path: Path) -> Trace:
    """Return the sentences of a finished brief. Raises UsageError where the file is none, or cannot be read."""
    return traced(path, bytes_of(path))


def traced(path: Path, data: bytes) -> Trace:
    """Return the sentences of a finished brief by its name and its bytes. Raises UsageError as `trace` does."""
    read = cast(Callable[[bytes], Pieces], import_module(f"briefgen.tracing.{format_of(path, data)}").read)
    try:
        found = read(data)
    except Unreadable as failed:
        raise refusal(str(failed), path, failed.hint) from None
    sentences = tuple(sentence for piece in found.pieces for sentence in sentences_of(piece, found.language))
    if all(sentence.words is Voice.TOOL for sentence in sentences):
        hint = "name a file that `briefgen build` made; one from before `trace` must be built again, and printing or " \
            "converting a file takes the marks away"  # fmt: skip
        raise refusal("the file does not say where its sentences come from", path, hint)
    return Trace(path, sentences)


def bytes_of(path: Path) -> bytes:
    """Return the content of a file. Raises UsageError where there is none, or more than any brief has."""
    if path.is_dir():
        raise refusal("is a folder", path, _NO_BRIEF)
    if not path.exists():
        raise refusal("there is no such file", path, _NO_BRIEF)
    if not path.is_file():  # a pipe would be waited for, a device never ends
        raise refusal("is no ordinary file", path, _NO_BRIEF)
    if path.stat().st_size > LARGEST:
        raise refusal("is larger than any brief", path, _NO_BRIEF)
    data = path.read_bytes()
    if not data:
        raise refusal("the file is empty", path, "build it again")
    return data


def format_of(path: Path, data: bytes) -> str:
    """Return the format that content and name agree on. Raises UsageError where they do not."""
    named = FORMATS.get(path.suffix.casefold(), "")
    held = _held(data)
    if not held and not named:
        raise refusal("is not a PDF, DOCX or HTML file", path, _NO_BRIEF)
    if not held:
        raise refusal(f"is named {path.suffix}, but is not {NAMES[named]}, or is damaged", path, _NO_BRIEF)
    if held != named:
        ending = next(suffix for suffix, format_ in FORMATS.items() if format_ == held)
        if held == "docx" and b"[Content_Types].xml" not in data:  # a ZIP or compound file of another program
            raise refusal("is not a PDF, DOCX or HTML file", path, "save it as .docx in the program that wrote it")
        raise refusal(f"is {NAMES[held]}, but is not named {ending}", path, f"rename it to {path.stem}{ending}")
    return held


def _held(data: bytes) -> str:
    if data.lstrip()[:5] == b"%PDF-":
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return "docx"
    return "html" if _PAGE.match(data.removeprefix(b"\xef\xbb\xbf")[:4000]) else ""


def sentences_of(piece: Piece, language: str) -> Iterator[Traced]:
    """Yield the sentences of a piece; the tool's own words are not parted."""
    voice, origins = whose(piece.source)
    if voice is Voice.TOOL:
        yield Traced(piece.text, voice)
        return
    for sentence in split_sentences(piece.text, language or "en"):
        yield Traced(sentence.text, voice, origins, piece.by_paragraph)


def whose(source: str) -> tuple[Voice, tuple[Origin, ...]]:
    """Return what a source in a file says: whose words, and the places they stand on."""
    origins = tuple(origin for key in source.split() if (origin := _origin(key)))
    voice = Voice(source) if source in (Voice.AUTHOR, Voice.REPORT) else Voice.TOOL
    return Voice.REPORT if origins else voice, origins


def _origin(key: str) -> Origin | None:
    found = _KEY.fullmatch(key)
    if found is None:
        return None
    line, page, block = (int(number or 0) for number in found.groups()[1:])
    return Origin(key, found[1], Place(line, page, block))


def refusal(message: str, path: Path, hint: str) -> UsageError:
    """Return the error that says what is wrong with a file."""
    return UsageError([error(message, Location(str(path)), hint)])
