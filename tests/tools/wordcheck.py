"""Word files in, what is wrong with them out: `python -m tests.tools.wordcheck FILE…`, by rules of our own.

Of the package (`wordcheck_package`); of its markup (`wordcheck_markup`); of names, and what refers to them
(`wordcheck_names`); of what assistive technology meets (`wordcheck_access`, `wordcheck_tables`, `wordcheck_contrast`);
of what a file tells beside its text, and whether it can be edited (`wordcheck_habits`). A finding opens with its rule.
"""

from __future__ import annotations

import sys
import zipfile
import zlib
from pathlib import Path

from tests.tools import (
    wordcheck_access,
    wordcheck_contrast,
    wordcheck_habits,
    wordcheck_markup,
    wordcheck_names,
    wordcheck_package,
    wordcheck_tables,
)
from tests.tools.wordcheck_reading import Rules, opened

_SHOWN = 12
PACKAGE: Rules = wordcheck_package.RULES
VALIDITY: Rules = {**wordcheck_markup.RULES, **wordcheck_names.RULES}
ACCESS: Rules = {**wordcheck_access.RULES, **wordcheck_tables.RULES, **wordcheck_contrast.RULES}
RULES: Rules = {**PACKAGE, **VALIDITY, **ACCESS, **wordcheck_habits.RULES}


def findings(data: bytes) -> list[str]:
    """Return what is wrong with a file, one line each: the rule, a colon, what it found."""
    try:
        package = opened(data)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError) as problem:
        return [f"package.readable: {problem}"]
    found = [f"{name}: {each}" for name, rule in PACKAGE.items() for each in rule(package)]
    if package.main not in package.roots:  # what is in the parts cannot be asked for
        return found or ["package.readable: there is no main document"]
    others = ((name, rule) for name, rule in RULES.items() if name not in PACKAGE)
    return [*found, *(f"{name}: {each}" for name, rule in others for each in rule(package))]


def split_findings(data: bytes) -> tuple[list[str], list[str]]:
    """Return the same in two: what a writer alone can avoid, and what a document has to bring (headings, words)."""
    found = findings(data)
    access = [finding for finding in found if finding.partition(":")[0] in ACCESS]
    return [finding for finding in found if finding not in access], access


def main(paths: list[str]) -> int:
    """Print the findings of the files; return 1 if there are any, 3 without files."""
    if not paths:
        print(__doc__, file=sys.stderr)
        return 3
    failed = False
    for path in paths:
        found = findings(Path(path).read_bytes())
        print("\n\t".join([f"{'FAIL' if found else 'PASS'}\t{path}", *found[:_SHOWN]]))
        failed = failed or bool(found)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
