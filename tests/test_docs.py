"""What README and CONTRIBUTING say is true: paths exist, commands run, the matrix is today's."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from briefgen.cli.app import COMMANDS, run
from briefgen.document.nodes import TextRole
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
TUTORIAL = (ROOT / "briefs" / "TUTORIAL.md").read_text(encoding="utf-8")


def block_after(marker: str) -> str:
    found = re.search(rf"<!-- {marker} -->\n```\w*\n(.*?)\n?```", README, re.DOTALL)
    assert found, marker
    return found.group(1)


@pytest.mark.parametrize("text", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_every_path_named_in_the_docs_exists(text: str) -> None:
    named = re.findall(r"`((?:briefgen|briefs|tests|assets|\.ci)/[\w./-]*)`", text)
    named += re.findall(r"\]\(([\w./-]+)\)", text)
    missing = [name for name in named if not (ROOT / name).exists() and "<" not in name]
    assert named
    assert missing == []


def test_set_up_takes_two_lines_and_ci_runs_both() -> None:
    assert block_after("build").count("\n") == block_after("test").count("\n") == 0
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "readme_line '<!-- build -->'" in ci
    assert "readme_line '<!-- test -->'" in ci


def test_every_command_is_in_readme() -> None:
    for name in COMMANDS:
        assert f"briefgen {name}" in README


def test_every_command_line_in_readme_is_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zedland_out: Path
) -> None:
    lines = re.findall(r"^\$ briefgen (.+?)(?:\s+#.*)?$", README, re.MULTILINE)
    assert len(lines) >= 6
    report = (ROOT / "briefs" / "zedland" / "report.yaml").read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "briefs").symlink_to(ROOT / "briefs")
    (tmp_path / "out").symlink_to(zedland_out.parent)
    (tmp_path / "report.txt").write_text(plain(report), encoding="utf-8")
    claim = '{"id": 1, "claim": "Fees fell in Quell.", "source": "Fees fell in Quell."}\n'
    (tmp_path / "draft.jsonl").write_text(claim, encoding="utf-8")
    for line in lines:
        arguments = shlex.split(line)
        if arguments[0] in ("build", "batch"):
            continue  # built by other tests; a batch here would write into the example briefs' locks
        assert run(arguments) == 0, line


def plain(structured: str) -> str:
    """Return a small text report, for the lines of README that name `report.txt`."""
    assert "parts:" in structured
    findings = "Findings\n- Fees fell in Quell.\n- Permits take nine days.\n"
    return f"Ports of Zedland\n\nPorts earn money.\n\n{findings}\nConclusion\nIt can be done.\n"


def test_the_matrix_in_readme_is_todays(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["matrix", str(ROOT / "briefs" / "cambodia-cyber-crime")]) == 0
    assert capsys.readouterr().out.strip() == block_after("matrix").strip()


def test_the_text_roles_in_the_tutorial_are_all_there_are() -> None:
    for role in TextRole:
        assert f"`{role}`" in TUTORIAL or f"::: {role}" in TUTORIAL


def test_the_licences_are_beside_what_they_license() -> None:
    for folder in (ROOT / "briefgen" / "style" / "fonts").iterdir():
        if folder.is_dir():
            assert (folder / "OFL.txt").is_file(), folder.name
    assert (ROOT / "assets" / "pictures" / "LICENCE.txt").is_file()
