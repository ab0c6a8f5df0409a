"""A Word file in, the same with its main story edited out: what Word does, done to the markup, for tests of reading."""

from __future__ import annotations

import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path

from briefgen.style.theme import load_theme
from briefgen.tracing.trace import Trace, traced
from briefgen.writers import WriteOptions, writer
from tests.samples import sample

STORY = "word/document.xml"
WHO = 'w:id="900" w:author="R. Example" w:date="2026-11-24T09:00:00Z"'
FEES = "Fees fell by 15% in a year, to 3.1 million crowns, while traffic grew by a tenth."


@cache
def built() -> bytes:
    """Return a brief with every kind of block."""
    return writer("docx")(sample(), load_theme("press"), WriteOptions()).data


def story(data: bytes) -> str:
    """Return the markup of the main story."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return package.read(STORY).decode()


def with_story(markup: str, data: bytes | None = None) -> bytes:
    """Return a file with another main story."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data or built())) as opened, zipfile.ZipFile(target, "w") as made:
        for name in opened.namelist():
            made.writestr(name, markup.encode() if name == STORY else opened.read(name))
    return target.getvalue()


def edited(*changes: tuple[str, str]) -> bytes:
    """Return the brief with pieces of its markup replaced, each once; they must be there."""
    markup = story(built())
    for before, after in changes:
        assert before in markup, before
        markup = markup.replace(before, after, 1)
    return with_story(markup)


def paragraph(words: str) -> str:
    """Return the markup of the first paragraph of the brief that holds the words."""
    markup = story(built())
    place = markup.index(words)
    return markup[markup.rindex("<w:p ", 0, place) : markup.index("</w:p>", place) + len("</w:p>")]


def run(words: str) -> str:
    """Return a run."""
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def inserted(words: str) -> str:
    """Return a run as Word writes an inserted one."""
    return f"<w:ins {WHO}>{run(words)}</w:ins>"


def deleted(words: str) -> str:
    """Return a run as Word writes a deleted one."""
    return f"<w:del {WHO}>{run(words).replace('w:t>', 'w:delText>').replace('<w:t ', '<w:delText ')}</w:del>"


def found(data: bytes) -> Trace:
    """Return what is read of a file."""
    return traced(Path("brief.docx"), data)


def rows(data: bytes) -> list[tuple[str, str]]:
    """Return each sentence with its keys without the report's hash, or whose words it is."""
    return [
        (s.text, " ".join(o.place.key for o in s.places) + "~" * s.by_paragraph if s.places else str(s.words))
        for s in found(data).sentences
    ]


def difference(data: bytes) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return what an edited file no longer says, and what it says more."""
    before, after = rows(built()), rows(data)
    gone, added = list(before), []
    for row in after:
        if row in gone:
            gone.remove(row)
        else:
            added.append(row)
    return gone, added
