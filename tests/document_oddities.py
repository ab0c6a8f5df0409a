"""A language in, strategies for blocks that no template of ours makes, or seldom, out; see `documents`."""

from __future__ import annotations

from functools import lru_cache

from hypothesis import strategies as st

from briefgen.document.nodes import (
    Block,
    Box,
    BoxKind,
    Cell,
    Emphasis,
    Figure,
    Heading,
    Inline,
    LineBreak,
    Link,
    List,
    ListItem,
    Note,
    Paragraph,
    Quote,
    Reference,
    Strip,
    Strong,
    Table,
    Text,
    TextRole,
)
from tests.document_parts import NUMBERS, ROLES, URLS, content, headings, picture, texts, wrapped
from tests.invented import LANGUAGES, odd, prose

Blocks = st.SearchStrategy[tuple[Block, ...]]


@lru_cache
def empty_parts(language: str) -> Blocks:
    """Return blocks that hold nothing, among some that do."""
    none: tuple[Inline, ...] = ()
    text = Paragraph((Text(prose(5, 9, language)),))
    odd_ones: tuple[Block, ...] = (
        Paragraph(none), Paragraph((Text(""),)), Paragraph((Text("  "),), TextRole.NOTE), Paragraph((LineBreak(),)),
        Paragraph((Reference("F1", "line 3"),)), Paragraph((Note((Text("alone"),)),)), Heading(2, none, "none"),
        Heading(3, (Text(" "),), "blank"), List(()), List((ListItem(()),)),
        List((ListItem(()), ListItem((text,))), True),
        List((ListItem((Paragraph(none),)),)), List((ListItem((List((ListItem(()),)),)),)), Quote(()),
        Quote((Paragraph(none),)), Box(BoxKind.PANEL, ()), Box(BoxKind.CALLOUT, (), (Text("only a title"),)),
        Box(BoxKind.ALLEGATION, (Paragraph(none),)), Table((), (), (), ()), Table((), ((),), (), (Text("caption"),)),
        Table((Cell(none),), ((Cell(none),), ()), (), ()), Strip(0, 0, none), Strip(2, 4, none), Strip(-1, -2, none),
        Figure(picture("RGB"), "", decorative=True), Paragraph((Note(none),)), Paragraph((Strong(none), Emphasis(()))),
        Table((), ((Cell((Text("no header"),)),),), (), ()), Paragraph((Text("\u200b"),)), Paragraph((Text("\u00ad"),)),
        Box(BoxKind.PANEL, (Heading(2, none, "inside"), Quote(()))), Quote((List(()),)), text, text,
    )  # fmt: skip
    return st.lists(st.sampled_from(odd_ones), min_size=3, max_size=12).map(tuple)


@lru_cache
def languages(language: str) -> Blocks:
    """Return paragraphs with spans of other languages, short and over several lines."""
    other = st.sampled_from((*LANGUAGES, "zz", "en-GB"))
    said = st.builds(
        lambda n, count, tag: Text(prose(n, count, tag if tag in LANGUAGES else "en") + " ", language=tag),
        NUMBERS, st.integers(1, 40), other,
    )  # fmt: skip
    spans = st.one_of(said, said.map(lambda text: Strong((text,))), texts(language))
    filled = st.lists(spans, min_size=2, max_size=6).map(tuple)
    one = st.one_of(filled.map(Paragraph), filled.map(lambda f: Heading(3, f, "foreign")),
                    filled.map(lambda f: Table((Cell(f[:1]),), ((Cell(f[1:]),),), (), ())))  # fmt: skip
    return st.lists(one, min_size=1, max_size=4).map(tuple)


@lru_cache
def nested_inlines(language: str) -> Blocks:
    """Return paragraphs with strong words in links in emphasis, and every other order of these."""
    text = texts(language, 6)
    deep = st.recursive(text, wrapped, max_leaves=10)
    classic = st.builds(lambda a, b, c, url: Emphasis((a, Link((Strong((b,)), c), url))), text, text, text, URLS)
    filled = st.lists(st.one_of(deep, classic, text), min_size=1, max_size=6).map(tuple)
    return st.lists(st.builds(Paragraph, filled, ROLES), min_size=1, max_size=4).map(tuple)


@lru_cache
def heading_levels(language: str) -> Blocks:
    """Return headings of all levels in any order, some without text after them."""
    one = st.one_of(headings(language, st.integers(1, 7)), st.builds(Paragraph, content(language)))
    return st.lists(one, min_size=3, max_size=12).map(tuple)


@lru_cache
def odd_characters(language: str) -> Blocks:
    """Return blocks of characters that are seldom, unseen, or in no font."""
    strange = st.builds(lambda n, count: Text(odd(n, count)), NUMBERS, st.integers(1, 25))
    filled = st.lists(st.one_of(strange, strange.map(lambda t: Strong((t,))), texts(language)), min_size=1,
                      max_size=4).map(tuple)  # fmt: skip
    blocks: list[st.SearchStrategy[Block]] = [
        st.builds(Paragraph, filled, ROLES),
        filled.map(lambda said: Heading(3, said, "odd")),
        filled.map(lambda said: Table((Cell(said),), ((Cell(said),),), (), said)),
        filled.map(lambda said: Box(BoxKind.CALLOUT, (Paragraph((Link(said, "https://example.org/"),)),), said)),
    ]
    return st.lists(st.one_of(blocks), min_size=1, max_size=4).map(tuple)


@lru_cache
@st.composite
def used_twice(draw: st.DrawFn, language: str) -> tuple[Block, ...]:
    """Return blocks of which one object stands in two places: paragraphs, notes, cells, figures, lists."""
    note = Note((Text(prose(3, 6, language)),))
    text = Paragraph((Text(prose(draw(NUMBERS), 12, language)), note, Link((Text("quays"),), "https://example.org/")))
    figure, item = Figure(picture("RGB"), "A shade.", (Text("Caption"), note)), ListItem((text,))
    cell = Cell((Text("same"), note))
    made: tuple[Block, ...] = (
        List((item, item), True), Table((cell, cell), ((cell, cell), (cell, cell)), (), (note,), "fees", "Table 1"),
        Box(BoxKind.CALLOUT, (text, text)), Quote((text,)), Strip(1, 2, text.content), figure,
    )  # fmt: skip
    chosen = draw(st.lists(st.sampled_from(made), min_size=1, max_size=4))
    return (text, *chosen, *chosen, text)
