"""A theme of one's own that leaves no room: told at its line, never as a text that cannot fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.errors import BriefError
from briefgen.style.theme_file import read_theme


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "page: {a4: {margin_mm: {left: 90}}}",
            "2:31: main + gap + sidebar in the layout `headline` take 174 mm: a4 has",
        ),
        (
            "page: {a4: {size_mm: [100, 297]}}",
            "2:22: main + gap + sidebar in the layout `headline` take 174 mm: a4 has",
        ),
        ("layouts: {headline: {tracks_mm: {sidebar: 80}}}", "2:43: main + gap + sidebar in the layout `headline` take"),
        ("layouts: {report: {tracks_mm: {main: 10}}}", "2:38: `main` is 10 mm: no text fits"),
        ("page: {a4: {lines: 70}}", "2:20: 70 lines of 15 pt are 370.4 mm high: a4 has room for 248.7 mm"),
        (
            "page: {letter: {margin_mm: {bottom: 200}}}",
            "2:37: 43 lines of 15 pt are 227.5 mm high: letter has room for",
        ),
        ("page: {a4: {margin_mm: {top: 5}}}", "2:30: `label_header` is 10 mm: the label would lie in the text"),
        ("furniture: {y_mm: {label_footer: 320}}", "2:34: `label_footer` is 320 mm: the label would lie in the text"),
        ("furniture: {label_size: 8}", "2:25: `label_size` goes from 12 to 16"),
        ("styles: {section: {before: 400}}", "2:28: `before` goes from 0 to 30"),
        ("rules_pt: {title: 300}", "2:19: `title` goes from 0 to 20"),
    ],
)
def test_what_takes_the_room_is_told(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "quell.yaml"
    path.write_text(f"extends: press\n{text}", encoding="utf-8")
    with pytest.raises(BriefError) as refused:
        read_theme(path)
    (found,) = refused.value.diagnostics
    assert f"{found.location}: {found.message}".removeprefix(f"{path}:").startswith(told)


def test_a_theme_with_other_margins_that_still_fit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "quell.yaml"
    path.write_text("extends: press\npage: {a4: {margin_mm: {left: 17, right: 19}, lines: 46}}", encoding="utf-8")
    assert read_theme(path).pages["a4"].lines == 46
