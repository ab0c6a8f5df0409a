"""The file stands alone: no request, no script, fonts with no more than they need, equal bytes for equal arguments."""

from __future__ import annotations

import hashlib
import os
import re
import string
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.document.nodes import Box, BoxKind, Paragraph, Text
from briefgen.style.theme import load_theme
from briefgen.writers import WriteOptions
from briefgen.writers.html import write
from briefgen.writers.html.css import css_string
from briefgen.writers.html.fonts import BASE_CHARACTERS
from tests.samples import sample
from tests.writers.html.pages import THEMES, brief, css, embedded_fonts, page, parsed, sample_page

ROOT = Path(__file__).parents[3]
ONCE = (
    "import hashlib; from tests.samples import sample; from briefgen.style.theme import load_theme;"
    "from briefgen.writers import WriteOptions; from briefgen.writers.html import write;"
    "print(hashlib.sha256(write(sample(), load_theme('press'), WriteOptions()).data).hexdigest())"
)


@pytest.mark.parametrize("theme", THEMES)
def test_a_page_asks_for_nothing_and_runs_nothing(theme: str) -> None:
    tree = parsed(sample_page(theme))
    assert not tree.findall(".//script")
    assert not tree.findall(".//link")
    assert not tree.findall(".//iframe")
    assert not [name for e in tree.iter() for name in e.attrib if name.startswith("on")]
    for source in tree.xpath("//@src"):
        assert source.startswith("data:image/png;base64,")
    assert set(tree.xpath("//@href[not(starts-with(., '#'))]")) == {
        "https://www.example.org/bills",
        "mailto:press@example.org",
    }
    rules = css(sample_page(theme))
    assert "@import" not in rules
    assert set(re.findall(r"url\(([^;)]*)", rules)) == {"data:font/woff"}


@pytest.mark.parametrize("theme", THEMES)
def test_the_policy_of_a_page_forbids_all_but_its_own_style_pictures_and_fonts(theme: str) -> None:
    tree = parsed(sample_page(theme))
    assert sample_page(theme).startswith("<!DOCTYPE html>\n")
    policy = tree.xpath("head/meta[@http-equiv='Content-Security-Policy']/@content")[0]
    for rule in ("default-src 'none'", "style-src 'unsafe-inline'", "img-src data:", "font-src data:"):
        assert rule in policy


@pytest.mark.parametrize("theme", THEMES)
def test_a_page_is_small(theme: str) -> None:
    assert len(sample_page(theme)) < 250_000


@pytest.mark.parametrize("theme", THEMES)
def test_fonts_hold_the_base_set_and_what_the_page_shows_and_nothing_else(theme: str) -> None:
    document = brief(Paragraph((Text("Žatec"),)))
    allowed = {ord(c) for c in BASE_CHARACTERS | set("Žatec") | set("ŽATEC")}
    fonts = embedded_fonts(page(document, theme))
    assert fonts
    for font in fonts:
        assert set(font.unicodes) <= allowed
        assert {ord(c) for c in string.ascii_letters + string.digits} <= set(font.unicodes)
    assert any(ord("Ž") in font.unicodes for font in fonts)


def test_a_letter_of_another_document_is_in_no_font() -> None:
    page(brief(Paragraph((Text("Łódź"),))))
    assert not any(ord("Ł") in font.unicodes for font in embedded_fonts(page(brief())))


def test_only_the_faces_that_are_used_are_embedded() -> None:
    plain, full = (len(embedded_fonts(markup)) for markup in (page(brief()), sample_page("institutional")))
    assert plain < full
    assert "font-style:italic" not in "".join(re.findall(r"@font-face\{[^}]*\}", css(page(brief()))))


def test_a_family_is_followed_by_its_fallback_and_its_kind() -> None:
    assert 'font-family:"Source Serif 4 opsz11","Source Serif 4","Cambria",serif' in css(sample_page("institutional"))


def test_capitals_are_in_the_font_that_shows_them() -> None:
    label = Box(BoxKind.CALLOUT, (), (Text("že"),))
    assert any(ord("Ž") in font.unicodes for font in embedded_fonts(page(brief(label), "institutional")))
    assert not any(ord("Ž") in font.unicodes for font in embedded_fonts(page(brief(label), "briefing")))


def test_loading_the_writer_loads_no_font_library() -> None:
    code = "import sys, briefgen.writers.html; assert 'uharfbuzz' not in sys.modules"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, check=True)


@pytest.mark.parametrize("theme", THEMES)
def test_equal_arguments_give_equal_bytes(theme: str) -> None:
    assert page(sample(), theme) == sample_page(theme)


def test_bytes_do_not_depend_on_the_order_of_hashes() -> None:
    digests = {hashlib.sha256(sample_page("press").encode()).hexdigest()}
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        ran = subprocess.run(
            [sys.executable, "-c", ONCE], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )
        digests.add(ran.stdout.strip())
    assert len(digests) == 1


def test_the_page_has_the_size_of_paper_that_was_asked_for() -> None:
    letter = write(sample(), load_theme("press"), WriteOptions("letter")).data.decode()
    assert "@page{size:612pt 792pt" in letter
    assert "@page{size:595.3pt 841.9pt" in sample_page("press")


def test_writing_a_page_has_no_pages_of_its_own() -> None:
    written = write(sample(), load_theme("press"), WriteOptions())
    assert written.pages is None
    assert written.diagnostics == ()


@pytest.mark.parametrize("text", ['"', "\\", "</style>", "\n", "a'b", "é", "*/"])
def test_a_css_string_cannot_be_left(text: str) -> None:
    written = css_string(text)
    assert written[0] == written[-1] == '"'
    assert not re.search(r"[\"<>'\n*/]", written[1:-1])
    assert re.sub(r"\\([0-9a-f]+) ", lambda m: chr(int(m[1], 16)), written[1:-1]) == text
