"""The tutorial, followed literally: its files are written, its commands run, and what it shows is what is said.

`BRIEFGEN_ACCEPT=1 pytest tests/test_tutorial.py` writes what is said into it anew.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.cli.app import run
from tests.conftest import BRIEFS
from tests.reading import headings_of, text_of

TUTORIAL = BRIEFS / "TUTORIAL.md"
BLOCK = re.compile(r"(?:<!-- (?P<marker>[^>]*) -->\n)?```(?P<kind>\w*)\n(?P<text>.*?)```", re.DOTALL)
HTML = Path("out/ports/port-users.html")


class Follower:
    """Does what the page says, block by block, in the current folder."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys
        self.said = ""
        self.codes: dict[str, int] = {}
        self.replaced: tuple[Path, str] | None = None

    def follow(self, marker: str, kind: str, text: str) -> None:
        words = marker.split()
        if kind == "console":
            for line in text.splitlines():
                self.command(line.removeprefix("$ "))
        elif words[:1] == ["file:"]:
            path = Path(words[1])
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        elif words[:1] == ["below:"]:
            path = Path(words[1])
            path.write_text(self.swap(path, f"\n{words[2]}:\n", f"\n{words[2]}:\n{text}"), encoding="utf-8")
        elif words[:1] == ["replace:"]:
            self.replaced = Path(words[1]), text
        elif words == ["with"]:
            assert self.replaced
            path, old = self.replaced
            path.write_text(self.swap(path, old, text), encoding="utf-8")

    def swap(self, path: Path, old: str, new: str) -> str:
        found = path.read_text(encoding="utf-8")
        assert found.count(old) == 1, (path, old)
        return found.replace(old, new)

    def command(self, line: str) -> None:
        program, *arguments = shlex.split(line)
        if program == "cp":
            shutil.copytree(arguments[1], arguments[2])
            return
        assert program == "briefgen"
        self.codes[line] = run(arguments)
        printed = self.capsys.readouterr()
        self.said = printed.err
        assert printed.out or self.codes[line], line


def steps(page: str) -> Iterator[tuple[str, str, str]]:
    for found in BLOCK.finditer(page):
        yield found["marker"] or "", found["kind"], found["text"]


def test_the_tutorial_does_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(BRIEFS, tmp_path / "briefs")
    monkeypatch.chdir(tmp_path)
    page = TUTORIAL.read_text(encoding="utf-8")
    follower = Follower(capsys)
    built: list[tuple[list[str], str]] = []
    for marker, kind, text in steps(page):
        follower.follow(marker, kind, text)
        if marker == "says":
            if os.environ.get("BRIEFGEN_ACCEPT"):
                page = page.replace(f"<!-- says -->\n```\n{text}```", f"<!-- says -->\n```\n{follower.said}```")
                TUTORIAL.write_text(page, encoding="utf-8")
            else:
                assert text == follower.said
        elif HTML.exists() and kind == "console":
            built.append((headings_of(HTML), text_of(HTML)))
    assert all(code == 0 for line, code in follower.codes.items() if "check" not in line), follower.codes
    assert follower.codes["briefgen check ports"] == 3
    before, after = built[0], built[1]
    assert "What it found" in before[0]
    assert "At the port" not in before[0]
    assert {"Above all", "What else it found", "At the port"} <= set(after[0])
    assert "Note the day on which you asked for a permit." in after[1]
