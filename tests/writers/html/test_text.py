"""The text of a page is the text of the tree, whatever that text is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.document.nodes import (
    Block,
    Box,
    BoxKind,
    Cell,
    Document,
    Figure,
    Heading,
    Inline,
    Link,
    Note,
    Paragraph,
    Reference,
    Table,
    Text,
)
from briefgen.document.walk import blocks, inner_inlines, own_inlines
from briefgen.style.theme import load_theme
from briefgen.writers import WriteOptions
from briefgen.writers.html import write
from tests.samples import metadata, png, sample
from tests.writers.html.pages import THEMES, brief, bullets, css, page, paragraph_page, parsed, sample_page, words

HOSTILE = (
    "</style><script>alert(1)</script>",
    "<!-- a comment --> and <![CDATA[ data ]]>",
    "&amp; &lt;b&gt; &#60;i&#62; &copy;",
    '" onmouseover="alert(1)" x=\'y\'',
    "{{ config }} {% raw %} {# note #} ${HOME} %(name)s",
    "a < b && c > d </p></div></main>",
    "\u202egnp.exe\u202c and \u2067turned\u2069",
    "ﷺ 𝔘nicode \U0001f600 e\u0301",
)


def spoken(inlines: tuple[Inline, ...]) -> list[str]:
    """Return the texts of inlines in order, references as they read, the content of notes left out."""
    inside = {id(i) for note in inner_inlines(inlines) if isinstance(note, Note) for i in inner_inlines(note.content)}
    texts = (i for i in inner_inlines(inlines) if isinstance(i, Text | Reference) and id(i) not in inside)
    return [" ".join(i.text.split()) for i in texts]


def every_block(text: str) -> tuple[Block, ...]:
    """Return blocks that show the text in every place where text can stand."""
    one = (Text(text),)
    said = Paragraph(one)
    return (
        Heading(3, one, text),
        said,
        bullets(text),
        Box(BoxKind.ALLEGATION, (said,), one),
        Table((Cell(one), Cell(one)), ((Cell(one), Cell(one)),), (), one),
        Figure(png(), text, one),
        Paragraph((Reference(text, text), Note(one), Link(one, "https://example.org/"))),
    )


@pytest.mark.parametrize("theme", THEMES)
def test_the_text_of_the_tree_stands_on_the_page_in_its_order(theme: str) -> None:
    article = words(parsed(sample_page(theme)).find(".//article"))
    position = 0
    for block in blocks(sample()):
        for text in spoken(own_inlines(block)):
            for part in text.split(": ", 1) if isinstance(block, Heading) and block.level == 1 else [text]:
                found = article.find(part, position)
                assert found >= 0, f"{part!r} is missing after {article[max(0, position - 40) : position]!r}"
                position = found + len(part)


def test_nothing_but_the_text_of_the_tree_stands_in_the_article() -> None:
    text = words(paragraph_page(Text("One sentence."), Reference("F1", "line 5")).find(".//article"))
    assert text == "Part One sentence. F1 · line 5"


def test_a_title_is_one_heading_that_reads_as_one_text() -> None:
    headings = parsed(sample_page("institutional")).findall(".//h1")
    assert [words(h) for h in headings] == ["Zedland’s Ports: Fees, Permits and Missing Owners"]
    assert [words(span) for span in headings[0]] == ["Zedland’s Ports:", "Fees, Permits and Missing Owners"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_out_literally_and_adds_no_element(text: str) -> None:
    tame, wild = (parsed(page(brief(*every_block(t)))) for t in ("plain", text))
    spans = {"span"}  # texts that turn their direction are wrapped
    assert [e.tag for e in wild.iter() if e.tag not in spans] == [e.tag for e in tame.iter() if e.tag not in spans]
    wanted = " ".join(text.split())
    for place in ("h3", "li", "caption", "th", "figcaption", "blockquote", "p"):
        for element in wild.findall(f".//article//{place}"):
            assert wanted in words(element), place
    assert wild.find(".//img").get("alt") == text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_metadata_comes_out_literally(text: str) -> None:
    data = replace(metadata(), title=text, short_title=text, audience=text, publisher=text, author=text, embargo=text)
    markup = page(Document(data, brief().sections))
    assert markup.count("<style>") == markup.count("</style>") == 1
    assert "</" not in css(markup)
    assert "<!--" not in css(markup)
    tree = parsed(markup)
    assert not tree.findall(".//script")
    assert tree.find(".//title").text == text
    assert tree.find(".//meta[@name='description']").get("content") == text
    assert " ".join(text.split()) in words(tree.find(".//header"))


def test_characters_that_html_forbids_are_replaced() -> None:
    markup = page(brief(Paragraph((Text("a\x00b\x1bc\x7fd\x85e\ufffff\U0001ffffg\ud800h"),))))
    assert "a�b�c�d�e�f�g�h" in markup


def test_a_text_that_turns_its_direction_stays_in_an_element_of_its_own() -> None:
    tree = paragraph_page(Text("before "), Text("\u202eturned"), Text(" after"))
    assert [span.text for span in tree.findall(".//article//p/span")] == ["\u202eturned"]
    assert "span, a, strong, em, sup { unicode-bidi: isolate; }" in css(page(brief()))


@pytest.mark.parametrize("url", ["https://example.org/a?b=1&c=2", "http://example.org", "mailto:a@example.org"])
def test_a_web_or_mail_address_is_a_link(url: str) -> None:
    links = paragraph_page(Link((Text("here"),), url)).findall(".//article//a")
    assert [(a.get("href"), a.text) for a in links] == [(url, "here")]


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", " https://x", "file:///etc", "//x", "https://a b", ""],
)
def test_another_address_is_text_and_is_reported(url: str) -> None:
    document = brief(Paragraph((Link((Text("here"),), url),)))
    written = write(document, load_theme("institutional"), WriteOptions())
    tree = parsed(written.data.decode("utf-8"))
    assert not tree.findall(".//article//a")
    assert "here" in words(tree.find(".//article"))
    assert len(written.diagnostics) == 1
    assert written.diagnostics[0].hint
