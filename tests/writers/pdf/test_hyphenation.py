from __future__ import annotations

import subprocess
import sys

import pytest

from briefgen.writers.pdf.hedges import is_hedged
from briefgen.writers.pdf.hyphenation import AFTER, BEFORE, divisions
from briefgen.writers.pdf.segments import segment, segment_address


def _parts(word: str, language: str = "de") -> list[str]:
    cuts = divisions(word, language)
    return [word[a:b] for a, b in zip((0, *cuts), (*cuts, len(word)), strict=True)]


@pytest.mark.parametrize(
    ("word", "language", "parts"),
    [
        ("Verwaltungsgericht", "de", ["Ver", "wal", "tungs", "ge", "richt"]),
        ("„Verwaltungsgericht“,", "de-AT", ["„Ver", "wal", "tungs", "ge", "richt“,"]),
        ("verantwoordelijkheid", "nl", ["ver", "ant", "woor", "de", "lijk", "heid"]),
        ("διοικητικό", "el", ["διοι", "κη", "τικό"]),
        ("административный", "ru", ["адми", "ни", "стра", "тив", "ный"]),
    ],
)
def test_words_are_divided_by_the_rules_of_their_language(word: str, language: str, parts: list[str]) -> None:
    found = _parts(word, language)
    assert "".join(found) == word
    assert len(found) > 1
    assert {"".join(found[:n]) for n in range(len(found))} <= {"".join(parts[:n]) for n in range(len(parts))}


@pytest.mark.parametrize("word", ["Verwaltungsgericht", "Genehmigungen", "Eigentumsverhältnisse", "Ministerium"])
def test_enough_letters_stand_on_both_sides(word: str) -> None:
    cuts = divisions(word, "de")
    assert cuts
    assert all(BEFORE <= cut <= len(word) - AFTER for cut in cuts)


@pytest.mark.parametrize(
    "word",
    ["Gericht", "VERWALTUNGSGERICHT", "GesmbHverwaltung", "Verwaltung24", "F1Verwaltung", "Hafen-Verwaltung",
     "verwaltung@example.org", "www.verwaltung.example"],
)  # fmt: skip
def test_short_words_capitals_names_with_digits_compounds_and_addresses_stay_whole(word: str) -> None:
    assert divisions(word, "de") == ()


def test_a_division_that_changes_a_letter_is_left_out() -> None:
    assert all(word == "".join(_parts(word, "hu")) for word in ("asszonnyal", "hosszúságú"))
    assert 6 not in divisions("asszonnyal", "hu")


def test_a_language_without_a_dictionary_keeps_its_words_whole() -> None:
    assert divisions("lainsäädäntöuudistus", "fi") == ()
    assert divisions("whatever-language", "") == ()


def test_the_dictionaries_are_not_read_where_nothing_is_divided() -> None:
    code = "import sys, briefgen.writers.pdf.setting; sys.exit('pyphen' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Behörde hat angeblich nichts getan.", "de"),
        ("Het bedrijf zou niets betaald hebben.", "nl"),
        ("Η εταιρεία φέρεται να μην πλήρωσε.", "el"),
        ("Компания якобы ничего не заплатила.", "ru"),
        ("The company reportedly paid nothing.", "en"),
        ("Irgendetwas in einer Sprache ohne Liste.", "cs"),
    ],
)
def test_a_text_that_hedges_or_may_do_so_is_known(text: str, language: str) -> None:
    assert is_hedged(text, language)


def test_a_plain_text_does_not_hedge() -> None:
    assert not is_hedged("Die Behörde hat 14 Lagerhäuser besucht.", "de")
    assert not is_hedged("Inspectors visited 14 warehouses.", "en")


def test_a_long_word_parts_behind_its_dash_or_slash() -> None:
    assert segment("harbour–warehouse", "en") == (8,)
    assert segment("and/or", "en") == segment("sea/port", "en") == ()
    assert segment("port/ship", "en") == (5,)
    assert segment("law-enforcement", "en") == ()


def test_an_address_parts_behind_a_slash_and_before_other_signs() -> None:
    address = "https://www.example.org/a_b?c=d"
    parts = [
        address[a:b] for a, b in zip((0, *segment_address(address)), (*segment_address(address), None), strict=True)
    ]
    assert "".join(parts) == address
    assert "?c" in parts
