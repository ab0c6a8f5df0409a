"""DOCX -> pieces: the runs of its paragraphs, and the bookmarks that they stand in, read with zipfile and lxml.

In: the bytes of a file, perhaps edited in Word since. Out: `Pieces`, the main story first, then the footnotes. What a
reviewer deleted is not read, what a reviewer inserted is.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from briefgen.tracing.pieces import Gatherer, Pieces, Unreadable

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LANGUAGE = "{http://purl.org/dc/elements/1.1/}language"
_MARK = re.compile(r"_bf_(?:([0-9a-f]{8}_(?:L[0-9]+|P[0-9]+B[0-9]+))|author(?:_[0-9]+)?)(?:_[0-9]+)?")
_STORY, _NOTES, _CORE = "word/document.xml", "word/footnotes.xml", "docProps/core.xml"
_SPACES = frozenset((f"{_W}tab", f"{_W}br", f"{_W}cr"))
_SKIPPED = frozenset((f"{_W}moveFrom", f"{_W}del", f"{_W}pPr", f"{_W}rPr", _FALLBACK))
_LARGEST = 64_000_000  # bytes of a part
_LOCKED = b"\xd0\xcf\x11\xe0"  # a compound file: Word's form of a document with a password
_AGAIN = "build it again, or take an undamaged copy"


def read(data: bytes) -> Pieces:
    """Return the pieces of a Word file. Raises Unreadable where it is locked, damaged or something else."""
    from lxml import etree

    if data.startswith(_LOCKED):
        hint = "save it in Word as .docx, without a password"
        raise Unreadable("the file is protected by a password, or in Word's old format", hint)
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = package.namelist()
            if _STORY not in names:
                raise Unreadable("the file is no Word document", "name a DOCX that briefgen built")
            story, notes, core = (_part(package, name) if name in names else None for name in (_STORY, _NOTES, _CORE))
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, RuntimeError, NotImplementedError, EOFError):
        raise Unreadable("the Word file is damaged", _AGAIN) from None
    reading = _Reading()
    for part in (story, notes):
        if part is not None:
            reading.read(part)
    found = core.findtext(_LANGUAGE) if core is not None else ""
    return Pieces(found or "", reading.gathered.pieces())


def _part(package: zipfile.ZipFile, name: str) -> Any:
    from lxml import etree

    if package.getinfo(name).file_size > _LARGEST:
        raise Unreadable(f"`{name}` in the Word file is larger than any brief", "name a DOCX that briefgen built")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    return etree.fromstring(package.read(name), parser)


@dataclass(slots=True)
class _Reading:
    """The parts of a file while they are read."""

    gathered: Gatherer = field(default_factory=Gatherer)
    _around: dict[str, str] = field(default_factory=dict)  # the bookmarks that are open, by id
    _paragraphs: list[int] = field(default_factory=list)
    _count: int = 0

    def read(self, root: Any) -> None:
        """Read a part."""
        from lxml import etree

        self._around = {}
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, node in walk:
            if event == "start" and node.tag in _SKIPPED:
                walk.skip_subtree()
            elif node.tag == f"{_W}p":
                self._turn(event)
            elif event == "start":
                self._take(node)

    def _turn(self, event: str) -> None:
        if event == "start":
            self._count += 1
            self._paragraphs.append(self._count)
        elif self._paragraphs:
            self._paragraphs.pop()

    def _take(self, node: Any) -> None:
        tag = node.tag
        if tag == f"{_W}bookmarkStart":
            self._open(node.get(f"{_W}id"), node.get(f"{_W}name", ""))
        elif tag == f"{_W}bookmarkEnd":
            self._around.pop(node.get(f"{_W}id"), None)
        elif tag == f"{_W}t":
            self._say(node.text or "")
        elif tag in _SPACES:
            self._say(" ")
        elif tag == f"{_W}noBreakHyphen":
            self._say("\u2011")

    def _open(self, identifier: str, name: str) -> None:
        found = _MARK.fullmatch(name)
        if found:
            self._around[identifier] = found[1] or "author"

    def _say(self, text: str) -> None:
        keys = dict.fromkeys(source for source in self._around.values() if source != "author")
        source = " ".join(keys) or ("author" if self._around else "")
        self.gathered.add(self._paragraphs[-1] if self._paragraphs else 0, source, text)
