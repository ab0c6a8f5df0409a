"""What each format says, block by block, in one form, so that tree, DOCX, PDF and HTML can be compared.

In: a document, or a file of a format. Out: `Block`s in reading order and, apart, the notes. A block is a paragraph, a
heading, a caption or a cell: its words with white space folded and calls of notes as `[1]`, and apart its evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from io import BytesIO
from typing import NamedTuple

import docx
import mammoth
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from lxml import etree
from lxml import html as lxml_html

from briefgen.document.nodes import Document
from briefgen.style.theme import load_theme
from tests.writers.charts_read import C, chart_at, svg_words
from tests.writers.docx.reading import NS, W, members
from tests.writers.pdf.tagged import Said as Told
from tests.writers.pdf.tagged import folded, read_aloud, told

NOTES = "Notes"  # the heading of the notes in HTML
MAMMOTHS = "cite"  # the element that mammoth is told to make of evidence
EVIDENCE = "Evidence Reference"  # how the names of its styles begin in a DOCX
LABELS = ("Key Figure Number", "Term")  # styles of what stands before other words of its paragraph, as a block
_LABEL_IDS = tuple(name.replace(" ", "") for name in LABELS)
MAMMOTHS_LABELS = "kbd"


class Block(NamedTuple):
    """The words of a block, and the places of its evidence."""

    text: str
    places: str = ""


class Said(NamedTuple):
    """What a file says: its blocks and its notes."""

    blocks: list[Block]
    notes: list[Block]


def of_tree(document: Document, theme: str, layout: str = "") -> Said:
    """Return what a document says; a layout with a side says that last."""
    side_last = load_theme(theme, layout).layout == "headline"
    return _apart(told(document, side_last))


def of_pdf(data: bytes) -> Said:
    """Return what the structure tree of a PDF says."""
    return _apart(read_aloud(data))


def _apart(said: list[Told]) -> Said:
    blocks, notes = ([each for each in said if (each.kind == "Note") is noted] for noted in (False, True))
    return Said(*([Block(each.text, each.places) for each in some] for some in (blocks, notes)))


# ---------------------------------------------------------------------------------------------------------------- DOCX


def of_word(data: bytes) -> Said:
    """Return what python-docx reads in a DOCX, and of its notes, which that cannot read, lxml."""
    found: list[Block] = []
    for item in docx.Document(BytesIO(data)).iter_inner_content():
        if isinstance(item, WordTable):
            found += [_of_paragraph(p._p) for row in item.rows for cell in row.cells for p in cell.paragraphs]
        elif _is_text(item):
            runs = list(item._p.iter(f"{W}r"))
            end = max((n for n, run in enumerate(runs, 1) if _style_of(run).startswith(_LABEL_IDS)), default=0)
            found += [_of_runs(runs[:end]), _of_runs(runs[end:])]
            found += [Block(folded(" ".join(chart_at(data, node).words()))) for node in item._p.iter(f"{C}chart")]
    return Said(_told(found), _word_notes(data))


def _is_text(item: WordParagraph) -> bool:
    style = item.style.name if item.style is not None else ""
    return not (style or "").casefold().startswith("toc ")


def _of_paragraph(paragraph: etree._Element) -> Block:
    return _of_runs(list(paragraph.iter(f"{W}r")))


def _style_of(run: etree._Element) -> str:
    style = run.find("w:rPr/w:rStyle", NS)
    return "" if style is None else style.get(f"{W}val", "")


def _of_runs(runs: list[etree._Element]) -> Block:
    words: list[str] = []
    places: list[str] = []
    for run in runs:
        evidence = _style_of(run).startswith(EVIDENCE.replace(" ", ""))
        (places if evidence else words).append("".join(_of_run(run)))
    return Block(folded("".join(words)), folded(" ".join(places)))


def _of_run(run: etree._Element) -> Iterator[str]:
    for node in run:
        match node.tag.removeprefix(W):
            case "t":
                yield node.text or ""
            case "tab" | "br":
                yield " "
            case "footnoteReference":
                yield f"[{node.get(f'{W}id')}]"


def _word_notes(data: bytes) -> list[Block]:
    root = etree.fromstring(members(data).get("word/footnotes.xml", b"<none/>"))
    notes = [note for note in root.iter(f"{W}footnote") if note.get(f"{W}type") is None]
    return [_of_paragraph(paragraph) for note in notes for paragraph in note.iter(f"{W}p")]


def of_mammoth(data: bytes) -> Said:
    """Return what mammoth reads in a DOCX: HTML, in which evidence is `cite`."""
    labels = "".join(f"\nr[style-name^='{name}'] => {MAMMOTHS_LABELS}" for name in LABELS)
    styles = f"r[style-name^='{EVIDENCE}'] => {MAMMOTHS}\np[style-name^='toc '] => aside{labels}"
    root = lxml_html.fromstring(f"<div>{mammoth.convert_to_html(BytesIO(data), style_map=styles).value}</div>")
    for way in root.xpath("//aside | //a[starts-with(@href, '#footnote-ref')]"):
        way.drop_tree()
    for paragraph in list(root.iter("p")):
        _part_label(paragraph)
    notes = [item for item in root.iter("li") if item.get("id", "").startswith("footnote-")]
    said = [_of_element(item, MAMMOTHS) for item in notes]
    for item in notes:
        item.drop_tree()
    return Said(_told(_of_elements(root, MAMMOTHS, _is_mammoths)), said)


def _is_mammoths(element: lxml_html.HtmlElement) -> bool:
    return element.tag in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li")


def _part_label(paragraph: lxml_html.HtmlElement) -> None:
    """Put what stands before the end of the last label of a paragraph into a paragraph of its own."""
    labels = paragraph.xpath(f"./*[descendant-or-self::{MAMMOTHS_LABELS}]")
    if not labels:
        return
    head = lxml_html.Element("p")
    head.text, paragraph.text, labels[-1].tail = paragraph.text, labels[-1].tail, None
    head.extend(paragraph[: paragraph.index(labels[-1]) + 1])
    paragraph.addprevious(head)


def _told(blocks: list[Block]) -> list[Block]:
    """Return the blocks of a DOCX that say something."""
    return [block for block in blocks if block.text or block.places]


# ---------------------------------------------------------------------------------------------------------------- HTML


def of_html(data: bytes) -> Said:
    """Return what a page says between its furniture."""
    root = lxml_html.document_fromstring(data)
    for furniture in root.xpath("//article/ancestor::*/header[@class='furniture'] | //nav | //style"):
        furniture.drop_tree()
    (main,) = root.iter("main")
    for call in main.xpath(".//sup[a[@role='doc-noteref']]"):
        call.text = f"[{call.text_content()}]"
        for inner in list(call):
            call.remove(inner)
    for way in main.xpath(".//a[@role='doc-backlink']"):
        way.drop_tree()
    for figure in main.xpath(".//figure[@class='pull-quote']"):
        _return_evidence(figure)
    blocks = _of_elements(main, "span[@class and contains(concat(' ', @class, ' '), ' reference ')]", _is_pages)
    return _parted([block for block in blocks if block.text or block.places])


def _parted(blocks: list[Block]) -> Said:
    """Part the notes from the blocks: they stand behind the last heading, if it is theirs."""
    heads = [place for place, block in enumerate(blocks) if block == (NOTES, "")]
    return Said(blocks[: heads[-1]], blocks[heads[-1] + 1 :]) if heads else Said(blocks, [])


def _return_evidence(figure: lxml_html.HtmlElement) -> None:
    """Put the evidence below a pull quote behind its words."""
    for caption in figure.xpath("figcaption"):
        words = figure.xpath("blockquote//p")[-1]
        words.append(caption)
        caption.drop_tag()


def _take_out(element: lxml_html.HtmlElement, spaced: bool) -> None:
    """Take evidence out of its block, and the space that parts it from the words before it, if that is not in it."""
    before, parent = element.getprevious(), element.getparent()
    if spaced:
        pass
    elif before is not None:
        before.tail = (before.tail or "").removesuffix(" ")
    elif parent is not None:
        parent.text = (parent.text or "").removesuffix(" ")
    element.drop_tree()


def _is_pages(element: lxml_html.HtmlElement) -> bool:
    if element.tag == "svg":
        return element.get("class") == "wide"
    names = ("p", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "caption", "figcaption", "li")
    return element.tag in names


def _of_elements(
    root: lxml_html.HtmlElement, evidence: str, is_block: Callable[[lxml_html.HtmlElement], bool]
) -> list[Block]:
    elements = [each for each in root.iter() if isinstance(each.tag, str) and is_block(each)]
    return [_of_element(_alone(each, is_block), evidence) for each in elements]


def _alone(element: lxml_html.HtmlElement, is_block: Callable[[lxml_html.HtmlElement], bool]) -> lxml_html.HtmlElement:
    """Return a copy of a block without the blocks inside it; an item may have words of its own before those."""
    copy = deepcopy(element)
    copy.tail = None
    for inner in [each for each in copy.iter("*") if each is not copy and is_block(each)]:
        if inner.getparent() is not None:
            inner.drop_tree()
    return copy


def _of_element(element: lxml_html.HtmlElement, evidence: str) -> Block:
    if element.tag == "svg":
        return Block(folded(" ".join(svg_words(element))))
    places = []
    for found in element.xpath(f".//{evidence}"):
        places.append(found.text_content())
        _take_out(found, evidence == MAMMOTHS)
    for line in element.xpath(".//br"):
        line.tail = f" {line.tail or ''}"
    return Block(folded(element.text_content()), folded(" ".join(places)))
