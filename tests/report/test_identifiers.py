"""Ids of parts, and prefixes of them."""

from __future__ import annotations

import pytest

from briefgen.report.identifiers import MAX_LENGTH, Namer, UnresolvedId, resolve_id, slug


@pytest.mark.parametrize(
    ("heading", "language", "expected"),
    [
        ("Economic and Financial Vulnerabilities", "en", "economic-financial"),
        ("State-Embedded Actors and Corruption", "en", "state-embedded"),
        ("The Report’s Findings", "en", "report-findings"),
        ("The Ports' Fees", "en", "ports-fees"),
        ("Telecommunications infrastructure", "en", "telecommunications"),
        ("Ünïted Façades", "en", "united-facades"),
        ("L’économie de la région", "fr", "economie-region"),
        ("Lucha contra la corrupción", "es", "lucha-contra"),
        ("The", "en", "the"),
        ("លទ្ធផល", "km", ""),
        ("2024", "en", ""),
    ],
)
def test_ids_are_the_first_two_words_that_matter(heading: str, language: str, expected: str) -> None:
    assert slug(heading, language) == expected
    assert len(slug(heading, language)) <= MAX_LENGTH


def test_parts_without_latin_letters_are_counted_and_doubles_get_a_number() -> None:
    namer = Namer("en")
    headings = ["Fees", "លទ្ធផល", "Fees", None, "Fees", None, "Title", "Fees 2"]
    assert [namer.part(h) for h in headings] == [
        "fees",
        "s2",
        "fees-2",
        "text",
        "fees-3",
        "text-2",
        "title-2",
        "fees-2-2",
    ]


def test_a_unique_prefix_is_enough() -> None:
    ids = ["fees", "fees.1", "fees.10", "permits.1"]
    assert resolve_id("p", ids) == "permits.1"
    assert resolve_id("fees.1", ids) == "fees.1"


def test_a_prefix_of_several_ids_names_them() -> None:
    with pytest.raises(UnresolvedId) as caught:
        resolve_id("fees.", ["fees.1", "fees.2"])
    assert (caught.value.candidates, caught.value.ambiguous) == (("fees.1", "fees.2"), True)


def test_an_unknown_id_names_the_nearest() -> None:
    with pytest.raises(UnresolvedId, match=r"did you mean `permits\.1`"):
        resolve_id("pemrits.1", ["fees.1", "permits.1"])
    with pytest.raises(UnresolvedId):
        resolve_id("", ["fees.1"])
