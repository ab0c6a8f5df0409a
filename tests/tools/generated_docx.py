"""Generated documents in, how they fare as Word files out: own rules, openxml-audit, and the Open XML SDK if installed.

Each file is checked as it is but for accessibility, and once more as a build would have made it, for that as well.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from briefgen.document.nodes import Document
from briefgen.style.theme import load_theme
from briefgen.writers import WriteOptions
from briefgen.writers.docx import write
from tests.composed import as_composed
from tests.tools import sdkval
from tests.tools.wordcheck import findings, split_findings
from tests.writers.docx.validators import audited, seen_by_sdk

if TYPE_CHECKING:
    from tests.tools.generated import Case

_SHOWN = 8


def check(cases: Iterable[Case], folder: Path | None) -> int:
    """Print what is found in the cases as Word files, and the totals; return how many have findings."""
    start = perf_counter()
    files: dict[str, bytes] = {}
    found: defaultdict[str, list[str]] = defaultdict(list)
    by_check = Counter[str]()
    for case in cases:
        files[case.name] = _written(case, case.document)
        for check_name, seen in _seen(case, files[case.name]).items():
            by_check[check_name] += bool(seen)
            found[case.name] += [f"{check_name}: {finding}" for finding in seen]
    if sdkval.is_installed():
        for name, seen in seen_by_sdk(files).items():
            by_check["SDK"] += bool(seen)
            found[name] += [f"SDK: {finding}" for finding in seen]
    failed = [name for name in files if found[name]]
    for name in failed:
        print("\n\t".join([name, *found[name][:_SHOWN]]))
        _keep(folder, name, files[name])
    told = ", ".join(f"{check_name} {count}" for check_name, count in by_check.items())
    sdk = "" if sdkval.is_installed() else "; the Open XML SDK is not installed"
    print(f"DOCX: {len(files)} documents, {sum(map(len, files.values()))} bytes, {len(failed)} failed ({told}{sdk})",
          f"in {perf_counter() - start:.0f} s")  # fmt: skip
    return len(failed)


def _written(case: Case, document: Document) -> bytes:
    return write(document, load_theme(case.theme), WriteOptions(case.page_size)).data


def _seen(case: Case, data: bytes) -> dict[str, list[str]]:
    sure, access = split_findings(data)
    return {
        "rules": sure,
        "as composed": findings(_written(case, as_composed(case.document))) if access else [],
        "openxml-audit": audited(data),
    }


def _keep(folder: Path | None, name: str, data: bytes) -> None:
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name.replace(',', '').replace(' ', '-')}.docx").write_bytes(data)
