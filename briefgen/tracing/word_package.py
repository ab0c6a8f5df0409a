"""DOCX -> its parts that hold words, parsed. In: bytes of any origin. Out: `Package`, or Unreadable that says why not.

Parts are found by their relationships: only briefgen's own files are sure to have them under their usual names.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from briefgen.tracing.pieces import Unreadable
from briefgen.tracing.word_charts import chart_words

_LANGUAGE = "{http://purl.org/dc/elements/1.1/}language"
_STORY, _CORE, _ABOUT = "word/document.xml", "docProps/core.xml", "docProps/app.xml"
_NOTES = ("footnotes", "endnotes")
_FURNITURE = ("header", "footer")
_MOST = 1000  # relationships of a story; links are some of them
_LARGEST = 64_000_000  # bytes of a part
_LOCKED = b"\xd0\xcf\x11\xe0"  # a compound file: Word's form of a document with a password
_AGAIN = "build it again, or take an undamaged copy"


@dataclass(frozen=True, slots=True)
class Package:
    """The main story, the notes behind it, headers and footers, the language, and whether LibreOffice saved it.

    The language is a BCP 47 tag and may be empty. `charts` are the words of the story's charts, by relationship.
    """

    story: Any
    notes: tuple[Any, ...]
    furniture: tuple[Any, ...]
    language: str
    by_office: bool
    charts: Mapping[str, str] = field(default_factory=dict)


def opened(data: bytes) -> Package:
    """Return the parts of a Word file. Raises Unreadable where it is locked, damaged or something else."""
    from lxml import etree

    if data.startswith(_LOCKED):
        hint = "save it in Word as .docx, without a password"
        raise Unreadable("the file is protected by a password, or in Word's old format", hint)
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            return _read(package)
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, RuntimeError, NotImplementedError, EOFError):
        raise Unreadable("the Word file is damaged", _AGAIN) from None


def _read(package: zipfile.ZipFile) -> Package:
    names = frozenset(package.namelist())
    story = dict(_related(package, names, "")).get("officeDocument", _STORY)
    if story not in names:
        raise Unreadable("the file is no Word document", "name a DOCX that briefgen built")
    root = _part(package, story)
    related = [pair for pair in _related(package, names, story) if pair[1] in names]
    notes = tuple(_part(package, name) for kind in _NOTES for found, name in related[:_MOST] if found == kind)
    furniture = tuple(_part(package, name) for found, name in related[:_MOST] if found in _FURNITURE)
    core = _part(package, _CORE) if _CORE in names else None
    language = (core.findtext(_LANGUAGE) or "") if core is not None else ""
    about = _part(package, _ABOUT) if _ABOUT in names else None
    program = (about.findtext("{*}Application") or "") if about is not None else ""
    charts = {
        identifier: chart_words(_part(package, name))
        for kind, name, identifier in _relationships(package, names, story)[:_MOST]
        if kind == "chart" and name in names
    }
    return Package(root, notes, furniture, language, program.startswith("LibreOffice"), charts)


def _related(package: zipfile.ZipFile, names: frozenset[str], source: str) -> list[tuple[str, str]]:
    """Return the parts that a part points to, each behind the last word of its relationship's type."""
    return [(kind, name) for kind, name, _ in _relationships(package, names, source)]


def _relationships(package: zipfile.ZipFile, names: frozenset[str], source: str) -> list[tuple[str, str, str]]:
    """Return the kind of each relationship of a part, the part it leads to, and its identifier."""
    folder, _, name = source.rpartition("/")
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if path not in names:
        return []
    found = (node for node in _part(package, path).iter("{*}Relationship") if node.get("TargetMode") != "External")
    return [
        (
            node.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, node.get("Target", ""))).lstrip("/"),
            node.get("Id", ""),
        )
        for node in found
    ]


def _part(package: zipfile.ZipFile, name: str) -> Any:
    from lxml import etree

    if package.getinfo(name).file_size > _LARGEST:
        raise Unreadable(f"`{name}` in the Word file is larger than any brief", "name a DOCX that briefgen built")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    root: Any = etree.fromstring(package.read(name), parser)
    if root.getroottree().docinfo.doctype:  # its entities would be left out of what is read
        raise Unreadable(f"`{name}` in the Word file has a document type definition, which Word never writes", _AGAIN)
    return root
