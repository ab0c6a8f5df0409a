"""Fixtures that many tests share: the example briefs, built once, and small briefs in an invented country."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefgen.build.plan import Request
from briefgen.build.run import Result, build
from tests.tools.validator import Validator

ROOT = Path(__file__).parent.parent
BRIEFS = ROOT / "briefs"
AUDIENCES = ("minister", "parliament", "donor", "press", "law-enforcement", "civil-society", "public")
FORMATS = ("pdf", "docx", "html")


def build_into(out: Path, *targets: Path, audiences: tuple[str, ...] = (), formats: tuple[str, ...] = ()) -> Result:
    """Build one target and return its result."""
    (result,) = build(Request(targets, out, audiences, formats))
    return result


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Let a skipped test fail the run where BRIEFGEN_NO_SKIP is set: `.ci/run` installs whatever a test may lack."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("BRIEFGEN_NO_SKIP") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session")
def seed_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the seed's brief, built for seven audiences in three formats."""
    return _built(tmp_path_factory.mktemp("seed"), "cambodia-cyber-crime")


@pytest.fixture(scope="session")
def zedland_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the brief on Zedland, built for seven audiences in three formats."""
    return _built(tmp_path_factory.mktemp("zedland"), "zedland")


@pytest.fixture(scope="session")
def specimen_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the brief that shows every theme in every layout, built in three formats."""
    return _built(tmp_path_factory.mktemp("specimen"), "specimen")


def _built(folder: Path, name: str) -> Path:
    import shutil

    copy = shutil.copytree(BRIEFS / name, folder / name)
    result = build_into(folder / "out", copy, formats=FORMATS)
    assert result.exit_code == 0, result.diagnostics
    return folder / "out" / name


@pytest.fixture(scope="session")
def verapdf() -> Iterator[Validator]:
    """Return veraPDF, in a process of its own that starts when it is first asked."""
    validator = Validator()
    yield validator
    validator.close()


@pytest.fixture
def make_brief(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a brief folder: the report, and any other file by keyword."""

    def make(report: str, brief: str = "report: report.txt\n", annotations: str = "", **files: str) -> Path:
        folder = tmp_path / "brief"
        folder.mkdir(exist_ok=True)
        (folder / "report.txt").write_text(report, encoding="utf-8")
        (folder / "brief.yaml").write_text(brief, encoding="utf-8")
        if annotations:
            (folder / "annotations.yaml").write_text(annotations, encoding="utf-8")
        for name, text in files.items():
            path = folder / name.replace("__", "/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return folder

    return make
