"""Paragraphs of plain words are set the straight way, and as the general way would set them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.style.theme import load_theme, theme_names
from briefgen.writers.pdf import setting
from briefgen.writers.pdf.lines import SetParagraph
from briefgen.writers.pdf.paragraph import Typesetter
from briefgen.writers.pdf.runs import Run

WORDS = (
    "the", "a", "harbour", "office", "12", "3.1", "million", "crowns,", "R.", "Example", "Dr.", "Marrow", "of", "Q.",
    "“quoted”", "don't", "well-known", "fees", "24", "November", "(see", "p.", "4)", "15", "%", "ships-", "x", "ταχύς",
    "порт", "é", "e\u0301", "–", "and/or", "A\u00a0B", "quays.", "☃",
)  # fmt: skip
THEMES = {name: load_theme(name) for name in theme_names()}


def widths(paragraph: SetParagraph) -> list[float]:
    return [line.width for line in paragraph.lines]


def as_drawn(paragraph: SetParagraph) -> object:
    lines = [
        (line.hyphened, [(c.span, round(c.x, 4), c.rise, c.look, c.shown) for c in line.chunks])
        for line in paragraph.lines
    ]
    return lines, {font.resource: glyphs for font, glyphs in paragraph.glyphs}, paragraph.missing, paragraph.lead


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=60),
    st.sampled_from(sorted(THEMES)),
    st.sampled_from(("body", "item", "lead", "title", "section", "small", "label", "quote")),
    st.sampled_from((60.0, 120.0, 317.0, 500.0)),
    st.sampled_from((0.0, 20.5)),
)
def test_both_ways_set_a_paragraph_alike(words: list[str], theme: str, style: str, width: float, indent: float) -> None:
    runs = (Run(" ".join(words), source="k"),)

    def set_anew() -> SetParagraph:
        return Typesetter(THEMES[theme]).set(runs, THEMES[theme].style(style), width, "", indent, "en")

    straight = set_anew()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(setting, "set_straight", lambda *_: None)
        other = set_anew()
    assert as_drawn(straight) == as_drawn(other)
    assert widths(straight) == pytest.approx(widths(other))


def test_plain_words_are_set_the_straight_way(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[bool] = []
    original = setting.set_straight

    def noted(*arguments: object) -> object:
        found = original(*arguments)  # type: ignore[arg-type]
        taken.append(found is not None)
        return found

    monkeypatch.setattr(setting, "set_straight", noted)
    theme = THEMES["institutional"]
    for text in ("Fees fell by a tenth within a year, to 3 crowns.", "A quay–side", "Links-"):
        Typesetter(theme).set((Run(text),), theme.style("body"), 317.0)
    assert taken == [True, False, False]
