"""Layouts and dress of a page: what the root says of them, and what each layout adds."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import resources

import pytest

from briefgen.document.nodes import Document, Heading, Note, Section, Text
from briefgen.style.choices import LAYOUTS
from briefgen.style.theme import Theme, load_theme
from briefgen.writers import WriteOptions
from briefgen.writers.html import write
from briefgen.writers.html.stylesheet import LAYOUT_FILES, TOPICS
from tests.samples import metadata, sample
from tests.writers.html.pages import brief, css, parsed, words
from tests.writers.html.screens import COMBINATIONS, page_in


@pytest.mark.parametrize(("theme", "layout"), COMBINATIONS)
def test_the_root_says_the_layout_and_the_dress_of_each_piece(theme: str, layout: str) -> None:
    classes = parsed(page_in(theme, layout)).get("class").split()
    assert classes[:2] == [f"theme-{theme}", f"layout-{layout}"]
    for piece, dress in load_theme(theme).pieces.items():
        assert f"{piece}-{dress}".replace("_", "-") in classes


def test_every_file_of_the_style_sheet_is_used() -> None:
    folder = resources.files("briefgen.writers.html") / "styles"
    there = {file.name.removesuffix(".css") for file in folder.iterdir()}
    layouts = {name for layout in LAYOUTS for name in LAYOUT_FILES.get(layout, (f"layout-{layout}",))}
    assert there == {*TOPICS, *layouts, "print", "logo"}  # the last only where there is a logo


def test_every_property_that_a_page_uses_is_defined_in_it() -> None:
    for theme, layout in COMBINATIONS:
        rules = css(page_in(theme, layout))
        without_default = set(re.findall(r"var\(--([a-z0-9-]+)\)", rules))
        assert without_default <= set(re.findall(r"--([a-z0-9-]+):", rules)), (theme, layout)


@pytest.mark.parametrize("theme", ["institutional", "briefing", "press"])
def test_a_report_has_a_list_of_contents_whose_links_lead_to_its_headings(theme: str) -> None:
    tree = parsed(page_in(theme, "report"))
    (nav,) = tree.findall(".//nav")
    assert tree.find(f".//*[@id='{nav.get('aria-labelledby')}']").text_content() == "Contents"
    lines = [(words(a), a.get("href")[1:]) for a in nav.findall(".//a")]
    headings = [(words(h), h.get("id")) for h in tree.xpath("//section[not(@role)]//*[self::h2 or self::h3]")]
    assert lines == headings
    assert [words(a) for a in nav.xpath("./ol/li/ol/li/a")] == ["Registers and owners"]
    assert tree.find(".//h1").get("class") == "t-cover_title step-0"


@pytest.mark.parametrize("layout", [layout for layout in LAYOUTS if layout != "report"])
def test_other_layouts_and_short_reports_have_none(layout: str) -> None:
    assert parsed(page_in("institutional", layout)).find(".//nav") is None
    assert parsed(page_in("institutional", "report", brief())).find(".//nav") is None


def test_a_note_in_a_heading_is_called_once_and_an_empty_heading_is_not_listed() -> None:
    called = Heading(2, (Text("Fees"), Note((Text("In crowns."),))), "fees")
    heads = (
        called,
        Heading(2, (Text(" "),), "none"),
        Heading(2, (Text("Ports"),), "ports"),
        Heading(2, (Text("Law"),), "law"),
    )
    document = Document(metadata(), tuple(Section(f"s{n}", (head,)) for n, head in enumerate(heads)))
    tree = parsed(page_in("press", "report", document))
    assert [words(a) for a in tree.findall(".//nav//a")] == ["Fees", "Ports", "Law"]
    assert len(tree.xpath("//*[@role='doc-noteref']")) == 1


def _dressed(theme: str, **pieces: str) -> tuple[Theme, str]:
    shipped = load_theme(theme)
    own = replace(shipped, pieces={**shipped.pieces, **pieces})
    return own, css(write(sample(), own, WriteOptions()).data.decode())


def test_what_is_light_for_a_ground_is_dark_where_a_theme_of_ones_own_has_none() -> None:
    _, rules = _dressed("briefing", title="ruled", table="open")
    for style in ("series", "title", "title_rest", "subtitle", "table_head"):
        assert re.search(rf"\.t-{style}\{{[^}}]*;color:var\(--text\)", rules), style
    _, rules = _dressed("press", title="ruled")
    assert re.search(r"\.t-marking\{[^}]*;color:var\(--mark\)", rules)


def test_a_part_without_a_heading_says_so_and_has_no_rule_above_its_box() -> None:
    rules = css(page_in("institutional", "side-heads"))
    assert ".headless:has(> .flow > :is(.callout, .allegation, .panel):first-child) { border-top: 0" in rules
