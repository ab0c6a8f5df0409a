"""The matrix as text, for many audiences and few columns of a terminal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefgen.cli.app import run
from tests.build.folders import CUSTOMS, FEES, REPORT, make_brief

NAMES = [f"{word}-readers" for word in ("north", "south", "east", "west", "inner", "outer", "upper", "lower")]
NAMES += ["minister", "press", "public", "law-enforcement"]
IDS = [f"report-findings.{n}" for n in range(1, 5)]


@pytest.fixture
def twelve(tmp_path: Path) -> Path:
    entries = "".join(f"  - {{name: {name}, extends: press}}\n" for name in NAMES[:8])
    listed = entries + "".join(f"  - {name}\n" for name in NAMES[8:])
    return make_brief(tmp_path / "twelve", brief=f"report: report.txt\naudiences:\n{listed}")


def lines(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int, *arguments: str | Path
) -> list[str]:
    monkeypatch.setattr("briefgen.cli.console.terminal_width", lambda: width)
    assert run(["matrix", *map(str, arguments)]) == 0
    return capsys.readouterr().out.splitlines()


def test_twelve_audiences_are_numbered_on_80_columns_with_their_names_below(
    twelve: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = lines(capsys, monkeypatch, 80, twelve)
    assert max(map(len, found)) <= 80
    assert found[0].split() == ["finding", *map(str, range(1, 13))]
    row = next(line for line in found if line.startswith(IDS[2])).split()
    assert dict(zip(NAMES, row[2:], strict=True)) == {
        **dict.fromkeys(NAMES, "-"),
        "minister": "yes",
        "law-enforcement": "yes",
    }
    legend = dict(re.findall(r"(\d+): ([a-z-]+)", "\n".join(found)))
    assert legend == {str(n): name for n, name in enumerate(NAMES, 1)}


def test_names_stand_above_their_columns_where_they_fit(
    twelve: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = lines(capsys, monkeypatch, 240, twelve)
    assert found[0].split() == ["finding", *NAMES]
    assert not any("1: " in line for line in found)


@pytest.mark.parametrize("width", [30, 40, 60, 75, 80, 100])
@pytest.mark.parametrize("words", [[], ["--words"]])
def test_every_mark_is_there_at_any_width(
    twelve: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int, words: list[str]
) -> None:
    found = lines(capsys, monkeypatch, width, twelve, *words)
    assert max(map(len, found)) <= max(width, 36)
    heads = [re.findall(r"\b\d+\b", line) for line in found if line.startswith("finding")]
    assert [n for head in heads for n in head] == [str(n) for n in range(1, 13)]
    rows = [line for line in found if line.startswith(IDS[0])]
    assert "".join(rows).count("yes") == 12


def test_words_are_the_last_column_in_one_line(
    twelve: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = lines(capsys, monkeypatch, 100, twelve, "--words", "-a", "press")
    assert found[0].split() == ["finding", "press", "words"]
    assert [line.split()[0] for line in found[1:5]] == IDS
    assert found[2].endswith(f"{FEES} while traffic grew …")
    assert CUSTOMS in found[3]


def test_without_words_no_word_of_a_finding_is_printed(
    twelve: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = " ".join(lines(capsys, monkeypatch, 100, twelve))
    said = {word for line in REPORT.splitlines() if line.startswith("- ") for word in re.findall(r"[A-Za-z]{5,}", line)}
    assert len(said) > 15
    assert not {word for word in said if word in printed}
