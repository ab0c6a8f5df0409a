"""A package in, what keeps people from reading it with assistive technology out.

The rules of Microsoft's Accessibility Checker for Word, and what WCAG 2.2 asks beyond it; tables are in
`wordcheck_tables`, colours in `wordcheck_contrast`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.tools.wordcheck_names import codes
from tests.tools.wordcheck_reading import (
    Element,
    Package,
    Rules,
    attribute,
    every,
    find,
    has,
    inside,
    is_blank,
    on,
    tag,
    text_of,
)

_NO_TITLES = ("", "word document", "document", "untitled", "title", "microsoft word")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_NO_LINK_TEXTS = ("click here", "here", "link", "read more", "more", "this link", "this page", "see here")
_NO_ALTERNATIVES = ("image", "picture", "photo", "chart", "figure", "graphic", "diagram", "logo")
_FILE_NAME = re.compile(r".*\.(png|jpe?g|svg|gif|bmp|emf|wmf|tiff?|webp)", re.IGNORECASE)
_DOCUMENT_NAME = re.compile(r".*\.(docx?|dotx?|pdf|txt|html?|md|ya?ml)", re.IGNORECASE)
_ADDRESS = re.compile(r"(https?://|mailto:)\S*", re.IGNORECASE)  # without its scheme it is what paper has to show
_TARGET = re.compile(r"https?://[A-Za-z0-9.-]+(:\d+)?([/?#]\S*)?|mailto:[^@\s]+@[^@\s]+", re.IGNORECASE)
_TYPED_MARK = re.compile(r"\s*([•●▪◦‣–—*-]|\(?[0-9]{1,2}[.)]|\(?[a-zA-Z][.)])[ \t]\s*\S")
_LONGEST_ALTERNATIVE = 400  # longer ones cannot be paused or gone back in


def _core(package: Package, name: str) -> list[str]:
    parts = package.related("core-properties", "")
    return [(each.text or "").strip() for part in parts for each in every(package.roots[part], name)]


def _titled(package: Package) -> Iterator[str]:
    said = " ".join(_core(package, "dc:title"))
    if said.lower() in _NO_TITLES or _DOCUMENT_NAME.fullmatch(said):
        yield f"the title is {said!r}"


def _language(package: Package) -> Iterator[str]:
    found = attribute(find(package.root("styles"), "w:docDefaults/w:rPrDefault/w:rPr/w:lang"))
    if not _LANGUAGE.fullmatch(found):
        yield f"the language is {found!r}"
    spoken = found.partition("-")[0].lower()  # a house may say which English
    others = (said for said in _core(package, "dc:language") if said.partition("-")[0].lower() != spoken)
    yield from (f"the properties say {said!r}, the styles {found!r}" for said in others)


# ---------------------------------------------------------------------------------------------------------- headings


def _headings(package: Package) -> list[tuple[int, Element]]:
    outlined = ((package.outline(paragraph), paragraph) for paragraph in package.body("w:p"))
    return [(level, paragraph) for level, paragraph in outlined if level]


def _has_headings(package: Package) -> Iterator[str]:
    if not _headings(package):
        yield "there is no heading"


def _heading_order(package: Package) -> Iterator[str]:
    last = 0
    for level, paragraph in _headings(package):
        if level > last + 1:
            yield f"level {level} after {last or 'none'}: {text_of(paragraph)[:40]!r}"
        last = level


def _heading_styles(package: Package) -> Iterator[str]:
    """Yield headings whose style is not, or is not based on, the one of Word's own of their level."""
    for level, paragraph in _headings(package):
        chain = package.chain(package.paragraph_style(paragraph))
        names = [attribute(find(style, "w:name")).lower() for style in chain]
        if f"heading {level}" not in names:
            yield f"{text_of(paragraph)[:40]!r} is a heading by no style of Word’s"


def _headings_told(package: Package) -> Iterator[str]:
    yield from (f"level {level} is empty" for level, paragraph in _headings(package) if is_blank(text_of(paragraph)))


def _no_false_headings(package: Package) -> Iterator[str]:
    """Yield short paragraphs made bold by hand, which look like headings and are none."""
    for paragraph in package.body("w:p"):
        text = text_of(paragraph).strip()
        runs = [run for run in every(paragraph, "w:r") if text_of(run).strip()]
        if not runs or len(text) > 90 or package.outline(paragraph) or text[-1] in ".:;,?!":
            continue
        bold = (on(find(run, "w:rPr/w:b")) or attribute(find(run, "w:rPr/w:rStyle")) == "Strong" for run in runs)
        plain = package.paragraph_style(paragraph) in ("BodyText", package.default("paragraph"))
        if plain and all(bold) and find(paragraph, "w:pPr/w:numPr") is None:
            yield f"{text[:40]!r} looks like a heading"


def _one_title(package: Package) -> Iterator[str]:
    titles = [p for p in package.body("w:p") if package.style_name(package.paragraph_style(p)) == "Title"]
    yield from ("a title is empty" for title in titles if is_blank(text_of(title)))


# ---------------------------------------------------------------------------------------------------------- pictures


def _decorative(properties: Element) -> bool:
    return any(mark.get("val") in ("1", "true") for mark in every(properties, "adec:decorative"))


def _alternatives(package: Package) -> Iterator[str]:
    for properties in package.in_stories("wp:docPr"):
        name, said = attribute(properties, "name"), attribute(properties, "descr").strip()
        if _decorative(properties):
            if said:
                yield f"{name} is decorative and has words"
        elif is_blank(said):
            yield f"{name} has no words"
        elif _FILE_NAME.fullmatch(said) or said.lower() in _NO_ALTERNATIVES or said == name:
            yield f"{name} has the words {said[:40]!r}"
        elif len(said) > _LONGEST_ALTERNATIVE:
            yield f"{name} has {len(said)} characters of words"
    for shape in package.in_stories("v:shape"):
        if is_blank(attribute(shape, "alt")):
            yield f"the shape {attribute(shape, 'id')} has no words"


def _marks_are_text(package: Package) -> Iterator[str]:
    """Yield words that only a drawing says: a screen reader passes over headers' shapes."""
    for story in package.stories:
        root = package.roots[story]
        text = text_of(root)
        for shape in every(root, "v:textpath"):
            said = attribute(shape, "string")
            if said and said not in text:
                yield f"{story}: {said!r} is drawn and not written"


def _pictures(package: Package) -> Iterator[str]:
    for part, content in package.parts.items():
        if part.endswith(".png") and not content.startswith(b"\x89PNG\r\n\x1a\n"):
            yield f"{part} is no PNG, and cannot be seen"


def _inline(package: Package) -> Iterator[str]:
    beside = package.body("wp:anchor", "w:pict", "w:object", "w:framePr")
    yield from ("a drawing stands beside the text" for _ in beside)


# ------------------------------------------------------------------------------------------------------------- links


def _link_texts(package: Package) -> Iterator[str]:
    for link in package.in_stories("w:hyperlink"):
        text = text_of(link).strip()
        if is_blank(text):
            yield "a link is empty"
        elif _ADDRESS.fullmatch(text) or text.lower().rstrip(".") in _NO_LINK_TEXTS:
            yield f"a link says {text[:50]!r}"


def _link_targets(package: Package) -> Iterator[str]:
    for story in package.stories:
        for _, relationship in package.relationships(story):
            if relationship.kind == "hyperlink" and not _TARGET.fullmatch(relationship.target):
                yield f"a link leads to {relationship.target[:60]!r}"


def _no_link_in_link(package: Package) -> Iterator[str]:
    yield from ("a link stands in a link" for link in package.in_stories("w:hyperlink") if inside(link, "w:hyperlink"))


# ------------------------------------------------------------------------------------------------- lists and spacing


def _real_lists(package: Package) -> Iterator[str]:
    """Yield paragraphs whose bullet or number was typed; the mark of a real list is no text."""
    neighbours: list[tuple[bool, str]] = []
    for paragraph in package.body("w:p"):
        listed = package.inherited(paragraph, "w:pPr/w:numPr") is not None
        neighbours.append((bool(_TYPED_MARK.match(text_of(paragraph))) and not listed, text_of(paragraph)))
    yield from (f"{text[:40]!r} is typed like an item" for typed, text in neighbours if typed)


def _no_empty_paragraphs(package: Package) -> Iterator[str]:
    """Yield paragraphs that show nothing; an empty cell has one, and so has a section that ends with a table."""
    shown = ("w:drawing", "w:pict", "w:object", "w:footnoteReference", "w:fldChar")
    for paragraph in package.body("w:p"):
        if not is_blank(text_of(paragraph)) or has(paragraph, *shown):
            continue
        in_cell = paragraph.getparent().tag == tag("w:tc") and len(paragraph.getparent().findall(tag("w:p"))) == 1
        if not in_cell and find(paragraph, "w:pPr/w:sectPr") is None:
            before = paragraph.getprevious()
            yield f"one after {text_of(before)[-30:] if before is not None else 'nothing'!r}"


def _no_repeated_blanks(package: Package) -> Iterator[str]:
    for paragraph in package.in_stories("w:p"):
        if found := re.search(r" {3,}|\t{2,}|\n{3,}", text_of(paragraph)):
            yield f"{found[0]!r} in {text_of(paragraph)[:40]!r}"


def _no_typed_breaks(package: Package) -> Iterator[str]:
    yield from ("a page or column is broken by hand" for mark in package.body("w:br")
                if attribute(mark, "w:type") in ("page", "column"))  # fmt: skip


def _unrestricted(package: Package) -> Iterator[str]:
    found = every(package.root("settings"), "w:documentProtection", "w:writeProtection")
    yield from (f"the file is protected by {mark.tag.partition('}')[2]}" for mark in found)


def _page_numbers(package: Package) -> Iterator[str]:
    feet = [package.roots[part] for kind in ("header", "footer") for part in package.related(kind)]
    if not any("PAGE" in codes(root) for root in feet):
        yield "no page has its number"


RULES: Rules = {
    "access.title": _titled,
    "access.language": _language,
    "access.has-headings": _has_headings,
    "access.heading-order": _heading_order,
    "access.heading-styles": _heading_styles,
    "access.headings-told": _headings_told,
    "access.no-false-headings": _no_false_headings,
    "access.title-told": _one_title,
    "access.alternatives": _alternatives,
    "access.marks-are-text": _marks_are_text,
    "access.pictures": _pictures,
    "access.inline": _inline,
    "access.link-texts": _link_texts,
    "access.link-targets": _link_targets,
    "access.no-link-in-link": _no_link_in_link,
    "access.real-lists": _real_lists,
    "access.no-empty-paragraphs": _no_empty_paragraphs,
    "access.no-repeated-blanks": _no_repeated_blanks,
    "access.no-typed-breaks": _no_typed_breaks,
    "access.unrestricted": _unrestricted,
    "access.page-numbers": _page_numbers,
}
