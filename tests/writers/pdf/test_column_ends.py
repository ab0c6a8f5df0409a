"""Where two columns end: of one height, unless a section begins near the middle."""

from __future__ import annotations

import pytest

from briefgen.writers.pdf.column_ends import balanced, in_one, whole_section
from briefgen.writers.pdf.galley import Galley, Row

LINE = 12.0


def galley(rows: int, *opening: int) -> Galley:
    """Return so many rows of one line; at some of them a section opens."""
    return Galley(LINE, [Row(LINE, opens=number in opening) for number in range(rows)])


@pytest.mark.parametrize(("rows", "first"), [(2, 1), (9, 5), (10, 5), (31, 16)])
def test_two_columns_are_of_one_height_or_the_first_is_a_line_longer(rows: int, first: int) -> None:
    pair = balanced(galley(rows), 0, rows)
    assert pair is not None
    assert [len(column.rows) for column in pair] == [first, rows - first]


@pytest.mark.parametrize(("opening", "first"), [(13, 13), (14, 14), (15, 10), (6, 6), (5, 10)])
def test_the_second_column_begins_with_a_section_that_opens_four_lines_from_the_middle_at_most(
    opening: int, first: int
) -> None:
    pair = balanced(galley(20, opening), 0, 20)
    assert pair is not None
    assert len(pair[0].rows) == first


def test_columns_that_are_higher_than_the_room_are_not_made() -> None:
    assert balanced(galley(20), 0, 20, room=11 * LINE) is not None
    assert balanced(galley(20), 0, 20, room=9 * LINE) is None


@pytest.mark.parametrize(("rows", "end"), [(20, 12), (22, 12), (23, 15)])
def test_a_section_of_ten_lines_moves_over_as_a_whole_and_a_longer_one_is_parted(rows: int, end: int) -> None:
    assert whole_section(galley(rows, 12), 0, 15) == end


def test_a_short_section_stays_in_one_column_and_a_longer_or_a_second_one_does_not() -> None:
    short = Galley(10.0, [Row(10.0, opens=n == 0) for n in range(6)])
    pair = in_one(short, 0, 6, 500.0)
    assert pair is not None
    assert [len(piece.rows) for piece in pair] == [6, 0]
    assert in_one(Galley(10.0, [Row(10.0) for _ in range(7)]), 0, 7, 500.0) is None
    assert in_one(Galley(10.0, [Row(10.0, opens=n in (0, 3)) for n in range(6)]), 0, 6, 500.0) is None
    assert in_one(short, 0, 6, 50.0) is None
