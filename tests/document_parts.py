"""A language in, strategies for the blocks of a document out; see `documents`."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from functools import lru_cache
from io import BytesIO

from hypothesis import strategies as st
from PIL import Image

from briefgen.document.nodes import (
    AUTHOR,
    TOOL,
    Align,
    Block,
    Box,
    BoxKind,
    Cell,
    CrossReference,
    Definition,
    Definitions,
    Emphasis,
    Figure,
    Heading,
    Inline,
    KeyFigure,
    KeyFigures,
    LineBreak,
    Link,
    List,
    ListItem,
    Note,
    Paragraph,
    Picture,
    Provenance,
    Quote,
    Reference,
    Strip,
    Strong,
    Table,
    Text,
    TextRole,
    Voice,
)
from tests.invented import prose

Blocks = st.SearchStrategy[tuple[Block, ...]]
NUMBERS = st.integers(0, 10**6)
ROLES = st.sampled_from((TextRole.BODY, TextRole.BODY, TextRole.LEAD, TextRole.NOTE, TextRole.SMALL))
URLS = st.sampled_from(
    ("https://www.example.org/", "mailto:press@example.org", "https://example.org/?a=1&b=(2)#c", "http://example.net/é")
)
NAMES = st.sampled_from(("quays", "fees", "a table of a long name, in Ζέδια, with <signs>", ""))
LABELS = st.sampled_from(("Table 1", "Table 2", "Figure 7", "Bild A", ""))  # also such as composing gives to none
CROSS_REFERENCES = st.builds(CrossReference, st.sampled_from(("Table 1", "Figure 7", "")), NAMES)
_PLACES = st.builds(lambda n: Reference(f"F{n % 40}", f"line {n}"), NUMBERS)
_PROVENANCES = st.one_of(
    st.sampled_from((TOOL, AUTHOR)),
    st.builds(lambda a, b: Provenance(Voice.REPORT, tuple(f"00c0ffee_L{n}" for n in range(a, a + b))),
              st.integers(1, 99), st.integers(0, 3)),
)  # fmt: skip


# ------------------------------------------------------------------------------------------------------------- inlines


@lru_cache
def texts(language: str, words: int = 20) -> st.SearchStrategy[Text]:
    """Return texts of up to so many words; most end in a space, as texts do that others follow."""
    ends = st.sampled_from((" ", " ", " ", ""))
    said = st.builds(lambda n, count, end: prose(n, count, language) + end, NUMBERS, st.integers(1, words), ends)
    return st.builds(Text, said, _PROVENANCES)


def wrapped(inner: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    several = st.lists(inner, min_size=1, max_size=3).map(tuple)
    return st.one_of(st.builds(Strong, several), st.builds(Emphasis, several), st.builds(Link, several, URLS))


@lru_cache
def inlines(language: str, words: int = 20) -> st.SearchStrategy[Inline]:
    """Return an inline of any kind."""
    text = texts(language, words)
    note = st.builds(Note, st.lists(st.one_of(text, wrapped(text)), min_size=1, max_size=3).map(tuple))
    place = st.builds(lambda a, b: Reference(f"F{a}" if a % 3 else "", f"line {b}"), st.integers(1, 40), NUMBERS)
    nested = st.recursive(text, wrapped, max_leaves=4)
    return st.one_of(text, text, text, nested, note, place, CROSS_REFERENCES, st.just(LineBreak()))


@lru_cache
def content(language: str, words: int = 20, most: int = 5) -> st.SearchStrategy[tuple[Inline, ...]]:
    """Return the content of a block: words first, then anything."""
    rest = st.lists(inlines(language, words), max_size=most - 1)
    return st.builds(lambda first, others: (first, *others), texts(language, words), rest)


# -------------------------------------------------------------------------------------------------------------- blocks


@lru_cache
def paragraphs(language: str, words: int = 40) -> Blocks:
    """Return one to three paragraphs of any role."""
    one = st.builds(Paragraph, content(language, words), ROLES, _PROVENANCES)
    return st.lists(one, min_size=1, max_size=3).map(tuple)


@lru_cache
def headings(language: str, levels: st.SearchStrategy[int]) -> st.SearchStrategy[Heading]:
    """Return a heading, of few words or of many."""
    words = content(language, words=9, most=2).map(lambda said: tuple(i for i in said if not isinstance(i, Reference)))
    return st.builds(lambda level, said, n: Heading(level, said, f"h{n}"), levels, words, NUMBERS)


@lru_cache
def long_paragraphs(language: str) -> Blocks:
    """Return paragraphs that go on over pages."""
    long = st.builds(lambda n, count: Text(prose(n, count, language)), NUMBERS, st.integers(150, 600))
    one = st.builds(lambda text, more, role: Paragraph((text, *more), role), long, content(language), ROLES)
    return st.lists(one, min_size=1, max_size=2).map(tuple)


@lru_cache
def sources(language: str) -> Blocks:
    """Return paragraphs whose sentences stand in several places of the report."""
    several = st.lists(texts(language), min_size=2, max_size=8).map(tuple)
    one = st.builds(Paragraph, several, ROLES)
    return st.lists(one, min_size=1, max_size=3).map(tuple)


@lru_cache
@st.composite
def tables(draw: st.DrawFn, language: str, most: int = 90) -> tuple[Block, ...]:
    """Return a table of 1 to so many rows; some are ragged, some cells empty, some hold links and notes."""
    columns, rows, start = draw(st.integers(1, 6)), draw(st.integers(1, most)), draw(NUMBERS)
    ragged, special = draw(st.booleans()), draw(st.lists(content(language, words=6, most=3), max_size=4))

    def cell(row: int, column: int) -> Cell:
        number = start + 31 * row + column
        if number % 7 == 0:
            return Cell(())
        if special and number % 11 == 0:
            return Cell(deepcopy(special[number % len(special)]))
        return Cell((Text(prose(number, 1 + number % 5, language)),), AUTHOR if number % 5 else TOOL)

    body = tuple(tuple(cell(r, c) for c in range(columns - (r % 3 if ragged else 0))) for r in range(rows))
    header = tuple(cell(-1, c) for c in range(columns))
    caption = draw(st.one_of(st.just(()), content(language, words=8, most=2)))
    aligned = tuple(draw(st.lists(st.sampled_from(Align), max_size=columns)))
    return (Table(header, body, aligned, caption, draw(NAMES), draw(LABELS)),)


@lru_cache
def links(language: str) -> Blocks:
    """Return paragraphs with links of one word and of several lines, next to one another, and with long addresses."""
    long = st.builds(lambda n, count: Text(prose(n, count, language)), NUMBERS, st.integers(1, 120))
    address = st.builds(lambda n: f"https://www.example.org/{'quay-register/' * n}?a={n}", st.integers(1, 30))
    spelt = address.map(lambda url: Link((Text(url),), url))
    told = st.builds(lambda text, url: Link((text,), url), st.one_of(texts(language, 3), long), URLS)
    empty = st.builds(Link, st.sampled_from(((), (Text(""),), (Text(" "),))), URLS)
    filled = st.lists(st.one_of(told, told, told, spelt, texts(language, 30), empty), min_size=2, max_size=9)
    return st.lists(filled.map(lambda said: Paragraph(tuple(said))), min_size=1, max_size=4).map(tuple)


@lru_cache
def deep_lists(language: str) -> Blocks:
    """Return lists five levels deep, numbered or not."""

    def within(depth: int) -> st.SearchStrategy[List]:
        first = st.builds(Paragraph, content(language, words=12, most=3))
        below = within(depth - 1).map(lambda inner: (inner,)) if depth > 1 else st.just(())
        item = st.builds(lambda block, more: ListItem((block, *more)), first, below)
        few = st.lists(item, min_size=1, max_size=2 if depth > 1 else 3).map(tuple)
        return st.builds(List, few, st.booleans(), st.sampled_from((1, 1, 7, 998)))

    flat = st.builds(lambda ps, o: List(tuple(ListItem((p,)) for p in ps), o), paragraphs(language), st.booleans())
    return st.tuples(within(5), flat)


@lru_cache
@st.composite
def boxes(draw: st.DrawFn, language: str) -> tuple[Block, ...]:
    """Return boxes in lists in boxes, quotations in them, and items that are boxes."""
    kind, words = st.sampled_from(BoxKind), st.one_of(st.just(()), content(language, words=6, most=2))
    text = draw(paragraphs(language))
    inner = Box(
        draw(kind), draw(st.one_of(deep_lists(language), paragraphs(language), tables(language, 9))), draw(words)
    )
    items = (
        ListItem((inner,)),
        ListItem((*text, inner)),
        ListItem((Quote(text), Strip(2, 5, draw(content(language))))),
    )
    outer = Box(draw(kind), (*text[:1], List(items, draw(st.booleans()))), draw(words))
    return draw(
        st.sampled_from(((outer,), (inner, Quote((outer,))), (Quote(text), outer), (Box(BoxKind.PANEL, text),)))
    )


@lru_cache
def notes(language: str) -> Blocks:
    """Return blocks with notes wherever inlines may stand."""
    note = st.builds(Note, content(language, words=30, most=3))
    noted = st.builds(lambda text, one: (text, one), texts(language, 6), note)
    twice = st.builds(lambda a, b: (*a, *b), noted, noted)
    blocks: list[st.SearchStrategy[Block]] = [
        twice.map(Paragraph),
        noted.map(lambda said: Heading(3, said, "noted")),
        st.builds(
            lambda a, b, c: Table((Cell(a),), ((Cell(b),), (Cell(()),)), (), c, "fees", "Table 3"), noted, noted, noted
        ),
        st.builds(lambda a, b: Box(BoxKind.CALLOUT, (Paragraph(a),), b), noted, noted),
        st.builds(lambda a, b: Paragraph((Strong(a), Link(b, "https://example.org/n"))), noted, noted),
        noted.map(lambda said: Figure(picture("L"), "Two shades.", said)),
        noted.map(lambda said: Strip(1, 2, said)),
    ]
    return st.lists(st.one_of(blocks), min_size=1, max_size=6).map(tuple)


def picture(mode: str, width: int = 40, height: int = 24) -> Picture:
    """Return a picture of a mode of Pillow's: colours, grey, a palette, transparency."""
    made = BytesIO()
    Image.new("RGBA", (width, height), (20, 90, 160, 120)).convert(mode).save(made, "PNG")
    return Picture(made.getvalue(), width, height)


@lru_cache
def figures(language: str) -> Blocks:
    """Return figures with alternative text and decorative ones, broken ones, large ones, ones in lists and boxes."""
    shown = [picture(mode) for mode in ("RGB", "L", "P", "1", "RGBA", "LA")]
    shown += [picture("RGB", 1200, 300), Picture(b"no picture", 30, 30), replace(shown[0], height=4000)]
    caption = st.one_of(st.just(()), content(language, words=8, most=3))
    told = st.builds(
        lambda p, n, c, *named: Figure(p, prose(n, 9, language), c, False, *named),
        st.sampled_from(shown), NUMBERS, caption, NAMES, LABELS,
    )  # fmt: skip
    mute = st.builds(
        lambda p, c, *named: Figure(p, "", c, True, *named), st.sampled_from(shown), caption, NAMES, LABELS
    )
    untold = st.builds(lambda p, c: Figure(p, "", c), st.sampled_from(shown), caption)
    one = st.one_of(told, told, mute, untold)
    listed = st.builds(lambda p, f: List((ListItem((*p, f)), ListItem((f,)))), paragraphs(language), one)
    boxed = st.builds(lambda f, k: Box(k, (f,)), one, st.sampled_from(BoxKind))
    return st.lists(st.one_of(one, one, listed, boxed), min_size=1, max_size=5).map(tuple)


@lru_cache
def key_figures(language: str) -> Blocks:
    """Return key figures, also in boxes and lists; some have no words, or no number of a usual length."""
    some = st.one_of(content(language, words=6, most=3), content(language, words=2, most=1), st.just(()))
    number = st.one_of(st.sampled_from(((Text("22,000"),), (Text("2 of 6", AUTHOR),))), _words(language, 3))
    one = st.builds(lambda n, said, place, p: KeyFigure(n, (*said, place), p), number, some, _PLACES, _PROVENANCES)
    return _placed(st.lists(one, max_size=6).map(tuple).map(KeyFigures))


@lru_cache
def words_and_quotes(language: str) -> Blocks:
    """Return words explained and pull quotes, also in boxes and lists; some words have no meaning."""
    some = st.one_of(content(language, words=9, most=3), content(language, words=30, most=2), st.just(()))
    word = st.builds(Definition, _words(language, 3), some, _PROVENANCES)
    words = st.lists(word, max_size=7).map(tuple).map(Definitions)
    pulled = st.builds(lambda said, place: Paragraph((*said, place)), content(language, words=25, most=2), _PLACES)
    return _placed(st.one_of(words, pulled.map(lambda paragraph: Quote((paragraph,), pull=True))))


def _words(language: str, most: int) -> st.SearchStrategy[tuple[Inline, ...]]:
    """Return words, plain or dressed, without evidence and notes, which come behind other words."""
    one = texts(language, most)
    return st.lists(st.one_of(one, wrapped(one)), min_size=1, max_size=2).map(tuple)


def _placed(one: st.SearchStrategy[Block]) -> Blocks:
    boxed = st.builds(lambda block, kind: Box(kind, (block,)), one, st.sampled_from(BoxKind))
    listed = one.map(lambda block: List((ListItem((block,)),)))
    return st.lists(st.one_of(one, one, boxed, listed), min_size=1, max_size=5).map(tuple)


@lru_cache
def anything(language: str) -> Blocks:
    """Return blocks of several kinds."""
    makers = (paragraphs, sources, links, deep_lists, boxes, notes, figures, key_figures, words_and_quotes)
    some = st.lists(st.one_of([make(language) for make in makers]), min_size=2, max_size=3)
    return some.map(lambda groups: tuple(block for group in groups for block in group))
