"""A package in, what is wrong with its names out: those that must not occur twice, those that must lead somewhere.

Word repairs, or refuses, a file for most of these, and no schema sees them (ECMA-376 Part 1, 17.9, 17.11 to 17.16).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from tests.tools.wordcheck_reading import Element, Package, Rules, attribute, every, find, number, short, tag, text_of

_LONGEST = 40  # characters in the name of a bookmark: Word's limit


def _twice(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


def _bookmarks(package: Package) -> Iterator[str]:
    starts, ends = list(package.in_stories("w:bookmarkStart")), list(package.in_stories("w:bookmarkEnd"))
    names = [attribute(start, "w:name") for start in starts]
    yield from (f"{name} names two" for name in _twice(map(str.casefold, names)))
    yield from (f"{name} is longer than {_LONGEST} characters" for name in names if len(name) > _LONGEST)
    opened, closed = ([attribute(mark, "w:id") for mark in marks] for marks in (starts, ends))
    yield from (f"{identifier} is opened twice" for identifier in _twice(opened))
    yield from (f"{identifier} is closed twice" for identifier in _twice(closed))
    yield from (f"{identifier} is not both opened and closed" for identifier in sorted(set(opened) ^ set(closed)))
    seen: set[str] = set()
    for mark in package.in_stories("w:bookmarkStart", "w:bookmarkEnd"):
        if mark.tag == tag("w:bookmarkStart"):
            seen.add(attribute(mark, "w:id"))
        elif attribute(mark, "w:id") in set(opened) - seen:
            yield f"{attribute(mark, 'w:id')} is closed before it is opened"


def _paragraph_ids(package: Package) -> Iterator[str]:
    ids = [attribute(each, "w14:paraId") for each in package.in_stories("w:p", "w:tr")]
    yield from (f"{identifier} is that of two paragraphs" for identifier in _twice(filter(None, ids)))
    bodies = sum(not attribute(each, "w14:paraId") for each in package.body("w:p"))
    if bodies:
        yield f"{bodies} paragraphs of the main story have none"


def _drawing_ids(package: Package) -> Iterator[str]:
    yield from (f"{each} twice" for each in _twice(attribute(d, "id") for d in package.in_stories("wp:docPr")))


def _shape_ids(package: Package) -> Iterator[str]:
    shapes = [attribute(shape, "id") for shape in package.in_stories("v:shape")]
    yield from (f"{each} twice" for each in _twice(shapes))


def _control_ids(package: Package) -> Iterator[str]:
    ids = [attribute(find(control, "w:sdtPr/w:id")) for control in package.in_stories("w:sdt")]
    yield from (f"{each or 'none'} twice" for each in _twice(ids))


def _fields(package: Package) -> Iterator[str]:
    """Yield what is wrong with fields: each begins, separates and ends, the inner before the outer (17.16.18)."""
    for story in package.stories:
        ahead: list[str] = []
        for mark in every(package.roots[story], "w:fldChar", "w:instrText"):
            kind = attribute(mark, "w:fldCharType") or "code"
            if kind == "begin":
                ahead.append("begin")
            elif not ahead:
                yield f"{story}: {kind} outside a field"
            elif kind == "end":
                if ahead.pop() != "separate":
                    yield f"{story}: a field has no result"
            elif kind == "separate" or ahead[-1] == "separate":
                if ahead[-1] != "code":
                    yield f"{story}: {kind} after {ahead[-1]}"
                ahead[-1] = "separate"
            else:
                ahead[-1] = "code"
        if ahead:
            yield f"{story}: {len(ahead)} fields do not end"


_KNOWN_FIELDS = ("PAGE", "NUMPAGES", "SEQ", "REF", "PAGEREF", "NOTEREF", "TOC", "HYPERLINK")


def codes(root: Element) -> list[str]:
    """Return the instructions of the fields below an element."""
    return [(code.text or "").strip() for code in every(root, "w:instrText")]


def _references(package: Package) -> Iterator[str]:
    marks = {attribute(mark, "w:name") for mark in package.in_stories("w:bookmarkStart")}
    for story in package.stories:
        for code in codes(package.roots[story]):
            name, *rest = code.split()
            if name not in _KNOWN_FIELDS:
                yield f"{story}: a field is of the kind {name}"
            if name in ("REF", "PAGEREF", "NOTEREF") and (not rest or rest[0] not in marks):
                yield f"{story}: {code} leads nowhere"
        for link in every(package.roots[story], "w:hyperlink"):
            anchor = attribute(link, "w:anchor")
            if anchor and anchor not in marks:
                yield f"{story}: a link to {anchor} leads nowhere"
            if not anchor and not attribute(link, "r:id"):
                yield f"{story}: a link has no target"


def _notes(package: Package) -> Iterator[str]:
    root = package.root("footnotes")
    notes = list(every(root, "w:footnote"))
    kinds = {attribute(note, "w:id"): attribute(note, "w:type") for note in notes}
    if len(kinds) != len(notes):
        yield "two notes have one id"
    called = [attribute(call, "w:id") for call in package.in_stories("w:footnoteReference")]
    written = [identifier for identifier, kind in kinds.items() if not kind]
    yield from (f"a call of note {each}, which is not there" for each in called if each not in written)
    yield from (f"note {each} is called twice" for each in _twice(called))
    yield from (f"note {each} is never called" for each in written if each not in called)
    if not set(called) ^ set(written) and called != written:
        yield "notes do not stand in the order of their calls"
    yield from (f"note {attribute(note, 'w:id')} does not show its number" for note in notes
                if not attribute(note, "w:type") and not list(every(note, "w:footnoteRef")))  # fmt: skip
    separators = {attribute(each, "w:id") for each in every(package.root("settings"), "w:footnote")}
    if len(separators) != 2 or separators != {identifier for identifier, kind in kinds.items() if kind}:
        yield "settings do not name the separators of notes"


_USES = {"w:pStyle": "paragraph", "w:rStyle": "character", "w:tblStyle": "table"}


def _styles(package: Package) -> Iterator[str]:
    sheet = list(every(package.root("styles"), "w:style"))
    types = {attribute(style, "w:styleId"): attribute(style, "w:type") for style in sheet}
    names = [attribute(find(style, "w:name")).casefold() for style in sheet]
    yield from (f"two styles have the id {each}" for each in _twice(attribute(style, "w:styleId") for style in sheet))
    yield from (f"two styles have the name {each}" for each in _twice(names))
    for use in (*package.in_stories(*_USES), *every(package.root("numbering"), *_USES)):
        named = attribute(use)
        if types.get(named) != _USES[short(use.tag)]:
            yield f"{named} is no style of the type {_USES[short(use.tag)]}"
    for style in sheet:
        kind, identifier = attribute(style, "w:type"), attribute(style, "w:styleId")
        for relation in ("w:basedOn", "w:next"):
            named = attribute(find(style, relation))
            if named and types.get(named) != kind:
                yield f"{identifier}: {relation} is {named}, which is no style of its type"
        if attribute(find(package.chain(identifier)[-1], "w:basedOn")):
            yield f"{identifier} is based on itself, or on a style that is not there"
    for kind in ("paragraph", "character", "table", "numbering"):
        defaults = [s for s in sheet if attribute(s, "w:type") == kind and attribute(s, "w:default") == "1"]
        if len(defaults) != 1:
            yield f"{len(defaults)} styles are the default of the type {kind}"


def _numbering(package: Package) -> Iterator[str]:
    root = package.root("numbering")
    definitions = {attribute(each, "w:abstractNumId"): each for each in every(root, "w:abstractNum")}
    instances = {attribute(each, "w:numId"): each for each in every(root, "w:num")}
    if len(definitions) < len(list(every(root, "w:abstractNum"))) or len(instances) < len(list(every(root, "w:num"))):
        yield "two lists have one id"
    yield from (f"two definitions have the nsid {each}" for each in _twice(map(attribute, every(root, "w:nsid"))))
    levels: dict[str, set[int]] = {}
    for identifier, instance in instances.items():
        definition = definitions.get(attribute(find(instance, "w:abstractNumId")))
        if definition is None:
            yield f"list {identifier} has no definition"
        else:
            levels[identifier] = {number(level, "w:ilvl") for level in every(definition, "w:lvl")}
    for use in (*package.in_stories("w:numPr"), *every(package.root("styles"), "w:numPr")):
        named, level = attribute(find(use, "w:numId"), default="0"), number(find(use, "w:ilvl"), default=0)
        if named == "0":  # takes a style's list away (17.9.18)
            continue
        if named not in levels:
            yield f"list {named} is not there"
        elif level not in levels[named]:
            yield f"list {named} has no level {level}"


def _number_texts(package: Package) -> Iterator[str]:
    for level in every(package.root("numbering"), "w:lvl"):
        shown = set(map(int, re.findall(r"%(\d)", attribute(find(level, "w:lvlText")))))
        counted = attribute(find(level, "w:numFmt")) not in ("bullet", "none")
        if any(each > number(level, "w:ilvl") + 1 for each in shown) or counted != bool(shown):
            yield f"level {attribute(level, 'w:ilvl')} shows {attribute(find(level, 'w:lvlText'))!r}"


def _captions(package: Package) -> Iterator[str]:
    """Yield captions whose number is not that of their place among those of their kind."""
    counts = Counter[str]()
    for paragraph in package.body("w:p"):
        for code in codes(paragraph):
            if code.startswith("SEQ "):
                label, told = code.split()[1], re.search(r"\\r\s*(\d+)", code)
                counts[label] = int(told[1]) if told else counts[label] + 1  # 17.16.5.56: `\r` says the number
                if not text_of(paragraph).startswith(f"{label}\u00a0{counts[label]}"):
                    yield f"{label} {counts[label]} is printed as {text_of(paragraph)[:20]!r}"


_FORMATS = {"a:fillStyleLst": 3, "a:lnStyleLst": 3, "a:effectStyleLst": 3, "a:bgFillStyleLst": 3}


def _theme(package: Package) -> Iterator[str]:
    root = package.root("theme")
    for name, wanted in _FORMATS.items():
        found = [len(each) for each in every(root, name)]
        if found != [wanted]:
            yield f"{name} has {found} entries, not {wanted}"
    if [len(each) for each in every(root, "a:clrScheme")] != [12]:
        yield "the theme has not twelve colours"


RULES: Rules = {
    "names.bookmarks": _bookmarks,
    "names.paragraph-ids": _paragraph_ids,
    "names.drawing-ids": _drawing_ids,
    "names.shape-ids": _shape_ids,
    "names.control-ids": _control_ids,
    "names.fields": _fields,
    "names.references": _references,
    "names.notes": _notes,
    "names.styles": _styles,
    "names.numbering": _numbering,
    "names.number-texts": _number_texts,
    "names.captions": _captions,
    "names.theme": _theme,
}
