"""A package in, what is wrong with its archive, its content types, its relationships and its properties out.

ECMA-376 Part 2: 7.3 and annex B (ZIP), 7.2.3 (content types), 6.5 (relationships), 8 (core properties).
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator

from tests.tools.wordcheck_reading import TYPES_PART, Element, Package, Rules, attribute, every, short, tag

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_CONTENT = {  # kind of a relationship -> content type of the part that it leads to
    "officeDocument": f"{_WORD}document.main+xml",
    **{kind: f"{_WORD}{kind}+xml" for kind in (
        "styles", "numbering", "settings", "fontTable", "footnotes", "endnotes", "comments", "header", "footer")},
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "image": "image/png",
    "core-properties": "application/vnd.openxmlformats-package.core-properties+xml",
    "extended-properties": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "custom-properties": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    "font": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
    "chart": "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
    "package": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip
_USERS = {  # element with an `r:` attribute -> the kind of relationship that it names
    "w:hyperlink": "hyperlink",
    "w:headerReference": "header",
    "w:footerReference": "footer",
    "a:blip": "image",
    "c:chart": "chart",
    "c:externalData": "package",
    **{f"w:embed{face}": "font" for face in ("Regular", "Bold", "Italic", "BoldItalic")},
}
_JUNK = re.compile(r"thumbnail|stylesWithEffects|webSettings|vba|customXml|people|\.DS_Store|printerSettings")
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def _entries(package: Package) -> Iterator[str]:
    names = [entry.filename for entry in package.entries]
    yield from (f"{name} twice" for name, count in Counter(map(str.lower, names)).items() if count > 1)
    yield from (f"{name} is a folder" for name in names if name.endswith("/"))
    yield from (f"{name!r} is no name of a part" for name in names if not re.fullmatch(r"[A-Za-z0-9._\[\]/-]+", name))
    yield from (f"{entry.filename} is packed by method {entry.compress_type}"
                for entry in package.entries if entry.compress_type not in (0, 8))  # fmt: skip
    yield from (f"{entry.filename} is encrypted" for entry in package.entries if entry.flag_bits & 1)
    yield from (f"{entry.filename} has extra data" for entry in package.entries if entry.extra or entry.comment)


def _types_first(package: Package) -> Iterator[str]:
    first = package.entries[0].filename if package.entries else "nothing"
    if first != TYPES_PART:
        yield f"the archive begins with {first}"


def _dates(package: Package) -> Iterator[str]:
    dates = ((entry.filename, entry.date_time) for entry in package.entries)
    yield from (f"{name} is of {date}" for name, date in dates if date != _EARLIEST)


def _well_formed(package: Package) -> Iterator[str]:
    yield from package.broken
    for name, content in package.parts.items():
        if name in package.roots and not content.startswith(b'<?xml version="1.0" encoding="UTF-8"'):
            yield f"{name} does not begin as XML in UTF-8"
        if b"<!DOCTYPE" in content[:500]:
            yield f"{name} has a document type"


def content_type(package: Package, part: str) -> str:
    """Return the content type of a part, empty where it has none."""
    root = package.roots.get(TYPES_PART)
    if root is None:
        return ""
    for entry in every(root, "ct:Override"):
        if entry.get("PartName") == f"/{part}":
            return str(entry.get("ContentType"))
    extension = part.rsplit(".", 1)[-1].lower()
    defaults = (e for e in every(root, "ct:Default") if e.get("Extension", "").lower() == extension)
    return next((str(entry.get("ContentType")) for entry in defaults), "")


def _types(package: Package) -> Iterator[str]:
    yield from (f"{part} has none" for part in package.parts if part != TYPES_PART and not content_type(package, part))
    root = package.roots.get(TYPES_PART)
    if root is None:
        yield f"there is no {TYPES_PART}"
        return
    overrides = [entry.get("PartName", "").removeprefix("/") for entry in every(root, "ct:Override")]
    yield from (f"{name} is typed and not there" for name in overrides if name not in package.parts)
    keys = [*overrides, *(entry.get("Extension", "").lower() for entry in every(root, "ct:Default"))]
    yield from (f"{key} is typed twice" for key, count in Counter(keys).items() if count > 1)


def _sources(package: Package) -> list[str]:
    return ["", *(name for name in package.parts if not name.endswith(".rels"))]


def _types_match(package: Package) -> Iterator[str]:
    for source in _sources(package):
        for _, relationship in package.relationships(source):
            expected, found = _CONTENT.get(relationship.kind), content_type(package, relationship.target)
            if not relationship.external and expected and relationship.target in package.parts and found != expected:
                yield f"{relationship.target} is typed {found or 'not at all'}, but is of the kind {relationship.kind}"
            elif not relationship.external and not expected:
                yield f"{source or 'the package'} has a relationship of the kind {relationship.kind}"


def _targets(package: Package) -> Iterator[str]:
    if not package.main:
        yield "the package has no main document"
    for source in _sources(package):
        ids = Counter(identifier for identifier, _ in package.relationships(source))
        yield from (f"{source or 'the package'}: {each} is used twice" for each, count in ids.items() if count > 1)
        for identifier, relationship in package.relationships(source):
            if not relationship.external and relationship.target not in package.parts:
                yield f"{source or 'the package'}: {identifier} leads to {relationship.target}, which is not there"


def _orphans(package: Package) -> Iterator[str]:
    reached, ahead = {TYPES_PART}, [""]
    while ahead:
        source = ahead.pop()
        folder, base = posixpath.split(source)
        reached |= {source, posixpath.join(folder, "_rels", f"{base}.rels")}
        ahead += [each.target for _, each in package.relationships(source) if each.target not in reached]
    yield from (name for name in package.parts if name not in reached)


def _uses(root: Element) -> Iterator[tuple[Element, str]]:
    for element in root.iter("{*}*"):
        for name, value in element.attrib.items():
            if short(name).startswith("r:"):
                yield element, value


def _ids_resolve(package: Package) -> Iterator[str]:
    for name, root in package.roots.items():
        if name.endswith(".rels"):
            continue
        known, used = dict(package.relationships(name)), set()
        for element, identifier in _uses(root):
            used.add(identifier)
            wanted = _USERS.get(short(element.tag))
            if identifier not in known:
                yield f"{name}: {short(element.tag)} names {identifier}, which its part has not"
            elif wanted != known[identifier].kind:
                yield f"{name}: {short(element.tag)} names {identifier} of the kind {known[identifier].kind}"
        kinds = set(_USERS.values())
        yield from (f"{name}: nothing uses {each}" for each, relationship in known.items()
                    if relationship.kind in kinds and each not in used)  # fmt: skip


def _remote(package: Package) -> Iterator[str]:
    for source in _sources(package):
        for identifier, relationship in package.relationships(source):
            if relationship.external and relationship.kind != "hyperlink":
                yield f"{source}: {identifier} fetches {relationship.target}"


def _junk(package: Package) -> Iterator[str]:
    yield from (name for name in package.parts if _JUNK.search(name))


_W3CDTF = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?")


def _core(package: Package) -> Iterator[str]:
    parts = package.related("core-properties", "")
    if len(parts) != 1:
        yield f"there are {len(parts)} parts of core properties"
    for part in parts:
        root = package.roots[part]
        yield from (f"{short(name)} twice" for name, count in Counter(e.tag for e in root).items() if count > 1)
        for element in root:
            if short(element.tag).startswith("dcterms:"):
                if not _W3CDTF.fullmatch(element.text or ""):
                    yield f"{short(element.tag)} is {element.text!r}"
                if attribute(element, "xsi:type") != "dcterms:W3CDTF":
                    yield f"{short(element.tag)} is not said to be a date"
            elif len(element) or {name for name in element.attrib if name != tag("xml:lang")}:
                yield f"{short(element.tag)} holds more than text"


RULES: Rules = {
    "package.well-formed": _well_formed,
    "package.entries": _entries,
    "package.types-first": _types_first,
    "package.fixed-dates": _dates,
    "package.content-types": _types,
    "package.types-match": _types_match,
    "package.targets-exist": _targets,
    "package.no-orphans": _orphans,
    "package.ids-resolve": _ids_resolve,
    "package.nothing-remote": _remote,
    "package.no-junk": _junk,
    "package.core-properties": _core,
}
