"""Tagged PDF files in, what veraPDF lets pass in them out: `python -m tests.tools.structcheck FILE…`.

Of the tree (`structcheck_tree`): each marked content stands in it once, under the element that its ParentTree entry
names, in the order drawn; each annotation belongs to the element that its StructParent names; links lead somewhere;
notes are called; figures have a BBox, lists a ListNumbering, no element is empty; words do not run together at line
ends. Of the file (`structcheck_file`): identifiers, language, bookmarks, embedded fonts, XMP that says what Info says.
"""

from __future__ import annotations

import sys
from collections.abc import Collection
from io import BytesIO
from pathlib import Path

import pikepdf

from tests.tools import structcheck_file, structcheck_tree
from tests.tools.structure import read_structure

_SHOWN = 12


def findings(file: bytes | Path, words: Collection[str] = ()) -> list[str]:
    """Return what is wrong with a file, one line each; `words` may be broken anywhere, where a line is too short."""
    with pikepdf.open(BytesIO(file) if isinstance(file, bytes) else file) as pdf:
        structure = read_structure(pdf)
        return [
            *structcheck_tree.findings(structure, words),
            *structcheck_file.findings(structure),
            *(f"qpdf: {problem}" for problem in (*pdf.check_pdf_syntax(), *map(str, pdf.get_warnings()))),
        ]


def main(paths: list[str]) -> int:
    """Print the findings of the files; return 1 if there are any, 3 without files."""
    if not paths:
        print(__doc__, file=sys.stderr)
        return 3
    failed = False
    for path in paths:
        found = findings(Path(path))
        print("\n\t".join([f"{'FAIL' if found else 'PASS'}\t{path}", *found[:_SHOWN]]))
        failed = failed or bool(found)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
