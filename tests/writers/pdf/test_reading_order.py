"""A screen reader says every block of the document, in the order of the tree, word for word."""

from __future__ import annotations

import re
from collections import Counter
from itertools import zip_longest

import pytest

from briefgen.document.nodes import Document
from briefgen.document.walk import notes
from briefgen.style.theme import load_theme, theme_names
from tests.samples import sample
from tests.tools.generated import case
from tests.writers.pdf.reading import written
from tests.writers.pdf.tagged import Said, read_aloud, told

COUNT = 60


def without_numbers(said: Said, twice: bool) -> Said:
    """Return a block with only the places of its evidence: behind a numeral the finding's number is not set.

    Where one note is called twice, its number is of no account either.
    """
    text = said.text if not twice else re.sub(r"\[\d+\]", "[]", said.text)
    return said._replace(text=text, places=" ".join(re.sub(r"F\d+|·", "", said.places).split()))


def compared(document: Document, data: bytes, theme: str) -> list[tuple[Said | None, Said | None]]:
    """Return what is read otherwise than told: pairs of what was told and what was read."""
    twice = max(Counter(map(id, notes(document))).values(), default=0) > 1
    side_last = load_theme(theme).layout == "headline"
    expected = [without_numbers(said, twice) for said in told(document, side_last)]
    read = [without_numbers(said, twice) for said in read_aloud(data)]
    return [(a, b) for a, b in zip_longest(expected, read) if a != b]


@pytest.mark.parametrize("theme", theme_names())
@pytest.mark.parametrize("page_size", ["a4", "letter"])
def test_a_brief_is_read_in_the_order_of_its_tree(theme: str, page_size: str) -> None:
    assert compared(sample(), written(sample(), theme, page_size).data, theme) == []


@pytest.mark.parametrize("number", range(COUNT))
def test_documents_of_any_shape_are_read_in_the_order_of_their_tree(number: int) -> None:
    made = case(number, COUNT)
    assert compared(made.document, made.written().data, made.theme)[:3] == [], made.name


def test_the_reading_would_show_a_lost_word() -> None:
    data = written(sample(), "institutional").data
    lost = [said for said in read_aloud(data) if said.kind != "H3"]
    assert lost != told(sample(), side_last=False)
