"""Words of a class among tokens. In: tokens and classes. Out: the words, in their order."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.fidelity.tokens import Token


def marked(tokens: Iterable[Token], *marks: str) -> tuple[str, ...]:
    """Return the words that are of one of some classes."""
    return tuple(token.lower for token in tokens if not token.marks.isdisjoint(marks))
