"""axe-core in a real Chromium finds nothing: all example briefs, and all layouts of all themes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.example_briefs import cases
from tests.tools import axe
from tests.tools.browser import Page, browser
from tests.writers.html.pages import sample_page
from tests.writers.html.screens import needs_axe, pages

pytestmark = [pytest.mark.slow, needs_axe]

SMALL = '<a href="#{}" style="display:inline-block;width:9px;height:9px;overflow:hidden">a</a>'
# Each makes a page worse; the rule of axe-core that has to see it.
WORSE = {
    "image-alt": (r' alt="[^"]*"', ""),
    "color-contrast": (r"</style>", ".t-item{color:#999!important}</style>"),
    "html-has-lang": (r'<html lang="[^"]*"', "<html"),
    "valid-lang": (r' lang="en" dir="ltr">TLP', ' lang="zz-top" dir="ltr">TLP'),
    "document-title": (r"<title>.*?</title>", ""),
    "link-name": (r">press@example.org</a>", "></a>"),
    "heading-order": (r"<(/?)h3", r"<\1h5"),
    "region": (r"</main>", "</main><p>Outside.</p>"),
    "landmark-one-main": (r"<(/?)main", r"<\1div"),
    "aria-required-children": (r"<(/?)li\b", r"<\1p"),
    "meta-viewport": (r"initial-scale=1", "maximum-scale=1, user-scalable=no"),
    "target-size": (r"</main>", f'<p style="display:flex">{SMALL.format("_main")}{SMALL.format("asks")}</p></main>'),
}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Page]:
    with browser() as page:
        yield page


def findings(page: Page, paths: list[Path]) -> dict[str, list[str]]:
    found = {f"{path.parent.name}/{path.name}": list(map(str, axe.audited(page, path))) for path in paths}
    return {name: said for name, said in found.items() if said}


def test_axe_finds_nothing_in_the_example_briefs(
    chromium: Page, seed_out: Path, zedland_out: Path, specimen_out: Path
) -> None:
    paths = [path for folder in (seed_out, zedland_out, specimen_out) for path in sorted(folder.glob("*.html"))]
    assert len(paths) == len(cases())
    assert not findings(chromium, paths)


def test_axe_finds_nothing_in_any_layout_of_any_theme(chromium: Page, tmp_path: Path) -> None:
    assert not findings(chromium, pages(tmp_path))


@pytest.mark.parametrize("rule", WORSE)
def test_axe_refuses_a_page_that_is_worse(chromium: Page, tmp_path: Path, rule: str) -> None:
    worse = re.sub(*WORSE[rule], sample_page("institutional"))
    assert worse != sample_page("institutional")
    path = tmp_path / "worse.html"
    path.write_text(worse, encoding="utf-8")
    assert rule in {finding.rule for finding in axe.audited(chromium, path)}
