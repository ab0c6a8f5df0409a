"""Help comes at once: what it imports is bounded, since each heavy library costs every call tens of milliseconds."""

from __future__ import annotations

import subprocess
import sys

import pytest

from briefgen.cli.app import COMMANDS

HEAVY = (
    "reportlab",
    "pydantic",
    "lxml",
    "pikepdf",
    "pypdfium2",
    "jinja2",
    "yaml",
    "uharfbuzz",
    "rich",
    "markdown_it",
    "multiprocessing",
)
LINES = [("--help",), ("--version",), ("no-such-command",), *((name, "--help") for name in COMMANDS)]


@pytest.mark.parametrize("arguments", LINES, ids=" ".join)
def test_help_and_usage_errors_import_nothing_heavy(arguments: tuple[str, ...]) -> None:
    code = (
        "import sys\n"
        "from briefgen.cli.app import run\n"
        f"run({list(arguments)!r})\n"
        f"print('\\nLOADED', *(name for name in {HEAVY!r} if name in sys.modules))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.splitlines()[-1] == "LOADED"


def test_the_check_would_see_a_heavy_library() -> None:
    code = (
        "import sys\n"
        "from briefgen.cli.app import run\n"
        "run(['list', 'audiences'])\n"
        "print('pydantic' in sys.modules, 'yaml' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.splitlines()[-1] == "True True"
