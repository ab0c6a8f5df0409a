from __future__ import annotations

import hashlib
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.document.nodes import Document
from briefgen.style.theme import load_theme, theme_names
from briefgen.writers.pdf import write
from briefgen.writers.pdf.fonts import CACHE
from briefgen.writers.pdf.writer import typesetter
from tests.samples import sample
from tests.tools.generated import case
from tests.writers.pdf.reading import A4, document_of, written

COUNT = 60  # as all tests of generated documents have it, so that they are made once
_PROGRAM = """
import hashlib, pickle, sys
from pathlib import Path
from briefgen.document.nodes import Document
from briefgen.style.theme import load_theme
from briefgen.writers import WriteOptions
from briefgen.writers.pdf import write
for document in pickle.loads(Path(sys.argv[1]).read_bytes()):
    for name in sys.argv[2:]:
        print(hashlib.sha256(write(document, load_theme(name), WriteOptions()).data).hexdigest())
"""


def _digest(theme: str, document: Document | None = None) -> str:
    return hashlib.sha256(written(document or sample(), theme).data).hexdigest()


def _digests(documents: list[Document]) -> list[str]:
    return [_digest(theme, document) for document in documents for theme in theme_names()]


@pytest.mark.parametrize(
    ("seed", "zone", "locale"),
    [
        ("0", "Pacific/Kiritimati", "C"),
        ("1", "America/St_Johns", "C.UTF-8"),
        ("2", "UTC", "POSIX"),
        ("3", "Asia/Kathmandu", "de_DE.UTF-8"),
    ],
)
def test_a_fresh_process_under_another_seed_zone_and_locale_writes_the_same_bytes(
    tmp_path: Path, seed: str, zone: str, locale: str
) -> None:
    documents = [sample(), *(case(number, COUNT).document for number in (6, 10, 14))]
    kept = tmp_path / "documents"
    kept.write_bytes(pickle.dumps(documents))
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "LANG": locale}
    command = [sys.executable, "-c", _PROGRAM, str(kept), *theme_names()]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.split() == _digests(documents)


def test_bytes_do_not_depend_on_fifty_documents_before_nor_on_what_is_kept_of_them() -> None:
    documents = [sample(), *(case(number, COUNT).document for number in (1, 7, 15))]
    before = _digests(documents)
    for number in range(50):
        case(number, COUNT).written()
    assert _digests(documents) == before
    for theme in theme_names():
        typesetter(load_theme(theme)).forget()
    CACHE.forget()
    assert _digests(documents) == before


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
