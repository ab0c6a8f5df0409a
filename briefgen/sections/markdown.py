"""Markdown with tokens -> blocks of the document tree.

In: what a section template rendered to, and its tokens. Out: blocks. Rules that protect people hold here, whatever a
template says: an allegation becomes a flagged box of its own, and is refused in a heading or a panel.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from operator import attrgetter

from markdown_it.tree import SyntaxTreeNode

from briefgen.diagnostics import Location, error
from briefgen.document.nodes import (
    TOOL,
    Align,
    Block,
    Box,
    BoxKind,
    Cell,
    Definitions,
    Heading,
    Inline,
    KeyFigures,
    List,
    ListItem,
    Paragraph,
    Provenance,
    Quote,
    Strip,
    Table,
    Text,
    TextRole,
    Voice,
)
from briefgen.document.walk import inner_blocks, inner_inlines, own_inlines, plain
from briefgen.errors import BriefError
from briefgen.report.model import NAMES, Kind, Passage
from briefgen.sections.inlines import A_SENTENCE, InlineBuilder, author_words, check_voices, provenance_of
from briefgen.sections.lifted import A_KEY_FIGURE, A_PULL_QUOTE, definitions, key_figures, pull_quote
from briefgen.sections.names import named
from briefgen.sections.parsing import ROLES, Refusal, no_place, parse
from briefgen.sections.tokens import TokenTable
from briefgen.tailoring.select import may_be_heading

A_HEADING, A_TITLE = "a heading", "a title or the lines around it"
NEVER_ALLEGATIONS = (A_HEADING, A_TITLE, A_KEY_FIGURE, A_PULL_QUOTE)  # not even with `key_message: true`
TITLE_ROLES = (TextRole.TITLE_REST, TextRole.SUBTITLE, TextRole.SERIES, TextRole.DATE, TextRole.MARKING)
FLAG_TITLE = "Allegation, as the report words it"
OWN_FLAG_TITLE = "About an allegation, in the words of this brief’s author"
OWN_FLAG_NOTE = "Not the report’s words. Not verified here, and not evidence."
AUTHOR_NAMED = "this brief’s author"  # a section that says so marks whose words it holds
FLAG_NOTE = "Not verified here, and not evidence. Quote whole or not at all."


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: what surrounds it decides its role, and what may not stand there."""

    role: TextRole | None = None
    prominent: str = ""  # "a heading", "a panel": nothing that may not stand out may stand in it
    inside: bool = True  # a list, a box, a role: figures stand in none of them


class BlockBuilder:
    """Build the blocks of one section. `literal` says whose words the template itself holds.

    `find` tells the line of the template that a pattern is found in. Afterwards `printed` holds the passages that the
    section prints, `authored` whether it says something in the words of the author, and `marked` whether it tells so.
    """

    def __init__(
        self,
        section: str,
        find: Callable[[str], Location],
        tokens: TokenTable,
        counts: tuple[int, int] | None,
        literal: Provenance = TOOL,
    ) -> None:
        self._section = section
        self._find = find
        self._inlines = InlineBuilder(tokens, literal)
        self._counts = counts
        self._literal = literal
        self._headings = 0
        self.authored = False
        self.marked = False

    @property
    def printed(self) -> frozenset[str]:
        """Return the ids of the passages that the section prints."""
        return frozenset(self._inlines.printed)

    def build(self, source: str) -> tuple[Block, ...]:
        """Parse the section's Markdown and return its blocks. Raises BriefError with the section's template."""
        try:
            return self._blocks(parse(source), Place(inside=False))
        except Refusal as refused:
            message = f"section `{self._section}`: {refused}"
            raise BriefError([error(message, self._find(refused.near), refused.hint)]) from refused

    # ------------------------------------------------------------------------------------------------------ blocks

    def _blocks(self, nodes: Iterable[SyntaxTreeNode], place: Place) -> tuple[Block, ...]:
        return tuple(block for node in nodes for block in self._block(node, place))

    def _block(self, node: SyntaxTreeNode, place: Place) -> tuple[Block, ...]:
        match node.type:
            case "heading":
                return (self._heading(node),)
            case "paragraph":
                return self._paragraph(node, place)
            case "bullet_list" | "ordered_list":
                return (self._list(node, replace(place, inside=True)),)
            case "blockquote":
                return (self._quote(node, replace(place, inside=True)),)
            case "table":
                return (self._table(node, (), place),)
            case "dl":
                return (self._definitions(node, place),)
            case kind if kind.startswith("container_"):
                return self._container(node, kind.removeprefix("container_"), replace(place, inside=True))
            case other:
                raise no_place(other)

    def _container(self, node: SyntaxTreeNode, name: str, place: Place) -> tuple[Block, ...]:
        if name in ROLES:
            prominent = A_TITLE if ROLES[name] in TITLE_ROLES else place.prominent
            return self._blocks(node.children, Place(ROLES[name], prominent))
        if name == "panel":
            return (Box(BoxKind.PANEL, self._blocks(node.children, replace(place, prominent="a panel"))),)
        if name == "key-figures":
            return self._key_figures(node)
        if name == "pull-quote":
            return (self._pull_quote(node),)
        words = node.info.strip().removeprefix(name).strip()
        identifier, words = named(words) if name == "table" else ("", words)
        title = self._title(node, words)
        if name == "callout":
            return (Box(BoxKind.CALLOUT, self._blocks(node.children, replace(place, prominent="a callout")), title),)
        if name == "strip":
            inner = self._blocks(node.children, replace(place, prominent="a strip"))
            if self._counts is None:  # the profile does not tell how many are left out, and squares would
                return inner
            return tuple(Strip(*self._counts, b.content) for b in inner if isinstance(b, Paragraph))
        tables = (self._table(child, title, place) for child in node.children if child.type == "table")
        return tuple(replace(table, identifier=identifier) for table in tables)

    def _title(self, node: SyntaxTreeNode, words: str) -> tuple[Inline, ...]:
        inlines, passages = self._inlines.text(words)
        check_voices(inlines, passages)
        self._note_mark(inlines)
        self._protect(node, passages, A_HEADING)
        return inlines

    def _heading(self, node: SyntaxTreeNode) -> Heading:
        inlines, passages = self._inlines.of(node)
        self._note_mark(inlines)
        self._protect(node, passages, A_HEADING)
        self._headings += 1
        identifier = self._section if self._headings == 1 else f"{self._section}-{self._headings}"
        return Heading(int(node.tag[1:]), inlines, identifier, provenance_of(inlines))

    def _paragraph(self, node: SyntaxTreeNode, place: Place) -> tuple[Block, ...]:
        if not place.inside and (figures := self._inlines.figures(node)):
            self.authored = self.authored or any(map(_is_authors, figures))
            return figures
        inlines, passages = self._inlines.of(node)
        if not inlines:
            return ()
        if place.prominent:
            self._protect(node, passages, place.prominent)
        self._note_author(inlines, passages)
        provenance = provenance_of(inlines)
        role = TextRole.BODY if any(p.kind not in (*NAMES, Kind.AUTHOR) for p in passages) else TextRole.NOTE
        flagged = any(p.is_allegation for p in passages)
        own = all(p.kind is Kind.AUTHOR for p in passages if p.is_allegation)
        if place.role is not None and (place.role is not TextRole.LEAD or not flagged):
            role = place.role
        if role is TextRole.BODY and provenance.voice is Voice.AUTHOR:
            role = TextRole.NOTE  # the body is the report's words
        paragraph = Paragraph(inlines, role, provenance)
        if not flagged:
            return (paragraph,)
        title, note = (OWN_FLAG_TITLE, OWN_FLAG_NOTE) if own else (FLAG_TITLE, FLAG_NOTE)
        remark = Paragraph((Text(note),), TextRole.SMALL)
        return (Box(BoxKind.ALLEGATION, (paragraph, remark), (Text(title),)),)

    def _quote(self, node: SyntaxTreeNode, place: Place) -> Quote:
        quote = Quote(self._blocks(node.children, place))
        texts = (i for b in inner_blocks(quote.blocks) for i in inner_inlines(own_inlines(b)) if isinstance(i, Text))
        if any(text.provenance.voice is Voice.AUTHOR for text in texts):
            raise Refusal("words of the author stand in a quotation, as if the report said them", "take `>` away")
        return quote

    def _key_figures(self, node: SyntaxTreeNode) -> tuple[Block, ...]:
        figures, passages = key_figures(node, self._inlines)
        self._protect(node, passages, A_KEY_FIGURE)
        self.authored = self.authored or bool(figures)
        return (KeyFigures(figures),) if figures else ()

    def _pull_quote(self, node: SyntaxTreeNode) -> Quote:
        words = pull_quote(node, self._inlines)
        self._protect(node, words.passages, A_PULL_QUOTE)
        self._note_author(words.inlines, words.passages)
        provenance = provenance_of(words.inlines)
        role = TextRole.NOTE if provenance.voice is Voice.AUTHOR else TextRole.BODY
        return Quote((Paragraph(words.inlines, role, provenance),), pull=True)

    def _definitions(self, node: SyntaxTreeNode, place: Place) -> Definitions:
        found = definitions(node, self._inlines)
        for _, words in found:
            if place.prominent:
                self._protect(node, words.passages, place.prominent)
            self._note_author(words.inlines, words.passages)
            _refuse_allegations(words.passages, "among words explained")
        return Definitions(tuple(entry for entry, _ in found))

    def _list(self, node: SyntaxTreeNode, place: Place) -> List:
        items = tuple(ListItem(found) for item in node.children if (found := self._blocks(item.children, place)))
        return List(items, node.type == "ordered_list", int(node.attrs.get("start", 1) or 1))

    def _table(self, node: SyntaxTreeNode, caption: tuple[Inline, ...], place: Place) -> Table:
        rows = [[self._cell(cell, place) for cell in row.children] for group in node.children for row in group.children]
        head = node.children[0].children[0].children
        alignments = tuple(_alignment(str(cell.attrs.get("style", ""))) for cell in head)
        return Table(tuple(rows[0]), tuple(tuple(row) for row in rows[1:]), alignments, caption)

    def _cell(self, node: SyntaxTreeNode, place: Place) -> Cell:
        inlines, passages = self._inlines.of(node)
        if place.prominent:
            self._protect(node, passages, place.prominent)
        self._note_author(inlines, passages)
        _refuse_allegations(passages, "in a table")
        return Cell(inlines, provenance_of(inlines))

    def _note_author(self, inlines: tuple[Inline, ...], passages: Collection[Passage]) -> None:
        """Note whether a block is in the author's words: a text, a finding's short words, or an own template's."""
        said = author_words(inlines)
        own = said >= A_SENTENCE or (said > 0 and bool(passages))
        self.authored = self.authored or own or any(p.kind is Kind.AUTHOR for p in passages)
        self._note_mark(inlines)

    def _note_mark(self, inlines: tuple[Inline, ...]) -> None:
        self.marked = self.marked or AUTHOR_NAMED in plain(inlines)

    def _protect(self, node: SyntaxTreeNode, passages: Iterable[Passage], where: str) -> None:
        may_stand = may_be_heading if where in NEVER_ALLEGATIONS else attrgetter("may_stand_out")
        for passage in passages:
            if not may_stand(passage):
                raise Refusal(
                    f"finding `{passage.id}` counts as an allegation or a statement about a group and may not stand in "
                    f"{where}",
                    "place it in running text or in a list",
                )


def _refuse_allegations(passages: Iterable[Passage], where: str) -> None:
    for passage in passages:
        if passage.is_allegation:
            raise Refusal(f"allegation `{passage.id}` may not stand {where}: it could not be flagged there")


def _is_authors(block: Block) -> bool:
    """Tell whether a block of a figure holds words of the author's."""
    texts = (i for i in inner_inlines(own_inlines(block)) if isinstance(i, Text))
    return any(text.provenance.voice is Voice.AUTHOR for text in texts)


def _alignment(style: str) -> Align:
    found = re.search("text-align: ?(left|center|right)", style)
    return {"center": Align.CENTRE, "right": Align.END}.get(found.group(1) if found else "", Align.START)
