"""Markup that is safe by its type: what is not `Xml` is escaped when it is put into a template.

In: templates that stand in this package's source, and any text. Out: `Xml`, which alone may be joined into a part. A
sum `Xml + str` is a plain `str` again, so that it would be escaped, and seen, rather than trusted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable


class Xml(str):
    """Well-formed markup, made by `xml` and `join` only."""

    __slots__ = ()


NOTHING = Xml("")
_SAFE = frozenset((Xml, int))  # types that are put into a template as they are
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# Characters that XML 1.0 (2.2, Char) does not allow, and those that need an escape in text or in an attribute.
_FORBIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_SPECIAL = re.compile(f'[&<>"\t\n\r{_FORBIDDEN}]')
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


def escape(text: str) -> Xml:
    """Escape text for an element or an attribute; characters outside XML 1.0 become U+FFFD."""
    return Xml(_SPECIAL.sub(_escape, text) if _SPECIAL.search(text) else text)


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0], "\ufffd")


def xml(template: str, *values: str | int) -> Xml:
    """Fill each `%s` of a template of ours with a value: `Xml` as it is, all else escaped."""
    return Xml(template % tuple([value if type(value) in _SAFE else escape(str(value)) for value in values]))


def join(parts: Iterable[Xml]) -> Xml:
    """Join pieces of markup."""
    return Xml("".join(parts))


def part(root: str, namespaces: str, content: Xml) -> bytes:
    """Return a part of the package: the declaration and one root element with its namespaces."""
    return f"{DECLARATION}<{root} {namespaces}>{content}</{root}>".encode()


OFFICE_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"

W = f'xmlns:w="{_WORD}"'
STORY = (  # what the main story, headers, footers and notes use; w14 is for `paraId` ([MS-DOCX])
    f'{W} xmlns:r="{OFFICE_RELATIONSHIPS}" xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
