"""What programs that take the text out of a PDF give, and which blocks of the document tree are not in it.

They know no structure tree: they go by what is drawn, and by their own idea of words, lines and line-end hyphens.
"""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from pathlib import Path

from briefgen.document.nodes import Document
from tests.writers.pdf.reading import page_texts
from tests.writers.pdf.tagged import told

_FINDING = re.compile(r"F\d+|·")
_PIECES = 3
_LEAST = 3  # letters; a part of a block on the next page or in the next column has as many
# White space, hyphens (a reader may drop one at a line's end, or say U+0002 or U+FFFE for it), and invisible signs.
_UNCOUNTED = re.compile(r"[\s\-\u00ad\u2010\u200b\x02\ufffe]+")


def counted(text: str) -> str:
    """Return the letters and signs of a text that every reader must give."""
    return _UNCOUNTED.sub("", text)


def by_pdfium(data: bytes) -> list[str]:
    """Return the text of each page as pdfium takes it out."""
    return [counted(text) for text in page_texts(data)]


def by_poppler(path: Path) -> list[str]:
    """Return the text of each page as pdftotext takes it out, in the order drawn."""
    run = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", path, "-"], capture_output=True, check=True)
    return [counted(text) for text in run.stdout.decode("utf-8").split("\f")]


def lost(document: Document, pages: list[str], side_last: bool) -> list[str]:
    """Return what of a document is not in the text taken out: blocks that are not there in one piece, and letters.

    Where pages or columns part a block, it may stand in a few pieces. The number of a finding is not set behind a
    numeral, so that only its place is looked for.
    """
    text, blocks = "".join(pages), told(document, side_last)
    said = [counted(re.sub(r"\[(\d+)\]", r"\1", block.text)) for block in blocks]
    places = [counted(word) for block in blocks for word in block.places.split() if not _FINDING.fullmatch(word)]
    missing = [unit for unit in said if not _in_pieces(unit, text)]
    missing += [place for place in places if place not in text]
    letters = Counter("".join([*said, *places])) - Counter(text)
    return [*missing, *(f"{count} × {letter!r}" for letter, count in letters.items())]


def _in_pieces(unit: str, text: str) -> bool:
    """Tell whether a text holds a unit, in few pieces, each as long as can be."""
    pieces = 0
    while unit:
        length = _longest(unit, text)
        pieces += 1
        if pieces > _PIECES or length < min(_LEAST, len(unit)):
            return False
        unit = unit[length:]
    return True


def _longest(unit: str, text: str) -> int:
    """Return how many letters of the unit's beginning stand in the text together."""
    low, high = 0, len(unit)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if unit[:middle] in text else (low, middle - 1)
    return low
