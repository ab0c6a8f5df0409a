"""Markdown with tokens -> blocks of the document tree.

In: what a section template rendered to, and its tokens. Out: blocks. Rules that protect people hold here, whatever a
template says: an allegation becomes a flagged box of its own, and is refused in a heading or a panel.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import attrgetter
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.container import container_plugin

from briefgen.diagnostics import Location, error
from briefgen.document.nodes import (
    AUTHOR,
    TOOL,
    Align,
    Block,
    Box,
    BoxKind,
    Cell,
    Emphasis,
    Heading,
    Inline,
    LineBreak,
    Link,
    List,
    ListItem,
    Note,
    Paragraph,
    Provenance,
    Quote,
    Reference,
    Strip,
    Strong,
    Table,
    Text,
    TextRole,
    Voice,
)
from briefgen.document.walk import inner_blocks, inner_inlines, own_inlines, plain
from briefgen.errors import BriefError
from briefgen.report.model import NAMES, Kind, Passage
from briefgen.sections.tokens import CLOSE, OPEN, TOKEN, TokenTable
from briefgen.sections.views import is_link
from briefgen.tailoring.select import may_be_heading

A_HEADING, A_TITLE = "a heading", "a title or the lines around it"
TITLE_ROLES = (TextRole.TITLE_REST, TextRole.SUBTITLE, TextRole.SERIES, TextRole.DATE, TextRole.MARKING)
NO_TOKENS = {ord(OPEN): "{{ ", ord(CLOSE): " }}"}
ROLES = {f"{role}": role for role in TextRole}
CONTAINERS = (*ROLES, "panel", "callout", "strip", "table")
MAX_NESTING = 12  # of blocks, and of inlines, in one another
MAX_COLUMNS = 20
DEPTH = "nested too deeply"  # what the parser's rule that notes it is called
FLAG_TITLE = "Allegation, as the report words it"
OWN_FLAG_TITLE = "About an allegation, in the words of this brief’s author"
OWN_FLAG_NOTE = "Not the report’s words. Not verified here, and not evidence."
A_SENTENCE = 4  # words: what a template says itself in fewer is a label, not a statement
AUTHOR_NAMED = "this brief’s author"  # a section that says so marks whose words it holds
FLAG_NOTE = "Not verified here, and not evidence. Quote whole or not at all."


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    options = {"html": False, "maxNesting": MAX_NESTING + 3}  # the parser drops what is deeper, without a word
    parser = MarkdownIt("commonmark", options).enable("table").disable(["html_block", "html_inline", "code"])
    parser.block.ruler.before("table", DEPTH, _note_depth, {"alt": []})
    for name in CONTAINERS:
        container_plugin(parser, name)
    return parser


def _note_depth(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Note what is nested too deeply; a rule of the parser that never takes a block."""
    if state.level > MAX_NESTING:
        state.env[DEPTH] = True
    return False


def _depth(tokens: Iterable[Token]) -> int:
    """Return how deeply inlines stand in one another: the parser sets no bound to emphasis."""
    deepest = 0
    for token in tokens:
        depth = 0
        for child in token.children or ():
            depth += child.nesting
            deepest = max(deepest, depth)
    return deepest


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: what surrounds it decides its role, and what may not stand there."""

    role: TextRole | None = None
    prominent: str = ""  # "a heading", "a panel": nothing that may not stand out may stand in it


class BlockBuilder:
    """Build the blocks of one section. `literal` says whose words the template itself holds.

    Afterwards `printed` holds the passages that the section prints, `authored` whether it says something in the words
    of the author, and `marked` whether it tells so.
    """

    def __init__(
        self,
        section: str,
        location: Location,
        tokens: TokenTable,
        counts: tuple[int, int] | None,
        literal: Provenance = TOOL,
    ) -> None:
        self._section = section
        self._location = location
        self._tokens = tokens
        self._counts = counts
        self._literal = literal
        self._headings = 0
        self.printed: set[str] = set()
        self.authored = False
        self.marked = False

    def build(self, source: str) -> tuple[Block, ...]:
        """Parse the section's Markdown and return its blocks."""
        noted: dict[str, bool] = {}
        tokens = _parser().parse(source, noted)
        if DEPTH in noted or _depth(tokens) > MAX_NESTING:
            message = f"lists, quotations, boxes or emphasis stand in one another more than {MAX_NESTING} deep"
            raise self._refuse(message, "a list counts as two: itself and its item")
        self._check_tables(tokens)
        return self._blocks(SyntaxTreeNode(tokens).children, Place())

    def _check_tables(self, tokens: Iterable[Token]) -> None:
        """Refuse tables that are wider than any page."""
        columns = 0
        for token in tokens:
            columns = 0 if token.type == "tr_open" else columns + (token.type in ("th_open", "td_open"))
            if columns > MAX_COLUMNS:
                raise self._refuse(f"a table has more than {MAX_COLUMNS} columns", "no page is so wide: divide it")

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
                return (self._list(node, place),)
            case "blockquote":
                return (self._quote(node, place),)
            case "table":
                return (self._table(node, (), place),)
            case kind if kind.startswith("container_"):
                return self._container(node, kind.removeprefix("container_"), place)
            case other:
                raise self._refuse(f"`{other}` has no place in a section")

    def _container(self, node: SyntaxTreeNode, name: str, place: Place) -> tuple[Block, ...]:
        if name in ROLES:
            prominent = A_TITLE if ROLES[name] in TITLE_ROLES else place.prominent
            return self._blocks(node.children, Place(ROLES[name], prominent))
        if name == "panel":
            return (Box(BoxKind.PANEL, self._blocks(node.children, replace(place, prominent="a panel"))),)
        title = self._title(node, name)
        if name == "callout":
            return (Box(BoxKind.CALLOUT, self._blocks(node.children, replace(place, prominent="a callout")), title),)
        if name == "strip":
            inner = self._blocks(node.children, replace(place, prominent="a strip"))
            if self._counts is None:  # the profile does not tell how many are left out, and squares would
                return inner
            return tuple(Strip(*self._counts, b.content) for b in inner if isinstance(b, Paragraph))
        return tuple(self._table(child, title, place) for child in node.children if child.type == "table")

    def _title(self, node: SyntaxTreeNode, name: str) -> tuple[Inline, ...]:
        words = node.info.strip().removeprefix(name).strip()
        inlines, passages = self._text(words)
        self._note_mark(inlines)
        self._check_voices(inlines, passages)
        self._protect(node, passages, A_HEADING)
        return inlines

    def _heading(self, node: SyntaxTreeNode) -> Heading:
        inlines, passages = self._inlines(node)
        self._note_mark(inlines)
        self._protect(node, passages, A_HEADING)
        self._headings += 1
        identifier = self._section if self._headings == 1 else f"{self._section}-{self._headings}"
        return Heading(int(node.tag[1:]), inlines, identifier, provenance_of(inlines))

    def _paragraph(self, node: SyntaxTreeNode, place: Place) -> tuple[Block, ...]:
        inlines, passages = self._inlines(node)
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
            raise self._refuse("words of the author stand in a quotation, as if the report said them", "take `>` away")
        return quote

    def _list(self, node: SyntaxTreeNode, place: Place) -> List:
        items = tuple(ListItem(found) for item in node.children if (found := self._blocks(item.children, place)))
        return List(items, node.type == "ordered_list", int(node.attrs.get("start", 1) or 1))

    def _table(self, node: SyntaxTreeNode, caption: tuple[Inline, ...], place: Place) -> Table:
        rows = [[self._cell(cell, place) for cell in row.children] for group in node.children for row in group.children]
        head = node.children[0].children[0].children
        alignments = tuple(_alignment(str(cell.attrs.get("style", ""))) for cell in head)
        return Table(tuple(rows[0]), tuple(tuple(row) for row in rows[1:]), alignments, caption)

    def _cell(self, node: SyntaxTreeNode, place: Place) -> Cell:
        inlines, passages = self._inlines(node)
        if place.prominent:
            self._protect(node, passages, place.prominent)
        self._note_author(inlines, passages)
        for passage in passages:
            if passage.is_allegation:
                raise self._refuse(f"allegation {passage.id} may not stand in a table: it could not be flagged there")
        return Cell(inlines, provenance_of(inlines))

    def _note_author(self, inlines: tuple[Inline, ...], passages: Iterable[Passage]) -> None:
        """Note whether a block is in the author's words: a text of the brief's, or what an own template says itself."""
        own = self._literal == AUTHOR and _author_words(inlines) >= A_SENTENCE
        self.authored = self.authored or own or any(p.kind is Kind.AUTHOR for p in passages)
        self._note_mark(inlines)

    def _note_mark(self, inlines: tuple[Inline, ...]) -> None:
        self.marked = self.marked or AUTHOR_NAMED in plain(inlines)

    # ----------------------------------------------------------------------------------------------------- inlines

    def _inlines(self, node: SyntaxTreeNode) -> tuple[tuple[Inline, ...], tuple[Passage, ...]]:
        passages: list[Passage] = []
        found = tuple(i for child in node.children for i in self._inline(child, passages))
        self._check_voices(found, passages)
        return _trim(_glue(found)), tuple(passages)

    def _inline(self, node: SyntaxTreeNode, passages: list[Passage]) -> tuple[Inline, ...]:
        def inner() -> tuple[Inline, ...]:
            return tuple(i for child in node.children for i in self._inline(child, passages))

        match node.type:
            case "inline":
                return inner()
            case "text":
                inlines, found = self._text(node.content)
                passages.extend(found)
                return inlines
            case "softbreak":
                return (Text(" "),)
            case "hardbreak":
                return (LineBreak(),)
            case "strong":
                return (Strong(inner()),)
            case "em":
                return (Emphasis(inner()),)
            case "link":
                return (Link(inner(), self._address(node)),)
            case other:
                raise self._refuse(f"`{other}` has no place in a section")

    def _address(self, node: SyntaxTreeNode) -> str:
        address = str(node.attrs["href"])
        if not is_link(address) or OPEN in unquote(address):
            hint = "begin it with http://, https:// or mailto:; for a value write {{ link(text, address) }}"
            raise self._refuse(f"`{unquote(address).translate(NO_TOKENS)}` is no address for a link", hint)
        return address

    def _text(self, words: str) -> tuple[tuple[Inline, ...], tuple[Passage, ...]]:
        """Swap the tokens in template text for what they stand for."""
        inlines: list[Inline] = []
        passages: list[Passage] = []
        for n, piece in enumerate(TOKEN.split(words)):
            if n % 2:
                token = self._tokens.get(int(piece))
                inlines.extend(token.inlines)
                passages.extend([token.passage] if token.passage else [])
                self.printed.update([token.passage.id] if token.passage else [])
            elif piece:
                inlines.append(Text(piece, self._literal))
        return tuple(inlines), tuple(passages)

    # ------------------------------------------------------------------------------------------------------- rules

    def _check_voices(self, inlines: tuple[Inline, ...], passages: Iterable[Passage]) -> None:
        """Refuse the report's words and the author's in one paragraph: the line beside it would vouch for both.

        A label, of few words, may stand before a finding in a template of the author's own.
        """
        voices = {i.provenance.voice for i in inner_inlines(inlines) if isinstance(i, Text)}
        own = any(p.kind is Kind.AUTHOR for p in passages) or _author_words(inlines) >= A_SENTENCE
        if Voice.REPORT in voices and own:
            message = "words of the report and of the author stand in one paragraph: nobody could tell whose is whose"
            raise self._refuse(message, "give each a paragraph, a list item or a cell of its own")

    def _protect(self, node: SyntaxTreeNode, passages: Iterable[Passage], where: str) -> None:
        may_stand = may_be_heading if where in (A_HEADING, A_TITLE) else attrgetter("may_stand_out")
        for passage in passages:
            if not may_stand(passage):
                raise self._refuse(
                    f"finding {passage.id} counts as an allegation or a statement about a group and may not stand in "
                    f"{where}",
                    "place it in running text or in a list",
                )

    def _refuse(self, message: str, hint: str = "") -> BriefError:
        return BriefError([error(f"section `{self._section}`: {message}", self._location, hint)])


def _author_words(inlines: tuple[Inline, ...]) -> int:
    """Count the words of the author's in a block; signs are none."""
    said = " ".join(i.text for i in inner_inlines(inlines) if isinstance(i, Text) and i.provenance == AUTHOR)
    return sum(any(map(str.isalpha, word)) for word in said.split())


def provenance_of(inlines: tuple[Inline, ...]) -> Provenance:
    """Return whose words a block holds: the report's as soon as one word is, with all the keys; else the author's."""
    texts = [i for i in inner_inlines(inlines) if isinstance(i, Text)]
    keys = tuple(dict.fromkeys(key for text in texts for key in text.provenance.keys))
    voices = {text.provenance.voice for text in texts}
    for voice in (Voice.REPORT, Voice.AUTHOR):
        if voice in voices:
            return Provenance(voice, keys)
    return TOOL


def _glue(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Join neighbouring texts of one provenance, and let a reference or a note follow its text without a space."""
    glued: list[Inline] = []
    for inline in inlines:
        last = glued[-1] if glued else None
        if isinstance(last, Text) and isinstance(inline, Text) and last.provenance == inline.provenance:
            glued[-1] = replace(last, text=last.text + inline.text)
        elif isinstance(last, Text) and isinstance(inline, Reference | Note):
            glued[-1:] = [replace(last, text=last.text.rstrip(" ")), inline]
        else:
            glued.append(inline)
    return tuple(glued)


def _trim(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Take white space off the ends of a block; what is left empty has no inlines."""
    kept = list(inlines)
    if kept and isinstance(kept[0], Text):
        kept[0] = replace(kept[0], text=kept[0].text.lstrip(" "))
    if kept and isinstance(kept[-1], Text):
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" "))
    return tuple(i for i in kept if not (isinstance(i, Text) and not i.text))


def _alignment(style: str) -> Align:
    found = re.search("text-align: ?(left|center|right)", style)
    return {"center": Align.CENTRE, "right": Align.END}.get(found.group(1) if found else "", Align.START)
