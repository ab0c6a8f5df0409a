from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefgen.writers.pdf.galley import Galley, Row
from briefgen.writers.pdf.linebreak import Measure, break_lines, places_of


def _lines(widths: list[float], measure: float) -> list[list[float]]:
    places = places_of(widths, [5.0] * len(widths), [0.0] * len(widths))
    ends = break_lines(places, Measure(measure, measure, 40.0))
    return [widths[a:b] for a, b in zip([0, *ends], ends, strict=False)]


@given(st.lists(st.floats(1, 100), min_size=1, max_size=80), st.floats(100, 400))
def test_lines_hold_all_words_in_order_and_fit(widths: list[float], measure: float) -> None:
    lines = _lines(widths, measure)
    assert [w for line in lines for w in line] == widths
    assert all(sum(line) + 5.0 * (len(line) - 1) <= measure + 1e-6 for line in lines)


def test_a_last_line_of_one_short_word_is_avoided() -> None:
    lines = _lines([45.0] * 8 + [20.0], 200.0)
    assert len(lines[-1]) > 1


def test_what_fits_stays_on_one_line() -> None:
    assert _lines([10.0, 10.0, 10.0], 100.0) == [[10.0, 10.0, 10.0]]


def test_the_first_line_may_be_narrower() -> None:
    ends = break_lines(places_of([40.0] * 4, [5.0] * 4, [0.0] * 4), Measure(50.0, 100.0, 40.0))
    assert ends[0] == 1


def test_rows_that_are_kept_together_are_cut_above() -> None:
    galley = Galley(10.0, [Row(10.0), Row(10.0), Row(10.0, keep=True), Row(10.0, keep=True)])
    assert galley.cut(0, 30.0).end == 1
    assert galley.cut(1, 30.0).end == 4


def test_rows_kept_together_that_no_column_holds_are_parted() -> None:
    galley = Galley(10.0, [Row(10.0, keep=n > 0) for n in range(9)])
    assert galley.cut(0, 35.0).end == 3


def test_nothing_is_set_where_a_kept_group_has_no_room() -> None:
    galley = Galley(10.0, [Row(10.0), Row(10.0, keep=True)])
    assert galley.cut(0, 15.0, at_top=False).end == 0


def test_space_at_the_top_of_a_column_is_dropped() -> None:
    galley = Galley(10.0, [Row(10.0, before=7.0), Row(10.0, before=7.0)])
    assert [y for y, _ in galley.cut(0, 100.0).rows] == [0.0, 17.0]
    assert [y for y, _ in galley.cut(0, 100.0, at_top=False).rows] == [7.0, 24.0]


def test_a_row_is_set_on_the_grid() -> None:
    galley = Galley(10.0, [Row(13.0), Row(10.0, snap=0.0)])
    assert [y for y, _ in galley.cut(0, 100.0).rows] == [0.0, 20.0]
