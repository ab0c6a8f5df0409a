"""The title's two lines, as inlines.

In: the content of a title. Out: the same inlines, parted where `split_title` parts the text.
"""

from __future__ import annotations

from dataclasses import replace

from briefgen.document.nodes import Inline, Text
from briefgen.document.titles import split_title

Inlines = tuple[Inline, ...]


def split_content(content: Inlines) -> tuple[Inlines, Inlines]:
    """Split the content of a title into the title, colon kept, and its rest; the space between goes.

    The rest is empty where there is none, or where the parting lies inside an emphasis or a link.
    """
    for number, inline in enumerate(content):
        if not isinstance(inline, Text):
            continue
        head, rest = split_title(inline.text)
        if rest:
            before = (*content[:number], replace(inline, text=head))
            return before, (replace(inline, text=rest), *content[number + 1 :])
    return content, ()
