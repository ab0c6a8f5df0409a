"""LibreOffice as a second reader and as a reviewer: files in, converted or edited files out, one process for all.

`convert` opens files and saves them in another form. `edit` carries out edits as a person makes them, with or without
tracked changes, by `office_editor.py` in the Python of the system that has UNO.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

TAGGED_PDF = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'
WORD = "docx:MS Word 2007 XML"
OPEN_DOCUMENT = "odt:writer8"
_PROGRAM = shutil.which("soffice")
_PYTHON = "/usr/bin/python3"  # Debian's, for which its package has UNO
_EDITOR = Path(__file__).with_name("office_editor.py")
_LONGEST = 600  # seconds

needs_office = pytest.mark.skipif(_PROGRAM is None, reason="needs soffice (Debian: libreoffice-writer)")


_UNO = Path("/usr/lib/python3/dist-packages/uno.py")  # where that package puts it
needs_uno = pytest.mark.skipif(not _UNO.exists(), reason="needs UNO for /usr/bin/python3 (Debian: python3-uno)")


@dataclass(frozen=True, slots=True)
class Job:
    """What is done to a file: steps are a verb of `office_editor.Editor` and its words."""

    source: str
    target: str
    steps: Sequence[tuple[str, ...]]
    tracked: bool = False


def convert(files: Iterable[Path], form: str, folder: Path) -> list[Path]:
    """Save files in another form into a folder, and return the new ones in their order."""
    sources = list(files)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        command = [*_command(profile), "--convert-to", form, "--outdir", folder, *sources]
        subprocess.run(command, capture_output=True, check=True, timeout=_LONGEST)
    made = [folder / f"{source.stem}.{form.partition(':')[0]}" for source in sources]
    missing = [path.name for path in made if not path.exists()]
    assert not missing, f"LibreOffice did not make {missing}"
    return made


def edit(jobs: Iterable[Job]) -> None:
    """Edit files in one LibreOffice; words to be edited must be there."""
    with tempfile.TemporaryDirectory() as profile:
        pipe = f"briefgen-{Path(profile).name}"
        listening = [*_command(profile), f"--accept=pipe,name={pipe};urp;", "--norestore", "--nologo"]
        office = subprocess.Popen(
            listening, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            told = json.dumps([asdict(job) for job in jobs])
            command = [_PYTHON, str(_EDITOR), pipe]
            run = subprocess.run(command, input=told, text=True, capture_output=True, timeout=_LONGEST, check=False)
            assert run.returncode == 0, run.stderr
            office.wait(30)
        finally:
            if office.poll() is None:
                os.killpg(office.pid, signal.SIGKILL)  # soffice is a script: what it started must end, too
                office.wait()


def _command(profile: str) -> list[str]:
    return [_PROGRAM or "soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless"]
