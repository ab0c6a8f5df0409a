"""Names in a text."""

from __future__ import annotations

import pytest

from briefgen.checks.leaks.names import names


@pytest.mark.parametrize(
    ("text", "multiple", "single"),
    [
        ("General Kav Dorn keeps ice.", {"General Kav Dorn", "Kav Dorn"}, {"Dorn"}),
        ("Some say that Minister Zekker knew.", {"Minister Zekker"}, {"Zekker"}),
        ("They wrote to the Ministry of Ports.", {"Ministry of Ports"}, set()),
        (
            "Captain Ruk Tamm of the Ice Board",
            {
                "Captain Ruk Tamm of the Ice Board",
                "Captain Ruk Tamm",
                "Ruk Tamm",
                "Ruk Tamm of the Ice Board",
                "Ice Board",
            },
            {"Tamm"},
        ),
        ("They asked the Bank of Quell.", {"Bank of Quell"}, {"Quell"}),
        ("The Marrow Boat Guild’s ice melts.", {"Marrow Boat Guild"}, set()),
        ("The ice comes from Quell and melts.", set(), {"Quell"}),
        ("Quell melts. Ice stays.", set(), set()),
        ("It was signed by R. Example there.", {"R Example"}, {"Example"}),
        ("They asked ZBI and the EU.", set(), {"ZBI"}),
        ("In March the Government met on Monday.", set(), set()),
        ("Officers took ice. Then Traders left.", set(), {"Traders"}),
        ("Ask Banco de la Plata today.", {"Ask Banco de la Plata", "Ask Banco"}, {"Plata"}),
    ],
)
def test_persons_bodies_places_and_acronyms_are_names(text: str, multiple: set[str], single: set[str]) -> None:
    several, one = names(text, "en")
    assert (set(several.values()), set(one)) == (multiple, single)


def test_in_german_one_capital_makes_no_name() -> None:
    several, one = names("Im Hafen liegt das Eis von Kav Dorn.", "de")
    assert (set(several.values()), set(one)) == ({"Kav Dorn"}, set())


def test_a_name_of_several_words_is_compared_by_its_letters() -> None:
    assert names("They met Kav Dorn-Vey there.", "en")[0] == {"kavdornvey": "Kav Dorn-Vey"}
