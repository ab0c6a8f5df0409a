"""Names in a document that must not occur twice: bookmarks, paragraph ids, ids of drawings.

In: the opaque keys of the tree, and whose words are whose. Out: names and numbers that are a function of
the keys and of the order of their use, so that a reviewer's edits can be traced back and equal documents have
equal bytes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import assert_never
from zlib import crc32

from briefgen.document.nodes import Provenance, Voice
from briefgen.writers.docx.xml import Xml, join, xml

_PREFIX = "_bf_"  # a leading underscore hides the bookmark in Word's dialogue
_CAPTION_PREFIX = "_Ref_"
_LONGEST = 40  # characters in the name of a bookmark: Word's limit


@dataclass(slots=True)
class Identifiers:
    """What has been handed out in one document."""

    _names: set[str] = field(default_factory=set)
    _paragraphs: set[int] = field(default_factory=set)
    _bookmarks: int = 0
    _drawings: int = 0
    _headings: int = 0
    _anonymous: int = 0
    _authored: int = 0

    def mark(self, content: Xml, provenance: Provenance) -> Xml:
        """Put bookmarks round words that are not the tool's own: one a key, or one that says `author` and a number."""
        match provenance.voice:
            case Voice.REPORT:
                names = tuple(map(self.bookmark_name, provenance.keys))
            case Voice.AUTHOR:
                self._authored += 1
                names = (self.bookmark_name(f"{Voice.AUTHOR}_{self._authored}"),)
            case Voice.TOOL:
                names = ()
            case _:
                assert_never(provenance.voice)
        return self.enclose(content, names) if content and names else content

    def bookmark_name(self, key: str) -> str:
        """Return a name for a use of the key: `_bf_<key>`, then `_bf_<key>_2`, `_3`."""
        return self._unique(_PREFIX + key)

    def caption(self, identifier: str) -> str:
        """Return a name for the label of a table or figure, which cross-references repeat: `_Ref_<identifier>`."""
        return self._unique(_CAPTION_PREFIX + identifier)

    def _unique(self, wanted: str) -> str:
        """Return the name in the letters that Word allows, and in none that it has; Word ignores their case."""
        stem = re.sub(r"[^0-9A-Za-z_]", "_", wanted)
        name, count = stem[:_LONGEST], 1
        while name.casefold() in self._names:
            count += 1
            suffix = f"_{count}"
            name = stem[: _LONGEST - len(suffix)] + suffix
        self._names.add(name.casefold())
        return name

    def heading(self) -> str:
        """Return a name for the next heading that contents lead to, of the form that Word gives them."""
        self._headings += 1
        return f"_Toc{self._headings:09d}"

    def enclose(self, content: Xml, names: tuple[str, ...]) -> Xml:
        """Put bookmarks of these names around the content (ECMA-376 Part 1, 17.13.6)."""
        first = self._bookmarks
        self._bookmarks += len(names)
        starts = (xml('<w:bookmarkStart w:id="%s" w:name="%s"/>', first + n, name) for n, name in enumerate(names, 1))
        ends = (xml('<w:bookmarkEnd w:id="%s"/>', first + n) for n in range(len(names), 0, -1))
        return join((*starts, content, *ends))

    def paragraph(self, name: str = "") -> str:
        """Return a `w14:paraId`: 8 hex digits, more than 0, less than 80000000 ([MS-DOCX]), from the name if given."""
        if not name:
            self._anonymous += 1
            name = f" {self._anonymous}"
        value = crc32(name.encode()) & 0x7FFFFFFF
        while not 0 < value < 0x7FFFFFFF or value in self._paragraphs:
            value = (value + 1) & 0x7FFFFFFF
        self._paragraphs.add(value)
        return f"{value:08X}"

    def drawing(self) -> int:
        """Return the next id of a drawing object."""
        self._drawings += 1
        return self._drawings
