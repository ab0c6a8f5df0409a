"""The inlines of a block: text, emphasis, links, and what tokens stand for.

In: a node of the parser's tree, and the section's tokens. Out: inlines, and the passages among them; whose words they
are.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote

from markdown_it.tree import SyntaxTreeNode

from briefgen.document.nodes import (
    TOOL,
    Emphasis,
    Inline,
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
from briefgen.report.model import Passage
from briefgen.sections.parsing import Refusal, no_place
from briefgen.sections.shapes import is_link
from briefgen.sections.tokens import CLOSE, OPEN, TOKEN, TokenTable

NO_TOKENS = {ord(OPEN): "{{ ", ord(CLOSE): " }}"}


class InlineBuilder:
    """Build the inlines of one section's blocks."""

    def __init__(self, tokens: TokenTable) -> None:
        self._tokens = tokens

    def of(self, node: SyntaxTreeNode) -> tuple[tuple[Inline, ...], tuple[Passage, ...]]:
        """Return the inlines of a block, and the passages that their tokens stand for."""
        passages: list[Passage] = []
        found = tuple(i for child in node.children for i in self._inline(child, passages))
        return _trim(_glue(found)), tuple(passages)

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
                return (Link(inner(), _address(node)),)
            case other:
                raise no_place(other)

    def text(self, words: str) -> tuple[tuple[Inline, ...], tuple[Passage, ...]]:
        """Swap the tokens in template text for what they stand for."""
        inlines: list[Inline] = []
        passages: list[Passage] = []
        for n, piece in enumerate(TOKEN.split(words)):
            if n % 2:
                token = self._tokens.get(int(piece))
                inlines.extend(token.inlines)
                passages.extend([token.passage] if token.passage else [])
            elif piece:
                inlines.append(Text(piece))
        return tuple(inlines), tuple(passages)

    # ------------------------------------------------------------------------------------------------------- rules


def _address(node: SyntaxTreeNode) -> str:
    address = str(node.attrs["href"])
    if not is_link(address) or OPEN in unquote(address):
        hint = "begin it with http://, https:// or mailto:; for a value write {{ link(text, address) }}"
        raise Refusal(f"`{unquote(address).translate(NO_TOKENS)}` is no address for a link", hint)
    return address


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
