from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import pytest

from briefgen.style.theme import load_theme, theme_names
from briefgen.writers.pdf import write
from briefgen.writers.pdf.fonts import CACHE
from briefgen.writers.pdf.writer import typesetter
from tests.samples import sample
from tests.writers.pdf.reading import A4, document_of, written

_PROGRAM = """
import hashlib, sys
from briefgen.style.theme import load_theme
from briefgen.writers import WriteOptions
from briefgen.writers.pdf import write
from tests.samples import sample
for name in sys.argv[1:]:
    print(hashlib.sha256(write(sample(), load_theme(name), WriteOptions()).data).hexdigest())
"""


def _digest(theme: str) -> str:
    return hashlib.sha256(written(sample(), theme).data).hexdigest()


def test_a_fresh_process_under_another_seed_zone_and_locale_writes_the_same_bytes() -> None:
    names = theme_names()
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C"}
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, *names], capture_output=True, text=True, check=True, env=environment
    )
    assert done.stdout.split() == [_digest(name) for name in names]


@pytest.mark.parametrize("theme", theme_names())
def test_bytes_do_not_depend_on_what_was_written_before(theme: str) -> None:
    before = _digest(theme)
    for text in ("other words", "ﬁ ﬂ Ω é", "x" * 500, "😀"):
        written(document_of(text), theme)
    assert _digest(theme) == before


@pytest.mark.parametrize("theme", theme_names())
def test_bytes_do_not_depend_on_what_is_kept(theme: str) -> None:
    before = _digest(theme)
    typesetter(load_theme(theme)).forget()
    CACHE.forget()
    assert _digest(theme) == before


def test_reportlab_settings_do_not_change_the_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    from reportlab import rl_config

    before = _digest("press")
    monkeypatch.setattr(rl_config, "useA85", 0)
    monkeypatch.setattr(rl_config, "invariant", 1)
    monkeypatch.setattr(rl_config, "pageCompression", 0)
    assert _digest("press") == before


def test_another_text_gives_another_identifier() -> None:
    theme = load_theme("press")
    first, second = (write(document_of(text), theme, A4).data for text in ("one", "two"))
    assert first != second
    assert first[first.index(b"/ID[") :][:40] != second[second.index(b"/ID[") :][:40]
