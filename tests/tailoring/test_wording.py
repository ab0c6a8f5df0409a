"""Findings in fewer words: what may be left out, what never is, and what an audience then gets. All is invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.report.cues import find_cues
from briefgen.report.model import Kind, Passage, Place
from briefgen.report.sentences import split_sentences
from briefgen.tailoring.selection import Fate
from briefgen.tailoring.tailor import tailor
from briefgen.tailoring.wording import shortened
from tests.making import ALLEGATION, FEES, make_profile, make_report


def passage(text: str, language: str = "en") -> Passage:
    return Passage(
        "p", Kind.BULLET, text, Place(1), split_sentences(text, language), find_cues(text, language), number=1
    )


@pytest.mark.parametrize(
    ("text", "language", "short"),
    [
        ("Moreover, fees fell in Marrow.", "en", "Fees fell in Marrow."),
        ("The register is kept by hand, which takes two clerks a week.", "en", "The register is kept by hand."),
        (
            "Small ports wait for new permit forms, including the port of Quell.",
            "en",
            "Small ports wait for new permit forms.",
        ),
        ("The National Harbour Office (NHO) keeps the list.", "en", "The National Harbour Office keeps the list."),
        ("De plus, le registre est tenu à la main.", "fr", "Le registre est tenu à la main."),
        ("Además, el registro se lleva a mano.", "es", "El registro se lleva a mano."),
    ],
)
def test_a_listed_part_is_left_out(text: str, language: str, short: str) -> None:
    wording = shortened(passage(text, language), language)
    assert wording is not None
    assert wording.text == short
    assert all(words in text for words in wording.left_out)


@pytest.mark.parametrize(
    "text",
    [
        "However, fees fell in Marrow.",  # a contrast
        "The register is kept by hand, which may take two clerks a week.",
        "The register is kept by hand, which reportedly takes two clerks.",
        "The register is kept by hand, which nobody has checked, not even once.",
        "The register is kept by hand, which has not been checked.",
        "The register covers small ports, including 14 of those in the north.",
        "Vessels that wait, which is common, pay twice.",
        "The list names owners, which is new, and fees, which is not.",
        "The register “of ports, which was new” is kept by hand.",
        "The office says that fees fell in Quell, which is untrue.",
        "The office annulled the vote of the port, which is a mistake.",
        "The office published all the fees, which turned out to be high.",
        "Fees fell, which helped.",  # too little is left
        "The governing party (PPZ) keeps the list.",  # no acronym of what stands before it
        "The National Harbour Office (NHO) keeps the list, and the NHO sells it.",
        "The register that names owners is kept by hand.",
        "The register covers all small ports, which the mayor denies.",  # no word of a list, but a word that takes back
    ],
)
def test_what_limits_counts_denies_or_doubts_is_never_left_out(text: str) -> None:
    assert shortened(passage(text), "en") is None


def test_a_language_without_lists_is_set_whole() -> None:
    assert shortened(passage("Weiterhin, so heißt es, sinken die Gebühren, was hilft.", "de"), "de") is None


LONG = "The register is kept by hand, which takes two clerks a week."


def test_a_finding_is_shortened_only_for_an_audience_that_asks_for_it() -> None:
    report = make_report({"Owners": (LONG, *FEES)})
    first = report.findings[0]
    whole = tailor(report, make_profile("findings"))
    assert whole.decisions[first.id].fate is Fate.SHOWN
    assert whole.words_of(first) == LONG
    short = tailor(report, make_profile("findings", shorten=True))
    assert short.decisions[first.id].fate is Fate.SHORTENED
    assert short.decisions[first.id].rule == "section findings; shorten: without “, which takes two clerks a week”"
    assert short.shows(first)
    assert short.words_of(first) == "The register is kept by hand."


def test_an_allegation_is_set_whole_whatever_could_be_left_out() -> None:
    report = make_report({"Customs": (ALLEGATION[:-1] + ", which takes two clerks a week.",)})
    report = report.changed(lambda p: replace(p, short="Customs takes payments."))
    found = tailor(report, make_profile("findings", shorten=True))
    assert found.decisions[report.findings[0].id].fate is Fate.SHOWN
    assert found.wordings == {}


def test_the_authors_short_words_stand_in_place_of_the_reports() -> None:
    report = make_report({"Owners": (LONG,)}).changed(
        lambda p: replace(p, short="It is kept by hand.") if p.number else p
    )
    found = tailor(report, make_profile("findings", shorten=True))
    assert found.words_of(report.findings[0]) == "It is kept by hand."
    assert found.decisions[report.findings[0].id].rule.endswith("short: the author’s words")
