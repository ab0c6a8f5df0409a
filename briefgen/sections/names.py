"""The names of tables in templates: `::: table #fees Fees by port` gives one, `[](#fees)` refers to it.

In: the words behind `::: table`, the address and the words of a link. Out: a name and what is left of the words, or a
`Refusal` that says near which text of the template it belongs.
"""

from __future__ import annotations

import re

from briefgen.phrasing import shortened
from briefgen.sections.parsing import Refusal
from briefgen.sections.tokens import without_tokens

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LONGEST = 30  # characters; it becomes a part of names in files, and those have bounds
_HOW = f"a name has at most {_LONGEST} small letters, digits and hyphens, and begins with a letter"


def named(words: str) -> tuple[str, str]:
    """Return the name that a caption begins with, empty if it has none, and the caption. Raises Refusal."""
    if not words.startswith("#"):
        return "", words
    name, _, caption = words[1:].partition(" ")
    return checked(name, naming_of(name)), caption.strip()


def checked(name: str, near: str) -> str:
    """Return the name if it is one. Raises Refusal."""
    if _NAME.fullmatch(name) and len(name) <= _LONGEST:
        return name
    shown = shortened(without_tokens(name))
    raise Refusal(f"`#{shown}` is no name for a table", _HOW, near)


def own_words(name: str) -> Refusal:
    """Make the refusal of a reference with words of its own: what they say of the number could be wrong."""
    hint = f"write [](#{name}), and what you want to say of the table before or behind it"
    return Refusal(
        f"the reference to `#{name}` has words of its own; it prints `Table` and the number", hint, place_of(name)
    )


def place_of(name: str) -> str:
    """Return a pattern for a reference to a table, as templates write it."""
    return rf"\]\(\s*<?#{re.escape(name)}(?![\w-])"


def naming_of(name: str) -> str:
    """Return a pattern for the beginning of a table of this name, as templates write it."""
    return rf":::+\s*table\s+#{re.escape(name)}(?![\w-])"
