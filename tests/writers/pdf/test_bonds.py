from __future__ import annotations

import pytest

from briefgen.style.theme import load_theme
from briefgen.writers.pdf.bonds import bond
from briefgen.writers.pdf.paragraph import Typesetter
from briefgen.writers.pdf.runs import Run

BOUND = [
    ("24", "November"), ("24.", "November"), ("November", "2026"), ("November", "2026,"), ("3.1", "million"),
    ("million", "crowns"), ("3,1", "Millionen"), ("15", "%"), ("15", "%."), ("12", "km"), ("12", "km²"),
    ("(1,200", "ha)"),
    ("p.", "4"), ("Art.", "3"), ("(Art.", "3)"), ("No.", "7"), ("§", "12"), ("line", "13"), ("R.", "Example"),
    ("Dr", "Example"), ("Mr", "Example"), ("Quell", "–"), ("QUELL", "-"), ("3,1", "млн"), ("5", "εκατ."), ("ст.", "3"),
]  # fmt: skip
LOOSE = [
    ("the", "register"), ("Quell", "and"), ("harbour", "12"), ("end.", "The"), ("–", "next"), ("in", "2026"),
    ("Zedland", "says"), ("a", "b"), ("No,", "they"), ("crowns", "of"), ("law-enforcement", "agencies"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), BOUND)
def test_words_that_belong_together_are_bound(before: str, after: str) -> None:
    assert bond(before, after) > 0


@pytest.mark.parametrize(("before", "after"), LOOSE)
def test_other_words_are_not_bound(before: str, after: str) -> None:
    assert bond(before, after) == 0


def test_a_unit_is_bound_more_firmly_than_what_is_counted() -> None:
    assert bond("12", "km") > bond("12", "boats") > 0


@pytest.mark.parametrize(("before", "after"), [pair for pair in BOUND if bond(*pair) > 20_000])
def test_a_line_does_not_end_between_them_where_the_place_before_is_nearly_as_good(before: str, after: str) -> None:
    theme = load_theme("institutional")
    style, setter = theme.style("body"), Typesetter(theme)
    head = "oxen " * 9 + before
    full = setter.set((Run(head),), style, 1e6).lines[0]
    first = setter.set((Run(f"{head} {after}" + " oxen" * 14),), style, full.width + 2).lines[0]
    assert first.width < full.width
