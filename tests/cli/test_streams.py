"""Whatever the output goes to: no traceback, the right exit code, data where data belongs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.build.folders import briefgen, environment, make_brief

COMMAND = f"{sys.executable} -m briefgen"
posix = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_brief(tmp_path_factory.mktemp("briefs") / "ports")


def shell(line: str, cwd: Path) -> tuple[int, str, str]:
    """Run a line of bash and return the exit code of its first command, and what it printed."""
    done = subprocess.run(
        ["bash", "-c", f"{line}; exit ${{PIPESTATUS[0]}}"],
        cwd=cwd, env=environment(), capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


@posix
@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("outline ports | head -1", 0),
        ("outline ports | true", 0),
        ("outline ports --json | true", 0),
        ("explain ports | true", 0),
        ("--help | true", 0),
        ("build ports -o {out} | true", 0),
        ("build ports -o {out} 2>&1 | true", 0),
        ("build nothing.txt 2>&1 | true", 4),
        ("batch ports -o {out} -j 1 2>&1 | true", 0),
        ("list audiences >&-", 0),
        ("outline ports >&-", 0),
        ("outline ports >&- 2>&-", 0),
        ("build nothing.txt 2>&-", 4),
        ("batch ports -o {out} -j 1 >&- 2>&-", 0),
        ("list audiences <&-", 0),
    ],
)
def test_a_reader_that_has_gone_or_a_closed_stream_is_no_error(
    ports: Path, tmp_path: Path, line: str, code: int
) -> None:
    ended, _, err = shell(f"{COMMAND} {line.format(out=tmp_path)}", ports.parent)
    assert ended == code
    assert "Traceback" not in err
    assert "Exception ignored" not in err
    assert "bug" not in err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("line", ["list audiences", "outline ports", "outline ports --json", "--help"])
def test_output_that_cannot_be_written_ends_with_exit_code_6(ports: Path, line: str) -> None:
    ended, _, err = shell(f"{COMMAND} {line} > /dev/full", ports.parent)
    assert ended == 6
    assert "cannot be " in err
    assert "No space left on device" in err
    assert "Exception ignored" not in err


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "utf-16"])
def test_letters_that_an_encoding_lacks_stop_nothing(ports: Path, tmp_path: Path, encoding: str) -> None:
    changes = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    for line in (["outline", ports], ["explain", ports], ["build", ports, "-o", tmp_path], ["build", "nichts–da.txt"]):
        ended = briefgen(*line, env=changes)
        assert ended.code in (0, 4)
        assert "Error" not in ended.err


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8", "utf-16"])
def test_json_is_json_in_every_encoding(ports: Path, encoding: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "briefgen", "outline", "--json", str(ports)],
        env=environment({"PYTHONIOENCODING": encoding}), capture_output=True, check=True, timeout=60,
    )  # fmt: skip
    assert json.loads(done.stdout.decode(encoding))[0]["text"] == "Zedland’s Harbours Under Strain"


def test_a_locale_without_utf8_stops_nothing(ports: Path, tmp_path: Path) -> None:
    changes = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert briefgen("build", ports, "-o", tmp_path / "Häfen–2026", env=changes).code == 0


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names there are always text")
def test_a_path_that_is_not_utf8_is_printed_escaped(ports: Path, tmp_path: Path) -> None:
    out = os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xe9")
    ended = briefgen("build", ports, "-o", out)
    assert ended.code == 0, ended.err
    assert r"\udcff\udce9" in ended.out


@posix
@pytest.mark.parametrize(
    ("changes", "coloured"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
    ],
)
def test_a_terminal_gets_colour_unless_it_is_dumb_or_the_user_wants_none(
    ports: Path, tmp_path: Path, changes: dict[str, str], coloured: bool
) -> None:
    import pty

    env = {key: value for key, value in environment(changes).items() if key != "NO_COLOR" or "NO_COLOR" in changes}
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "briefgen", "batch", str(ports), "-j", "1", "-o", str(tmp_path)],
        env=env, stdin=theirs, stdout=theirs, stderr=theirs,
    )  # fmt: skip
    os.close(theirs)
    seen = b""
    while True:
        try:
            chunk = os.read(ours, 4096)
        except OSError:  # Linux: the other end is closed
            break
        if not chunk:
            break
        seen += chunk
    os.close(ours)
    assert process.wait(30) == 0
    assert b"1 brief, 2 audiences: 2 files written" in seen
    assert (b"\x1b[3" in seen) is coloured


def test_data_goes_to_standard_output_and_all_else_to_standard_error(ports: Path) -> None:
    for command in ("outline", "explain", "matrix"):
        ended = briefgen(command, "--json", ports)
        json.loads(ended.out)
        assert ended.err == "" or ended.err.startswith("note: ")
