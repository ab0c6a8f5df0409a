"""Whatever an input holds, it comes out as literal text: no value of a report or brief is ever markup."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.audience.profile import GroupBy, SectionPlan
from briefgen.brief import Contact, Marking
from briefgen.document import walk
from briefgen.document.nodes import Document, Emphasis, Heading, Link, List, Strong, Table, Text
from briefgen.document.text import printable
from briefgen.errors import BriefError
from briefgen.report.annotations import Annotation
from briefgen.report.model import Report
from tests.making import annotated, composed, make_profile, make_report, with_passage

HOSTILE = [
    "{{ 7 * 7 }} {% for x in y %} {## remark ##} {# remark #}",
    "<b>bold</b><script>alert(1)</script><!-- remark -->",
    '<font color="red">red</font><para><a href="x">link</a>',
    "&lt; &amp; &#60; &nbsp; &copy;",
    "]]> <?xml version='1.0'?> <w:p/>",
    "# heading\n## heading\n\nparagraph\n===\n---",
    "[link](https://example.org) ![picture](https://example.org/p.png) <https://example.org>",
    "| a | b |\n|---|---|\n| c | d |",
    "- item\n* item\n1. item\n> quote",
    "**strong** _emphasis_ `code` ~~struck~~",
    "a\\*b \\\\ \\n \\[c\\]",
    "    indented code\n```\nfence\n```",
    ":::: panel\n## heading\n::::",
    "::: title_rest\nwords\n:::",
    "[label]: https://example.org\n[label]",
    "line one  \nline two",
    "a |pipe| in a table cell",
    "control \x07 bell \x00 nul \x1b[31m escape",
    "right \u202e to left \u202d override",
    "soft\u00adhyphen zero\u200bwidth \u2028 separator \u2029",
    "${jndi} %s %(name)s {0.__class__}",
    '=HYPERLINK("https://example.org")',
]
EVERYTHING = ("title", "summary", SectionPlan("key-messages", max=1), SectionPlan("findings", sources=True), "asks",
              "evidence", "source", "contact")  # fmt: skip


def hostile_report(text: str) -> Report:
    report = make_report(
        {f"H1 {text}": [f"F1 {text}", f"F2 {text}"], "Owners": [f"F3 {text}"]},
        title=f"T {text}",
        subtitle=f"S {text}",
        lead=[f"L {text}"],
        conclusion=[f"C {text}"],
        metadata={"author": f"A {text}", "publisher": f"P {text}", "date": f"D {text}", "url": f"U {text}"},
    )
    first, second, third = report.findings
    report = with_passage(report, first.id, source=f"Q1 {text}")
    report = with_passage(report, second.id, source=f"Q2 {text}")
    calm = {p.id: Annotation(allegation=False, key_message=True) for p in report.passages()}
    return annotated(report, {**calm, third.id: Annotation(allegation=True)})


def hostile_document(text: str) -> Document:
    report = hostile_report(text)
    profile = make_profile(*EVERYTHING, label=f"X {text}", product=f"Y {text}")
    _, document = composed(
        report,
        profile,
        publisher=f"B {text}",
        marking=Marking(embargo=f"E {text}", date="2026-11-24", version=f"V {text}"),
        contact=Contact(office=f"O {text}", email=f"M {text}", phone=f"N {text}", url=f"W {text}"),
    )
    return document


def shape(document: Document) -> list[str]:
    """Return the kinds of all nodes, without any text."""
    found = []
    for block in walk.blocks(document):
        found.append(type(block).__name__)
        found.extend(type(inline).__name__ for inline in walk.inner_inlines(walk.own_inlines(block)))
    return found


def texts(document: Document) -> str:
    return "\n".join(
        inline.text
        for block in walk.blocks(document)
        for inline in walk.inner_inlines(walk.own_inlines(block))
        if isinstance(inline, Text)
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_out_letter_for_letter_and_makes_no_node(text: str) -> None:
    document = hostile_document(text)
    assert shape(document) == shape(hostile_document("harmless"))
    said = texts(document)
    for mark in (
        "T",
        "S",
        "L",
        "C",
        "F1",
        "F2",
        "F3",
        "Q1",
        "Q2",
        "A",
        "P",
        "D",
        "U",
        "X",
        "Y",
        "E",
        "V",
        "O",
        "N",
        "W",
    ):
        assert printable(f"{mark} {text}").strip() in said, mark
    assert document.metadata.audience == printable(f"X {text}")
    assert document.metadata.title == printable(f"T {text}")
    assert document.metadata.publisher == printable(f"B {text}")


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufdd0\ufdd1"), max_size=60))
def test_any_text_at_all_comes_out_as_text(text: str) -> None:
    document = hostile_document(f"x{text}x")
    assert shape(document) == shape(hostile_document("harmless"))
    assert printable(f"F1 x{text}x") in texts(document)


@pytest.mark.parametrize("character", ["\x07", "\x00", "\u202e", "\u202d", "\ufffe", "\ud800"])
def test_what_a_page_cannot_carry_is_shown_by_its_code(character: str) -> None:
    document = hostile_document(f"a{character}b")
    assert character not in texts(document)
    assert f"F1 a[U+{ord(character):04X}]b" in texts(document)
    assert character not in document.metadata.audience + document.metadata.title


@pytest.mark.parametrize("theme", ["a_b", "**strong**", "<b>", "{{ 7 }}", "# a", "| a |"])
def test_a_theme_is_printed_as_a_heading_of_plain_words(theme: str) -> None:
    report = annotated(make_report(), {"owners.1": Annotation(themes=(theme,))})
    profile = make_profile("title", SectionPlan("findings", by=GroupBy.THEME))
    _, document = composed(report, profile)
    headings = [b for b in walk.blocks(document) if isinstance(b, Heading) and b.level == 3]
    words = theme.replace("_", " ")
    assert [walk.plain(h.content) for h in headings] == [words[:1].upper() + words[1:], "Other findings"]
    assert all(isinstance(inline, Text) for h in headings for inline in h.content)


@pytest.mark.parametrize("character", ["\ufdd0", "\ufdd1"])
def test_token_characters_never_reach_a_page(character: str) -> None:
    try:
        document = hostile_document(f"a{character}0{character}b")
    except BriefError as refused:
        assert "section template" in str(refused)  # noqa: PT017
    else:
        assert character not in texts(document)


def test_a_heading_from_a_profile_is_text_too() -> None:
    _, document = composed(make_report(), make_profile("title", SectionPlan("findings", heading="# <b>*Found*</b>")))
    heading = next(b for b in walk.blocks(document) if isinstance(b, Heading) and b.level == 2)
    assert heading.content == (Text("# <b>*Found*</b>"),)


# ---------------------------------------------------------------------------------------------------------- links


def links(document: Document) -> list[Link]:
    return [
        inline
        for block in walk.blocks(document)
        for inline in walk.inner_inlines(walk.own_inlines(block))
        if isinstance(inline, Link)
    ]


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "ftp://x.example",
     "//x.example", "www.x.example", "/etc/passwd", " \tjavascript:alert(1)", "java\nscript:x"],
)  # fmt: skip
def test_an_address_of_another_scheme_is_text(url: str) -> None:
    report = make_report(metadata={"url": url})
    _, document = composed(report, make_profile("title", "source", "contact"), contact=Contact(url=url))
    assert links(document) == []
    assert texts(document).count(printable(url).strip()) >= 2


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://example.org/a?b=c&d=e#f", "Online at example.org/a?b=c&d=e#f"),
        ("http://example.org/", "Online at example.org"),
        ('HTTPS://example.org/"><b>', 'Online at example.org/"><b>'),
        ("https:///", "Online at https:///"),
    ],
)
def test_a_web_address_is_a_link_that_says_what_it_leads_to_without_its_scheme(url: str, words: str) -> None:
    _, document = composed(make_report(metadata={"url": url}), make_profile("title", "source"))
    assert links(document) == [Link((Text(words),), url)]


def test_a_mail_address_is_a_link() -> None:
    _, document = composed(make_report(), make_profile("title", "contact"), contact=Contact(email="desk@example.org"))
    assert links(document) == [Link((Text("desk@example.org"),), "mailto:desk@example.org")]


def test_emphasis_and_lists_come_only_from_templates() -> None:
    plain = shape(hostile_document("harmless"))
    assert {Emphasis.__name__, List.__name__, Table.__name__} <= set(plain)
    assert Strong.__name__ in plain


def test_a_source_with_markup_stays_beside_its_finding() -> None:
    report = with_passage(make_report(), "owners.1", source="**Register** | page 4")
    _, document = composed(report, replace(make_profile(), sections=(SectionPlan("findings", sources=True),)))
    (note,) = walk.notes(document)
    assert walk.plain(note.content) == "**Register** | page 4"
