"""What a reader of the file sees: text through pypdfium2, structure through pikepdf."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2

from briefgen.document.nodes import Document, Heading, Inline, Note, Paragraph, Reference, Section, Text, TextRole
from briefgen.document.walk import blocks, inner_inlines, own_inlines
from briefgen.style.theme import load_theme
from briefgen.writers import WriteOptions, Written
from briefgen.writers.pdf import write
from tests.samples import metadata

A4 = WriteOptions()


def written(document: Document, theme: str = "institutional", page_size: str = "a4") -> Written:
    return write(document, load_theme(theme), WriteOptions(page_size))


def page_texts(data: bytes) -> list[str]:
    file = pypdfium2.PdfDocument(data)
    try:
        return [_text(file[number]) for number in range(len(file))]
    finally:
        file.close()


def _text(page: pypdfium2.PdfPage) -> str:
    text_page = page.get_textpage()
    text: str = text_page.get_text_range()
    text_page.close()
    page.close()
    return text


def words(data: bytes) -> list[str]:
    return " ".join(page_texts(data)).split()


def letters(text: str) -> str:
    """Return the text without any space, as a broken word may have a line end in it."""
    return "".join(text.split())


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def sentences(document: Document) -> list[str]:
    """Return every text of the tree that stands in one piece."""
    inlines = (inline for block in blocks(document) for inline in inner_inlines(own_inlines(block)))
    return [inline.text for inline in inlines if isinstance(inline, Text)]


def places(document: Document) -> list[str]:
    inlines = (inline for block in blocks(document) for inline in inner_inlines(own_inlines(block)))
    return [inline.place for inline in inlines if isinstance(inline, Reference)]


def document_of(*content: object) -> Document:
    """Return a brief of one section that holds these blocks; a string becomes a paragraph."""
    made = tuple(Paragraph((Text(c),)) if isinstance(c, str) else c for c in content)
    return Document(metadata(), (title(), Section("findings", made)))  # type: ignore[arg-type]


def title(text: str = "A title") -> Section:
    return Section("title", (Heading(1, (Text(text),), "title"), Paragraph((Text("A series"),), TextRole.SERIES)))


def noted(text: str, note: str) -> Paragraph:
    content: tuple[Inline, ...] = (Text(text), Note((Text(note),)))
    return Paragraph(content)
