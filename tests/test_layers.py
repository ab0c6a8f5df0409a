"""The layers of `[tool.importlinter]` in pyproject.toml are kept, and all that writes to the disk is in `build`."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from briefgen.cli.app import COMMANDS
from briefgen.report.readers import READERS
from briefgen.writers import FORMATS

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "briefgen"


def test_the_contracts_of_pyproject_are_kept() -> None:
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stdout[-3000:]
    assert "3 kept, 0 broken" in done.stdout


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_in_the_table_can_be_loaded(name: str) -> None:
    assert callable(import_module(FORMATS[name].module).write)


@pytest.mark.parametrize("module", sorted(set(READERS.values())))
def test_every_reader_in_the_table_can_be_loaded(module: str) -> None:
    assert callable(import_module(module).read)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_in_the_table_has_its_file_and_the_tables_help(name: str) -> None:
    command = import_module(f"briefgen.cli.{name}_command").command
    assert command.name == name
    assert command.help


def test_every_command_file_is_in_the_table() -> None:
    files = {path.name.removesuffix("_command.py") for path in (PACKAGE / "cli").glob("*_command.py")}
    assert files == set(COMMANDS)


def test_no_posix_only_module_is_imported() -> None:
    posix_only = {"fcntl", "pwd", "grp", "resource", "termios", "tty", "pty"}
    assert {name for path in PACKAGE.rglob("*.py") for name in _imported(path)} & posix_only == set()


def test_text_files_are_opened_with_an_encoding() -> None:
    found = []
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                names = {keyword.arg for keyword in node.keywords}
                if node.func.attr in ("read_text", "write_text") and "encoding" not in names:
                    found.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert found == []


def test_only_build_writes_files() -> None:
    writing = {"write_text", "write_bytes", "mkdir", "unlink", "rename", "rmtree", "symlink_to", "touch"}
    found = []
    for path in PACKAGE.rglob("*.py"):
        if path.is_relative_to(PACKAGE / "build") or path.name == "bench.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in writing:
                found.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.func.attr}")
    assert found == []


def _imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names
