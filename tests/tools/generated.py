"""A number in, how so many generated documents fare as PDF out: `python -m tests.tools.generated 300 [FOLDER]`.

Each is written in a theme and a page size of its turn, and checked by veraPDF (ua1, 2a) and `structcheck`. Files with
findings are kept in the folder, if one is given. Exit status 1 if there are any.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from time import perf_counter

from briefgen.document.nodes import Document, Note, Table, Text
from briefgen.document.walk import blocks, inner_inlines, own_inlines, plain
from briefgen.style.theme import load_theme, theme_names
from briefgen.writers import WriteOptions, Written
from briefgen.writers.pdf import write
from tests.documents import generated_by_kind
from tests.tools.structcheck import findings
from tests.tools.validator import Validator

_SIZES = ("a4", "letter")


@dataclass(frozen=True, slots=True)
class Case:
    """A generated document, and what it is written in."""

    name: str
    document: Document
    theme: str
    page_size: str

    def written(self) -> Written:
        """Write the document."""
        return write(self.document, load_theme(self.theme), WriteOptions(self.page_size))


def cases(count: int) -> Iterator[Case]:
    """Yield generated documents, themes and page sizes in turn."""
    themes = theme_names()
    for number, (kind, document) in enumerate(generated_by_kind(count)):
        theme, size = themes[number % len(themes)], _SIZES[number // len(themes) % len(_SIZES)]
        yield Case(f"{number} {kind}, {theme}, {size}", document, theme, size)


def words_of(document: Document) -> frozenset[str]:
    """Return the words of a document, between spaces."""
    made: set[str] = set()
    for block in blocks(document):
        contents = [own_inlines(block)]
        if isinstance(block, Table):
            contents += [cell.content for row in (block.header, *block.rows) for cell in row]
        inner = [inline for content in contents for inline in inner_inlines(content)]
        contents += [inline.content for inline in inner if isinstance(inline, Note)]
        texts = [plain(content) for content in contents] + [each.text for each in inner if isinstance(each, Text)]
        made.update(word for text in texts for word in text.split())
    return frozenset(made)


@lru_cache
def case(number: int, count: int) -> Case:
    """Return one of so many cases."""
    return tuple(cases(count))[number]


def main(arguments: list[str]) -> int:
    """Write and check so many documents; print what is found, and the totals."""
    count = int(arguments[0]) if arguments else 60
    folder = Path(arguments[1]) if len(arguments) > 1 else None
    validator, totals, start = Validator(), Counter[str](), perf_counter()
    try:
        for case in cases(count):
            result = case.written()
            found = [*validator.failures(result.data), *findings(result.data, words_of(case.document))]
            totals.update(documents=1, pages=result.pages or 0, bytes=len(result.data), failed=bool(found))
            if found:
                totals.update(findings=len(found))
                print("\n\t".join([case.name, *found[:8]]))
            if found and folder:
                folder.mkdir(parents=True, exist_ok=True)
                (folder / f"{case.name.replace(',', '').replace(' ', '-')}.pdf").write_bytes(result.data)
    finally:
        validator.close()
    print(", ".join(f"{number} {name}" for name, number in totals.items()), f"in {perf_counter() - start:.0f} s")
    return int(totals["failed"] > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
