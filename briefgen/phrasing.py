"""Small pieces of what people read. In: a number or a text. Out: it with its noun, or its beginning."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """Return `1 page`, `2 pages`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def shortened(text: str, width: int = 60) -> str:
    """Return a text as a message shows it: of a long one the beginning."""
    return text if len(text) <= width else text[: width - 1] + "…"
