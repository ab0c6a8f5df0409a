from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.writers.pdf import linebreak
from briefgen.writers.pdf.galley import Galley, Row
from briefgen.writers.pdf.linebreak import (
    NEVER_IF_AVOIDABLE,
    Measure,
    Places,
    break_lines,
    is_good,
    places_of,
    straddling,
)


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


@given(st.lists(st.floats(5, 99), min_size=3, max_size=12))
def test_a_last_line_of_one_short_word_stands_only_where_two_words_do_not_fit(widths: list[float]) -> None:
    lines = _lines(widths, 100.0)
    if len(lines) > 1 and len(lines[-1]) == 1 and widths[-1] < 20.0:
        assert widths[-2] + 5.0 + widths[-1] > 100.0


@given(st.lists(st.floats(5, 99), min_size=3, max_size=12))
def test_a_heading_ends_in_one_word_only_where_two_words_do_not_fit(widths: list[float]) -> None:
    places = places_of(widths, [5.0] * len(widths), [0.0] * len(widths))
    ends = [0, *break_lines(places, Measure(100.0, 100.0, 30.0, two_words=True))]
    if len(ends) > 2 and ends[-1] - ends[-2] == 1:
        assert widths[-2] + 5.0 + widths[-1] > 100.0


def test_what_is_set_behind_the_text_is_no_second_word() -> None:
    places = places_of([45.0, 45.0, 6.0, 6.0], [5.0] * 4, [0.0] * 4)
    assert break_lines(places, Measure(96.0, 96.0, 30.0)) == [2, 4]
    assert break_lines(places, Measure(96.0, 96.0, 30.0, behind=1)) == [1, 4]


def test_what_fits_stays_on_one_line() -> None:
    assert _lines([10.0, 10.0, 10.0], 100.0) == [[10.0, 10.0, 10.0]]


def test_the_first_line_may_be_narrower() -> None:
    ends = break_lines(places_of([40.0] * 4, [5.0] * 4, [0.0] * 4), Measure(50.0, 100.0, 40.0))
    assert ends[0] == 1


def test_a_break_that_changes_the_text_comes_after_every_other_way() -> None:
    widths, costs = [45.0, 45.0, 45.0, 12.0], [0.0, NEVER_IF_AVOIDABLE, 0.0, 0.0]
    ends = break_lines(places_of(widths, [5.0] * 4, costs), Measure(100.0, 100.0, 30.0))
    assert 2 not in ends


# ----------------------------------------------------------------------------------------------- against every way


def _total(places: Places, ends: tuple[int, ...], measure: Measure) -> float:
    """Return the squared badness of all lines but the last; infinite if one does not fit."""
    total = 0.0
    for start, end in pairwise((0, *ends)):
        slack = measure.rest - places.feet[end] + places.starts[start]
        room = places.inner[end] - places.outer[start]
        if slack < -measure.shrink * room - 1e-6:
            return float("inf")
        if end == len(places.feet) - 1:
            continue
        unit = measure.rag if not measure.stretch else room * (measure.stretch if slack > 0 else measure.shrink)
        ratio = abs(slack) / unit if unit else 1e9
        total += (10 + 100 * ratio**3) ** 2
    return total


@settings(max_examples=60)
@given(st.lists(st.floats(15, 45), min_size=8, max_size=11), st.booleans())
def test_no_other_way_has_evener_lines(widths: list[float], even: bool) -> None:
    count = len(widths)
    places = places_of([*widths, 60.0, 60.0], [5.0] * (count + 2), [0.0] * (count + 2))
    measure = Measure(130.0, 130.0, 40.0, 0.5 if even else 0.0, 0.25 if even else 0.0)
    found = _total(places, tuple(break_lines(places, measure)), measure)
    inner = range(1, count + 2)
    ways = ((*way, count + 2) for size in range(1, 7) for way in combinations(inner, size))
    best = min(_total(places, way, measure) for way in ways if way[-2] <= count)  # two words on the last line
    if best < 2e7:
        assert found <= best * 1.0001 + 45_000


# --------------------------------------------------------------------------------------------------------- hyphens


def _divided(count: int) -> tuple[Places, Measure]:
    """Return words that each fill 0.7 of a line, so that lines are full only where words are divided."""
    widths = [70.0] * count
    halves = {n: [(25.0, 50.0), (50.0, 25.0)] for n in range(count)}
    return places_of(widths, [5.0] * count, [0.0] * count, halves), Measure(100.0, 100.0, 30.0, 0.5, 0.25)


@given(st.integers(3, 40))
def test_no_more_than_two_lines_in_a_row_end_in_a_hyphen(count: int) -> None:
    places, measure = _divided(count)
    hyphened = [places.parts[end] >= 0 for end in break_lines(places, measure)]
    assert any(hyphened)
    assert not any(all(hyphened[n : n + 3]) for n in range(len(hyphened) - 2))


def test_the_last_line_but_one_ends_in_no_hyphen_where_there_is_another_way() -> None:
    places = places_of([60.0, 60.0, 30.0, 30.0], [5.0] * 4, [0.0] * 4, {1: [(30.0, 35.0)]})
    ends = break_lines(places, Measure(100.0, 100.0, 30.0))
    assert all(places.parts[end] < 0 for end in ends)


def test_a_word_is_not_divided_where_lines_are_good_without() -> None:
    widths = [30.0] * 9
    whole = places_of(widths, [5.0] * 9, [0.0] * 9)
    measure = Measure(100.0, 100.0, 40.0)
    assert is_good(whole, break_lines(whole, measure), measure)


def test_only_words_near_the_end_of_a_line_are_looked_at() -> None:
    widths = [20.0] * 8
    places = places_of(widths, [5.0] * 8, [0.0] * 8)
    assert straddling(places, Measure(100.0, 100.0, 10.0)) == [4]


@given(st.lists(st.floats(2, 60), min_size=1, max_size=80), st.floats(80, 300))
def test_the_quick_way_finds_what_the_whole_search_finds(widths: list[float], width: float) -> None:
    places = places_of(widths, [3.0] * len(widths), [0.0] * len(widths))
    measure = Measure(width, width, 0.15 * width)
    quick = linebreak._quick(places, measure)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(linebreak, "_quick", lambda *_: None)
        assert quick is None or quick == break_lines(places, measure) or places.feet[-1] <= width


def test_long_paragraphs_take_work_in_proportion(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[float] = []
    original = linebreak._demerits

    def count(slack: float, room: float, measure: Measure) -> float:
        counted.append(slack)
        return original(slack, room, measure)

    monkeypatch.setattr(linebreak, "_demerits", count)
    monkeypatch.setattr(linebreak, "_quick", lambda *_: None)
    _lines([10.0 + n % 37 for n in range(200)], 300.0)
    short = len(counted)
    _lines([10.0 + n % 37 for n in range(2000)], 300.0)
    assert len(counted) - short < 12 * short


# ---------------------------------------------------------------------------------------------------------- galleys


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
