"""A number in, how so many generated documents fare as PDF and DOCX out: `python -m tests.tools.generated 300 [OUT]`.

Each is written in a theme, a page size and a layout of its turn. PDF is checked by veraPDF (ua1, 2a) and `structcheck`,
DOCX as `generated_docx` says. Files with findings are kept in the folder, if one is given. Exit status 1 if there are
any.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import cycle, product
from pathlib import Path
from time import perf_counter

from briefgen.document.nodes import Document
from briefgen.style.choices import LAYOUTS
from briefgen.style.theme import Theme, load_theme, theme_names
from briefgen.writers import WriteOptions, Written
from briefgen.writers.pdf import write
from tests.documents import generated_by_kind
from tests.tools import generated_docx
from tests.tools.structcheck import findings
from tests.tools.validator import Validator
from tests.writers.pdf.tagged import as_printed, told

_SIZES = ("a4", "letter")


@dataclass(frozen=True, slots=True)
class Case:
    """A generated document, and what it is written in."""

    name: str
    document: Document
    theme: str
    page_size: str
    layout: str

    @property
    def look(self) -> Theme:
        """Return the theme in the layout."""
        return load_theme(self.theme, self.layout)

    def written(self) -> Written:
        """Write the document."""
        return write(self.document, self.look, WriteOptions(self.page_size))


def cases(count: int) -> Iterator[Case]:
    """Yield generated documents, themes, page sizes and layouts in turn."""
    looks = cycle(product(LAYOUTS, _SIZES, theme_names()))
    made = zip(generated_by_kind(count), looks, strict=False)
    for number, ((kind, document), (layout, size, theme)) in enumerate(made):
        yield Case(f"{number} {kind}, {theme}, {layout}, {size}", document, theme, size, layout)


def words_of(document: Document) -> frozenset[str]:
    """Return what stands between spaces in a document as it is read, the calls of notes and the evidence included."""
    said = told(document, side_last=False)
    return frozenset(word for each in said for word in f"{as_printed(each.text)} {each.places}".split())


@lru_cache
def case(number: int, count: int) -> Case:
    """Return one of so many cases."""
    return tuple(cases(count))[number]


def main(arguments: list[str]) -> int:
    """Write and check so many documents in both formats; print what is found, and the totals."""
    count = int(arguments[0]) if arguments else 60
    folder = Path(arguments[1]) if len(arguments) > 1 else None
    failed = [_check_pdf(count, folder), generated_docx.check(cases(count), folder)]
    return int(any(failed))


def _check_pdf(count: int, folder: Path | None) -> int:
    """Print what is found in so many PDF files, and the totals; return how many have findings."""
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
    print(
        "PDF:", ", ".join(f"{number} {name}" for name, number in totals.items()), f"in {perf_counter() - start:.0f} s"
    )
    return totals["failed"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
