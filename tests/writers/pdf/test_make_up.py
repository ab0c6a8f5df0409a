"""Pages before they are drawn: headings, single lines, hyphens, line ends and the grid, in all themes and sizes."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle
from types import MappingProxyType

import pytest

from briefgen.document.nodes import Box, BoxKind, Document, Heading, List, ListItem, Paragraph, Quote, Text, TextRole
from briefgen.style.choices import LAYOUTS
from briefgen.style.theme import Theme, load_theme, theme_names
from briefgen.writers.pdf.bench import bench
from briefgen.writers.pdf.composer import Composer
from briefgen.writers.pdf.galley import Galley
from briefgen.writers.pdf.layouts import lay_out
from briefgen.writers.pdf.linebreak import Measure
from briefgen.writers.pdf.paragraph import Typesetter
from tests.example_briefs import cases, composed
from tests.samples import finding_paragraph, sample
from tests.writers.pdf import laid_out
from tests.writers.pdf.laid_out import Broken, complaints
from tests.writers.pdf.reading import document_of
from tests.writers.pdf.texts import GERMAN, justified

CASES = cases()
SIZES = ("a4", "letter")
LOOKS = [(theme, layout) for theme in theme_names() for layout in LAYOUTS]
ENGLISH = "the harbour – of Quell; and/or law-enforcement on 24 November 2026 at p. 4 R. Example"
WORDS = (GERMAN + ENGLISH).split()


def _invented(seed: int) -> Document:
    """Return a document of long and short blocks of words in no order."""
    chance = random.Random(seed)

    def words(count: int) -> str:
        return " ".join(chance.choice(WORDS) for _ in range(count))

    def items() -> List:
        found = (finding_paragraph(n, n + 4, words(chance.randint(3, 60))) for n in range(chance.randint(1, 6)))
        return List(tuple(ListItem((paragraph,)) for paragraph in found), chance.random() < 0.3)

    blocks: list[Callable[[], object]] = [
        lambda: Heading(chance.choice((2, 3)), (Text(words(chance.randint(1, 7))),), f"h{chance.random()}"),
        lambda: Paragraph((Text(words(chance.randint(1, 150))),)),
        lambda: Paragraph((Text(words(chance.randint(1, 30))),), TextRole.NOTE),
        lambda: Quote((Paragraph((Text(words(chance.randint(5, 60))),)),)),
        lambda: Box(chance.choice(list(BoxKind)), (Paragraph((Text(words(40)),)),), (Text(words(3)),)),
        items,
    ]
    return document_of(*(chance.choice(blocks)() for _ in range(chance.randint(8, 24))))


@pytest.mark.parametrize(("name", "audience"), CASES)
def test_the_example_briefs_are_made_up_by_the_rules(name: str, audience: str) -> None:
    for size, theme in zip(cycle(SIZES), theme_names(), strict=False):
        assert complaints(composed(name, audience), load_theme(theme), size) == [], (theme, size)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "audience"), CASES)
def test_the_example_briefs_are_made_up_by_the_rules_in_every_look(name: str, audience: str) -> None:
    for size, (theme, layout) in zip(cycle(SIZES), LOOKS, strict=False):
        assert complaints(composed(name, audience), load_theme(theme, layout), size) == [], (theme, layout, size)


@pytest.mark.parametrize(("theme", "layout"), LOOKS)
def test_every_kind_of_block_is_made_up_by_the_rules(theme: str, layout: str) -> None:
    for size in SIZES:
        assert complaints(sample(), load_theme(theme, layout), size) == [], size


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("theme", theme_names())
def test_long_paragraphs_are_made_up_by_the_rules_ragged_and_justified(theme: str, seed: int) -> None:
    document = _invented(seed)
    assert complaints(document, load_theme(theme), "a4") == []
    german = replace(document, metadata=replace(document.metadata, language="de"))
    assert complaints(german, justified(load_theme(theme)), "letter") == []


# ------------------------------------------------------------------------------------------------- it can complain


def _pages_without(monkeypatch: pytest.MonkeyPatch, theme: Theme, document: Document) -> list[str]:
    """Return the complaints about pages whose rows may part anywhere."""
    row = Composer.row

    def loose(self: Composer, *arguments: object, **options: object) -> object:
        made = row(self, *arguments, **options)  # type: ignore[arg-type]
        made.keep = False
        return made

    monkeypatch.setattr(Composer, "row", loose)
    return complaints(document, theme, "a4")


def test_single_lines_and_lone_headings_are_found_where_rows_may_part_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    blocks: list[object] = []
    for number in range(40):
        blocks += [
            Heading(3, (Text(f"Heading {number}"),), f"h{number}"),
            Paragraph((Text(GERMAN[: 300 + 37 * number]),)),
        ]
    found = "\n".join(_pages_without(monkeypatch, load_theme("briefing"), document_of(*blocks)))
    assert "one line alone" in found
    assert "a heading with fewer" in found


def test_rows_off_the_grid_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    top = Galley._top
    monkeypatch.setattr(
        Galley, "_top", lambda self, row, y, fresh: top(self, row, y, fresh) + (0.5 if row.snap else 0.0)
    )
    document = document_of(*(Heading(2, (Text(f"Part {n}"),), f"h{n}") for n in range(9)))
    assert any("off the grid" in text for text in complaints(document, load_theme("institutional"), "a4"))


def test_bad_line_ends_are_found() -> None:
    theme = justified(load_theme("institutional"))
    with laid_out.recorded() as broken:
        document = document_of(GERMAN)
        german = replace(document, metadata=replace(document.metadata, language="de"))
        lay_out(german, bench(german, Typesetter(theme), theme.pages["a4"]))
    long = max(broken, key=lambda each: len(each.lines))
    pieces = long.pieces
    wide = Broken(pieces, [pieces], long.measure, False)
    assert "wider than its measure" in "".join(laid_out.line_ends(wide))
    lonely = Broken(pieces, [pieces[:-1], pieces[-1:]], Measure(1e9, 300.0, 50.0, two_words=True), False)
    assert "a last line of one word" in "".join(laid_out.line_ends(lonely))
    divided = next(line for line in long.lines if line[-1].hyphened)
    ladder = Broken(pieces, [divided] * 3, Measure(1e9, 1e9, 50.0), False)
    assert "three hyphens" in "".join(laid_out.line_ends(ladder))


def test_a_hyphen_never_stands_at_the_foot_of_a_column() -> None:
    styles = {name: replace(style, justified=True) for name, style in load_theme("briefing").styles.items()}
    theme = replace(load_theme("briefing"), styles=MappingProxyType(styles))
    for count in range(1, 12):
        document = document_of(*(["Ein kurzer Absatz."] * count), *([GERMAN * 2] * 6))
        german = replace(document, metadata=replace(document.metadata, language="de"))
        assert complaints(german, theme, "a4") == []
