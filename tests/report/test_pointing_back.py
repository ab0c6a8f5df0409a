"""First words that point back, and those that set a passage against the one before it. All is invented."""

from __future__ import annotations

import re

import pytest

from briefgen.report.lexicons import LANGUAGES, lexicon
from briefgen.report.model import Kind, Passage, Place
from briefgen.report.wording import opening_anaphor, opens_with_contrast

POINT_BACK = [
    ("en", "These groups invest."),
    ("en", "They pay."),
    ("en", "This leaves 37 vessels."),
    ("en", "Such practices are old."),
    ("en", "Their clerks wait."),
    ("en", "Both ports are slow."),
    ("en", "The latter pays."),
    ("en", "Those ports pay."),
    ("en", "It pays no fees."),
    ("en", "It has been accused of theft."),
    ("en", "It has been closed since May."),
    ("en", "However, these groups pay."),
    ("en", "But they pay."),
    ("en", "In these ports, fees fell."),
    ("en", "Many of them pay."),
    ("en", "Most of these vessels pay."),
    ("en", "“They” is said."),
    ("en", "Because of this, fees fell."),
    ("en", "For this reason, fees fell."),
    ("en", "As a result, fees fell."),
    ("en", "Its register is thin."),
    ("en", "It is linked to smugglers."),
    ("en", "It is subject to review."),
    ("en", "It is a port."),
    ("en", "It is home to 61 warehouses."),
    ("en", "“These ports,” says R. Example, “wait.”"),
    ("en", "He pays."),
    ("en", "His clerks pay."),
    ("en", "Such an approach fails."),
    ("en", "The former is slow."),
    ("en", "While these ports wait, fees fall."),
    ("en", "Among them are 37 vessels."),
    ("en", "For example, fees fell."),
    ("en", "The same ports wait."),
    ("en", "It’s slow."),
    ("en", "They’re slow."),
    ("en", "All of this costs."),
    ("en", "Neither port pays."),
    ("en", "That is slow."),
    ("en", "These include fees."),
    ("en", "However, for many of these ports it is late."),
    ("en", "Despite this, fees fell."),
    ("en", "Therefore, fees fell."),
    ("en", "Both groups grew and spread."),
    ("en", "This is why fees fell."),
    ("en", "Of these, 37 pay none."),
    ("fr", "Ces groupes paient."),
    ("fr", "Ils paient."),
    ("fr", "Celles-ci paient."),
    ("fr", "Ce dernier paie."),
    ("fr", "Cette pratique dure."),
    ("fr", "Leurs navires attendent."),
    ("fr", "Dans ces ports, on attend."),
    ("fr", "Cependant, ils paient."),
    ("fr", "La plupart d’entre eux paient."),
    ("fr", "De telles pratiques durent."),
    ("fr", "Son registre est mince."),
    ("fr", "Il paie."),
    ("fr", "Les deux ports paient."),
    ("fr", "Cela dure."),
    ("fr", "C’est pourquoi les taxes baissent."),
    ("fr", "Parmi ceux-ci, un seul paie."),
    ("es", "Estos grupos pagan."),
    ("es", "Dichos puertos pagan."),
    ("es", "Ellos pagan."),
    ("es", "Ambos pagan."),
    ("es", "Sus clérigos esperan."),
    ("es", "En estos puertos se espera."),
    ("es", "Sin embargo, estos grupos pagan."),
    ("es", "Tales prácticas duran."),
    ("es", "Este último paga."),
    ("es", "La mayoría de ellos paga."),
    ("es", "Esto dura."),
]
STAND_ALONE = [
    ("en", "This report finds that fees fell."),
    ("en", "These findings show it."),
    ("en", "This year fees fell."),
    ("en", "There are 61 warehouses."),
    ("en", "It is estimated that fees fell."),
    ("en", "It has been reported that fees fell."),
    ("en", "It is important to count."),
    ("en", "It is often hard for small traders to pay."),
    ("en", "It is not yet clear who pays."),
    ("en", "Those who pay wait."),
    ("en", "Those with no permit wait."),
    ("en", "Both the ports and the courts wait."),
    ("en", "Both men and women wait."),
    ("en", "Such as it is."),
    ("en", "In this report, fees are counted."),
    ("en", "This second report counts."),
    ("en", "These three findings count."),
    ("en", "Neither Quell nor Marrow pays."),
    ("en", "The former minister resigned."),
    ("en", "His Excellency spoke."),
    ("en", "It takes about nine days to get a permit."),
    ("en", "It seems that fees fell."),
    ("en", "At this point nobody pays."),
    ("en", "Theyden pays."),
    ("en", "Itself a port, Quell pays."),
    ("en", "The port pays."),
    ("en", "Thistles grow."),
    ("en", "In Quell, fees fell."),
    ("en", "Italy pays."),
    ("en", "As many as 37 wait."),
    ("en", "This year’s fees fell."),
    ("en", "It is unclear why fees fell."),
    ("en", "It would be better to count."),
    ("en", "Although they are few, the clerks work."),
    ("en", "Those living near the port wait."),
    ("en", "In this year’s survey, fees fell."),
    ("en", "It is not possible to say who pays."),
    ("en", "This month the office closed."),
    ("en", "That fees fell is known."),
    ("en", "Since this year fees fell."),
    ("en", "It remains to be seen whether fees fall."),
    ("en", "These days nobody pays."),
    ("en", "It is generally accepted that fees fell."),
    ("en", "It is illegal to smuggle."),
    ("en", "Both Old Marrow and Quell pay."),
    ("en", "It is not always easy to say who pays."),
    ("en", "But it is important to count."),
    ("en", "It has long been known that fees fell."),
    ("en", "Of those who pay, few wait."),
    ("fr", "Ce rapport constate que les taxes baissent."),
    ("fr", "Il y a 61 entrepôts."),
    ("fr", "Il est estimé que les taxes baissent."),
    ("fr", "Il faut compter."),
    ("fr", "Il est important de compter."),
    ("fr", "Cette année, les taxes baissent."),
    ("fr", "Ces constats valent."),
    ("fr", "Ceux qui paient attendent."),
    ("fr", "Les ports paient."),
    ("fr", "C’est le port qui paie."),
    ("fr", "Ces dernières années, les taxes baissent."),
    ("fr", "Il existe 61 entrepôts."),
    ("fr", "Selon le bureau, on paie."),
    ("fr", "À Quell, on paie."),
    ("es", "Este informe constata."),
    ("es", "Este año bajaron."),
    ("es", "Hay 61 almacenes."),
    ("es", "Se estima que bajaron."),
    ("es", "Tal vez bajaron."),
    ("es", "Estos hallazgos valen."),
    ("es", "Está cerrado."),
    ("es", "Según la oficina, bajaron."),
    ("es", "Los puertos pagan."),
    ("es", "Es importante contar."),
]


def passage(text: str) -> Passage:
    return Passage("x", Kind.BULLET, text, Place(1))


@pytest.mark.parametrize(("language", "text"), POINT_BACK)
def test_words_that_point_back_are_found_as_they_stand_at_the_beginning(language: str, text: str) -> None:
    found = opening_anaphor(passage(text), language)
    assert found
    assert text.lstrip("“").startswith(found)


@pytest.mark.parametrize(("language", "text"), STAND_ALONE)
def test_what_points_at_nothing_or_at_the_report_stands_by_itself(language: str, text: str) -> None:
    assert opening_anaphor(passage(text), language) == ""


@pytest.mark.parametrize("text", ["Fees fell. These groups pay.", "Fees fell and they pay.", "", " ", "“”"])
def test_only_the_beginning_counts(text: str) -> None:
    assert opening_anaphor(passage(text), "en") == ""


@pytest.mark.parametrize(
    ("language", "text", "opens"),
    [
        ("en", "However, fees fell.", True),
        ("en", "“But fees fell.”", True),
        ("en", "By contrast, fees fell.", True),
        ("en", "Despite this progress, fees fell.", True),
        ("fr", "En revanche, les taxes baissent.", True),
        ("es", "Sin embargo, las tasas bajaron.", True),
        ("en", "However small, fees fell.", False),
        ("en", "But for the clerk, nobody came.", False),
        ("en", "Yet another port waits.", False),
        ("en", "Still waters run deep.", False),
        ("en", "In contrast to Quell, Marrow waits.", False),
        ("en", "Fees fell. But traffic grew.", False),
    ],
)
def test_an_opening_contrast_is_one_with_the_passage_before(language: str, text: str, opens: bool) -> None:
    assert opens_with_contrast(passage(text), language) is opens


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_of_the_lists_is_an_expression(language: str) -> None:
    known = lexicon(language)
    assert known is not None
    for phrase in (*known.anaphors, *known.before_anaphors, *known.no_anaphors, *known.contrast_openers):
        re.compile(phrase.replace(" ", r"\s+"), re.IGNORECASE)


def test_long_texts_take_no_time() -> None:
    assert opening_anaphor(passage("However, " * 20_000), "en") == ""
    assert opening_anaphor(passage("It is " + "very " * 20_000 + "late."), "en") == "It"
    assert opening_anaphor(passage("(" * 100_000), "en") == ""
