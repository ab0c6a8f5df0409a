"""Each deliberate damage of a good file is refused, for the reason that it is one: the checks can fail."""

from __future__ import annotations

import pytest

from tests.samples import sample
from tests.tools.structcheck import findings
from tests.tools.validator import Validator
from tests.writers.pdf.damages import BYTE_DAMAGES, DAMAGES, Damage, damaged, saved
from tests.writers.pdf.reading import written


@pytest.fixture(scope="module")
def good() -> bytes:
    return written(sample(), "institutional").data


def test_the_undamaged_file_passes_as_it_is_and_saved_again(verapdf: Validator, good: bytes) -> None:
    for file in (good, saved(good)):
        assert verapdf.failures(file) == []
        assert findings(file) == []


def test_there_are_damages_enough_and_no_two_of_one_name() -> None:
    names = [damage.name for damage in (*DAMAGES, *BYTE_DAMAGES)]
    assert len(set(names)) == len(names) >= 34


@pytest.mark.parametrize("damage", [*DAMAGES, *BYTE_DAMAGES], ids=str)
def test_a_damage_is_refused_for_what_it_is(verapdf: Validator, good: bytes, damage: Damage) -> None:
    file = damaged(good, damage)
    check, _, reason = damage.expected.partition(" ")
    if check == "struct":
        assert any(reason in finding for finding in findings(file)), findings(file)
    else:
        broken = verapdf.broken(file, check)
        assert any(f"{failure.clause}.".startswith(f"{reason}.") for _, failure in broken), broken
