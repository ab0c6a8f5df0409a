"""Strings, names and numbers as a PDF takes them."""

from __future__ import annotations

import pytest

from briefgen.writers.pdf.strings import decimal, name, text_string


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (0.00001, "0"),
        (-0.00001, "0"),
        (9.5, "9.5"),
        (12.0, "12"),
        (100.0, "100"),
        (1e9, "1000000000"),
        (-0.25, "-0.25"),
    ],
)
def test_a_number_never_has_an_exponent(value: float, told: str) -> None:
    assert decimal(value) == told


def test_a_text_string_is_plain_only_where_it_is_plain() -> None:
    assert text_string("a (b) \\") == b"(a \\(b\\) \\\\)"
    assert text_string("é") == b"<FEFF00E9>"
    assert text_string("a\rb") == b"<FEFF0061000D0062>"


def test_a_name_escapes_what_would_end_it() -> None:
    assert name("text/csv") == b"/text#2Fcsv"
    assert name("a b#é") == b"/a#20b#23#C3#A9"
