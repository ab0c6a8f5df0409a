"""Drawings: all that a chart says is there, in its place, and nothing lies on anything else."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.charting.draw import draw
from briefgen.charting.dress import Dress
from briefgen.charting.rows import ordered, words
from briefgen.charting.shapes import Anchor, Drawing, Marker, Rect, Stroke, Words, mirrored
from briefgen.charting.spread import spread
from briefgen.document.nodes import Chart, ChartKind, Datum, Series
from tests.charts import BARS, CHANGES, CHARTS, DOT, DOTS, LINES, SINGLE, charts, data

POINTS = 72 / 25.4
WIDTHS = [round(mm * POINTS, 1) for mm in (86, 112, 131, 174)]
SHARES = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}


def measure(text: str, strong: bool) -> float:
    return len(text) * (4.9 if strong else 4.5)


def dressed(**more: object) -> Dress:
    return replace(Dress(8.5, 13.0, 12.5, measure, grid=13.0), **more)  # type: ignore[arg-type]


def said(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Words) and shape.own]


def extent(shape: Words) -> tuple[float, float]:
    wide = measure(shape.text, shape.strong)
    left = shape.x - SHARES[shape.anchor] * wide
    return left, left + wide


def overlapping(drawing: Drawing) -> list[tuple[str, str]]:
    shown = [shape for shape in drawing.shapes if isinstance(shape, Words) and shape.shown and shape.text]
    return [
        (a.text, b.text)
        for a, b in combinations(shown, 2)
        if abs(a.y - b.y) < 6.5 and extent(a)[0] < extent(b)[1] - 0.5 and extent(b)[0] < extent(a)[1] - 0.5
    ]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", CHARTS)
def test_every_word_is_in_the_drawing_and_on_no_other(name: str, width: float) -> None:
    drawing = draw(CHARTS[name][0], dressed(), width)
    assert " ".join(said(drawing)).split() == " ".join(words(CHARTS[name][0])).split()
    assert overlapping(drawing) == []
    assert drawing.height % 13 == 0
    for shape in drawing.shapes:
        if isinstance(shape, Words) and shape.shown:
            assert extent(shape)[0] >= -1, shape
            assert extent(shape)[1] <= width + 1, shape
            assert 0 < shape.y <= drawing.height, shape
        if isinstance(shape, Rect):
            assert shape.x >= -1
            assert shape.x + shape.width <= width + 1
            assert shape.width >= 0


@given(charts(), st.sampled_from(WIDTHS))
@settings(max_examples=60, deadline=None)
def test_any_chart_has_all_its_words_within_its_width(chart: Chart, width: float) -> None:
    drawing = draw(chart, dressed(), width)
    assert "".join(said(drawing)).replace(" ", "") == "".join(words(chart)).replace(" ", "")
    assert drawing == draw(chart, dressed(), width)
    places = [x for s in drawing.shapes if isinstance(s, Marker) for x in (s.x,)]
    places += [x for s in drawing.shapes if isinstance(s, Stroke) for x, _ in s.points]
    assert all(-1 <= x <= width + 1 for x in places)


def test_bars_are_as_long_as_their_values_from_zero() -> None:
    bars = [shape for shape in draw(BARS, dressed(), 250).shapes if isinstance(shape, Rect)]
    values = [104, 101, 96, 94, 88, 78]
    assert [round(bar.width / bars[0].width * 104, 6) for bar in bars] == values
    assert len({bar.x for bar in bars}) == 1
    assert [bar.colour for bar in bars] == ["series_1"] * 2 + ["bar_muted"] * 4
    assert {round(b.y - a.y, 3) for a, b in pairwise(bars)} == {22.75}
    assert {bar.height for bar in bars} == {12.5}


def test_bars_below_zero_run_the_other_way() -> None:
    drawing = draw(CHANGES, dressed(), 250)
    bars = [shape for shape in drawing.shapes if isinstance(shape, Rect)]
    zero = bars[0].x
    assert [bar.x >= zero - 0.01 for bar in bars] == [True] * 3 + [False] * 3
    assert all(abs(bar.x + bar.width - zero) < 0.01 for bar in bars[3:])


def test_the_reference_line_lies_under_the_bars() -> None:
    shapes = draw(BARS, dressed(), 250).shapes
    line = next(n for n, shape in enumerate(shapes) if isinstance(shape, Stroke) and shape.dash)
    assert line < next(n for n, shape in enumerate(shapes) if isinstance(shape, Rect))


def test_points_of_a_line_stand_at_their_values() -> None:
    drawing = draw(LINES, dressed(), 250)
    lines = [shape for shape in drawing.shapes if isinstance(shape, Stroke) and shape.colour.startswith("series")]
    for line, series in zip(lines, LINES.series, strict=True):
        heights = [(datum.value, y) for datum, (_, y) in zip(series.data, line.points, strict=True) if datum.value]
        (v0, y0), (v1, y1) = heights[0], heights[1]
        unit = (y1 - y0) / float(v1 - v0)
        assert all(abs(y0 + float(v - v0) * unit - y) < 0.01 for v, y in heights)
    markers = [shape for shape in drawing.shapes if isinstance(shape, Marker)]
    assert len({marker.sign for marker in markers}) == 2


def test_a_missing_value_leaves_a_gap_and_says_so() -> None:
    data = tuple(Datum(None if n == 3 else Decimal(n), "no data" if n == 3 else str(n)) for n in range(7))
    drawing = draw(replace(SINGLE, series=(Series("", data),)), dressed(), 250)
    parts = [shape for shape in drawing.shapes if isinstance(shape, Stroke) and shape.colour == "series_1"]
    assert [len(part.points) for part in parts] == [3, 3]
    assert any(isinstance(s, Words) and s.text == "–" and not s.own for s in draw(DOT, dressed(), 250).shapes)


def test_labels_of_lines_stay_above_the_axis() -> None:
    rising = Series("", tuple(Datum(Decimal(n), str(n)) for n in range(7)))
    falling = Series("", tuple(Datum(Decimal(n), str(n)) for n in reversed(range(7))))
    named = (replace(rising, name="Up"), replace(falling, name="Down"))
    for series in ((rising,), (falling,), named):
        drawing = draw(replace(SINGLE, series=series), dressed(), 250)
        foot = max(y for s in drawing.shapes if isinstance(s, Stroke) for _, y in s.points)
        texts = {datum.text for each in series for datum in each.data} | {each.name for each in series}
        assert all(s.y < foot + 1 for s in drawing.shapes if isinstance(s, Words) and s.own and s.text in texts)


def test_values_that_are_not_seen_do_not_lie_on_each_other() -> None:
    flat = tuple(Series(name, tuple(Datum(Decimal(5), "5") for _ in range(7))) for name in "ABCD")
    unseen = [
        s for s in draw(replace(SINGLE, series=flat), dressed(), 250).shapes if isinstance(s, Words) and not s.shown
    ]
    assert len(unseen) == 4 * 6
    assert all(abs(a.y - b.y) >= 8.5 for a, b in combinations(unseen, 2) if a.x == b.x)


def test_numbers_along_the_axis_do_not_touch() -> None:
    wide = data("-1.50", "1,234,567.89", "99999999999999999999")
    for kind in ChartKind:
        drawing = draw(Chart(kind, ("a", "b", "c"), (Series("", wide),)), dressed(), 250)
        numbers = [s for s in drawing.shapes if isinstance(s, Words) and not s.own]
        assert "0" in {number.text for number in numbers}
        assert overlapping(replace(drawing, shapes=tuple(numbers))) == []


def test_dots_that_would_hide_one_another_stand_below_each_other() -> None:
    near = tuple(Series(name, data("5", value, far)) for name, value, far in
                 (("A", "5.01", "1"), ("B", "5.02", "3"), ("C", "5.03", "9"), ("D", "5.04", "9.01")))  # fmt: skip
    for count in (2, 4):
        drawing = draw(Chart(ChartKind.DOT, ("x", "y", "z"), near[:count]), dressed(), 250)
        markers = [s for s in drawing.shapes if isinstance(s, Marker)][count:]  # behind those of the names
        rows = [markers[n : n + count] for n in range(0, 3 * count, count)]
        for row in rows:
            assert all(abs(a.x - b.x) >= 4 or abs(a.y - b.y) >= a.size / 2 - 0.01 for a, b in combinations(row, 2))
        assert len({marker.y for marker in rows[2][:2]}) == 1
        assert overlapping(drawing) == []


def test_no_word_is_parted_to_balance_lines() -> None:
    assert dressed().balanced("incomprehensible in a way", 80.0) == ("incomprehensible", "in a way")


def test_rows_are_sorted_by_value_unless_they_have_an_order_or_several_series() -> None:
    assert ordered(BARS).categories[0] == "Amber Coast"
    assert ordered(DOT).categories[-1] == "Northvale"  # without a value
    assert ordered(DOTS) is DOTS
    years = replace(BARS, categories=tuple(map(str, range(2019, 2025))))
    assert ordered(years) is years
    assert ordered(LINES) is LINES


def test_a_chart_of_many_rows_keeps_to_the_room_there_is() -> None:
    many = Chart(ChartKind.BAR, tuple(f"District {chr(65 + n)}" for n in range(60)),
                 (Series("", tuple(Datum(Decimal(n + 1), str(n + 1)) for n in range(60))),))  # fmt: skip
    assert draw(many, dressed(room=600.0), 250).height <= 600


def test_a_mirrored_drawing_has_everything_on_the_other_side() -> None:
    drawing = draw(BARS, dressed(), 250)
    bars, turned = ([s for s in d.shapes if isinstance(s, Rect)] for d in (drawing, mirrored(drawing)))
    assert all(a.x + b.x + b.width == pytest.approx(250) for a, b in zip(bars, turned, strict=True))
    assert draw(BARS, dressed(mirrored=True), 250) == mirrored(drawing)


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(1, 12)), max_size=6))
def test_labels_are_pushed_apart_within_their_room(labels: list[tuple[float, float]]) -> None:
    wishes, sizes = [a for a, _ in labels], [b for _, b in labels]
    middles = spread(wishes, sizes, 0.0, 100.0)
    placed = sorted(zip(middles, sizes, strict=True))
    assert all(a + sa / 2 <= b - sb / 2 + 1e-6 for (a, sa), (b, sb) in pairwise(placed))
    assert all(m - s / 2 >= -1e-6 and m + s / 2 <= 100 + 1e-6 for m, s in placed)
    alone = [n for n, w in enumerate(wishes) if all(abs(w - o) > 12 for m, o in enumerate(wishes) if m != n)]
    assert all(abs(middles[n] - wishes[n]) <= sizes[n] / 2 + 1e-6 or len(labels) > 1 for n in alone)
