"""The example briefs as other people's programs see them: qpdf, poppler, the Open XML SDK, LibreOffice, Chromium."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.build.variant import select
from briefgen.config.load import load_brief
from tests.conftest import AUDIENCES, BRIEFS, ROOT
from tests.reading import text_of, words

pytestmark = pytest.mark.slow
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
BROWSER_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip


def needs(program: str, package: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"needs {program} (Debian: {package})")


@pytest.fixture(params=["cambodia-cyber-crime", "zedland"])
def made(request: pytest.FixtureRequest) -> Path:
    """Return the folder of a built example brief."""
    folder: Path = request.getfixturevalue("seed_out" if request.param.startswith("cambodia") else "zedland_out")
    return folder


def shown(made: Path, audience: str) -> list[str]:
    """Return the words of every finding that an audience of a built brief gets."""
    brief = load_brief(BRIEFS / made.name, (audience,))
    return [words(p.text) for p in select(brief, brief.audiences[0]).findings_shown]


@needs("qpdf", "qpdf")
def test_qpdf_finds_nothing_wrong(made: Path) -> None:
    for path in made.glob("*.pdf"):
        run = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stdout + run.stderr
        assert "No syntax or stream encoding errors found" in run.stdout


@needs("pdftotext", "poppler-utils")
@pytest.mark.parametrize("audience", AUDIENCES)
def test_poppler_reads_every_finding_word_for_word(made: Path, audience: str) -> None:
    run = subprocess.run(["pdftotext", made / f"{audience}.pdf", "-"], capture_output=True, check=True)
    text = words(run.stdout.decode("utf-8"))
    for finding in shown(made, audience):
        assert all(word in text for word in finding.split()), finding


@needs("pdffonts", "poppler-utils")
def test_every_font_is_embedded_and_subset(made: Path) -> None:
    for path in made.glob("*.pdf"):
        run = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True)
        rows = run.stdout.splitlines()[2:]
        assert rows
        assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows), run.stdout


@pytest.mark.skipif(
    not (importlib.util.find_spec("pythonnet") and importlib.util.find_spec("python_redlines_docxodus")),
    reason="needs the packages of the extra `slow`",
)
def test_the_open_xml_sdk_finds_nothing_wrong(made: Path) -> None:
    paths = sorted(made.glob("*.docx"))
    tool = ROOT / "tests" / "tools" / "sdkval.py"
    run = subprocess.run([sys.executable, tool, *paths], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.count("PASS") == len(paths) == len(AUDIENCES)


def pieces(finding: str) -> list[str]:
    """Return the words of a finding; a line may end within one that has a hyphen."""
    return finding.replace("-", " ").split()


@needs("soffice", "libreoffice-writer")
def test_libreoffice_opens_every_word_file_and_keeps_its_text(made: Path, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    files = sorted(made.glob("*.docx"))
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *files]
    subprocess.run(command, capture_output=True, check=True, timeout=300)
    for path in files:
        text = text_of(tmp_path / f"{path.stem}.pdf")
        for finding in shown(made, path.stem):
            assert all(word in text for word in pieces(finding)), (path.name, finding)


@pytest.mark.skipif(BROWSER is None, reason="needs chromium (Debian: chromium)")
def test_chromium_shows_every_page_without_a_complaint(made: Path, tmp_path: Path) -> None:
    for path in made.glob("*.html"):
        user_data = f"--user-data-dir={tmp_path}/{path.stem}"
        pdf = tmp_path / f"{path.stem}.pdf"
        flags = [*BROWSER_FLAGS, user_data, "--enable-logging=stderr", f"--print-to-pdf={pdf}"]
        command = [BROWSER or "", *flags, path.as_uri()]
        run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
        assert "CONSOLE" not in run.stderr
        text = text_of(pdf)
        for finding in shown(made, path.stem):
            assert all(word in text for word in pieces(finding)), (path.name, finding)
