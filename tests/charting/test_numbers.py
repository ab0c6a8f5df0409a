"""Numbers: the form of printed numbers, the axis, and formats of spreadsheets that show what the report prints."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.charting.formats import codes, shown
from briefgen.charting.numerals import Form, axis_form, form_of
from briefgen.charting.scale import scale, tick_texts
from briefgen.document.nodes import Chart, ChartKind, Datum, Series
from tests.charts import BARS, LINES
from tests.writers.charts_read import number, plain
from tests.writers.charts_read import shown as shown_by_office

VALUES = st.decimals(-(10**7), 10**7, allow_nan=False, allow_infinity=False, places=2)


@pytest.mark.parametrize(
    ("value", "text", "other"),
    [
        ("1204", "1,204", "−5,000"), ("1204", "1204", "−5000"), ("1204.5", "1.204,5", "−5.000,0"),
        ("0.93", "0.93", "−5,000.00"), ("93", "93%", "−5,000%"), ("22", "22.0", "−5,000.0"),
        ("-4", "−4", "−5,000"), ("-4", "-4", "-5,000"), ("6", "+6", "−5,000"), ("3100000", "3 100 000 kr", "−5 000 kr"),
        ("5", "€5", "€−5,000"),
    ],
)  # fmt: skip
def test_a_form_prints_its_own_number_and_others_alike(value: str, text: str, other: str) -> None:
    form = form_of(Datum(Decimal(value), text))
    assert form is not None
    assert form.shown(Decimal(value)) == text
    assert form.shown(Decimal(-5000)) == other


@pytest.mark.parametrize(
    ("value", "text"), [("1200000", "1.2 million"), ("12", "a dozen"), ("7", "7 of 9"), ("7", "8"), (None, "–")]
)
def test_words_and_other_numbers_have_no_form(value: str | None, text: str) -> None:
    assert form_of(Datum(Decimal(value) if value else None, text)) is None


@given(VALUES, st.builds(Form, st.sampled_from([",", ".", " ", "", "\u202f"]), st.sampled_from(".,"), st.integers(0, 3),
                         st.sampled_from(["", "€ ", "$"]), st.sampled_from(["", "%", " kg", " cases"]),
                         st.sampled_from("-−"), st.sampled_from(["", "+"])))  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_office_shows_every_number_as_it_is_printed(value: Decimal, form: Form) -> None:
    datum = Datum(Decimal(form.shown(value).count("0")), form.shown(value))  # text and value need not agree
    for each in (datum, replace(datum, value=value)):
        (code,) = codes(Series("", (each,)))
        assert each.value is not None
        assert plain(shown(each.value, code)) == plain(each.text)
        assert shown_by_office(each.value, code) == shown(each.value, code)
    if Decimal(f"{value:.{form.decimals}f}") == value:
        assert number(value, code).strip("-").replace(",", "") == f"{value.copy_abs():.{form.decimals}f}"


@pytest.mark.parametrize(
    ("value", "text", "code"),
    [
        ("62", "62%", '#,##0"%"'), ("1234.5", "1 234,5", "#,##0.0"), ("1234.5", "1234.5", "0.0"),
        ("3.50", "3,50 %", '#,##0.00" %"'), ("7", "007", "000"), ("5", "\u20ac5", '"\u20ac"#,##0'),
        ("-5", "- 5", '#,##0;"- "#,##0;#,##0'), ("0", "-0", '#,##0;"-"#,##0;"-"#,##0'),
        ("41", "41 of 61", '"41 of 61";"41 of 61";"41 of 61"'), (None, "no data", "General"),
    ],
)  # fmt: skip
def test_a_code_makes_a_number_again_of_what_is_one(value: str | None, text: str, code: str) -> None:
    assert codes(Series("", (Datum(Decimal(value) if value else None, text),))) == (code,)


def test_a_number_that_somebody_edits_is_shown_anew() -> None:
    (code,) = codes(Series("", (Datum(Decimal("1234.5"), "1 234,5 kr"),)))
    assert shown(Decimal("20.25"), code, (" ", ",")) == "20,2 kr"


def test_a_series_has_one_format_if_one_can_show_all() -> None:
    (cleared,) = BARS.series
    assert set(codes(cleared)) == {"#,##0"}
    assert len(set(codes(LINES.series[0]))) == 1


def test_a_format_that_an_editor_chose_is_read_as_a_plain_number() -> None:
    assert shown(Decimal("1204.50"), "_-* #,##0.00_-;[Red](0)") == "1204.5"


@given(st.lists(VALUES, min_size=1, max_size=8), st.sampled_from(ChartKind), st.none() | VALUES)
@settings(max_examples=80, deadline=None)
def test_an_axis_holds_all_values_and_names_few_round_numbers(
    values: list[Decimal], kind: ChartKind, start: Decimal | None
) -> None:
    data = tuple(Datum(value, f"{value}") for value in values)
    chart = Chart(kind, tuple(map(str, range(len(values)))), (Series("", data),), start=start)
    axis = scale(chart)
    assert axis.low < axis.high
    assert all(axis.low <= value <= axis.high for value in values)
    assert 1 <= len(axis.ticks) <= 6
    if kind is ChartKind.BAR:
        assert axis.low <= 0 <= axis.high
    numbers = [value for value, _ in axis.ticks]
    steps = {b - a for a, b in pairwise(numbers[1:])}
    assert len(steps) <= 1
    assert all(step.normalize().as_tuple().digits in ((1,), (2,), (5,)) for step in steps)


def test_axes_speak_as_their_data_do() -> None:
    assert tick_texts(LINES) == ("10", "15", "20")
    percent = Chart(ChartKind.DOT, ("a", "b"), (Series("", (Datum(Decimal(4), "4%"), Datum(Decimal(18), "18%"))),))
    assert tick_texts(percent) == ("0%", "5%", "10%", "15%")
    assert axis_form(percent, Decimal("0.5")).shown(Decimal("2.5")) == "2.5%"
