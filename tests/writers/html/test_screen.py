"""Pages as Chromium shows and prints them: alone, without a script, at every width, the label on every sheet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from tests.tools.browser import Page, browser
from tests.writers.html.pages import parsed, words
from tests.writers.html.screens import needs_browser, pages

pytestmark = [pytest.mark.slow, needs_browser]

# WCAG 2.2, 1.4.10 and 1.4.4: no sideways scrolling at 320 CSS px, which is 1280 px at 400 %; nor at 200 %.
WINDOWS = ((320, 1.0), (1280, 4.0), (1280, 2.0), (500, 1.0), (800, 1.0), (1000, 1.0), (1280, 1.0), (1920, 1.0))
# WCAG 2.2, 1.4.12: a reader may space text so.
SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }"
OVERFLOW = "[document.scrollingElement.scrollWidth, window.innerWidth]"
CUT = """[...document.querySelectorAll('article *, .furniture *')].filter(e => getComputedStyle(e).overflow == 'hidden'
    && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)).map(e => e.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Page]:
    with browser() as page:
        yield page


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return pages(tmp_path_factory.mktemp("pages"))


def test_no_page_scrolls_sideways(chromium: Page, made: list[Path]) -> None:
    for path in made:
        for width, zoom in WINDOWS:
            chromium.look(width, zoom=zoom)
            chromium.open(path)
            content, window = chromium.run(OVERFLOW)
            assert content <= window, (path.name, width, zoom)


def test_a_page_bears_the_spacing_that_a_reader_wants(chromium: Page, made: list[Path]) -> None:
    for path in made:
        chromium.look(320)
        chromium.open(path)
        style = (
            f"document.head.appendChild(Object.assign(document.createElement('style'), {{textContent: `{SPACED}`}}))"
        )
        chromium.run(f"{style}; true")
        content, window = chromium.run(OVERFLOW)
        assert content <= window, path.name
        assert "thead" in "".join(cut := chromium.run(CUT)) or not cut, path.name


def test_a_page_asks_for_nothing_and_shows_all_without_a_script(chromium: Page, made: list[Path]) -> None:
    chromium.look(1280)
    chromium.allow_scripts(False)
    try:
        for path in made:
            chromium.open(path)
            asked = [address for address in chromium.requests if not address.startswith("data:")]
            assert asked == [path.as_uri()]
            shown = " ".join(chromium.run("document.querySelector('article').innerText").split()).casefold()
            title = words(parsed(path.read_text(encoding="utf-8")).find(".//h1"))
            assert title.casefold() in shown
            assert chromium.run("[...document.fonts].filter(f => f.status == 'error').length") == 0
    finally:
        chromium.allow_scripts(True)


def test_the_policy_of_a_page_stops_what_is_slipped_into_it(chromium: Page, made: list[Path], tmp_path: Path) -> None:
    slipped = '<script>document.title = "run"</script><img src="other.png" alt="">'
    path = tmp_path / "slipped.html"
    path.write_text(made[0].read_text(encoding="utf-8").replace("</main>", f"{slipped}</main>"), encoding="utf-8")
    (tmp_path / "other.png").write_bytes(b"")
    chromium.open(path)
    assert chromium.run("document.title") != "run"
    assert chromium.run("document.querySelector('img[src=\"other.png\"]').naturalWidth") == 0


def test_the_label_stands_on_every_sheet_and_no_sheet_is_empty(chromium: Page, made: list[Path]) -> None:
    chromium.look(1280)
    for path in made:
        chromium.open(path)
        sheets = [sheet.get_textpage().get_text_range() for sheet in pypdfium2.PdfDocument(chromium.paper())]
        assert all("TLP:AMBER" in sheet for sheet in sheets), path.name
        assert f"1 of {len(sheets)}" in sheets[0]
        assert all(len(sheet) > 250 for sheet in sheets), path.name  # furniture alone is less
        assert "TLP:AMBER" in sheets[-1].split("Zedland’s Ports · For the minister")[0] or len(sheets) == 1


def test_the_first_stop_of_the_keyboard_leads_to_the_text(chromium: Page, made: list[Path]) -> None:
    chromium.open(made[0])
    for kind in ("rawKeyDown", "keyUp"):
        chromium.command("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)
    assert chromium.run("document.activeElement.getAttribute('href')") == "#_main"
    assert chromium.run("document.activeElement.getBoundingClientRect().height") > 20
