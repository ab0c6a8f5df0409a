"""A number set apart from its sentence stands there word for word, and as a whole."""

from __future__ import annotations

import pytest

from briefgen.fidelity import has_number, nearest_number, numbers_in, stands_in

SOURCE = (
    "Inspectors visited 14 of the 61 warehouses; fees fell by 15% to 3.1 million crowns, or $5 a crate, in 2024–2025. "
    "Seven in ten of the traders wait 1.5 days, and 62 % of them at night."
)


@pytest.mark.parametrize(
    "number",
    ["14 of the 61", "61", "15%", "15 %", "3.1 million", "3.1 million crowns", "$5", "Seven in ten", "1.5", "62%",
     "14\u00a0of the 61", "1.5 days"],
)  # fmt: skip
def test_a_number_stands_in_a_text_as_it_is_written(number: str) -> None:
    assert stands_in(number, SOURCE, "en")


@pytest.mark.parametrize(
    "number",
    ["14 of 61", "4", "15", "5%", "3.1", "3", "1 million", "5", "2024", "2025", "seven in ten", "1", "2%", "62"],
)
def test_part_of_a_number_and_another_wording_of_it_do_not(number: str) -> None:
    assert not stands_in(number, SOURCE, "en")


def test_what_stands_there_instead_is_told() -> None:
    assert nearest_number("14 of 61", SOURCE) == "14 of the 61"
    assert nearest_number("15", SOURCE) == "15%"
    assert nearest_number("seven in ten", SOURCE) == "Seven in ten"
    assert nearest_number("99", SOURCE) == nearest_number("%", SOURCE) == ""
    assert numbers_in("It rose by 15% to 3.1 million crowns.", "en") == ("15%", "3.1 million crowns")


def test_words_are_a_number_in_figures_in_words_known_and_wherever_nobody_can_tell() -> None:
    assert all(has_number(words, "en") for words in ("15%", "Seven in ten", "nine days", "a fifth of"))
    assert not has_number("the port of Quell", "en")
    assert has_number("the port of Quell", "km")
