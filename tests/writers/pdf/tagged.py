"""A tagged PDF in, what a screen reader says out: its blocks in the order of the structure tree.

`read_aloud` walks the tree; `told` says from the document tree alone what it must say. A call of a note reads `[1]`,
evidence stands apart from the words, labels of lists are left out. White space is folded, soft hyphens are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, assert_never

from briefgen.charting.rows import words
from briefgen.document.nodes import (
    Area,
    Block,
    Box,
    Chart,
    CrossReference,
    Definitions,
    Document,
    Emphasis,
    Figure,
    Heading,
    Inline,
    KeyFigures,
    LineBreak,
    Link,
    List,
    Note,
    Paragraph,
    Quote,
    Reference,
    Section,
    Strip,
    Strong,
    Table,
    Text,
    TextRole,
)
from briefgen.document.walk import notes, says_something
from tests.tools.structure import Content, Element, Structure, listed, read_structure
from tests.writers.pdf.reading import opened

_TITLE = (TextRole.MARKING, TextRole.SERIES, TextRole.DATE)
_BELOW = (TextRole.TITLE_REST, TextRole.SUBTITLE)
_DEEPEST = 6


class Said(NamedTuple):
    """A block as it is read: its standard type, or that of the note it stands in, its words, the places of evidence."""

    kind: str
    text: str
    places: str = ""


def folded(text: str) -> str:
    """Return the text with white space folded and without signs that only say where a line may end."""
    return " ".join(text.replace("\u00ad", "").replace("\u200b", "").split())


def as_printed(text: str) -> str:
    """Return a text that was read with the calls of its notes as they stand on the page."""
    return re.sub(r"\[(\d+)\]", r"\1", text)


# ------------------------------------------------------------------------------------------------------------- the file


def read_aloud(data: bytes) -> list[Said]:
    """Return the blocks of a file that say anything; those of its furniture, and a list of contents, are left out."""
    with opened(data) as pdf:
        structure = read_structure(pdf)
        (root,) = structure.roots
        texts = {c: "".join(s.text for s in structure.shown(c)) for c in root.contents()}
        said = [
            _said(element, texts)
            for section in sections(root)
            if not _is_contents(section)
            for element in _captions_first(section)
            if element.kind != "Note" and (not element.inline or _is_text(element))
        ]
    return [each for each in said if each.text or each.places]


def _captions_first(section: Element) -> Iterator[Element]:
    """Yield the elements of a section, parents first, but a caption that opens a figure before that."""
    waiting: Element | None = None
    for element in section.elements():
        first = element.kids[0] if element.kids else None
        if element.kind == "Figure" and isinstance(first, Element) and first.kind == "Caption":
            waiting = element
            continue
        yield element
        if waiting is not None and element is waiting.kids[0]:
            yield waiting
            waiting = None


def contents_of(data: bytes) -> list[str] | None:
    """Return the lines of the list of contents, each with the page it names; None if there is no list."""
    with opened(data) as pdf:
        structure = read_structure(pdf)
        for section in sections(structure.roots[0]):
            if _is_contents(section):
                lines = [element for element in section.elements() if element.kind == "TOCI"]
                return [folded(_own_text(line, structure)) for line in lines]
    return None


def sections(root: Element) -> list[Element]:
    """Return the sections of a document; what stands before them is furniture."""
    return [kid for kid in root.kids if isinstance(kid, Element) and kid.kind == "Sect"]


def _is_text(label: Element) -> bool:
    """Tell whether an element is a label that is text of its own: in a list that is said not to be numbered."""
    if label.kind != "Lbl" or str(label.dictionary.P.P.get("/S")) != "/L":
        return False
    return any(str(each.get("/ListNumbering")) == "/None" for each in listed(label.dictionary.P.P.get("/A")))


def _is_contents(section: Element) -> bool:
    return any(element.kind == "TOC" for element in section.elements())


def _own_text(line: Element, structure: Structure) -> str:
    """Return the text of a line of the contents without the lines below it."""
    inner = [kid for kid in line.kids if not (isinstance(kid, Element) and kid.kind == "TOC")]
    owned = [c for kid in inner for c in (kid.contents() if isinstance(kid, Element) else [kid])]
    return "".join(s.text for content in owned if isinstance(content, Content) for s in structure.shown(content))


def _said(element: Element, texts: dict[Content, str]) -> Said:
    words: list[str] = []
    places: list[str] = []
    _gather(element, texts, words, places)
    kind = "Note" if element.path.endswith("/Note/P") else element.kind
    return Said(kind, folded("".join(words)), folded(" ".join(places)))


def _gather(element: Element, texts: dict[Content, str], words: list[str], places: list[str]) -> None:
    for kid in element.kids:
        if isinstance(kid, Content):
            words.append(texts[kid])
        elif isinstance(kid, Element) and kid.kind == "Reference":
            text = "".join(texts[content] for content in kid.contents())
            is_call = any(inner.kind == "Link" for inner in kid.elements())
            (words if is_call else places).append(f"[{text.strip()}]{' ' * text.endswith(' ')}" if is_call else text)
        elif isinstance(kid, Element) and kid.inline and kid.kind != "Lbl":
            _gather(kid, texts, words, places)


# ------------------------------------------------------------------------------------------------------------- the tree


def told(document: Document, side_last: bool, contents: bool = False) -> list[Said]:
    """Return what must be read of a document; with `side_last` the sections of the side come after all others.

    `contents` says that behind the title a list of contents is read, whose heading counts among the levels.
    """
    calls = {id(note): note for note in notes(document)}  # one that is called twice stands there once
    teller = _Teller({key: number for number, key in enumerate(calls, 1)})
    title, rest = _ordered(document, side_last)
    said = [each for block in title for each in teller.block(block)]
    if contents:
        list(teller.block(Heading(2, (Text("Contents"),), "contents")))
    said += [each for block in rest for each in teller.block(block)]
    if calls:
        said += [teller.words("Note", note.content) for note in calls.values()]
    return [each for each in said if each.text or each.places]


def _ordered(document: Document, side_last: bool) -> tuple[list[Block], list[Block]]:
    """Return the blocks of the title and all others, in reading order."""
    sections = list(document.sections)
    title: list[Block] = []
    if sections and any(_in_title(block) for block in sections[0].blocks):
        title = list(_title_order(sections.pop(0)))
    ordered = sorted(sections, key=lambda section: side_last and section.area is Area.SIDE)
    return title, [block for section in ordered for block in section.blocks]


def _in_title(block: Block) -> bool:
    if isinstance(block, Heading):
        return block.level == 1
    return isinstance(block, Paragraph) and block.role in (*_TITLE, *_BELOW)


def _title_order(section: Section) -> Iterator[Block]:
    """Yield the blocks of a title as they stand on the page: above the heading, the heading, below, the rest."""
    heading = next((block for block in section.blocks if isinstance(block, Heading) and block.level == 1), None)
    lines = [block for block in section.blocks if isinstance(block, Paragraph)]
    above = [line for role in _TITLE for line in lines if line.role is role]
    below = [line for line in lines if line.role in _BELOW]
    first: list[Block] = [*above, *([heading] if heading else []), *below]
    yield from first
    yield from (block for block in section.blocks if not any(block is one for one in first))


def _caption(block: Table | Figure) -> tuple[Inline, ...]:
    labelled = block.label and says_something(block.caption)
    return (Text(f"{block.label}. "), *block.caption) if labelled else block.caption


class _Teller:
    """Tells blocks; headings go down one level at a time."""

    def __init__(self, numbers: dict[int, int]) -> None:
        self._numbers, self._level = numbers, 0

    def block(self, block: Block) -> Iterator[Said]:
        match block:
            case Heading():
                level = max(1, min(block.level, self._level + 1, _DEEPEST))
                said = self.words(f"H{level}", block.content)
                self._level = level if said.text else self._level  # a heading without words is none
                yield said
            case Paragraph() | Strip():
                yield self.words("P", block.content)
            case List():
                yield from self._blocks(inner for item in block.items for inner in item.blocks)
            case Table():
                yield from self._table(block)
            case Box():
                yield self.words("P", block.title)
                yield from self._blocks(block.blocks)
            case Quote():
                yield from self._blocks(block.blocks)
            case Figure():
                decoration = block.decorative or not block.alternative.strip()
                yield self.words("P" if decoration else "Caption", _caption(block))
                if isinstance(block.picture, Chart) and not decoration:
                    yield Said("Figure", folded(" ".join(words(block.picture))))
            case KeyFigures():
                for figure in block.items:
                    yield from self._entry(figure.number, figure.content)
            case Definitions():
                for entry in block.items:
                    yield from self._entry(entry.term, entry.meaning)
            case _:
                assert_never(block)

    def _blocks(self, blocks: Iterable[Block]) -> Iterator[Said]:
        for block in blocks:
            yield from self.block(block)

    def _entry(self, label: tuple[Inline, ...], content: tuple[Inline, ...]) -> Iterator[Said]:
        yield self.words("Lbl", label)
        yield self.words("P", content)

    def _table(self, table: Table) -> Iterator[Said]:
        yield self.words("Caption" if any((table.header, *table.rows)) else "P", _caption(table))
        yield from (self.words("TH", cell.content) for cell in table.header)
        for row in table.rows:
            yield from (self.words("TD" if number else "TH", cell.content) for number, cell in enumerate(row))

    def words(self, kind: str, content: tuple[Inline, ...]) -> Said:
        places: list[str] = []
        text = "".join(self._texts(content, places))
        return Said(kind, folded(text), folded(" ".join(places)))

    def _texts(self, content: tuple[Inline, ...], places: list[str]) -> Iterator[str]:
        for inline in content:
            match inline:
                case Text() | CrossReference():
                    yield inline.text
                case Strong() | Emphasis() | Link():
                    yield from self._texts(inline.content, places)
                case LineBreak():
                    yield " "
                case Reference():
                    places.append(inline.text)
                case Note():
                    yield f"[{self._numbers[id(inline)]}]"
                case _:
                    assert_never(inline)
