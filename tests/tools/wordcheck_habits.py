"""A package in, what it tells beside its text out, and what makes it hard to edit: habits of word processors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.tools.wordcheck_reading import (
    Element,
    Package,
    Rules,
    attribute,
    every,
    find,
    has,
    number,
    short,
    text_of,
)

# --------------------------------------------------------------------------------------------------------- privacy

_APP = ("ep:Company",)
_CORE = (
    "dc:title", "dc:subject", "dc:creator", "dcterms:created", "dcterms:modified", "dc:language", "cp:contentStatus",
)  # fmt: skip
_CUSTOM = ("Marking",)
_TRACES = (  # elements that name a person, a machine or a habit of editing
    "w:rsids", "w:rsid", "w:rsidRoot", "w:attachedTemplate", "w:docVars", "w:mailMerge", "w:ins", "w:del", "w:moveFrom",
    "w:moveTo", "w:commentReference", "w:commentRangeStart", "w:pPrChange", "w:rPrChange", "w:proofErr",
    "w:lastRenderedPageBreak", "w:activeWritingStyle", "w:printerSettings", "w:saveThroughXslt", "w:attachedSchema",
)  # fmt: skip
_PATH = re.compile(r"file:|[A-Za-z]:[\\/]|\\\\|/(home|Users|tmp|root|var)/")


def _properties(package: Package) -> Iterator[str]:
    for kind, allowed in (("extended-properties", _APP), ("core-properties", _CORE)):
        for part in package.related(kind, ""):
            yield from (f"{short(each.tag)} is {each.text!r}" for each in package.roots[part].iter("{*}*")
                        if each is not package.roots[part] and short(each.tag) not in allowed)  # fmt: skip
    for part in package.related("custom-properties", ""):
        names = (attribute(each, "name") for each in every(package.roots[part], "cust:property"))
        yield from (f"{part}: {name}" for name in names if name not in _CUSTOM)


def _traces(package: Package) -> Iterator[str]:
    for part, root in package.roots.items():
        if not part.endswith(".rels"):
            yield from (f"{part}: {name}" for name in sorted({short(each.tag) for each in every(root, *_TRACES)}))
    for part in (*package.stories, *package.related("styles"), *package.related("numbering")):
        names = {short(name) for element in package.roots[part].iter("{*}*") for name in element.attrib}
        yield from (f"{part}: {name}" for name in sorted(names) if "rsid" in name)
        yield from (f"{part}: {name}" for name in sorted(names) if name in ("w:author", "w:date", "w:initials"))


def _paths(package: Package) -> Iterator[str]:
    for source in ("", *package.roots):
        yield from (f"{source}: {each.target}" for _, each in package.relationships(source) if _PATH.match(each.target))


def _hidden(package: Package) -> Iterator[str]:
    for part in (*package.stories, *package.related("styles")):
        yield from (f"{part}: {short(each.tag)}" for each in every(package.roots[part], "w:vanish", "w:specVanish"))


def _comments_in_markup(package: Package) -> Iterator[str]:
    for part, content in package.parts.items():
        if part in package.roots and (b"<!--" in content or b"<?" in content[5:]):
            yield f"{part} has a comment or an instruction"


# ----------------------------------------------------------------------------------------------------- editability

_OF_RUNS = ("w:rStyle", "w:lang", "w:rtl", "w:noProof")
_OF_PARAGRAPHS = ("w:pStyle", "w:keepNext", "w:numPr", "w:sectPr")


def _direct(package: Package) -> Iterator[str]:
    """Yield properties set by hand, in the text and its notes: headers may be a house's own."""
    found: dict[str, str] = {}
    texts = [package.roots[part] for part in (package.main, *package.related("footnotes"))]
    for kind, allowed in (("w:r", _OF_RUNS), ("w:p", _OF_PARAGRAPHS)):
        for holder in (each for text in texts for each in every(text, kind)):
            properties = find(holder, f"{kind}Pr")
            for each in () if properties is None else properties:
                if short(each.tag) not in allowed:
                    found.setdefault(short(each.tag), text_of(holder)[:30])
    yield from (f"{name} at {where!r}" for name, where in found.items())


def _styled(package: Package) -> Iterator[str]:
    for paragraph in package.in_stories("w:p"):
        separates = has(paragraph, "w:separator", "w:continuationSeparator")
        if find(paragraph, "w:pPr/w:pStyle") is None and not separates:
            yield f"no style at {text_of(paragraph)[:30]!r}"


def _no_questions(package: Package) -> Iterator[str]:
    """Yield what makes Word question its reader: fields that are to be made anew on opening."""
    yield from ("settings ask to update the fields" for _ in every(package.root("settings"), "w:updateFields"))
    marks = (mark for mark in package.in_stories("w:fldChar", "w:fldSimple") if attribute(mark, "w:dirty"))
    yield from ("a field is marked as out of date" for _ in marks)


def _current(package: Package) -> Iterator[str]:
    modes = [attribute(each) for each in every(package.root("settings"), "w:compatSetting")
             if attribute(each, "w:name") == "compatibilityMode"]  # fmt: skip
    if modes != ["15"]:
        yield f"the modes of compatibility are {modes}"


def _unlocked(package: Package) -> Iterator[str]:
    yield from ("a control is locked" for _ in package.in_stories("w:lock"))


def _fonts_listed(package: Package) -> Iterator[str]:
    listed = {attribute(font, "w:name") for font in every(package.root("fontTable"), "w:font")}
    named = {face.get("typeface", "") for face in every(package.root("theme"), "a:latin")}
    for kind in ("styles", "numbering"):
        for fonts in every(package.root(kind), "w:rFonts"):
            named |= {attribute(fonts, f"w:{script}") for script in ("ascii", "hAnsi", "cs", "eastAsia")}
    yield from (f"{name} is used and not listed" for name in sorted(named - listed - {""}))


def _fits(package: Package) -> Iterator[str]:
    """Yield tables that are and pictures that are wider than the text of the narrowest page."""
    pages = list(package.body("w:sectPr"))
    if not pages or any(find(page, "w:pgSz") is None or find(page, "w:pgMar") is None for page in pages):
        return
    room = min(_room(page) for page in pages)
    for place, table in enumerate(package.body("w:tbl"), 1):
        widths = [number(each, "w:w") for each in every(table, "w:gridCol")]
        if sum(widths) > room:
            yield f"table {place} is {sum(widths)} wide, the text {room}"
    for extent in package.body("wp:extent"):
        if number(extent, "cx") > room * 635:
            yield f"a picture is {number(extent, 'cx') // 635} wide, the text {room}"


def _room(page: Element) -> int:
    size, margins = find(page, "w:pgSz"), find(page, "w:pgMar")
    values = [number(margins, f"w:{side}") for side in ("left", "right")]
    return number(size, "w:w") - sum(values)


RULES: Rules = {
    "privacy.properties": _properties,
    "privacy.traces": _traces,
    "privacy.paths": _paths,
    "privacy.hidden": _hidden,
    "privacy.comments": _comments_in_markup,
    "edit.direct-formatting": _direct,
    "edit.styled": _styled,
    "edit.no-questions": _no_questions,
    "edit.compatibility": _current,
    "edit.unlocked": _unlocked,
    "edit.fonts-listed": _fonts_listed,
    "edit.fits": _fits,
}
