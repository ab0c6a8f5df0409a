"""The inlines of a block: text, emphasis, links, and what tokens stand for.

In: a node of the parser's tree, and the section's tokens. Out: inlines, and the passages among them; whose words they
are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import unquote

from markdown_it.tree import SyntaxTreeNode

from briefgen.document.nodes import (
    AUTHOR,
    TOOL,
    Block,
    CrossReference,
    Emphasis,
    Inline,
    KeyFigure,
    LineBreak,
    Link,
    Note,
    Provenance,
    Reference,
    Strong,
    Text,
    Voice,
)
from briefgen.document.walk import inner_inlines
from briefgen.report.model import Kind, Passage
from briefgen.sections.names import checked, own_words, place_of
from briefgen.sections.parsing import Refusal, no_place
from briefgen.sections.shapes import is_link, printed
from briefgen.sections.tokens import OPEN, TOKEN, TokenTable, without_tokens

ON_A_LINE = "print it on a line of its own, with an empty line before and behind, in no list and no box"
A_SENTENCE = 4  # words: what a template says itself in fewer is a label, not a statement


class InlineBuilder:
    """Build the inlines of one section's blocks. `literal` says whose words the template itself holds.

    `printed` grows by the ids of the passages that are placed.
    """

    def __init__(self, tokens: TokenTable, literal: Provenance = TOOL) -> None:
        self._tokens = tokens
        self._literal = literal
        self.printed: set[str] = set()

    def of(self, node: SyntaxTreeNode) -> tuple[tuple[Inline, ...], tuple[Passage, ...]]:
        """Return the inlines of a block, and the passages that their tokens stand for."""
        passages: list[Passage] = []
        found = tuple(i for child in node.children for i in self._inline(child, passages))
        check_voices(found, passages)
        return _trim(_glue(found)), tuple(passages)

    def key_figure(self, node: SyntaxTreeNode | None) -> tuple[KeyFigure, Passage] | None:
        """Return the key figure that a block consists of, None where it is anything else."""
        found = TOKEN.fullmatch(node.content.strip()) if node is not None else None
        token = self._tokens.get(int(found[1])) if found else None
        if token is None or token.tile is None or token.passage is None:
            return None
        self.printed.add(token.passage.id)
        return token.tile, token.passage

    def _inline(self, node: SyntaxTreeNode, passages: list[Passage]) -> tuple[Inline, ...]:
        def inner() -> tuple[Inline, ...]:
            return tuple(i for child in node.children for i in self._inline(child, passages))

        match node.type:
            case "inline":
                return inner()
            case "text":
                inlines, found = self.text(node.content)
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
                return (_reference_or_link(inner(), str(node.attrs["href"])),)
            case other:
                raise no_place(other)

    def figures(self, node: SyntaxTreeNode) -> tuple[Block, ...]:
        """Return the blocks of the figures that a paragraph holds, nothing if it holds anything else."""
        words = "".join(child.content for child in node.children)
        tokens = [self._tokens.get(int(number)) for number in TOKEN.findall(words)]
        if not tokens or TOKEN.sub("", words).strip() or not all(token.blocks for token in tokens):
            return ()
        self.printed.update(token.passage.id for token in tokens if token.passage)
        return tuple(block for token in tokens for block in token.blocks)

    def text(self, words: str) -> tuple[tuple[Inline, ...], tuple[Passage, ...]]:
        """Swap the tokens in template text for what they stand for."""
        inlines: list[Inline] = []
        passages: list[Passage] = []
        for n, piece in enumerate(TOKEN.split(words)):
            if n % 2:
                token = self._tokens.get(int(piece))
                if token.blocks:
                    raise Refusal("a figure stands in a text", ON_A_LINE)
                inlines.extend(token.inlines)
                if token.passage:
                    passages.append(token.passage)
                    self.printed.add(token.passage.id)
            elif piece:
                inlines.append(Text(piece, self._literal))
        return tuple(inlines), tuple(passages)


def _reference_or_link(words: tuple[Inline, ...], address: str) -> CrossReference | Link:
    """Return what a link of the template's is: one to `#fees` refers to a table; what it prints is known later."""
    target = unquote(address)
    if not target.startswith("#"):
        return _link(words, _address(address))
    name = checked(target[1:], place_of(target[1:]))
    if words:
        raise own_words(name)
    return CrossReference("", name)


def _link(words: tuple[Inline, ...], address: str) -> Link:
    """Return a link; of words that are its own address, the scheme is left out."""
    only = words[0] if len(words) == 1 else None
    if isinstance(only, Text) and only.text == address:
        return Link((replace(only, text=printed(address)),), address)
    return Link(words, address)


def _address(address: str) -> str:
    if not is_link(address) or OPEN in unquote(address):
        hint = "begin it with http://, https:// or mailto:; for a value write {{ link(text, address) }}"
        raise Refusal(f"`{without_tokens(unquote(address))}` is no address for a link", hint)
    return address


def check_voices(inlines: tuple[Inline, ...], passages: Iterable[Passage]) -> None:
    """Refuse the report's words and the author's in one paragraph: the line beside it would vouch for both.

    A label, of few words, may stand before a finding in a template of the author's own. Raises Refusal.
    """
    voices = {i.provenance.voice for i in inner_inlines(inlines) if isinstance(i, Text)}
    own = any(p.kind is Kind.AUTHOR for p in passages) or author_words(inlines) >= A_SENTENCE
    if Voice.REPORT in voices and own:
        message = "words of the report and of the author stand in one paragraph: nobody could tell whose is whose"
        raise Refusal(message, "give each a paragraph, a list item or a cell of its own")


def author_words(inlines: tuple[Inline, ...]) -> int:
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
