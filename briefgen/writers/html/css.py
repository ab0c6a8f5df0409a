"""Strings in CSS.

In: any text. Out: a CSS string of it that can end neither the string nor the style element around it.
"""

from __future__ import annotations

import re

from briefgen.writers.html.markup import clean

_PLAIN = re.compile(r"[^A-Za-z0-9 .,+:_-]")


def css_string(text: str) -> str:
    """Return the text as a CSS string; all but plain characters are escaped.

    See https://www.w3.org/TR/css-syntax-3/#consume-escaped-code-point: the space ends the escape.
    """
    return '"' + _PLAIN.sub(lambda match: f"\\{ord(match[0]):x} ", clean(text)) + '"'
