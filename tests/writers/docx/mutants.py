"""A good Word file's parts in, a file with one fault out; each mutant knows by which check it is refused.

`rule` is the one of `tests.tools.wordcheck` that has to see it; `others` says whether openxml-audit and Microsoft's
Open XML SDK see it too. Those that only our own rules see are why we have them.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from io import BytesIO

from briefgen.document.nodes import Document, Figure, Heading, Link, Note, Paragraph, Section, Text
from tests.samples import png, sample
from tests.writers.docx.reading import members, written
from tests.writers.docx.test_furniture import long_brief

Parts = dict[str, bytes]
Change = Callable[[Parts], None]

STORY = "word/document.xml"
STYLES = "word/styles.xml"
SETTINGS = "word/settings.xml"
NUMBERING = "word/numbering.xml"
NOTES = "word/footnotes.xml"
THEME = "word/theme/theme1.xml"
CORE = "docProps/core.xml"
APP = "docProps/app.xml"
TYPES = "[Content_Types].xml"
RELATIONSHIPS = "word/_rels/document.xml.rels"
AUDIT, SDK = ("audit",), ("sdk",)
BOTH = (*AUDIT, *SDK)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True, slots=True)
class Mutant:
    """A fault, how it is made, and who refuses it."""

    name: str
    change: Change
    rule: str
    others: tuple[str, ...] = ()
    contents: bool = False  # made in the file with a list of contents

    def __str__(self) -> str:
        return self.name


def rich() -> Document:
    """Return the sample with a second figure, and a note that holds a link."""
    linked = Link((Text("the register"),), "https://www.example.org/register")
    note = Note((Text("See "), linked, Text(".")))
    more = Section(
        "more",
        (
            Heading(2, (Text("Ships"),), "ships"),
            Paragraph((Text("Ships are listed."), note)),
            Figure(png(20, 20), "A square, dark on its left half.", (Text("Ships."),)),
        ),
    )
    return replace(sample(), sections=(*sample().sections, more))


def contents() -> Document:
    """Return a long document: its title is bound to the property, and it has a list of contents."""
    document = long_brief()
    return replace(document, metadata=replace(document.metadata, title="Quays of Marrow"))


@lru_cache
def good(with_contents: bool = False) -> bytes:
    """Return one of the two files that the mutants are made of."""
    return written(contents() if with_contents else rich())


def packed(parts: Parts) -> bytes:
    """Store parts as a package, as the writer does."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def mutated(mutant: Mutant) -> bytes:
    """Return the file with the fault."""
    parts = members(good(mutant.contents))
    before = dict(parts)
    mutant.change(parts)
    assert parts != before or list(parts) != list(before), f"{mutant} changes nothing"
    return packed(parts)


def put(part: str, old: str, new: str, *, count: int = 1) -> Change:
    """Put new markup for the first of the old."""

    def change(parts: Parts) -> None:
        text = parts[part].decode()
        assert old in text, f"{part} has no {old}"
        parts[part] = text.replace(old, new, count).encode()

    return change


def edit(part: str, pattern: str, new: str | Callable[[re.Match[str]], str]) -> Change:
    """Put new markup for the first that matches a pattern."""

    def change(parts: Parts) -> None:
        text, count = re.subn(pattern, new, parts[part].decode(), count=1, flags=re.DOTALL)
        assert count, f"{part} has nothing like {pattern}"
        parts[part] = text.encode()

    return change


def drop(part: str) -> Change:
    """Leave out a part."""

    def change(parts: Parts) -> None:
        del parts[part]

    return change


def add(part: str, data: bytes) -> Change:
    """Add a part."""

    def change(parts: Parts) -> None:
        parts[part] = data

    return change


def each(*changes: Change) -> Change:
    """Make several changes."""

    def change(parts: Parts) -> None:
        for one in changes:
            one(parts)

    return change


def relate(kind: str, target: str, external: bool = False) -> Change:
    """Add a relationship to the main part; its id is `rId99`."""
    mode = ' TargetMode="External"' if external else ""
    entry = f'<Relationship Id="rId99" Type="{_OFFICE}/{kind}" Target="{target}"{mode}/>'
    return put(RELATIONSHIPS, "</Relationships>", f"{entry}</Relationships>")


def typed(part: str, content_type: str) -> Change:
    """Add a content type."""
    return put(TYPES, "</Types>", f'<Override PartName="/{part}" ContentType="{content_type}"/></Types>')


def before_end(markup: str) -> Change:
    """Put markup at the end of the text."""
    return edit(STORY, r"(<w:sectPr>(?:(?!<w:sectPr>).)*</w:sectPr></w:body>)", markup.replace("\\", r"\\") + r"\1")


def word(style: str, text: str, identifier: str = "7ABCDEF0") -> str:
    """Return a paragraph of a style."""
    return (
        f'<w:p w14:paraId="{identifier}" w14:textId="77777777"><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )
