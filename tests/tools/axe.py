"""Pages in, what axe-core finds in them in a real Chromium out: wide and narrow, light and dark.

`python -m tests.tools.axe FILE.html …` prints PASS or FAIL a file. axe-core comes from npm: `.ci/run` installs the
version below into `.venv/npm`; `AXE_CORE` names another place of its `axe.min.js`.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.tools.browser import PROGRAM, Page, browser

ROOT = Path(__file__).parent.parent.parent
VERSION = "4.14.1"
SCRIPT = Path(os.environ.get("AXE_CORE", ROOT / ".venv/npm/node_modules/axe-core/axe.min.js"))
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
# axe-core leaves this one out unless it is asked for: targets of 24 by 24 px, WCAG 2.2, 2.5.8.
ASKED_FOR = ("target-size",)
WIDTHS = {"wide": 1280, "narrow": 320}

Node = dict[str, Any]  # a rule, or what breaks it, as axe-core tells it


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that a page breaks: under which looks, and where it does so first."""

    rule: str
    look: str
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.rule} ({self.look}): {self.where}: {self.message}"


def missing() -> str:
    """Return what this machine lacks to run axe-core; nothing where all is there."""
    if PROGRAM is None:
        return "chromium (Debian: chromium)"
    if not SCRIPT.exists():
        return f"axe-core {VERSION}: npm install --no-save --prefix .venv/npm axe-core@{VERSION}"
    return ""


def audited(page: Page, path: Path) -> Iterator[Finding]:
    """Yield what axe-core finds in a file, at two widths, light and dark."""
    for name, width in WIDTHS.items():
        for dark in (False, True):
            page.look(width, dark=dark)
            page.open(path)
            page.run(SCRIPT.read_text(encoding="utf-8") + ";true")
            yield from _found(page, f"{name}, {'dark' if dark else 'light'}")


def _found(page: Page, look: str) -> Iterator[Finding]:
    result = _run(page)
    # What axe-core cannot tell is a finding too, since nobody here looks at it afterwards; but for the contrast of text
    # in a drawing, which it never can: the colours of charts are compared with their grounds as numbers.
    for broken in (*result["violations"], *result["incomplete"]):
        for node in broken["nodes"]:
            if not (broken in result["incomplete"] and _is_drawn(node)):
                yield Finding(broken["id"], look, _where(node), _message(node))


def _run(page: Page) -> dict[str, Any]:
    options = {
        "runOnly": {"type": "tag", "values": TAGS},
        "rules": {name: {"enabled": True} for name in ASKED_FOR},
        "resultTypes": ["violations", "incomplete"],
    }
    result: dict[str, Any] = page.run(f"axe.run(document, {json.dumps(options)})")
    return result


def _is_drawn(node: Node) -> bool:
    return str(node["html"]).startswith(("<text", "<tspan"))


def _where(node: Node) -> str:
    return " ".join(map(str, node["target"]))


def _message(node: Node) -> str:
    checks = (check for kind in ("any", "all", "none") for check in node[kind])
    return " ".join("; ".join(str(check["message"]) for check in checks).split())


def main(paths: list[str]) -> int:
    """Print the findings of the files; return 1 if there are any."""
    if lacking := missing():
        print(f"needs {lacking}", file=sys.stderr)
        return 2
    failed = False
    with browser() as page:
        for path in paths:
            found = list(audited(page, Path(path)))
            print("\n    ".join([f"{'FAIL' if found else 'PASS'} {path}", *map(str, found[:20])]))
            failed = failed or bool(found)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
