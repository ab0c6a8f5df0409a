"""Acronyms: what is one, and what counts as explained."""

from __future__ import annotations

import pytest

from briefgen.checks.acronyms import acronyms, acronyms_of, unexplained_acronyms
from briefgen.report.lexicons import LANGUAGES, lexicon
from briefgen.report.model import Kind, Passage, Place


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The ZPI asked; the ZPI waits.", ("ZPI",)),
        ("Two ZPIs and the HNA’s quay (QHO).", ("ZPI", "HNA", "QHO")),
        ("A ZPI-led F2F meeting with P7 and 24H.", ("ZPI", "F2F")),
        ("Volume II, part IV, chapter XII by R. Example, who says I am.", ()),
        ("Handle as TLP:AMBER+STRICT.", ("TLP",)),
        ("Write to ZPI@example.org or WWW.example.org.", ()),
        ("THE PORT OF QUELL IS OPEN", ()),
        ("A QUARREL of ABCDEFG letters.", ()),
        ("Η ΑΒΓ περιμένει.", ("ΑΒΓ",)),
        ("Zedland waits.", ()),
        ("", ()),
    ],
)
def test_capitals_of_two_to_six_letters_are_acronyms(text: str, found: tuple[str, ...]) -> None:
    assert acronyms(text) == found


@pytest.mark.parametrize(
    "line", ["QUELL - The ZPI waits.", "QUELL, Zedland — The ZPI waits.", "OLD-QUELL – The ZPI waits."]
)
def test_the_place_before_an_opening_is_no_acronym(line: str) -> None:
    assert acronyms_of(Passage("lead.1", Kind.LEAD, line, Place(1))) == ("ZPI",)
    assert acronyms_of(Passage("x.1", Kind.BULLET, "ZPI - which waits - asks.", Place(1))) == ("ZPI",)


@pytest.mark.parametrize(
    "text",
    [
        "The Zedland Policy Institute (ZPI) asked.",
        "The Zedland Policy Institute (the “ZPI”) asked.",
        "The Zedland Policy Institute (ZPIs) asked.",
        "The ZPI (Zedland Policy Institute) asked.",
        "The zones of the port inspectorate (ZPI) are new.",
    ],
)
def test_words_that_hold_its_letters_beside_brackets_explain_an_acronym(text: str) -> None:
    assert unexplained_acronyms(["ZPI"], [text], "en") == ()


@pytest.mark.parametrize(
    "text",
    ["The harbour was closed (ZPI).", "The office (see the ZPI) waits.", "The ZPI waits.", "(ZPI)", "ZPI (ZPI)", ""],
)
def test_brackets_without_its_words_explain_nothing(text: str) -> None:
    assert unexplained_acronyms(["ZPI"], [text], "en") == ("ZPI",)


def test_what_everybody_knows_needs_no_explanation_and_a_label_does() -> None:
    assert unexplained_acronyms(["UN", "EU", "USA", "TLP"], [], "en") == ("TLP",)
    assert unexplained_acronyms(["ONU", "UE", "TLP"], [], "fr") == ("TLP",)
    assert unexplained_acronyms(["UN", "TLP"], [], "xx") == ("TLP",)


def test_no_list_of_known_acronyms_holds_a_label_or_one_that_no_text_can_show() -> None:
    for language in LANGUAGES:
        known = lexicon(language)
        assert known is not None
        assert not known.acronyms & {"TLP", "FATF"}
        assert all(acronyms(f"the {name} waits") == (name,) for name in known.acronyms)
