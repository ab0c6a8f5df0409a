"""Document + theme -> bytes: the table of formats, and what every writer takes and gives.

A writer is a folder here with a function `write(document, theme, options) -> Written`; it never sees the report, the
disk or another writer. A new format is one folder and one line in `FORMATS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from briefgen.diagnostics import Diagnostic
from briefgen.document.nodes import Document
from briefgen.style.house_style import HouseStyle
from briefgen.style.theme import Theme


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that travels inside another one. `relationship` is a word of PDF/A-3 (ISO 19005-3, 6.8): Data, Source."""

    name: str
    data: bytes
    media_type: str
    description: str
    relationship: str = "Data"


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """What a writer may be told beside the theme. `page_size` is `a4` or `letter`.

    `attachments` go into a PDF only; only a DOCX is dressed in the `house_style`, the Word file of a publishing house.
    """

    page_size: str = "a4"
    attachments: tuple[Attachment, ...] = ()
    house_style: HouseStyle | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A file as bytes; `pages` is None where the format has no pages of its own."""

    data: bytes
    pages: int | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


class Writer(Protocol):
    """Turn a document into the bytes of a file; equal arguments give equal bytes."""

    def __call__(self, document: Document, theme: Theme, options: WriteOptions) -> Written:
        """Return the file."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format that can be asked for: its file name extension, what it is, and the module that writes it."""

    extension: str
    description: str
    module: str


FORMATS: dict[str, Format] = {
    "pdf": Format("pdf", "PDF, fixed pages, tagged and archival (PDF/UA-1, PDF/A-2a)", "briefgen.writers.pdf"),
    "docx": Format("docx", "Word, native styles, to be edited", "briefgen.writers.docx"),
    "html": Format("html", "one self-contained web page", "briefgen.writers.html"),
}


def writer(name: str) -> Writer:
    """Load the writer of a format. Raises KeyError if there is none of that name."""
    return cast(Writer, import_module(FORMATS[name].module).write)


@dataclass(frozen=True, slots=True)
class Measure:
    """How much room a document takes: pages, and words as a reader reads them."""

    pages: int
    words: int


def measure(document: Document, theme: Theme, options: WriteOptions, closer: bool = True) -> Measure:
    """Measure a document by the real layout of its PDF; nothing is written.

    Without `closer` no space between parts is taken to save a page: what is cut for length goes before space does.
    """
    return cast(Measure, import_module(FORMATS["pdf"].module).measure(document, theme, options, closer))
