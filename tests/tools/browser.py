"""Pages in, what a real Chromium makes of them out: sizes, pictures, paper, and whatever a script asks.

Chromium is driven over its DevTools protocol, by a pair of pipes (`--remote-debugging-pipe`): no port is opened and
nothing but Python and the browser is needed. Each message is JSON, ended by a zero byte. See
https://chromedevtools.github.io/devtools-protocol/.
"""

from __future__ import annotations

import base64
import fcntl
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--hide-scrollbars", "--remote-debugging-pipe",
)  # fmt: skip
LOADED = "Page.loadEventFired"


class BrowserError(Exception):
    """The browser refused a command, or a script threw."""


@dataclass(slots=True)
class Page:
    """A tab of a browser. `requests` are the addresses that it asked for since it was opened."""

    _pipe: _Pipe
    _session: str
    requests: list[str] = field(default_factory=list)

    def command(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command to this tab and return its answer. Raises BrowserError where it is refused."""
        return self._pipe.ask(method, parameters, self._session, self._event)

    def open(self, path: Path) -> None:
        """Load a file and wait until it and its fonts are there."""
        self.requests.clear()
        self.command("Page.navigate", url=path.absolute().as_uri())
        self._pipe.wait(LOADED, self._session, self._event)
        self.run("document.fonts.ready.then(() => true)")

    def look(self, width: int, height: int = 900, dark: bool = False, zoom: float = 1) -> None:
        """Set the window in CSS pixels before zooming: at a zoom of 2 a page 640 wide is laid out 320 wide."""
        self.command(
            "Emulation.setDeviceMetricsOverride",
            width=round(width / zoom), height=round(height / zoom), deviceScaleFactor=zoom, mobile=False,
        )  # fmt: skip
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.command("Emulation.setEmulatedMedia", media="", features=[scheme])

    def run(self, script: str) -> Any:
        """Return the value of a script, awaited where it is a promise; the page's own policy does not bind it."""
        answer = self.command("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise BrowserError(json.dumps(answer["exceptionDetails"])[:2000])
        return answer["result"].get("value")

    def allow_scripts(self, allowed: bool) -> None:
        """Say whether pages loaded from now on may run scripts of their own."""
        self.command("Emulation.setScriptExecutionDisabled", value=not allowed)

    def picture(self, path: Path) -> None:
        """Write a picture of the whole page."""
        taken = self.command("Page.captureScreenshot", format="png", captureBeyondViewport=True)
        path.write_bytes(base64.b64decode(taken["data"]))

    def paper(self) -> bytes:
        """Return the page as printed, on the paper that its style sheet asks for."""
        printed = self.command("Page.printToPDF", preferCSSPageSize=True, printBackground=False)
        return base64.b64decode(printed["data"])

    def _event(self, message: dict[str, Any]) -> None:
        if message.get("method") == "Network.requestWillBeSent":
            self.requests.append(message["params"]["request"]["url"])


class _Pipe:
    """The two ends of a browser's debugging pipe."""

    def __init__(self, reading: int, writing: int) -> None:
        self._from = os.fdopen(reading, "rb")
        self._to = os.fdopen(writing, "wb")
        self._count = 0
        self._seen: list[tuple[str, str]] = []

    def ask(self, method: str, parameters: dict[str, Any], session: str = "", event: Any = None) -> dict[str, Any]:
        self._count += 1
        number = self._count
        message = {"id": number, "method": method, "params": parameters}
        self._to.write(json.dumps(message | ({"sessionId": session} if session else {})).encode() + b"\0")
        self._to.flush()
        while True:
            answer = self._read(event)
            if answer.get("id") == number:
                if "error" in answer:
                    raise BrowserError(f"{method}: {answer['error']}")
                return dict(answer["result"])

    def wait(self, method: str, session: str, event: Any) -> None:
        while (method, session) not in self._seen:
            self._read(event)
        self._seen.remove((method, session))

    def close(self) -> None:
        self._to.close()
        self._from.close()

    def _read(self, event: Any) -> dict[str, Any]:
        raw = bytearray()
        while (byte := self._from.read(1)) != b"\0":
            if not byte:
                raise BrowserError("the browser is gone")
            raw += byte
        message: dict[str, Any] = json.loads(raw)
        if message.get("method") == LOADED:
            self._seen.append((LOADED, message.get("sessionId", "")))
        if event is not None:
            event(message)
        return message


@contextmanager
def browser() -> Iterator[Page]:
    """Start Chromium with a profile of its own, yield a tab, and end it."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        (to_read, to_write), (from_read, from_write) = _pipe(), _pipe()
        process = _start(profile, to_read, from_write)
        os.close(to_read)
        os.close(from_write)
        pipe = _Pipe(from_read, to_write)
        try:
            yield _tab(pipe)
            pipe.ask("Browser.close", {})
        finally:
            pipe.close()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _pipe() -> tuple[int, int]:
    """Return the ends of a pipe, neither of them 3 or 4: those are the browser's."""
    ends = os.pipe()
    moved = tuple(fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in ends)
    for end in ends:
        os.close(end)
    return moved[0], moved[1]


def _start(profile: str, reading: int, writing: int) -> subprocess.Popen[bytes]:
    """Start the program; it reads commands from descriptor 3 and writes answers to descriptor 4."""
    # A shell moves the descriptors: pass_fds keeps their numbers, and a function run after the fork may deadlock. It is
    # bash, since others take one digit only.
    command = f'exec "$0" "$@" 3<&{reading} 4>&{writing}'
    arguments = ["bash", "-c", command, PROGRAM or "chromium", *FLAGS, f"--user-data-dir={profile}", "about:blank"]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(arguments, pass_fds=(reading, writing), stdin=quiet, stdout=quiet, stderr=quiet)


def _tab(pipe: _Pipe) -> Page:
    target = pipe.ask("Target.createTarget", {"url": "about:blank"})["targetId"]
    session = pipe.ask("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
    page = Page(pipe, session)
    for domain in ("Page", "Network"):
        page.command(f"{domain}.enable")
    return page
