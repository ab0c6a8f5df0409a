"""Headers and footers of the house in, those of one brief out: the house's content, and below it a line of ours.

The publisher's line is the house's. What a reader must see on every page is ours and in each header in use: label,
draft and embargo (page 1 has that in its text), and the number of the page where the house does not print it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from lxml import etree

from briefgen.document.nodes import Metadata
from briefgen.style.theme import Theme
from briefgen.writers.docx.formatting import indent, paragraph_style, run_properties, spacing
from briefgen.writers.docx.furniture import label
from briefgen.writers.docx.house.cleaning import clean, hidden_styles
from briefgen.writers.docx.house.fields import PAGE, PAGES, TITLE, settle_fields
from briefgen.writers.docx.house.grammar import normalise
from briefgen.writers.docx.house.media import Media, settle_relationships
from briefgen.writers.docx.house.reading import FURNITURE, WordFile
from briefgen.writers.docx.house.styles import ASIDE, HouseStyles
from briefgen.writers.docx.house.tree import (
    COMPATIBILITY,
    IGNORABLE,
    NAMESPACES,
    VAL,
    Element,
    parse,
    q,
    remove,
    serialised,
)
from briefgen.writers.docx.inlines import field, run
from briefgen.writers.docx.measures import twips
from briefgen.writers.docx.package import Member, Relationships, member
from briefgen.writers.docx.watermark import watermark
from briefgen.writers.docx.xml import NOTHING, Xml, escape, join, xml

KINDS = ("default", "first", "even")
_ROOTS = {"header": "hdr", "footer": "ftr"}
_HEADER, _FOOTER = "Brief Header", "Brief Footer"
_TAB = Xml("<w:r><w:tab/></w:r>")
_ENGLISH = Xml('<w:lang w:val="en"/>')
_DRAFT = "DRAFT"
_LABEL = f"{ASIDE}TLPLabel"  # the label of a house's own
_SEEN = ("drawing", "pict", "t", "fldChar")


@dataclass(frozen=True, slots=True)
class Piece:
    """A header or footer of the house: its markup around what is ours, its relationships, whether it counts pages."""

    opening: str
    closing: str
    relationships: bytes = b""
    counts: bool = False
    is_empty: bool = True


@dataclass(frozen=True, eq=False, slots=True)
class HouseFurniture:
    """The headers and footers in use, by kind and type; and what of the house's could not be taken."""

    pieces: dict[tuple[str, str], Piece]
    pictures: dict[str, bytes]
    left_out: tuple[str, ...] = ()
    wordless: int = 0

    @property
    def kinds(self) -> tuple[str, ...]:
        """Return the types of headers in use, the usual one first."""
        return tuple(kind for kind in KINDS if ("header", kind) in self.pieces)


def house_furniture(
    file: WordFile, parts: dict[tuple[str, str], str], kinds: tuple[str, ...], styles: HouseStyles
) -> HouseFurniture:
    """Return the headers and footers for pages of these kinds; one that the house does not have is ours alone."""
    media, left_out = Media(), set[str]()
    pieces = {
        (place, kind): _piece(file, parts.get((place, kind), ""), place, styles, media, left_out)
        for place in FURNITURE
        for kind in kinds
    }
    named = tuple(sorted(f"field {name}" if name else "a broken field" for name in left_out))
    return HouseFurniture(pieces, media.parts, named + ("a drawing",) * bool(media.dropped), media.wordless)


def _piece(file: WordFile, part: str, place: str, styles: HouseStyles, media: Media, left_out: set[str]) -> Piece:
    root = parse(file.parts[part]) if part else etree.Element(q(_ROOTS[place]))
    if root.tag != q(_ROOTS[place]):  # a relationship may lead anywhere: to the text itself
        root = etree.Element(q(_ROOTS[place]))
    clean(root, hidden_styles(file.tree("styles")))
    normalise(root)
    styles.translate(root)
    _take_out_ours(root)
    kept, dropped = settle_fields(root)
    left_out |= dropped
    relationships = settle_relationships(root, file, part, media) if part else Relationships()
    _trim(root)
    content = _rooted(root, place)
    text = serialised(content).decode()
    end = text.rindex("</") if len(content) else text.rindex("/>")
    opening, closing = (text[:end], text[end:]) if len(content) else (f"{text[:end]}>", f"</w:{_ROOTS[place]}>")
    seen = any(True for _ in content.iter(*map(q, _SEEN)))
    return Piece(opening, closing, relationships.part() if relationships else b"", "PAGE" in kept, not seen)


def _take_out_ours(root: Element) -> None:
    """Take out the lines of a brief of ours that has become a house style: this one has its own."""
    for paragraph in list(root.iter(q("p"))):
        if any(node.get(VAL) == _LABEL for node in paragraph.iter(q("rStyle"))):
            remove(paragraph)


def _trim(root: Element) -> None:
    """Take empty paragraphs from the end: a line of ours stands there."""
    while len(root) and root[-1].tag == q("p") and not any(True for _ in root[-1].iter(*map(q, _SEEN))):
        remove(root[-1])


def _rooted(root: Element, place: str) -> Element:
    fresh = etree.Element(q(_ROOTS[place]), nsmap=NAMESPACES)
    fresh.set(f"{{{COMPATIBILITY}}}Ignorable", IGNORABLE)
    fresh.extend(list(root))
    etree.cleanup_namespaces(fresh, keep_ns_prefixes=list(NAMESPACES))
    return fresh


def our_lines(theme: Theme, measure: float) -> Xml:
    """Return the styles of our lines: label at the right margin, whatever tabs the house's own styles have."""
    style = theme.style("footer")
    tabs = xml('<w:tabs><w:tab w:val="right" w:pos="%s"/></w:tabs>', twips(measure))
    run = run_properties(theme, style)
    return join(
        paragraph_style(
            name,
            join((tabs, spacing(theme.unit, after, style.lead), indent(), Xml('<w:jc w:val="left"/>'))),
            run,
            priority=99,
            offered=False,
        )
        for name, after in ((_HEADER, theme.baseline), (_FOOTER, 0.0))
    )


def furniture_members(furniture: HouseFurniture, metadata: Metadata, pages: int) -> tuple[Member, ...]:
    """Return the parts of headers and footers, with their relationships and pictures."""
    found: list[Member] = []
    words = {TITLE: escape(metadata.title), PAGE: "1", PAGES: str(pages)}
    for number, kind in enumerate(furniture.kinds, 1):
        header, footer = furniture.pieces["header", kind], furniture.pieces["footer", kind]
        embargo = metadata.embargo if kind != "first" else ""  # page 1 has it in its text
        ours = _header(replace(metadata, embargo=embargo), number, alone=header.is_empty)
        found += _members(f"header{number}", header, ours, words)
        counted = header.counts or footer.counts
        found += _members(f"footer{number}", footer, _footer(metadata, pages, counted), words)
    found += [member(name, data) for name, data in furniture.pictures.items()]
    return tuple(found)


def _members(name: str, piece: Piece, ours: Xml, words: dict[str, str]) -> list[Member]:
    opening = piece.opening
    for token, text in words.items():
        opening = opening.replace(token, text)
    found = [member(f"word/{name}.xml", f"{opening}{ours}{piece.closing}".encode())]
    if piece.relationships:
        found.append(member(f"word/_rels/{name}.xml.rels", piece.relationships))
    return found


def _header(metadata: Metadata, number: int, alone: bool) -> Xml:
    """Return our line of a header; the publisher's name stands in it where the house's header is empty."""
    words = (
        run(metadata.publisher, "Organisation") if alone else NOTHING,
        run(_DRAFT, "DraftMark", _ENGLISH) if metadata.draft else NOTHING,
        run(metadata.embargo, "EmbargoMark"),
    )
    spaced = Xml(run("\u2003").join(filter(None, words)))
    behind = watermark(_DRAFT, number) if metadata.draft else NOTHING
    return _line(_HEADER, join((behind, spaced, _TAB, label(metadata))))


def _footer(metadata: Metadata, pages: int, counted: bool) -> Xml:
    english = metadata.language.split("-")[0].lower() == "en"
    number = (
        field("PAGE", "1", "PageNumberText"),
        run(" of " if english else " / ", "PageNumberText"),
        field("NUMPAGES", str(pages), "PageNumberText"),
        run("\u2003"),
    )
    running = " · ".join(filter(None, (metadata.short_title, metadata.audience, metadata.date)))
    return _line(_FOOTER, join((*(() if counted else number), run(running), _TAB, label(metadata))))


def _line(style: str, content: Xml) -> Xml:
    return xml('<w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr>%s</w:p>', style.replace(" ", ""), content)
