"""The bytes of a house's Word file in, its parts by the relationships between them out; or why it cannot be used.

Nothing is believed: not the suffix, not the sizes that the package tells of itself, not where a part says it lies.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree

from briefgen.writers.docx.house.tree import WORD, Element, parse, q
from briefgen.writers.docx.xml import OFFICE_RELATIONSHIPS

LARGEST = 20_000_000  # bytes of the file
_MOST = 100_000_000  # bytes that it may unpack to
_PARTS = 4_000
_COMPOUND = b"\xd0\xcf\x11\xe0"
_STRICT = "http://purl.oclc.org/ooxml/"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_ANY = "application/xml"  # of a part that has no type of its own: what it holds tells what it is
_MACROS = "macroEnabled"
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, RuntimeError, NotImplementedError, EOFError, ValueError,
    OSError,
)  # fmt: skip
AS_WORD = "save it in Word as .docx or .dotx"


class Unusable(Exception):
    """Say why a file cannot be used as a house style, and what to do."""

    def __init__(self, message: str, hint: str = AS_WORD) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True, slots=True)
class Target:
    """Where a relationship leads: a part, or an address outside the file."""

    kind: str  # the last word of its type: `header`, `image`
    name: str
    external: bool


@dataclass(frozen=True, eq=False, slots=True)
class WordFile:
    """A Word file: its parts, as bytes, and the name of the main one."""

    parts: dict[str, bytes]
    main: str
    _targets: dict[str, dict[str, Target]] = field(default_factory=dict)

    def targets(self, part: str) -> dict[str, Target]:
        """Return the relationships of a part by id."""
        if part not in self._targets:
            self._targets[part] = _targets(self.parts, part)
        return self._targets[part]

    def related(self, kind: str) -> str:
        """Return the name of the part that the main one has for this: `styles`, `numbering`; empty if there is none."""
        found = (t.name for t in self.targets(self.main).values() if t.kind == kind and not t.external)
        return next((name for name in found if name in self.parts), "")

    def tree(self, kind: str) -> Element | None:
        """Return the part that the main one has for this, parsed."""
        name = self.related(kind)
        return parse(self.parts[name]) if name else None


def open_word_file(data: bytes) -> WordFile:
    """Return the file's parts. Raises Unusable."""
    if len(data) > LARGEST:
        raise Unusable(f"is larger than {LARGEST // 1_000_000} MB", "take large pictures out of it")
    if data.startswith(_COMPOUND):
        raise _compound(data)
    try:
        parts = _unpacked(data)
        found = _word_file(parts)
        for kind in ("styles", "numbering", "theme", "settings", "fontTable"):
            found.tree(kind)
        for part in pages(found).furniture.values():
            parse(found.parts[part])
    except _DAMAGED as failed:
        raise Unusable("is damaged", f"open it in Word, and {AS_WORD}") from failed
    if not found.related("styles"):
        raise Unusable("has no styles")
    return found


def _compound(data: bytes) -> Unusable:
    """Tell a file with a password from one of Word 97: both are compound files ([MS-CFB])."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Unusable("is protected by a password", "save a copy without one")
    return Unusable("is in Word's old format (.doc)")


def _unpacked(data: bytes) -> dict[str, bytes]:
    if not data.startswith(b"PK"):
        raise Unusable("is no Word file")
    with zipfile.ZipFile(BytesIO(data)) as package:
        entries = [entry for entry in package.infolist() if not entry.is_dir()]
        if any(entry.flag_bits & 1 for entry in entries):
            raise Unusable("is protected by a password", "save a copy without one")
        if len(entries) > _PARTS:
            raise Unusable(f"holds more than {_PARTS:,} parts", "is it the right file?")
        if len({entry.filename.lstrip("/").casefold() for entry in entries}) < len(entries):
            raise Unusable("holds two parts of the same name", f"open it in Word, and {AS_WORD}")
        if sum(entry.file_size for entry in entries) > _MOST:
            raise Unusable(f"unpacks to more than {_MOST // 1_000_000} MB", "is it the right file?")
        parts: dict[str, bytes] = {}
        room = _MOST
        for entry in entries:
            with package.open(entry) as part:
                found = part.read(room + 1)
            room -= len(found)
            if room < 0:
                raise Unusable(f"unpacks to more than {_MOST // 1_000_000} MB", "is it the right file?")
            parts[entry.filename.lstrip("/")] = found
    return parts


def _word_file(parts: dict[str, bytes]) -> WordFile:
    if "[Content_Types].xml" not in parts or "_rels/.rels" not in parts:
        is_odf = parts.get("mimetype", b"").startswith(b"application/vnd.oasis")
        raise Unusable("is an OpenDocument file" if is_odf else "is no Word file")
    root = _targets(parts, "")
    main = next((t.name for t in root.values() if t.kind == "officeDocument"), "")
    if main not in parts:
        raise Unusable("is no Word file")
    kind = _content_type(parts["[Content_Types].xml"], main)
    if _MACROS in kind or any(name.casefold().endswith("vbaproject.bin") for name in parts):
        raise Unusable("holds macros", f"{AS_WORD}, without macros")
    body = parse(parts[main])
    if str(body.tag).startswith(f"{{{_STRICT}"):
        raise Unusable("is in the format “Strict Open XML”", "save it in Word as an ordinary .docx or .dotx")
    if not (kind.startswith(_MAIN) or kind == _ANY) or body.tag != f"{{{WORD}}}document":
        raise Unusable("is no Word file")
    return WordFile(parts, main)


def _content_type(data: bytes, part: str) -> str:
    root = parse(data)
    for entry in root:
        if entry.get("PartName", "").lstrip("/").casefold() == part.casefold():
            return str(entry.get("ContentType", ""))
    return _usual_type(root, part)


def _usual_type(root: Element, part: str) -> str:
    """Return the type that all parts with this ending have."""
    ending = part.rpartition(".")[2].casefold()
    usual = (entry for entry in root if entry.get("Extension", "").lstrip(".").casefold() == ending)
    return next((str(entry.get("ContentType", "")) for entry in usual), "")


def _targets(parts: dict[str, bytes], part: str) -> dict[str, Target]:
    folder, _, base = part.rpartition("/")
    name = posixpath.join(folder, "_rels", f"{base}.rels")
    if name not in parts:
        return {}
    found: dict[str, Target] = {}
    for entry in parse(parts[name]):
        kind = entry.get("Type", "").rpartition("/")[2]
        target, external = entry.get("Target", ""), entry.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[entry.get("Id", "")] = Target(kind, target, external)
    return found


FURNITURE = ("header", "footer")
_ROOTS = (q("hdr"), q("ftr"))
_REFERENCES = {q(f"{kind}Reference"): kind for kind in FURNITURE}


@dataclass(frozen=True, eq=False, slots=True)
class Pages:
    """The set-up of the file's last section, and the parts of its headers and footers: (`header`, `first`) -> part."""

    properties: Element | None
    furniture: dict[tuple[str, str], str]


def pages(file: WordFile) -> Pages:
    """Return how the file's last section is set up; what it does not say of headers it has from those before."""
    sections = parse(file.parts[file.main]).findall(f".//{q('sectPr')}")
    sections = [section for section in sections if section.getparent().tag != q("sectPrChange")]
    found: dict[tuple[str, str], str] = {}
    targets = file.targets(file.main)
    for reference in _references(sections):
        target = targets.get(reference.get(f"{{{OFFICE_RELATIONSHIPS}}}id", ""))
        if target is not None and not target.external and _is_furniture(file, target.name):
            found[_REFERENCES[reference.tag], reference.get(q("type"), "default")] = target.name
    return Pages(sections[-1] if sections else None, found)


def _is_furniture(file: WordFile, name: str) -> bool:
    """Tell whether a part is a header or footer, whatever it is called."""
    return name in file.parts and parse(file.parts[name]).tag in _ROOTS


def _references(sections: Iterable[Element]) -> Iterable[Element]:
    for section in sections:
        yield from (child for child in section if child.tag in _REFERENCES)


def words(file: WordFile) -> tuple[str, ...]:
    """Return the texts of the file's headers and footers, paragraph by paragraph."""
    found: dict[str, None] = {}
    for name in pages(file).furniture.values():
        for paragraph in parse(file.parts[name]).iter(q("p")):
            text = "".join(node.text or " " for node in paragraph.iter(q("t"), q("tab"), q("br")))
            if text.strip():
                found[text] = None
    return tuple(found)
