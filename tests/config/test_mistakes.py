"""Every mistake is told, all in one run, at its place: the fixtures hold `# error:` on the line that is wrong.

A fixture is a brief.yaml; a line `# --- name` begins another file of the folder. `# error: message | hint` names a
part of the message and, where it matters, of the hint; `# warning:` does the same. What is not expected is a failure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefgen.config.load import load_brief
from briefgen.diagnostics import Diagnostic, Severity
from briefgen.errors import BriefError

FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("*.yaml"))
EXPECTATION = re.compile(r"#+ (error|warning): ((?:(?!#+ (?:error|warning): ).)*)")
REPORT = """\
Harbours of Zedland
A year at the quays
The harbours earn a fifth of the income of Zedland.
Findings on fees
- Fees fell by a tenth within a year.
- Receipts are numbered by hand in Marrow.
Registers
- The register lists 212 vessels.
- No owner is on file for 37 vessels.
Conclusion
A register that names all owners is within reach.
"""
AT_THE_FILE = {
    "own_audiences.yaml": {("audiences/Loud Name.yaml", "cannot be the name"), ("audiences/late.yml", "is not read")},
    "several_files.yaml": {("briefgen.lock", "version 3 is not 1")},
    "taxonomy_elsewhere.yaml": {("themes/more.yaml", "is not read"), ("themes/taxonomy.yml", "is not read")},
}


@dataclass(frozen=True)
class Expected:
    file: str
    line: int
    severity: str
    message: str
    hint: str


def unpack(fixture: Path, folder: Path) -> list[Expected]:
    """Write the files of a fixture, and return what its comments expect."""
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    files: dict[str, list[str]] = {"brief.yaml": []}
    name = "brief.yaml"
    for line in fixture.read_text(encoding="utf-8").splitlines():
        if line.startswith("# --- "):
            name = line.removeprefix("# --- ")
            files[name] = []
        else:
            files[name].append(line)
    found = []
    for name, lines in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        for number, line in enumerate(lines, 1):
            for severity, said in EXPECTATION.findall(line):
                message, _, hint = said.removesuffix(" ##}").strip().partition(" | ")
                found.append(Expected(name, number, severity, message.strip(), hint.strip()))
    return found


def problems(folder: Path) -> tuple[Diagnostic, ...]:
    try:
        return load_brief(folder / "brief.yaml").diagnostics
    except BriefError as failed:
        assert failed.exit_code == 3  # noqa: PT017
        return failed.diagnostics


def matches(expected: Expected, found: Diagnostic, folder: Path) -> bool:
    place = found.location
    return (
        place is not None
        and Path(place.file) == folder / expected.file
        and place.line == expected.line
        and found.severity == expected.severity
        and expected.message in found.message
        and expected.hint in found.hint
    )


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_every_mistake_is_told_once_at_its_line(fixture: Path, tmp_path: Path) -> None:
    expected = unpack(fixture, tmp_path)
    found = [d for d in problems(tmp_path) if d.severity is not Severity.NOTE]
    told = [str(d).replace(str(tmp_path) + "/", "") for d in found]
    for one in expected:
        assert [matches(one, d, tmp_path) for d in found].count(True) == 1, (one, told)
    whole_file = AT_THE_FILE.get(fixture.name, set())
    for name, message in whole_file:
        assert any(d.location and Path(d.location.file) == tmp_path / name and message in d.message for d in found)
    assert len(found) == len(expected) + len(whole_file), told


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_every_problem_has_a_column_and_shows_its_line(fixture: Path, tmp_path: Path) -> None:
    unpack(fixture, tmp_path)
    for found in problems(tmp_path):
        if found.location is None or not found.location.line:
            continue
        line = Path(found.location.file).read_text(encoding="utf-8").splitlines()[found.location.line - 1]
        assert found.excerpt
        assert line.startswith(found.excerpt.rstrip("…"))
        assert found.location.column <= len(line) + 1
        if found.location.file.endswith(".yaml"):
            assert found.location.column > 0


def test_eight_mistakes_in_four_files_are_told_in_one_run(tmp_path: Path) -> None:
    unpack(FIXTURES[0].parent / "eight_mistakes_in_four_files.yaml", tmp_path)
    found = problems(tmp_path)
    assert len(found) == 8
    files = {str(Path(d.location.file).relative_to(tmp_path).as_posix()) for d in found if d.location}
    assert files == {"brief.yaml", "annotations.yaml", "audiences/partners.yaml", "sections/remarks.md.j2"}
    assert all(d.severity is Severity.ERROR for d in found)


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_every_message_says_what_is_wrong_in_our_words_and_what_to_do(fixture: Path, tmp_path: Path) -> None:
    unpack(fixture, tmp_path)
    for found in problems(tmp_path):
        said = f"{found.message} {found.hint}"
        assert "input should" not in said, said
        assert "at least 1 item" not in said, said
        assert not found.message.endswith("."), said
        assert "``" not in said, said
        assert not re.match("[A-Z][a-z]", found.message), said
        assert found.hint or "is written {## like this ##}" in found.message, said


def test_there_are_fixtures_for_more_than_two_hundred_mistakes() -> None:
    expected = sum(len(EXPECTATION.findall(fixture.read_text(encoding="utf-8"))) for fixture in FIXTURES)
    assert len(FIXTURES) >= 35
    assert expected > 200
