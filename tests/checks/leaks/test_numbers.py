"""Telling numbers: of three digits or more, or of any size with what they count."""

from __future__ import annotations

import pytest

from briefgen.checks.leaks.folding import folded
from briefgen.checks.leaks.numbers import is_telling, numbers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The register lists 212 of them.", {"212"}),
        ("It holds 4,712 crates.", {"4712", "4712 crate"}),
        ("It holds 4\u202f712 crates.", {"4712", "4712 crate"}),
        ("It holds 4712 crates.", {"4712", "4712 crate"}),
        ("Fees fell by 15% in a year.", {"15 %"}),
        ("Fees fell by 15 per cent.", {"15 %"}),
        ("Fees fell by 15 percent.", {"15 %"}),
        ("They paid 3.1 million crowns.", {"3.1 million"}),
        ("They paid 3,1 million crowns.", {"3.1 million"}),
        ("They paid $40 for it.", {"40 $"}),
        ("They paid EUR 40 for it.", {"40 eur"}),
        ("It lies 12 km off.", {"12 km"}),
        ("There are 4 vessels.", {"4 vessel"}),
        ("There is 1 vessel.", {"1 vessel"}),
        ("It ended on 3 March.", {"3 march"}),
        ("They saw 14 of them.", set()),
        ("It began in 2019.", set()),
        ("See F124 on line 28 Vessels pay.", set()),
        ("See page 3 Vessels pay.", set()),
    ],
)
def test_a_number_tells_something_by_its_length_or_with_what_it_counts(text: str, found: set[str]) -> None:
    assert set(numbers(folded(text))) == found


def test_a_number_is_told_as_it_stands_there() -> None:
    assert numbers("It holds 4,712 crates.")["4712 crate"] == "4,712 crates"


def test_a_number_of_several_digits_tells_something_in_a_cell_without_its_unit() -> None:
    assert [n for n in ("4417", "250", "100", "5000", "0.47", "4417 crate") if is_telling(n)] == ["4417", "250"]
