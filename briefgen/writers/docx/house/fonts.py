"""The house's `fontTable.xml` in, the same out: the names of its fonts and how to replace them (17.8.3).

Fonts inside the file stay there: they are licensed to the house, and what their bytes hold nobody sees.
"""

from __future__ import annotations

import re

from briefgen.writers.docx.house.reading import WordFile
from briefgen.writers.docx.house.tree import Element, keep_word_only, local, q, remove, rooted, serialised
from briefgen.writers.docx.package import Member, member

FONT_NAME = re.compile(r"[\w .,&'()@+-]{1,60}")
_KEPT = frozenset(("altName", "panose1", "charset", "family", "notTrueType", "pitch", "sig"))
_VALUE = re.compile(r"[\w-]{1,24}")


def font_members(file: WordFile) -> tuple[Member, ...]:
    """Return the table of fonts; none where the file has no table."""
    root = file.tree("fontTable")
    if root is None:
        return ()
    fonts = [font for font in root.iterfind(q("font")) if FONT_NAME.fullmatch(font.get(q("name"), ""))]
    for font in fonts:
        _clean(font)
    return (member("word/fontTable.xml", serialised(rooted("fonts", fonts, ("w", "r")))),)


def _clean(font: Element) -> None:
    keep_word_only(font)
    for name in [name for name in font.attrib if name != q("name")]:
        del font.attrib[name]
    for child in list(font):
        child.attrib.pop(q("characterSet"), None)  # its number says the same in every Word
        values = FONT_NAME if local(child) == "altName" else _VALUE
        if local(child) not in _KEPT or len(child) or not all(map(values.fullmatch, child.attrib.values())):
            remove(child)
