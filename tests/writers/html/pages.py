"""Pages to test, and ways to read them back."""

from __future__ import annotations

import base64
import re
import struct
import zlib
from functools import cache

import uharfbuzz as hb
from lxml import html as lxml_html
from lxml.html import HtmlElement

from briefgen.document.nodes import Block, Document, Heading, Inline, List, ListItem, Paragraph, Section, Text
from briefgen.style.theme import load_theme
from briefgen.writers import WriteOptions
from briefgen.writers.html import write
from tests.samples import metadata, sample

THEMES = ("institutional", "briefing", "press")


@cache
def sample_page(theme: str) -> str:
    """Return the page of the sample that holds every node."""
    return page(sample(), theme)


def page(document: Document, theme: str = "institutional") -> str:
    """Write a document and return the page as text."""
    return write(document, load_theme(theme), WriteOptions()).data.decode("utf-8")


def parsed(markup: str) -> HtmlElement:
    """Read a page as a browser would."""
    return lxml_html.document_fromstring(markup.encode("utf-8"))


def brief(*blocks: Block) -> Document:
    """Return a document whose one section holds a heading and the blocks."""
    return Document(metadata(), (Section("part", (Heading(2, (Text("Part"),), "part"), *blocks)),))


def paragraph_page(*inlines: Inline) -> HtmlElement:
    """Return the read page of a document that holds one paragraph."""
    return parsed(page(brief(Paragraph(inlines))))


def bullets(*texts: str) -> List:
    """Return a bulleted list of plain texts."""
    return List(tuple(ListItem((Paragraph((Text(text),)),)) for text in texts))


def words(element: HtmlElement) -> str:
    """Return the text of an element with its white space made plain."""
    return " ".join(element.text_content().split())


def css(markup: str) -> str:
    """Return the style sheet of a page."""
    return "".join(re.findall(r"<style>(.*?)</style>", markup, re.DOTALL))


def embedded_fonts(markup: str) -> list[hb.Face]:
    """Return the fonts of a page."""
    return [hb.Face(unpack(base64.b64decode(data))) for data in re.findall(r"font/woff;base64,([^)]*)", css(markup))]


def unpack(woff: bytes) -> bytes:
    """Turn WOFF 1.0 back into the TrueType font that it holds."""
    signature, flavour, _length, count = struct.unpack_from(">4s4sIH", woff)
    assert signature == b"wOFF"
    head = struct.pack(">4sHHHH", flavour, count, 0, 0, 0)
    directory, body, offset = b"", b"", 12 + 16 * count
    for number in range(count):
        tag, start, stored, length, checksum = struct.unpack_from(">4sIIII", woff, 44 + 20 * number)
        table = woff[start : start + stored]
        table = zlib.decompress(table) if stored < length else table
        assert len(table) == length
        directory += struct.pack(">4sIII", tag, checksum, offset + len(body), length)
        body += table + bytes(-length % 4)
    return head + directory + body
