"""Markup as a type of its own, so that text can never be taken for it.

In: tag names, attributes and texts. Out: `Html`, the only kind of string that `element` does not escape. Anything that
is joined, cut or formatted becomes a plain `str` again and is escaped: a slip shows on the page and harms nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

# See https://html.spec.whatwg.org/multipage/parsing.html#preprocessing-the-input-stream: controls, surrogates and
# noncharacters. A carriage return would be read as a line feed, so it counts as a control too.
_NOT_ALLOWED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_VOID = frozenset({"img", "meta", "br"})

Attributes = Mapping[str, str | None]


class Html(str):
    """A string that is markup already."""

    __slots__ = ()


def clean(text: str) -> str:
    """Return the text with the characters that HTML does not allow replaced by U+FFFD."""
    return _NOT_ALLOWED.sub("\ufffd", text)


def escape(text: str) -> Html:
    """Return the text as markup that reads as exactly this text, in an element or in a quoted attribute."""
    if isinstance(text, Html):
        return text
    safe = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return Html(safe.replace('"', "&quot;").replace("'", "&#39;"))


def join(parts: Iterable[str], separator: str = "") -> Html:
    """Return the parts one after the other, texts among them escaped."""
    return Html(separator.join(map(escape, parts)))


def element(tag: str, attributes: Attributes, *children: str) -> Html:
    """Return an element; attributes that are None are left out, texts are escaped."""
    # str(): a value is text even where it once was markup.
    pairs = "".join(f' {name}="{escape(str(value))}"' for name, value in attributes.items() if value is not None)
    if tag in _VOID:
        return Html(f"<{tag}{pairs}>")
    return Html(f"<{tag}{pairs}>{join(children)}</{tag}>")
