"""Opaque tokens: how values pass through Markdown without being Markdown.

Whatever a template prints becomes a token, two noncharacters round a number; after parsing, the number is swapped for
inlines. So no text of a report, a brief or an annotation is ever parsed, and none can inject markup into any format.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.document.nodes import Block, Inline, KeyFigure
from briefgen.report.model import Passage

OPEN, CLOSE = "\ufdd0", "\ufdd1"  # noncharacters: refused in every input, never in a font
_SHOWN = {ord(OPEN): "{{ ", ord(CLOSE): " }}"}
TOKEN = re.compile(f"{OPEN}([0-9]+){CLOSE}")


@dataclass(frozen=True, slots=True)
class Token:
    """What one token stands for: inlines, and the passage of the report whose words they are, if they are.

    `tile` is what a key figure is among key figures. A chart or table is `blocks` in place of inlines, and `passage`
    its caption: it stands on lines of its own.
    """

    inlines: tuple[Inline, ...]
    passage: Passage | None = None
    tile: KeyFigure | None = None
    blocks: tuple[Block, ...] = ()


class TokenTable:
    """The tokens of one rendered section, by number."""

    def __init__(self) -> None:
        self._tokens: list[Token] = []

    def add(self, token: Token) -> str:
        """Keep a token; return the characters that stand for it in Markdown."""
        self._tokens.append(token)
        return f"{OPEN}{len(self._tokens) - 1}{CLOSE}"

    def get(self, number: int) -> Token:
        """Return the token of a number."""
        return self._tokens[number]


def without_tokens(words: str) -> str:
    """Return words of a template as a message shows them, each token as `{{ 0 }}`."""
    return words.translate(_SHOWN)
