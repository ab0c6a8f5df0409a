"""Paths in, veraPDF's failures out: one long-lived process for a whole run of tests, started when it is first asked."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, Any

from tests.tools.verapdf import Failure

ROOT = Path(__file__).parents[2]
FLAVOURS = ("ua1", "2a")  # what every brief must be


class Validator:
    """A process that runs `python -m tests.tools.verapdf --serve`; `close` ends it."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._complaints: IO[bytes] | None = None
        self._folder = tempfile.TemporaryDirectory(prefix="validator-")

    def failures(self, file: bytes | Path, *flavours: str) -> list[str]:
        """Return the rules that a file breaks, one line each. Raises RuntimeError if it cannot be read at all."""
        return [f"{flavour} {failure}" for flavour, failure in self.broken(file, *flavours)]

    def broken(self, file: bytes | Path, *flavours: str) -> list[tuple[str, Failure]]:
        """Return the rules that a file breaks, with the flavour of each."""
        path = file if isinstance(file, Path) else Path(self._folder.name) / "file.pdf"
        if isinstance(file, bytes):
            path.write_bytes(file)
        outcomes = self._ask([str(path.absolute()), *(flavours or FLAVOURS)])
        if isinstance(outcomes, str):
            raise RuntimeError(outcomes)
        return [(outcome["flavour"], Failure(**failure)) for outcome in outcomes for failure in outcome["failures"]]

    def _ask(self, question: list[str]) -> Any:
        process = self._process = self._process or self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            print(json.dumps(question), file=process.stdin, flush=True)
            answer = process.stdout.readline()
        except BrokenPipeError:
            answer = ""
        if not answer:
            raise RuntimeError(f"veraPDF's process ended: {self._said()}")
        return json.loads(answer)

    def _started(self) -> subprocess.Popen[str]:
        """Start the process in a session of its own: an interrupt at the keyboard is not meant for it."""
        self._complaints = (Path(self._folder.name) / "complaints").open("wb+")
        command = [sys.executable, "-m", "tests.tools.verapdf", "--serve"]
        return subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._complaints, text=True,
            encoding="utf-8", cwd=ROOT, start_new_session=True,
        )  # fmt: skip

    def _said(self) -> str:
        if self._complaints is None:
            return ""
        self._complaints.seek(0)
        return self._complaints.read().decode("utf-8", "replace")[-2000:]

    def close(self) -> None:
        """End the process and remove what it read."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
        if self._complaints is not None:
            self._complaints.close()
        self._folder.cleanup()
